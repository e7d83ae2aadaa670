"""Weights drawn at random keep every condition and are uniform."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import sample_weights
from dia_desktop.scoring.checks import FloatArray
from dia_desktop.scoring.sampling import WeightSpace, by_rejection, by_walk, weight_space
from tests.scoring.problems import Wrong, cases

EXACT = 1e-12


def assert_kept(weights: FloatArray, space: WeightSpace) -> None:
    assert weights.sum(axis=1) == pytest.approx(np.full(len(weights), space.total), abs=EXACT, rel=0)
    assert (weights >= space.low - EXACT).all()
    assert (weights <= space.high + EXACT).all()
    assert (np.diff(weights[:, space.order], axis=1) <= 0).all()


@st.composite
def conditions(draw: st.DrawFn) -> tuple[int, list[int] | None, FloatArray, FloatArray]:
    """Bounds and perhaps an order that some weights keep."""
    count = draw(st.integers(1, 6))
    inside = draw(arrays(np.float64, count, elements=st.integers(0, 20).map(float)).filter(np.any))
    inside /= inside.sum()
    slack = st.sampled_from([0.0, 0.001, 0.1, 0.5, 2.0])
    low = inside - draw(arrays(np.float64, count, elements=slack))
    high = inside + draw(arrays(np.float64, count, elements=slack))
    falling = sorted(range(count), key=lambda at: -inside[at])
    named = draw(st.one_of(st.none(), st.integers(0, count)))
    kept = None if named is None else sorted(draw(st.permutations(range(count)))[:named])
    order = None if kept is None else [falling[at] for at in kept]
    return count, order, low, high


@settings(max_examples=120)
@given(conditions(), st.integers(0, 2**40))
def test_every_draw_keeps_every_condition(
    condition: tuple[int, list[int] | None, FloatArray, FloatArray], seed: int
) -> None:
    count, order, low, high = condition
    weights = sample_weights(count, 40, seed, order, low, high)
    assert weights.shape == (40, count)
    assert (weights >= 0).all()
    assert_kept(weights, weight_space(count, order, low, high))
    assert (weights >= low - EXACT).all()
    assert (weights <= high + EXACT).all()
    assert (np.diff(weights[:, order or []], axis=1) <= 0).all()


@settings(max_examples=25)
@given(conditions(), st.integers(0, 100))
def test_the_walk_keeps_every_condition(
    condition: tuple[int, list[int] | None, FloatArray, FloatArray], seed: int
) -> None:
    space = weight_space(*condition)
    if not space.free.any():
        return
    part = space.of_free()
    corners = part.corners()
    assert_kept(corners, part)
    assert np.linalg.matrix_rank(corners - corners[0], tol=1e-9) == len(corners) - 1
    assert_kept(by_walk(part, 30, np.random.default_rng(seed)), part)


def test_the_same_seed_gives_the_same_draws() -> None:
    assert sample_weights(4, 50, 7).tolist() == sample_weights(4, 50, 7).tolist()
    assert sample_weights(4, 50, 7).tolist() != sample_weights(4, 50, 8).tolist()
    tight = np.full(12, 1 / 12)
    walked = [sample_weights(12, 50, 7, low=tight * 0.9, high=tight * 1.1).tolist() for _ in range(2)]
    assert walked[0] == walked[1]


@pytest.mark.parametrize("count", [1, 2, 3, 8, 30])
def test_free_weights_have_the_moments_of_the_flat_dirichlet(count: int) -> None:
    draws = 40_000
    weights = sample_weights(count, draws, 5)
    mean, variance = 1 / count, (count - 1) / count**2 / (count + 1)
    assert weights.mean(axis=0) == pytest.approx(np.full(count, mean), abs=5 * np.sqrt(variance / draws))
    assert weights.var(axis=0) == pytest.approx(np.full(count, variance), rel=0.06)
    if count > 1:
        covariance = -1 / count**2 / (count + 1)
        assert np.cov(weights[:, 0], weights[:, 1])[0, 1] == pytest.approx(covariance, abs=0.06 * variance)


def test_ordered_weights_average_to_the_published_centroids() -> None:
    (case,) = cases("rank_weights")
    tables = zip(case["input"]["tables"], case["expected"]["tables"], strict=True)
    centroids = [expected for table, expected in tables if table["kind"] == "roc"]
    assert len(centroids) == 4
    for expected in centroids:
        count = len(expected)
        order = list(range(count))[::-1]
        weights = sample_weights(count, 100_000, 3, order)
        assert weights.mean(axis=0)[order] == pytest.approx(expected, abs=0.002)


@pytest.mark.parametrize("count", [2, 5, 12])
def test_the_walk_finds_the_centroid_of_ordered_weights(count: int) -> None:
    space = weight_space(count, range(count))
    weights = by_walk(space, 20_000, np.random.default_rng(4))
    centroid = [sum(1 / place for place in range(first, count + 1)) / count for first in range(1, count + 1)]
    assert weights.mean(axis=0) == pytest.approx(centroid, abs=0.004)


@pytest.mark.parametrize(
    ("order", "low", "high"),
    [
        (None, [0.25, 0.1, 0.2, 0], [0.55, 0.4, 0.5, 1]),
        ([2, 0], [0.0, 0.1, 0.2, 0], [0.5, 0.4, 0.9, 0.3]),
        ([0, 1, 2, 3], [0.1, 0.05, 0.0, 0], [0.5, 0.4, 0.4, 0.2]),
    ],
)
def test_the_walk_and_the_rejection_agree(order: list[int] | None, low: Wrong, high: Wrong) -> None:
    space, draws = weight_space(4, order, low, high), 40_000
    walked = by_walk(space, draws, np.random.default_rng(6))
    rejected = by_rejection(space, draws, np.random.default_rng(7))
    assert rejected is not None
    assert walked.mean(axis=0) == pytest.approx(rejected.mean(axis=0), abs=0.004)
    assert np.cov(walked.T) == pytest.approx(np.cov(rejected.T), abs=4e-4)
    quantiles = [0.05, 0.25, 0.5, 0.75, 0.95]
    assert np.quantile(walked, quantiles, axis=0) == pytest.approx(
        np.quantile(rejected, quantiles, axis=0), abs=0.01
    )


def test_bounded_weights_are_those_of_the_free_ones_that_fit() -> None:
    low, high = np.array([0.25, 0.10, 0.20]), np.array([0.55, 0.40, 0.50])
    free = sample_weights(3, 400_000, 1)
    fitting = free[np.all((free >= low) & (free <= high), axis=1)]
    weights = sample_weights(3, 60_000, 2, low=low, high=high)
    assert weights.mean(axis=0) == pytest.approx(fitting.mean(axis=0), abs=0.002)
    assert np.cov(weights.T) == pytest.approx(np.cov(fitting.T), abs=1e-4)


def test_tight_conditions_in_many_criteria_are_walked() -> None:
    even = np.full(20, 1 / 20)
    space = weight_space(20, None, even * 0.9, even * 1.1)
    assert by_rejection(space, 100, np.random.default_rng(0)) is None
    weights = sample_weights(20, 5000, 1, low=even * 0.9, high=even * 1.1)
    assert_kept(weights, space)
    assert weights.mean(axis=0) == pytest.approx(even, abs=0.0003)
    # The sum ties the weights together but little: each is nearly uniform between its bounds.
    assert weights.std(axis=0) == pytest.approx(np.full(20, 0.01 / np.sqrt(12)), rel=0.06)


@pytest.mark.parametrize(
    ("order", "low", "high"),
    [
        (None, [0.2, 0.3, 0.5], None),
        (None, None, [0.2, 0.3, 0.5]),
        (None, [0.2, 0.3, 0.5], [0.2, 0.3, 0.5]),
        ([2, 1, 0], [0.2, 0.3, 0.5], [0.9, 0.9, 0.9]),
    ],
)
def test_a_single_point_is_drawn_again_and_again(order: Wrong, low: Wrong, high: Wrong) -> None:
    weights = sample_weights(3, 5, 0, order, low, high)
    assert weights == pytest.approx(np.tile([0.2, 0.3, 0.5], (5, 1)), abs=EXACT)


def test_an_order_can_force_equal_weights() -> None:
    weights = sample_weights(3, 5, 0, [0, 1, 2], high=[1 / 3, 1, 1])
    assert weights == pytest.approx(np.full((5, 3), 1 / 3), abs=EXACT)


def test_one_criterion_has_all_the_weight() -> None:
    assert sample_weights(1, 3, 0).tolist() == [[1], [1], [1]]


def test_an_order_without_criteria_is_no_order() -> None:
    assert sample_weights(3, 5, 1, order=[]).tolist() == sample_weights(3, 5, 1).tolist()


@pytest.mark.parametrize(
    ("arguments", "options", "reason"),
    [
        ((0, 10, 1), {}, "n_criteria: 0 is too small"),
        ((3, 0, 1), {}, "draws: 0 is too small"),
        ((3, 10, -1), {}, "seed: -1 is too small"),
        ((3, 10, None), {}, "seed: a whole number"),
        ((3, 1.5, 1), {}, "draws: a whole number"),
        ((3, 10, 1), {"order": [0, 1, 1]}, "order: 1 is named twice"),
        ((3, 10, 1), {"order": [0, 3]}, "order: 3 is out of range"),
        ((3, 10, 1), {"low": [0.1, 0.1]}, "low: 2 given for 3 criteria"),
        ((3, 10, 1), {"high": [0.1, float("nan"), 1]}, "high, position 1 .*NaN"),
        ((3, 10, 1), {"low": [0.1, 0.6, 0.4]}, r"low: .*0.1 \+ 0.6 \+ 0.4, sum to 1.1"),
        ((3, 10, 1), {"high": [0.1, 0.2, 0.4]}, r"high: .*0.1 \+ 0.2 \+ 0.4, sum to 0.7"),
        (
            (3, 10, 1),
            {"low": [0, 0.5, 0], "high": [1, 0.4, 1]},
            "criterion 1 cannot weigh 0.5 or more and 0.4",
        ),
        ((3, 10, 1), {"high": [1, 1, -0.1]}, "criterion 2 cannot weigh 0 or more and -0.1"),
        ((3, 10, 1), {"low": [0, 1.1, 0]}, "criterion 1 cannot weigh 1.1 or more and 1"),
        (
            (3, 10, 1),
            {"order": [2, 0], "low": [0.5, 0, 0], "high": [1, 1, 0.4]},
            "order, low, high: criterion [02] cannot weigh 0.5 or more.* and 0.4",
        ),
        ((3, 10, 1), {"order": [0, 1, 2], "low": [0, 0, 0.4]}, r"low: .*sum to 1.2"),
    ],
)
def test_conditions_that_no_weights_keep_are_refused(arguments: Wrong, options: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        sample_weights(*arguments, **options)
