"""The page in its window: its place in the rail, its keys, what SWOT and roadmap know of each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from dia_desktop.store import StrategyFile, edits
from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.ui.command_palette import commands_of
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.roadmap.changes import ChangesDialog
from dia_desktop.ui.roadmap.page import RoadmapPage
from dia_desktop.ui.swot.page import SwotPage
from dia_desktop.ui.table_dialog import TableDialog
from dia_desktop.ui.windows import Surroundings, Windows
from tests.ui.test_accessibility import nameless


@pytest.fixture
def window(qtbot: QtBot, windows: Windows, example: Path) -> Iterator[MainWindow]:
    """Give the window of the example with the pages that ship."""
    around = windows.surroundings
    real = Surroundings(
        around.appearance, around.settings, around.folders, QLocale.c(), around.author, page_makers()
    )
    shown = Windows(real, windows)
    made = shown.open(example)
    made.resize(1440, 900)
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made
    shown.close_all()


def roadmap_page(window: MainWindow) -> RoadmapPage:
    """Show the Roadmap page."""
    window.show_page_called("roadmap")
    QApplication.processEvents()
    assert isinstance(window.page, RoadmapPage)
    return window.page


def test_alt_4_shows_the_roadmap_of_the_report(window: MainWindow) -> None:
    QTest.keySequence(window, QKeySequence("Alt+4"))
    assert window.page_key == "roadmap"
    page = roadmap_page(window)
    assert len(page.plan.gantt.rows) > 10
    assert page.plan.roadmap.first_year == 2020
    assert window.page.menu.title() == "R&oadmap"
    assert page.chart.tree.hasFocus(), "Insert, arrows and F2 wait for a click"


def test_the_rail_keeps_the_keyboard_while_it_is_walked(window: MainWindow) -> None:
    window.rail.setFocus()
    window.rail.focusNextChild()
    assert window.rail.isAncestorOf(window.focusWidget())
    roadmap_page(window)
    assert window.rail.isAncestorOf(window.focusWidget())


def test_all_that_can_be_done_is_in_the_command_palette(window: MainWindow) -> None:
    roadmap_page(window)
    known = {command.name for command in commands_of(window.menuBar())}
    for words in ("Add an activity…", "To look at…", "Markers…", "Horizons…", "Show as table"):
        assert any(words in title for title in known), words


def test_the_chart_is_shown_as_a_table(qtbot: QtBot, window: MainWindow) -> None:
    page = roadmap_page(window)
    QTest.keySequence(window, QKeySequence("Ctrl+Shift+T"))
    qtbot.waitUntil(lambda: bool(page.findChildren(TableDialog)), timeout=20_000)
    (dialog,) = page.findChildren(TableDialog)
    assert dialog.model.rowCount() == len(page.plan.roadmap.activities)
    dialog.close()


def test_an_option_becomes_an_activity_and_both_lead_to_each_other(window: MainWindow) -> None:
    desk = window.desk
    pair = [item.id for item in desk.swot.items if item.handle in {"S1", "O1"}]
    market, partner = desk.scoring.markets[0].id, desk.strategy.partners[0].id
    assert desk.do(edits.add_option, "Shared desk", pair, {"market_ids": [market], "owner_id": partner})
    window.show_page_called("swot")
    (swot,) = window.findChildren(SwotPage)
    option = desk.swot.options[-1]
    swot.dock.list.choose(option.id)
    assert swot.dock.roadmap.isEnabled()
    before = len(desk.roadmap.activities)
    swot.dock.roadmap.click()
    QApplication.processEvents()
    assert window.page_key == "roadmap"
    page = roadmap_page(window)
    made = desk.roadmap.activities[-1]
    assert len(desk.roadmap.activities) == before + 1
    assert (made.title, made.option_id, made.owner_id) == ("Shared desk", option.id, partner)
    assert made.market_ids == (market,)
    assert [each.id for each in page.chart.marked()] == [made.id]
    handle = page.plan.handles[made.id]
    index = swot.dock.list.options.index(swot.dock.list.options.options.index(option))
    said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.endswith(f"in the roadmap as {handle}")
    page.inspector.open_option.click()
    assert window.page_key == "swot"
    assert swot.dock.list.chosen == option
    swot.dock.roadmap.click()
    assert len(desk.roadmap.activities) == before + 1
    desk.undo()
    assert len(desk.roadmap.activities) == before
    assert "roadmap" not in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_every_widget_of_the_dialogs_has_a_name(window: MainWindow) -> None:
    page = roadmap_page(window)
    window.desk.do(edits.name_revision, "First", "")
    page.show_activity(page.plan.roadmap.activities[0].id)
    for show in (
        page.doing.ask_new,
        page.doing.ask_link,
        page.doing.show_matters,
        page.doing.show_changes,
        page.doing.name_moment,
        page.doing.show_links,
        page.doing.ask_workstreams,
        page.doing.ask_markers,
        page.doing.ask_horizons,
    ):
        show()
        (dialog,) = [each for each in page.findChildren(QDialog) if each.isVisible()]
        assert nameless(dialog) == []
        assert dialog.windowTitle()
        dialog.close()
        QApplication.processEvents()


def test_regions_are_walked_with_f6(window: MainWindow) -> None:
    page = roadmap_page(window)
    page.chart.tree.setFocus()
    window.walk_regions(1)
    assert QApplication.focusWidget() is page.chart.timeline
    window.walk_regions(-1)
    assert QApplication.focusWidget() is page.chart.tree


@pytest.mark.parametrize("size", [100, 125, 200])
def test_rows_stay_level_at_any_text_size(qtbot: QtBot, window: MainWindow, size: int) -> None:
    window.appearance.set_text_size(size)
    qtbot.waitUntil(lambda: window.dressing.done)
    page = roadmap_page(window)
    QApplication.processEvents()
    tree, timeline = page.chart.tree, page.chart.timeline
    scale = window.context.theme.scale
    gantt = page.plan.gantt
    for number in (0, 3, 7):
        rect = tree.visualRect(tree.rows.index_of(gantt.rows[number].key))
        in_tree = tree.viewport().mapTo(page, rect.topLeft()).y()
        top = (gantt.row_top(number) - timeline.top) * scale
        assert abs(timeline.mapTo(page, timeline.rect().topLeft()).y() + top - in_tree) < 1.0


def test_a_closed_round_leaves_the_roadmap_open(window: MainWindow) -> None:
    page = roadmap_page(window)
    window.desk.do(edits.close_round, window.desk.scoring.round.id)
    assert page.toolbar.add.isEnabled()
    assert window.desk.do(edits.add_activity, "Later", {})


def test_undo_comes_back_to_the_same_place(window: MainWindow, tmp_path: Path) -> None:
    page = roadmap_page(window)
    shown = next(each for each in page.plan.roadmap.activities if each.scheduled)
    page.show_activity(shown.id)
    window.desk.do(edits.set_activities, [shown.id], {"progress": 40})
    assert [each.id for each in page.chart.marked()] == [shown.id]
    window.undo()
    assert [each.id for each in page.chart.marked()] == [shown.id]
    page.toolbar.lanes.setCurrentIndex(page.toolbar.lanes.findData(LaneBy.PARTNER))
    page.toolbar.lanes.committed.emit()
    assert page.plan.outlook.lanes is LaneBy.PARTNER
    assert tmp_path.exists()


def test_what_is_being_written_is_kept_when_the_window_closes(window: MainWindow) -> None:
    page, path = roadmap_page(window), window.desk.file.path
    shown = next(each for each in page.plan.roadmap.activities if each.scheduled)
    page.show_activity(shown.id)
    page.inspector.form.note.setFocus()
    page.inspector.form.note.setPlainText("Written at the last moment")
    window.close()
    QApplication.processEvents()
    with StrategyFile.open(path, author="Somebody else") as file:
        assert file.roadmap().by_id()[shown.id].note == "Written at the last moment"


def test_a_table_shows_the_names_of_its_columns_whole(qtbot: QtBot, window: MainWindow) -> None:
    page = roadmap_page(window)
    window.desk.do(edits.name_revision, "Board", "")
    window.desk.do(edits.add_workstream, "Law")
    page.doing.show_changes()
    (changes,) = page.findChildren(ChangesDialog)
    qtbot.waitUntil(changes.table_button.isEnabled)
    changes.table_button.click()
    QApplication.processEvents()
    (table,) = changes.findChildren(TableDialog)
    header = table.view.horizontalHeader()
    assert nameless(table) == []
    for column in range(header.count()):
        assert header.sectionSize(column) >= header.sectionSizeFromContents(column).width()
    table.accept()
    changes.accept()
