"""The additive model and its ranks."""

from __future__ import annotations

from random import Random
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import contributions, rank, swing_weights, weighted_product, weighted_sum
from tests.scoring.problems import VALUES, WEIGHTS, Problem, Wrong, cases, problems


def test_published_office_choice() -> None:
    (case,) = cases("mavt")
    given, expected = case["input"], case["expected"]
    weights = swing_weights(given["swing"])
    assert np.round(weights * 100).tolist() == expected["swing_weights_percent"]
    scores = weighted_sum(given["values"], given["weights_percent"])
    assert scores == pytest.approx(expected["scores"], abs=case["tolerance"]["abs"])
    assert rank(scores).tolist() == expected["ranks"]


@pytest.mark.parametrize("case", cases("weighted_sum"))
def test_published_weighted_sums(case: dict[str, Any]) -> None:
    given = case["input"]
    matrix = np.array(given["matrix"], dtype=float)
    assert given["normalisation"] == "max"
    better_high = np.array(given["directions"]) == 1
    values = np.where(better_high, matrix / matrix.max(axis=0), matrix.min(axis=0) / matrix)
    scores = weighted_sum(values, given["weights"]) * sum(given["weights"])
    assert scores == pytest.approx(case["expected"]["scores"], abs=case["tolerance"]["abs"])
    assert rank(scores).tolist() == case["expected"]["ranks"]


def test_published_index_of_51_countries() -> None:
    (case,) = cases("composite_index")
    given, expected, tolerance = case["input"], case["expected"], case["tolerance"]["abs"]
    pillars, countries = given["pillars"], given["countries"]
    scores = np.array(given["scores"])
    parts = {
        name: weighted_sum(scores[:, [pillars.index(member) for member in given["hierarchy"][name]]], weights)
        for name, weights in (("Conn", np.ones(5)), ("Sust", np.ones(3)))
    }
    index = weighted_sum(np.column_stack([parts["Conn"], parts["Sust"]]), [1, 1])
    for found, published in (
        (parts["Conn"], expected["sub_index_conn"]),
        (parts["Sust"], expected["sub_index_sust"]),
        (index, expected["index"]),
    ):
        for country, score in published.items():
            assert found[countries.index(country)] == pytest.approx(score, abs=tolerance)
    ranks = rank(index)
    assert {country: ranks[countries.index(country)] for country in expected["rank"]} == expected["rank"]


def test_the_sample_ranking() -> None:
    scores = weighted_sum(VALUES, WEIGHTS)
    assert scores == pytest.approx([67.6, 63.4, 54.7, 53.7, 48.2])
    assert rank(scores).tolist() == [1, 2, 3, 4, 5]


def test_a_new_market_leaves_the_others_where_they_were() -> None:
    usa, china, brazil, canada = [70, 50, 65], [30, 10, 60], [35, 50, 60], [80, 80, 60]
    before = weighted_sum([usa, china, brazil, canada], [0.40, 0.25, 0.35])
    after = weighted_sum([usa, china, brazil, canada, [40, 80, 10]], [0.40, 0.25, 0.35])
    assert before[[3, 0]] == pytest.approx([73.0, 63.25])
    assert after[:4].tolist() == before.tolist()
    assert rank(after)[[3, 0]].tolist() == [1, 2]


@given(problems(least_markets=2), st.data())
def test_adding_a_market_changes_no_bit_of_the_others(problem: Problem, data: st.DataObject) -> None:
    values, weights = problem
    added = np.array(data.draw(st.lists(st.floats(0, 100), min_size=len(weights), max_size=len(weights))))
    at = data.draw(st.integers(0, len(values)))
    more = np.insert(values, at, added, axis=0)
    assert np.delete(weighted_sum(more, weights), at).tolist() == weighted_sum(values, weights).tolist()
    assert (
        np.delete(contributions(more, weights), at, axis=0).tolist()
        == contributions(values, weights).tolist()
    )


@given(problems(), st.floats(1e-200, 1e200))
def test_weights_have_no_scale(problem: Problem, scale: float) -> None:
    values, weights = problem
    assert weighted_sum(values, weights * scale) == pytest.approx(weighted_sum(values, weights))
    assert (
        rank(weighted_sum(values, weights * scale)).tolist() == rank(weighted_sum(values, weights)).tolist()
    )


@pytest.mark.parametrize("scale", [5e-324, 1e-310, 1e308])
def test_weights_of_extreme_scale_are_weights(scale: float) -> None:
    assert weighted_sum([[0, 30, 60]], [scale, scale, scale]) == pytest.approx([30])


@given(problems(), st.randoms(use_true_random=False))
def test_the_order_of_markets_and_criteria_does_not_matter(problem: Problem, random: Random) -> None:
    values, weights = problem
    markets, criteria = list(range(len(values))), list(range(len(weights)))
    random.shuffle(markets)
    random.shuffle(criteria)
    shuffled = weighted_sum(values[np.ix_(markets, criteria)], weights[criteria])
    assert shuffled == pytest.approx(weighted_sum(values, weights)[markets])
    assert rank(shuffled).tolist() == rank(weighted_sum(values, weights))[markets].tolist()


@given(problems(), st.data())
def test_a_better_value_never_makes_a_worse_place(problem: Problem, data: st.DataObject) -> None:
    values, weights = problem
    market = data.draw(st.integers(0, len(values) - 1))
    criterion = data.draw(st.integers(0, len(weights) - 1))
    better = values.copy()
    better[market, criterion] += 5
    assert weighted_sum(better, weights)[market] >= weighted_sum(values, weights)[market]
    assert rank(weighted_sum(better, weights))[market] <= rank(weighted_sum(values, weights))[market]


@given(problems())
def test_contributions_sum_to_the_score_to_the_last_bit(problem: Problem) -> None:
    values, weights = problem
    parts = contributions(values, weights)
    assert parts.shape == values.shape
    assert parts.sum(axis=1).tolist() == weighted_sum(values, weights).tolist()
    assert parts == pytest.approx(values * weights / weights.sum())


@given(problems())
def test_a_criterion_without_difference_changes_no_rank(problem: Problem) -> None:
    values, weights = problem
    flat = np.column_stack([values, np.full(len(values), 50.0)])
    more = weighted_sum(flat, [*weights, weights.sum()])
    assert rank(more).tolist() == rank(weighted_sum(values, weights)).tolist()


def test_the_product_of_powers() -> None:
    assert weighted_product([[4, 9], [6, 6], [0, 50]], [1, 1]) == pytest.approx([6, 6, 0])
    assert weighted_product([[4, 9], [0, 5]], [3, 0]) == pytest.approx([4, 0])
    assert weighted_product([[0, 7]], [0, 2]) == pytest.approx([7])
    assert weighted_product([[1e308, 1e308], [1e-320, 1e-320]], [1, 3]) == pytest.approx([1e308, 1e-320])


@given(problems(), st.floats(1e-200, 1e200))
def test_a_product_lies_between_the_lowest_value_and_the_sum(problem: Problem, scale: float) -> None:
    values, weights = problem
    found = weighted_product(values, weights * scale)
    used = values[:, weights > 0]
    assert (found >= used.min(axis=1) - 1e-9).all()
    assert (found <= weighted_sum(values, weights) + 1e-9).all()
    assert weighted_product(values[::-1, ::-1], weights[::-1]) == pytest.approx(found[::-1])


def test_a_negative_value_has_no_power() -> None:
    with pytest.raises(InvalidInputError, match=r"values, row 1, column 0 .*-2 is negative"):
        weighted_product([[1, 2], [-2, 3]], [1, 1])


def test_ties_share_the_better_rank() -> None:
    assert rank([5, 7, 7, 3]).tolist() == [3, 1, 1, 4]
    assert rank([5, 7, 7, 3], best="low").tolist() == [2, 3, 3, 1]
    assert rank([1, 1, 1]).tolist() == [1, 1, 1]
    assert rank([0, 0, -1, 2]).tolist() == [2, 2, 4, 1]
    assert rank([9]).tolist() == [1]


def test_rounding_breaks_no_tie_but_a_difference_does() -> None:
    assert rank([0.3, 0.1 + 0.2]).tolist() == [1, 1]
    assert rank([-0.3, -(0.1 + 0.2)], best="low").tolist() == [1, 1]
    assert rank(np.array([0.3, 0.1 + 0.2]) * 1e-200).tolist() == [1, 1]
    assert rank([50, 50 * (1 + 1e-11)]).tolist() == [2, 1]
    assert rank([0.0, 1e-300]).tolist() == [2, 1]


@given(st.lists(st.integers(-20, 20), min_size=1, max_size=12), st.sampled_from(["high", "low"]))
def test_a_rank_counts_the_better_ones(scores: list[int], best: Literal["high", "low"]) -> None:
    sign = 1 if best == "high" else -1
    expected = [1 + sum(sign * other > sign * own for other in scores) for own in scores]
    assert rank(scores, best=best).tolist() == expected


@pytest.mark.parametrize(
    ("values", "weights", "reason"),
    [
        ([[1, float("nan")], [2, 3]], [1, 1], "values, row 0, column 1 .*NaN"),
        ([[1, 2], [float("-inf"), 3]], [1, 1], "values, row 1, column 0 .*inf"),
        ([[1, 2]], [1, float("nan")], "weights, position 1 .*NaN"),
        ([[1, 2]], [1, -1], "weights, position 1 .*negative"),
        ([[1, 2]], [0, 0], "weights: all weights are zero"),
        ([[1, 2]], [1, 2, 3], "3 given for 2 criteria"),
        ([[1, 2]], [[1, 2]], "1 dimension"),
        ([1, 2], [1, 2], "2 dimension"),
        ([[]], [], "empty"),
        ([[1, 2]], [], "empty"),
        ([[1, 2], [3]], [1, 1], "unequal length"),
        ([["a", "b"]], [1, 1], "text"),
        ([["1", "2"]], [1, 1], "text"),
        ([[None, 2]], [1, 1], "row 0, column 0 .*NaN"),
        ([[10**400, 2]], [1, 1], "not numbers"),
        ([[1, 2]], [1j, 1], "text"),
    ],
)
def test_input_that_makes_no_score_is_refused(values: Wrong, weights: Wrong, reason: str) -> None:
    for score in (weighted_sum, weighted_product, contributions):
        with pytest.raises(InvalidInputError, match=reason):
            score(values, weights)


@pytest.mark.parametrize(
    ("scores", "best", "reason"),
    [
        ([1, float("nan")], "high", "position 1 .*NaN"),
        ([], "high", "empty"),
        ([[1, 2]], "high", "1 dimension"),
        ([1, 2], "middle", "middle"),
    ],
)
def test_scores_that_cannot_be_ranked_are_refused(scores: Wrong, best: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        rank(scores, best=best)
