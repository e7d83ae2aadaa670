from __future__ import annotations

import pytest

from dia_desktop.charts.palette import LIGHT, contrast, mix


def test_mixing_goes_from_the_hue_to_the_surface() -> None:
    assert mix("#0072B2", "#FFFFFF", 0) == "#0072B2"
    assert mix("#0072B2", "#FFFFFF", 1) == "#FFFFFF"
    assert mix("#000000", "#FFFFFF", 0.4) == "#666666"


def test_contrast_is_that_of_the_guidelines() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


def test_three_criteria_take_the_first_three_steps_and_more_spread_evenly() -> None:
    assert LIGHT.shades("#000000", 3) == ("#000000", "#666666", "#ADADAD")
    assert LIGHT.shades("#000000", 1) == ("#000000",)
    five = LIGHT.shades("#000000", 5)
    assert (five[0], five[2], five[4]) == ("#000000", "#5C5C5C", "#B8B8B8")
    assert LIGHT.criterion_shades(2) == ("#33415C", "#7D8CA6")
    assert len(set(LIGHT.criterion_shades(30))) == 30


def test_a_market_beyond_the_last_slot_begins_again() -> None:
    assert LIGHT.hue(0) == "#0072B2"
    assert LIGHT.hue(8) == LIGHT.hue(0)


def test_text_can_be_read_on_every_shade_of_every_market() -> None:
    shades = [shade for hue in LIGHT.markets for shade in LIGHT.shades(hue, 6)]
    assert min(contrast(LIGHT.text_on(shade), shade) for shade in shades) >= 4.1
    for ink in (LIGHT.text, LIGHT.text_2, LIGHT.text_3):
        assert contrast(ink, LIGHT.surface) >= 4.5
