"""The score matrix while one partner is listened to alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.ui.markets.score_sheet import Part
from tests.ui.markets.partner_setting import held, judged
from tests.ui.markets.score_setting import Setting

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    """Give the card in the view of partner a."""
    with judged(qtbot, tmp_path) as setting:
        setting.desk.show_voice("a")
        yield setting


def clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_a_number_is_what_the_partner_holds(at: Setting) -> None:
    steps, group = at.steps(), at.desk.group.scores["can", "t"]
    at.stand("can", "t")
    at.type("45.5\r")
    assert held(at, "can", "t") == {"a": 45.5}
    assert at.desk.group.scores["can", "t"].natural == group.natural
    assert at.steps() == steps + 1
    assert at.desk.file.undo_label == "MESAP cluster: Canada on Trade: 45.5"
    assert at.card.model.index(1, 3).data() == "45.5"
    at.desk.undo()
    assert (held(at, "can", "t"), at.desk.voice) == ({}, "a")
    at.desk.redo()
    assert (held(at, "can", "t"), at.desk.voice) == ({"a": 45.5}, "a")


def test_the_value_of_the_group_is_not_offered_as_the_partners_own(at: Setting) -> None:
    at.stand("can", "t")
    at.key(Key.Key_F2)
    assert at.field.text() == ""
    at.key(Key.Key_Return)
    assert held(at, "can", "t") == {}
    at.stand("usa", "s")
    at.key(Key.Key_F2)
    assert at.field.text() == "60"


def test_minus_abstains_and_delete_forgets(at: Setting) -> None:
    at.stand("usa", "s")
    at.type("-")
    assert held(at, "usa", "s")["a"] is None
    assert not at.editing
    assert "abstained" in str(at.card.model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole))
    at.key(Key.Key_Delete)
    assert "a" not in held(at, "usa", "s")
    assert len(held(at, "usa", "s")) == 4
    assert at.card.message.text().endswith("the group counts there. Undo: Ctrl+Z")
    at.desk.undo()
    at.desk.undo()
    assert held(at, "usa", "s")["a"] == 60.0


def test_a_block_is_abstained_from_and_forgotten_in_one_step(at: Setting) -> None:
    at.stand("usa", "s")
    at.key(Key.Key_Down, SHIFT)
    steps = at.steps()
    at.type("-")
    assert (held(at, "usa", "s")["a"], held(at, "can", "s")["a"]) == (None, None)
    assert at.steps() == steps + 1
    assert at.card.message.text() == "Abstained from 2 cells. Undo: Ctrl+Z"
    at.key(Key.Key_Delete)
    assert "a" not in held(at, "usa", "s") | held(at, "can", "s")
    assert at.steps() == steps + 2


def test_abstaining_again_writes_nothing(at: Setting) -> None:
    at.stand("bra", "t")
    steps = at.steps()
    at.type("-")
    assert at.steps() == steps


def test_minus_in_the_view_of_the_group_begins_a_number(at: Setting) -> None:
    at.desk.show_voice("")
    at.stand("usa", "s", Part.READING)
    at.type("-1\r")
    assert at.natural("usa", "s") == -1.0


def test_a_pasted_block_is_what_the_partner_holds(at: Setting) -> None:
    at.stand("usa", "t")
    clipboard("11\n\N{EN DASH}\n33")
    steps = at.steps()
    at.key(Key.Key_V, CTRL)
    cells = (held(at, market, "t") for market in ("usa", "can", "bra"))
    assert [cell["a"] for cell in cells] == [11.0, None, 33.0]
    assert at.steps() == steps + 1
    assert at.desk.file.undo_label == "Pasted 3 cells"


def test_the_number_of_the_group_can_be_pasted_as_ones_own(at: Setting) -> None:
    at.stand("can", "t")
    clipboard("100")
    at.key(Key.Key_V, CTRL)
    assert held(at, "can", "t") == {"a": 100.0}


def test_only_what_the_partner_holds_is_copied(at: Setting) -> None:
    at.desk.do(edits.set_judgements, "r", [edits.JudgementChange("a", "bra", "s", None)])
    at.stand("usa", "s")
    at.key(Key.Key_Down, SHIFT)
    at.key(Key.Key_Down, SHIFT)
    at.key(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "60\n20\n\N{EN DASH}\n"
    at.stand("can", "t")
    at.key(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().strip().strip('"') == ""


def test_readings_are_the_groups(at: Setting) -> None:
    said = "Readings are the group's: go back to the group to change one."
    at.stand("usa", "s", Part.READING)
    for key in (Key.Key_F2, Key.Key_Return):
        at.key(key)
        assert not at.editing
    at.type("5")
    assert at.card.strip.sentence == said
    steps = at.steps()
    at.key(Key.Key_Delete)
    assert at.steps() == steps
    clipboard("9\t9")
    at.key(Key.Key_V, CTRL)
    assert at.steps() == steps
    assert at.card.strip.sentence.startswith(
        "The block changes readings, and those are the group's; nothing was pasted."
    )


def test_a_closed_round_is_only_looked_at(at: Setting) -> None:
    at.desk.do(edits.close_round, "r")
    at.stand("usa", "s")
    at.type("5")
    assert not at.editing
    assert "closed: look only" in at.card.strip.sentence
    steps = at.steps()
    at.type("-")
    at.key(Key.Key_Delete)
    at.card.table.abstain()
    assert at.steps() == steps
    assert held(at, "usa", "s")["a"] == 60.0


def test_tool_tips_say_whose_number_it_is(at: Setting) -> None:
    def said(row: int, column: int) -> str:
        return str(at.card.model.index(row, column).data(Qt.ItemDataRole.ToolTipRole))

    assert "60 of 100: judged by MESAP." in said(0, 1)
    assert "TICE" not in said(0, 1)
    assert "MESAP abstained: here it counts as the group has it." in said(2, 3)
    assert "MESAP has not judged it: it counts as the group has it." in said(0, 3)
    at.desk.show_voice("e")
    assert "&lt;b&gt;E" in said(0, 1)


def test_the_chip_leads_to_what_is_not_judged(at: Setting) -> None:
    assert at.card.open_chip.accessibleName() == "not judged 2"
    assert at.card.apart_chip.isHidden()
    QTest.mouseClick(at.card.open_chip, Qt.MouseButton.LeftButton)
    assert at.card.table.shown_rows() == [0, 1]
    at.desk.show_voice("")
    assert at.card.table.shown_rows() == [0, 1, 2]
    assert at.card.open_chip.isHidden()


def test_the_view_is_chosen_in_the_card(at: Setting) -> None:
    selector, voices = at.card.selector, at.card.voices
    assert selector.text() == "As MESAP"
    voices.aboutToShow.emit()
    names = [action.text() for action in voices.actions() if action.isCheckable()]
    assert names == [
        "The &group",
        "MESAP · MESAP cluster",
        "TICE · TICE.PT",
        "Third partner",
        "GAIA",
        "<b>E · Partner && Sons",
    ]
    third = next(action for action in voices.actions() if action.text() == "Third partner")
    third.trigger()
    assert (at.desk.voice, selector.text()) == ("c", "As Third partner")
    voices.aboutToShow.emit()
    assert [a.text() for a in voices.actions() if a.isChecked()] == ["Third partner"]
    voices.group.trigger()
    assert (at.desk.voice, selector.text()) == ("", "As the group")


def test_the_next_view_comes_round_to_the_group(at: Setting) -> None:
    seen = []
    for _ in range(5):
        at.card.voices.next.trigger()
        seen.append(at.desk.voice)
    assert seen == ["b", "c", "d", "e", ""]
