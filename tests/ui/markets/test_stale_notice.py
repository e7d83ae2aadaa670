"""Weights whose scale has changed: kept, scaled with the range, or weighed anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.store.edits import close_round, set_scale
from dia_desktop.ui.markets.stale_notice import StaleNotice
from tests.ui.markets.live_setting import Live
from tests.ui.test_accessibility import nameless
from tests.ui.weighing.room import INDEX, Key, even, keys, room, weigh

#: Half as long: 40, 25, 35 become 20, 25, 35, which is 25, 31.25 and 43.75 of 100.
HALF = replace(INDEX, points=((0.0, 0.0), (2.5, 100.0)))
SCALED = [25, 31.25, 43.75]


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Live]:
    with room(qtbot, tmp_path) as made:
        yield made


@pytest.fixture
def notice(at: Live) -> StaleNotice:
    assert at.page.weights.notice.isHidden()
    at.desk.do(set_scale, "r1", "c0", HALF)
    return at.page.weights.notice


def stale(at: Live) -> list[bool]:
    return [criterion.stale for criterion in at.file.scoring().criteria]


def test_a_changed_scale_is_said_above_the_cards_and_on_its_own(at: Live, notice: StaleNotice) -> None:
    assert notice.isVisible()
    assert notice.label.text() == "The scale of Stability has changed since this was weighed."
    assert "Scale changed since" in at.page.weights.cards[0].details()
    assert "Scale changed since" not in at.page.weights.cards[1].details()
    assert nameless(notice) == []
    assert at.page.weights.grab().width() > 0
    at.desk.undo()
    assert notice.isHidden()


def test_the_weights_are_kept(at: Live, notice: StaleNotice) -> None:
    notice.keep_button.click()
    assert stale(at) == [False] * 3
    assert even(at)
    assert notice.isHidden()
    at.desk.undo()
    assert notice.isVisible()


def test_scaled_weights_are_shown_first_and_written_as_one_step(at: Live, notice: StaleNotice) -> None:
    steps = at.steps
    notice.scale_button.click()
    assert [100 * float(w) for w in at.desk.weights] == pytest.approx(SCALED)
    assert (at.steps, at.weights) == (steps, [40, 25, 35])
    assert notice.label.text() == "Shown: the weights scaled with the range."
    assert notice.use_button.hasFocus()
    notice.use_button.click()
    assert at.weights == pytest.approx(SCALED)
    assert (at.steps, stale(at)) == (steps + 1, [False] * 3)
    at.desk.undo()
    assert at.weights == [40, 25, 35]
    assert notice.isVisible()


def test_scaled_weights_are_taken_back(at: Live, notice: StaleNotice) -> None:
    notice.scale_button.setFocus()
    QTest.keyClick(notice.scale_button, Key.Key_Space)
    assert at.desk.previewing
    QTest.keyClick(notice.use_button, Key.Key_Escape)
    assert even(at)
    assert notice.scale_button.hasFocus()
    notice.scale_button.click()
    notice.back_button.click()
    assert even(at)
    notice.scale_button.click()
    at.groove(1).setFocus()
    assert even(at), "leaving the strip takes the trial back"
    assert stale(at) == [True, False, False]


def test_the_criteria_are_weighed_anew(at: Live, notice: StaleNotice) -> None:
    dialog = weigh(at, notice.weigh_button)
    for answer in ("", "", "1", "50", "", "50", "", ""):
        keys(dialog, answer, Key.Key_Return)
    assert at.weights == pytest.approx([50, 25, 25])
    assert notice.isHidden()


def test_levels_in_words_are_not_scaled_and_the_reason_is_said(at: Live) -> None:
    trade = at.desk.scoring.criteria[1].scale
    at.desk.do(set_scale, "r1", "c1", replace(trade, best="everything"))
    notice = at.page.weights.notice
    assert not notice.scale_button.isEnabled()
    assert "levels in words have no range" in notice.scale_button.toolTip()
    assert notice.keep_button.isEnabled()


def test_a_closed_round_only_says_it(at: Live, notice: StaleNotice) -> None:
    at.desk.do(close_round, "r1")
    assert notice.isVisible()
    for button in (notice.keep_button, notice.scale_button, notice.weigh_button):
        assert not button.isEnabled()


def test_the_folded_cards_bear_a_sign_instead(at: Live, notice: StaleNotice) -> None:
    at.page.resize(900, 600)
    assert notice.isHidden()
    assert at.page.weights.cards[0].grab().width() > 0
    at.groove(0).setFocus()
    at.page.weights.setFocus()
    QApplication.processEvents()
    at.page.resize(1352, 782)
    assert notice.isVisible()
