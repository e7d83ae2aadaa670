"""Swing weights, and moving one weight while the others give way."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import rebalance, swing_weights
from tests.scoring.problems import Wrong


def test_swings_become_shares() -> None:
    assert swing_weights([100, 60, 40]).tolist() == [0.5, 0.3, 0.2]
    assert swing_weights([7]).tolist() == [1]


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        ([], "empty"),
        ([0, 0], "points: all weights are zero"),
        ([1, -1], "position 1 .*negative"),
        ([1, float("nan")], "position 1 .*NaN"),
        ([[1, 2]], "dimension"),
    ],
)
def test_swings_that_make_no_weights_are_refused(points: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        swing_weights(points)


def test_the_others_give_way_in_proportion() -> None:
    assert rebalance([40, 25, 35], 0, 0.7) == pytest.approx([0.7, 0.125, 0.175])
    assert rebalance([40, 25, 35], 1, 0.0) == pytest.approx([40 / 75, 0, 35 / 75])
    assert rebalance([40, 25, 35], 2, 1.0).tolist() == [0, 0, 1]


def test_locked_weights_stay() -> None:
    moved = rebalance([0.4, 0.2, 0.1, 0.3], 0, 0.5, locked=(1,))
    assert moved == pytest.approx([0.5, 0.2, 0.075, 0.225])
    assert moved[1] == 0.2


def test_a_weight_takes_no_more_than_the_locked_ones_leave() -> None:
    assert rebalance([0.4, 0.2, 0.4], 0, 0.95, locked=[1]) == pytest.approx([0.8, 0.2, 0])
    assert rebalance([0.4, 0.2, 0.4], 0, -3) == pytest.approx([0, 1 / 3, 2 / 3])
    assert rebalance([0.4, 0.2, 0.4], 0, 3).tolist() == [1, 0, 0]


def test_zero_weights_share_equally_what_comes_back() -> None:
    assert rebalance([1, 0, 0, 0], 0, 0.4) == pytest.approx([0.4, 0.2, 0.2, 0.2])
    assert rebalance([1, 0, 0, 0], 0, 0.4, locked=[3]) == pytest.approx([0.4, 0.3, 0.3, 0])


def test_nothing_moves_where_all_the_others_are_locked() -> None:
    assert rebalance([2, 1, 1], 0, 0.9, locked=[2, 1]).tolist() == [0.5, 0.25, 0.25]
    assert rebalance([3], 0, 0.2).tolist() == [1]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(any), st.floats(-0.5, 1.5), st.data())
def test_moving_a_weight_keeps_its_promises(weights: list[int], new: float, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(weights) - 1))
    others = [at for at in range(len(weights)) if at != index]
    locked = data.draw(st.lists(st.sampled_from(others), unique=True)) if others else []
    before = np.array(weights) / sum(weights)
    after = rebalance(weights, index, new, locked)
    free = [at for at in others if at not in locked]
    assert after.sum() == pytest.approx(1)
    assert (after >= 0).all()
    assert after[locked].tolist() == before[locked].tolist()
    if not free:
        assert after.tolist() == before.tolist()
        return
    assert after[index] == pytest.approx(np.clip(new, 0, 1 - before[locked].sum()))
    if before[free].any():
        assert after[free] * before[free].sum() == pytest.approx(before[free] * after[free].sum())
    again = rebalance(after, index, float(after[index]), locked)
    assert again == pytest.approx(after)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (([0.5, 0.5], 2, 0.1), "index: 2 is out of range"),
        (([0.5, 0.5], -1, 0.1), "index: -1 is too small"),
        (([0.5, 0.5], 0.5, 0.1), "index: a whole number"),
        (([0.5, 0.5], 0, float("nan")), "new: NaN"),
        (([0.5, 0.5], 0, "half"), "new: a number"),
        (([0.5, 0.5], 0, 0.1, [2]), "locked: 2 is out of range"),
        (([0.5, 0.5], 0, 0.1, [1, 1]), "locked: 1 is named twice"),
        (([0.5, 0.5], 0, 0.1, [0]), "moved and locked"),
        (([0, 0], 0, 0.1), "all weights are zero"),
        (([1, -1], 0, 0.1), "negative"),
        (([], 0, 0.1), "empty"),
    ],
)
def test_moves_that_make_no_sense_are_refused(arguments: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        rebalance(*arguments)
