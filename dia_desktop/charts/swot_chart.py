"""The board of the SWOT on paper: four quadrants, every point on a card of its own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Box, Measure, Sketch
from dia_desktop.charts.sketch_pad import Pad
from dia_desktop.charts.swot_cards import (
    HEADING,
    Stack,
    draw_heading,
    item_card,
    more_points,
    quadrant_colours,
    stacked,
)
from dia_desktop.charts.swot_export import SwotExport, handles
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.swot import Quadrant, SwotItem

GAP, INSIDE, RADIUS = 12.0, 10.0, 10.0
#: More handles than this are only counted.
MOST_HANDLES = 6
_ROWS = (
    (Quadrant.STRENGTHS, Quadrant.WEAKNESSES),
    (Quadrant.OPPORTUNITIES, Quadrant.THREATS),
)


@dataclass(frozen=True, slots=True)
class _Field:
    """A quadrant with its cards."""

    quadrant: Quadrant
    stack: Stack

    @property
    def height(self) -> float:
        return HEADING + self.stack.height + 2 * INSIDE


def swot_chart(export: SwotExport, width: float, theme: ChartTheme, measure: Measure) -> Sketch:
    """Lay the board out, as high as it needs; its spots are the points, and what is not shown."""
    pad = Pad(theme, measure, export.numbers)
    column = (width - GAP) / 2
    y = 0.0
    for row in _ROWS:
        fields = [_field(pad, export, quadrant, column - 2 * INSIDE) for quadrant in row]
        height = max(field.height for field in fields)
        for number, field in enumerate(fields):
            _draw(pad, field, number * (column + GAP), y, (column, height))
        y += height + GAP
    return pad.sketch(width, y - GAP)


def _field(pad: Pad, export: SwotExport, quadrant: Quadrant, width: float) -> _Field:
    items = export.swot.within(quadrant)
    cards = [partial(item_card, pad, export, item, width) for item in items if not item.parked]
    notes = _notes([item for item in items if item.parked], nothing=not items)
    return _Field(quadrant, stacked(cards, more_points, notes))


def _notes(parked: list[SwotItem], *, nothing: bool) -> list[str]:
    if nothing:
        return [tr("nothing noted yet")]
    if not parked:
        return []
    said = tr_n("and one more parked", "and {count} more parked", len(parked)).format(count=len(parked))
    if len(parked) > MOST_HANDLES:
        return [said]
    return [tr("{said}: {handles}").format(said=said, handles=handles(parked))]


def _draw(pad: Pad, field: _Field, x: float, y: float, size: tuple[float, float]) -> None:
    width, height = size
    ink, fill = quadrant_colours(pad.theme, field.quadrant)
    pad.add(Box(x, y, width, height, fill, ink, radius=RADIUS))
    draw_heading(pad, field.quadrant, x + INSIDE, y + INSIDE / 2, width - 2 * INSIDE)
    field.stack.draw(pad, x + INSIDE, y + HEADING + INSIDE, width - 2 * INSIDE)
