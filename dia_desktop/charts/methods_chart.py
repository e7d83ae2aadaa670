"""What other methods make of the same matrix and weights, as a bump chart: methods across, places down."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dia_desktop.charts.ordinals import place_word
from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Box, Dot, Font, Line, Measure, Sketch, Weight
from dia_desktop.charts.sketch_pad import (
    CAPTION,
    DOT_ROOM,
    HEAD,
    NAME,
    NOTE,
    Pad,
    Rows,
    more,
    rows_in,
)
from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.methods import MethodComparison, MethodResult, method_name
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Market

#: Heights of a row: the least that can be read, on paper, and the most that looks well.
LEAST_ROW, ROW, MOST_ROW = 25.0, 36.0, 60.0
HEAD_LINE, HEADER, FOOT = 15.0, 40.0, 6.0
#: Below the rows, for markets that a method puts lower than the rows go.
LANE = 20.0
#: The most that names take of the width, and what lies between them and the last dots.
NAMES, BEFORE_NAMES = 0.27, 8.0
#: Type of the heads, the largest that fits, and what they leave free of their columns.
HEAD_SIZES, HEAD_AIR = (CAPTION.size, NOTE.size, 10.0, 9.0), 2.0
LINE_WIDTH, CLEAR = 4.0, 3.0
MOST_RADIUS, LATER_RADIUS = 12.0, 4.0
FIGURE, SMALL_FIGURE = Font(12, Weight.BOLD), Font(11, Weight.BOLD)
ROOMY_ROW = 30.0
REASON_LINE = 14.0


@dataclass(frozen=True, slots=True)
class MethodColumn:
    """One method.

    Attributes
    ----------
    ranks : one per market in the order of the ranking; () where it cannot run.
    why_not : why it cannot run, a sentence; "" where it ran.
    """

    name: str
    ranks: tuple[int, ...]
    why_not: str = ""

    @property
    def places(self) -> tuple[int, ...]:
        """Where each market stands in the column, 0 on top; level markets below each other."""
        order = np.argsort(np.array(self.ranks), kind="stable")
        return tuple(np.argsort(order, kind="stable").tolist())


@dataclass(frozen=True, slots=True)
class MethodRanks:
    """What the bump chart shows.

    Attributes
    ----------
    markets : in the order of the ranking.
    columns : the model first, then those that look at it from beside.
    targets : how many places lie above the cut line; 0 where there is none.
    """

    markets: tuple[Market, ...]
    columns: tuple[MethodColumn, ...]
    targets: int


def method_ranks(ranking: Ranking, comparison: MethodComparison, targets: int) -> MethodRanks:
    """Bring the ranks of all methods, which are in matrix order, into that of the ranking."""
    return MethodRanks(
        markets=tuple(ranking.matrix.markets[int(row)] for row in ranking.order),
        columns=tuple(_column(ranking, result) for result in comparison.results),
        targets=targets if 0 < targets < len(ranking.order) else 0,
    )


def _column(ranking: Ranking, result: MethodResult) -> MethodColumn:
    ranks = () if result.ranks is None else tuple(int(result.ranks[row]) for row in ranking.order)
    return MethodColumn(method_name(result.method), ranks, result.why_not)


def methods_chart(
    content: MethodRanks,
    width: float,
    height: float | None,
    theme: ChartTheme,
    measure: Measure,
    numbers: Numbers,
) -> Sketch:
    """Lay the bump chart out; without a height all markets are shown, as high as they need.

    Spots are the dots of each method, and the methods that cannot run; where markets were left out a last one
    has the key "table".
    """
    pad = Pad(theme, measure, numbers)
    grid = _grid(pad, content, width, height)
    size = _head_size(pad, content, grid)
    for column, method in enumerate(content.columns):
        _draw_head(pad, grid, column, method, size)
    if content.targets and content.targets <= grid.rows.shown:
        y = HEADER + content.targets * grid.rows.pitch
        pad.add(Line(((0.0, y), (width, y)), theme.text_2, 1.0, dashed=True))
    for column, method in enumerate(content.columns):
        if not method.ranks:
            left, high = column * grid.column, grid.foot - HEADER
            _draw_reason(pad, method, Box(left + 3, HEADER, grid.column - 6, high))
    for market in reversed(range(grid.rows.shown)):
        _draw_lines(pad, content, grid, market)
    for column in range(len(content.columns)):
        _draw_dots(pad, content, grid, column)
    _draw_names(pad, content, grid)
    if grid.rows.left_out:
        pad.left_out(grid.foot, width, more(grid.rows.left_out))
    return pad.sketch(width, grid.bottom if height is None else height)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the dots stand.

    Attributes
    ----------
    names : where the names begin.
    places : for each column the place of each market; () where a method cannot run.
    """

    width: float
    names: float
    column: float
    rows: Rows
    places: tuple[tuple[int, ...], ...]

    @property
    def foot(self) -> float:
        """Lower edge of the rows and of the lane for later places."""
        return HEADER + self.rows.shown * self.rows.pitch + (LANE if self.rows.left_out else FOOT)

    @property
    def bottom(self) -> float:
        """Lower edge of everything."""
        return self.foot + self.rows.height - self.rows.shown * self.rows.pitch

    @property
    def radius(self) -> float:
        """Of a dot with a figure in it."""
        return min(MOST_RADIUS, 0.4 * self.rows.pitch)

    @property
    def named_by(self) -> int:
        """The last column that could run."""
        return max(column for column, places in enumerate(self.places) if places)

    def later(self, column: int) -> list[int]:
        """Return the markets with a row of their own that a method puts lower than the rows go."""
        return [m for m in range(self.rows.shown) if self.places[column][m] >= self.rows.shown]

    def y(self, place: int) -> float:
        """Return the height of a place."""
        if place >= self.rows.shown:
            return HEADER + self.rows.shown * self.rows.pitch + LANE / 2
        return HEADER + (place + 0.5) * self.rows.pitch

    def point(self, column: int, market: int) -> tuple[float, float]:
        """Return where a market stands in a column; those in the lane stand side by side."""
        x, place = (column + 0.5) * self.column, self.places[column][market]
        if place >= self.rows.shown:
            later = self.later(column)
            x += (later.index(market) - (len(later) - 1) / 2) * (2 * LATER_RADIUS + 1)
        return x, self.y(place)


def _grid(pad: Pad, content: MethodRanks, width: float, height: float | None) -> _Grid:
    places = tuple(column.places for column in content.columns)
    names = min(max(pad.width(market.name, NAME) for market in content.markets) + 1, NAMES * width)
    if places[-1]:
        # The names stand close to the last dots, below what the head of their column needs.
        column = (width - names - MOST_RADIUS - BEFORE_NAMES) / (len(places) - 0.5)
    else:
        column = (width - names - DOT_ROOM - BEFORE_NAMES) / len(places)
        names += DOT_ROOM
    count = len(content.markets)
    room = None if height is None else height - HEADER - FOOT
    rows = rows_in(room, count, LEAST_ROW, ROW, MOST_ROW)
    if rows.left_out and room is not None:
        rows = rows_in(room + FOOT - LANE, count, LEAST_ROW, ROW, MOST_ROW)
    return _Grid(width, width - names, column, rows, places)


def _head_size(pad: Pad, content: MethodRanks, grid: _Grid) -> float:
    """Return the largest type in which every word of the heads fits, one for all of them."""
    words = [(word, column == 0) for column, each in enumerate(content.columns) for word in each.name.split()]

    def fits(size: float) -> bool:
        return all(
            pad.width(word, Font(size, HEAD.weight if model else CAPTION.weight)) <= grid.column - HEAD_AIR
            for word, model in words
        )

    return next((size for size in HEAD_SIZES if fits(size)), HEAD_SIZES[-1])


def _draw_head(pad: Pad, grid: _Grid, column: int, method: MethodColumn, size: float) -> None:
    """Name a method; the model is shaded."""
    theme, left = pad.theme, column * grid.column
    if column == 0:
        pad.add(Box(left, 0.0, grid.column, grid.foot, theme.surface_2, radius=8.0))
    weight, colour = (HEAD.weight, theme.text) if column == 0 else (CAPTION.weight, theme.text_2)
    room, font = grid.column - HEAD_AIR, Font(size, weight)
    lines = pad.broken(method.name, room, font, 2)
    for number, line in enumerate(lines):
        middle = HEADER / 2 + (number - (len(lines) - 1) / 2) * HEAD_LINE - 2
        pad.write(left + grid.column / 2, middle, line, font, colour, "center")


def _draw_reason(pad: Pad, method: MethodColumn, place: Box) -> None:
    """Hatch the column of a method that cannot run, and write why on it."""
    theme = pad.theme
    pad.add(replace(place, edge=theme.line, radius=4.0, dashed=True, hatching=theme.hair))
    most = max(1, int((place.height - 8) / REASON_LINE))
    lines = pad.broken(method.why_not, place.width - 8, NOTE, most)
    top = place.y + (place.height - len(lines) * REASON_LINE) / 2
    pad.add(Box(place.x + 2, top - 2, place.width - 4, len(lines) * REASON_LINE + 4, theme.surface))
    for number, line in enumerate(lines):
        middle = top + (number + 0.5) * REASON_LINE
        pad.write(place.x + place.width / 2, middle, line, NOTE, theme.text_2, "center")
    tip = tr("{method} cannot run: {reason}").format(method=method.name, reason=method.why_not)
    pad.spot(place.x, 0.0, place.width, place.y + place.height, tip)


def _draw_lines(pad: Pad, content: MethodRanks, grid: _Grid, market: int) -> None:
    """Join the dots of a market in neighbouring columns that could run."""
    hue = pad.theme.hue(content.markets[market].colour)
    for column in range(len(grid.places) - 1):
        if grid.places[column] and grid.places[column + 1]:
            ends = grid.point(column, market), grid.point(column + 1, market)
            pad.add(Line(ends, hue, LINE_WIDTH, smooth=True))


def _draw_dots(pad: Pad, content: MethodRanks, grid: _Grid, column: int) -> None:
    theme, method = pad.theme, content.columns[column]
    font = FIGURE if grid.rows.pitch >= ROOMY_ROW else SMALL_FIGURE
    shown = range(grid.rows.shown) if method.ranks else ()
    for market in sorted(shown, key=lambda market: grid.places[column][market]):
        x, y = grid.point(column, market)
        hue, rank = theme.hue(content.markets[market].colour), method.ranks[market]
        later = grid.places[column][market] >= grid.rows.shown
        radius = LATER_RADIUS if later else grid.radius
        ground = theme.surface_2 if column == 0 else theme.surface
        pad.add(Dot(x, y, radius + (1.0 if later else CLEAR), ground), Dot(x, y, radius, hue))
        if not later:
            pad.write(x, y, pad.numbers.number(rank, 0), font, theme.text_on(hue), "center")
        tip = _tip(content, column, market)
        pad.spot(x - radius, y - radius, 2 * radius, 2 * radius, tip, f"market:{content.markets[market].id}")


def _draw_names(pad: Pad, content: MethodRanks, grid: _Grid) -> None:
    """Name the markets beside the last column that could run."""
    column, left = grid.named_by, grid.names
    room = grid.width - left
    later = grid.later(column)
    for market in range(grid.rows.shown):
        if market not in later:
            y, named = grid.point(column, market)[1], content.markets[market]
            if column == len(grid.places) - 1:
                pad.write(left, y, pad.cut(named.name, room, NAME), NAME, pad.theme.text)
            else:
                # No line leads here: the hue says whose place it is.
                pad.market(left, y, named.name, named.colour, room)
    if later:
        names = ", ".join(content.markets[market].name for market in later)
        pad.write(left, grid.y(grid.rows.shown), pad.cut(names, room, NOTE), NOTE, pad.theme.text_2)


def _tip(content: MethodRanks, column: int, market: int) -> str:
    method, model, name = content.columns[column], content.columns[0], content.markets[market].name
    rank = method.ranks[market]
    if column == 0 or not model.ranks or rank == model.ranks[market]:
        return tr("{method} puts {market} {place}").format(
            method=method.name, market=name, place=place_word(rank)
        )
    return tr("{method} puts {market} {place}, {model} {model_place}").format(
        method=method.name,
        market=name,
        place=place_word(rank),
        model=model.name,
        model_place=place_word(model.ranks[market]),
    )
