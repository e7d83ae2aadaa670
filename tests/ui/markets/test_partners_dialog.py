"""The list of partners."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.ui.markets.partners_dialog import PartnersDialog
from tests.ui.markets.partner_setting import held, judged
from tests.ui.markets.score_setting import Setting, retype, set_up

Key = Qt.Key


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    with judged(qtbot, tmp_path) as setting:
        yield setting


def opened(at: Setting) -> PartnersDialog:
    next(action for action in at.card.actions() if action.text() == "&Partners…").trigger()
    (dialog,) = at.card.findChildren(PartnersDialog)
    dialog.activateWindow()
    at.qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def enter(field: QLineEdit, text: str) -> None:
    """Write into a field and press Enter."""
    field.setFocus()
    retype(field, text)
    QTest.keyClick(field, Key.Key_Return)


def names(at: Setting) -> list[str]:
    return [partner.name for partner in at.desk.strategy.partners]


def test_it_lists_the_partners_and_how_much_they_judged(at: Setting) -> None:
    dialog = opened(at)
    assert [row.name.text() for row in dialog.rows] == names(at)
    assert [row.code.text() for row in dialog.rows] == ["MESAP", "TICE", "", "GAIA", "<b>E"]
    assert [row.voice.text() for row in dialog.rows] == ["1"] * 5
    assert [row.done.text() for row in dialog.rows] == ["3 of 6", "3 of 6", "1 of 6", "1 of 6", "1 of 6"]
    assert "abstained from 1" in dialog.rows[0].done.toolTip()


def test_names_and_voices_are_written_where_they_are_typed(at: Setting) -> None:
    dialog = opened(at)
    enter(dialog.rows[0].name, "MESAP Piedmont")
    enter(dialog.rows[0].code, "MES")
    enter(dialog.rows[1].voice, "2.5")
    assert dialog.isVisible()
    first = at.desk.strategy.partners[0]
    assert (first.name, first.code) == ("MESAP Piedmont", "MES")
    assert at.desk.group.voices == {"b": 2.5}
    assert at.desk.file.undo_label == "Set the voice of TICE.PT to 2.5"
    at.desk.undo()
    assert dialog.rows[1].voice.text() == "1"


def test_leaving_a_field_writes_it_and_an_untouched_one_does_not(at: Setting) -> None:
    dialog, steps = opened(at), at.steps()
    field = dialog.rows[0].name
    field.setFocus()
    QTest.keyClick(field, Key.Key_Tab)
    assert at.steps() == steps
    field.setFocus()
    retype(field, "Other")
    QTest.keyClick(field, Key.Key_Tab)
    assert names(at)[0] == "Other"


def test_a_name_that_is_taken_is_refused_and_stays_typed(at: Setting) -> None:
    dialog = opened(at)
    enter(dialog.rows[0].name, "GAIA")
    assert "GAIA" in dialog.strip.sentence
    assert (dialog.rows[0].name.text(), names(at)[0]) == ("GAIA", "MESAP cluster")
    assert dialog.rows[0].name.property("invalid")
    dialog.act_button.click()
    assert dialog.isVisible()
    assert "GAIA" in dialog.strip.sentence
    enter(dialog.rows[0].name, "MESAP cluster")
    assert not dialog.rows[0].name.property("invalid")
    dialog.act_button.click()
    assert not dialog.isVisible()


@pytest.mark.parametrize("text", ["0", "-1", "many", ""])
def test_what_is_no_voice_is_refused_and_stays_typed(at: Setting, text: str) -> None:
    dialog = opened(at)
    enter(dialog.rows[1].voice, text)
    assert "1 is one voice" in dialog.strip.sentence
    assert dialog.rows[1].voice.text() == text
    assert at.desk.group.voices == {}


def test_partners_change_places_and_the_keyboard_stays_with_them(at: Setting) -> None:
    dialog = opened(at)
    dialog.rows[0].down.setFocus()
    QTest.keyClick(dialog.rows[0].down, Key.Key_Space)
    assert names(at)[:2] == ["TICE.PT", "MESAP cluster"]
    assert [row.name.text() for row in dialog.rows] == names(at)
    assert QApplication.focusWidget() is dialog.rows[1].down
    QTest.keyClick(dialog.rows[1].up, Key.Key_Space)
    assert names(at)[0] == "MESAP cluster"
    assert not dialog.rows[0].up.isEnabled()
    assert not dialog.rows[-1].down.isEnabled()


def test_a_partner_is_added_by_key(at: Setting) -> None:
    dialog = opened(at)
    retype(dialog.new_code, "NEW")
    enter(dialog.new_name, "Newcomer")
    assert names(at)[-1] == "Newcomer"
    assert dialog.rows[-1].code.text() == "NEW"
    assert (dialog.new_name.text(), dialog.new_code.text()) == ("", "")
    assert QApplication.focusWidget() is dialog.new_name
    enter(dialog.new_name, "Newcomer")
    assert dialog.strip.sentence
    assert dialog.new_name.text() == "Newcomer"


def test_a_removed_partner_can_be_had_back(at: Setting) -> None:
    dialog = opened(at)
    dialog.rows[0].remove.click()
    assert "MESAP cluster" not in names(at)
    assert dialog.strip.sentence == "MESAP cluster is removed, and with it 3 judgements of this round."
    assert len(dialog.rows) == 4
    assert QApplication.focusWidget() is dialog.rows[0].remove
    dialog.strip.acted.emit()
    assert names(at)[0] == "MESAP cluster"
    assert held(at, "usa", "s")["a"] == 60.0
    assert not dialog.strip.sentence


def test_who_takes_part_in_a_closed_round_is_not_removed(at: Setting) -> None:
    at.desk.do(edits.close_round, "r")
    dialog = opened(at)
    dialog.rows[0].remove.click()
    assert "closed scoring round" in dialog.strip.sentence
    assert names(at)[0] == "MESAP cluster"
    assert dialog.rows[0].voice.isReadOnly()
    assert not dialog.rows[0].name.isReadOnly()


def test_the_first_partner_of_a_strategy_is_added(qtbot: QtBot, tmp_path: Path) -> None:
    with set_up(qtbot, tmp_path) as at:
        dialog = opened(at)
        assert dialog.rows == ()
        assert QApplication.focusWidget() is dialog.new_name
        enter(dialog.new_name, "First")
        assert names(at) == ["First"]
        assert not at.card.selector.isHidden()
