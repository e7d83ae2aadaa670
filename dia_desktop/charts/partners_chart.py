"""Each partner's own ranking beside that of the group: partners down, markets across."""

from __future__ import annotations

from dataclasses import dataclass

from dia_desktop.charts.furthest_apart import (
    FurthestApart,
    draw_furthest,
    furthest_apart,
    furthest_height,
)
from dia_desktop.charts.ordinals import place_word
from dia_desktop.charts.palette import ChartTheme, mix
from dia_desktop.charts.sketch import Box, Dot, Measure, Sketch
from dia_desktop.charts.sketch_pad import (
    BODY,
    CAPTION,
    DOT_RADIUS,
    HEAD,
    MORE_LINE,
    NAME,
    NOTE,
    STRONG,
    Pad,
    Rows,
    rows_in,
)
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.partner_ranking import (
    PartnerComparison,
    PartnerRanking,
    stance_words,
)
from dia_desktop.strategy.records import Market, Partner
from dia_desktop.strategy.verdict import joined

#: Heights of a row: the least that can be read, on paper, and the most that looks well.
LEAST_ROW, ROW, MOST_ROW = 26.0, 34.0, 52.0
LEAST_COLUMN, MOST_COLUMN, GAP, RADIUS = 31.0, 56.0, 3.0, 4.0
LEGEND, HEADER = 24.0, 36.0
#: The most that names take of the width; what the last column takes, and its bar.
NAMES, AGREEMENT, BAR, BAR_HEIGHT = 0.32, 90.0, 42.0, 8.0
SQUARE = 13.0
#: From so many ranks apart on the fill stays the same.
FAR = 3


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """One partner.

    Attributes
    ----------
    ranks : one per market in the order of the ranking; () where it gave nothing of its own.
    agreement : Kendall's tau-b with the group, -1 to 1; None where there is none.
    silent : why it gave nothing; "" where it did.
    """

    partner: Partner
    ranks: tuple[int, ...]
    agreement: float | None
    silent: str = ""


@dataclass(frozen=True, slots=True)
class PartnerRanks:
    """What the chart shows.

    Attributes
    ----------
    markets : in the order of the ranking of the group.
    group : their ranks in it.
    furthest : None where no two partners differ in any cell.
    """

    markets: tuple[Market, ...]
    group: tuple[int, ...]
    rows: tuple[PartnerRow, ...]
    furthest: FurthestApart | None


def partner_ranks(ranking: Ranking, comparison: PartnerComparison) -> PartnerRanks:
    """Bring the ranks of all partners, which are in matrix order, into the order of the ranking."""
    apart = comparison.disagreements[0] if comparison.disagreements else None
    return PartnerRanks(
        markets=tuple(ranking.matrix.markets[int(row)] for row in ranking.order),
        group=tuple(int(ranking.ranks[row]) for row in ranking.order),
        rows=tuple(_row(ranking, each) for each in comparison.rankings),
        furthest=None if apart is None else furthest_apart(ranking, apart),
    )


def _row(ranking: Ranking, own: PartnerRanking) -> PartnerRow:
    ranks = () if own.ranks is None else tuple(int(own.ranks[row]) for row in ranking.order)
    return PartnerRow(own.partner, ranks, own.agreement, stance_words(own))


def partners_chart(
    content: PartnerRanks,
    width: float,
    height: float | None,
    theme: ChartTheme,
    measure: Measure,
    numbers: Numbers,
) -> Sketch:
    """Lay the table out; without a height all partners are shown, as high as they need.

    Spots are the partners and their cells, their key "partner:<id>", and the cell in which they are furthest
    apart, its key "cell:<market id>:<criterion id>"; where partners or markets were left out a last one has
    the key "table".
    """
    pad = Pad(theme, measure, numbers)
    grid = _grid(pad, content, width, height)
    _draw_legend(pad, grid.width)
    _draw_head(pad, content, grid)
    for number in range(grid.rows.shown):
        _draw_row(pad, content, grid, number)
    if content.furthest is not None:
        draw_furthest(pad, content.furthest, Box(0.0, grid.foot, width, grid.said))
    if grid.left_out:
        pad.left_out(grid.bottom - MORE_LINE, width, grid.left_out, paper=height is None)
    return pad.sketch(width, grid.bottom if height is None else height)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells stand: `columns` markets and `rows` partners; what was left out, in words.

    The table is no wider than it needs to be.
    """

    width: float
    names: float
    column: float
    columns: int
    rows: Rows
    said: float
    left_out: str

    @property
    def foot(self) -> float:
        """Lower edge of the last row."""
        return LEGEND + HEADER + self.rows.shown * self.rows.pitch

    @property
    def bottom(self) -> float:
        """Lower edge of everything."""
        return self.foot + self.said + (MORE_LINE if self.left_out else 0.0)

    def middle(self, column: int) -> float:
        """Middle of the cells of a market."""
        return self.names + column * self.column + (self.column - GAP) / 2


def _grid(pad: Pad, content: PartnerRanks, width: float, height: float | None) -> _Grid:
    widest = max((pad.width(row.partner.short, NAME) for row in content.rows), default=0.0)
    names = min(widest + 12, NAMES * width)
    room = width - names - AGREEMENT
    count = len(content.markets)
    columns = min(count, max(1, int(room / LEAST_COLUMN)))
    said = 0.0 if content.furthest is None else furthest_height(content.furthest)
    free = None if height is None else height - LEGEND - HEADER - said
    if free is not None and columns < count and len(content.rows) * LEAST_ROW <= free:
        free -= MORE_LINE
    rows = rows_in(free, len(content.rows), LEAST_ROW, ROW, MOST_ROW)
    left_out = _left_out(rows.left_out, count - columns)
    column = min(MOST_COLUMN, room / columns)
    wide = names + columns * column + AGREEMENT
    return _Grid(wide, names, column, columns, rows, said, left_out)


def _left_out(partners: int, markets: int) -> str:
    parts = []
    if partners:
        parts.append(tr_n("one more partner", "{count} more partners", partners).format(count=partners))
    if markets:
        parts.append(tr_n("one more market", "{count} more markets", markets).format(count=markets))
    return joined(parts)


def _fill(theme: ChartTheme, apart: int) -> str:
    """Return the fill of a cell whose rank is so far from that of the group."""
    fills = (
        theme.surface_2,
        mix(theme.track, theme.ink, 0.08),
        mix(theme.warn_fill, theme.warn_line, 0.45),
        theme.warn_line,
    )
    return fills[min(apart, FAR)]


def _draw_legend(pad: Pad, width: float) -> None:
    """Say what the fills mean, at the right end of the first line."""
    theme, right, middle = pad.theme, width, LEGEND / 2 - 2
    for apart in range(FAR, 0, -1):
        figure = pad.numbers.number(apart, 0)
        text = tr("{count} or more").format(count=figure) if apart == FAR else figure
        pad.write(right, middle, text, CAPTION, theme.text_2, "right")
        right -= pad.width(text, CAPTION) + SQUARE + 5
        pad.add(Box(right, middle - SQUARE / 2, SQUARE, SQUARE, _fill(theme, apart), radius=3.0))
        right -= 8
    words = pad.cut(tr("differs from the group by"), right, CAPTION)
    pad.write(right, middle, words, CAPTION, theme.text_2, "right")


def _draw_head(pad: Pad, content: PartnerRanks, grid: _Grid) -> None:
    theme, middle = pad.theme, LEGEND + HEADER - 11
    for column, market in enumerate(content.markets[: grid.columns]):
        x = grid.middle(column)
        pad.add(Dot(x, middle - 16, DOT_RADIUS, theme.hue(market.colour)))
        name = pad.cut(market.key, grid.column - GAP, HEAD)
        pad.write(x, middle, name, HEAD, theme.text_2, "center")
    word = pad.cut(tr("agreement"), AGREEMENT - 8, NOTE)
    pad.write(grid.width, middle, word, NOTE, theme.text_2, "right")


def _draw_row(pad: Pad, content: PartnerRanks, grid: _Grid, number: int) -> None:
    theme, row, high = pad.theme, content.rows[number], grid.rows.pitch - GAP
    top = LEGEND + HEADER + number * grid.rows.pitch
    middle, key = top + high / 2, f"partner:{row.partner.id}"
    pad.write(0.0, middle, pad.cut(row.partner.short, grid.names - 8, NAME), NAME, theme.text)
    if not row.ranks:
        pad.write(grid.names, middle, row.silent, BODY, theme.text_3)
        pad.spot(0.0, top, grid.width, high, f"{row.partner.short}: {row.silent}", key)
        return
    pad.spot(0.0, top, grid.names - 4, high, _row_tip(pad, content, row), key)
    for column in range(grid.columns):
        rank, left = row.ranks[column], grid.names + column * grid.column
        apart = abs(rank - content.group[column])
        fill = _fill(theme, apart)
        pad.add(Box(left, top, grid.column - GAP, high, fill, radius=RADIUS))
        figure, font = pad.numbers.number(rank, 0), STRONG if apart else BODY
        pad.write(grid.middle(column), middle, figure, font, theme.text_on(fill), "center")
        pad.spot(left, top, grid.column - GAP, high, _cell_tip(content, row, column), key)
    _draw_agreement(pad, grid, row, middle)


def _draw_agreement(pad: Pad, grid: _Grid, row: PartnerRow, middle: float) -> None:
    """Draw the rank correlation with the group: a bar from none to all, and the figure."""
    theme = pad.theme
    if row.agreement is None:
        pad.write(grid.width, middle, "–", NAME, theme.text_3, "right")
        return
    left, full = grid.width - AGREEMENT + 8, max(0.0, row.agreement)
    pad.add(Box(left, middle - BAR_HEIGHT / 2, BAR, BAR_HEIGHT, theme.track, radius=2.0))
    if full:
        pad.add(Box(left, middle - BAR_HEIGHT / 2, BAR * full, BAR_HEIGHT, theme.ink, radius=2.0))
    pad.write(grid.width, middle, pad.numbers.number(row.agreement, 2), HEAD, theme.text, "right")


def _row_tip(pad: Pad, content: PartnerRanks, row: PartnerRow) -> str:
    places = sorted(range(len(row.ranks)), key=lambda column: row.ranks[column])
    said = tr("{partner}: {markets}, in this order").format(
        partner=row.partner.short, markets=joined([content.markets[column].name for column in places])
    )
    if row.agreement is None:
        return said
    return tr("{said}; agreement with the group {agreement}").format(
        said=said, agreement=pad.numbers.number(row.agreement, 2)
    )


def _cell_tip(content: PartnerRanks, row: PartnerRow, column: int) -> str:
    own, group = row.ranks[column], content.group[column]
    pattern = (
        tr("{partner} puts {market} {place}, as the group does")
        if own == group
        else tr("{partner} puts {market} {place}, the group {group}")
    )
    return pattern.format(
        partner=row.partner.short,
        market=content.markets[column].name,
        place=place_word(own),
        group=place_word(group),
    )
