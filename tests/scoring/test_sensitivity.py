"""One weight moves, the others give way: who leads where, and when two markets tie."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import (
    crossover,
    linear,
    rank,
    rebalance,
    stability_interval,
    weight_sweep,
    weight_sweeps,
    weighted_sum,
)
from dia_desktop.scoring.checks import FloatArray
from tests.scoring.problems import (
    AGREEMENTS,
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
    Wrong,
    cases,
    problems,
)

NEARLY = 1e-9


def scores_at(problem: Problem, criterion: int, weight: float, locked: list[int] | None = None) -> FloatArray:
    values, weights = problem
    return weighted_sum(values, rebalance(weights, criterion, weight, locked or []))


@pytest.mark.parametrize(
    ("criterion", "flips", "leaders"),
    [
        (STABILITY, [0.607], [USA, CANADA]),
        (AGREEMENTS, [0.323, 0.619], [USA, CANADA, MEXICO]),
        (DEMAND, [0.289, 0.763], [CANADA, USA, CHINA]),
    ],
)
def test_where_the_lead_flips_in_the_sample(criterion: int, flips: list[float], leaders: list[int]) -> None:
    sweep = weight_sweep(VALUES, WEIGHTS, criterion)
    assert sweep.bounds == pytest.approx([0, *flips, 1], abs=5e-4)
    assert sweep.leaders.tolist() == leaders


def test_published_crossing_of_two_treatments() -> None:
    """The crossing moves a value; the score is a line in that value, so two scores find it."""
    (case,) = cases("value_crossing")
    given = case["input"]
    assert set(given["directions"]) == {-1}
    lines = [linear(worst, best) for best, worst in given["ranges"]]
    varied, criterion = given["vary"]["alternative"], given["vary"]["criterion"]
    leads = []
    for edge in given["ranges"][criterion]:
        rows = np.array(given["values"])
        rows[varied, criterion] = edge
        values = np.column_stack([line.value(column) for line, column in zip(lines, rows.T, strict=True)])
        first, second = weighted_sum(values, given["weights"])
        leads.append(second - first)
    crossing = np.interp(0, leads[::-1], given["ranges"][criterion][::-1])
    assert crossing == pytest.approx(case["expected"]["crossing"], abs=case["tolerance"]["abs"])


@given(problems(least_criteria=2), st.data())
def test_the_leaders_are_those_of_a_fine_grid(problem: Problem, data: st.DataObject) -> None:
    values, weights = problem
    criterion = data.draw(st.integers(0, len(weights) - 1))
    others = [at for at in range(len(weights)) if at != criterion]
    locked = data.draw(st.lists(st.sampled_from(others), unique=True, max_size=len(others) - 1))
    sweep = weight_sweep(values, weights, criterion, locked)
    reach = 1 - weights[locked].sum() / weights.sum()
    assert sweep.bounds[[0, -1]] == pytest.approx([0, reach])
    assert (np.diff(sweep.bounds) > 0).all() or reach == pytest.approx(0)
    for at in np.linspace(0, reach, 41):
        segment = min(max(0, int(np.searchsorted(sweep.bounds, at)) - 1), len(sweep.leaders) - 1)
        scores = scores_at(problem, criterion, float(at), locked)
        assert scores[sweep.leaders[segment]] >= scores.max() - NEARLY


@given(problems(least_criteria=2), st.data())
def test_segments_are_as_long_as_possible(problem: Problem, data: st.DataObject) -> None:
    values, weights = problem
    criterion = data.draw(st.integers(0, len(weights) - 1))
    sweep = weight_sweep(values, weights, criterion)
    for bound, left, right in zip(sweep.bounds[1:-1], sweep.leaders, sweep.leaders[1:], strict=False):
        assert left != right
        scores = scores_at(problem, criterion, float(bound))
        assert scores[left] == pytest.approx(scores[right], abs=NEARLY)
        for end, leader, beaten in ((0.0, left, right), (1.0, right, left)):
            far = scores_at(problem, criterion, end)
            assert far[leader] > far[beaten]


@given(problems(), st.data())
def test_all_sweeps_at_once_are_the_single_ones(problem: Problem, data: st.DataObject) -> None:
    values, weights = problem
    locked = data.draw(st.lists(st.sampled_from(range(len(weights))), unique=True))
    together = weight_sweeps(values, weights, locked)
    assert len(together) == len(weights)
    for criterion, sweep in enumerate(together):
        alone = weight_sweep(values, weights, criterion, locked)
        assert sweep.bounds == pytest.approx(alone.bounds)
        assert sweep.leaders.tolist() == alone.leaders.tolist()


def test_a_tie_all_along_goes_to_the_first_market() -> None:
    sweep = weight_sweep([[10, 20], [30, 40], [30, 40]], [1, 1], 0)
    assert sweep.bounds.tolist() == [0, 1]
    assert sweep.leaders.tolist() == [1]


def test_a_tie_at_the_end_makes_no_segment() -> None:
    values = [[60, 0.1 + 0.2], [80, 0.3]]
    assert weight_sweep(values, [1, 1], 0).leaders.tolist() == [1]
    assert weight_sweep(values, [1, 1], 1).bounds.tolist() == [0, 1]


@given(st.lists(st.floats(1, 100), min_size=3, max_size=6, unique=True), st.integers(1, 9))
def test_lines_through_one_point_make_two_segments(tops: list[float], tenths: int) -> None:
    share = tenths / 10
    values = [[top, (200 - share * top) / (1 - share)] for top in tops]
    if np.diff(np.sort(tops)).min() < 1e-3:
        return
    sweep = weight_sweep(values, [share, 1 - share], 0)
    assert sweep.bounds == pytest.approx([0, share, 1])
    assert sweep.leaders.tolist() == [np.argmin(tops), np.argmax(tops)]


def test_a_single_criterion_decides_at_any_weight() -> None:
    sweep = weight_sweep([[1], [3], [2]], [5], 0)
    assert sweep.bounds.tolist() == [0, 1]
    assert sweep.leaders.tolist() == [1]
    assert stability_interval([[1], [3], [2]], [5], 0) == (0, 1)
    assert crossover([[1], [3], [2]], [5], 0, 0, 1) is None


def test_a_weight_among_locked_ones_has_nowhere_to_go() -> None:
    sweep = weight_sweep(VALUES, WEIGHTS, STABILITY, locked=[AGREEMENTS, DEMAND])
    assert sweep.bounds == pytest.approx([0.4, 0.4])
    assert sweep.leaders.tolist() == [USA]


def test_a_lock_on_the_swept_criterion_is_disregarded() -> None:
    locked = weight_sweep(VALUES, WEIGHTS, STABILITY, locked=[STABILITY])
    assert locked.bounds.tolist() == weight_sweep(VALUES, WEIGHTS, STABILITY).bounds.tolist()


def test_others_without_weight_share_equally() -> None:
    sweep = weight_sweep([[0, 100, 0], [0, 0, 90], [60, 0, 0]], [1, 0, 0], 0)
    assert sweep.bounds == pytest.approx([0, 50 / 110, 1])
    assert sweep.leaders.tolist() == [0, 2]


def test_how_far_weights_move_before_the_top_changes_in_the_sample() -> None:
    assert stability_interval(VALUES, WEIGHTS, STABILITY) == pytest.approx((0, 0.607), abs=5e-4)
    assert stability_interval(VALUES, WEIGHTS, AGREEMENTS) == pytest.approx((0, 0.323), abs=5e-4)
    assert stability_interval(VALUES, WEIGHTS, DEMAND) == pytest.approx((0.289, 0.763), abs=5e-4)


@given(problems(least_criteria=2), st.data())
def test_places_hold_inside_the_interval_and_fall_beyond_it(problem: Problem, data: st.DataObject) -> None:
    values, weights = problem
    criterion = data.draw(st.integers(0, len(weights) - 1))
    depth = data.draw(st.integers(1, len(values)))
    now = float(weights[criterion] / weights.sum())
    low, high = stability_interval(values, weights, criterion, depth)
    assert -NEARLY <= low <= now + NEARLY
    assert now - NEARLY <= high <= 1 + NEARLY
    if low == high:
        return
    top = np.argsort(-scores_at(problem, criterion, (low + high) / 2), kind="stable")[:depth]
    for at in np.linspace(low, high, 9):
        scores = scores_at(problem, criterion, float(at))
        assert np.sort(scores)[::-1][:depth] == pytest.approx(scores[top], abs=NEARLY)
    for beyond in (low - 1e-6, high + 1e-6):
        if 0 <= beyond <= 1:
            scores = scores_at(problem, criterion, beyond)
            assert np.abs(np.sort(scores)[::-1][:depth] - scores[top]).max() > NEARLY / 100


def test_a_tie_now_leaves_no_room_but_a_tie_for_ever_does() -> None:
    now_only, for_ever = [[80, 20], [20, 80], [0, 0]], [[80, 20], [80, 20], [0, 0]]
    assert stability_interval(now_only, [1, 1], 0) == (0.5, 0.5)
    assert stability_interval(for_ever, [1, 1], 0) == (0, 1)
    below = [[90, 90], [80, 20], [20, 80]]
    assert stability_interval(below, [1, 1], 0, depth=1) == (0, 1)
    assert stability_interval(below, [1, 1], 0, depth=2) == (0.5, 0.5)


def test_one_market_keeps_its_place_at_any_weight() -> None:
    assert stability_interval([[1, 2]], [1, 1], 0) == (0, 1)


def test_crossings_in_the_sample() -> None:
    assert crossover(VALUES, WEIGHTS, STABILITY, USA, CANADA) == pytest.approx(0.607, abs=5e-4)
    assert crossover(VALUES, WEIGHTS, AGREEMENTS, MEXICO, CANADA) == pytest.approx(0.619, abs=5e-4)
    assert crossover(VALUES, WEIGHTS, DEMAND, CHINA, USA) == pytest.approx(0.763, abs=5e-4)
    assert crossover(VALUES, WEIGHTS, STABILITY, USA, BRAZIL) is None


@given(problems(least_markets=2, least_criteria=2), st.data())
def test_two_markets_tie_at_their_crossing_and_nowhere_else(problem: Problem, data: st.DataObject) -> None:
    values, weights = problem
    criterion = data.draw(st.integers(0, len(weights) - 1))
    pair = st.lists(st.integers(0, len(values) - 1), min_size=2, max_size=2, unique=True)
    a, b = data.draw(pair)
    meet = crossover(values, weights, criterion, a, b)
    assert meet == crossover(values, weights, criterion, b, a)
    start, end = (scores_at(problem, criterion, at)[[a, b]] for at in (0.0, 1.0))
    if meet is None:
        opposite = (start[0] - start[1]) * (end[0] - end[1]) > 0
        assert (
            opposite
            or (start == pytest.approx(end) and start[0] == pytest.approx(start[1]))
            or (
                start[0] - start[1] == pytest.approx(0, abs=NEARLY)
                and end[0] - end[1] == pytest.approx(0, abs=NEARLY)
            )
        )
        return
    scores = scores_at(problem, criterion, meet)
    assert scores[a] == pytest.approx(scores[b], abs=NEARLY)
    assert (start[0] - start[1]) != pytest.approx(end[0] - end[1], abs=NEARLY)


def test_markets_that_are_equal_everywhere_have_no_crossing() -> None:
    assert crossover([[10, 20], [10, 20]], [1, 1], 0, 0, 1) is None


def test_a_crossing_swaps_two_places() -> None:
    meet = crossover(VALUES, WEIGHTS, STABILITY, USA, CANADA)
    assert meet is not None
    before, after = (rank(scores_at((VALUES, WEIGHTS), STABILITY, meet + step)) for step in (-0.01, 0.01))
    assert before[[USA, CANADA]].tolist() == after[[CANADA, USA]].tolist() == [1, 2]


@pytest.mark.parametrize("values", [[[1, float("nan")], [2, 3]], [[1, 2], [3]], [[]], [1, 2]])
@pytest.mark.parametrize(
    "ask",
    [
        lambda values: weight_sweep(values, [1, 1], 0),
        lambda values: weight_sweeps(values, [1, 1]),
        lambda values: stability_interval(values, [1, 1], 0),
        lambda values: crossover(values, [1, 1], 0, 0, 1),
    ],
)
def test_values_that_are_none_are_refused(ask: Callable[[Wrong], object], values: Wrong) -> None:
    with pytest.raises(InvalidInputError, match=r"^values"):
        ask(values)


@pytest.mark.parametrize(
    ("ask", "reason"),
    [
        (lambda: weight_sweep(VALUES, [0, 0, 0], 0), "all weights are zero"),
        (lambda: weight_sweep(VALUES, [1, 1], 0), "2 given for 3 criteria"),
        (lambda: weight_sweep(VALUES, WEIGHTS, 3), "criterion: 3 is out of range"),
        (lambda: weight_sweep(VALUES, WEIGHTS, -1), "criterion: -1"),
        (lambda: weight_sweep(VALUES, WEIGHTS, 0, [7]), "locked: 7 is out of range"),
        (lambda: weight_sweeps(VALUES, [1, -1, 1]), "position 1 .*negative"),
        (lambda: weight_sweeps(VALUES, WEIGHTS, [1, 1]), "locked: 1 is named twice"),
        (lambda: stability_interval(VALUES, WEIGHTS, 3), "criterion: 3 is out of range"),
        (lambda: stability_interval(VALUES, WEIGHTS, 0, 0), "depth: 0 is too small"),
        (lambda: stability_interval(VALUES, WEIGHTS, 0, 6), "depth: 6 places"),
        (lambda: crossover(VALUES, WEIGHTS, 3, 0, 1), "criterion: 3 is out of range"),
        (lambda: crossover(VALUES, WEIGHTS, 0, 5, 1), "a: 5 is out of range"),
        (lambda: crossover(VALUES, WEIGHTS, 0, 0, -1), "b: -1 is too small"),
        (lambda: crossover(VALUES, WEIGHTS, 0, 1, 1), "1 is named twice"),
        (lambda: crossover([[1, 2]], [1, 1], 0, 0, 0), "at least 2"),
    ],
)
def test_questions_that_make_no_sense_are_refused(ask: Callable[[], object], reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        ask()
