from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.store import StrategyFile
from dia_desktop.store.edits import (
    clear_scores,
    close_round,
    confirm_weights,
    elicit_weights,
    open_round,
    set_draw_settings,
    set_importance,
    set_scale,
    set_weight_bounds,
    set_weights,
)
from dia_desktop.strategy.weighing import Answer, DrawSettings, Elicitation, WeightMethod
from tests.store.strategies import INDEX

SWINGS = Elicitation(WeightMethod.SWING, (Answer("c1", "", 100.0), Answer("c2", "", 25.0)))
NARROWER = replace(INDEX, points=((-1.0, 0.0), (2.5, 100.0)))


def weights(file: StrategyFile) -> list[float]:
    return [criterion.weight for criterion in file.scoring().criteria]


def stale(file: StrategyFile) -> list[bool]:
    return [criterion.stale for criterion in file.scoring().criteria]


def test_a_guided_weighting_sets_the_weights_and_is_kept(file: StrategyFile) -> None:
    applied = elicit_weights(file, "r1", SWINGS, {"c1": 100, "c2": 25}, order=["c1", "c2"])
    assert applied.label == "Weighted the criteria: swing"
    scoring = file.scoring()
    assert weights(file) == [0.8, 0.2]
    assert [criterion.importance for criterion in scoring.criteria] == [1, 2]
    assert (scoring.weighing.method, scoring.weighing.elicitation) == (WeightMethod.SWING, SWINGS)
    file.undo()
    assert file.scoring().weighing.method is WeightMethod.GIVEN
    assert weights(file) == [0.4, 0.6]
    file.redo()
    assert file.scoring() == scoring


def test_weights_moved_by_hand_are_no_longer_those_of_the_guided_weighting(file: StrategyFile) -> None:
    elicit_weights(file, "r1", SWINGS, {"c1": 100, "c2": 25})
    set_weights(file, "r1", {"c1": 1, "c2": 1})
    weighing = file.scoring().weighing
    assert (weighing.method, weighing.elicitation) == (WeightMethod.DIRECT, SWINGS)


def test_changes_in_sight_of_the_ranking_are_counted(file: StrategyFile) -> None:
    set_weights(file, "r1", {"c1": 1, "c2": 1})
    elicit_weights(file, "r1", SWINGS, {"c1": 100, "c2": 25})
    assert file.scoring().weighing.late_changes == 2
    set_weights(file, "r1", {"c1": 4, "c2": 1})
    assert file.scoring().weighing.late_changes == 2, "nothing was changed"
    file.undo()
    assert file.scoring().weighing.late_changes == 1, "what was taken back does not count"
    close_round(file, "r1")
    open_round(file, "Second round", date(2020, 1, 31))
    assert file.scoring().weighing.late_changes == 0


def test_changes_before_two_markets_are_scored_are_not_counted(file: StrategyFile) -> None:
    clear_scores(file, "r1", [("m1", "c1"), ("m2", "c2")])
    set_weights(file, "r1", {"c1": 1, "c2": 1})
    assert file.scoring().weighing.late_changes == 0


def test_another_anchor_makes_a_weight_stale_until_it_is_confirmed(file: StrategyFile) -> None:
    set_scale(file, "r1", "c1", NARROWER)
    assert stale(file) == [True, False]
    assert file.scoring().criteria[0].weighed_on == INDEX
    set_scale(file, "r1", "c1", replace(NARROWER, points=((0.0, 0.0), (2.5, 100.0))))
    assert file.scoring().criteria[0].weighed_on == INDEX
    assert confirm_weights(file, "r1").label == "Confirmed the weights"
    assert (stale(file), weights(file)) == ([False, False], [0.4, 0.6])
    file.undo()
    assert stale(file) == [True, False]
    confirm_weights(file, "r1", {"c1": 1, "c2": 3})
    assert (stale(file), weights(file)) == ([False, False], [0.25, 0.75])


def test_the_old_anchor_makes_a_stale_weight_hold_again(file: StrategyFile) -> None:
    set_scale(file, "r1", "c1", NARROWER)
    set_scale(file, "r1", "c1", INDEX)
    assert stale(file) == [False, False]


def test_another_curve_between_the_same_anchors_leaves_the_weight_alone(file: StrategyFile) -> None:
    set_scale(file, "r1", "c1", replace(INDEX, points=((-2.5, 0.0), (0.0, 80.0), (2.5, 100.0))))
    assert stale(file) == [False, False]


def test_a_weight_that_is_moved_on_the_new_scale_holds(file: StrategyFile) -> None:
    set_scale(file, "r1", "c1", NARROWER)
    set_weights(file, "r1", {"c1": 0.2, "c2": 0.8}, moved="c2")
    assert stale(file) == [True, False]
    set_weights(file, "r1", {"c1": 0.3, "c2": 0.7}, moved="c1")
    assert stale(file) == [False, False]


def test_an_order_of_importance_is_set_and_taken_away(file: StrategyFile) -> None:
    set_importance(file, "r1", ["c2", "c1"])
    assert [criterion.importance for criterion in file.scoring().criteria] == [2, 1]
    assert set_importance(file, "r1", []).label == "Took the order of importance away"
    assert [criterion.importance for criterion in file.scoring().criteria] == [None, None]
    with pytest.raises(InvalidInputError, match="Trade agreements stands in the order of importance twice"):
        set_importance(file, "r1", ["c2", "c2"])


def test_bounds_are_set_and_taken_away(file: StrategyFile) -> None:
    set_weight_bounds(file, "r1", {"c1": (0.2, None), "c2": (None, 0.7)})
    assert [(c.low, c.high) for c in file.scoring().criteria] == [(0.2, None), (None, 0.7)]
    set_weight_bounds(file, "r1", {"c1": (None, None)})
    assert [(c.low, c.high) for c in file.scoring().criteria] == [(None, None), (None, 0.7)]


@pytest.mark.parametrize(
    ("bounds", "sentence"),
    [
        ((1.2, None), "Political stability: a bound of 120 % cannot be"),
        ((float("nan"), None), "Political stability: a bound of nan % cannot be"),
        ((0.5, 0.4), "Political stability: its least weight is above its greatest"),
        ((0.0, 0.2), "No weights keep these bounds .* loosen a bound of Political stability, Trade"),
    ],
)
def test_bounds_that_no_weight_keeps_are_refused(
    file: StrategyFile, bounds: tuple[float | None, float | None], sentence: str
) -> None:
    set_weight_bounds(file, "r1", {"c2": (None, 0.7)})
    with pytest.raises(InvalidInputError, match=sentence):
        set_weight_bounds(file, "r1", {"c1": bounds})
    assert (file.scoring().criteria[0].low, file.scoring().criteria[0].high) == (None, None)


def test_an_order_that_the_bounds_forbid_is_refused(file: StrategyFile) -> None:
    set_weight_bounds(file, "r1", {"c2": (0.7, None)})
    with pytest.raises(InvalidInputError, match="loosen a bound of Trade agreements"):
        set_importance(file, "r1", ["c1", "c2"])
    with pytest.raises(InvalidInputError, match="loosen a bound of Trade agreements"):
        elicit_weights(file, "r1", SWINGS, {"c1": 100, "c2": 25}, order=["c1", "c2"])
    assert weights(file) == [0.4, 0.6]


def test_bounds_come_with_their_order_in_one_step(file: StrategyFile) -> None:
    set_importance(file, "r1", ["c1", "c2"])
    set_weight_bounds(file, "r1", {"c2": (0.7, None)}, ["c2", "c1"])
    assert [criterion.importance for criterion in file.scoring().criteria] == [2, 1]
    file.undo()
    assert [criterion.importance for criterion in file.scoring().criteria] == [1, 2]
    assert file.scoring().criteria[1].low is None


def test_what_is_tried_belongs_to_the_round(file: StrategyFile) -> None:
    set_draw_settings(file, "r1", DrawSettings(0.1, 5000, 7))
    assert file.scoring().weighing.settings == DrawSettings(0.1, 5000, 7)
    file.undo()
    assert file.scoring().weighing.settings == DrawSettings()


@pytest.mark.parametrize(
    "settings",
    [
        DrawSettings(margin=0),
        DrawSettings(margin=float("nan")),
        DrawSettings(draws=5),
        DrawSettings(draws=10**8),
        DrawSettings(seed=-1),
    ],
)
def test_settings_that_cannot_be_used_are_refused(file: StrategyFile, settings: DrawSettings) -> None:
    with pytest.raises(InvalidInputError, match="choose a"):
        set_draw_settings(file, "r1", settings)
