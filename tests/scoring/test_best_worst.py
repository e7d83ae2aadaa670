"""Weights by the best-worst method, against other ways to solve the same models."""

from __future__ import annotations

from itertools import combinations, product
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import best_worst
from dia_desktop.scoring.best_worst_method import Model
from dia_desktop.scoring.checks import FloatArray
from tests.scoring.problems import Wrong

MODELS: tuple[Model, ...] = ("linear", "nonlinear")
Vectors = tuple[list[float], list[float]]


@st.composite
def vectors(draw: st.DrawFn, least: int = 2, most: int = 7, *, whole: bool = True) -> Vectors:
    """Comparisons with the best criterion first, the worst last, and the others clearly between."""
    n, span = draw(st.integers(least, most)), draw(st.integers(2, 9))
    between = st.integers(2, span) if whole else st.floats(1.1, span)
    others = [(draw(between), draw(between)) for _ in range(n - 2)]
    return [1, *(a for a, _ in others), span], [span, *(b for _, b in others), 1]


def absolute_conditions(to_best: list[float], to_worst: list[float]) -> list[tuple[int, int, float]]:
    """(i, j, ratio) for every comparison of i with j, each once; the best is first and the worst last."""
    last = len(to_best) - 1
    from_best = [(0, j, to_best[j]) for j in range(1, last + 1)]
    return [*from_best, *((j, last, to_worst[j]) for j in range(1, last))]


def least_deviation_by_corners(to_best: list[float], to_worst: list[float]) -> float:
    """Solve the linear programme by trying every choice of n conditions that could hold with equality."""
    n, rows = len(to_best), []
    for i, j, ratio in absolute_conditions(to_best, to_worst):
        for sign in (1, -1):
            row = np.zeros(n + 1)
            row[i], row[j], row[n] = sign, -sign * ratio, -1
            rows.append(row)
    conditions = np.array(rows)
    whole = np.append(np.ones(n), 0)
    chosen = np.array(list(combinations(range(len(rows)), n)))
    systems = np.concatenate([conditions[chosen], np.broadcast_to(whole, (len(chosen), 1, n + 1))], axis=1)
    solvable = np.abs(np.linalg.det(systems)) > 1e-9
    corners = np.linalg.solve(systems[solvable], np.append(np.zeros(n), 1)[:, None])[..., 0]
    holds = (corners @ conditions.T <= 1e-9).all(axis=1) & (corners >= -1e-9).all(axis=1)
    return float(corners[holds, n].min())


def ratio_bounds(to_best: list[float], to_worst: list[float], deviation: float) -> FloatArray | None:
    """Return the largest ratio of each weight to each other one, None where no weights fit.

    The conditions of the nonlinear model bound ratios, whose logarithms add up along paths.
    """
    n = len(to_best)
    most = np.where(np.eye(n, dtype=bool), 0.0, np.inf)
    for i, j, ratio in absolute_conditions(to_best, to_worst):
        most[i, j] = np.log(ratio + deviation)
        if ratio > deviation:
            most[j, i] = -np.log(ratio - deviation)
    for k in range(n):
        most = np.minimum(most, most[:, k, None] + most[None, k])
    return most if (np.diag(most) >= -1e-12).all() else None


def centres_by_corners(to_best: list[float], to_worst: list[float], deviation: float) -> FloatArray:
    """Return the centres of the weights over all corners of what the conditions allow, scaled to sum 1."""
    bounds = ratio_bounds(to_best, to_worst, deviation + 1e-12)
    assert bounds is not None
    ends = np.exp(np.column_stack([-bounds[-1], bounds[:, -1]]))
    corners = np.array(list(product(*ends)))
    weights = corners / corners.sum(axis=1, keepdims=True)
    centres: FloatArray = (weights.min(axis=0) + weights.max(axis=0)) / 2
    return np.asarray(centres / centres.sum())


def test_published_choice_of_transport() -> None:
    """Rezaei 2015, example 1: load flexibility, accessibility, cost."""
    found = best_worst([8, 2, 1], [1, 5, 8], "nonlinear")
    assert found.weights == pytest.approx([0.0714, 0.3387, 0.5899], abs=6e-5)
    assert found.deviation == pytest.approx(0.26, abs=0.005)


def test_published_choice_of_a_car() -> None:
    """The linear model for quality, price, comfort, safety, style, as tested in jakub-tomczak/BWM (MIT)."""
    consistent = best_worst([2, 1, 4, 2, 8], [4, 8, 2, 4, 1])
    assert consistent.weights == pytest.approx(
        [0.21052632, 0.42105263, 0.10526316, 0.21052632, 0.05263158], abs=1e-8
    )
    assert consistent.deviation == 0
    found = best_worst([2, 1, 4, 3, 8], [4, 8, 2, 3, 1])
    assert found.weights == pytest.approx(
        [0.22950820, 0.44808743, 0.11475410, 0.15300546, 0.05464481], abs=1e-8
    )
    # Over the consistency index of a span of 8, 4.47 (Rezaei 2015, table 2), this is the ratio printed there.
    assert found.deviation / 4.47 == pytest.approx(0.002444958, abs=1e-8)


@pytest.mark.parametrize(
    ("span", "index"),
    [(1, 0), (2, 0.44), (3, 1), (4, 1.63), (5, 2.30), (6, 3), (7, 3.73), (8, 4.47), (9, 5.23)],
)
def test_published_consistency_index(span: int, index: float) -> None:
    """Rezaei 2015, table 2: the largest deviation that comparisons of up to `span` can have."""
    found = best_worst([1, span, span], [span, span, 1], "nonlinear")
    assert found.deviation == pytest.approx(index, abs=0.0051)


@given(vectors(least=3, most=4))
def test_the_linear_model_is_solved(given_vectors: Vectors) -> None:
    found = best_worst(*given_vectors)
    assert found.deviation == pytest.approx(least_deviation_by_corners(*given_vectors), abs=1e-9)


@given(vectors(), st.sampled_from(MODELS))
def test_no_comparison_deviates_by_more_than_the_deviation(given_vectors: Vectors, model: Model) -> None:
    found = best_worst(*given_vectors, model)
    assert found.weights.sum() == pytest.approx(1)
    assert (found.weights > 0).all()
    if model == "linear":
        deviations = [
            abs(found.weights[i] - ratio * found.weights[j])
            for i, j, ratio in absolute_conditions(*given_vectors)
        ]
        assert max(deviations) == pytest.approx(found.deviation, abs=1e-12)


@given(vectors(whole=False), st.integers(0, 2**32 - 1))
def test_nothing_near_the_linear_weights_deviates_less(given_vectors: Vectors, seed: int) -> None:
    """The model is convex: what is best nearby is best."""
    found = best_worst(*given_vectors)
    steps = np.random.default_rng(seed).normal(size=(2000, len(found.weights)))
    near = found.weights * (1 + 1e-3 * steps)
    near /= near.sum(axis=1, keepdims=True)
    conditions = absolute_conditions(*given_vectors)
    worst = np.max([np.abs(near[:, i] - ratio * near[:, j]) for i, j, ratio in conditions], axis=0)
    assert worst.min() >= found.deviation - 1e-12


@given(vectors(whole=False))
def test_the_nonlinear_deviation_is_the_least_that_leaves_weights(given_vectors: Vectors) -> None:
    deviation = best_worst(*given_vectors, "nonlinear").deviation
    assert ratio_bounds(*given_vectors, deviation + 1e-9) is not None
    assert deviation == 0 or ratio_bounds(*given_vectors, max(0.0, deviation - 1e-6)) is None


@given(vectors(whole=False))
def test_the_nonlinear_weights_are_the_centres_of_what_is_left(given_vectors: Vectors) -> None:
    found = best_worst(*given_vectors, "nonlinear")
    assert found.weights == pytest.approx(centres_by_corners(*given_vectors, found.deviation), abs=1e-5)


@given(st.lists(st.integers(1, 9), min_size=1, max_size=8), st.sampled_from(MODELS))
def test_consistent_comparisons_give_their_weights_back(parts: list[int], model: Model) -> None:
    weights = np.array(parts, dtype=float)
    found = best_worst(weights.max() / weights, weights / weights.min(), model)
    assert found.weights == pytest.approx(weights / weights.sum())
    assert found.deviation == pytest.approx(0, abs=1e-12)


@given(vectors(), st.sampled_from(MODELS), st.randoms(use_true_random=False))
def test_the_order_of_the_criteria_does_not_matter(
    given_vectors: Vectors, model: Model, random: Random
) -> None:
    order = list(range(len(given_vectors[0])))
    random.shuffle(order)
    found = best_worst(*given_vectors, model)
    to_best, to_worst = (np.array(each)[order] for each in given_vectors)
    shuffled = best_worst(to_best, to_worst, model)
    assert shuffled.weights == pytest.approx(found.weights[order])
    assert shuffled.deviation == pytest.approx(found.deviation, abs=1e-12)


@pytest.mark.parametrize("model", MODELS)
def test_few_or_equal_criteria(model: Model) -> None:
    assert best_worst([1], [1], model).weights.tolist() == [1]
    assert best_worst([1, 9], [9, 1], model).weights == pytest.approx([0.9, 0.1])
    equal = best_worst([1, 1, 1, 1], [1, 1, 1, 1], model)
    assert equal.weights == pytest.approx([0.25] * 4)
    assert equal.deviation == 0


@pytest.mark.parametrize("model", MODELS)
def test_of_several_that_could_be_the_best_the_furthest_from_the_worst_is(model: Model) -> None:
    found = best_worst([1, 1, 8], [7, 8, 1], model)
    assert found.weights.argmax() == 1
    assert found.weights.argmin() == 2


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize(
    ("to_best", "to_worst", "reason"),
    [
        ([1, 2, 8], [8, 5], "others_to_worst: 2 given for 3"),
        ([2, 2, 8], [8, 5, 1], "best_to_others: a 1 is missing"),
        ([1, 2, 8], [8, 5, 2], "others_to_worst: a 1 is missing"),
        ([1, 2, 3], [1, 5, 8], "others_to_worst: a 1 is missing"),
        ([1, 2, 8], [7, 5, 1], r"position 2, .* position 0 .* 8 times and 7 times"),
        ([1, 0.5, 8], [8, 5, 1], r"best_to_others, position 1 .*0\.5 is not within 1"),
        ([1, 2, 8], [8, -5, 1], r"others_to_worst, position 1 .*-5 is not within 1"),
        ([1, float("nan"), 8], [8, 5, 1], r"best_to_others, position 1 .*NaN"),
        ([1, 2, 1e12], [1e12, 5, 1], r"position 2 .*1e\+12"),
        ([], [], "empty"),
        ([[1, 2]], [[2, 1]], "1 dimension"),
    ],
)
def test_comparisons_that_make_no_weights_are_refused(
    to_best: Wrong, to_worst: Wrong, model: Model, reason: str
) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        best_worst(to_best, to_worst, model)


def test_an_unknown_model_is_refused() -> None:
    unknown: Wrong = "quadratic"
    with pytest.raises(InvalidInputError, match="model: linear, nonlinear are known, not quadratic"):
        best_worst([1, 2], [2, 1], unknown)
