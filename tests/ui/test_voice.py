"""The window while one partner is listened to alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.ui.command_palette import commands_of
from dia_desktop.ui.exhibits import named_view
from dia_desktop.ui.export_dialog import ExportDialog
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.markets.page import MarketsPage
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.widgets import PlainLabel
from dia_desktop.ui.windows import Surroundings, Windows
from tests.ui.test_accessibility import ambiguous, nameless


@pytest.fixture
def window(qtbot: QtBot, windows: Windows, example: Path) -> MainWindow:
    """Give the window over the example, as one of its partners sees it."""
    around = windows.surroundings
    real = Surroundings(
        around.appearance, around.settings, around.folders, QLocale.c(), around.author, page_makers()
    )
    made = Windows(real, windows).open(example)
    with qtbot.waitActive(made):
        made.activateWindow()
    desk = made.desk
    partner = desk.strategy.partners[3]
    cell = (desk.group.markets[0].id, desk.group.criteria[0].id)
    desk.do(edits.set_judgements, desk.group.round.id, [edits.JudgementChange(partner.id, *cell, 99.0)])
    desk.show_voice(partner.id)
    return made


def test_the_banner_says_whose_view_it_is_and_leads_back(window: MainWindow) -> None:
    assert window.view.sentence == "As MESAP alone sees it"
    assert window.status.verdict.finding().startswith("MESAP alone: ")
    window.view.acted.emit()
    assert window.desk.voice == ""
    assert not window.view.sentence
    assert "alone" not in window.status.verdict.finding()


def test_the_banner_of_a_closed_round_stands_beside_it(window: MainWindow) -> None:
    window.desk.do(edits.close_round, window.desk.group.round.id)
    assert "closed: look only" in window.banner.sentence
    assert window.view.sentence == "As MESAP alone sees it"


def test_a_renamed_partner_is_called_so(window: MainWindow) -> None:
    window.desk.do(edits.rename_partner, window.desk.voice, "A & <b>B", "")
    assert window.view.sentence == "As A & <b>B alone sees it"


def test_the_palette_offers_the_views(window: MainWindow) -> None:
    names = [command.name for command in commands_of(window.menuBar())]
    assert "Markets → See as → The group" in names
    assert "Markets → See as → MESAP" in names
    assert "Markets → Partners…" in names


@pytest.mark.parametrize("keys", ["Ctrl+Alt+G", "Ctrl+Alt+V"])
def test_the_keys_of_the_views_work_everywhere(window: MainWindow, keys: str) -> None:
    before = window.desk.voice
    window.header.rounds.setFocus()
    QTest.keySequence(window, QKeySequence(keys))
    assert window.desk.voice != before


def test_undo_by_key_keeps_the_view(window: MainWindow) -> None:
    voice = window.desk.voice
    QTest.keySequence(window, QKeySequence("Ctrl+Z"))
    assert (
        window.desk.group.scores[window.desk.group.markets[0].id, window.desk.group.criteria[0].id].judgements
        == ()
    )
    assert window.desk.voice == voice


def test_what_leaves_the_program_says_whose_view_it_is(window: MainWindow, tmp_path: Path) -> None:
    scoring = named_view(window.desk)
    name = window.desk.group.round.name
    assert scoring.round.name == f"{name}, as MESAP alone sees it"
    assert scoring.scores == window.desk.scoring.scores
    dialog = ExportDialog(window.context, tmp_path, window)
    assert any("as MESAP alone sees it" in label.text() for label in dialog.findChildren(PlainLabel))
    window.desk.show_voice("")
    assert named_view(window.desk) is window.desk.group


def test_every_widget_has_a_name_and_no_key_two_meanings(window: MainWindow) -> None:
    QApplication.processEvents()
    assert nameless(window) == []
    window.desk.select_market(window.desk.matrix.markets[0].id)
    assert ambiguous(window) == set()
    keys = [command.keys for command in commands_of(window.menuBar()) if command.keys]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("keys", ["Ctrl+Shift+P", "Ctrl+J"])
def test_every_widget_of_the_dialogs_has_a_name(window: MainWindow, keys: str) -> None:
    page = window.page
    assert isinstance(page, MarketsPage)
    window.resize(1440, 900)
    QApplication.processEvents()
    page.scores.show_cell(window.desk.group.markets[0].id, window.desk.group.criteria[0].id)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keySequence(focus, QKeySequence(keys))
    (dialog,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert nameless(dialog) == []
    assert dialog.windowTitle()
