"""The plausible part of the triangle of weights."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dia_desktop.scoring import weights_region
from dia_desktop.strategy.evaluation import FloatArray
from dia_desktop.strategy.plausible import plausible_weights
from dia_desktop.strategy.records import Criterion
from dia_desktop.strategy.weighing import DrawSettings
from dia_desktop.strategy.winners import area_of, plausible_region
from tests.strategy.rounds import WEIGHTS, sample

NOW = np.array(WEIGHTS)


def region(*criteria: Criterion) -> FloatArray:
    return plausible_region(plausible_weights(criteria, NOW, DrawSettings()), NOW, (0, 1, 2))


def test_within_a_margin_it_is_the_hexagon_of_the_window() -> None:
    corners, known = region(*sample().criteria), weights_region(NOW, (0, 1, 2), 0.15)
    assert len(corners) == len(known) == 6
    assert area_of(corners) == pytest.approx(area_of(known))
    assert np.sort(corners.ravel()) == pytest.approx(np.sort(known.ravel()))


def test_an_order_of_importance_leaves_a_sixth() -> None:
    said = sample().criteria
    corners = region(*(replace(each, importance=place) for each, place in zip(said, (1, 3, 2), strict=True)))
    assert area_of(corners) == pytest.approx(1 / 6)
    assert (corners[:, 0] >= corners[:, 2] - 1e-12).all()
    assert (corners[:, 2] >= corners[:, 1] - 1e-12).all()


def test_bounds_of_the_room_are_kept() -> None:
    first, *others = sample().criteria
    corners = region(replace(first, low=0.5), *others)
    assert corners[:, 0].min() == pytest.approx(0.5)


def test_bounds_that_leave_a_point_leave_no_region() -> None:
    first, second, third = sample().criteria
    corners = region(replace(first, low=0.5, high=0.5), replace(second, low=0.3, high=0.3), third)
    assert area_of(corners) == 0


def test_of_more_criteria_the_others_keep_their_weights() -> None:
    first, second, third = sample().criteria
    now, four = np.array([0.1, 0.4, 0.2, 0.3]), (first, second, third, replace(first, id="more"))
    plausible = plausible_weights(four, now, DrawSettings(margin=0.1))
    for corners in ((0, 1, 2), (3, 1, 0)):
        known = weights_region(now, corners, 0.1)
        assert area_of(plausible_region(plausible, now, corners)) == pytest.approx(area_of(known))
    fixed = (replace(first, low=0.1, high=0.1), second, third, replace(first, id="more"))
    around = plausible_weights(fixed, now, DrawSettings())
    assert len(plausible_region(around, now, (1, 2, 3)))
    assert not len(plausible_region(around, np.array([0.2, 0.3, 0.2, 0.3]), (1, 2, 3)))


def test_an_order_counts_against_the_weights_that_stay() -> None:
    said = (*sample().criteria, replace(sample().criteria[0], id="more"))
    now = np.array([0.4, 0.1, 0.2, 0.3])
    ordered = tuple(replace(each, importance=place) for each, place in zip(said, (1, 4, 3, 2), strict=True))
    corners = plausible_region(plausible_weights(ordered, now, DrawSettings()), now, (0, 1, 2)) * 0.7
    assert corners[:, 0].min() == pytest.approx(0.3)
    assert corners[:, 2].max() == pytest.approx(0.3)
