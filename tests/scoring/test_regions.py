"""The weights triangle: who wins where."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import Region, weighted_sum, weights_region, winner_regions
from dia_desktop.scoring.checks import FloatArray
from tests.scoring.problems import (
    BRAZIL,
    CANADA,
    CHINA,
    MEXICO,
    USA,
    VALUES,
    WEIGHTS,
    Problem,
    Wrong,
    problems,
)

CORNERS = [0, 1, 2]
TRIANGLE_AREA = 0.5


def area(polygon: FloatArray) -> float:
    """Return the signed area in the plane of the first two shares; counter-clockwise is positive."""
    x, y = polygon[:, 0], polygon[:, 1]
    return float(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2


def holds(polygon: FloatArray, point: FloatArray, slack: float = 1e-9) -> bool:
    edges = np.roll(polygon, -1, axis=0) - polygon
    away = point - polygon
    return bool((edges[:, 0] * away[:, 1] - edges[:, 1] * away[:, 0] >= -slack).all())


def test_the_sample_has_four_winners() -> None:
    regions = winner_regions(VALUES, WEIGHTS, CORNERS)
    assert [region.market for region in regions] == [USA, CANADA, MEXICO, CHINA]
    assert BRAZIL not in [region.market for region in regions]
    usa = dict(regions)[USA]
    assert holds(usa, WEIGHTS)
    assert holds(usa, np.array([0.606, 0.394 * 25 / 60, 0.394 * 35 / 60]))
    assert not holds(usa, np.array([0.608, 0.392 * 25 / 60, 0.392 * 35 / 60]))


@settings(max_examples=60)
@given(problems(least_criteria=3), st.data())
def test_regions_cover_the_triangle_with_its_winners(problem: Problem, data: st.DataObject) -> None:
    values, weights = problem
    corners = data.draw(st.permutations(range(len(weights))))[:3]
    regions = winner_regions(values, weights, corners)
    assert sum(area(polygon) for _, polygon in regions) == pytest.approx(TRIANGLE_AREA, abs=1e-7)
    mass = weights[corners].sum()
    for point in np.random.default_rng(1).dirichlet(np.ones(3), 25):
        held = np.array(weights)
        held[corners] = mass * point
        scores = weighted_sum(values, held)
        winners = [region.market for region in regions if holds(region.polygon, point)]
        assert winners
        assert scores[winners] == pytest.approx(scores.max(), abs=1e-6)
    for region in regions:
        assert area(region.polygon) > 0
        assert region.polygon.sum(axis=1) == pytest.approx(1)
        assert (region.polygon > -1e-12).all()


def test_two_hundred_markets_share_the_triangle() -> None:
    directions = np.abs(np.random.default_rng(5).standard_normal((200, 3)))
    front = 100 * directions / np.linalg.norm(directions, axis=1, keepdims=True)
    regions = winner_regions(front, [1, 1, 1], CORNERS)
    assert [region.market for region in regions] == list(range(200))
    assert sum(area(region.polygon) for region in regions) == pytest.approx(TRIANGLE_AREA)


def test_equal_markets_give_the_place_to_the_first() -> None:
    regions = winner_regions([[1, 2, 3], [9, 9, 9], [9, 9, 9]], [1, 1, 1], CORNERS)
    assert regions == (Region(1, regions[0].polygon),)
    assert regions[0].polygon.tolist() == np.eye(3).tolist()


def test_a_market_that_wins_on_a_line_only_has_no_region() -> None:
    regions = winner_regions([[100, 0, 0], [0, 100, 0], [50, 50, 0]], [1, 1, 1], CORNERS)
    assert [region.market for region in regions] == [0, 1]


def test_three_criteria_without_weight_change_nothing() -> None:
    values = [[1, 2, 3, 4], [9, 9, 9, 2]]
    ((market, polygon),) = winner_regions(values, [0, 0, 0, 1], CORNERS)
    assert market == 0
    assert polygon.tolist() == np.eye(3).tolist()
    assert weights_region([0, 0, 0, 1], CORNERS, 0.1).tolist() == np.eye(3).tolist()


def test_the_weights_near_the_sample_form_a_hexagon() -> None:
    polygon = weights_region(WEIGHTS, CORNERS, 0.15)
    assert len(polygon) == 6
    assert area(polygon) > 0
    shifts = {tuple(sorted(np.round(corner - WEIGHTS, 9))) for corner in polygon}
    assert shifts == {(-0.15, 0.0, 0.15)}


@given(problems(least_criteria=3), st.floats(0.01, 0.6), st.data())
def test_the_region_holds_what_is_near(problem: Problem, margin: float, data: st.DataObject) -> None:
    _, weights = problem
    corners = data.draw(st.permutations(range(len(weights))))[:3]
    shares = weights / weights.sum()
    mass = shares[corners].sum()
    polygon = weights_region(weights, corners, margin)
    for point in np.random.default_rng(2).dirichlet(np.ones(3), 25):
        distance = np.abs(mass * point - shares[corners]).max()
        if abs(distance - margin) > 1e-6:
            assert holds(polygon, point) == (distance < margin)


@pytest.mark.parametrize(
    ("ask", "reason"),
    [
        (lambda: winner_regions(VALUES, WEIGHTS, [0, 1]), "corners: 2 given"),
        (lambda: winner_regions(VALUES, WEIGHTS, [0, 1, 1]), "corners: 1 is named twice"),
        (lambda: winner_regions(VALUES, WEIGHTS, [0, 1, 3]), "corners: 3 is out of range"),
        (lambda: winner_regions(VALUES, [1, 1], CORNERS), "2 given for 3 criteria"),
        (lambda: winner_regions([[1, 2, float("nan")]], WEIGHTS, CORNERS), "row 0, column 2 .*NaN"),
        (lambda: weights_region(WEIGHTS, [0, 1, 2, 1], 0.1), "corners: 1 is named twice"),
        (lambda: weights_region(WEIGHTS, CORNERS, 0), "margin: 0 leaves no room"),
        (lambda: weights_region(WEIGHTS, CORNERS, float("nan")), "margin: NaN"),
        (lambda: weights_region([0, 0, 0], CORNERS, 0.1), "all weights are zero"),
    ],
)
def test_triangles_that_make_no_sense_are_refused(ask: Callable[[], Wrong], reason: str) -> None:
    with pytest.raises(InvalidInputError, match=reason):
        ask()
