"""Which weights count as plausible, and how it is said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dia_desktop.scoring import sample_weights
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.plausible import Basis, plausible_way, plausible_weights, plausible_words
from dia_desktop.strategy.records import Criterion
from dia_desktop.strategy.weighing import DrawSettings
from tests.strategy.rounds import WEIGHTS, sample

NUMBERS = PlainNumbers()
NOW = np.array(WEIGHTS)
SETTINGS = DrawSettings()
Bound = float | None


def criteria(
    importance: tuple[int | None, int | None, int | None] = (None, None, None),
    low: tuple[Bound, Bound, Bound] = (None, None, None),
    high: tuple[Bound, Bound, Bound] = (None, None, None),
) -> tuple[Criterion, ...]:
    """Return the criteria of the sample (40/25/35) with what the room said of their weights."""
    said = zip(sample().criteria, importance, low, high, strict=True)
    return tuple(replace(c, importance=place, low=least, high=most) for c, place, least, most in said)


def test_without_a_word_of_the_room_the_margin_counts() -> None:
    found = plausible_weights(criteria(), NOW, DrawSettings(margin=0.3))
    assert found.low.tolist() == pytest.approx([0.1, 0.0, 0.05])
    assert found.high.tolist() == pytest.approx([0.7, 0.55, 0.65])
    assert (found.order, found.basis) == ((), Basis.MARGIN)
    assert plausible_words(found, NUMBERS) == "weights within ±30 points of now"


def test_a_bound_takes_the_place_of_the_margin_on_its_side() -> None:
    found = plausible_weights(criteria(low=(0.38, None, None), high=(None, 0.6, None)), NOW, SETTINGS)
    assert found.low.tolist() == pytest.approx([0.38, 0.10, 0.20])
    assert found.high.tolist() == pytest.approx([0.55, 0.60, 0.50])
    assert plausible_words(found, NUMBERS) == (
        "weights within ±15 points of now, or to the bounds the room set"
    )


def test_an_order_is_kept_instead_of_the_margin() -> None:
    found = plausible_weights(criteria((2, 3, 1)), NOW, SETTINGS)
    assert (found.order, found.basis) == ((2, 0, 1), Basis.ORDER)
    assert (found.low.tolist(), found.high.tolist()) == ([0, 0, 0], [1, 1, 1])
    assert plausible_words(found, NUMBERS) == "weights in the order of importance the room gave"
    bounded = plausible_weights(criteria((2, 3, 1), low=(None, 0.2, None)), NOW, SETTINGS)
    assert bounded.low.tolist() == [0, 0.2, 0]
    assert plausible_words(bounded, NUMBERS) == (
        "weights in the order of importance the room gave, within the bounds it set"
    )


def test_a_part_of_an_order_says_so_and_one_place_is_no_order() -> None:
    some = plausible_weights(criteria((None, 2, 1)), NOW, SETTINGS)
    assert some.order == (2, 1)
    assert plausible_words(some, NUMBERS).endswith("the room gave to 2 of 3 criteria")
    assert plausible_weights(criteria((None, None, 1)), NOW, SETTINGS).basis is Basis.MARGIN


def test_weights_beyond_a_bound_leave_the_bounds_alone() -> None:
    found = plausible_weights(criteria(high=(0.3, None, None)), NOW, SETTINGS)
    assert (found.basis, found.high.tolist(), found.low.tolist()) == (Basis.BOUNDS, [0.3, 1, 1], [0, 0, 0])
    assert plausible_words(found, NUMBERS) == (
        "weights within the bounds the room set, beyond which those of now are"
    )


def test_what_no_weights_keep_is_left_out_and_said() -> None:
    # As after a criterion was removed: the greatest weights of those that are left do not reach 1.
    found = plausible_weights(criteria(high=(0.3, 0.3, 0.3)), NOW, SETTINGS)
    assert (found.basis, found.order) == (Basis.IMPOSSIBLE, ())
    assert found.high.tolist() == pytest.approx([0.55, 0.40, 0.50])
    assert "no weights keep the order and the bounds" in plausible_words(found, NUMBERS)
    against_the_order = criteria((1, 2, 3), low=(None, 0.6, None))
    assert plausible_weights(against_the_order, NOW, SETTINGS).basis is Basis.IMPOSSIBLE


def test_draws_keep_everything_that_is_said() -> None:
    found = plausible_weights(criteria((2, 3, 1), high=(0.3, None, None)), NOW, SETTINGS)
    drawn = sample_weights(3, 500, 1, order=found.order, low=found.low, high=found.high)
    assert (drawn[:, 2] >= drawn[:, 0]).all()
    assert (drawn[:, 0] >= drawn[:, 1]).all()
    assert drawn[:, 0].max() <= 0.3 + 1e-12


def test_the_plausible_part_of_a_way() -> None:
    # Agreements from 0 (40 : 35 shared by the others) to all; within 15 points of 25 %.
    ends = np.array([[0.4 / 0.75, 0.0, 0.35 / 0.75], [0.0, 1.0, 0.0]])
    around = plausible_weights(criteria(), NOW, SETTINGS)
    assert plausible_way(around, ends) == pytest.approx((0.10, 0.40))
    # In the order demand, stability, agreements nothing of the way counts: stability stays before demand.
    assert plausible_way(plausible_weights(criteria((2, 3, 1)), NOW, SETTINGS), ends) is None
    # In the order stability, demand, agreements it may weigh as much as demand: w = (1 - w) 35/75.
    falling = plausible_weights(criteria((1, 3, 2)), NOW, SETTINGS)
    assert plausible_way(falling, ends) == pytest.approx((0.0, 35 / 110))
