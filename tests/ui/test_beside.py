"""Long work beside the window: what is shown and refused meanwhile, and how it ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import Applied, Area, StrategyFile
from dia_desktop.store.edits import NewItem, add_items, rename_strategy
from dia_desktop.strategy.swot import Quadrant
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.long_work import MOST_AT_ONCE
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.windows import Windows

PATIENCE_MS = 20_000
PATIENCE = PATIENCE_MS / 1000
MANY = MOST_AT_ONCE + 1
DOING = "Renaming everything"
WAIT = "Renaming everything: wait until that is done, or cancel it with Esc."


@dataclass
class Slow:
    """An edit that stops in the middle of its step until it may go on."""

    title: str = "Where to go"
    error: Exception | None = None
    inside: Event = field(default_factory=Event)
    may_go_on: Event = field(default_factory=Event)

    def __call__(self, file: StrategyFile) -> Applied:
        with file.step("Being slow") as step:
            self.inside.set()
            assert self.may_go_on.wait(PATIENCE)
            if self.error is not None:
                raise self.error
            step.label = "Renamed slowly"
            # Within a step of its own, so that this one is only about the waiting.
        return rename_strategy(file, self.title)


@pytest.fixture
def slow() -> Iterator[Slow]:
    """Give a slow edit, which no test leaves waiting."""
    edit = Slow()
    yield edit
    edit.may_go_on.set()


@pytest.fixture
def window(qtbot: QtBot, windows: Windows) -> MainWindow:
    """Give a window over the example."""
    made = windows.open_example()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def begin(desk: Desk, slow: Slow, then: Callable[[], None] = lambda: None) -> None:
    """Begin a slow edit, and wait until it is in the middle of its step."""
    assert desk.do_many(MANY, DOING, slow, then)
    assert slow.inside.wait(PATIENCE)


def end(qtbot: QtBot, desk: Desk, slow: Slow) -> None:
    """Let it go on, and wait until the desk is free again."""
    with qtbot.waitSignal(desk.busy_changed, timeout=PATIENCE_MS):
        slow.may_go_on.set()


def many_items(desk: Desk) -> None:
    """Do a large step at once."""
    assert desk.do(add_items, [NewItem(Quadrant.THREATS, f"Threat {number}") for number in range(MANY)])


def test_a_large_edit_is_done_beside_and_shown_in_order(qtbot: QtBot, desk: Desk, slow: Slow) -> None:
    events: list[object] = []
    desk.busy_changed.connect(lambda: events.append(("busy", desk.busy, desk.doing)))
    desk.changed.connect(lambda areas: events.append((areas, desk.strategy.title)))
    before = desk.strategy.title
    begin(desk, slow, lambda: events.append("then"))
    assert events == [("busy", True, DOING)]
    assert desk.strategy.title == before
    end(qtbot, desk, slow)
    shown = (frozenset({Area.STRATEGY}), "Where to go")
    assert events == [("busy", True, DOING), shown, "then", ("busy", False, "")]
    assert desk.file.strategy().title == "Where to go"


def test_a_small_edit_is_done_at_once(desk: Desk) -> None:
    done: list[str] = []
    edit = Slow()
    edit.may_go_on.set()
    assert desk.do_many(MOST_AT_ONCE, DOING, edit, lambda: done.append(desk.strategy.title))
    assert done == ["Where to go"]
    assert not desk.busy


def test_everything_else_is_refused_meanwhile_with_one_sentence(
    qtbot: QtBot, window: MainWindow, slow: Slow, tmp_path: Path
) -> None:
    desk = window.desk
    assert desk.do(rename_strategy, "Before")
    shown = (desk.strategy, desk.swot, desk.scoring)
    refusals: list[str] = []
    desk.refused.connect(refusals.append)
    begin(desk, slow)
    attempts: list[Callable[[], object]] = [
        lambda: desk.do(rename_strategy, "Meanwhile"),
        lambda: desk.do_many(MANY, "Another", slow),
        lambda: desk.do_many(1, "Another", slow),
        desk.undo,
        desk.redo,
        lambda: desk.show_round(desk.scoring.round.id),
        lambda: desk.show_voice(desk.strategy.partners[0].id),
        lambda: window.save_copy_to(tmp_path / "copy.strategy"),
        window.export_page,
        window.copy_figure,
        window.dialogs.show_history,
    ]
    for number, attempt in enumerate(attempts, start=1):
        assert not attempt()
        assert refusals == [WAIT] * number
    assert window.strip.sentence == WAIT
    assert (desk.strategy, desk.swot, desk.scoring) == shown
    assert not (tmp_path / "copy.strategy").exists()
    end(qtbot, desk, slow)
    assert desk.do(rename_strategy, "Afterwards")
    assert window.strip.sentence == ""


def test_what_is_cancelled_leaves_neither_data_nor_history_nor_undo(
    qtbot: QtBot, desk: Desk, slow: Slow
) -> None:
    assert desk.do(rename_strategy, "Before")
    before = (desk.file.strategy(), desk.file.history(), desk.file.undo_label)
    done: list[str] = []
    begin(desk, slow, lambda: done.append("then"))
    desk.cancel()
    with (
        qtbot.assertNotEmitted(desk.changed),
        qtbot.assertNotEmitted(desk.refused),
        qtbot.waitSignal(desk.given_up) as said,
    ):
        end(qtbot, desk, slow)
    assert said.args == ["Renaming everything: cancelled, and nothing was changed."]
    assert not done
    assert (desk.file.strategy(), desk.file.history(), desk.file.undo_label) == before
    desk.undo()
    assert desk.strategy.title != "Before"


def test_what_cannot_be_used_is_refused_as_it_is_at_once(qtbot: QtBot, desk: Desk, slow: Slow) -> None:
    slow.error = InvalidInputError("Line 3 is no number.")
    steps = desk.file.history()
    begin(desk, slow)
    with qtbot.assertNotEmitted(desk.changed), qtbot.waitSignal(desk.refused) as said:
        end(qtbot, desk, slow)
    assert said.args == ["Line 3 is no number."]
    assert (desk.file.history(), desk.unsaved) == (steps, "")


def test_a_change_that_does_not_reach_the_file_is_remembered(qtbot: QtBot, desk: Desk) -> None:
    away = desk.file.path.rename(desk.file.path.with_name("moved.strategy"))
    with qtbot.waitSignal(desk.refused, timeout=PATIENCE_MS):
        assert desk.do_many(MANY, DOING, lambda file: rename_strategy(file, "Lost"))
    assert "was moved, replaced or deleted" in desk.unsaved
    away.rename(desk.file.path)


def test_a_bug_beside_the_window_surfaces_and_leaves_the_desk_free(
    qtbot: QtBot, desk: Desk, slow: Slow
) -> None:
    slow.error = ZeroDivisionError("a bug")
    begin(desk, slow)
    with capture_exceptions() as surfaced:
        end(qtbot, desk, slow)
    assert [type(value) for _, value, _ in surfaced] == [ZeroDivisionError]
    assert desk.do(rename_strategy, "Goes on")


def test_a_window_that_is_left_meanwhile_closes_once_all_is_written(
    qtbot: QtBot, window: MainWindow, slow: Slow
) -> None:
    desk, path = window.desk, window.desk.file.path
    begin(desk, slow)
    assert not window.close()
    assert window.strip.sentence == "Renaming everything: the window closes once that is done."
    assert window.isVisible()
    with qtbot.waitSignal(window.closed, timeout=PATIENCE_MS):
        slow.may_go_on.set()
    with StrategyFile.open(path, author="Somebody else") as file:
        assert not file.read_only
        assert file.strategy().title == "Where to go"


def test_a_window_stays_where_what_it_waited_for_was_refused(
    qtbot: QtBot, window: MainWindow, slow: Slow
) -> None:
    slow.error = InvalidInputError("Line 3 is no number.")
    begin(window.desk, slow)
    assert not window.close()
    with qtbot.assertNotEmitted(window.closed):
        end(qtbot, window.desk, slow)
    assert window.isVisible()
    assert window.strip.sentence == "Line 3 is no number."


def test_a_desk_that_is_closed_cancels_and_waits(example_file: StrategyFile, slow: Slow) -> None:
    desk, path = Desk(example_file), example_file.path
    before = desk.strategy
    begin(desk, slow)
    desk.closing.connect(slow.may_go_on.set)
    desk.cancel()
    desk.close()
    with StrategyFile.open(path, author="Somebody else") as file:
        assert file.strategy() == before


def test_a_large_step_is_undone_and_redone_beside_and_after_a_restart(qtbot: QtBot, desk: Desk) -> None:
    before = desk.swot
    many_items(desk)
    after = desk.swot
    for replay, wanted in ((desk.undo, before), (desk.redo, after), (desk.undo, before)):
        with qtbot.waitSignals([desk.changed, desk.busy_changed], timeout=PATIENCE_MS):
            replay()
            assert desk.busy
        qtbot.waitUntil(lambda: not desk.busy, timeout=PATIENCE_MS)
        assert desk.swot == wanted
    assert "Redoing" not in desk.doing
    path = desk.file.path
    desk.close()
    again = Desk(StrategyFile.open(path, author="tests"))
    with qtbot.waitSignal(again.changed, timeout=PATIENCE_MS):
        again.redo()
        assert again.doing.startswith("Redoing: ")
    assert again.swot == after
    again.close()


def test_what_was_looked_at_is_read_with_the_rest_and_the_rest_when_it_is_asked_for(
    qtbot: QtBot, desk: Desk, slow: Slow
) -> None:
    begin(desk, slow)
    slow.may_go_on.set()
    # Nobody had looked at it: the window waits until the file is free.
    assert desk.roadmap.activities == desk.file.roadmap().activities
    qtbot.waitUntil(lambda: not desk.busy, timeout=PATIENCE_MS)


def test_esc_cancels_what_the_status_bar_says_is_being_done(
    qtbot: QtBot, window: MainWindow, slow: Slow
) -> None:
    working, status = window.status.working, window.status
    assert not working.isVisible()
    with qtbot.waitSignal(working.shown_changed, timeout=PATIENCE_MS):
        begin(window.desk, slow)
        assert not working.isVisible()
    assert working.isVisible()
    assert working.accessibleName() == working.label.text() == "Renaming everything…"
    assert status.state
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert working.label.text() == "Cancelling…"
    with qtbot.waitSignal(window.desk.given_up, timeout=PATIENCE_MS):
        slow.may_go_on.set()
    qtbot.waitUntil(working.isHidden)
    assert window.strip.sentence == "Renaming everything: cancelled, and nothing was changed."
    assert not working.escape.isEnabled()
