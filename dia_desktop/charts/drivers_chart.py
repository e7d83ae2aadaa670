"""What moves the gap between two neighbours, as a tornado: the widest bar on top."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Align, Box, Line, Measure, Sketch
from dia_desktop.charts.sketch_pad import (
    CAPTION,
    HEAD,
    MORE_LINE,
    NOTE,
    NOTE_HEAD,
    SIGN,
    Pad,
    Rows,
    more,
    rows_in,
)
from dia_desktop.language import tr
from dia_desktop.strategy.drivers import Driver, DriverKind, Tornado
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Basis, Market, Scale, Score, ScoringRound
from dia_desktop.strategy.stability_words import reading_words

#: More bars than this are left out, the narrowest first.
MOST_BARS = 10
#: Heights of a row: the least that can be read, on paper, and the most that looks well.
LEAST_ROW, ROW, MOST_ROW = 24.0, 36.0, 52.0
#: From here on a label may have two lines.
TWO_LINES, LABEL_LINE = 27.0, 13.0
HEADER, FOOT, BAR, RADIUS = 24.0, 22.0, 16.0, 3.0
#: The most that labels take of the width, and the words at the end of a bar.
LABELS, END = 0.40, 0.16
BESIDE, LEAST_BAR = 5.0, 2.0
#: Who is ahead on a side is not written into less room than this.
LEAST_SIDE = 40.0


@dataclass(frozen=True, slots=True)
class DriverBar:
    """One uncertain datum.

    Attributes
    ----------
    label : which it is.
    low, high : its ends in words.
    gap_low, gap_high : points by which `ahead` leads `behind` at these ends; below 0 it is behind.
    missing : whether nothing is known of it.
    settles : share (0-1) of what it could turn out to be that would settle who is ahead.
    key : "cell:<market id>:<criterion id>", or "weight:<criterion id>".
    """

    label: str
    low: str
    high: str
    gap_low: float
    gap_high: float
    missing: bool
    settles: float
    key: str

    @property
    def crosses(self) -> bool:
        """Whether the datum alone could put the other market ahead."""
        return min(self.gap_low, self.gap_high) < 0


@dataclass(frozen=True, slots=True)
class DriverBars:
    """What the tornado shows: bars, the widest first, around the gap (points) of now."""

    ahead: Market
    behind: Market
    gap: float
    bars: tuple[DriverBar, ...]


def driver_bars(scoring: ScoringRound, ranking: Ranking, tornado: Tornado, numbers: Numbers) -> DriverBars:
    """Put the drivers of a gap into words; evidence is said on its natural scale."""
    markets = ranking.matrix.markets
    return DriverBars(
        ahead=markets[tornado.ahead],
        behind=markets[tornado.behind],
        gap=tornado.gap,
        bars=tuple(_bar(scoring, ranking, driver, numbers) for driver in tornado.drivers),
    )


def _bar(scoring: ScoringRound, ranking: Ranking, driver: Driver, numbers: Numbers) -> DriverBar:
    criterion = ranking.matrix.criteria[driver.criterion]
    if driver.market is None:
        label = tr("Weight of {criterion}").format(criterion=criterion.name)
        low, high = numbers.percent(driver.low), numbers.percent(driver.high)
        key = f"weight:{criterion.id}"
    else:
        market = ranking.matrix.markets[driver.market]
        label = tr("{market}, {criterion}").format(market=market.name, criterion=criterion.name)
        natural = _natural_ends(criterion.scale, scoring.score(market.id, criterion.id))
        low, high = (
            (numbers.number(driver.low, 0), numbers.number(driver.high, 0))
            if natural is None
            else (reading_words(criterion.scale, end, numbers) for end in natural)
        )
        key = f"cell:{market.id}:{criterion.id}"
    missing = driver.kind is DriverKind.MISSING
    return DriverBar(label, low, high, driver.gap_low, driver.gap_high, missing, driver.settles, key)


def _natural_ends(scale: Scale, cell: Score | None) -> tuple[float, float] | None:
    """Return the readings worth least and most of a score that is evidence; None of any other."""
    if cell is None or cell.basis is not Basis.EVIDENCE:
        return None
    readings = [x for x in (cell.natural, cell.natural_low, cell.natural_high) if x is not None]
    worth = scale.value_function().value(np.array(readings, dtype=np.float64))
    return readings[int(np.argmin(worth))], readings[int(np.argmax(worth))]


def drivers_chart(
    content: DriverBars,
    width: float,
    height: float | None,
    theme: ChartTheme,
    measure: Measure,
    numbers: Numbers,
) -> Sketch:
    """Lay the tornado out; the ten widest bars at most, fewer where a height holds fewer.

    Spots are the bars with their keys; where some were left out a last one has the key "table".
    """
    pad = Pad(theme, measure, numbers)
    if not content.bars:
        said = tr("Nothing that is uncertain moves the gap between {ahead} and {behind}").format(
            ahead=content.ahead.name, behind=content.behind.name
        )
        pad.write(0.0, HEADER / 2, pad.cut(said, width, CAPTION), CAPTION, theme.text_2)
        pad.spot(0.0, 0.0, width, HEADER, said)
        return pad.sketch(width, HEADER if height is None else height)
    grid = _grid(pad, content, width, height)
    _draw_frame(pad, content, grid)
    for row in range(grid.rows.shown):
        _draw_row(pad, content, grid, row)
    left_out = len(content.bars) - grid.rows.shown
    if left_out:
        pad.left_out(grid.foot + FOOT, width, more(left_out), paper=height is None)
    return pad.sketch(width, grid.foot + FOOT + (MORE_LINE if left_out else 0) if height is None else height)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the bars stand.

    Attributes
    ----------
    left, right : where the bars may begin and end.
    low, high : the gaps (points) that stand there.
    end : room for the words at the end of a bar.
    """

    width: float
    labels: float
    left: float
    right: float
    low: float
    high: float
    end: float
    rows: Rows

    @property
    def foot(self) -> float:
        """Lower edge of the last row."""
        return HEADER + self.rows.shown * self.rows.pitch

    def x(self, gap: float) -> float:
        """Return where a gap (points) stands."""
        return self.left + (self.right - self.left) * (gap - self.low) / (self.high - self.low)


def _grid(pad: Pad, content: DriverBars, width: float, height: float | None) -> _Grid:
    bars = content.bars[:MOST_BARS]
    signed = SIGN + 6 if any(bar.crosses for bar in bars) else 0.0
    labels = min(max(pad.width(bar.label, CAPTION) for bar in bars) + signed + 10, LABELS * width)
    ends = [word for bar in bars for word in (bar.low, bar.high)]
    end = min(max(pad.width(word, NOTE_HEAD) for word in ends) + BESIDE, END * width)
    gaps = [0.0, content.gap, *(gap for bar in bars for gap in (bar.gap_low, bar.gap_high))]
    room = None if height is None else height - HEADER - FOOT
    if room is not None and len(content.bars) > MOST_BARS:
        room -= MORE_LINE
    rows = rows_in(room, len(bars), LEAST_ROW, ROW, MOST_ROW)
    return _Grid(width, labels, labels + end, width - end, min(gaps), max(gaps), end, rows)


def _draw_frame(pad: Pad, content: DriverBars, grid: _Grid) -> None:
    """Draw the line at which the two are level, and say who is ahead on either side and by how much now."""
    theme, zero, now = pad.theme, grid.x(0.0), grid.x(content.gap)
    pad.add(
        Line(((now, HEADER - 4), (now, grid.foot)), theme.text_3, 1.0, dashed=True),
        Line(((zero, HEADER - 4), (zero, grid.foot + 4)), theme.text, 1.5),
    )
    level, said = tr("level"), tr("now {gap}").format(gap=pad.numbers.number(content.gap))
    level_width, said_width = pad.width(level, NOTE_HEAD), pad.width(said, NOTE_HEAD)
    # Above their lines where there is room, else pushed apart and into the chart.
    said_at = min(max(now - said_width / 2, zero + 3), grid.width - said_width)
    level_at = min(zero - level_width / 2, said_at - 6 - level_width)
    middle = HEADER / 2 - 2
    pad.write(level_at, middle, level, NOTE_HEAD, theme.text)
    pad.write(said_at, middle, said, NOTE_HEAD, theme.text_2)
    middle = grid.foot + FOOT / 2 + 2
    sides: tuple[tuple[Market, float, float, Align], ...] = (
        (content.behind, zero - 8, zero - 8, "right"),
        (content.ahead, grid.width - zero - 8, zero + 8, "left"),
    )
    for market, room, x, align in sides:
        if room >= LEAST_SIDE:
            words = tr("{market} ahead").format(market=market.name)
            pad.write(x, middle, pad.cut(words, room, NOTE), NOTE, theme.text_2, align)


def _draw_row(pad: Pad, content: DriverBars, grid: _Grid, row: int) -> None:
    theme, bar = pad.theme, content.bars[row]
    top = HEADER + row * grid.rows.pitch
    middle = top + grid.rows.pitch / 2
    _draw_label(pad, grid, bar, middle)
    ends = sorted(((bar.gap_low, bar.low), (bar.gap_high, bar.high)))
    left, right = grid.x(ends[0][0]), grid.x(ends[1][0])
    fill, edge = (theme.warn_line, theme.warn_text) if bar.crosses else (theme.ink, "")
    drawn = Box(left, middle - BAR / 2, max(right - left, LEAST_BAR), BAR, fill, edge, RADIUS)
    if bar.missing:
        drawn = replace(
            drawn, fill=theme.surface_2, edge=edge or theme.ink, hatching=edge or theme.ink, dashed=True
        )
    pad.add(drawn)
    now = grid.x(content.gap)
    pad.add(Line(((now, middle - BAR / 2), (now, middle + BAR / 2)), theme.surface, 1.5))
    _draw_end(pad, grid, ends[0][1], left - BESIDE, middle, "right")
    _draw_end(pad, grid, ends[1][1], drawn.x + drawn.width + BESIDE, middle, "left")
    pad.spot(0.0, top, grid.width, grid.rows.pitch, _tip(pad, content, bar), bar.key)


def _draw_end(pad: Pad, grid: _Grid, words: str, x: float, middle: float, align: Align) -> None:
    """Write what the datum is at an end of its bar, on a ground of its own where the line runs through."""
    shown = pad.cut(words, grid.end - BESIDE, NOTE_HEAD)
    width = pad.width(shown, NOTE_HEAD)
    left = x - width if align == "right" else x
    if left - 2 < grid.x(0.0) < left + width + 2:
        pad.add(Box(left - 1, middle - BAR / 2, width + 2, BAR, pad.theme.surface))
    pad.write(x, middle, shown, NOTE_HEAD, pad.theme.text_2, align)


def _draw_label(pad: Pad, grid: _Grid, bar: DriverBar, middle: float) -> None:
    """Name the datum, with a sign where it alone could turn the order."""
    left = 0.0
    if bar.crosses:
        pad.warning(0.0, middle)
        left = SIGN + 6
    font = HEAD if bar.crosses else CAPTION
    most = 2 if grid.rows.pitch >= TWO_LINES else 1
    lines = pad.broken(bar.label, grid.labels - left - 8, font, most)
    for number, line in enumerate(lines):
        y = middle + (number - (len(lines) - 1) / 2) * LABEL_LINE
        pad.write(left, y, line, font, pad.theme.text)


def _tip(pad: Pad, content: DriverBars, bar: DriverBar) -> str:
    said = tr("{datum}: at {low} {low_gap}, at {high} {high_gap}").format(
        datum=bar.label,
        low=bar.low,
        low_gap=_gap_words(pad, content, bar.gap_low),
        high=bar.high,
        high_gap=_gap_words(pad, content, bar.gap_high),
    )
    if bar.missing:
        said = tr("{said}; not scored").format(said=said)
    if not bar.settles:
        return said
    return tr("{said}; once it is known, who is ahead is settled in {share} of cases").format(
        said=said, share=pad.numbers.percent(bar.settles)
    )


def _gap_words(pad: Pad, content: DriverBars, gap: float) -> str:
    points = pad.numbers.number(abs(gap))
    if points == pad.numbers.number(0.0):
        return tr("{ahead} and {behind} are level").format(
            ahead=content.ahead.name, behind=content.behind.name
        )
    leader = content.ahead if gap > 0 else content.behind
    return tr("{market} is ahead by {points}").format(market=leader.name, points=points)
