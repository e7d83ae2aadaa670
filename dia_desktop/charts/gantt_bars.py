"""The bars, diamonds and brackets of a Gantt chart, as far as they are seen."""

from __future__ import annotations

from dataclasses import replace

from dia_desktop.charts.gantt import Gantt
from dia_desktop.charts.gantt_places import Area, Window, bar_area, ghost_area
from dia_desktop.charts.gantt_rows import Bar, Row, Shape, is_passed
from dia_desktop.charts.gantt_tones import ToneKind
from dia_desktop.charts.gantt_words import HUNDRED, bar_label, moment_words, row_words, short
from dia_desktop.charts.palette import ChartTheme, contrast, mix
from dia_desktop.charts.sketch import Box, Font, Line
from dia_desktop.charts.sketch import Shape as Polygon
from dia_desktop.charts.sketch_pad import NOTE, NOTE_HEAD, Pad
from dia_desktop.language import tr
from dia_desktop.strategy.roadmap import ActivityStatus, Confidence
from dia_desktop.strategy.roadmap_words import status_words

RADIUS, GHOST_RADIUS = 3.0, 1.5
BESIDE = 6.0
#: How much of the surface is mixed into the hue of what is not done yet: committed, planned, its hatching.
PALE, PALER, HATCHING = 0.56, 0.86, 0.52
HOOK, BRACKET = 5.0, 5.0
#: How much higher than its bar the end of a horizon is, above and below.
OPEN_END = 4.0
#: The arrow that says that something goes on, or lies, beyond the edge.
ARROW_LENGTH, ARROW_HALF = 5.0, 4.0
MOST_MOMENT = 340.0
#: How far the ground of words beside a bar reaches beyond them.
GROUND_SIDE = 2.0
#: How far the posts of a gate stand from its diamond.
POST = 2.0
SAMPLE_HEIGHT = 12.0
#: Least contrast of text, and of an edge (WCAG 2.1).
READABLE, SEEN = 4.5, 3.0


class BarDrawing:
    """Draws the rows of a Gantt chart in a window, each with its spot."""

    def __init__(self, gantt: Gantt, window: Window, pad: Pad) -> None:
        self._gantt = gantt
        self._window = window
        self._pad = pad

    def draw(self, number: int, *, chosen: bool = False) -> None:
        """Draw what stands in a row."""
        row = self._gantt.rows[number]
        self._ghost(number, row)
        area = bar_area(self._gantt, number)
        if row.bar is None or area is None:
            return
        here = self._shifted(area)
        way = self._way_out(row.bar, here)
        if way:
            self._beyond(here, way)
        elif row.bar.shape is Shape.ROLL_UP:
            self._bracket(here)
        elif row.bar.shape.moment:
            self._moment(number, here, row, row.bar)
        else:
            self._activity(number, here, row, row.bar, chosen=chosen)

    def _way_out(self, bar: Bar, here: Area) -> int:
        """Return on which side a bar lies beyond the window: -1 before, 1 behind, 0 where it is seen.

        Half of a diamond reaches over the edge of its time, but its day is what counts.
        """
        before, behind = here.right, here.x
        if bar.shape.moment:
            before = self._gantt.scale.at(bar.last) - self._window.left
            behind = self._gantt.scale.at(bar.first) - self._window.left
        return -1 if before <= 0 else 1 if behind >= self._window.width else 0

    def _shifted(self, area: Area) -> Area:
        return Area(area.x - self._window.left, area.y - self._window.top, area.width, area.height)

    def _cut(self, area: Area) -> Area:
        """Return what of an area lies in the window across."""
        left, right = max(area.x, 0.0), min(area.right, self._window.width)
        return Area(left, area.y, right - left, area.height)

    def _spot(self, number: int, row: Row, area: Area) -> None:
        """Make what is seen of an area answer to mouse and keys."""
        top, bottom = max(area.y, 0.0), min(area.y + area.height, self._window.height)
        if bottom > top:
            tip = row_words(row, self._pad.numbers)
            self._pad.spot(area.x, top, area.width, bottom - top, tip, self._gantt.rows[number].key)

    def sample(self, bar: Bar, middle: float) -> None:
        """Draw a bar or a moment around a height, without words."""
        width, height = self._gantt.scale.width, SAMPLE_HEIGHT
        area = Area(-self._window.left, middle - height / 2, width, height)
        if bar.shape.moment:
            self._diamond(area.x + width / 2, middle, height / 2, bar)
            return
        self._fill(area, bar)
        self._done(area, area, bar)
        if bar.horizon_only:
            self._open_ends(area)

    # -- the compared revision ------------------------------------------------------------------

    def _ghost(self, number: int, row: Row) -> None:
        area = ghost_area(self._gantt, number)
        if area is None:
            return
        seen = self._cut(self._shifted(area))
        theme = self._pad.theme
        if seen.width > 0:
            self._pad.add(Box(seen.x, seen.y, seen.width, seen.height, theme.ghost, radius=GHOST_RADIUS))
        if row.bar is None and seen.width > 0:
            self._beside(seen, tr("removed"))
            self._spot(number, row, seen)

    # -- bars -----------------------------------------------------------------------------------

    def _activity(self, number: int, area: Area, row: Row, bar: Bar, *, chosen: bool) -> None:
        seen = self._cut(area)
        self._fill(seen, bar)
        done = self._done(area, seen, bar)
        if bar.horizon_only:
            self._open_ends(area)
        self._goes_on(area, seen)
        if chosen:
            self._outline(seen)
        self._label(area, done, row, bar)
        self._spot(number, row, seen)

    def _fill(self, seen: Area, bar: Bar) -> None:
        """Draw what is not done: pale where committed, hatched where planned, outlined where an idea."""
        theme, hue = self._pad.theme, bar_hue(bar, self._pad.theme)
        fill = ground(bar, theme)
        edge = "" if bar.confidence is Confidence.COMMITTED else hue
        hatching = mix(hue, theme.surface, HATCHING) if bar.confidence is Confidence.PLANNED else ""
        radius = 0.0 if bar.horizon_only else RADIUS
        box = Box(seen.x, seen.y, seen.width, seen.height, fill, radius=radius, hatching=hatching)
        self._pad.add(box)
        # An edge of its own: where hatching and edge are one, paper gives both the same colour.
        if bar.horizon_only:
            self._pad.add(replace(box, fill="", hatching="", edge=theme.text_2, dashed=True))
        elif edge:
            self._pad.add(replace(box, fill="", hatching="", edge=edge))

    def _done(self, area: Area, seen: Area, bar: Bar) -> float:
        """Draw what is done; return where it ends in the window."""
        if not bar.done:
            return seen.x
        end = min(area.x + area.width * bar.done / HUNDRED, seen.right)
        if end <= seen.x:
            return seen.x
        whole = bar.done >= HUNDRED and not bar.horizon_only
        hue = bar_hue(bar, self._pad.theme)
        radius = RADIUS if whole else min(RADIUS, 1.0)
        self._pad.add(Box(seen.x, seen.y, end - seen.x, seen.height, hue, radius=radius))
        return end

    def _open_ends(self, area: Area) -> None:
        """Draw both ends of a horizon: dashed, and higher than the bar."""
        for x in (area.x, area.right):
            if 0 <= x <= self._window.width:
                ends = ((x, area.y - OPEN_END), (x, area.y + area.height + OPEN_END))
                self._pad.add(Line(ends, self._pad.theme.text_2, 2.0, dashed=True))

    def _outline(self, seen: Area) -> None:
        ink = self._pad.theme.ink
        for out in (1.0, 1.5):
            self._pad.add(
                Box(
                    seen.x - out,
                    seen.y - out,
                    seen.width + 2 * out,
                    seen.height + 2 * out,
                    edge=ink,
                    radius=RADIUS + out,
                )
            )

    def _goes_on(self, area: Area, seen: Area) -> None:
        """Mark the ends of a bar that lie beyond the window."""
        theme = self._pad.theme
        if area.x < 0:
            self._arrow(0.0, seen.middle, -1, theme.text)
        if area.right > self._window.width:
            self._arrow(self._window.width, seen.middle, 1, theme.text)

    def _beyond(self, area: Area, way: int) -> None:
        """Say at the edge that something lies beyond it."""
        edge = 0.0 if way < 0 else self._window.width
        self._arrow(edge, area.middle, way, self._pad.theme.text_3)

    def _arrow(self, edge: float, middle: float, way: int, colour: str) -> None:
        tip, base = edge - way, edge - way * (1 + ARROW_LENGTH)
        corners = ((tip, middle), (base, middle - ARROW_HALF), (base, middle + ARROW_HALF))
        self._pad.add(Polygon(corners, self._pad.theme.surface, colour))

    # -- labels ---------------------------------------------------------------------------------

    def _label(self, area: Area, done: float, row: Row, bar: Bar) -> None:
        """Write on the bar where all of the label has one ground, else beside it."""
        pad, theme, seen = self._pad, self._pad.theme, self._cut(area)
        label = bar_label(row, bar, pad.numbers)
        if not label:
            return
        wide = pad.width(label, NOTE_HEAD)
        left = seen.right - BESIDE - wide - (ARROW_LENGTH if area.right > self._window.width else 0.0)
        on_done = done >= seen.right - 1
        if left < seen.x + BESIDE / 2 or (left - 2 < done and not on_done):
            self._beside(seen, label)
            return
        under = bar_hue(bar, theme) if on_done else ground(bar, theme)
        if bar.confidence is Confidence.PLANNED and not on_done:
            pad.add(Box(left - 3, seen.y + 1, wide + 6, seen.height - 2, under, radius=2))
        pad.write(left, seen.middle, label, NOTE_HEAD, readable(theme, under))

    def _beside(self, seen: Area, label: str) -> None:
        """Write behind a bar, else before it, else nowhere."""
        wide = self._pad.width(label, NOTE_HEAD)
        x = seen.right + BESIDE
        if x + wide > self._window.width:
            x = seen.x - BESIDE - wide
        if x >= GROUND_SIDE:
            self._on_ground(x, seen.middle, label, NOTE_HEAD)

    def _on_ground(self, x: float, middle: float, text: str, font: Font) -> None:
        """Write on a ground of its own, so that no line runs through the words."""
        pad, height = self._pad, font.size + 2
        wide = pad.width(text, font)
        ground = (x - GROUND_SIDE, middle - height / 2, wide + 2 * GROUND_SIDE, height)
        pad.add(Box(*ground, pad.theme.surface, radius=GROUND_SIDE))
        pad.write(x, middle, text, font, pad.theme.text_2)

    # -- lanes and moments ----------------------------------------------------------------------

    def _bracket(self, area: Area) -> None:
        """Draw the span of a lane; an end beyond the window has no hook."""
        seen = self._cut(area)
        top = area.middle - BRACKET
        bottom = top + BRACKET
        hook = min(HOOK, seen.width / 2)
        corners = [(seen.x, top), (seen.right, top)]
        if area.right <= self._window.width:
            corners += [(seen.right, bottom + hook), (seen.right - hook, bottom)]
        else:
            corners.append((seen.right, bottom))
        if area.x >= 0:
            corners += [(seen.x + hook, bottom), (seen.x, bottom + hook)]
        else:
            corners.append((seen.x, bottom))
        self._pad.add(Polygon(tuple(corners), self._pad.theme.text_2))

    def _moment(self, number: int, area: Area, row: Row, bar: Bar) -> None:
        """Draw a moment and say what it is."""
        theme = self._pad.theme
        centre = area.x + area.width / 2
        if bar.horizon_only:
            start = max(0.0, self._gantt.scale.at(bar.first) - self._window.left)
            self._pad.add(Line(((start, area.middle), (centre, area.middle)), theme.text_2, 1.5, dashed=True))
        self._diamond(centre, area.middle, area.height / 2, bar)
        self._say_moment(area, row, bar)
        self._spot(number, row, self._cut(area))

    def _say_moment(self, area: Area, row: Row, bar: Bar) -> None:
        """Write title and date behind a moment, or before it where there is more room for them."""
        apart = BESIDE + (2 * POST if bar.shape is Shape.GATE else 0.0)
        behind, before = self._window.width - area.right - apart - BESIDE, area.x - apart - BESIDE
        label = self._moment_label(row, bar, behind)
        if before > behind and label != self._moment_label(row, bar, before):
            label = self._moment_label(row, bar, before)
            self._on_ground(area.x - apart - self._pad.width(label, NOTE), area.middle, label, NOTE)
        elif label:
            self._on_ground(area.right + apart, area.middle, label, NOTE)

    def _diamond(self, centre: float, middle: float, reach: float, bar: Bar) -> None:
        """Draw a diamond, a gate between two posts; filled where it is reached."""
        pad, theme = self._pad, self._pad.theme
        hue = theme.ink if bar.tone.kind is ToneKind.NEUTRAL else bar_hue(bar, theme)
        edge = hue if contrast(hue, theme.surface) >= SEEN else theme.text_2
        fill = hue if is_passed(bar) else theme.surface
        corners = ((centre, middle - reach), (centre + reach, middle), (centre, middle + reach))
        pad.add(Polygon((*corners, (centre - reach, middle)), fill, edge))
        if bar.shape is Shape.GATE:
            for x in (centre - reach - POST, centre + reach + POST):
                pad.add(Line(((x, middle - reach), (x, middle + reach)), edge, 2))

    def _moment_label(self, row: Row, bar: Bar, room: float) -> str:
        """Return title and date of a moment as far as there is room; "" for none."""
        pad = self._pad
        when = "" if row.activity is None else moment_words(row.activity, pad.numbers)
        if bar.status is ActivityStatus.DROPPED:
            when = f"{when}, {status_words(bar.status)}"
        left = min(room, MOST_MOMENT) - pad.width(f", {when}", NOTE)
        if left >= pad.width("…", NOTE) * 4:
            return f"{pad.cut(short(row.title), left, NOTE)}, {when}"
        return when if pad.width(when, NOTE) <= room else ""


def bar_hue(bar: Bar, theme: ChartTheme) -> str:
    """Return the full colour of a bar; what was dropped has none of its own."""
    return theme.text_3 if bar.status is ActivityStatus.DROPPED else bar.tone.colour(theme)


def ground(bar: Bar, theme: ChartTheme) -> str:
    """Return the colour of what is not done of a bar."""
    share = {Confidence.COMMITTED: PALE, Confidence.PLANNED: PALER, Confidence.IDEA: 1.0}[bar.confidence]
    return mix(bar_hue(bar, theme), theme.surface, share)


def readable(theme: ChartTheme, ground_colour: str) -> str:
    """Return the colour of text on a ground: the usual one where it can be read, else white or dark."""
    if contrast(theme.text, ground_colour) >= READABLE:
        return theme.text
    return theme.text_on(ground_colour)
