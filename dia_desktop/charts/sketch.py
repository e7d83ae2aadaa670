"""A picture before it is drawn: marks on a plane, the same for the screen and for paper.

A layout is a pure function from results to a `Sketch`. The window paints a sketch with Qt, a document
draws it with matplotlib, so what is exported is what was seen. Lengths are design pixels on the screen
and points on paper; y grows downwards. Colours are "#RRGGBB". Nothing here knows a canvas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

Align = Literal["left", "center", "right"]


class Weight(StrEnum):
    """Weights of the one typeface."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


@dataclass(frozen=True, slots=True)
class Font:
    """A size and weight of the one typeface."""

    size: float
    weight: Weight = Weight.REGULAR


#: How wide a text becomes in a font.
Measure = Callable[[str, Font], float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled, edged or hatched ("" for none of it)."""

    x: float
    y: float
    width: float
    height: float
    fill: str = ""
    edge: str = ""
    radius: float = 0.0
    dashed: bool = False
    hatching: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of plain text; `y` is its base line. It is drawn as it is: elide it before."""

    x: float
    y: float
    text: str
    font: Font
    colour: str
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; a smooth one leaves and reaches every point level."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 1.0
    dashed: bool = False
    smooth: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A polygon, filled, with an edge where it has a colour."""

    points: tuple[tuple[float, float], ...]
    fill: str
    edge: str = ""
    hatching: str = ""


@dataclass(frozen=True, slots=True)
class Dot:
    """A circle, filled, with an edge where it has a colour."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str = ""


Mark = Box | Words | Line | Shape | Dot


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that answers to the mouse and to keys.

    Attributes
    ----------
    key : what is told when it is chosen; "" where it cannot be.
    tip : what is to be seen there, as a sentence.
    """

    x: float
    y: float
    width: float
    height: float
    tip: str
    key: str = ""

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies on it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Sketch:
    """A picture of `width` x `height`: its marks from back to front, and its spots in reading order."""

    width: float
    height: float
    marks: tuple[Mark, ...] = ()
    spots: tuple[Spot, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """All that is written on it, from back to front."""
        return tuple(mark.text for mark in self.marks if isinstance(mark, Words))

    def placed(self, right: float, down: float, factor: float = 1.0) -> Sketch:
        """Return the sketch with all lengths and type times `factor`, then moved."""
        return Sketch(
            self.width * factor + right,
            self.height * factor + down,
            tuple(_placed(mark, right, down, factor) for mark in self.marks),
            tuple(
                replace(
                    spot,
                    x=spot.x * factor + right,
                    y=spot.y * factor + down,
                    width=spot.width * factor,
                    height=spot.height * factor,
                )
                for spot in self.spots
            ),
        )


def joined(width: float, height: float, parts: Iterable[Sketch]) -> Sketch:
    """Return one sketch of several that were placed on it, each above the one before."""
    found = tuple(parts)
    marks = tuple(mark for part in found for mark in part.marks)
    return Sketch(width, height, marks, tuple(spot for part in found for spot in part.spots))


def _placed(mark: Mark, right: float, down: float, factor: float) -> Mark:
    if isinstance(mark, Line):
        return replace(mark, points=_points(mark.points, right, down, factor), width=mark.width * factor)
    if isinstance(mark, Shape):
        return replace(mark, points=_points(mark.points, right, down, factor))
    x, y = mark.x * factor + right, mark.y * factor + down
    if isinstance(mark, Words):
        return replace(mark, x=x, y=y, font=replace(mark.font, size=mark.font.size * factor))
    if isinstance(mark, Dot):
        return replace(mark, x=x, y=y, radius=mark.radius * factor)
    return replace(
        mark,
        x=x,
        y=y,
        width=mark.width * factor,
        height=mark.height * factor,
        radius=mark.radius * factor,
    )


def _points(
    points: tuple[tuple[float, float], ...], right: float, down: float, factor: float
) -> tuple[tuple[float, float], ...]:
    return tuple((x * factor + right, y * factor + down) for x, y in points)


def elided(text: str, width: float, font: Font, measure: Measure) -> str:
    """Return a text, cut short with an ellipsis where it is wider than `width`."""
    if measure(text, font) <= width:
        return text
    kept = _longest(len(text), lambda count: measure(text[:count].rstrip() + "…", font) <= width)
    return text[:kept].rstrip() + "…"


def wrapped(
    text: str, width: float, font: Font, measure: Measure, most: int | None = None
) -> tuple[str, ...]:
    """Break a text into lines of `width`, at blanks where it can; at most `most` lines."""
    lines: list[str] = []
    rest = text.strip()
    while rest:
        if most is not None and len(lines) == most - 1:
            return (*lines, elided(rest, width, font, measure))
        line = _first_line(rest, width, font, measure)
        lines.append(line.rstrip())
        rest = rest[len(line) :].lstrip()
    return tuple(lines)


def _first_line(text: str, width: float, font: Font, measure: Measure) -> str:
    fits = _longest(len(text), lambda count: measure(text[:count].rstrip(), font) <= width)
    if fits == len(text) or text[fits] == " ":
        return text[:fits]
    blank = text.rfind(" ", 0, fits)
    return text[:blank] if blank > 0 else text[: max(fits, 1)]


def _longest(length: int, fits: Callable[[int], bool]) -> int:
    """Return the largest count up to `length` that fits, 0 where none does.

    Counts are doubled until one does not fit, so that no more of a long text is measured than is needed.
    """
    low, high = 0, 1
    while high < length and fits(high):
        low, high = high, 2 * high
    high = min(high, length)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low
