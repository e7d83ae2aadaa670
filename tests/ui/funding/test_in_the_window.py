"""The Funding & KPIs page in the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dia_desktop.charts.exhibit import What
from dia_desktop.ui.command_palette import commands_of
from dia_desktop.ui.export_dialog import ExportDialog
from dia_desktop.ui.funding.kpi_dialog import KpiDialog
from dia_desktop.ui.funding.page import FundingPage
from dia_desktop.ui.funding.parts import Part
from dia_desktop.ui.funding.update_dialog import UpdateDialog
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.windows import Surroundings, Windows
from tests.ui.funding.funding_setting import drafted


@pytest.fixture
def window(qtbot: QtBot, windows: Windows, tmp_path: Path) -> MainWindow:
    """Give a window with the pages that ship, over a strategy with funding and KPIs."""
    around = windows.surroundings
    real = Surroundings(
        around.appearance, around.settings, around.folders, QLocale.c(), around.author, page_makers()
    )
    made = Windows(real, windows).create(tmp_path / "test.strategy", drafted())
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def shown(window: MainWindow) -> FundingPage:
    place = [maker.key for maker in page_makers()].index("funding")
    QTest.keySequence(window, QKeySequence(f"Alt+{place + 1}"))
    QApplication.processEvents()
    assert isinstance(window.page, FundingPage)
    return window.page


def test_the_page_is_on_the_rail_in_the_menu_and_in_the_palette(window: MainWindow) -> None:
    page = shown(window)
    assert page.isVisible()
    assert "Funding" in [each.text().replace("&", "") for each in window.menuBar().actions()]
    names = {command.name for command in commands_of(window.menuBar())}
    assert any("Enter the yearly budget" in name for name in names)
    assert any("Funding & KPIs" in name for name in names)


def test_an_amount_is_typed_refused_mended_and_undone_in_the_window(window: MainWindow) -> None:
    page = shown(window)
    QTest.keySequence(window, QKeySequence("Ctrl+Alt+Y"))
    table = page.amounts.table
    assert table.hasFocus()
    QTest.keyClicks(table, "1")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "2x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.strip.sentence == "“12x” is no amount; type for example 48000 or 1250.50."
    assert field.text() == "12x"
    field.selectAll()
    QTest.keyClicks(field, "200000")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.desk.funding.budgets[0].amount_cents == 20_000_000
    assert window.strip.sentence == ""
    assert table.hasFocus()
    QTest.keySequence(window, QKeySequence("Ctrl+Z"))
    assert window.desk.funding.budgets[0].amount_cents == 18_000_000


def test_what_was_refused_is_forgotten_with_escape(window: MainWindow) -> None:
    page = shown(window)
    QTest.keySequence(window, QKeySequence("Ctrl+Alt+Y"))
    QTest.keyClicks(page.amounts.table, "x")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.strip.sentence
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.strip.sentence == ""
    assert page.amounts.table.hasFocus()


def test_why_an_amount_was_refused_is_not_said_on_another_page(window: MainWindow) -> None:
    page = shown(window)
    QTest.keySequence(window, QKeySequence("Ctrl+Alt+Y"))
    QTest.keyClicks(page.amounts.table, "1")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Return)
    page.strip.say("This page cannot do that.")
    shown(window)
    assert window.strip.sentence
    assert page.strip.sentence
    window.show_page_called("markets")
    assert window.strip.sentence == ""
    shown(window)
    assert (window.strip.sentence, page.strip.sentence) == ("", "")


def test_what_a_dialog_says_is_said_there_only(window: MainWindow) -> None:
    page = shown(window)
    page.commands.update_value.trigger()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, UpdateDialog)
    dialog.value.setText("-3")
    dialog.act_button.click()
    assert "a count cannot be -3" in dialog.strip.sentence
    assert window.strip.sentence == ""
    dialog.reject()
    page.commands.show_kpi()
    details = QApplication.activeModalWidget()
    assert isinstance(details, KpiDialog)
    details.update_button.click()
    above = QApplication.activeModalWidget()
    assert isinstance(above, UpdateDialog)
    above.value.setText("-3")
    above.act_button.click()
    assert above.strip.sentence
    assert (details.strip.sentence, window.strip.sentence) == ("", "")
    above.reject()
    details.accept()
    window.desk.refused.emit("Something else.")
    assert window.strip.sentence == "Something else."


def test_what_can_still_be_done_is_offered_on_every_page(window: MainWindow) -> None:
    page = shown(window)
    window.strip.say("The disk is full.", "bad", "Save a copy…")
    page.strip.say("Two are the same.", "warn", "Merge")
    window.show_page_called("markets")
    shown(window)
    assert window.strip.sentence == "The disk is full."
    assert page.strip.sentence == "Two are the same."


def test_the_edit_menu_copies_and_pastes_amounts(window: MainWindow) -> None:
    page = shown(window)
    page.turn(Part.AMOUNTS)
    page.amounts.table.go_to_budget(2020)
    window.menus.tell_focus()
    QTest.keySequence(window, QKeySequence("Ctrl+C"))
    assert QApplication.clipboard().text().strip() == "180000"
    page.amounts.table.go_to_budget(2022)
    QTest.keySequence(window, QKeySequence("Ctrl+V"))
    assert [(each.year, each.amount_cents) for each in window.desk.funding.budgets][-1] == (2022, 18_000_000)
    QTest.keySequence(window, QKeySequence("Del"))
    assert [each.year for each in window.desk.funding.budgets] == [2020, 2021]


def test_coverage_and_kpis_are_offered_for_export(window: MainWindow) -> None:
    shown(window)
    QTest.keySequence(window, QKeySequence("Ctrl+E"))
    (dialog,) = [each for each in window.findChildren(ExportDialog) if each.isVisible()]
    assert {what for what, box in dialog.charts.items() if box.isChecked()} == {What.COVERAGE, What.KPIS}
    dialog.close()
