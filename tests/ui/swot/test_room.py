"""In the room: the dot vote and the board in large type."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dia_desktop.strategy.swot import Swot
from dia_desktop.ui.swot.board_show import SIZES, BoardShow
from dia_desktop.ui.swot.outlook import Order
from tests.ui.swot.board_setting import OP, S, Setting, T, W, items, live


def votes(at: Setting) -> dict[str, int | None]:
    """Return the votes in the file, by text."""
    return {item.text: item.votes for item in at.desk.swot.items}


def test_digits_are_dots_and_all_of_them_are_one_step(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Clusters")
        steps = at.steps()
        at.page.vote.click()
        assert at.page.ballot.running
        assert "0 dots so far" in at.page.vote_strip.sentence
        at.key(Qt.Key.Key_1)
        at.key(Qt.Key.Key_2)
        at.key(Qt.Key.Key_Return)
        at.key(Qt.Key.Key_3)
        at.key(Qt.Key.Key_4)
        at.key(Qt.Key.Key_Backspace)
        at.key(Qt.Key.Key_Return)
        at.key(Qt.Key.Key_Return)
        # Behind the last strength comes the first weakness.
        assert at.page.board.current is W
        at.key(Qt.Key.Key_7)
        assert at.page.ballot.votes == {"s1": 12, "s2": 3, "w1": 7}
        assert "22 dots so far" in at.page.vote_strip.sentence
        assert at.steps() == steps
        assert at.item("Clusters").importance is None
        at.page.vote_strip.acted.emit()
        assert at.steps() == steps + 1
        assert votes(at) == {
            "Clusters": 12,
            "Test beds": 3,
            "Know-how": 0,
            "Small firms": 7,
            "No brand": 0,
            "Trade deal": 0,
            "New plants": 0,
            "Tariffs": 0,
        }
        assert at.page.filters.chosen_order is Order.VOTES
        assert not at.page.vote_strip.isVisible()
        assert at.reopened() == at.desk.swot
        at.desk.undo()
        assert set(votes(at).values()) == {None}


def test_most_dots_come_first(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Know-how")
        at.page.vote.click()
        at.key(Qt.Key.Key_9)
        at.page.vote_strip.acted.emit()
        assert at.shown(S) == ["Know-how", "Clusters", "Test beds"]
        assert at.texts(S) == ["Clusters", "Test beds", "Know-how"]


def test_a_digit_after_moving_begins_a_new_number(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Clusters")
        at.page.vote.click()
        at.key(Qt.Key.Key_5)
        at.key(Qt.Key.Key_Down)
        at.key(Qt.Key.Key_2)
        at.key(Qt.Key.Key_Up)
        at.key(Qt.Key.Key_6)
        assert at.page.ballot.votes == {"s1": 6, "s2": 2}


def test_a_card_that_undo_takes_away_takes_its_dots_along(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.writer.add(S, ["Late idea"])
        (added,) = (item.id for item in at.desk.swot.items if item.text == "Late idea")
        at.page.vote.click()
        at.stand("Clusters")
        at.key(Qt.Key.Key_2)
        at.stand("Late idea")
        at.key(Qt.Key.Key_5)
        assert at.page.ballot.votes == {"s1": 2, added: 5}
        at.desk.undo()
        at.page.vote_strip.acted.emit()
        assert not at.page.ballot.running
        assert votes(at)["Clusters"] == 2


@pytest.mark.parametrize("by_key", [True, False])
def test_a_vote_can_be_left_without_a_trace(qtbot: QtBot, tmp_path: Path, *, by_key: bool) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Clusters")
        steps = at.steps()
        at.page.vote.click()
        at.key(Qt.Key.Key_5)
        if by_key:
            at.key(Qt.Key.Key_Escape)
        else:
            at.page.vote.click()
        assert not at.page.ballot.running
        assert at.steps() == steps
        at.page.board.view.setFocus()
        at.key(Qt.Key.Key_5)
        assert at.item("Clusters").importance == 5


def test_noting_no_dots_ends_the_vote_without_a_step(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        steps = at.steps()
        at.page.ballot.start()
        at.page.ballot.keep()
        assert not at.page.ballot.running
        assert at.steps() == steps


def test_the_show_fills_the_screen_of_its_window_without_help(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        show = BoardShow(at.context, at.page.board, at.page)
        assert show.geometry() == at.page.screen().geometry()


def shown(at: Setting) -> BoardShow:
    """Present the board and return what is shown."""
    at.page.present_board()
    (found,) = at.page.findChildren(BoardShow)
    assert found.isFullScreen()
    return found


def test_the_board_is_presented_and_esc_leaves(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        show = shown(at)
        assert show.accessibleName() == "Strengths: 3; Weaknesses: 2; Opportunities: 2; Threats: 1"
        assert "T1: Tariffs" in show.details()
        seen = []
        for key in (Qt.Key.Key_4, Qt.Key.Key_9, Qt.Key.Key_0):
            QTest.keyClick(show, key)
            seen.append(show.shown)
        assert seen == [(T,), (T,), (S, W, OP, T)]
        with qtbot.waitSignal(show.destroyed):
            QTest.keyClick(show, Qt.Key.Key_Escape)


def test_what_is_added_meanwhile_is_presented_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        show = shown(at)
        at.page.board.add(T, ["Currency"])
        assert "Threats: 2" in show.accessibleName()
        show.close()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1280, 720), (1024, 768)])
def test_the_type_is_as_large_as_fits_and_never_small(
    qtbot: QtBot, tmp_path: Path, width: int, height: int
) -> None:
    swot = Swot((*items(S, *(f"Point {number} " + "of many " * 9 for number in range(60))), *items(T, "One")))
    with live(qtbot, tmp_path, swot) as at:
        at.page.board.quadrants[S].count.click()
        show = BoardShow(at.context, at.page.board, at.page)
        show.resize(width, height)
        place = show.places()[S]
        few, many = show.cards(T), show.cards(S)
        assert show.type_size(few, show.body(place)) == SIZES[0]
        assert show.type_size(many, show.body(place)) == SIZES[-1]
        assert show.font_of(SIZES[-1]).pixelSize() == round(20 * height / 1080)
        picture = show.grab().toImage()
        # Something is written inside the first quadrant, nothing over its edge.
        edge = [picture.pixelColor(round(place.right()) + 6, y).name() for y in range(0, height, 3)]
        assert set(edge) == {at.context.theme.tokens.window.lower()}
        show.close()
