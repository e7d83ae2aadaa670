"""The least change that swaps two markets, and the ranks without a criterion."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import crossover, leave_one_out, rank, rebalance, smallest_flip, weighted_sum
from dia_desktop.scoring.checks import FloatArray
from tests.scoring.problems import (
    BRAZIL,
    CANADA,
    CHINA,
    DEMAND,
    MEXICO,
    STABILITY,
    USA,
    VALUES,
    WEIGHTS,
    Problem,
    problems,
)

NEARLY = 1e-9


def lead(values: FloatArray, weights: FloatArray, a: int, b: int) -> float:
    scores = weighted_sum(values, weights)
    return float(scores[a] - scores[b])


def test_the_least_changes_in_the_sample() -> None:
    flip = smallest_flip(VALUES, WEIGHTS, USA, CANADA)
    assert flip.weight is not None
    assert flip.value is not None
    assert flip.weight.criterion == DEMAND
    assert flip.weight.now == pytest.approx(0.35)
    assert flip.weight.at == crossover(VALUES, WEIGHTS, DEMAND, USA, CANADA)
    assert (flip.value.market, flip.value.criterion) == (USA, STABILITY)
    assert flip.value.now == 64
    assert flip.value.at == pytest.approx(64 - 4.2 / 0.4)
    assert flip == smallest_flip(VALUES, WEIGHTS, CANADA, USA)


def test_no_weight_swaps_a_market_with_one_it_beats_on_all() -> None:
    flip = smallest_flip([[80, 60], [70, 60]], [1, 1], 0, 1)
    assert flip.weight is None
    assert flip.value is not None
    assert flip.value.at == pytest.approx(70)


def test_the_scale_may_have_no_room_for_a_swap() -> None:
    none = smallest_flip([[100, 100], [0, 0]], [1, 1], 0, 1)
    assert none.weight is None
    assert none.value is None
    only_a_tie = smallest_flip([[0, 100], [0, 0]], [1, 1], 0, 1)
    assert only_a_tie.weight is None
    assert only_a_tie.value is None
    room = smallest_flip([[0, 100], [0, 10]], [1, 1], 0, 1).value
    assert room is not None
    assert (room.market, room.criterion) == (1, 0)
    assert room.at == pytest.approx(90)


def test_markets_that_tie_swap_at_once() -> None:
    flip = smallest_flip([[80, 20], [20, 80]], [1, 1], 0, 1)
    assert flip.weight is not None
    assert flip.value is not None
    assert (flip.weight.criterion, flip.weight.now, flip.weight.at) == (0, 0.5, 0.5)
    assert flip.value.at == flip.value.now == 80
    assert smallest_flip([[50, 50], [50, 50]], [1, 1], 0, 1).weight is None


def test_a_single_criterion_has_no_weight_to_move() -> None:
    flip = smallest_flip([[60], [40]], [3], 0, 1)
    assert flip.weight is None
    assert flip.value is not None
    assert flip.value.at == pytest.approx(40)


def test_next_to_no_weight_swaps_nothing() -> None:
    flip = smallest_flip([[60.0, 10.0], [40.0, 10.0]], [1.0, 1e-310], 0, 1)
    assert flip.value is not None
    assert flip.value.criterion == 0


@given(problems(least_markets=2), st.data())
def test_a_weight_flips_the_two_and_no_smaller_change_of_one_does(
    problem: Problem, data: st.DataObject
) -> None:
    values, weights = problem
    a, b = data.draw(st.permutations(range(len(values))))[:2]
    now = lead(values, weights, a, b)
    flip = smallest_flip(values, weights, a, b).weight
    reach = 1.0
    if flip is not None:
        reach = abs(flip.at - flip.now)
        assert lead(values, rebalance(weights, flip.criterion, flip.at), a, b) == pytest.approx(0, abs=NEARLY)
        step = 1e-4 if flip.at >= flip.now else -1e-4
        ends = {flip.at + step, flip.at - step} if reach < NEARLY else {flip.at + step}
        beyond = [lead(values, rebalance(weights, flip.criterion, end), a, b) for end in ends]
        assert any(each * now < 0 for each in beyond) or (abs(now) < NEARLY and any(beyond))
    for criterion, share in enumerate(weights / weights.sum()):
        for change in np.linspace(-reach, reach, 21) * (1 - 1e-6):
            moved = lead(values, rebalance(weights, criterion, share + change), a, b)
            assert moved * now >= -NEARLY or abs(moved) < 1e-6


@given(problems(least_markets=2), st.data())
def test_a_value_flips_the_two_and_no_smaller_change_of_one_does(
    problem: Problem, data: st.DataObject
) -> None:
    values, weights = problem
    a, b = data.draw(st.permutations(range(len(values))))[:2]
    now = lead(values, weights, a, b)
    flip = smallest_flip(values, weights, a, b).value
    reach = 100.0
    if flip is not None:
        reach = abs(flip.at - flip.now)
        assert 0 <= flip.at <= 100
        changed = values.copy()
        changed[flip.market, flip.criterion] = flip.at
        assert lead(changed, weights, a, b) == pytest.approx(0, abs=NEARLY)
        side = 1 if (flip.market == a) == (now < 0) else -1
        changed[flip.market, flip.criterion] += side * 1e-4
        assert lead(changed, weights, a, b) * now < 0 or abs(now) < NEARLY
    for market in (a, b):
        for criterion in range(len(weights)):
            for change in (-reach, reach):
                changed = values.copy()
                end = values[market, criterion] + change * (1 - 1e-6)
                changed[market, criterion] = min(max(end, 0), 100)
                assert lead(changed, weights, a, b) * now >= -NEARLY


def test_ranks_without_each_criterion_in_the_sample() -> None:
    found = leave_one_out(VALUES, WEIGHTS)
    assert found.shape == (3, 5)
    for criterion, ranks in enumerate(found):
        rest = np.delete(VALUES, criterion, axis=1)
        assert ranks.tolist() == rank(weighted_sum(rest, np.delete(WEIGHTS, criterion))).tolist()
    assert found[DEMAND].tolist()[CANADA] == 1
    assert [found[STABILITY].tolist()[market] for market in (USA, CHINA, MEXICO, BRAZIL)] == [1, 2, 3, 5]


@given(problems(least_criteria=2))
def test_leaving_one_out_is_deleting_its_column(problem: Problem) -> None:
    values, weights = problem
    for criterion, ranks in enumerate(leave_one_out(values, weights)):
        rest = np.delete(weights, criterion)
        scores = weighted_sum(
            np.delete(values, criterion, axis=1), rest if rest.any() else np.ones(len(rest))
        )
        assert ranks.tolist() == rank(scores).tolist()


@pytest.mark.parametrize(
    ("ask", "reason"),
    [
        (lambda: smallest_flip([[1.0, float("nan")], [1.0, 2.0]], [1, 1], 0, 1), "row 0, column 1 .*NaN"),
        (lambda: smallest_flip(VALUES, [0, 0, 0], 0, 1), "all weights are zero"),
        (lambda: smallest_flip(VALUES, WEIGHTS, 0, 0), "0 is named twice"),
        (lambda: smallest_flip(VALUES, WEIGHTS, 0, 5), "b: 5 is out of range"),
        (lambda: smallest_flip([[1, 2]], [1, 1], 0, 0), "at least 2"),
        (lambda: leave_one_out([[1], [2]], [1]), "1 criterion given"),
        (lambda: leave_one_out(VALUES, [1, -1, 1]), "position 1 .*negative"),
    ],
)
def test_questions_that_make_no_sense_are_refused(ask: Callable[[], object], reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        ask()
