"""The board by mouse: marking, dragging within and between quadrants, what is shown of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dia_desktop.strategy.swot import Swot
from dia_desktop.ui.swot.carried import carry
from dia_desktop.ui.swot.outlook import Order
from tests.ui.swot.board_setting import (
    BUTTON,
    CTRL,
    OP,
    SHIFT,
    SMALL,
    S,
    T,
    W,
    items,
    live,
    small_swot,
)


def test_ctrl_and_shift_mark_several(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.click("Clusters")
        at.click("Know-how", CTRL)
        assert at.marked() == ["Clusters", "Know-how"]
        at.click("Clusters")
        at.click("Know-how", SHIFT)
        assert at.marked() == ["Clusters", "Test beds", "Know-how"]


def test_one_side_has_marked_cards_in_one_quadrant_only(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        board = at.page.board
        at.click("Clusters")
        at.click("Trade deal")
        pair = board.pair()
        assert pair is not None
        assert [item.text for item in pair] == ["Clusters", "Trade deal"]
        at.click("Small firms")
        assert board.quadrants[S].view.marked() == ()
        pair = board.pair()
        assert pair is not None
        assert [item.text for item in pair] == ["Small firms", "Trade deal"]
        at.click("No brand", CTRL)
        assert board.pair() is None
        assert at.marked() == ["Small firms", "No brand"]


def test_two_clicks_edit(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        view = at.page.board.quadrants[T].view
        at.click("Tariffs")
        QTest.mouseDClick(view.viewport(), BUTTON, Qt.KeyboardModifier.NoModifier, at.middle("Tariffs"))
        focus = QApplication.focusWidget()
        assert isinstance(focus, QLineEdit)
        assert focus.text() == "Tariffs"


def test_dragging_within_a_quadrant(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        view = at.page.board.quadrants[S].view
        above = at.middle("Clusters") - QPoint(0, 10)
        assert at.drag(["Know-how"], view.viewport(), above)
        assert at.texts(S) == ["Know-how", "Clusters", "Test beds"]
        assert at.marked() == ["Know-how"]
        below = at.middle("Clusters") + QPoint(0, 10)
        steps = at.steps()
        assert at.drag(["Know-how"], view.viewport(), below)
        assert at.texts(S) == ["Clusters", "Know-how", "Test beds"]
        assert at.steps() == steps + 1


def test_dragging_between_quadrants_keeps_the_order(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        view = at.page.board.quadrants[T].view
        assert at.drag(["Clusters", "Know-how"], view.viewport(), at.middle("Tariffs") - QPoint(0, 10))
        assert at.texts(T) == ["Clusters", "Know-how", "Tariffs"]
        assert at.texts(S) == ["Test beds"]
        assert at.page.board.current is T
        at.desk.undo()
        assert at.texts(S) == ["Clusters", "Test beds", "Know-how"]


def test_dropped_behind_the_last_card_shown_it_stays_in_sight(qtbot: QtBot, tmp_path: Path) -> None:
    swot = Swot((*items(S, "a", "b", "c"), *items(W, "w")), visible_cap=2)
    with live(qtbot, tmp_path, swot) as at:
        view = at.page.board.quadrants[S].view
        at.drag(["w"], view.viewport(), QPoint(20, view.viewport().height() - 2))
        assert at.texts(S) == ["a", "b", "w", "c"]
        # It would wait behind the cap: it was moved by hand, so it is shown.
        assert at.shown(S) == ["a", "b", "w", "c"]
        assert at.marked() == ["w"]


def test_a_drag_marks_where_it_would_go(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        view = at.page.board.quadrants[W].view
        data = carry([at.item("Clusters")])
        plain = view.viewport().grab().toImage()
        view.drop_row = 1
        view.viewport().update()
        assert view.viewport().grab().toImage() != plain
        assert at.drop(data, view.viewport(), QPoint(20, 300))
        assert view.drop_row is None


def test_lines_from_another_program_become_items_and_files_do_not(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        onto = at.page.board.quadrants[OP].view.viewport()
        data = QMimeData()
        data.setText("Visa waiver\nNew airport")
        assert at.drop(data, onto, QPoint(20, 20))
        assert at.texts(OP)[-2:] == ["Visa waiver", "New airport"]
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile(str(tmp_path / "x.strategy"))])
        assert not at.drop(files, onto, QPoint(20, 20))


def test_cards_of_another_strategy_come_as_text(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        foreign = items(S, "From elsewhere")[0]
        data = carry([foreign])
        data.setData("application/x-dia-desktop-swot-items", b"unknown")
        assert at.drop(data, at.page.board.quadrants[W].view.viewport(), QPoint(9, 9))
        assert at.texts(W)[-1] == "From elsewhere"


def test_the_rest_waits_behind_the_count(qtbot: QtBot, tmp_path: Path) -> None:
    swot = Swot(items(S, *"abcdefghi"))
    with live(qtbot, tmp_path, swot) as at:
        card = at.page.board.quadrants[S]
        assert card.count.text() == "7 of 9 shown"
        assert at.shown(S) == [*"abcdefg"]
        card.count.click()
        assert at.shown(S) == [*"abcdefghi"]
        assert card.count.text() == "9 of 9 shown"
        card.count.click()
        assert at.shown(S) == [*"abcdefg"]
        at.page.board.start_line(S)
        at.type("j")
        at.key(Qt.Key.Key_Return)
        assert "S10 waits behind “7 of 10 shown”" in at.page.message.text()
        at.page.cap.trigger()
        dialog = at.dialog()
        dialog.count.setValue(3)  # type: ignore[attr-defined]
        dialog.accept()
        assert at.shown(S) == [*"abc"]
        assert at.reopened().visible_cap == 3


def test_a_sorted_board_is_a_view(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Know-how")
        at.key(Qt.Key.Key_5)
        steps = at.steps()
        at.page.filters.choose_order(Order.IMPORTANCE)
        assert at.shown(S) == ["Know-how", "Clusters", "Test beds"]
        assert at.texts(S) == ["Clusters", "Test beds", "Know-how"]
        assert at.item("Know-how").handle == "S3"
        at.stand("Test beds")
        at.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert "Board order" in at.page.strip.sentence
        view = at.page.board.quadrants[S].view
        at.drag(["Test beds"], view.viewport(), QPoint(20, 2))
        assert at.steps() == steps
        assert at.drag(["Small firms"], view.viewport(), QPoint(20, 2))
        assert at.texts(S) == ["Clusters", "Test beds", "Know-how", "Small firms"]


def test_filters_and_search(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        usa = at.desk.scoring.markets[0]
        at.page.writer.set([at.item("Tariffs").id], {"market_ids": [usa.id]})
        at.page.writer.set([at.item("Clusters").id], {"market_ids": [at.desk.scoring.markets[1].id]})
        chip = next(each for each in at.page.filters.chips if each.market == usa)
        chip.click()
        board = at.page.board
        assert board.quadrants[S].model.faded == {at.item("Clusters").id}
        assert at.shown(S) == ["Clusters", "Test beds", "Know-how"]
        chip.click()
        assert board.quadrants[S].model.faded == frozenset()
        at.key(Qt.Key.Key_F, CTRL)
        at.type("tar")
        assert [at.shown(quadrant) for quadrant in (S, W, OP, T)] == [[], [], [], ["Tariffs"]]
        assert board.quadrants[S].view.empty_sentence == "No card here fits what you look for."
        assert board.quadrants[T].count.text() == "1 of 1 found"
        at.page.show_all()
        assert at.shown(S) == at.texts(S)


def test_where_chips_do_not_fit_there_is_a_list(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        filters = at.page.filters
        assert filters.chips[0].isVisible()
        assert not filters.market.isVisible()
        filters.fit(500)
        assert not filters.chips[0].isVisible()
        assert filters.market.isVisible()
        filters.market.setCurrentIndex(1)
        filters.market.activated.emit(1)
        assert at.page.board.outlook.market_id == at.desk.scoring.markets[0].id


def test_an_empty_board_asks(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, Swot()) as at:
        asked = [card.view.empty_sentence for card in at.page.board.quadrants.values()]
        assert asked == [
            "What helps us from inside?",
            "What hinders us from inside?",
            "What outside could help us?",
            "What outside could harm us?",
        ]
        empty = at.page.board.quadrants[T].view
        asking = empty.viewport().grab().toImage()
        at.page.board.add(S, ["We do"])
        assert at.shown(S) == ["We do"]
        assert at.page.board.quadrants[S].view.empty_sentence == ""
        # A card can be dropped on an empty quadrant.
        assert at.drag(["We do"], empty.viewport(), QPoint(30, 30))
        assert at.shown(T) == ["We do"]
        assert empty.viewport().grab().toImage() != asking


def test_a_file_for_reading_only_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    from dia_desktop.store import StrategyFile
    from dia_desktop.ui.desk import Desk
    from tests.ui.swot.board_setting import show

    with live(qtbot, tmp_path) as first:
        desk = Desk(StrategyFile.open(first.path, author="Second"))
        with show(qtbot, first.path, desk) as at:
            board = at.page.board
            assert not board.quadrants[S].line.isEnabled()
            at.stand("Clusters")
            at.key(Qt.Key.Key_3)
            assert "reading only; save a copy" in at.page.strip.sentence
            at.key(Qt.Key.Key_F2)
            at.key(Qt.Key.Key_Delete)
            view = board.quadrants[W].view
            assert not at.drag(["Clusters"], view.viewport(), QPoint(9, 9))
            assert at.desk.swot == small_swot_as_read(at.desk.swot)
            assert not at.page.vote.isEnabled()
            at.key(Qt.Key.Key_Return)
            dialog = at.dialog()
            assert not dialog.act_button.isEnabled()  # type: ignore[attr-defined]
        desk.close()


def small_swot_as_read(read: Swot) -> Swot:
    """Return the SWOT the file was made with; reading orders it alike."""
    assert [item.text for item in read.items] == [item.text for item in small_swot().items]
    return Swot(small_swot().items, (), read.visible_cap)


def test_a_small_page_keeps_every_card_on_one_line(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, size=SMALL) as at:
        assert not at.page.dock.isVisible()
        delegate = at.page.board.quadrants[S].view.delegate
        looks = [(delegate.dense, delegate.height < 40)]
        at.page.resize(1832, 962)
        assert at.page.dock.isVisible()
        looks.append((delegate.dense, delegate.height < 40))
        assert looks == [(True, True), (False, False)]
