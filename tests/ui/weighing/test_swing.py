"""Swing weighting, from the button on the panel to the file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from dia_desktop.store.edits import clear_scores, close_round, remove_criterion, set_locked, set_weight_bounds
from dia_desktop.strategy.interview import Ask
from dia_desktop.strategy.weighing import Answer, Elicitation, WeightMethod
from dia_desktop.ui.weighing.pages import PickPage, PointsPage
from tests.ui.markets.live_setting import Live, draft, live, showing
from tests.ui.test_accessibility import nameless
from tests.ui.weighing.room import ALT, Key, even, keys, room, weigh


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[Live]:
    with room(qtbot, tmp_path) as made:
        yield made


def test_a_room_weighs_by_keyboard_in_one_step(at: Live) -> None:
    steps, dialog = at.steps, weigh(at)
    assert dialog.question.text() == "How does the room want to weigh the criteria?"
    assert dialog.approach_page.options.buttons[0].hasFocus()
    keys(dialog, Key.Key_Return)
    assert dialog.question.text() == "What is being weighed: these ranges"
    keys(dialog, Key.Key_Return, "2", Key.Key_Return)
    assert dialog.question.text() == "Agreements is worth 100 points. How many is Stability?"
    keys(dialog, "60", Key.Key_Return)
    assert dialog.question.text() == (
        "You said: going all the way on Stability, from “least stable” to “most stable”, is worth as much as "
        "going from “none” to “f” on Agreements."
    )
    assert dialog.note.text() == "Stability 60 points, Agreements 100. Agree?"
    assert dialog.page.grab().width() > 0
    keys(dialog, Key.Key_Return, "40", Key.Key_Return, Key.Key_Return)
    assert at.weights == [40, 25, 35], "nothing is written on the result"
    assert list(at.desk.weights) == pytest.approx([0.3, 0.5, 0.2]), "the page shows the result already"
    assert at.page.ranking.finding.text().startswith("Canada")
    keys(dialog, Key.Key_Return)
    assert not dialog.isVisible()
    assert at.steps == steps + 1
    assert at.weights == pytest.approx([30, 50, 20])
    weighing = at.file.scoring().weighing
    assert weighing.elicitation == Elicitation(
        WeightMethod.SWING, (Answer("c0", "", 60), Answer("c1", "", 100), Answer("c2", "", 40))
    )
    assert at.page.weights.method_line.text() == "Swing weighting; 1 late change"


def test_undo_redo_and_reopening_keep_the_weighting(qtbot: QtBot, at: Live) -> None:
    dialog = weigh(at)
    keys(dialog, *[Key.Key_Return] * 2, "1", Key.Key_Return, "50", *[Key.Key_Return] * 2, "50")
    keys(dialog, *[Key.Key_Return] * 3)
    assert at.weights == pytest.approx([50, 25, 25])
    at.desk.undo()
    assert at.weights == [40, 25, 35]
    assert at.page.weights.method_line.text() == "Given"
    at.desk.redo()
    assert at.weights == pytest.approx([50, 25, 25])
    with showing(qtbot, at.file) as again:
        dialog = weigh(again)
        keys(dialog, *[Key.Key_Return] * 3)
        page = dialog.page
        assert isinstance(page, PointsPage)
        assert page.number.value() == 50
        keys(dialog, *[Key.Key_Return] * 4)
        assert dialog.result_page.weights == pytest.approx([0.5, 0.25, 0.25])
        dialog.reject()


def test_a_room_weighs_by_mouse(at: Live) -> None:
    dialog = weigh(at)
    dialog.approach_page.options.buttons[0].click()
    dialog.next_button.click()
    dialog.next_button.click()
    page = dialog.page
    assert isinstance(page, PickPage)
    assert not dialog.next_button.isEnabled(), "nothing is picked yet"
    page.options.buttons[0].click()
    dialog.next_button.click()
    points = dialog.page
    assert isinstance(points, PointsPage)
    assert not dialog.next_button.isEnabled(), "no points are no answer"
    points.slider.setValue(28)
    assert points.number.value() == 28
    dialog.next_button.click()
    assert (
        dialog.question.text()
        .replace("\N{NO-BREAK SPACE}", " ")
        .endswith("is worth as much as 1.40 WGI index on Stability: from −2.50 to −1.10.")
    )
    dialog.back_button.click()
    assert dialog.page is points, "No leads back to the criterion"
    assert points.slider.value() == 28


def test_esc_leaves_without_a_trace(at: Live) -> None:
    before, dialog = at.file.path.read_bytes(), weigh(at)
    keys(dialog, *[Key.Key_Return] * 2, "2", Key.Key_Return, "60", *[Key.Key_Return] * 2, "40")
    keys(dialog, *[Key.Key_Return] * 2)
    assert dialog.step is not None
    assert dialog.step.ask is Ask.RESULT
    keys(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
    assert even(at)
    assert at.file.path.read_bytes() == before


def test_going_back_from_the_result_shows_the_weights_of_the_file(at: Live) -> None:
    dialog = weigh(at)
    keys(dialog, *[Key.Key_Return] * 2, "2", Key.Key_Return, "60", *[Key.Key_Return] * 2, "40")
    keys(dialog, *[Key.Key_Return] * 2)
    assert not even(at)
    QTest.keyClick(dialog, Key.Key_Left, ALT)
    assert even(at)


def test_backspace_goes_back_but_rubs_out_in_a_number(at: Live) -> None:
    dialog = weigh(at)
    keys(dialog, *[Key.Key_Return] * 2, "3", Key.Key_Return, "65", Key.Key_Backspace)
    page = dialog.page
    assert isinstance(page, PointsPage)
    assert page.number.value() == 6
    QTest.keyClick(dialog, Key.Key_Left, ALT)
    assert isinstance(dialog.page, PickPage)
    keys(dialog, Key.Key_Backspace)
    assert dialog.question.text().startswith("What is being weighed")


def test_points_that_are_rubbed_out_are_no_answer(at: Live) -> None:
    dialog = weigh(at)
    keys(dialog, *[Key.Key_Return] * 2, "1", Key.Key_Return, "6")
    assert dialog.next_button.isEnabled()
    page = dialog.page
    assert isinstance(page, PointsPage)
    page.number.setValue(page.number.minimum())
    assert not dialog.next_button.isEnabled()
    keys(dialog, Key.Key_Return)
    assert dialog.page is page


def test_the_order_can_be_kept_with_the_weights(at: Live) -> None:
    dialog = weigh(at)
    keys(dialog, *[Key.Key_Return] * 2, "2", Key.Key_Return, "60", *[Key.Key_Return] * 2, "40")
    keys(dialog, *[Key.Key_Return] * 2)
    assert not dialog.result_page.keep_order.isChecked()
    dialog.result_page.keep_order.click()
    dialog.next_button.click()
    assert [each.importance for each in at.file.scoring().criteria] == [2, 1, 3]
    dialog = weigh(at)
    keys(dialog, *[Key.Key_Return] * 8)
    assert at.weights == pytest.approx([30, 50, 20])
    dialog.result_page.keep_order.click()
    assert "The order of importance that was given is taken away." in dialog.result_page.warnings.text()


def test_an_order_the_bounds_forbid_is_refused_in_place(at: Live) -> None:
    at.desk.do(set_weight_bounds, "r1", {"c2": (0.5, None)})
    dialog = weigh(at)
    keys(dialog, *[Key.Key_Return] * 2, "2", Key.Key_Return, "60", *[Key.Key_Return] * 2, "40")
    keys(dialog, *[Key.Key_Return] * 2)
    dialog.result_page.keep_order.click()
    dialog.next_button.click()
    assert dialog.isVisible()
    assert "loosen a bound of Demand" in dialog.strip.sentence
    assert at.weights == [40, 25, 35]
    assert list(at.desk.weights) == pytest.approx([0.3, 0.5, 0.2]), "the result is still shown"


def test_ties_and_locks_are_said(at: Live) -> None:
    at.desk.do(set_locked, "r1", "c0", locked=True)
    dialog = weigh(at)
    keys(dialog, *[Key.Key_Return] * 2, "2", Key.Key_Return, "40", *[Key.Key_Return] * 2, "40")
    keys(dialog, *[Key.Key_Return] * 2)
    said = dialog.result_page.remarks.text()
    assert "Two criteria weigh the same, so that there is no order to keep." in said
    assert "Locked, but weighed all the same: Stability." in said
    assert dialog.result_page.keep_order.isHidden()


def test_the_room_is_told_that_late_changes_are_counted(at: Live) -> None:
    assert "Weights changed in sight of the ranking are counted (0 so far)." in weigh(at).note.text()


def test_nothing_is_said_while_there_is_nothing_to_see(at: Live) -> None:
    cells = [(market.id, "c0") for market in at.desk.scoring.markets]
    at.desk.do(clear_scores, "r1", [(m, c) for m, _ in cells for c in ("c0", "c1", "c2")])
    assert weigh(at).note.isHidden()


@pytest.mark.parametrize(
    ("left", "sentence"), [(1, "Stability is the only criterion"), (0, "There are no criteria yet")]
)
def test_less_than_two_criteria_are_nothing_to_weigh(at: Live, left: int, sentence: str) -> None:
    for criterion in at.desk.scoring.criteria[left:]:
        at.desk.do(remove_criterion, "r1", criterion.id)
    dialog = weigh(at)
    assert dialog.question.text() == "There is nothing to weigh"
    assert dialog.note.text().startswith(sentence)
    assert nameless(dialog) == []
    keys(dialog, "1", Key.Key_Backspace)
    keys(dialog, Key.Key_Return)
    assert not dialog.isVisible()


def test_answers_about_a_criterion_that_is_gone_do_not_count(at: Live) -> None:
    dialog = weigh(at)
    keys(dialog, *[Key.Key_Return] * 2, "2", Key.Key_Return, "60", *[Key.Key_Return] * 2, "40")
    keys(dialog, *[Key.Key_Return] * 3)
    at.desk.do(remove_criterion, "r1", "c1")
    dialog = weigh(at)
    keys(dialog, *[Key.Key_Return] * 2)
    assert not dialog.next_button.isEnabled(), "the first swing is gone and must be picked again"


def test_a_closed_round_is_not_weighed(at: Live) -> None:
    at.desk.do(close_round, "r1")
    assert not at.page.weights.swing_button.isEnabled()
    assert not at.page.weights.commands.weigh.isEnabled()
    assert not at.page.weights.commands.limits.isEnabled()
    assert "closed" in at.page.weights.swing_button.toolTip()


def test_every_step_can_be_read_aloud_and_leaves_the_ranking_in_sight(at: Live) -> None:
    dialog = weigh(at)
    answers = {Ask.PICK: "2", Ask.POINTS: "60"}
    assert dialog.height() < at.page.height() / 2
    while dialog.step is None or dialog.step.ask is not Ask.RESULT:
        assert nameless(dialog) == []
        if dialog.step is not None and dialog.step.ask in answers:
            keys(dialog, answers[dialog.step.ask])
        assert dialog.next_button.isEnabled()
        keys(dialog, Key.Key_Return)
    assert nameless(dialog) == []


def test_many_criteria_are_weighed_too(qtbot: QtBot, tmp_path: Path) -> None:
    with live(qtbot, tmp_path, draft([[50.0] * 11, [40.0] * 11], [1 / 11] * 11)) as at:
        dialog = weigh(at)
        keys(dialog, *[Key.Key_Return] * 2)
        page = dialog.page
        assert isinstance(page, PickPage)
        assert len(page.options.buttons) == 11
        page.options.buttons[10].click()
        keys(dialog, Key.Key_Return)
        for _ in range(10):
            keys(dialog, "0", *[Key.Key_Return] * 2)
        keys(dialog, Key.Key_Return)
        assert at.weights == pytest.approx([0] * 10 + [100])
