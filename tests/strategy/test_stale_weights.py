from __future__ import annotations

from dataclasses import replace

import pytest

from dia_desktop.strategy.records import Criterion, Scale
from dia_desktop.strategy.stale_weights import rescaled_weights, stale_sentence, why_not_rescaled
from tests.strategy.weighed import AGREEMENTS, REPLIES, STABILITY, THREE, TRADE, WGI


def moved(criterion: Criterion, scale: Scale) -> Criterion:
    return replace(criterion, scale=scale, weighed_on=criterion.scale)


HALF = moved(STABILITY, replace(WGI, points=((0.0, 0.0), (2.5, 100.0))))


def test_a_weight_is_scaled_with_its_range() -> None:
    # 0.5 x 2.5 / 5 = 0.25 beside 0.3 and 0.2: 1/3, 2/5, 4/15.
    assert rescaled_weights((HALF, AGREEMENTS, REPLIES)) == pytest.approx([1 / 3, 2 / 5, 4 / 15])
    assert stale_sentence((HALF, AGREEMENTS, REPLIES)) == (
        "The scale of Stability has changed since this was weighed."
    )


def test_several_are_scaled_each_with_its_own() -> None:
    doubled = moved(REPLIES, replace(REPLIES.scale, points=((0.0, 0.0), (100.0, 100.0))))
    # 0.25, 0.3, 0.4.
    assert rescaled_weights((HALF, AGREEMENTS, doubled)) == pytest.approx(
        [0.25 / 0.95, 0.3 / 0.95, 0.4 / 0.95]
    )
    assert stale_sentence((HALF, AGREEMENTS, doubled)) == (
        "The scales of Stability and Demand have changed since these were weighed."
    )


def test_other_words_for_the_same_range_change_nothing() -> None:
    said = moved(STABILITY, replace(WGI, worst="war"))
    assert rescaled_weights((said, AGREEMENTS, REPLIES)) == pytest.approx([0.5, 0.3, 0.2])


@pytest.mark.parametrize(
    ("criterion", "sentence"),
    [
        (moved(AGREEMENTS, replace(TRADE, best="all")), "Agreements: levels in words have no range"),
        (moved(STABILITY, TRADE), "Stability: levels in words have no range"),
        (moved(STABILITY, replace(WGI, unit="percentile")), "Stability: the unit is another one"),
        (
            moved(STABILITY, replace(WGI, points=((-2.5, 100.0), (2.5, 0.0)))),
            "Stability: the scale was turned round",
        ),
    ],
)
def test_where_ranges_do_not_compare_it_must_be_weighed_anew(criterion: Criterion, sentence: str) -> None:
    others = tuple(each for each in THREE if each.id != criterion.id)
    assert rescaled_weights((criterion, *others)) is None
    assert why_not_rescaled((criterion, *others)).startswith(sentence)


def test_fresh_weights_have_nothing_to_scale() -> None:
    assert stale_sentence(THREE) == ""
    assert rescaled_weights(THREE) is None
    assert why_not_rescaled(THREE) == "No scale has changed since the criteria were weighed."
