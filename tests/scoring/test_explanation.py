"""Why a gap changed: the parts of values and weights."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import gap_change, weighted_sum
from tests.scoring.problems import CANADA, USA, VALUES, WEIGHTS, Problem, problems


def test_one_changed_value_is_the_whole_change() -> None:
    after = VALUES.copy()
    after[USA, 0] = 54
    found = gap_change(VALUES, WEIGHTS, after, WEIGHTS, USA, CANADA)
    assert found.value_parts == pytest.approx([-4, 0, 0])
    assert found.weight_parts.tolist() == [0, 0, 0]
    assert (found.before, found.after) == pytest.approx((4.2, 0.2))


def test_changed_weights_alone_change_no_value_part() -> None:
    found = gap_change(VALUES, WEIGHTS, VALUES, [0.5, 0.25, 0.25], USA, CANADA)
    assert found.value_parts.tolist() == [0, 0, 0]
    assert found.weight_parts == pytest.approx([-8 * 0.1, 0, 49 * -0.1])


@given(problems(least_markets=2), problems(least_markets=2), st.data())
def test_the_parts_sum_to_the_change(old: Problem, new: Problem, data: st.DataObject) -> None:
    count = min(len(old[1]), len(new[1]))
    (before, old_weights), (after, new_weights) = (
        (values[:, :count], np.append(weights[: count - 1], weights[count - 1] + 1))
        for values, weights in (old, new)
    )
    a, b = data.draw(st.permutations(range(min(len(before), len(after)))))[:2]
    found = gap_change(before, old_weights, after, new_weights, a, b)
    for gap, values, weights in (
        (found.before, before, old_weights),
        (found.after, after, new_weights),
    ):
        scores = weighted_sum(values, weights)
        assert gap == pytest.approx(scores[a] - scores[b], abs=1e-9)
    parts = found.value_parts.sum() + found.weight_parts.sum()
    assert parts == pytest.approx(found.after - found.before, abs=1e-11)
    turned = gap_change(after, new_weights, before, old_weights, a, b)
    assert turned.value_parts.tolist() == (-found.value_parts).tolist()
    swapped = gap_change(before, old_weights, after, new_weights, b, a)
    assert swapped.weight_parts.tolist() == (-found.weight_parts).tolist()


@pytest.mark.parametrize(
    ("ask", "reason"),
    [
        (lambda: gap_change([[1, float("nan")]] * 2, [1, 1], [[1, 2]] * 2, [1, 1], 0, 1), "before, row 0"),
        (lambda: gap_change([[1, 2]] * 2, [1, 1], [[1, float("inf")]] * 2, [1, 1], 0, 1), "after, row 0"),
        (lambda: gap_change(VALUES, WEIGHTS, VALUES[:, :2], [1, 1], 0, 1), "3 and 2 criteria"),
        (lambda: gap_change(VALUES, [0, 0, 0], VALUES, WEIGHTS, 0, 1), "before_weights: all"),
        (lambda: gap_change(VALUES, WEIGHTS, VALUES, [1, -1, 1], 0, 1), "after_weights, position 1"),
        (lambda: gap_change(VALUES, WEIGHTS, VALUES[:2], WEIGHTS, 0, 2), "b: 2 is out of range"),
        (lambda: gap_change(VALUES, WEIGHTS, VALUES, WEIGHTS, 1, 1), "1 is named twice"),
    ],
)
def test_moments_that_cannot_be_compared_are_refused(ask: Callable[[], object], reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        ask()
