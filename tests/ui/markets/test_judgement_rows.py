"""The judgements of one cell, typed one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.ui.markets.cell_details import CellDetails
from tests.ui.markets.partner_setting import held, judged
from tests.ui.markets.score_setting import Setting

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    with judged(qtbot, tmp_path) as setting:
        yield setting


def opened(at: Setting, market: str, criterion: str) -> CellDetails:
    at.stand(market, criterion)
    at.key(Key.Key_J, CTRL)
    (dialog,) = at.card.findChildren(CellDetails)
    dialog.activateWindow()
    at.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def type_on(text: str) -> None:
    """Type where the keyboard is, key by key."""
    for letter in text:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, letter)


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, modifiers)


def test_enter_walks_down_and_all_of_it_is_one_step(at: Setting) -> None:
    dialog, steps = opened(at, "bra", "s"), at.steps()
    assert QApplication.focusWidget() is dialog.judgements.rows[2].field
    type_on("50\r-\r70\r")
    assert QApplication.focusWidget() is dialog.act_button
    press(Key.Key_Space)
    assert held(at, "bra", "s") == {"a": 10.0, "b": 30.0, "c": 50.0, "d": None, "e": 70.0}
    assert at.steps() == steps + 1
    at.desk.undo()
    assert held(at, "bra", "s") == {"a": 10.0, "b": 30.0}


def test_tab_goes_through_the_numbers_first(at: Setting) -> None:
    rows = opened(at, "usa", "t").judgements.rows
    for row in rows:
        assert QApplication.focusWidget() is row.field
        press(Key.Key_Tab)
    assert QApplication.focusWidget() is rows[0].abstains
    press(Key.Key_Space)
    assert rows[0].abstains.isChecked()


def test_the_arrows_walk_too(at: Setting) -> None:
    rows = opened(at, "usa", "t").judgements.rows
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Up)
    assert QApplication.focusWidget() is rows[1].field
    press(Key.Key_Up)
    press(Key.Key_Up)
    assert QApplication.focusWidget() is rows[0].field


def test_setting_changing_withholding_and_forgetting_are_one_step(at: Setting) -> None:
    dialog, steps = opened(at, "usa", "s"), at.steps()
    rows = dialog.judgements.rows
    rows[0].field.clear()
    rows[1].abstains.click()
    assert rows[1].field.text() == ""
    rows[2].field.setFocus()
    rows[2].field.selectAll()
    type_on("1")
    dialog.note.setPlainText("talked it over")
    dialog.act_button.click()
    assert held(at, "usa", "s") == {"b": None, "c": 1.0, "d": 66.0, "e": 68.5}
    score = at.score("usa", "s")
    assert score is not None
    assert score.note == "talked it over"
    assert at.steps() == steps + 1
    at.desk.undo()
    assert held(at, "usa", "s")["b"] == 62.0


def test_a_number_takes_abstaining_back(at: Setting) -> None:
    dialog = opened(at, "bra", "t")
    row = dialog.judgements.rows[0]
    assert row.abstains.isChecked()
    row.field.setFocus()
    type_on("5")
    assert not row.abstains.isChecked()
    dialog.act_button.click()
    assert held(at, "bra", "t") == {"a": 5.0}


def test_ticking_and_unticking_forgets_what_was_held(at: Setting) -> None:
    dialog = opened(at, "usa", "s")
    row = dialog.judgements.rows[0]
    row.abstains.click()
    row.abstains.click()
    dialog.act_button.click()
    assert "a" not in held(at, "usa", "s")


def test_saving_without_a_change_writes_nothing(at: Setting) -> None:
    dialog, steps = opened(at, "usa", "s"), at.steps()
    dialog.act_button.click()
    assert at.steps() == steps


def test_what_cannot_be_used_is_said_and_nothing_is_written(at: Setting) -> None:
    dialog, steps = opened(at, "usa", "t"), at.steps()
    type_on("12\r120\r")
    rows = dialog.judgements.rows
    assert QApplication.focusWidget() is rows[1].field
    assert rows[1].field.property("invalid")
    dialog.act_button.click()
    assert dialog.strip.sentence == "TICE: “120” cannot be used; type 0 to 100, or leave it empty."
    assert at.steps() == steps
    assert (rows[0].field.text(), rows[1].field.text()) == ("12", "120")


def test_it_opens_on_the_partner_whose_view_is_shown(at: Setting) -> None:
    at.desk.show_voice("d")
    dialog = opened(at, "usa", "s")
    assert QApplication.focusWidget() is dialog.judgements.rows[3].field
    assert [row.field.text() for row in dialog.judgements.rows] == ["60", "62", "64", "66", "68.5"]


def test_a_closed_round_shows_them_and_takes_nothing(at: Setting) -> None:
    at.desk.do(edits.close_round, "r")
    rows = opened(at, "usa", "s").judgements.rows
    assert all(row.field.isReadOnly() and not row.abstains.isEnabled() for row in rows)
    rows[0].field.setFocus()
    type_on("-")
    assert not rows[0].abstains.isChecked()


def test_the_dialog_is_high_enough_for_all_it_says(at: Setting) -> None:
    dialog = opened(at, "usa", "s")
    rows = dialog.judgements
    assert rows.geometry().bottom() < dialog.agreed.geometry().top()
    assert dialog.note.height() >= dialog.note.minimumHeight() > 0
    assert dialog.form.rowCount() > 8
