"""What sources of money look like in pictures, and the legend that names them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dia_desktop.charts.chips import ROW, Chip, in_rows, words_chip
from dia_desktop.charts.palette import ChartTheme, mix
from dia_desktop.charts.plain_text import one_line
from dia_desktop.charts.sketch import Box, Line
from dia_desktop.charts.sketch_pad import CAPTION, Pad, more
from dia_desktop.language import tr
from dia_desktop.strategy.coverage import CurrencyCoverage
from dia_desktop.strategy.funding import Funding, FundingSource, FundingStatus
from dia_desktop.strategy.funding_words import funding_status_words

RADIUS, SWATCH = 2.0, 13.0
#: How thick the stroke of the budget is.
STROKE = 2.4
MOST_LETTERS = 120
#: How much of the surface is mixed into a source that is only applied for, or an idea.
APPLIED_PALE, IDEA_PALE, LINES = 0.72, 0.82, 0.25
#: In a room of a given height the legend takes so much of it at most.
LEGEND_SHARE = 0.25


def source_box(theme: ChartTheme, source: FundingSource, box: tuple[float, float, float, float]) -> Box:
    """Return a source as a rectangle: solid where granted, hatched where applied for, pale for an idea."""
    x, y, width, height = box
    hue = theme.other(source.position)
    if source.status is FundingStatus.GRANTED:
        return Box(x, y, width, height, hue, radius=RADIUS)
    line = mix(hue, theme.text, LINES)
    if source.status is FundingStatus.APPLIED:
        fill = mix(hue, theme.surface, APPLIED_PALE)
        return Box(x, y, width, height, fill, hue, RADIUS, hatching=hue)
    if source.status is FundingStatus.IDEA:
        return Box(x, y, width, height, mix(hue, theme.surface, IDEA_PALE), line, RADIUS, dashed=True)
    return Box(x, y, width, height, theme.surface, theme.text_3, RADIUS, dashed=True)


def source_name(source: FundingSource) -> str:
    """Return how a source is called, short enough for a picture, with its status where it is not granted."""
    name = one_line(source.name[:MOST_LETTERS])
    if source.status is FundingStatus.GRANTED:
        return name
    return tr("{source} ({status})").format(source=name, status=funding_status_words(source.status))


def legend_chips(
    pad: Pad, funding: Funding, found: Sequence[CurrencyCoverage], width: float
) -> Iterator[Chip]:
    """Yield what the signs and colours mean: those that are used, and all sources where nothing is."""
    if any(year.coverage.need is not None for each in found for year in each.years):
        yield _stroke_chip(pad)
    used = {part.source.id for each in found for year in each.years for part in year.parts}
    for source in funding.sources:
        if source.id in used or not found:
            yield _source_chip(pad, source, width)
    if any(each.total.open for each in found):
        yield _open_chip(pad)


def _stroke_chip(pad: Pad) -> Chip:
    name = tr("budget")

    def draw(x: float, middle: float) -> None:
        pad.add(Line(((x, middle), (x + 20, middle)), pad.theme.text, STROKE))
        pad.write(x + 26, middle, name, CAPTION, pad.theme.text_2)

    return Chip(26 + pad.width(name, CAPTION), draw)


def _source_chip(pad: Pad, source: FundingSource, width: float) -> Chip:
    name = pad.cut(source_name(source), width - SWATCH - 7, CAPTION)

    def draw(x: float, middle: float) -> None:
        pad.add(source_box(pad.theme, source, (x, middle - SWATCH / 2, SWATCH, SWATCH)))
        pad.write(x + SWATCH + 7, middle, name, CAPTION, pad.theme.text_2)

    return Chip(SWATCH + 7 + pad.width(name, CAPTION), draw)


def _open_chip(pad: Pad) -> Chip:
    name = tr("open")

    def draw(x: float, middle: float) -> None:
        theme = pad.theme
        square = (x, middle - SWATCH / 2, SWATCH, SWATCH)
        pad.add(Box(*square, theme.warn_fill, theme.warn_text, RADIUS))
        pad.write(x + SWATCH + 7, middle, name, CAPTION, theme.text_2)

    return Chip(SWATCH + 7 + pad.width(name, CAPTION), draw)


def legend_rows(
    pad: Pad, chips: list[Chip], width: float, height: float | None
) -> tuple[tuple[Chip, ...], ...]:
    """Return the legend in rows; in a low room the rest of it is only counted."""
    rows = in_rows(chips, width)
    most = len(rows) if height is None else max(1, int(LEGEND_SHARE * height / ROW))
    kept = len(chips)
    while len(rows) > most and kept:
        kept -= 1
        rows = in_rows([*chips[:kept], words_chip(pad, more(len(chips) - kept), width)], width)
    return rows
