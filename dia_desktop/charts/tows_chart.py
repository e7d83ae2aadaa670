"""The matrix of strategies on paper: inside across, outside down, options where they cross."""

from __future__ import annotations

from functools import partial

from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Box, Measure, Sketch
from dia_desktop.charts.sketch_pad import CAPTION, HEAD, Pad
from dia_desktop.charts.swot_cards import (
    ABOVE,
    HANDLE,
    HEADING,
    PaperCard,
    Stack,
    TextBlock,
    draw_heading,
    more_options,
    more_points,
    option_card,
    quadrant_colours,
    stacked,
)
from dia_desktop.charts.swot_export import SwotExport, item_words
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.swot import OptionKind, Quadrant, SwotItem
from dia_desktop.strategy.swot_words import kind_words

GAP, INSIDE, RADIUS = 10.0, 8.0, 8.0
#: What the column of outside points takes of the width.
OUTSIDE = 0.28
#: The head of a row or column reminds of a point; the board has all of its text.
MOST_HEAD_LINES, HEAD_LINE = 4, 16.0
KIND = 24.0
_ACROSS = (Quadrant.STRENGTHS, Quadrant.WEAKNESSES)
_DOWN = (Quadrant.OPPORTUNITIES, Quadrant.THREATS)


def tows_chart(export: SwotExport, width: float, theme: ChartTheme, measure: Measure) -> Sketch:
    """Lay the matrix out, as high as it needs; its spots are points and options, and what is not shown."""
    pad = Pad(theme, measure, export.numbers)
    first = OUTSIDE * width
    column = (width - first - 2 * GAP) / 2
    lefts = [first + GAP + number * (column + GAP) for number in range(2)]
    heads = [_head(pad, export, quadrant, column) for quadrant in _ACROSS]
    height = HEADING + max(head.height for head in heads) + 2 * INSIDE
    for quadrant, head, x in zip(_ACROSS, heads, lefts, strict=True):
        _draw_head(pad, quadrant, head, Box(x, 0.0, column, height))
    y = height + GAP
    for outside in _DOWN:
        kinds = [OptionKind(inside.value + outside.value) for inside in _ACROSS]
        cells = [_cell(pad, export, kind, column) for kind in kinds]
        head = _head(pad, export, outside, first)
        height = 2 * INSIDE + max(HEADING + head.height, *(KIND + cell.height for cell in cells))
        _draw_head(pad, outside, head, Box(0.0, y, first, height))
        for kind, cell, x in zip(kinds, cells, lefts, strict=True):
            _draw_cell(pad, kind, cell, Box(x, y, column, height))
        y += height + GAP
    return pad.sketch(width, y - GAP)


def _head(pad: Pad, export: SwotExport, quadrant: Quadrant, width: float) -> Stack:
    """Return the points of a quadrant that options use; how many wait is said."""
    used = {item_id for option in export.swot.options for item_id in option.item_ids}
    items = export.swot.within(quadrant)
    crossed = [item for item in items if item.id in used]
    idle = sum(item.id not in used and not item.parked for item in items)
    notes = []
    if idle:
        said = tr_n("{count} point in no option", "{count} points in no option", idle)
        notes.append(said.format(count=idle))
    if not crossed and not idle:
        notes.append(tr("nothing noted yet"))
    room = width - 2 * INSIDE
    return stacked([partial(_reminder, pad, export, item, room) for item in crossed], more_points, notes)


def _reminder(pad: Pad, export: SwotExport, item: SwotItem, width: float) -> PaperCard:
    lines = pad.broken(item.text, width - HANDLE - 2 * ABOVE, CAPTION, MOST_HEAD_LINES)
    text = TextBlock(lines, CAPTION, pad.theme.text, HEAD_LINE)
    return PaperCard(item.handle, (text,), (), item_words(export, item))


def _cell(pad: Pad, export: SwotExport, kind: OptionKind, width: float) -> Stack:
    room = width - 2 * INSIDE
    options = [option for option in export.swot.options if option.kind is kind]
    cards = [partial(option_card, pad, export, option, room) for option in options]
    return stacked(cards, more_options, [] if options else [tr("no option yet")])


def _draw_head(pad: Pad, quadrant: Quadrant, head: Stack, place: Box) -> None:
    ink, fill = quadrant_colours(pad.theme, quadrant)
    pad.add(Box(place.x, place.y, place.width, place.height, fill, ink, radius=RADIUS))
    x, room = place.x + INSIDE, place.width - 2 * INSIDE
    draw_heading(pad, quadrant, x, place.y + INSIDE / 2, room)
    head.draw(pad, x, place.y + INSIDE + HEADING, room)


def _draw_cell(pad: Pad, kind: OptionKind, cell: Stack, place: Box) -> None:
    theme = pad.theme
    pad.add(Box(place.x, place.y, place.width, place.height, theme.surface_2, theme.line, radius=RADIUS))
    x, room = place.x + INSIDE, place.width - 2 * INSIDE
    middle = place.y + INSIDE / 2 + KIND / 2
    pad.write(x, middle, kind.value, HEAD, theme.text)
    left = x + pad.width(kind.value, HEAD) + 8
    words = pad.cut(kind_words(kind), place.x + place.width - INSIDE - left, CAPTION)
    pad.write(left, middle, words, CAPTION, theme.text_2)
    cell.draw(pad, x, place.y + INSIDE + KIND, room)
