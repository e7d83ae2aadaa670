"""What every chart that is a sketch is tried with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dia_desktop.charts.palette import DARK, LIGHT, ChartTheme, contrast
from dia_desktop.charts.sketch import Box, Dot, Font, Mark, Measure, Sketch, Words
from dia_desktop.strategy.numbers import Numbers, PlainNumbers
from dia_desktop.strategy.records import Market, ScoringRound
from tests.strategy.rounds import sample

NUMBERS = PlainNumbers()
CODES = ("USA", "CAN", "MEX", "CHN", "BRA", "MAR")
#: Names that people do type: long, from right to left, with pictures, with markup, on two lines.
HARD_NAMES = ("x" * 200, "ישראל", "🇧🇷 Brazil", "<b>Peru</b> & $x_1$", "=2+3", "two\nlines\u202e")
#: Widths and heights of a card, of a small one, of a wide one, and of paper.
ROOMS: tuple[tuple[float, float | None], ...] = ((460, 300), (260, 200), (900, 500), (694, None))
Chart = Callable[[float, float | None, ChartTheme, Measure, Numbers], Sketch]


def even(text: str, font: Font) -> float:
    """Return a width as of a typewriter."""
    return 0.56 * font.size * len(text)


def lay(chart: Chart, width: float = 460, height: float | None = 300, theme: ChartTheme = LIGHT) -> Sketch:
    """Lay a chart out."""
    return chart(width, height, theme, even, NUMBERS)


def plain(text: str) -> str:
    """Return a text with ordinary blanks."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def words(sketch: Sketch, text: str) -> list[Words]:
    """Return all places where a text is written."""
    return [mark for mark in sketch.marks if isinstance(mark, Words) and plain(mark.text) == plain(text)]


def tips(sketch: Sketch, key: str = "") -> list[str]:
    """Return what is said at the spots whose key begins like this."""
    return [plain(spot.tip) for spot in sketch.spots if spot.key.startswith(key)]


def check_rooms(chart: Chart) -> None:
    """Check in every room and appearance that nothing leaves the chart and all text can be read."""
    for width, height in ROOMS:
        for theme in (LIGHT, DARK):
            sketch = lay(chart, width, height, theme)
            assert sketch.width == width
            assert height is None or sketch.height == height
            check_bounds(sketch)
            check_contrast(sketch, theme)


def check_bounds(sketch: Sketch) -> None:
    """Check that no word and no spot leaves the chart."""
    for mark in sketch.marks:
        if isinstance(mark, Words):
            left, right = _ends(mark)
            assert left > -1, mark
            assert right < sketch.width + 1, mark
            assert 0 < mark.y < sketch.height, mark
            assert "\n" not in mark.text
    for spot in sketch.spots:
        assert spot.tip
        assert min(spot.x, spot.y) > -1, spot
        assert spot.x + spot.width < sketch.width + 1, spot
        assert spot.y + spot.height < sketch.height + 1, spot


def check_contrast(sketch: Sketch, theme: ChartTheme) -> None:
    """Check that every text can be read on what lies under it."""
    for number, mark in enumerate(sketch.marks):
        if isinstance(mark, Words) and mark.text not in {"·", "!"}:
            left, right = _ends(mark)
            ground = _ground(sketch.marks[:number], (left + right) / 2, mark.y - 2) or theme.surface
            assert contrast(mark.colour, ground) > 3.9, (mark, ground)


def _ends(mark: Words) -> tuple[float, float]:
    width = even(mark.text, mark.font)
    left = mark.x - width * {"left": 0.0, "center": 0.5, "right": 1.0}[mark.align]
    return left, left + width


def _ground(below: tuple[Mark, ...], x: float, y: float) -> str:
    """Return the fill of the topmost mark at a point, "" where there is none."""
    for mark in reversed(below):
        if isinstance(mark, Box) and mark.fill:
            if mark.x <= x <= mark.x + mark.width and mark.y <= y <= mark.y + mark.height:
                return mark.fill
        elif isinstance(mark, Dot) and (mark.x - x) ** 2 + (mark.y - y) ** 2 <= mark.radius**2:
            return mark.fill
    return ""


def named(scoring: ScoringRound, names: tuple[str, ...]) -> ScoringRound:
    """Return a round whose markets are called otherwise."""
    markets = zip(scoring.markets, names, strict=True)
    return replace(scoring, markets=tuple(replace(market, name=name) for market, name in markets))


def uncertain(spread: float = 6.0) -> ScoringRound:
    """Return the worked sample, its scores evidence with an error."""
    scoring = sample()
    markets = tuple(replace(market, code=code) for market, code in zip(scoring.markets, CODES, strict=True))
    scores = {
        cell: replace(
            score,
            agreed=None,
            natural=score.agreed,
            natural_low=max(0.0, (score.agreed or 0.0) - spread),
            natural_high=min(100.0, (score.agreed or 0.0) + spread),
        )
        for cell, score in scoring.scores.items()
    }
    return replace(scoring, markets=markets, scores=scores)


def market(number: int, name: str = "") -> Market:
    """Return a market of that number."""
    return Market(f"m{number}", CODES[number] if number < len(CODES) else "", name or f"M{number}", number)
