"""How often each market takes each rank, as a heat map: markets downwards, ranks across."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dia_desktop.charts.ordinals import ordinal, place_word
from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Box, Font, Line, Measure, Sketch
from dia_desktop.charts.sketch_pad import (
    BODY,
    DOT_ROOM,
    HEAD,
    MORE_LINE,
    NAME,
    NOTE,
    NOTE_HEAD,
    STRONG,
    Pad,
    Rows,
    more,
    rows_in,
)
from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import FloatArray, Ranking
from dia_desktop.strategy.numbers import NOISE, Numbers
from dia_desktop.strategy.records import Market
from dia_desktop.strategy.robustness import Robustness, marked_percent
from dia_desktop.strategy.verdict import joined

#: Heights of a row: the least that can be read, on paper, and the most that looks well.
LEAST_ROW, ROW, MOST_ROW = 24.0, 36.0, 56.0
LEAST_COLUMN, MOST_COLUMN = 44.0, 96.0
#: Narrower columns have smaller figures.
ROOMY_COLUMN = 52.0
HEADER, FOOTER, GAP, RADIUS = 26.0, 22.0, 3.0, 4.0
#: The most that names take of the width.
NAMES = 0.28
#: Shares from here on are written bold, below `FAINT` in a quieter ink.
BOLD_FROM, FAINT = 0.30, 0.02
#: Typical weights of so many criteria are said at most.
MOST_TYPICAL = 4


@dataclass(frozen=True, slots=True, eq=False)
class RankShares:
    """What the heat map shows: n markets in the order of the ranking, k criteria.

    Attributes
    ----------
    criteria : (k,) names.
    shares : (n, n) share of plausible inputs with market i on rank r + 1.
    draws : how many independent draws they come from.
    typical : (n, k) mean of the weights with which a market is first, NaN where it never is.
    targets : how many ranks lie above the cut line; 0 where there is none.
    weightings : whether weights alone were varied.
    """

    markets: tuple[Market, ...]
    criteria: tuple[str, ...]
    shares: FloatArray
    draws: int
    typical: FloatArray
    targets: int
    weightings: bool


def rank_shares(ranking: Ranking, found: Robustness, targets: int) -> RankShares:
    """Bring the shares of a ranking, which are in matrix order, into its own order."""
    order = ranking.order
    return RankShares(
        markets=tuple(ranking.matrix.markets[int(row)] for row in order),
        criteria=tuple(criterion.name for criterion in ranking.matrix.criteria),
        shares=found.acceptability.ranks[order],
        draws=found.independent,
        typical=found.acceptability.central_weights[order],
        targets=targets if 0 < targets < len(order) else 0,
        weightings=not found.values_vary,
    )


def rank_chart(
    content: RankShares,
    width: float,
    height: float | None,
    theme: ChartTheme,
    measure: Measure,
    numbers: Numbers,
) -> Sketch:
    """Lay the heat map out; without a height all markets are shown, as high as they need.

    Spots are the cells, their key "rank:<market id>:<rank>"; where markets were left out a last one
    has the key "table".
    """
    pad = Pad(theme, measure, numbers)
    grid = _grid(pad, content, width, height)
    _draw_head(pad, grid)
    for row in range(grid.rows.shown):
        _draw_row(pad, content, grid, row)
    if grid.cut:
        _draw_cut(pad, grid)
    if grid.rows.left_out:
        pad.left_out(grid.bottom - MORE_LINE, width, more(grid.rows.left_out))
    return pad.sketch(width, grid.bottom if height is None else height)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells stand.

    Attributes
    ----------
    ranks : how many ranks have a column of their own.
    later : whether one more column holds all later ranks.
    cut : how many columns stand before the cut line, 0 where it is not shown.
    """

    width: float
    names: float
    column: float
    ranks: int
    later: bool
    rows: Rows
    cut: int

    @property
    def foot(self) -> float:
        """Lower edge of the last row."""
        return HEADER + self.rows.shown * self.rows.pitch

    @property
    def bottom(self) -> float:
        """Lower edge of everything."""
        return HEADER + self.rows.height + (FOOTER if self.cut else 0.0)

    def x(self, column: int) -> float:
        """Left edge of a column."""
        return self.names + column * self.column

    @property
    def cut_at(self) -> float:
        """Where the cut line stands, between two columns."""
        return self.x(self.cut) - GAP / 2


def _grid(pad: Pad, content: RankShares, width: float, height: float | None) -> _Grid:
    count = len(content.markets)
    widest = max(pad.width(market.name, NAME) for market in content.markets)
    names = min(DOT_ROOM + widest + 10, NAMES * width)
    fit = max(2, int((width - names) / LEAST_COLUMN))
    ranks, later = (count, False) if count <= fit else (fit - 1, True)
    cut = content.targets if content.targets <= ranks else 0
    room = None if height is None else height - HEADER - (FOOTER if cut else 0.0)
    column = min(MOST_COLUMN, (width - names) / (ranks + later))
    return _Grid(width, names, column, ranks, later, rows_in(room, count, LEAST_ROW, ROW, MOST_ROW), cut)


def _draw_head(pad: Pad, grid: _Grid) -> None:
    heads = [ordinal(rank) for rank in range(1, grid.ranks + 1)] + [tr("later")] * grid.later
    for column, head in enumerate(heads):
        middle = grid.x(column) + (grid.column - GAP) / 2
        shown = pad.cut(head, grid.column - GAP, HEAD)
        pad.write(middle, HEADER / 2, shown, HEAD, pad.theme.text_2, "center")


def _draw_row(pad: Pad, content: RankShares, grid: _Grid, row: int) -> None:
    market, top = content.markets[row], HEADER + row * grid.rows.pitch
    pad.market(0.0, top + (grid.rows.pitch - GAP) / 2, market.name, market.colour, grid.names - 6)
    shares = content.shares[row, : grid.ranks].tolist()
    if grid.later:
        shares.append(_later(content, row, grid.ranks))
    for column, share in enumerate(shares):
        left, high = grid.x(column), grid.rows.pitch - GAP
        _draw_cell(pad, content, share, Box(left, top, grid.column - GAP, high))
        if share > NOISE:
            later = column == grid.ranks
            tip = _later_tip(pad, content, row, grid.ranks) if later else _tip(pad, content, row, column + 1)
            key = "" if later else f"rank:{market.id}:{column + 1}"
            pad.spot(left, top, grid.column - GAP, high, tip, key)


def _draw_cell(pad: Pad, content: RankShares, share: float, cell: Box) -> None:
    theme = pad.theme
    fill = theme.heat_of(share)
    pad.add(replace(cell, fill=fill, radius=RADIUS))
    quiet = share < FAINT
    size = BODY.size if cell.width + GAP >= ROOMY_COLUMN else NOTE.size
    font = Font(size, STRONG.weight if share >= BOLD_FROM else BODY.weight)
    text = _percent(pad, content, share) if share > NOISE else "·"
    colour = theme.text_3 if quiet else theme.text_on(fill)
    pad.write(cell.x + cell.width / 2, cell.y + cell.height / 2, text, font, colour, "center")


def _later(content: RankShares, row: int, ranks: int) -> float:
    """Return the share of all ranks after the first `ranks`; sums of shares are not exact."""
    return min(1.0, float(content.shares[row, ranks:].sum()))


def _percent(pad: Pad, content: RankShares, share: float) -> str:
    """Return a share as whole percent, marked where another seed could change it."""
    return marked_percent(share, content.draws, pad.numbers)


def _draw_cut(pad: Pad, grid: _Grid) -> None:
    x, text_2 = grid.cut_at, pad.theme.text_2
    pad.add(Line(((x, 2.0), (x, grid.foot)), text_2, 1.0, dashed=True))
    middle = grid.foot + FOOTER / 2
    pad.write(x - 8, middle, tr("targets"), NOTE_HEAD, text_2, "right")
    for text in (tr("below the cut"), tr("below")):
        if x + 8 + pad.width(text, NOTE) <= grid.width:
            pad.write(x + 8, middle, text, NOTE, text_2)
            break


def _tip(pad: Pad, content: RankShares, row: int, rank: int) -> str:
    share = _percent(pad, content, float(content.shares[row, rank - 1]))
    values = {"market": content.markets[row].name, "place": place_word(rank), "share": share}
    pattern = (
        tr("{market} is {place} in {share} of weightings")
        if content.weightings
        else tr("{market} is {place} in {share} of plausible inputs")
    )
    return _with_typical(pad, content, row, pattern.format(**values))


def _later_tip(pad: Pad, content: RankShares, row: int, ranks: int) -> str:
    share = _percent(pad, content, _later(content, row, ranks))
    pattern = (
        tr("{market} comes after place {rank} in {share} of weightings")
        if content.weightings
        else tr("{market} comes after place {rank} in {share} of plausible inputs")
    )
    said = pattern.format(market=content.markets[row].name, rank=ranks, share=share)
    return _with_typical(pad, content, row, said)


def _with_typical(pad: Pad, content: RankShares, row: int, said: str) -> str:
    """Add the typical weights of a market that is first now and then; of many criteria the heaviest."""
    typical = content.typical[row]
    if np.isnan(typical).any():
        return said
    by_weight = np.argsort(-typical, kind="stable").tolist() if len(typical) > MOST_TYPICAL else None
    columns = range(len(typical)) if by_weight is None else by_weight
    names = [
        tr("{criterion} {weight}").format(
            criterion=content.criteria[column], weight=pad.numbers.percent(float(typical[column]))
        )
        for column in columns
    ]
    return tr("{said}; its typical weights when first: {weights}").format(
        said=said, weights=joined(names, MOST_TYPICAL)
    )
