"""The head of a Gantt chart: horizons, years, quarters or months, markers by name, and today."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dia_desktop.charts.gantt import Gantt
from dia_desktop.charts.gantt_axis import Tick, major_ticks, minor_ticks
from dia_desktop.charts.gantt_places import Window
from dia_desktop.charts.gantt_words import short
from dia_desktop.charts.sketch import Box, Font, Line, Sketch
from dia_desktop.charts.sketch_pad import HEAD, NAME, NOTE, NOTE_HEAD, Pad
from dia_desktop.charts.timeline import TimeScale
from dia_desktop.language import tr
from dia_desktop.strategy.roadmap_words import horizon_title
from dia_desktop.strategy.schedule import Horizon, Term

ABOVE, BAND, BAND_GAP, YEARS, TICKS, MARKERS = 6.0, 20.0, 5.0, 20.0, 18.0, 18.0
BAND_RADIUS, CHIP_RADIUS, CHIP_HEIGHT, CHIP_SIDE = 4.0, 4.0, 16.0, 7.0
#: Between a line and the name that begins at it, and between two names.
BESIDE, APART = 6.0, 8.0
LEAST_NAME = 28.0


def head_height(gantt: Gantt) -> float:
    """Return how high the head is."""
    bands = BAND + BAND_GAP if gantt.horizons else 0.0
    return ABOVE + bands + YEARS + TICKS + (MARKERS if gantt.markers else 0.0)


def head_sketch(gantt: Gantt, window: Window, pad: Pad) -> Sketch:
    """Return the head above a part of the body, as wide as that part."""
    _Head(gantt, window, pad).draw()
    return pad.sketch(window.width, head_height(gantt))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """From where to where something reaches in the window, cut at its edges."""

    left: float
    right: float

    @property
    def width(self) -> float:
        return self.right - self.left


#: Yields the ticks that touch the days between two ordinals.
_Ticks = Callable[[TimeScale, int, int], Iterator[Tick]]


class _Head:
    """Draws the parts of a head, each below the one before."""

    def __init__(self, gantt: Gantt, window: Window, pad: Pad) -> None:
        self._gantt = gantt
        self._window = window
        self._pad = pad

    def draw(self) -> None:
        """Draw all of it."""
        y = ABOVE
        if self._gantt.horizons:
            self._bands(y)
            y += BAND + BAND_GAP
        self._years(y)
        taken = self._today(y + YEARS)
        self._ticks(y + YEARS, taken)
        if self._gantt.markers:
            self._markers(y + YEARS + TICKS)

    def _bands(self, y: float) -> None:
        pad, theme = self._pad, self._pad.theme
        for band in self._gantt.horizons:
            at = self._stretch(band.shown_from.toordinal(), band.end.toordinal() + 1)
            if at is None:
                continue
            mid = band.term is Term.MID
            fill = theme.cool_fill if mid else theme.track
            pad.add(Box(at.left, y, at.width - 1.5, BAND, fill, radius=BAND_RADIUS))
            name = _fitting(pad, _band_names(band), at.width - 2 * APART, HEAD)
            if name:
                pad.write((at.left + at.right) / 2, y + BAND / 2, name, HEAD, theme.text, "center")
            pad.spot(at.left, y, at.width, BAND, _band_names(band)[0])

    def _years(self, y: float) -> None:
        pad, theme = self._pad, self._pad.theme
        for tick, at in self._visible(major_ticks):
            if at.left > 0:
                bottom = head_height(self._gantt)
                pad.add(Line(((at.left, y + 2), (at.left, bottom)), theme.line))
            # A year that began before the window is named at its edge.
            if pad.width(tick.name, NAME) + BESIDE + APART / 2 <= at.width:
                pad.write(at.left + BESIDE, y + YEARS / 2, tick.name, NAME, theme.text)

    def _ticks(self, y: float, taken: _Stretch | None) -> None:
        pad, theme = self._pad, self._pad.theme
        for tick, at in self._visible(minor_ticks):
            wide = pad.width(tick.name, NOTE)
            middle = (at.left + at.right) / 2
            if at.width < wide + 4:
                continue
            covered = taken is not None and middle - wide / 2 - 3 < taken.right
            if covered and taken is not None and middle + wide / 2 + 3 > taken.left:
                continue
            pad.write(middle, y + TICKS / 2, tick.name, NOTE, theme.text_2, "center")

    def _today(self, y: float) -> _Stretch | None:
        gantt, pad = self._gantt, self._pad
        if gantt.today is None:
            return None
        x = gantt.scale.at(gantt.today) + gantt.scale.per_day / 2 - self._window.left
        if not 0 <= x <= self._window.width:
            return None
        name = tr("today")
        wide = pad.width(name, NOTE_HEAD) + 2 * CHIP_SIDE
        left = min(max(x - wide / 2, 0.0), max(self._window.width - wide, 0.0))
        fill = pad.theme.bad_text
        top = y + (TICKS - CHIP_HEIGHT) / 2
        if gantt.markers:
            pad.add(Line(((x, y + TICKS), (x, y + TICKS + MARKERS)), fill, 1.5))
        pad.add(Box(left, top, wide, CHIP_HEIGHT, fill, radius=CHIP_RADIUS))
        pad.write(left + wide / 2, top + CHIP_HEIGHT / 2, name, NOTE_HEAD, pad.theme.text_on(fill), "center")
        return _Stretch(left, left + wide)

    def _markers(self, y: float) -> None:
        """Name every marker behind its line, as far as there is room up to the next one, else before it."""
        seen = [
            (at, marker)
            for marker in self._gantt.markers
            if (at := self._stretch(marker.first, marker.last)) is not None
        ]
        lefts, free = [at.left for at, _ in seen], 0.0
        for (at, marker), end in zip(seen, [*lefts[1:], self._window.width], strict=False):
            bottom = y + MARKERS
            self._pad.add(Line(((at.left, y + 3), (at.left, bottom)), self._pad.theme.text_2, 1.5))
            title = short(marker.title)
            free = self._name_marker(title, at.left, (free, end), y)
            room = end - at.left - BESIDE - APART / 2
            self._pad.spot(at.left, y, min(max(room, APART), self._window.width - at.left), MARKERS, title)

    def _name_marker(self, title: str, x: float, free: tuple[float, float], y: float) -> float:
        """Write a name beside a line within free room; return where the room behind it begins."""
        pad, middle = self._pad, y + MARKERS / 2
        before, behind = x - free[0] - BESIDE - APART / 2, free[1] - x - BESIDE - APART / 2
        wide = pad.width(title, NOTE_HEAD)
        if wide > behind and before > behind and before >= LEAST_NAME:
            name = pad.cut(title, before, NOTE_HEAD)
            pad.write(x - BESIDE, middle, name, NOTE_HEAD, pad.theme.text, "right")
            return x
        if behind < LEAST_NAME:
            return x
        pad.write(x + BESIDE, middle, pad.cut(title, behind, NOTE_HEAD), NOTE_HEAD, pad.theme.text)
        return x + BESIDE + min(wide, behind)

    def _stretch(self, first: int, last: int) -> _Stretch | None:
        """Return where days lie in the window, None where they lie outside."""
        scale, window = self._gantt.scale, self._window
        left, right = scale.at(first) - window.left, scale.at(last) - window.left
        if right <= 0 or left >= window.width:
            return None
        return _Stretch(max(left, 0.0), min(right, window.width))

    def _visible(self, ticks: _Ticks) -> Iterator[tuple[Tick, _Stretch]]:
        for tick in ticks(self._gantt.scale, *seen_days(self._gantt, self._window)):
            at = self._stretch(
                max(tick.first, self._gantt.scale.first), min(tick.last, self._gantt.scale.last)
            )
            if at is not None:
                yield tick, at


def seen_days(gantt: Gantt, window: Window) -> tuple[int, int]:
    """Return the ordinals of the first day that is seen, and of the one behind the last."""
    scale = gantt.scale
    first = max(scale.first, scale.first + int(window.left / scale.per_day) - 1)
    last = min(scale.last, scale.first + int(window.right / scale.per_day) + 1)
    return first, max(first, last)


def _band_names(band: Horizon) -> tuple[str, ...]:
    """Return how a horizon is called, the longest first."""
    return horizon_title(band), tr("Mid-term") if band.term is Term.MID else tr("Long-term")


def _fitting(pad: Pad, names: Iterable[str], width: float, font: Font) -> str:
    """Return the first name that fits, "" for none."""
    return next((name for name in names if pad.width(name, font) <= width), "")
