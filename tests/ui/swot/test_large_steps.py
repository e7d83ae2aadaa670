"""Many cards changed at once: beside the window, as one step, and shown once it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from dia_desktop.strategy.swot import Quadrant, Swot, SwotItem
from dia_desktop.ui.long_work import MOST_AT_ONCE
from dia_desktop.ui.swot.item_dialog import ItemDialog
from tests.ui.swot.board_setting import Setting, live

PATIENCE_MS = 20_000
MANY = MOST_AT_ONCE + 2


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    """Give a board with many strengths, each of which is said twice."""
    items = (
        SwotItem(f"i{n}", Quadrant.STRENGTHS, f"Strength {n // 2}", position=n, votes=1) for n in range(MANY)
    )
    with live(qtbot, tmp_path, Swot(tuple(items))) as setting:
        for card in setting.page.board.quadrants.values():
            card.count.click()
        yield setting


def settle(at: Setting) -> None:
    """Wait until nothing is being done any more."""
    assert at.desk.busy
    at.qtbot.waitUntil(lambda: not at.desk.busy, timeout=PATIENCE_MS)


def ids(at: Setting) -> list[str]:
    return [item.id for item in at.desk.swot.items]


def rate(at: Setting) -> None:
    at.page.writer.set(ids(at), {"importance": 4})


def move(at: Setting) -> None:
    at.page.board.mark(ids(at))
    at.page.board.move_to(Quadrant.THREATS)


def merge(at: Setting) -> None:
    at.page.merge_twins()


def vote(at: Setting) -> None:
    at.page.ballot.start()
    at.page.ballot.votes = dict.fromkeys(ids(at), 7)
    at.page.ballot.keep()


CHANGES: dict[str, tuple[Callable[[Setting], None], Callable[[Setting], bool]]] = {
    "Changing 202 items": (rate, lambda at: {item.importance for item in at.desk.swot.items} == {4}),
    "Moving 202 items": (
        move,
        lambda at: {item.quadrant for item in at.desk.swot.items} == {Quadrant.THREATS},
    ),
    "Merging 202 items": (merge, lambda at: [item.votes for item in at.desk.swot.items] == [2] * (MANY // 2)),
    "Noting votes on 202 items": (vote, lambda at: {item.votes for item in at.desk.swot.items} == {7}),
}


@pytest.mark.parametrize("title", CHANGES)
def test_many_cards_are_changed_beside_the_window_as_one_step(at: Setting, title: str) -> None:
    change, done = CHANGES[title]
    before, steps = at.desk.swot, at.steps()
    change(at)
    assert at.desk.doing == title
    assert at.desk.swot == before
    settle(at)
    assert done(at)
    assert at.steps() == steps + 1
    changed = at.desk.swot
    for replay, wanted in ((at.desk.undo, before), (at.desk.redo, changed)):
        replay()
        settle(at)
        assert at.desk.swot == wanted
    assert at.reopened() == changed


def test_moved_cards_are_marked_where_they_went(at: Setting) -> None:
    move(at)
    settle(at)
    assert at.page.board.current is Quadrant.THREATS
    assert at.marked()


def test_a_vote_is_over_once_it_is_noted(at: Setting) -> None:
    vote(at)
    assert at.page.ballot.running
    settle(at)
    assert not at.page.ballot.running


def test_a_vote_that_is_not_noted_goes_on(at: Setting) -> None:
    away = at.path.rename(at.path.with_name("moved.strategy"))
    vote(at)
    settle(at)
    assert at.page.ballot.running
    assert at.page.ballot.total == 7 * MANY
    away.rename(at.path)


def test_the_fields_of_many_cards_wait_for_the_end(at: Setting) -> None:
    dialog = ItemDialog(at.context, at.page.writer, at.desk.swot.items, ["tags"], at.page)
    dialog.show()
    (field,) = dialog.fields.values()
    assert isinstance(field, QLineEdit)
    field.setText("robots")
    dialog.accept()
    assert dialog.isVisible()
    with at.qtbot.waitSignal(dialog.accepted, timeout=PATIENCE_MS):
        pass
    at.qtbot.waitUntil(lambda: not at.desk.busy)
    assert {item.tags for item in at.desk.swot.items} == {("robots",)}
