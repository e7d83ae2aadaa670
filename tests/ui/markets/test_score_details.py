"""The details of a cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.ui.markets.cell_details import CellDetails
from dia_desktop.ui.markets.score_editors import LevelBox, NumberField
from tests.ui.markets.score_setting import TODAY, Setting, retype, set_up

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Setting]:
    with set_up(qtbot, tmp_path) as setting:
        yield setting


def details(at: Setting, market: str, criterion: str) -> CellDetails:
    at.stand(market, criterion)
    at.key(Key.Key_Return, CTRL)
    (dialog,) = at.card.findChildren(CellDetails)
    return dialog


def test_f1_opens_them_too(at: Setting) -> None:
    at.stand("usa", "s")
    at.key(Key.Key_F1)
    (dialog,) = at.card.findChildren(CellDetails)
    assert "evidence" in dialog.story.text()
    assert "Source: WGI." in dialog.story.text()


def test_shift_f2_goes_to_the_note(at: Setting) -> None:
    at.stand("usa", "s")
    at.key(Key.Key_F2, SHIFT)
    (dialog,) = at.card.findChildren(CellDetails)
    assert dialog.focusWidget() is dialog.note


def test_all_that_is_noted_is_one_step(at: Setting) -> None:
    steps = at.steps()
    dialog = details(at, "usa", "s")
    dialog.note.setPlainText("<i>first</i>\nsecond line")
    retype(dialog.source, "=WGI 2019")
    retype(dialog.vintage, "2019")
    dialog.reviewed.setChecked(True)
    dialog.review.setDate(QDate(2020, 5, 1))
    dialog.act_button.click()
    score = at.score("usa", "s")
    assert score is not None
    assert (score.note, score.source, score.vintage) == ("<i>first</i>\nsecond line", "=WGI 2019", "2019")
    assert score.review_date == date(2020, 5, 1)
    assert (score.natural, score.natural_low, score.natural_high) == (1.0, 0.5, 1.5)
    assert at.steps() == steps + 1
    assert at.reopened().scores == at.desk.scoring.scores
    at.desk.undo()
    assert at.score("usa", "s") != score


def test_the_offered_review_date_is_the_day_of_the_clock(at: Setting) -> None:
    dialog = details(at, "usa", "s")
    assert not dialog.review.isEnabled()
    dialog.reviewed.setChecked(True)
    dialog.act_button.click()
    score = at.score("usa", "s")
    assert score is not None
    assert score.review_date == TODAY


def test_a_review_date_can_be_taken_away(at: Setting) -> None:
    at.desk.do(edits.set_scores, "r", [edits.ScoreChange("usa", "s", {"review_date": TODAY})])
    dialog = details(at, "usa", "s")
    dialog.reviewed.setChecked(False)
    dialog.act_button.click()
    score = at.score("usa", "s")
    assert score is not None
    assert score.review_date is None


def test_saving_without_a_change_writes_nothing(at: Setting) -> None:
    steps = at.steps()
    details(at, "bra", "s").act_button.click()
    assert at.steps() == steps


def test_reading_and_agreed_score_can_be_typed(at: Setting) -> None:
    dialog = details(at, "usa", "s")
    assert isinstance(dialog.reading, NumberField)
    retype(dialog.reading, "1.25")
    dialog.reading.setModified(True)
    retype(dialog.agreed, "71")
    dialog.agreed.setModified(True)
    dialog.act_button.click()
    score = at.score("usa", "s")
    assert score is not None
    assert (score.natural, score.natural_low, score.agreed, score.source) == (1.25, None, 71.0, "WGI")


def test_an_emptied_agreed_score_lets_the_evidence_count(at: Setting) -> None:
    dialog = details(at, "bra", "s")
    dialog.agreed.selectAll()
    QTest.keyClick(dialog.agreed, Key.Key_Delete)
    dialog.act_button.click()
    assert at.agreed("bra", "s") is None


def test_a_score_out_of_bounds_is_said_and_kept(at: Setting) -> None:
    dialog = details(at, "bra", "s")
    dialog.agreed.selectAll()
    QTest.keyClicks(dialog.agreed, "135")
    dialog.note.setPlainText("kept")
    dialog.act_button.click()
    assert dialog.strip.sentence == ("Agreed score: “135” cannot be used; type 0 to 100, or leave it empty.")
    assert dialog.agreed.property("invalid") is True
    assert (dialog.agreed.text(), dialog.note.toPlainText()) == ("135", "kept")
    assert at.agreed("bra", "s") == 35.0


def test_a_refusal_of_the_file_is_said_and_nothing_is_lost(at: Setting) -> None:
    dialog = details(at, "bra", "s")
    dialog.note.setPlainText("x" * 20_001)
    dialog.act_button.click()
    assert "shorten it" in dialog.strip.sentence
    assert len(dialog.note.toPlainText()) == 20_001


def test_an_ordinal_reading_is_a_level(at: Setting) -> None:
    dialog = details(at, "bra", "t")
    assert "Not scored" in dialog.story.text()
    assert isinstance(dialog.reading, LevelBox)
    dialog.reading.setCurrentIndex(1)
    dialog.act_button.click()
    assert at.natural("bra", "t") == 1.0


def test_a_closed_round_shows_them_and_takes_nothing(at: Setting) -> None:
    at.desk.do(edits.close_round, "r")
    dialog = details(at, "usa", "s")
    assert dialog.act_button.isHidden()
    assert dialog.note.isReadOnly()
    assert not dialog.source.isEnabled()
