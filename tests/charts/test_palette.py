from __future__ import annotations

import pytest

from dia_desktop.charts.palette import DARK, LIGHT, contrast, mix
from dia_desktop.ui.theme import Theme


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


def test_markets_beyond_the_palette_have_hues_of_their_own() -> None:
    assert LIGHT.hue(0) == "#0072B2"
    hues = {LIGHT.hue(slot) for slot in range(60)}
    assert len(hues) == 60


def test_a_fuller_cell_of_a_heat_map_stands_out_more() -> None:
    for theme in (LIGHT, DARK):
        steps = [contrast(theme.heat_of(share), theme.surface_2) for share in (0.0, 0.1, 0.5, 1.0)]
        assert steps == sorted(steps)
        assert theme.heat_of(1.0) == theme.heat
        assert theme.heat_of(0.0) == theme.surface_2


def test_text_can_be_read_on_every_shade_of_every_market() -> None:
    for theme in (LIGHT, DARK):
        shades = [shade for hue in theme.markets for shade in theme.shades(hue, 6)]
        shades += [theme.heat_of(step / 20) for step in range(21)]
        assert min(contrast(theme.text_on(shade), shade) for shade in shades) >= 4.1
        for ink in (theme.text, theme.text_2, theme.text_3):
            assert contrast(ink, theme.surface) >= 4.5
        for ink, fill in ((theme.warn_text, theme.warn_fill), (theme.bad_text, theme.bad_fill)):
            assert contrast(ink, fill) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_the_window_and_its_pictures_have_the_same_colours(dark: bool) -> None:
    theme, window = (DARK if dark else LIGHT), Theme(dark=dark)
    assert [theme.hue(slot) for slot in range(40)] == [
        window.market(slot).name().upper() for slot in range(40)
    ]
    names = {"surface_2": "surface2", "track": "surface3", "text_2": "text2", "text_3": "text3"}
    for field in (
        "surface",
        "surface_2",
        "track",
        "line",
        "hair",
        "text",
        "text_2",
        "text_3",
        "ink",
        "on_ink",
    ):
        assert getattr(theme, field) == getattr(window.tokens, names.get(field, field))
