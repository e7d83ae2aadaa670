from __future__ import annotations

from dataclasses import replace

import pytest

from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.records import Criterion, Scale
from dia_desktop.strategy.swings import equivalence, read_back, swing, swing_figures, worth
from tests.strategy.weighed import AGREEMENTS, DEMAND, REPLIES, STABILITY, TRADE, WGI

NUMBERS = PlainNumbers()
WHOLE_WAY = "from “no agreement” to “goods and services applied”"
SIGNED = "going from “no agreement” to “signed”"


def said(a: Criterion, b: Criterion, weight_a: float, weight_b: float) -> str:
    return worth(equivalence(a, b, weight_a, weight_b), NUMBERS).replace("\N{NO-BREAK SPACE}", " ")


def test_a_swing_is_said_with_the_ends_of_its_scale() -> None:
    assert swing(TRADE, NUMBERS) == WHOLE_WAY
    assert (
        swing(DEMAND, NUMBERS)
        == "from “0\N{NO-BREAK SPACE}% of replies” to “50\N{NO-BREAK SPACE}% of replies”"
    )


def test_words_at_the_ends_get_their_readings_beside_them() -> None:
    assert swing_figures(WGI, NUMBERS) == "−2.50 to +2.50\N{NO-BREAK SPACE}WGI index"
    assert swing_figures(DEMAND, NUMBERS) == "", "the readings are the ends already"
    assert swing_figures(TRADE, NUMBERS) == ""


def test_the_lesser_swing_is_measured_on_the_scale_of_the_greater_one() -> None:
    # 28 of 100 points on a scale 5 long are 1.4.
    assert said(AGREEMENTS, STABILITY, 28, 100) == (
        "is worth as much as 1.40 WGI index on Stability: from −2.50 to −1.10"
    )
    assert read_back(equivalence(STABILITY, AGREEMENTS, 100, 28), NUMBERS).startswith(
        "going all the way on Agreements, from “no agreement” to “goods and services applied”, is worth"
    )


def test_the_value_function_says_how_far_that_is() -> None:
    # Half the worth is reached at 0.5 already; less is better, so that the way leads down from 5.
    bent = replace(STABILITY, scale=replace(WGI, points=((0.0, 100.0), (0.5, 50.0), (5.0, 0.0))))
    assert (
        said(AGREEMENTS, bent, 75, 100)
        == "is worth as much as 4.75 WGI index on Stability: from 5.00 to 0.25"
    )
    flat = replace(STABILITY, scale=replace(WGI, points=((0.0, 0.0), (1.0, 40.0), (2.0, 40.0), (3.0, 100.0))))
    assert "from 0.00 to 1.00" in said(AGREEMENTS, flat, 40, 100)


@pytest.mark.parametrize(
    ("points", "sentence"),
    [
        (60, f"is worth as much as {SIGNED} on Agreements"),
        (70, f"is worth more than {SIGNED} on Agreements, and less than to “applied”"),
        (10, "is worth less than going from “no agreement” to “talks” on Agreements"),
        (100, f"is worth as much as going all the way on Agreements, {WHOLE_WAY}"),
        (0, "counts for nothing"),
    ],
)
def test_levels_are_named_because_nothing_lies_between_them(points: float, sentence: str) -> None:
    assert said(STABILITY, AGREEMENTS, points, 100) == sentence


def test_small_differences_keep_two_digits() -> None:
    assert said(STABILITY, REPLIES, 1, 100).startswith("is worth as much as 0.50 % of replies")


def test_two_swings_worth_nothing_are_worth_the_same() -> None:
    assert said(STABILITY, REPLIES, 0, 0).startswith("is worth as much as going all the way")


def test_levels_without_words_are_called_by_their_numbers() -> None:
    bare = Scale("level", "", "", levels=tuple(replace(step, label="") for step in TRADE.levels))
    assert swing(bare, NUMBERS) == "from “0” to “3”"
