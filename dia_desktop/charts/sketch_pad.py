"""Collects the marks and spots of a chart while it is laid out."""

from __future__ import annotations

from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.plain_text import one_line
from dia_desktop.charts.sketch import (
    Align,
    Dot,
    Font,
    Mark,
    Measure,
    Sketch,
    Spot,
    Weight,
    Words,
    elided,
    wrapped,
)
from dia_desktop.strategy.numbers import Numbers

NAME, BODY, STRONG = Font(13, Weight.SEMIBOLD), Font(13), Font(13, Weight.BOLD)
CAPTION, HEAD = Font(12), Font(12, Weight.SEMIBOLD)
NOTE, NOTE_HEAD = Font(11), Font(11, Weight.SEMIBOLD)
#: The dot of a market's hue before its name.
DOT_RADIUS, DOT_ROOM = 5.5, 20.0
#: Half the height of a capital letter or figure, as a share of the size of type.
HALF_CAPITAL = 0.364


class Pad:
    """What a chart is laid out on: marks from back to front, spots in reading order.

    Every text on it is user text: on one line, without control characters, never markup.
    """

    def __init__(self, theme: ChartTheme, measure: Measure, numbers: Numbers) -> None:
        self.theme = theme
        self.measure = measure
        self.numbers = numbers
        self._marks: list[Mark] = []
        self._spots: list[Spot] = []

    def add(self, *marks: Mark) -> None:
        """Put marks above all others."""
        self._marks.extend(marks)

    def write(
        self, x: float, middle: float, text: str, font: Font, colour: str, align: Align = "left"
    ) -> None:
        """Write one line whose capitals stand around the height `middle`."""
        self.add(Words(x, middle + HALF_CAPITAL * font.size, one_line(text), font, colour, align))

    def cut(self, text: str, width: float, font: Font) -> str:
        """Return a text as it is written, cut short where it is wider than `width`."""
        return elided(one_line(text), width, font, self.measure)

    def broken(self, text: str, width: float, font: Font, most: int) -> tuple[str, ...]:
        """Return a text as lines of `width`, at most so many."""
        return wrapped(one_line(text), width, font, self.measure, most)

    def width(self, text: str, font: Font) -> float:
        """Return how wide a text is as it is written."""
        return self.measure(one_line(text), font)

    def market(self, x: float, middle: float, name: str, slot: int, width: float) -> None:
        """Write the name of a market behind a dot of its hue, both within `width`."""
        self.add(Dot(x + DOT_RADIUS, middle, DOT_RADIUS, self.theme.hue(slot)))
        self.write(x + DOT_ROOM, middle, self.cut(name, width - DOT_ROOM, NAME), NAME, self.theme.text)

    def spot(self, x: float, y: float, width: float, height: float, tip: str, key: str = "") -> None:
        """Make a place answer to mouse and keys."""
        self._spots.append(Spot(x, y, width, height, one_line(tip), key))

    def sketch(self, width: float, height: float) -> Sketch:
        """Return what was collected."""
        return Sketch(width, height, tuple(self._marks), tuple(self._spots))
