"""Value functions: from the natural scale to 0-100."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import Levels, ValueFunction, linear
from tests.scoring.problems import Wrong, cases

NATURALS = st.floats(-1e6, 1e6)
PUBLISHED = [
    (item, expected, case["tolerance"]["abs"])
    for case in cases("pvf")
    for item, expected in zip(case["input"]["items"], case["expected"]["values"], strict=True)
    # Value functions here are clipped at their outer points; the source offers extrapolation as well.
    if item["outside"] == "clip" or set(expected) <= set(np.clip(expected, 0, 1))
]


@pytest.mark.parametrize(("item", "expected", "tolerance"), PUBLISHED)
def test_published_piecewise_values(item: dict[str, Any], expected: list[float], tolerance: float) -> None:
    function = ValueFunction(tuple(zip(item["cutoffs"], item["values"], strict=True)))
    assert function.value(item["x"]) == pytest.approx(expected, abs=tolerance)


def test_published_values_are_three() -> None:
    assert len(PUBLISHED) == 3


def test_a_line_runs_from_worst_to_best() -> None:
    assert linear(-2.5, 2.5).value([-2.5, 0, 1.25, 2.5]).tolist() == [0, 50, 75, 100]
    assert linear(10, 0).value([10, 7.5, 0]).tolist() == [0, 25, 100]


def test_rising_says_whether_more_is_better() -> None:
    assert linear(0, 10).rising
    assert not linear(10, 0).rising
    assert not ValueFunction(((3, 0), (1, 100))).rising
    assert ValueFunction(((3, 100), (1, 0))).rising


def test_values_keep_the_shape_of_the_naturals() -> None:
    function = linear(0, 10)
    assert function.value(3).shape == ()
    assert function.value([[1, 2, 3], [4, 5, 6]]).shape == (2, 3)
    assert function.value([]).shape == (0,)
    assert function.outside([[1, 20]]).tolist() == [[False, True]]


def test_beyond_the_outer_points_values_are_clipped_and_said_to_be() -> None:
    function = ValueFunction(((0, 20), (5, 60), (10, 90)))
    assert function.value([-1, 0, 10, 11]).tolist() == [20, 20, 90, 90]
    assert function.outside([-1, 0, 10, 11]).tolist() == [True, False, False, True]


@given(st.lists(NATURALS, min_size=2, max_size=6, unique_by=lambda x: round(x, 2)), st.data())
def test_value_functions_hit_their_points_in_either_order(naturals: list[float], data: st.DataObject) -> None:
    values = data.draw(st.lists(st.floats(0, 100), min_size=len(naturals), max_size=len(naturals)))
    points = tuple(zip(sorted(naturals), values, strict=True))
    rising, falling = ValueFunction(points), ValueFunction(points[::-1])
    assert rising.value([x for x, _ in points]) == pytest.approx(values)
    between = np.linspace(min(naturals), max(naturals), 9)
    assert rising.value(between).tolist() == falling.value(between).tolist()
    assert ((rising.value(between) >= 0) & (rising.value(between) <= 100)).all()


@given(NATURALS, NATURALS, NATURALS)
def test_more_is_never_worse_on_a_rising_line(worst: float, span: float, x: float) -> None:
    if abs(span) < 1:
        return
    line = linear(worst, worst + span)
    low, high = line.value([x, x + 1])
    assert (low <= high) if line.rising else (low >= high)


def test_value_functions_are_records() -> None:
    points = ((0.0, 0.0), (1.0, 100.0))
    assert ValueFunction(points) == linear(0, 1)
    assert hash(ValueFunction(points)) == hash(linear(0, 1))
    assert ValueFunction(points).points == points


@pytest.mark.parametrize(
    ("points", "reason"),
    [
        ((), "empty|dimension"),
        (((0, 0),), "two or more"),
        (((0, 0, 1), (1, 100, 1)), "two or more"),
        (((0, 0), (0, 100)), "rise, or fall"),
        (((0, 0), (2, 50), (1, 100)), "rise, or fall"),
        (((0, 0), (1, 101)), "position 1 .* 101 is not within"),
        (((0, -1), (1, 100)), "position 0 .* -1 is not within"),
        (((0, 0), (float("nan"), 100)), "row 1, column 0 .* NaN"),
        (((0, 0), (float("inf"), 100)), "row 1, column 0 .* inf"),
        (((0, 0), (5e-324, 100)), "too close or too far"),
        (((-1e308, 0), (1e308, 100)), "too close or too far"),
        (((0, "low"), (1, "high")), "text"),
        (((0, 0), (1,)), "unequal length"),
    ],
)
def test_points_that_make_no_function_are_refused(points: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        ValueFunction(points)


@pytest.mark.parametrize("ask", [linear(0, 1).value, linear(0, 1).outside])
def test_a_missing_natural_is_refused(ask: Callable[[list[float]], object]) -> None:
    with pytest.raises(InvalidInputError, match=r"position 1 .* NaN"):
        ask([0.5, float("nan")])


@pytest.mark.parametrize(("worst", "best"), [(1, 1), (float("nan"), 1), (0, float("inf")), ("low", 1)])
def test_anchors_that_make_no_line_are_refused(worst: Wrong, best: Wrong) -> None:
    with pytest.raises(InvalidInputError):
        linear(worst, best)


def test_levels_have_their_values() -> None:
    numbered, named = Levels({0: 0, 3: 40, 7: 100}), Levels({"none": 0, "full": 100})
    assert numbered.value([[7, 0], [3, 3]]).tolist() == [[100, 0], [40, 40]]
    assert numbered.value(np.array([7.0, 0.0])).tolist() == [100, 0]
    assert named.value("full") == 100
    assert named.value(["none", "full"]).tolist() == [0, 100]


def test_levels_are_records_of_their_own() -> None:
    scale = {0: 0.0, 1: 100.0}
    levels = Levels(scale)
    scale[0] = 50.0
    assert levels.value([0]).tolist() == [0]
    assert levels == copy.deepcopy(levels)
    assert hash(levels) == hash(Levels({0: 0.0, 1: 100.0}))


def test_levels_that_are_not_on_the_scale_are_refused() -> None:
    with pytest.raises(InvalidInputError, match=r"row 0, column 1 .* 2 is none of the levels 0, 1"):
        Levels({0: 0, 1: 100}).value([[0, 2]])


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, "at least one"),
        ({0: 0, 1: 101}, "level 1.* 101 is not within"),
        ({"a": -1}, "level a.* -1 is not within"),
        ({0: float("nan")}, "level 0.* NaN"),
        ({0: "many"}, "level 0.* number is needed"),
    ],
)
def test_scales_that_make_no_sense_are_refused(values: Wrong, reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        Levels(values)
