"""Collects the marks and spots of a chart while it is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.plain_text import one_line
from dia_desktop.charts.sketch import (
    Align,
    Dot,
    Font,
    Mark,
    Measure,
    Shape,
    Sketch,
    Spot,
    Weight,
    Words,
    elided,
    wrapped,
)
from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.numbers import Numbers

NAME, BODY, STRONG = Font(13, Weight.SEMIBOLD), Font(13), Font(13, Weight.BOLD)
CAPTION, HEAD = Font(12), Font(12, Weight.SEMIBOLD)
NOTE, NOTE_HEAD = Font(11), Font(11, Weight.SEMIBOLD)
#: The dot of a market's hue before its name.
DOT_RADIUS, DOT_ROOM = 5.5, 20.0
#: The sign of a warning: a triangle with an exclamation mark.
SIGN, SIGN_FONT = 13.0, Font(8, Weight.BOLD)
#: Half the height of a capital letter or figure, as a share of the size of type.
HALF_CAPITAL = 0.364
#: The line that says how much was left out.
MORE_LINE = 22.0
#: The key of a spot that shows the chart as a table.
TABLE = "table"


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows are shown, how high each is, and how many are left out."""

    shown: int
    pitch: float
    left_out: int = 0

    @property
    def height(self) -> float:
        """What they take, with the line that says how many are left out."""
        return self.shown * self.pitch + (MORE_LINE if self.left_out else 0.0)


def rows_in(room: float | None, count: int, least: float, usual: float, most: float) -> Rows:
    """Return as many of `count` rows as can be read in a room; without one all of them, `usual` high."""
    if room is None:
        return Rows(count, usual)
    if count * least <= room:
        return Rows(count, min(room / max(count, 1), most))
    shown = max(1, int((room - MORE_LINE) / least))
    return Rows(shown, max(least, (room - MORE_LINE) / shown), count - shown)


def more(count: int) -> str:
    """Return how many were left out, as part of a sentence."""
    return tr_n("one more", "{count} more", count).format(count=count)


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

    def warning(self, x: float, middle: float) -> None:
        """Draw the sign that goes with the colour of a warning, `SIGN` wide."""
        top, base = middle - 0.46 * SIGN, middle + 0.42 * SIGN
        corners = ((x + SIGN / 2, top), (x, base), (x + SIGN, base))
        self.add(Shape(corners, self.theme.warn_fill, self.theme.warn_text))
        self.write(x + SIGN / 2, middle + 0.09 * SIGN, "!", SIGN_FONT, self.theme.warn_text, "center")

    def spot(self, x: float, y: float, width: float, height: float, tip: str, key: str = "") -> None:
        """Make a place answer to mouse and keys."""
        self._spots.append(Spot(x, y, width, height, one_line(tip), key))

    def left_out(self, y: float, width: float, what: str, *, paper: bool = False) -> None:
        """Say in a line what is not shown, and where it is."""
        pattern = tr("and {what}: in the table") if paper else tr("and {what}: show as table")
        text = pattern.format(what=what)
        self.write(0.0, y + MORE_LINE / 2, self.cut(text, width, CAPTION), CAPTION, self.theme.text_2)
        self.spot(0.0, y, width, MORE_LINE, text, TABLE)

    def sketch(self, width: float, height: float) -> Sketch:
        """Return what was collected."""
        return Sketch(width, height, tuple(self._marks), tuple(self._spots))
