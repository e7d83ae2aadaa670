"""The body of a Gantt chart, as far as it is seen: grid, links, bars, and today."""

from __future__ import annotations

from dia_desktop.charts.gantt import Gantt
from dia_desktop.charts.gantt_axis import major_ticks, minor_ticks
from dia_desktop.charts.gantt_bars import BarDrawing
from dia_desktop.charts.gantt_head import seen_days
from dia_desktop.charts.gantt_links import draw_links
from dia_desktop.charts.gantt_places import Window
from dia_desktop.charts.palette import mix
from dia_desktop.charts.sketch import Box, Line, Sketch
from dia_desktop.charts.sketch_pad import Pad
from dia_desktop.strategy.schedule import Term

#: How much of the surface is mixed into the ground of lanes, and into that of a marker.
LANE_GROUND, MARKER_GROUND = 0.35, 0.86
TODAY_WIDTH, MARKER_WIDTH, HORIZON_WIDTH = 1.6, 1.2, 1.4
#: A marker narrower than this is a line.
LEAST_BAND = 4.0


def body_sketch(gantt: Gantt, window: Window, pad: Pad, focus: str = "") -> Sketch:
    """Return a part of the body.

    Parameters
    ----------
    focus : key of the row that is chosen; "" for none.
    """
    _Body(gantt, window, pad).draw(focus)
    return pad.sketch(window.width, window.height)


class _Body:
    """Draws the parts of a body from back to front."""

    def __init__(self, gantt: Gantt, window: Window, pad: Pad) -> None:
        self._gantt = gantt
        self._window = window
        self._pad = pad
        self._rows = gantt.rows_within(window.top, window.bottom)
        #: Below the last row there is nothing.
        self._bottom = min(window.height, gantt.height - window.top)

    def draw(self, focus: str) -> None:
        """Draw all of it."""
        self._horizon_ground()
        self._row_grounds(focus)
        self._grid()
        self._markers()
        self._horizon_line()
        draw_links(self._gantt, self._window, self._pad)
        bars = BarDrawing(self._gantt, self._window, self._pad)
        for number in self._rows:
            bars.draw(number, chosen=self._gantt.rows[number].key == focus)
        self._today()

    def _x(self, ordinal: int) -> float:
        return self._gantt.scale.at(ordinal) - self._window.left

    def _horizon_ground(self) -> None:
        for band in self._gantt.horizons:
            if band.term is Term.LONG:
                left = max(self._x(band.shown_from.toordinal()), 0.0)
                right = min(self._x(band.end.toordinal() + 1), self._window.width)
                self._box(left, 0.0, right - left, self._bottom, self._pad.theme.surface_2)

    def _row_grounds(self, focus: str) -> None:
        theme, high = self._pad.theme, self._gantt.view.row_height
        for number in self._rows:
            row = self._gantt.rows[number]
            y = self._gantt.row_top(number) - self._window.top
            top, bottom = max(y, 0.0), min(y + high, self._window.height)
            if row.key == focus:
                self._box(0.0, top, self._window.width, bottom - top, theme.cool_fill)
            elif row.activity is None:
                fill = mix(theme.track, theme.surface, LANE_GROUND)
                self._box(0.0, top, self._window.width, bottom - top, fill)
            if y + high <= self._window.height:
                self._line(0.0, y + high, self._window.width, y + high, theme.hair)

    def _grid(self) -> None:
        theme = self._pad.theme
        for ticks, colour in ((minor_ticks, theme.hair), (major_ticks, theme.line)):
            for tick in ticks(self._gantt.scale, *seen_days(self._gantt, self._window)):
                x = self._x(tick.first)
                if 0 <= x <= self._window.width:
                    self._line(x, 0.0, x, self._bottom, colour)

    def _markers(self) -> None:
        theme, window = self._pad.theme, self._window
        for marker in self._gantt.markers:
            left, right = self._x(marker.first), self._x(marker.last)
            if right < 0 or left > window.width:
                continue
            if right - left >= LEAST_BAND:
                start, end = max(left, 0.0), min(right, window.width)
                fill = mix(theme.text_3, theme.surface, MARKER_GROUND)
                self._box(start, 0.0, end - start, self._bottom, fill)
            for x in (left, right) if right - left >= LEAST_BAND else (left,):
                if 0 <= x <= window.width:
                    self._line(x, 0.0, x, self._bottom, theme.text_2, MARKER_WIDTH, dashed=True)

    def _horizon_line(self) -> None:
        """Draw the line between the horizons; the head names both sides of it."""
        for band in self._gantt.horizons:
            x = self._x(band.shown_from.toordinal())
            if band.term is Term.LONG and 0 <= x <= self._window.width:
                self._line(x, 0.0, x, self._bottom, self._pad.theme.text_3, HORIZON_WIDTH)

    def _today(self) -> None:
        gantt = self._gantt
        if gantt.today is None:
            return
        x = self._x(gantt.today) + gantt.scale.per_day / 2
        if 0 <= x <= self._window.width:
            self._line(x, 0.0, x, self._bottom, self._pad.theme.bad_text, TODAY_WIDTH)

    def _box(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        if width > 0 and height > 0:
            self._pad.add(Box(x, y, width, height, fill))

    def _line(
        self,
        x0: float,
        y0: float,
        x1: float,
        y1: float,
        colour: str,
        width: float = 1.0,
        *,
        dashed: bool = False,
    ) -> None:
        if y1 > y0 or x1 > x0:
            self._pad.add(Line(((x0, y0), (x1, y1)), colour, width, dashed=dashed))
