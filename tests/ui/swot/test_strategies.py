"""Strategic options: made beside the board and in the matrix, traced both ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dia_desktop.store import StrategyFile
from dia_desktop.strategy.swot import OptionKind, StrategicOption, Swot
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.swot.option_dialog import OptionDialog
from dia_desktop.ui.widgets import PlainLabel
from tests.ui.swot.board_setting import OP, SMALL, S, Setting, T, W, items, live, show, small_swot

OPTIONS = (
    StrategicOption("one", OptionKind.SO, "Go there", "because", ("s1", "o1"), (), None, 0),
    StrategicOption("two", OptionKind.WT, "Hedge <b>it</b>", "", ("w1", "t1"), (), None, 1),
    StrategicOption("three", OptionKind.SO, "Show & tell", "", ("s1", "o1"), (), None, 2),
    StrategicOption("loose", OptionKind.ST, "An idea", "", (), (), None, 3),
)


def cell(at: Setting, row: int, column: int) -> str:
    """Return what stands in a cell of the matrix."""
    return str(at.page.strategies.table.cells.index(row, column).data())


def option_dialog(at: Setting) -> OptionDialog:
    """Return the open dialog of an option."""
    dialog = at.dialog()
    assert isinstance(dialog, OptionDialog)
    return dialog


def test_one_card_inside_and_one_outside_make_an_option(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        composer = at.page.dock.composer
        assert not composer.title.isEnabled()
        at.click("Small firms")
        at.click("New plants")
        assert composer.crossed.text() == "W1 × O2 · weakness × opportunity"
        composer.title.setFocus()
        for title in ("Shared desk", "Joint stand"):
            QTest.keyClicks(composer.title, title)
            QTest.keyClick(composer.title, Qt.Key.Key_Return)
        made = at.desk.swot.options
        assert [(option.title, option.kind) for option in made] == [
            ("Shared desk", OptionKind.WO),
            ("Joint stand", OptionKind.WO),
        ]
        assert composer.title.hasFocus()
        assert at.page.dock.kinds[OptionKind.WO].text() == "WO · 2"
        assert at.page.tabs.tabText(1) == "Strategies (TOWS)  2"
        card = at.page.board.cards[at.item("Small firms").id]
        assert card.uses == 2
        assert at.reopened() == at.desk.swot
        at.desk.undo()
        at.desk.undo()
        assert at.desk.swot.options == ()


def test_the_key_of_crossing_asks_for_all_fields(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, size=SMALL) as at:
        market, partner = at.desk.scoring.markets[2], at.desk.strategy.partners[0]
        at.stand("Tariffs")
        at.stand("Clusters")
        at.key(Qt.Key.Key_X)
        dialog = option_dialog(at)
        assert dialog.kind.currentData() == "ST"
        assert not dialog.kind.isEnabled()
        dialog.name.setText("Sell services")
        dialog.reason.setPlainText("Services pay no tariff")
        dialog.markets.findItems(market.name, Qt.MatchFlag.MatchExactly)[0].setCheckState(
            Qt.CheckState.Checked
        )
        dialog.owner.setCurrentIndex(dialog.owner.findData(partner.id))
        dialog.accept()
        (option,) = at.desk.swot.options
        assert (option.title, option.reason) == ("Sell services", "Services pay no tariff")
        assert (option.market_ids, option.owner_id) == ((market.id,), partner.id)
        assert set(option.item_ids) == {at.item("Clusters").id, at.item("Tariffs").id}


def test_an_option_without_a_title_stays_open_and_says_why(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.stand("Tariffs")
        at.stand("Clusters")
        at.page.cross_pair()
        dialog = option_dialog(at)
        dialog.accept()
        assert dialog.isVisible()
        assert dialog.strip.sentence
        assert at.desk.swot.options == ()


def test_an_option_is_moved_changed_and_removed_in_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, small_swot(OPTIONS)) as at:
        at.page.tabs.setCurrentIndex(1)
        listed = at.page.strategies.options
        listed.setFocus()
        listed.choose("two")
        at.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
        assert [option.id for option in at.desk.swot.options] == ["two", "one", "three", "loose"]
        assert listed.chosen is not None
        assert listed.chosen.id == "two"
        at.key(Qt.Key.Key_Return)
        dialog, steps = option_dialog(at), at.steps()
        dialog.name.setText("Hedge")
        dialog.accept()
        assert at.steps() == steps + 1
        assert at.desk.swot.options[0].title == "Hedge"
        QTest.keyClick(listed, Qt.Key.Key_Delete)
        assert [option.id for option in at.desk.swot.options] == ["one", "three", "loose"]
        at.desk.undo()
        assert len(at.desk.swot.options) == 4


def test_a_card_dropped_on_an_option_is_linked(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, small_swot(OPTIONS)) as at:
        listed = at.page.dock.list
        at_first = listed.visualRect(listed.options.index(0)).center()
        assert at.drag(["New plants"], listed.viewport(), at_first)
        assert at.desk.swot.options[0].item_ids == ("s1", "o1", "o2")
        steps = at.steps()
        assert at.drag(["New plants"], listed.viewport(), at_first)
        assert at.steps() == steps


def test_cards_dropped_on_the_new_option_are_marked(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        composer = at.page.dock.composer
        assert at.drag(["Know-how"], composer, QPoint(9, 9))
        assert at.drag(["Tariffs"], composer, QPoint(9, 9))
        assert composer.crossed.text() == "S3 × T1 · strength × threat"


def test_the_matrix_has_items_along_its_edges_and_options_in_its_cells(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, small_swot(OPTIONS)) as at:
        model = at.page.strategies.table.cells
        assert [item.handle for item in model.tows.rows] == ["S1", "S2", "S3", "W1", "W2"]
        assert [item.handle for item in model.tows.columns] == ["O1", "O2", "T1"]
        assert cell(at, 0, 0) == "Go there\nShow & tell"
        assert cell(at, 3, 2) == "Hedge <b>it</b>"
        assert cell(at, 1, 1) == ""
        spoken = model.index(3, 2).data(Qt.ItemDataRole.AccessibleTextRole)
        assert spoken == "W1 × T1: Hedge <b>it</b>"
        at.page.tabs.setCurrentIndex(1)
        assert not at.page.grab().isNull()


def test_enter_in_the_matrix_adds_and_opens(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, small_swot(OPTIONS)) as at:
        at.page.tabs.setCurrentIndex(1)
        table = at.page.strategies.table
        table.setFocus()
        table.setCurrentIndex(table.cells.index(1, 1))
        at.key(Qt.Key.Key_Return)
        dialog = option_dialog(at)
        assert set(dialog.items.ticked()) == {"s2", "o2"}
        dialog.name.setText("New & bold")
        dialog.accept()
        assert cell(at, 1, 1) == "New & bold"
        assert table.currentIndex() == table.cells.index(1, 1)
        QTest.keyClick(table, Qt.Key.Key_Return)
        assert option_dialog(at).name.text() == "New & bold"
        option_dialog(at).reject()
        QTest.keyClick(table, Qt.Key.Key_Delete)
        assert cell(at, 1, 1) == ""


def test_a_cell_with_several_options_offers_each(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, small_swot(OPTIONS)) as at:
        table = at.page.strategies.table
        menu = table.menu_of(table.cells.index(0, 0))
        words = [action.text() for action in menu.actions() if not action.isSeparator()]
        assert words == [
            "Add an option here…",
            "Edit “Go there”…",
            "Roadmap: “Go there”",
            "Remove “Go there”",
            "Edit “Show && tell”…",
            "Roadmap: “Show && tell”",
            "Remove “Show && tell”",
        ]
        menu.actions()[-1].trigger()
        assert cell(at, 0, 0) == "Go there"


def test_unused_and_double_used_items_are_listed_and_lead_to_their_cards(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with live(qtbot, tmp_path, small_swot(OPTIONS)) as at:
        tab, dock = at.page.strategies, at.page.dock
        assert tab.lost.sentence.text() == "4 items lead nowhere"
        assert tab.twice.sentence.text() == "2 items are used more than once"
        assert dock.lost.text() == "4 cards lead nowhere"
        assert dock.lost.accessibleDescription() == "S2, S3, W2, O2"
        at.page.writer.set(["w2"], {"criterion_ids": [at.desk.scoring.criteria[0].id]})
        assert tab.lost.sentence.text() == "3 items lead nowhere"
        at.page.search.setText("Tariffs")
        at.page.tabs.setCurrentIndex(1)
        index = tab.lost.list.model().index(1, 0)
        tab.lost.list.activated.emit(index)
        assert at.page.tabs.currentIndex() == 0
        assert at.marked() == ["Know-how"]
        assert at.page.search.text() == ""


def test_a_card_says_which_options_use_it(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, small_swot(OPTIONS)) as at:
        at.stand("Clusters")
        at.key(Qt.Key.Key_Return)
        words = [label.text() for label in at.dialog().findChildren(PlainLabel)]
        assert "Go there; Show & tell" in words


@pytest.mark.parametrize("kind", [OptionKind.SO, OptionKind.WT])
def test_the_list_can_be_narrowed_to_a_kind(qtbot: QtBot, tmp_path: Path, kind: OptionKind) -> None:
    with live(qtbot, tmp_path, small_swot(OPTIONS)) as at:
        dock = at.page.dock
        dock.kinds[kind].click()
        assert {option.kind for option in dock.list.options.options} == {kind}
        dock.kinds[kind].click()
        assert len(dock.list.options.options) == 4


def test_an_empty_side_says_what_the_matrix_needs(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, Swot(items(S, "Only this"))) as at:
        at.page.tabs.setCurrentIndex(1)
        assert at.page.strategies.nothing.isVisible()
        at.page.writer.add(T, ["And that"])
        assert not at.page.strategies.nothing.isVisible()


def test_options_survive_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path) as at:
        at.click("Small firms")
        at.click("Trade deal")
        at.page.dock.composer.title.setText("Shared desk")
        at.page.dock.composer.add()
        path, done = at.path, at.desk.swot
    desk = Desk(StrategyFile.open(path, author="Next day"))
    with show(qtbot, path, desk) as again:
        assert again.desk.swot == done
        again.desk.undo()
        assert again.page.dock.list.options.options == ()
        again.desk.redo()
        assert again.desk.swot == done
        assert [item.quadrant for item in done.items if item.id in done.options[0].item_ids] == [W, OP]
    desk.close()
