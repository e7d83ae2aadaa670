"""The weights triangle on paper: which market is first at which weights of three criteria."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Box, Dot, Line, Measure, Shape, Sketch
from dia_desktop.charts.sketch_pad import BODY, CAPTION, DOT_ROOM, NAME, Pad
from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import FloatArray, Ranking
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.plausible import PlausibleWeights
from dia_desktop.strategy.records import Criterion, Market
from dia_desktop.strategy.winners import Winner, plausible_region, winners

Point = tuple[float, float]
#: What the triangle takes of the width at most, and its list of markets beside it.
TRIANGLE, BESIDE = 0.62, 24.0
MOST_SIDE = 420.0
CORNER_LINE, LIST_ROW, DOT = 20.0, 26.0, 7.0
#: The grid has a line every fifth of the way.
GRID, LEVELS = 5, 16
#: A name keeps so far from the sides of its region above and below.
NAME_HEIGHT, CLEAR = 18.0, 3.0


@dataclass(frozen=True, slots=True, eq=False)
class WeightTriangle:
    """What the triangle shows.

    Attributes
    ----------
    criteria : three: at the top, at the left and at the right corner.
    markets : in matrix order.
    winners : where each of them is first.
    plausible : (v, 3) the plausible weights; may be empty.
    now : (3,) the weights of now.
    """

    criteria: tuple[Criterion, ...]
    markets: tuple[Market, ...]
    winners: tuple[Winner, ...]
    plausible: FloatArray
    now: FloatArray


def weight_triangle(ranking: Ranking, plausible: PlausibleWeights) -> WeightTriangle:
    """Return who is first where, exactly; there must be three criteria."""
    matrix = ranking.matrix
    return WeightTriangle(
        matrix.criteria,
        matrix.markets,
        winners(matrix, ranking.weights, (0, 1, 2)),
        plausible_region(plausible, ranking.weights, (0, 1, 2)),
        ranking.weights,
    )


def triangle_chart(
    content: WeightTriangle,
    width: float,
    height: float | None,
    theme: ChartTheme,
    measure: Measure,
    numbers: Numbers,
) -> Sketch:
    """Lay the triangle out, the markets that are first somewhere beside it.

    Spots are these markets, their key "market:<id>", then the weights of now.
    """
    pad = Pad(theme, measure, numbers)
    side = min(TRIANGLE * width, MOST_SIDE)
    if height is not None:
        side = min(side, max(0.0, height - 2 * CORNER_LINE - DOT) * 2 / sqrt(3))
    frame = _Frame(DOT, CORNER_LINE, side)
    for winner in content.winners:
        _draw_region(pad, content, frame, winner)
    _draw_grid(pad, frame)
    _draw_plausible(pad, content, frame)
    for winner in content.winners:
        _draw_name(pad, content, frame, winner)
    _draw_corners(pad, content, frame)
    _draw_list(pad, content, Box(DOT + side + BESIDE, CORNER_LINE, width - side - BESIDE - DOT, 0.0))
    _draw_now(pad, content, frame)
    rows = CORNER_LINE + LIST_ROW * (len(content.winners) + 2)
    return pad.sketch(width, max(frame.base + CORNER_LINE + 4, rows) if height is None else height)


@dataclass(frozen=True, slots=True)
class _Frame:
    """An upright equilateral triangle: its left edge, its top and its side."""

    left: float
    top: float
    side: float

    @property
    def base(self) -> float:
        """Height of its lower side."""
        return self.top + self.side * sqrt(3) / 2

    def point(self, shares: FloatArray) -> Point:
        """Return where three shares with sum 1 stand."""
        top, _, right = (float(share) for share in shares)
        return self.left + self.side * (right + top / 2), self.base - top * (self.base - self.top)

    def polygon(self, corners: FloatArray) -> tuple[Point, ...]:
        """Return where the corners (v, 3) of a polygon stand."""
        return tuple(self.point(corner) for corner in corners)


def _draw_region(pad: Pad, content: WeightTriangle, frame: _Frame, winner: Winner) -> None:
    """Fill where a market is first; what a missing score could change is hatched."""
    hue, surface = pad.theme.hue(content.markets[winner.market].colour), pad.theme.surface
    whole = frame.polygon(winner.polygon)
    pad.add(Shape(whole, hue, surface, "" if winner.all_sure else surface))
    if not winner.all_sure and len(winner.sure):
        pad.add(Shape(frame.polygon(winner.sure), hue, surface))


def _draw_grid(pad: Pad, frame: _Frame) -> None:
    for step in range(1, GRID):
        for turn in range(3):
            ends = [
                np.roll(np.array(end), turn)
                for end in ((step / GRID, 1 - step / GRID, 0.0), (step / GRID, 0.0, 1 - step / GRID))
            ]
            pad.add(Line(frame.polygon(np.array(ends)), pad.theme.surface, 0.4))
    corners = frame.polygon(np.eye(3))
    pad.add(Line((*corners, corners[0]), pad.theme.text, 1.5))


def _draw_plausible(pad: Pad, content: WeightTriangle, frame: _Frame) -> None:
    """Draw the dashed rim of the plausible weights."""
    if len(content.plausible):
        rim = frame.polygon(content.plausible)
        closed = (*rim, rim[0])
        pad.add(Line(closed, pad.theme.surface, 3.0), Line(closed, pad.theme.text, 1.5, dashed=True))


def _draw_name(pad: Pad, content: WeightTriangle, frame: _Frame, winner: Winner) -> None:
    """Write the name of a market where its region is widest, if it fits; the list has it anyway."""
    market = content.markets[winner.market]
    width = pad.width(market.name, NAME) + 12
    off = frame.polygon(content.plausible if len(content.plausible) else content.now[None, :])
    place = _widest(frame.polygon(winner.polygon), width, off)
    if place is None:
        return
    hue, (x, middle) = pad.theme.hue(market.colour), place
    pad.add(Box(x - width / 2 + 3, middle - NAME_HEIGHT / 2, width - 6, NAME_HEIGHT, hue, radius=4.0))
    pad.write(x, middle, market.name, NAME, pad.theme.text_on(hue), "center")


def _widest(polygon: tuple[Point, ...], width: float, off: tuple[Point, ...]) -> Point | None:
    """Return the middle of the place in a convex polygon that has most room for a line of text.

    It stays off the box around the points `off`, and the dot at one of them, unless that is the only place.
    """
    taken = min(y for _, y in off) - DOT - NAME_HEIGHT, max(y for _, y in off) + DOT
    top, bottom = min(y for _, y in polygon) + CLEAR, max(y for _, y in polygon) - CLEAR
    best: tuple[bool, float, Point] | None = None
    for level in range(LEVELS):
        y = top + (bottom - top - NAME_HEIGHT) * level / (LEVELS - 1)
        spans = [_span(polygon, line) for line in (y, y + NAME_HEIGHT)]
        left, right = max(span[0] for span in spans), min(span[1] for span in spans)
        x, free = (left + right) / 2, right - left
        beside = x + width / 2 < min(x for x, _ in off) or x - width / 2 > max(x for x, _ in off)
        clear = beside or not taken[0] < y < taken[1]
        if free >= width and (best is None or (clear, free) > best[:2]):
            best = clear, free, (x, y + NAME_HEIGHT / 2)
    return None if best is None else best[2]


def _span(polygon: tuple[Point, ...], y: float) -> tuple[float, float]:
    """Return the leftmost and rightmost x of a convex polygon on the level `y`; an empty span beside it."""
    crossings = []
    for (x0, y0), (x1, y1) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
        if min(y0, y1) <= y <= max(y0, y1):
            crossings += [x0, x1] if y0 == y1 else [x0 + (x1 - x0) * (y - y0) / (y1 - y0)]
    return (min(crossings), max(crossings)) if crossings else (0.0, -1.0)


def _draw_corners(pad: Pad, content: WeightTriangle, frame: _Frame) -> None:
    """Say which criterion weighs everything at which corner, and what it weighs now."""
    first, second, third = (
        tr("{criterion} {weight}").format(criterion=criterion.name, weight=pad.numbers.percent(float(share)))
        for criterion, share in zip(content.criteria, content.now, strict=True)
    )
    colour, half = pad.theme.text_2, frame.side / 2 - 4
    below, middle = frame.base + CORNER_LINE / 2 + 2, frame.left + frame.side / 2
    pad.write(middle, frame.top / 2 - 2, pad.cut(first, frame.side, CAPTION), CAPTION, colour, "center")
    pad.write(frame.left, below, pad.cut(second, half, CAPTION), CAPTION, colour)
    pad.write(frame.left + frame.side, below, pad.cut(third, half, CAPTION), CAPTION, colour, "right")


def _draw_list(pad: Pad, content: WeightTriangle, place: Box) -> None:
    """List the markets that are first somewhere, with their share of all weightings."""
    by_area = sorted(content.winners, key=lambda winner: -winner.area)
    head = pad.cut(tr("first in so many of all weightings"), place.width, CAPTION)
    pad.write(place.x, place.y + LIST_ROW / 2, head, CAPTION, pad.theme.text_2)
    for number, winner in enumerate(by_area, start=1):
        market, share = content.markets[winner.market], pad.numbers.percent(winner.area)
        top = place.y + number * LIST_ROW
        middle, room = top + LIST_ROW / 2, place.width - pad.width(share, BODY) - 10
        pad.market(place.x, middle, market.name, market.colour, max(room, DOT_ROOM))
        pad.write(place.x + place.width, middle, share, BODY, pad.theme.text, "right")
        tip = tr("{market} is first in {share} of all weightings").format(market=market.name, share=share)
        if not winner.all_sure:
            tip = tr("{said}; missing scores could change that").format(said=tip)
        pad.spot(place.x, top, place.width, LIST_ROW, tip, f"market:{market.id}")


def _draw_now(pad: Pad, content: WeightTriangle, frame: _Frame) -> None:
    """Mark the weights of now."""
    x, y = frame.point(content.now)
    pad.add(Dot(x, y, DOT, pad.theme.surface, pad.theme.text), Dot(x, y, 0.4 * DOT, pad.theme.text))
    weights = ", ".join(
        tr("{criterion} {weight}").format(criterion=criterion.name, weight=pad.numbers.percent(float(share)))
        for criterion, share in zip(content.criteria, content.now, strict=True)
    )
    tip = tr("Weights now: {weights}").format(weights=weights)
    pad.spot(x - DOT, y - DOT, 2 * DOT, 2 * DOT, tip)
