"""Order of importance, comparisons in pairs, best and worst."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dia_desktop.strategy.weighing import WeightMethod
from dia_desktop.ui.weighing.times_page import TimesPage
from tests.ui.markets.live_setting import Live
from tests.ui.test_accessibility import nameless
from tests.ui.weighing.room import ALT, Key, keys, room, weigh

ENTER = Key.Key_Return


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Live]:
    with room(qtbot, tmp_path) as made:
        yield made


def test_an_order_of_importance_becomes_weights_by_the_formula_chosen(at: Live) -> None:
    dialog = weigh(at)
    keys(dialog, "2", ENTER, ENTER, "3", ENTER)
    assert dialog.question.text() == "Which one would you bring to its best next?"
    keys(dialog, "2", ENTER)
    page = dialog.result_page
    assert page.weights == pytest.approx([2 / 18, 5 / 18, 11 / 18]), "the centroid comes first"
    assert page.keep_order.isChecked()
    page.formula.setCurrentIndex(1)
    assert list(at.desk.weights) == pytest.approx([1 / 6, 2 / 6, 3 / 6])
    dialog.next_button.click()
    scoring = at.file.scoring()
    assert scoring.weighing.method is WeightMethod.RANK_SUM
    assert [each.importance for each in scoring.criteria] == [3, 2, 1]
    again = weigh(at)
    keys(again, ENTER, ENTER, ENTER, ENTER)
    assert again.result_page.formula.currentData() == WeightMethod.RANK_SUM


def test_pairs_are_compared_with_digits_for_either_side(at: Live) -> None:
    dialog = weigh(at)
    keys(dialog, "3", ENTER, ENTER)
    page = dialog.page
    assert isinstance(page, TimesPage)
    assert not dialog.next_button.isEnabled()
    keys(dialog, "2")
    assert page.said.text() == "Stability is worth 2 times as much as Agreements"
    keys(dialog, "2")
    assert page.said.text() == "Agreements is worth 2 times as much as Stability"
    keys(dialog, "2")
    keys(dialog, ENTER, "4", ENTER, "2", ENTER)
    result = dialog.result_page
    assert result.weights == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert result.remarks.text() == (
        "Consistency ratio 0.00 (Saaty's random index of 1980): the answers fit each other."
    )
    result.formula.setCurrentIndex(1)
    dialog.next_button.click()
    assert at.file.scoring().weighing.method is WeightMethod.PAIRWISE_EIGENVECTOR


def test_contradictions_warn_and_change_nothing(at: Live) -> None:
    dialog = weigh(at)
    keys(dialog, "3", ENTER, ENTER, "2", ENTER, "2", "2", ENTER, "2", ENTER)
    said = dialog.result_page.warnings.text()
    assert said.startswith("Consistency ratio 0.43, above 0.10")
    assert "These contradict each other most: Stability is worth 2 times as much as Agreements" in said
    assert "Nearest answer that fits the others" in said
    assert dialog.result_page.weights == pytest.approx([1 / 3] * 3)
    assert dialog.next_button.isEnabled()


def test_comparisons_can_be_skipped_while_all_stay_connected(at: Live) -> None:
    dialog = weigh(at)
    keys(dialog, "3", ENTER, ENTER, "2", ENTER)
    QTest.keyClick(dialog, Key.Key_Right, ALT)
    assert dialog.question.text().endswith("Agreements or Demand?")
    dialog.skip_button.click()
    assert dialog.strip.sentence == (
        "No comparison connects Demand with the others; make one of those skipped."
    )
    assert not dialog.next_button.isEnabled()
    assert at.weights == [40, 25, 35]
    assert not at.desk.previewing
    dialog.back_button.click()
    keys(dialog, "2", ENTER)
    assert dialog.strip.sentence == ""
    assert dialog.result_page.weights == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert "1 comparison was skipped" in dialog.result_page.remarks.text()


def test_arrows_move_along_the_row_of_times(at: Live) -> None:
    dialog = weigh(at)
    keys(dialog, "3", ENTER, ENTER, "3", Key.Key_Right)
    page = dialog.page
    assert isinstance(page, TimesPage)
    assert page.said.text() == "Stability is worth 2 times as much as Agreements"


def test_best_and_worst_are_compared_with_all(at: Live) -> None:
    dialog = weigh(at)
    keys(dialog, "4", ENTER, ENTER, "1", ENTER)
    assert dialog.question.text() == "Which one would you bring to its best last?"
    keys(dialog, "2", ENTER)
    assert dialog.question.text() == "How many times as much is Stability worth as Demand?"
    page = dialog.page
    assert isinstance(page, TimesPage)
    assert page.buttons[-2].isHidden(), "the best is not worth less"
    keys(dialog, "4", "4", ENTER, "2", ENTER, "2", ENTER)
    result = dialog.result_page
    assert result.weights == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    assert result.remarks.text() == "The answers fit to within 0.0 points of weight; 0 would be perfect."
    dialog.next_button.click()
    assert at.file.scoring().weighing.method is WeightMethod.BEST_WORST
    again = weigh(at)
    keys(again, *[ENTER] * 7)
    assert again.result_page.weights == pytest.approx([4 / 7, 2 / 7, 1 / 7])


def test_every_step_of_every_approach_can_be_read_aloud(at: Live) -> None:
    for approach in ("2", "3", "4"):
        dialog = weigh(at)
        keys(dialog, approach)
        for _ in range(9):
            assert nameless(dialog) == []
            keys(dialog, ENTER) if dialog.next_button.isEnabled() else keys(dialog, "1")
            if not dialog.isVisible():
                break
        dialog.reject()
