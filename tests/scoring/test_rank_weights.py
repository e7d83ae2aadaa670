"""Weights from an order of importance."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import rank_order_centroid, rank_order_distribution, rank_reciprocal, rank_sum
from tests.scoring.problems import Wrong, cases

METHODS = {
    "roc": rank_order_centroid,
    "rank_sum": rank_sum,
    "rank_reciprocal": rank_reciprocal,
    "rod": rank_order_distribution,
}
# Roberts & Goodwin 2002, table 2, as copied by several public programs. The rows of 7 and 9 criteria sum to
# 1.0002 and 1.0005, so that no exact weights can match them to their last digit.
PRINTED = (
    (0.6932, 0.3068),
    (0.5232, 0.3240, 0.1528),
    (0.4180, 0.2986, 0.1912, 0.0922),
    (0.3471, 0.2686, 0.1955, 0.1269, 0.0619),
    (0.2966, 0.2410, 0.1884, 0.1387, 0.0908, 0.0445),
    (0.2590, 0.2174, 0.1781, 0.1406, 0.1038, 0.0679, 0.0334),
    (0.2292, 0.1977, 0.1672, 0.1375, 0.1084, 0.0805, 0.0531, 0.0263),
    (0.2058, 0.1808, 0.1565, 0.1332, 0.1095, 0.0867, 0.0644, 0.0425, 0.0211),
    (0.1867, 0.1667, 0.1466, 0.1271, 0.1081, 0.0893, 0.0709, 0.0527, 0.0349, 0.0173),
)


def test_published_tables() -> None:
    (case,) = cases("rank_weights")
    for asked, expected in zip(case["input"]["tables"], case["expected"]["tables"], strict=True):
        found = METHODS[asked["kind"]](asked["n"])
        assert found == pytest.approx(expected, abs=case["tolerance"]["abs"])


@pytest.mark.parametrize("row", PRINTED, ids=len)
def test_printed_rank_order_distribution_weights(row: tuple[float, ...]) -> None:
    assert rank_order_distribution(len(row)) == pytest.approx(row, abs=5.5e-4)


def test_rank_order_distribution_where_it_can_be_integrated_by_hand() -> None:
    two = rank_order_distribution(2)
    assert two == pytest.approx([math.log(2), 1 - math.log(2)], abs=1e-14)
    three = rank_order_distribution(3)
    assert three[0] == pytest.approx(3 * math.log(3) - 4 * math.log(2), abs=1e-14)


@pytest.mark.parametrize("n", [3, 4, 5])
def test_rank_order_distribution_is_the_mean_of_ordered_ratings(n: int) -> None:
    """A midpoint grid over the ratings of the others, straight from the definition."""
    steps = {3: 400, 4: 80, 5: 30}[n]
    axis = (np.arange(steps) + 0.5) / steps
    ratings = np.stack(np.meshgrid(*[axis] * (n - 1)), axis=-1).reshape(-1, n - 1)
    ordered = np.column_stack([np.ones(len(ratings)), np.sort(ratings, axis=1)[:, ::-1]])
    expected = (ordered / ordered.sum(axis=1, keepdims=True)).mean(axis=0)
    assert rank_order_distribution(n) == pytest.approx(expected, abs=2e-4)


@given(st.sampled_from(list(METHODS.values())), st.integers(1, 10))
def test_weights_fall_and_sum_to_one(method: Wrong, n: int) -> None:
    weights = method(n)
    assert weights.shape == (n,)
    assert weights.sum() == pytest.approx(1, abs=1e-12)
    assert (weights > 0).all()
    assert (np.diff(weights) < 0).all()


@given(st.integers(2, 10))
def test_the_methods_favour_the_first_criterion_in_this_order(n: int) -> None:
    first = [method(n)[0] for method in (rank_sum, rank_order_distribution, rank_order_centroid)]
    assert first == sorted(first)


@given(st.integers(1, 200))
def test_the_centroid_is_the_mean_of_the_corners(n: int) -> None:
    corners = np.tril(np.ones((n, n))) / np.arange(1, n + 1)[:, None]
    assert rank_order_centroid(n) == pytest.approx(corners.mean(axis=0))


@pytest.mark.parametrize("method", METHODS.values())
def test_one_criterion_has_all_the_weight(method: Wrong) -> None:
    assert method(1).tolist() == [1]


@pytest.mark.parametrize("method", METHODS.values())
@pytest.mark.parametrize(
    ("n", "reason"), [(0, "n: 0 is too small"), (-2, "-2"), (2.5, "whole"), ("3", "whole")]
)
def test_numbers_of_criteria_that_make_no_sense_are_refused(method: Wrong, n: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        method(n)


def test_rank_order_distribution_ends_where_it_was_published() -> None:
    with pytest.raises(InvalidInputError, match="n: 11 is too large, 10 at most"):
        rank_order_distribution(11)
    assert rank_order_distribution(10) == pytest.approx(rank_sum(10), abs=0.005)
