"""Weights and consistency from pairwise comparisons."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import pairwise_weights, weighted_sum
from dia_desktop.scoring.checks import FloatArray
from dia_desktop.scoring.eigenvector import completed
from dia_desktop.scoring.pairwise import Method
from tests.scoring.problems import Wrong, cases, oracle

METHODS: tuple[Method, ...] = ("geometric", "eigenvector", "column_mean")
WITH_GAPS: tuple[Method, ...] = ("geometric", "eigenvector")
NAN = float("nan")
SAATY = [*(1 / k for k in range(9, 1, -1)), *map(float, range(1, 10))]


def ratios(rows: list[list[Any]]) -> FloatArray:
    return np.array([[NAN if number is None else float(Fraction(number)) for number in row] for row in rows])


def from_pairs(names: list[str], pairs: list[tuple[str, str, Any]]) -> FloatArray:
    """Write each comparison down once: the other side and the diagonal are gaps."""
    matrix = np.full((len(names), len(names)), NAN)
    for one, other, ratio in pairs:
        matrix[names.index(one), names.index(other)] = float(Fraction(ratio))
    return matrix


def mirrored(upper: list[float], n: int) -> FloatArray:
    matrix = np.eye(n)
    matrix[np.triu_indices(n, 1)] = upper
    matrix.T[np.triu_indices(n, 1)] = 1 / np.array(upper)
    return matrix


def eigenvalue(matrix: FloatArray) -> float:
    return float(np.linalg.eigvals(matrix).real.max())


@st.composite
def comparisons(draw: st.DrawFn, least: int = 2, most: int = 7) -> FloatArray:
    n = draw(st.integers(least, most))
    return mirrored([draw(st.sampled_from(SAATY)) for _ in range(n * (n - 1) // 2)], n)


@st.composite
def consistent(draw: st.DrawFn) -> tuple[FloatArray, FloatArray]:
    """Weights, and comparisons that follow from them, of which a random tree at least is known."""
    weights = draw(arrays(np.float64, st.integers(1, 8), elements=st.floats(0.01, 1)))
    matrix = weights[:, None] / weights
    known = draw(arrays(np.bool_, matrix.shape))
    known |= known.T | np.eye(len(weights), dtype=bool)
    for at in range(1, len(weights)):
        parent = draw(st.integers(0, at - 1))
        known[at, parent] = known[parent, at] = True
    return weights / weights.sum(), np.where(known, matrix, NAN)


@pytest.mark.parametrize("case", cases("ahp_matrix"), ids=lambda case: case["id"])
def test_published_comparisons(case: dict[str, Any]) -> None:
    given, expected, tolerance = case["input"], case["expected"], case["tolerance"]["abs"]
    found = pairwise_weights(ratios(given["matrix"]), given["method"])
    ratio = found.consistency_ratio
    if "ri" in given:
        ratio = found.consistency_index / given["ri"][str(len(found.weights))]
    assert ratio == pytest.approx(expected["cr"], abs=tolerance)
    if "weights" in expected:
        assert found.weights == pytest.approx(expected["weights"], abs=tolerance)


def test_published_choice_of_a_leader() -> None:
    (case,) = (case for case in cases("ahp_hierarchy") if "criteria_pairs" in case["input"])
    given, expected, tolerance = case["input"], case["expected"], case["tolerance"]["abs"]
    criteria = pairwise_weights(from_pairs(given["criteria"], given["criteria_pairs"]), "eigenvector")
    for name, weight in zip(given["criteria"], criteria.weights, strict=True):
        assert weight == pytest.approx(expected["criteria_weights"][name], abs=tolerance)
    assert criteria.consistency_index / given["ri"]["4"] == pytest.approx(
        expected["criteria_cr"], abs=tolerance
    )
    local = {
        name: pairwise_weights(from_pairs(given["alternatives"], pairs), "eigenvector")
        for name, pairs in given["alternative_pairs"].items()
    }
    for name, ratio in expected["alternative_cr"].items():
        assert local[name].consistency_index / given["ri"]["3"] == pytest.approx(ratio, abs=tolerance)
    scores = weighted_sum(
        np.column_stack([local[name].weights for name in given["criteria"]]), criteria.weights
    )
    assert scores == pytest.approx(
        [expected["scores"][name] for name in given["alternatives"]], abs=tolerance
    )


def test_published_choice_of_a_car() -> None:
    (case,) = (case for case in cases("ahp_hierarchy") if "criteria_matrix" in case["input"])
    given, expected, tolerance = case["input"], case["expected"], case["tolerance"]["abs"]
    criteria = pairwise_weights(ratios(given["criteria_matrix"]), "eigenvector").weights
    local = [pairwise_weights(ratios(rows), "eigenvector").weights for rows in given["alternative_matrices"]]
    scores = weighted_sum(np.column_stack(local), criteria)
    assert scores == pytest.approx(
        [expected["scores"][name] for name in given["alternatives"]], abs=tolerance
    )


@pytest.mark.parametrize("name", oracle("comparisons")["matrices"])
def test_another_library_finds_the_same_weights(name: str) -> None:
    known = oracle("comparisons")
    expected = known["matrices"][name]
    found = pairwise_weights(ratios(expected["matrix"]), "eigenvector")
    assert found.weights == pytest.approx(expected["weights"], abs=1e-6)
    index = known["ri"][str(len(found.weights))] * expected["cr"]
    assert found.consistency_index == pytest.approx(index, abs=1e-9)


def test_published_textbook_approximation() -> None:
    """Anderson, Sweeney & Williams, An Introduction to Management Science: which car Diane Payne buys."""
    matrix = ratios([[1, 3, 2, 2], ["1/3", 1, "1/4", "1/4"], ["1/2", 4, 1, "1/2"], ["1/2", 4, 2, 1]])
    found = pairwise_weights(matrix, "column_mean")
    assert found.weights == pytest.approx([0.398, 0.085, 0.218, 0.299], abs=6e-4)
    assert found.lambda_max == pytest.approx(4.185, abs=6e-4)


@pytest.mark.parametrize("open_ratio", [0.2, 1, 3, 9])
def test_published_completion(open_ratio: float) -> None:
    """Bozoki, Fulop & Ronyai 2010, example 3: the least eigenvalue is at 0.7303, the mean of two detours."""
    matrix = mirrored([5, 2, open_ratio, 1, 1 / 3, 1 / 4], 4)
    gaps = np.zeros((4, 4), dtype=bool)
    gaps[1, 2] = gaps[2, 1] = True
    assert completed(matrix, gaps)[1, 2] == pytest.approx(0.7302965, abs=1e-6)


@given(consistent(), st.sampled_from(WITH_GAPS))
def test_consistent_comparisons_give_their_weights_back(
    known: tuple[FloatArray, FloatArray], method: Method
) -> None:
    weights, matrix = known
    found = pairwise_weights(matrix, method)
    assert found.weights == pytest.approx(weights, rel=1e-9)
    assert found.lambda_max == pytest.approx(len(weights))
    assert (found.consistency_index, found.consistency_ratio) == (0, 0)
    assert (found.worst_triad, found.suggestion) == (None, None)


@given(comparisons(), st.sampled_from(METHODS), st.randoms(use_true_random=False))
def test_the_order_of_the_criteria_does_not_matter(
    matrix: FloatArray, method: Method, random: Random
) -> None:
    order = list(range(len(matrix)))
    random.shuffle(order)
    found, shuffled = (pairwise_weights(each, method) for each in (matrix, matrix[np.ix_(order, order)]))
    assert shuffled.weights == pytest.approx(found.weights[order], rel=1e-9)
    assert shuffled.consistency_ratio == pytest.approx(found.consistency_ratio, abs=1e-9)


@given(comparisons(least=3))
def test_the_three_methods_say_what_their_names_say(matrix: FloatArray) -> None:
    by_method = {method: pairwise_weights(matrix, method) for method in METHODS}
    geometric = np.exp(np.log(matrix).mean(axis=1))
    assert by_method["geometric"].weights == pytest.approx(geometric / geometric.sum())
    columns = (matrix / matrix.sum(axis=0)).mean(axis=1)
    assert by_method["column_mean"].weights == pytest.approx(columns)
    principal = by_method["eigenvector"]
    assert matrix @ principal.weights == pytest.approx(principal.lambda_max * principal.weights)
    assert principal.lambda_max == pytest.approx(eigenvalue(matrix))
    for found in by_method.values():
        assert found.lambda_max == pytest.approx(np.mean(matrix @ found.weights / found.weights))
        assert found.lambda_max >= len(matrix)


@given(comparisons(least=3), st.data())
def test_a_completion_leaves_nothing_to_gain(matrix: FloatArray, data: st.DataObject) -> None:
    n = len(matrix)
    gaps = np.triu(data.draw(arrays(np.bool_, (n, n))), 2)  # neighbours in the order stay compared
    gaps |= gaps.T
    found = pairwise_weights(np.where(gaps, NAN, matrix), "eigenvector")
    filled = completed(np.where(gaps, 1.0, matrix), gaps)
    assert filled[~gaps].tolist() == matrix[~gaps].tolist()
    least = eigenvalue(filled)
    assert found.lambda_max == pytest.approx(least)
    for row, column in np.argwhere(np.triu(gaps)):
        for factor in (0.97, 1.03):
            moved = filled.copy()
            moved[row, column] *= factor
            moved[column, row] /= factor
            assert eigenvalue(moved) >= least * (1 - 1e-9)


@given(comparisons(least=3), st.data())
def test_least_squares_with_gaps_leaves_nothing_to_gain(matrix: FloatArray, data: st.DataObject) -> None:
    n = len(matrix)
    gaps = np.triu(data.draw(arrays(np.bool_, (n, n))), 2)
    gaps |= gaps.T
    weights = pairwise_weights(np.where(gaps, NAN, matrix)).weights
    errors = np.where(gaps, 0.0, np.log(matrix) - np.log(weights[:, None] / weights))
    # The normal equations: the errors of each criterion's comparisons cancel.
    assert errors.sum(axis=1) == pytest.approx(np.zeros(n), abs=1e-9)


@given(comparisons(least=3))
def test_the_worst_triad_has_the_longest_detour(matrix: FloatArray) -> None:
    logs, n = np.log(matrix), len(matrix)
    detours = {(i, j, k): abs(logs[i, j] + logs[j, k] - logs[i, k]) for i, j, k in combinations(range(n), 3)}
    worst = pairwise_weights(matrix).worst_triad
    if worst is None:
        assert max(detours.values()) == pytest.approx(0)
    else:
        assert detours[worst] == pytest.approx(max(detours.values()))


def squares(matrix: FloatArray) -> float:
    """Return the sum of squared logarithmic errors of the least squares weights over what was compared."""
    weights = pairwise_weights(matrix).weights
    return float(np.nansum((np.log(matrix) - np.log(weights[:, None] / weights)) ** 2))


@given(comparisons(least=3, most=5), st.data())
def test_no_other_single_change_mends_more_than_the_suggestion(
    matrix: FloatArray, data: st.DataObject
) -> None:
    gaps = np.triu(data.draw(arrays(np.bool_, matrix.shape)), 2)
    matrix[gaps | gaps.T] = NAN
    found = pairwise_weights(matrix)
    left: dict[tuple[int, int], tuple[float, float]] = {}
    for row, column in combinations(range(len(matrix)), 2):
        mended = matrix.copy()
        mended[row, column] = mended[column, row] = NAN
        with suppress(InvalidInputError):  # without it the criteria are not connected
            weights = pairwise_weights(mended).weights
            mended[row, column] = weights[row] / weights[column]
            mended[column, row] = 1 / mended[row, column]
            left[row, column] = mended[row, column], squares(mended)
    least = min((rest for _, rest in left.values()), default=squares(matrix))
    if found.suggestion is None:
        assert least == pytest.approx(squares(matrix), abs=1e-9)
    else:
        row, column, value = found.suggestion
        assert value == pytest.approx(left[row, column][0])
        assert left[row, column][1] == pytest.approx(least, abs=1e-9)


@given(comparisons(least=3), st.sampled_from(METHODS))
def test_a_suggestion_that_is_followed_lowers_the_ratio(matrix: FloatArray, method: Method) -> None:
    found = pairwise_weights(matrix, method)
    assume(found.suggestion is not None)
    assert found.suggestion is not None
    row, column, value = found.suggestion
    assert row < column
    mended = matrix.copy()
    mended[row, column], mended[column, row] = value, 1 / value
    assert pairwise_weights(mended, method).consistency_index < found.consistency_index


def test_a_slip_is_found_and_mended() -> None:
    weights = np.array([0.4, 0.3, 0.2, 0.1])
    matrix = weights[:, None] / weights
    matrix[1, 3], matrix[3, 1] = 1 / 3, 3  # the wrong way round
    found = pairwise_weights(matrix, "eigenvector")
    assert found.consistency_ratio > 0.1
    assert found.worst_triad is not None
    assert {1, 3} < set(found.worst_triad)
    assert found.suggestion is not None
    assert found.suggestion[:2] == (1, 3)
    assert found.suggestion.value == pytest.approx(3)


def test_the_largest_error_is_not_always_the_one_to_mend() -> None:
    """Comparison 1-2 is off most, but it also bears most; without 1-3 the others fit each other better."""
    matrix = np.full((4, 4), NAN)
    matrix[0, 1], matrix[0, 2], matrix[1, 2], matrix[1, 3], matrix[2, 3] = 2, 3, 2, 3, 3
    found = pairwise_weights(matrix)
    errors = np.abs(np.log(matrix) - np.log(found.weights[:, None] / found.weights))
    assert np.nanargmax(errors) == np.ravel_multi_index((1, 2), errors.shape)
    assert found.suggestion is not None
    assert found.suggestion[:2] == (1, 3)
    assert found.suggestion.value == pytest.approx(2 ** (2 / 3) * (3 / 2) ** (1 / 3) * 3)


def test_a_comparison_that_alone_connects_contradicts_nothing() -> None:
    matrix = np.full((5, 5), NAN)
    matrix[0, 1], matrix[1, 2], matrix[0, 2], matrix[2, 3], matrix[3, 4] = 2, 2, 9, 7, 5
    found = pairwise_weights(matrix)
    assert found.worst_triad == (0, 1, 2)
    assert found.suggestion is not None
    assert set(found.suggestion[:2]) < {0, 1, 2}
    four_in_a_ring = np.full((4, 4), NAN)
    four_in_a_ring[0, 1] = four_in_a_ring[1, 2] = four_in_a_ring[2, 3] = four_in_a_ring[3, 0] = 2
    assert pairwise_weights(four_in_a_ring).worst_triad is None
    assert pairwise_weights(four_in_a_ring).suggestion is not None


@pytest.mark.parametrize("method", METHODS)
def test_one_and_two_criteria_cannot_contradict_each_other(method: Method) -> None:
    one = pairwise_weights([[1.0]], method)
    assert (one.weights.tolist(), one.lambda_max, one.consistency_ratio) == ([1], 1, 0)
    two = pairwise_weights([[1.0, 3.0], [1 / 3, 1.0]], method)
    assert two.weights == pytest.approx([0.75, 0.25])
    assert (two.consistency_index, two.consistency_ratio, two.worst_triad) == (0, 0, None)


def test_a_long_chain_of_far_apart_criteria_contradicts_nothing() -> None:
    far_apart = np.random.default_rng(1).uniform(-20, 20, 149)
    matrix = np.full((150, 150), NAN)
    matrix[np.arange(149), np.arange(1, 150)] = np.exp(far_apart)
    found = pairwise_weights(matrix)
    assert (found.consistency_index, found.worst_triad, found.suggestion) == (0, None, None)
    assert -np.diff(np.log(found.weights)) == pytest.approx(far_apart)


def test_there_is_no_consistency_ratio_above_fifteen_criteria() -> None:
    for n, known in ((10, True), (15, True), (16, False)):
        matrix = np.ones((n, n))
        matrix[0, 1], matrix[1, 0] = 9, 1 / 9
        found = pairwise_weights(matrix)
        assert found.consistency_index > 0
        assert np.isfinite(found.consistency_ratio) == known


def test_reciprocals_may_be_rounded_to_two_decimals() -> None:
    exact = ratios([[1, 3, 8], ["1/3", 1, 6], ["1/8", "1/6", 1]])
    for method in METHODS:
        rounded = pairwise_weights([[1.0, 3.0, 8.0], [0.33, 1.0, 6.0], [0.13, 0.17, 1.0]], method)
        assert rounded.weights.tolist() == pairwise_weights(exact, method).weights.tolist()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("matrix", "reason"),
    [
        ([[1, 2], [2, 1]], r"matrix, row 0, column 1 .*: 2 is not the reciprocal of 2"),
        ([[1, 3], [0.34, 1]], "not the reciprocal"),
        ([[1, 1000], [0.005, 1]], "not the reciprocal"),
        ([[1, 0], [0, 1]], "row 0, column 1 .*0 is not positive"),
        ([[1, -2], [-0.5, 1]], "row 0, column 1 .*-2 is not positive"),
        ([[1, 2], [0.5, 2]], "row 1, column 1 .*: 2, but a criterion against itself is 1"),
        ([[1, float("inf")], [0, 1]], "row 0, column 1 .*inf is not a finite"),
        ([[1, 1e10], [1e-10, 1]], "beyond a billion"),
        ([[1, 2, 3], [0.5, 1, 2]], r"2 row\(s\) of 3"),
        ([1, 2], "2 dimension"),
        ([[]], "empty"),
        ([["a"]], "text"),
    ],
)
def test_comparisons_that_are_none_are_refused(matrix: Wrong, method: Method, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        pairwise_weights(matrix, method)


@pytest.mark.parametrize("method", WITH_GAPS)
def test_unconnected_criteria_are_named(method: Method) -> None:
    matrix = np.full((5, 5), NAN)
    matrix[0, 3] = matrix[1, 4] = 2
    with pytest.raises(InvalidInputError, match=r"connects the criteria 0, 3; 1, 4; 2 \(counted from 0\)"):
        pairwise_weights(matrix, method)


def test_unknown_methods_and_gaps_in_columns_are_refused() -> None:
    unknown: Wrong = "mean"
    with pytest.raises(
        InvalidInputError, match="method: geometric, eigenvector, column_mean are known, not mean"
    ):
        pairwise_weights([[1]], unknown)
    with pytest.raises(InvalidInputError, match=r"row 0, column 2 .*not compared"):
        pairwise_weights([[1, 2, NAN], [NAN, 1, 2], [NAN, NAN, 1]], "column_mean")
