"""Large plans: read, changed and compared beside the window, which shows what it has until then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.charts.gantt import gantt_layout
from dia_desktop.charts.gantt_rows import Row
from dia_desktop.store import Applied, StrategyFile, edits
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.roadmap import DateGrain, Roadmap
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.exhibits import roadmap_export
from dia_desktop.ui.long_work import MOST_AT_ONCE
from dia_desktop.ui.roadmap.changes import ChangesDialog
from dia_desktop.ui.roadmap.page import RoadmapPage
from dia_desktop.ui.roadmap.words import Span
from dia_desktop.ui.theme import Theme
from tests.ui.roadmap.roadmap_setting import (
    TODAY,
    Setting,
    drafted,
    large_roadmap,
    live,
    show,
    small_roadmap,
)

MANY = MOST_AT_ONCE + 100
SPAN = (date(2021, 1, 1), date(2021, 3, 31))


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    """Give a page with more activities than are changed at once."""
    with live(qtbot, tmp_path, large_roadmap(MANY)) as setting:
        yield setting


def mark_all(at: Setting) -> None:
    at.page.chart.tree.selectAll()
    assert len(at.page.chart.marked()) == MANY


def done(at: Setting) -> None:
    """Wait until nothing is being done beside the window."""
    at.qtbot.waitUntil(lambda: not at.desk.busy)
    QApplication.processEvents()


def starts(at: Setting) -> list[date | None]:
    return [each.start for each in at.desk.roadmap.activities]


def rows(at: Setting) -> list[Row]:
    return [*at.page.plan.gantt.rows]


# -- reading -------------------------------------------------------------------------------------


@pytest.fixture
def unread(qtbot: QtBot, tmp_path: Path) -> Iterator[RoadmapPage]:
    """Give a page that has just been made over a large roadmap."""
    path = tmp_path / "large.strategy"
    StrategyFile.create(path, drafted(large_roadmap(MANY)), author="Tester").close()
    desk = Desk(StrategyFile.open(path, author="Tester"))
    page = RoadmapPage(Context(desk, Theme(motion=False), QLocale.c()), clock=lambda: TODAY)
    qtbot.addWidget(page)
    page.resize(1352, 782)
    yield page
    desk.close()


def test_a_large_roadmap_is_shown_once_it_has_been_read(qtbot: QtBot, unread: RoadmapPage) -> None:
    page = unread
    page.show()
    assert not page.inspector.activity
    assert len(page.plan.gantt.rows) == 0
    assert page.empty.isHidden()
    assert page.chart.tray.nothing.text() == page.chart.timeline.finding() == "The roadmap is being read…"
    qtbot.waitUntil(lambda: not page.plan.reading)
    assert len(page.plan.gantt.rows) == MANY + 10
    assert [each.title for each in page.chart.marked()] == ["Activity 0"]
    assert page.inspector.activity is not None


def test_an_activity_that_is_wanted_before_is_gone_to_afterwards(qtbot: QtBot, unread: RoadmapPage) -> None:
    unread.show_activity("a250")
    qtbot.waitUntil(lambda: not unread.plan.reading)
    assert [each.id for each in unread.chart.marked()] == ["a250"]


def test_while_something_else_is_done_the_roadmap_waits(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "busy.strategy"
    StrategyFile.create(path, drafted(large_roadmap(MANY)), author="Tester").close()
    desk = Desk(StrategyFile.open(path, author="Tester"))
    ids = [f"a{place}" for place in range(MANY)]
    desk.do_many(MANY, "Noting", lambda file: edits.set_activities(file, ids, {"note": "Noted"}))
    assert desk.busy
    with show(qtbot, path, desk) as at:
        assert {each.note for each in at.page.plan.roadmap.activities} == {"Noted"}
        assert len(rows(at)) == MANY + 10
    desk.close()


# -- changing ------------------------------------------------------------------------------------


def test_many_activities_are_moved_beside_the_window(at: Setting) -> None:
    before, steps = starts(at), at.steps()
    mark_all(at)
    at.page.doing.shift_months(1)
    assert at.desk.busy
    assert at.desk.doing == f"Changing {MANY} activities"
    assert [each.start for each in at.page.plan.roadmap.activities] == before
    done(at)
    assert at.steps() == steps + 1
    assert all(was != now for was, now in zip(before, starts(at), strict=True))
    assert len(at.page.chart.marked()) == MANY
    at.desk.undo()
    done(at)
    assert starts(at) == before
    at.desk.redo()
    done(at)
    assert all(was != now for was, now in zip(before, starts(at), strict=True))


def test_many_activities_are_removed_and_it_is_said_once_that_is_done(at: Setting) -> None:
    mark_all(at)
    at.page.doing.remove()
    assert at.page.message.text() == ""
    assert len(rows(at)) == MANY + 10
    done(at)
    assert at.page.message.text() == f"Removed {MANY} activities. Undo: Ctrl+Z"
    assert len(rows(at)) == 10
    at.desk.undo()
    done(at)
    assert len(rows(at)) == MANY + 10


def test_cancelled_nothing_is_changed(at: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    before, go_on, schedule = starts(at), Event(), edits.schedule_activities

    def slowly(file: StrategyFile, spans: Mapping[str, Span | None], grain: DateGrain | None) -> Applied:
        go_on.wait()
        return schedule(file, spans, grain)

    monkeypatch.setattr(edits, "schedule_activities", slowly)
    mark_all(at)
    at.page.doing.shift_months(1)
    with at.qtbot.waitSignal(at.desk.given_up) as told:
        at.desk.cancel()
        go_on.set()
    assert "nothing was changed" in told.args[0]
    assert starts(at) == before


def test_few_activities_are_changed_at_once(at: Setting) -> None:
    at.page.chart.tree.mark([at.page.chart.tree.rows.key_of("a0")])
    at.page.doing.shift_months(1)
    assert not at.desk.busy
    assert at.desk.roadmap.by_id()["a0"].start == date(2020, 2, 1)


# -- comparing -----------------------------------------------------------------------------------


def named(at: Setting, *changed: str) -> int:
    """Name this moment, then change dates; return the number of the moment."""
    at.desk.do(edits.name_revision, "First", "")
    at.desk.do(edits.schedule_activities, dict.fromkeys(changed, SPAN))
    return at.desk.file.revisions()[-1].seq


def every_id() -> list[str]:
    return [f"a{place}" for place in range(MANY)]


def exported(at: Setting) -> int | None:
    """Return the moment that an export would be compared with."""
    assert at.desk.outlook is not None
    return at.desk.outlook.compared


def compared(at: Setting) -> Roadmap | None:
    """Return the roadmap that the chart is compared with."""
    return at.page.plan.content.compared


def waits(at: Setting) -> bool:
    """Whether a revision is waited for, which the chart shows."""
    assert at.page.chart.timeline.stale is at.page.plan.waiting
    return at.page.plan.waiting


def compare(at: Setting, seq: int | None) -> None:
    at.page.plan.look(replace(at.page.plan.outlook, compared=seq))


def test_a_revision_with_few_changes_since_is_compared_at_once(at: Setting) -> None:
    seq = named(at, "a3")
    compare(at, seq)
    assert not at.page.plan.waiting
    assert compared(at) == at.desk.file.roadmap_at(seq)


def test_a_revision_with_many_is_read_beside_the_window(at: Setting) -> None:
    seq = named(at, *every_id())
    compare(at, seq)
    assert waits(at)
    assert compared(at) is None
    assert exported(at) is None
    done(at)
    assert not waits(at)
    assert compared(at) == at.desk.file.roadmap_at(seq)
    assert exported(at) == seq
    export = roadmap_export(at.desk, None)
    assert export.compared is compared(at)
    assert [*gantt_layout(export.content, export.view).ghosts] == [*at.page.plan.gantt.ghosts]


def test_the_choice_made_last_is_the_one_that_is_shown(at: Setting) -> None:
    first = named(at, *every_id())
    at.desk.do(edits.name_revision, "Second", "")
    second = at.desk.file.revisions()[-1].seq
    compare(at, first)
    compare(at, second)
    done(at)
    assert at.page.plan.outlook.compared == second
    assert compared(at) == at.desk.file.roadmap_at(second)
    compare(at, first)
    compare(at, None)
    done(at)
    assert compared(at) is None
    assert not at.page.plan.gantt.ghosts


def test_a_comparison_that_is_cancelled_leaves_what_was_shown(
    at: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    seq = named(at, *every_id())
    go_on, read = Event(), StrategyFile.funding_at

    def slowly(file: StrategyFile, moment: int) -> Funding:
        go_on.wait()
        return read(file, moment)

    monkeypatch.setattr(StrategyFile, "funding_at", slowly)
    compare(at, seq)
    at.desk.cancel()
    go_on.set()
    done(at)
    assert at.page.plan.outlook.compared is None
    assert at.page.toolbar.compare.currentData() is None
    assert compared(at) is None


def test_a_comparison_stays_through_edits_and_their_undoing(at: Setting) -> None:
    seq = named(at, "a3")
    compare(at, seq)
    held = compared(at)
    at.desk.do(edits.set_activities, ["a4"], {"title": "Another title"})
    at.desk.undo()
    assert compared(at) is held


def test_all_changes_are_listed_and_the_old_ones_stay_dimmed_until_then(at: Setting) -> None:
    first = named(at, *every_id())
    at.desk.do(edits.name_revision, "Second", "")
    at.page.doing.show_changes()
    dialog = at.dialog()
    assert isinstance(dialog, ChangesDialog)
    lines = dialog.lines
    at.qtbot.waitUntil(lambda: dialog.finding.text() == "Nothing changed since then.")
    assert not lines.lines
    dialog.since.show_value(first)
    dialog.reload()
    at.qtbot.waitUntil(lambda: len(lines.lines) > MOST_AT_ONCE)
    assert lines.lines[0].head
    dialog.list.scrollToBottom()
    at.qtbot.waitUntil(lambda: lines.rowCount() == len(lines.lines))
    assert not lines.flags(lines.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert lines.data(lines.index(1), Qt.ItemDataRole.ForegroundRole) is None
    dialog.since.show_value(at.desk.file.revisions()[-1].seq)
    dialog.reload()
    assert lines.data(lines.index(1), Qt.ItemDataRole.ForegroundRole) is not None
    at.qtbot.waitUntil(lambda: not lines.lines)
    assert dialog.finding.text() == "Nothing changed since then."
    dialog.accept()


def test_a_list_of_changes_that_is_closed_before_it_is_there_is_forgotten(at: Setting) -> None:
    named(at, *every_id())
    at.page.doing.show_changes()
    at.dialog().accept()
    done(at)
    QTest.qWait(0)
    assert not at.desk.busy


# -- looking only --------------------------------------------------------------------------------


def test_what_may_only_be_looked_at_opens_no_field(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "held.strategy"
    first = StrategyFile.create(path, drafted(small_roadmap()), author="Tester")
    desk = Desk(StrategyFile.open(path, author="Reader"))
    with show(qtbot, path, desk) as at:
        at.stand("DEAL")
        tree = at.page.chart.tree
        for key in (Qt.Key.Key_F2, Qt.Key.Key_X):
            at.key(key)
            assert tree.state() == tree.State.NoState
        QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=at.cell("DEAL"))
        assert tree.state() == tree.State.NoState
    desk.close()
    first.close()


def test_cells_of_lanes_other_than_their_name_open_no_field(at: Setting) -> None:
    tree = at.page.chart.tree
    lane = tree.rows.index(0, 0)
    assert lane.flags() & Qt.ItemFlag.ItemIsEditable
    for column in range(1, tree.rows.columnCount()):
        assert not lane.siblingAtColumn(column).flags() & Qt.ItemFlag.ItemIsEditable
