from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import TypeVar

import numpy as np
import pytest
from matplotlib.artist import Artist
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from dia_desktop import __version__
from dia_desktop.charts import ranking_chart
from dia_desktop.charts.page import Page
from dia_desktop.charts.palette import LIGHT
from dia_desktop.charts.ranking_chart import ranking_figure
from dia_desktop.charts.ranking_export import RankingExport
from dia_desktop.charts.sketch import Weight
from dia_desktop.charts.typeface import Type
from dia_desktop.errors import InvalidInputError
from dia_desktop.strategy.robustness import robustness
from dia_desktop.strategy.weighing import DrawSettings

Make = Callable[..., RankingExport]
NAME = Type(9, Weight.SEMIBOLD)
Mark = TypeVar("Mark", bound=Artist)


def draw(export: RankingExport) -> Figure:
    return ranking_figure(
        export.ranking,
        export.scoring.round,
        export.strategy,
        sources=export.sources,
        firmness=export.firmness,
    )


def marks(figure: Figure, kind: type[Mark]) -> list[Mark]:
    return [artist for artist in figure.axes[0].get_children() if isinstance(artist, kind)]


def texts(figure: Figure) -> list[Text]:
    return [text for text in marks(figure, Text) if text.get_text()]


def words(figure: Figure) -> list[str]:
    return [text.get_text() for text in texts(figure)]


def baseline(text: Text) -> float:
    return text.get_unitless_position()[1]


def boxes(figure: Figure, colour: str) -> list[Rectangle]:
    plain = [patch for patch in marks(figure, Rectangle) if not patch.get_hatch()]
    return [patch for patch in plain if to_hex(patch.get_facecolor()).upper() == colour]


def hatched(figure: Figure) -> list[Rectangle]:
    return [patch for patch in marks(figure, Rectangle) if patch.get_hatch()]


def heights(line: Line2D) -> list[float]:
    points = np.asarray(line.get_path().vertices, dtype=np.float64)
    return [float(y) for y in points[:, 1]]


def dashed(figure: Figure) -> list[Line2D]:
    return [line for line in marks(figure, Line2D) if line.get_linestyle() == "--"]


def whiskers(figure: Figure) -> list[Line2D]:
    lines = [line for line in marks(figure, Line2D) if len(heights(line)) == 6]
    return [line for line in lines if line.get_color() == LIGHT.text]


def overlapping(figure: Figure) -> list[tuple[str, str]]:
    placed = [(text.get_text(), text.get_window_extent()) for text in texts(figure)]
    return [
        (a, b)
        for i, (a, box_a) in enumerate(placed)
        for b, box_b in placed[i + 1 :]
        if min(box_a.x1, box_b.x1) - max(box_a.x0, box_b.x0) > 1
        and min(box_a.y1, box_b.y1) - max(box_a.y0, box_b.y0) > 3
    ]


def test_the_example_says_everything_the_card_says(example: RankingExport) -> None:
    said = words(draw(example))
    assert said[0] == "Canada is ahead on what is known so far"
    assert said[1] == "Mexico and Morocco could still be first: Survey demand is not scored."
    for name in ("USA", "Canada", "Mexico", "China", "Brazil", "Morocco"):
        assert said.count(name) == 1
    assert (said.count("target"), said.count("fallback"), said.count("tie")) == (4, 2, 3)
    assert {"63.9", "38.0", "28.2", "41–74", "38–71", "28–61", "Targets: top 4", "1–3"} <= set(said)
    assert said.count("Survey demand not scored") == 3
    assert {"Political stability 33\N{NO-BREAK SPACE}%", "5–95 %", "not scored"} <= set(said)


def test_the_footer_says_what_when_how_and_by_which_program(example: RankingExport) -> None:
    said = words(draw(example))
    footer = said[-8:]
    assert (
        footer[0]
        == "DIA internationalisation strategy 2020–2024 (example strategy), Round 1, as of 2019-10-31"
    )
    assert footer[1].startswith("Weights: Political stability 33")
    assert "standard" in footer[2] or "errors stated" in footer[2]
    assert footer[3].startswith("Not scored: 3 markets")
    assert footer[4].startswith(
        "Sources: Worldwide Governance Indicators, 2024 Update, World Bank (CC BY 4.0)"
    )
    assert said[-1] == f"DIA Desktop {__version__}"
    assert not any(line.startswith("Share of") for line in said)


def test_shares_stand_on_the_figure_only_with_their_caption(example: RankingExport) -> None:
    firmness = robustness(example.ranking.matrix, example.ranking.weights, DrawSettings(draws=200))
    figure = ranking_figure(
        example.ranking, example.scoring.round, example.strategy, sources=example.sources, firmness=firmness
    )
    said = " ".join(words(figure))
    assert "of plausible inputs." in said
    assert "Share of plausible inputs, given this model: weights within ±15 points of now" in said


def test_a_segment_is_as_long_as_its_contribution(make: Make) -> None:
    export = make([[80, 40], [20, 20]])
    figure = draw(export)
    first, second = LIGHT.shades(LIGHT.hue(0), 2)
    (one,), (two,) = boxes(figure, first), boxes(figure, second)
    gap = 1.2
    assert (one.get_width() + gap) / (two.get_width() + gap) == pytest.approx(2)
    assert two.get_x() == pytest.approx(one.get_x() + one.get_width() + gap)
    assert {"40.0", "20.0", "60.0"} <= set(words(figure))


def test_parts_shown_add_up_to_the_total_shown(make: Make) -> None:
    said = words(draw(make([[77.0, 31.6, 94.6], [1, 1, 1]])))
    assert {"25.7", "10.5", "31.5", "67.7"} <= set(said)


def test_a_missing_score_is_a_hatched_range_and_no_whisker(make: Make) -> None:
    export = make([[80, None], [60, 10]], spread=5)
    figure = draw(export)
    key, span = hatched(figure)
    left, right = span.get_x(), span.get_x() + span.get_width()
    zero = boxes(figure, LIGHT.shades(LIGHT.hue(1), 2)[0])[0].get_x()
    assert (right - zero) / (left - zero) == pytest.approx(90 / 40)
    assert len(whiskers(figure)) == 2  # the key and the one known market
    assert key.get_width() < 20
    assert "40–90" in words(figure)
    assert "Criterion 1 not scored" in words(figure)


def test_certain_scores_have_no_whisker_and_no_key_for_it(make: Make) -> None:
    figure = draw(make([[80, 20], [60, 10]]))
    assert whiskers(figure) == []
    assert "5–95 %" not in words(figure)
    assert not any("5–95" in line for line in words(figure))


def test_whisker_and_values_do_not_cross(make: Make) -> None:
    figure = draw(make([[80, 70], [60, 50]], spread=30))
    values = [text for text in texts(figure) if text.get_text() == "40.0"]
    assert min(heights(whiskers(figure)[1])) > baseline(values[0])


@pytest.mark.parametrize(("targets", "lines"), [(0, 0), (1, 1), (3, 1), (4, 0), (9, 0)])
def test_the_cut_line_runs_below_the_last_target(make: Make, targets: int, lines: int) -> None:
    figure = draw(make([[90], [70], [50], [30]], targets=targets))
    assert len(dashed(figure)) == lines
    if lines:
        y = heights(dashed(figure)[0])[0]
        above = [text.get_text() for text in texts(figure) if baseline(text) < y]
        assert f"Market {targets - 1}" in above
        assert f"Market {targets}" not in above


def test_only_neighbours_too_close_to_call_are_tied(make: Make) -> None:
    assert words(draw(make([[80], [79], [20]], spread=10))).count("tie") == 1
    assert words(draw(make([[80], [50], [20]], spread=10))).count("tie") == 0


def test_user_text_is_drawn_as_it_was_typed(make: Make) -> None:
    names = ["$\\alpha$ un$balanced", "<b>USA</b> & co", "\\frac{1}{2}", "=1+1", "a_{b}^c #%{}"]
    figure = draw(
        make([[90], [70], [50], [30], [10]], names=names, criteria=["R&D <$x$>"], title="\\LaTeX $y$")
    )
    figure.savefig(BytesIO(), format="svg")
    assert set(names) <= set(words(figure))
    assert "R&D <$x$> 100\N{NO-BREAK SPACE}%" in words(figure)
    assert all(not text.get_parse_math() and not text.get_usetex() for text in texts(figure))


@pytest.mark.parametrize("dpi", [72, 100, 300])
def test_a_text_is_as_wide_as_it_was_measured(dpi: int) -> None:
    page = Page(400, 100, LIGHT)
    page.figure.set_dpi(dpi)
    text = page.text(10, 50, "Netherlands Antilles (former)", NAME, LIGHT.text)
    assert text.get_window_extent().width * 72 / dpi == pytest.approx(NAME.width(text.get_text()), abs=1.5)


def test_long_names_are_cut_and_nothing_overlaps(make: Make) -> None:
    names = ["The market of a very long name that goes on and on and on", "W" * 200]
    figure = draw(
        make([[90, 50, 40], [70, None, 80]], names=names, criteria=["x" * 150, "y" * 90, "z"], spread=9)
    )
    assert sum(word.endswith("…") for word in words(figure)) >= 2
    assert overlapping(figure) == []


@pytest.mark.parametrize(("markets", "criteria"), [(2, 1), (6, 3), (12, 6), (13, 7), (40, 3), (14, 30)])
def test_every_size_is_readable(make: Make, markets: int, criteria: int) -> None:
    rows = [
        [None if (i * 7 + j) % 11 == 0 else (i * 37 + j * 53) % 101 for j in range(criteria)]
        for i in range(markets)
    ]
    figure = draw(make(rows, targets=markets // 2, spread=8))
    said = words(figure)
    assert all(said.count(f"Market {i}") == 1 for i in range(markets))
    assert overlapping(figure) == []
    assert min(float(text.get_fontsize()) for text in texts(figure)) >= 7
    width, height = figure.get_size_inches() * 72
    for text in texts(figure):
        x, y = text.get_unitless_position()
        assert 0 < x < width
        assert 0 < y < height


def test_more_criteria_than_shades_are_numbered(make: Make) -> None:
    said = words(draw(make([[90] * 7, [70] * 7])))
    assert "1 Criterion 0 14\N{NO-BREAK SPACE}%" in said
    assert [word for word in said if word in "1234567"].count("7") == 2


def test_the_height_grows_with_the_markets(make: Make) -> None:
    heights = [draw(make([[50]] * count)).get_size_inches()[1] for count in (2, 6, 12, 40)]
    assert heights == sorted(heights)


def test_a_market_without_a_known_score_is_still_drawn(make: Make) -> None:
    figure = draw(make([[None, None], [50, 50]]))
    assert "0–100" in words(figure)
    assert len(hatched(figure)) == 2


def test_a_single_market_is_refused(make: Make) -> None:
    with pytest.raises(InvalidInputError, match="Score two markets"):
        draw(make([[50]]))


def test_more_markets_than_a_page_holds_are_refused(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking_chart, "MOST_MARKETS", 3)
    with pytest.raises(InvalidInputError, match="at most 3 markets; export the table"):
        draw(make([[50]] * 4))
