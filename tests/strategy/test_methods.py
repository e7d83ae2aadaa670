"""Other methods on the same matrix and weights."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dia_desktop.evidence.example import example_draft
from dia_desktop.scoring import PreferenceFunction, promethee_ii, topsis, vikor, weighted_product
from dia_desktop.strategy.evaluation import Ranking, rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.methods import (
    Method,
    MethodComparison,
    compare_methods,
    first_place,
    method_name,
    method_note,
    methods_sentence,
)
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.records import Level, Scale, Score, ScoringRound
from tests.strategy.rounds import VALUES, WEIGHTS, sample, scoring_round

NUMBERS = PlainNumbers()


def ranked(scoring: ScoringRound) -> Ranking:
    return rank_markets(scoring_matrix(scoring))


def compared(scoring: ScoringRound) -> MethodComparison:
    return compare_methods(scoring, ranked(scoring))


def ranks(found: MethodComparison) -> dict[Method, list[int]]:
    return {result.method: result.ranks.tolist() for result in found.ran if result.ranks is not None}


def on_levels(levels: tuple[Level, ...], *readings: int) -> ScoringRound:
    """Return a round of evidence on one ordinal scale beside a criterion that says the opposite."""
    scoring = scoring_round([[50.0, 10.0 * row] for row in range(len(readings))], [0.6, 0.4])
    scale = Scale("level", "none", "all", levels=levels)
    criteria = (replace(scoring.criteria[0], scale=scale), scoring.criteria[1])
    scores = dict(scoring.scores)
    for row, reading in enumerate(readings):
        scores[f"m{row}", "c0"] = Score("e", f"m{row}", "c0", natural=reading)
    return replace(scoring, criteria=criteria, scores=scores)


def test_the_worked_sample_under_five_methods() -> None:
    found = compared(sample())
    assert ranks(found) == {
        Method.WEIGHTED_SUM: [1, 2, 3, 4, 5, 6],
        Method.WEIGHTED_PRODUCT: [1, 2, 3, 5, 4, 6],
        Method.TOPSIS: [1, 2, 4, 3, 5, 6],
        Method.VIKOR: [1, 2, 3, 5, 4, 6],
        Method.PROMETHEE_II: [1, 2, 3, 4, 5, 6],
    }
    assert found.gaps
    assert (
        methods_sentence(found, ranked(sample()))
        == "All 5 methods put USA first; China moves between 3 and 5."
    )


def test_a_tie_on_first_place_is_called_one() -> None:
    level = scoring_round([[50.0, 50.0], [50.0, 50.0], [10.0, 10.0]], [0.5, 0.5])
    said = first_place(compared(level), ranked(level))
    assert said == "All 5 methods put USA and Canada level on first place"


def test_each_method_sees_the_values_and_weights_of_the_ranking() -> None:
    scoring = scoring_round(VALUES[:5], WEIGHTS)
    tried = rank_markets(scoring_matrix(scoring), np.array([0.1, 0.2, 0.7]))
    values, weights, up = tried.matrix.values, tried.weights, np.ones(3)
    linear = [PreferenceFunction("linear", q=5.0, p=30.0)] * 3
    expected = {
        Method.WEIGHTED_SUM: tried.middle,
        Method.WEIGHTED_PRODUCT: weighted_product(values, weights),
        Method.TOPSIS: topsis(values, weights, up, "vector"),
        Method.VIKOR: vikor(values, weights, up, 0.5).q,
        Method.PROMETHEE_II: promethee_ii(values, weights, up, linear).net,
    }
    found = compare_methods(scoring, tried)
    assert not found.gaps
    for result in found.results:
        assert result.scores is not None
        assert result.scores == pytest.approx(expected[result.method])


def test_the_ranks_of_the_model_are_those_of_the_ranking() -> None:
    found = compared(sample())
    assert ranks(found)[Method.WEIGHTED_SUM] == ranked(sample()).ranks.tolist()


def test_vikor_names_its_compromise_and_the_others_have_none() -> None:
    found = {result.method: result for result in compared(sample()).results}
    assert found[Method.VIKOR].compromise == (0, 1)
    assert found[Method.TOPSIS].compromise == ()


def test_a_second_mapping_gives_a_sixth_column() -> None:
    levels = (Level(0, "none", 0.0, 0.0), Level(1, "talks", 50.0, 10.0), Level(2, "all", 100.0, 100.0))
    # First mapping: 60, 34, 8; second: 60, 10, 8 and the last market with 0 + 8 stays last: 60 > 10 > 8.
    scoring = on_levels(levels, 2, 1, 0)
    found = {result.method: result for result in compared(scoring).results}
    assert found[Method.WEIGHTED_SUM].scores == pytest.approx([60.0, 34.0, 8.0])
    assert found[Method.OTHER_SCALE].scores == pytest.approx([60.0, 10.0, 8.0])
    assert method_note(Method.OTHER_SCALE, scoring, NUMBERS) == (
        "weighted sum, Political stability by the second mapping"
    )


def test_a_mapping_with_holes_says_why_it_cannot_be_used() -> None:
    levels = (Level(0, "none", 0.0, 0.0), Level(1, "talks", 50.0), Level(2, "all", 100.0, 100.0))
    scoring = on_levels(levels, 2, 1, 0)
    found = compared(scoring)
    assert found.results[-1].method is Method.OTHER_SCALE
    assert found.results[-1].ranks is None
    assert found.results[-1].why_not == "Political stability: the second mapping says nothing of talks."
    assert len(found.ran) == 5
    assert methods_sentence(found, ranked(scoring)).startswith(
        "4 of 5 methods put USA first; Weighted product puts Canada first; USA moves between 1 and 2;"
    )


def test_the_example_is_ranked_under_both_documented_mappings() -> None:
    scoring = example_draft().scoring
    found = compared(scoring)
    assert [result.method for result in found.ran] == list(Method)
    assert (
        methods_sentence(found, ranked(scoring))
        == "All 6 methods put Canada first; Mexico moves between 2 and 4."
    )


def test_who_is_put_first_by_whom() -> None:
    # Only the weighted sum forgives the zero; to PROMETHEE all three are alike.
    scoring = scoring_round([[100.0, 0.0], [45.0, 45.0], [40.0, 40.0]], [0.5, 0.5])
    said = methods_sentence(compared(scoring), ranked(scoring))
    assert said == (
        "1 of 5 methods puts USA first; Weighted product, TOPSIS and VIKOR put Canada first; "
        "PROMETHEE II puts USA, Canada and Mexico level on first place; "
        "USA moves between 1 and 3; Mexico moves between 1 and 3."
    )


def test_one_order_is_said_as_one() -> None:
    scoring = scoring_round([[90.0, 90.0], [10.0, 20.0]], [0.5, 0.5])
    assert methods_sentence(compared(scoring), ranked(scoring)) == (
        "All 5 methods put USA first; the order is the same in all."
    )


def test_markets_that_move_as_far_are_both_named() -> None:
    scoring = scoring_round([[90.0, 90.0], [60.0, 1.0], [28.0, 28.0]], [0.5, 0.5])
    assert methods_sentence(compared(scoring), ranked(scoring)) == (
        "All 5 methods put USA first; Canada moves between 2 and 3; Mexico moves between 2 and 3."
    )


@pytest.mark.parametrize(
    ("values", "weights"),
    [([[50.0], [50.0]], [1.0]), ([[0.0, 0.0], [0.0, 0.0]], [0.5, 0.5]), ([[10.0], [20.0]], [1.0])],
)
def test_equal_values_and_a_single_criterion_break_nothing(
    values: list[list[float | None]], weights: list[float]
) -> None:
    found = compared(scoring_round(values, weights))
    assert len(found.ran) == 5
    assert methods_sentence(found, ranked(scoring_round(values, weights))).startswith("All 5")


def test_what_was_chosen_is_said() -> None:
    notes = [method_note(method, sample(), NUMBERS) for method in Method]
    assert "vector normalisation" in notes
    assert "linear preference: alike up to 5 points, preferred outright from 30" in notes
    assert "order of Q, with v = 0.5" in notes
    assert len({method_name(method) for method in Method}) == len(Method)
