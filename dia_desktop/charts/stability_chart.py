"""How far each weight can move before the first place, or the markets above the cut line, change."""

from __future__ import annotations

from dataclasses import dataclass

from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Align, Box, Line, Measure, Shape, Sketch
from dia_desktop.charts.sketch_pad import (
    CAPTION,
    MORE_LINE,
    NAME,
    NOTE,
    NOTE_HEAD,
    SIGN,
    Pad,
    Rows,
    more,
    rows_in,
)
from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import Ranking
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Criterion, Market
from dia_desktop.strategy.stability import Interval, Stability, WeightRoom

#: Heights of one criterion with two bars: the least that can be read, on paper, and the most.
LEAST_ROW, ROW, MOST_ROW = 56.0, 72.0, 116.0
LEGEND, AXIS = 24.0, 22.0
NAME_LINE, BELOW_NAME, BAR, BETWEEN, RADIUS = 20.0, 6.0, 12.0, 4.0, 3.0
SQUARE, SQUARE_ROOM = 14.0, 22.0
#: A bar that has shrunk to a point is still seen.
LEAST_BAR = 3.0
TICKS = (0, 25, 50, 75, 100)


@dataclass(frozen=True, slots=True)
class WeightRanges:
    """What the chart shows.

    Attributes
    ----------
    leader : the market in the first place.
    criteria : in matrix order.
    rooms : one per criterion, in the same order.
    depth : how many places stand above the cut line; 0 where there is none.
    """

    leader: Market
    criteria: tuple[Criterion, ...]
    rooms: tuple[WeightRoom, ...]
    depth: int

    @property
    def two_bars(self) -> bool:
        """Whether the markets above the cut line are something else than the leader."""
        return self.depth > 1


def weight_ranges(ranking: Ranking, stability: Stability) -> WeightRanges:
    """Return what the chart shows of a ranking."""
    criteria = ranking.matrix.criteria
    return WeightRanges(ranking.market(0), criteria, stability.rooms, stability.depth)


def stability_chart(
    content: WeightRanges,
    width: float,
    height: float | None,
    theme: ChartTheme,
    measure: Measure,
    numbers: Numbers,
) -> Sketch:
    """Lay the ranges out; without a height all criteria are shown, as high as they need.

    Spots are the criteria, their key "weight:<criterion id>"; where some were left out a last one has the
    key "table".
    """
    pad = Pad(theme, measure, numbers)
    fewer = 0.0 if content.two_bars else BAR + BETWEEN
    rows = rows_in(
        None if height is None else height - LEGEND - AXIS,
        len(content.rooms),
        LEAST_ROW - fewer,
        ROW - fewer,
        MOST_ROW - fewer,
    )
    _draw_legend(pad, content, width)
    shades = theme.criterion_shades(len(content.rooms))
    for row in range(rows.shown):
        _draw_room(
            pad, content, content.rooms[row], shades[row], Box(0.0, LEGEND + row * rows.pitch, width, 0)
        )
    _draw_axis(pad, rows, width)
    if rows.left_out:
        pad.left_out(LEGEND + rows.height - MORE_LINE + AXIS, width, more(rows.left_out))
    return pad.sketch(width, LEGEND + rows.height + AXIS if height is None else height)


def _draw_legend(pad: Pad, content: WeightRanges, width: float) -> None:
    """Say what the bars are, at the right end of the first line."""
    theme = pad.theme
    entries = [(theme.hue(content.leader.colour), _first_words(content))]
    if content.two_bars:
        entries.append((theme.ink, tr("same top {count}").format(count=content.depth)))
    middle, right, room = LEGEND / 2 - 2, width, width / len(entries)
    for colour, words in reversed(entries):
        shown = pad.cut(words, room - 2 * SQUARE_ROOM, CAPTION)
        pad.write(right, middle, shown, CAPTION, theme.text_2, "right")
        left = right - pad.width(shown, CAPTION) - SQUARE_ROOM + 2
        pad.add(Box(left, middle - SQUARE / 2, SQUARE, SQUARE, colour, radius=RADIUS))
        right = left - 14


def _first_words(content: WeightRanges) -> str:
    return tr("{market} stays first").format(market=content.leader.name)


def _draw_room(pad: Pad, content: WeightRanges, room: WeightRoom, shade: str, place: Box) -> None:
    theme, numbers, width = pad.theme, pad.numbers, place.width
    criterion = content.criteria[room.criterion]
    now = tr("now {share}").format(share=numbers.percent(room.now))
    middle, now_width = place.y + NAME_LINE / 2, pad.width(now, NAME)
    pad.add(Box(0.0, middle - SQUARE / 2, SQUARE, SQUARE, shade, radius=RADIUS))
    name = pad.cut(criterion.name, width - SQUARE_ROOM - now_width - 12, NAME)
    pad.write(SQUARE_ROOM, middle, name, NAME, theme.text)
    pad.write(width, middle, now, NAME, theme.text, "right")
    bars = [(room.first, room.near_first, theme.hue(content.leader.colour))]
    if room.top is not None and content.two_bars:
        bars.append((room.top, room.near_top, theme.ink))
    top = place.y + NAME_LINE + BELOW_NAME
    for number, (interval, near, colour) in enumerate(bars):
        _draw_bar(pad, interval, Box(0.0, top + number * (BAR + BETWEEN), width, BAR, colour), near=near)
    bottom = top + len(bars) * (BAR + BETWEEN) - BETWEEN
    _draw_marker(pad, width * room.now, top, bottom)
    pad.spot(0.0, place.y, width, bottom - place.y + 4, _tip(pad, content, room), f"weight:{criterion.id}")


def _draw_bar(pad: Pad, interval: Interval, track: Box, *, near: bool) -> None:
    """Draw the part of a track in which nothing changes, and its ends in figures beside it."""
    theme, (low, high) = pad.theme, interval
    left, right = low * track.width, max(high * track.width, low * track.width + LEAST_BAR)
    pad.add(
        Box(track.x, track.y, track.width, track.height, theme.track, radius=RADIUS),
        Box(left, track.y, right - left, track.height, track.fill, radius=RADIUS),
    )
    text = _range(pad, interval)
    need, middle = pad.width(text, NOTE_HEAD) + 8 + (SIGN + 3) * near, track.y + track.height / 2
    colour = theme.warn_text if near else theme.text
    if right + need <= track.width:
        start = right + 6
    elif need <= left:
        start = left - need + 2
    else:
        start, colour = right - need, theme.text_on(track.fill)
    if near:
        pad.warning(start, middle)
        start += SIGN + 3
    pad.write(start, middle, text, NOTE_HEAD, colour)


def _draw_marker(pad: Pad, x: float, top: float, bottom: float) -> None:
    """Mark the weight of now across the bars."""
    theme = pad.theme
    upper, lower = top - 3, bottom + 3
    pad.add(
        Line(((x, upper), (x, lower)), theme.surface, 5.0),
        Line(((x, upper), (x, lower)), theme.text, 2.0),
        Shape(((x - 5, upper - 1), (x + 5, upper - 1), (x, upper + 5)), theme.text),
    )


def _draw_axis(pad: Pad, rows: Rows, width: float) -> None:
    middle = LEGEND + rows.shown * rows.pitch + AXIS / 2
    aligned: dict[int, Align] = {TICKS[0]: "left", TICKS[-1]: "right"}
    for tick in TICKS:
        align, text = aligned.get(tick, "center"), pad.numbers.number(tick, 0)
        pad.write(width * tick / TICKS[-1], middle, text, NOTE, pad.theme.text_3, align)


def _range(pad: Pad, interval: Interval) -> str:
    low, high = (pad.numbers.number(100 * end, 0) for end in interval)
    return tr("{low}–{high} %").format(low=low, high=high)


def _tip(pad: Pad, content: WeightRanges, room: WeightRoom) -> str:
    said = tr("{criterion}, now {now}: {market} stays first from {low} to {high} %").format(
        criterion=content.criteria[room.criterion].name,
        now=pad.numbers.percent(room.now),
        market=content.leader.name,
        **_ends(pad, room.first),
    )
    if room.near_first:
        said = tr("{said}, less than 3 points away").format(said=said)
    if room.top is None or not content.two_bars:
        return said
    said = tr("{said}; the same top {count}, in any order, from {low} to {high} %").format(
        said=said, count=content.depth, **_ends(pad, room.top)
    )
    return tr("{said}, less than 3 points away").format(said=said) if room.near_top else said


def _ends(pad: Pad, interval: Interval) -> dict[str, str]:
    low, high = (pad.numbers.number(100 * end) for end in interval)
    return {"low": low, "high": high}
