"""The board by keyboard: adding, editing, rating, moving, parking, removing; undone, redone, read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dia_desktop.store import StrategyFile
from dia_desktop.strategy.swot import Quadrant, Swot
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.pages import Page
from tests.ui.swot.board_setting import ALT, CTRL, OP, SHIFT, S, Setting, T, W, items, live, show

KEYS = {S: Qt.Key.Key_1, W: Qt.Key.Key_2, OP: Qt.Key.Key_3, T: Qt.Key.Key_4}


def editor(at: Setting) -> QLineEdit:
    """Return the open editor of a card."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert at.page.board.view.isAncestorOf(focus)
    return focus


def test_it_is_a_page_with_a_menu_and_regions(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        assert isinstance(at.page, Page)
        assert at.page.accessibleName() == "SWOT"
        words = {action.text().replace("&", "") for action in at.page.menu.actions()}
        assert {"Add: threat", "Details…", "Remove", "Present the board", "Vote on importance"} <= words
        quadrants = list(at.page.board.quadrants.values())
        assert [region for region in at.page.focus_regions() if region in quadrants] == quadrants


@pytest.mark.parametrize("quadrant", [*Quadrant])
def test_type_enter_next(qtbot: QtBot, tmp_path: Path, quadrant: Quadrant) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.search.setFocus()
        at.key(KEYS[quadrant], CTRL)
        before = at.texts(quadrant)
        for text in ("One more", "1 of M and E: =SUM(A1)"):
            at.type(text)
            at.key(Qt.Key.Key_Return)
        assert at.texts(quadrant) == [*before, "One more", "1 of M and E: =SUM(A1)"]
        assert at.shown(quadrant) == at.texts(quadrant)
        assert at.page.board.quadrants[quadrant].line.hasFocus()
        assert at.page.board.quadrants[quadrant].line.text() == ""
        assert at.reopened() == at.desk.swot
        at.desk.undo()
        assert at.texts(quadrant) == [*before, "One more"]


def test_an_empty_line_adds_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.board.start_line(S)
        before = at.steps()
        at.type("   ")
        at.key(Qt.Key.Key_Return)
        assert at.steps() == before
        at.key(Qt.Key.Key_Escape)
        assert at.page.board.quadrants[S].line.text() == ""


@pytest.mark.parametrize("into_line", [True, False])
def test_a_pasted_list_is_one_step(qtbot: QtBot, tmp_path: Path, *, into_line: bool) -> None:
    with live(qtbot, tmp_path) as at:
        before, steps = at.texts(W), at.steps()
        QGuiApplication.clipboard().setText("- First\r\n\n• <b>Second</b>\n  Third  \n")
        if into_line:
            at.page.board.start_line(W)
        else:
            at.page.board.quadrants[W].view.setFocus()
        at.key(Qt.Key.Key_V, CTRL)
        assert at.texts(W) == [*before, "First", "<b>Second</b>", "Third"]
        assert at.steps() == steps + 1
        assert "3 items" in at.page.message.text()
        at.desk.undo()
        assert at.texts(W) == before


def test_a_single_pasted_line_waits_for_enter(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.board.start_line(T)
        QGuiApplication.clipboard().setText("Tariffs again")
        at.key(Qt.Key.Key_V, CTRL)
        assert at.page.board.quadrants[T].line.text() == "Tariffs again"
        assert at.texts(T) == ["Tariffs"]


def test_f2_edits_in_place_and_esc_gives_up(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Test beds")
        at.key(Qt.Key.Key_F2)
        editor(at).setText("")
        QTest.keyClicks(editor(at), "Gone")
        at.key(Qt.Key.Key_Escape)
        assert at.texts(S)[1] == "Test beds"
        at.key(Qt.Key.Key_F2)
        editor(at).selectAll()
        QTest.keyClicks(editor(at), "3 <i>test</i> beds")
        at.key(Qt.Key.Key_Return)
        assert at.texts(S) == ["Clusters", "3 <i>test</i> beds", "Know-how"]
        assert at.marked() == ["3 <i>test</i> beds"]
        assert at.page.board.view.hasFocus()


def test_an_emptied_text_is_refused_and_the_old_one_stays(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Tariffs")
        at.key(Qt.Key.Key_F2)
        editor(at).selectAll()
        QTest.keyClick(editor(at), Qt.Key.Key_Delete)
        with qtbot.waitSignal(at.desk.refused) as said:
            at.key(Qt.Key.Key_Return)
        assert "cannot be empty" in said.args[0]
        assert at.texts(T) == ["Tariffs"]


def test_digits_set_the_importance_of_all_marked_cards(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Clusters")
        at.key(Qt.Key.Key_Down, SHIFT)
        assert at.marked() == ["Clusters", "Test beds"]
        steps = at.steps()
        at.key(Qt.Key.Key_4)
        assert [item.importance for item in at.desk.swot.within(S)] == [4, 4, None]
        assert at.steps() == steps + 1
        assert at.marked() == ["Clusters", "Test beds"]
        at.key(Qt.Key.Key_0)
        assert [item.importance for item in at.desk.swot.within(S)] == [None, None, None]


def test_alt_and_arrows_move_within_a_quadrant(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Know-how")
        at.key(Qt.Key.Key_Up, ALT)
        assert at.texts(S) == ["Clusters", "Know-how", "Test beds"]
        at.key(Qt.Key.Key_Up, ALT)
        at.key(Qt.Key.Key_Up, ALT)
        assert at.texts(S) == ["Know-how", "Clusters", "Test beds"]
        at.key(Qt.Key.Key_Down, ALT)
        assert at.texts(S) == ["Clusters", "Know-how", "Test beds"]
        assert at.marked() == ["Know-how"]


def test_moving_down_passes_what_is_shown_not_what_waits(qtbot: QtBot, tmp_path: Path) -> None:
    swot = Swot(items(S, "a", "b", "c", "d"), visible_cap=2)
    with live(qtbot, tmp_path, swot) as at:
        at.stand("a")
        at.key(Qt.Key.Key_Down, ALT)
        assert at.texts(S) == ["b", "a", "c", "d"]


def test_alt_and_arrows_move_to_the_quadrant_beside(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Test beds", "Know-how")
        at.key(Qt.Key.Key_Right, ALT)
        assert at.texts(W) == ["Small firms", "No brand", "Test beds", "Know-how"]
        assert at.marked() == ["Test beds", "Know-how"]
        assert at.page.board.quadrants[W].view.hasFocus()
        at.key(Qt.Key.Key_3, CTRL | ALT)
        assert at.texts(OP)[-2:] == ["Test beds", "Know-how"]
        at.desk.undo()
        at.desk.undo()
        assert at.texts(S) == ["Clusters", "Test beds", "Know-how"]


def test_del_parks_and_brings_back_and_shift_del_removes(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Test beds")
        at.key(Qt.Key.Key_Delete)
        assert at.item("Test beds").parked
        assert at.shown(S) == ["Clusters", "Know-how"]
        assert at.page.parked.text() == "Parked 1"
        # The keyboard goes on at the card that took its place, with nothing marked by that.
        assert at.page.board.view.currentIndex().row() == 1
        at.page.parked.click()
        assert at.shown(S) == ["Clusters", "Know-how", "Test beds"]
        at.stand("Test beds")
        at.key(Qt.Key.Key_Delete)
        assert not at.item("Test beds").parked
        at.key(Qt.Key.Key_Delete, SHIFT)
        assert at.texts(S) == ["Clusters", "Know-how"]
        at.desk.undo()
        assert at.texts(S) == ["Clusters", "Test beds", "Know-how"]


def test_copy_takes_the_texts_and_cut_parks(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Clusters", "Know-how")
        at.key(Qt.Key.Key_C, CTRL)
        assert QGuiApplication.clipboard().text() == "Clusters\nKnow-how"
        at.key(Qt.Key.Key_X, CTRL)
        assert at.item("Clusters").parked
        assert not at.item("Test beds").parked


def test_what_is_said_twice_is_told_and_merged(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Know-how")
        at.key(Qt.Key.Key_5)
        at.page.board.start_line(OP)
        at.type("know-HOW")
        at.key(Qt.Key.Key_Return)
        assert at.page.strip.sentence == "O3 says the same as S3: “Know-how”."
        assert len(at.desk.swot.items) == 9
        at.page.strip.acted.emit()
        assert len(at.desk.swot.items) == 8
        assert at.item("Know-how").importance == 5
        assert at.page.strip.sentence == ""
        at.desk.undo()
        assert at.texts(OP)[-1] == "know-HOW"


def test_an_edit_that_repeats_another_card_is_told_too(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.writer.rewrite(at.item("Clusters").id, "Tariffs")
        assert at.page.strip.sentence == "S1 says the same as T1: “Tariffs”."
        at.page.merge_same.trigger()
        assert [item.text for item in at.desk.swot.items].count("Tariffs") == 1


def test_marked_cards_are_merged_into_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Clusters", "Know-how")
        at.key(Qt.Key.Key_G)
        assert at.texts(S) == ["Clusters", "Test beds"]
        assert at.marked() == ["Clusters"]


def test_undo_and_redo_after_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.board.start_line(T)
        at.type("Currency risk")
        at.key(Qt.Key.Key_Return)
        at.stand("Currency risk")
        at.key(Qt.Key.Key_3)
        at.key(Qt.Key.Key_Up, ALT)
        done, path = at.desk.swot, at.path
        assert at.texts(T) == ["Currency risk", "Tariffs"]
    desk = Desk(StrategyFile.open(path, author="Next day"))
    with show(qtbot, path, desk) as again:
        assert again.desk.swot == done
        assert again.shown(T) == ["Currency risk", "Tariffs"]
        for _ in range(3):
            again.desk.undo()
        assert again.shown(T) == ["Tariffs"]
        for _ in range(3):
            again.desk.redo()
        assert again.desk.swot == done
        assert again.shown(T) == ["Currency risk", "Tariffs"]
    desk.close()


def test_a_swot_step_leaves_the_ranking_and_its_work_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        qtbot.waitUntil(lambda: at.desk.firmness is not None)
        before = at.desk.ranking, at.desk.firmness
        at.page.board.add(S, ["One more"])
        assert (at.desk.ranking, at.desk.firmness) == before
        assert at.desk.ranking is before[0]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "word " * 2_000,
        "🚀👩‍👩‍👧 emoji",
        "سوق جديدة في المغرب",
        "<b>bold</b> & <img src=x onerror=alert(1)>",
        '=HYPERLINK("http://example.org")',
    ],
)
def test_any_text_stays_text(qtbot: QtBot, tmp_path: Path, text: str) -> None:
    with live(qtbot, tmp_path) as at:
        at.page.board.add(S, [text])
        assert at.texts(S)[-1] == text.strip()
        item = at.desk.swot.within(S)[-1]
        at.page.board.mark([item.id])
        index = at.page.board.view.currentIndex()
        shown = str(index.data())
        assert text.startswith(shown.rstrip("…"))
        assert len(shown) < 300
        assert "<b>" not in str(index.data(Qt.ItemDataRole.ToolTipRole))
        assert text.strip() in str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        assert not at.page.grab().isNull()
        at.key(Qt.Key.Key_F2)
        assert editor(at).text() == text.strip()
        at.key(Qt.Key.Key_Return)
        assert at.desk.swot.within(S)[-1] == item
