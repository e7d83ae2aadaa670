"""Where things stand in the ranking: pure geometry of columns, rows, segments and cut line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF

#: Design pixels.
ROW_LEAST, ROW_MOST, CUT_ROOM, AXIS, TOP = 42, 84, 20, 24, 4
RANK, MOVE, NAME_LEAST, NAME_MOST, TOTAL, GAP = 34, 38, 104, 190, 84, 10
SEGMENT_GAP, TIE = 1.5, 26
BAR_LEAST, BAR_MOST, BAR_SHARE = 26, 38, 0.48
GRAB = 6
#: Narrower parts have no figure, whatever it is: it would not be measured 400 times per frame in vain.
LEAST_FIGURE = 14
#: So much of the hatching stays to be seen on either side of words written over it.
NOTE_INSET = 14

Measure = Callable[[str], float]


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edge and width of each column, in pixels; `bars` holds the axis from 0 to its end."""

    rank: tuple[float, float]
    move: tuple[float, float]
    name: tuple[float, float]
    bars: tuple[float, float]
    tie: tuple[float, float]
    total: tuple[float, float]


def columns(width: float, scale: float, name_width: float, *, moves: bool) -> Columns:
    """Return the columns of a ranking `width` pixels wide.

    Names get what they need, within bounds; without an earlier round (`moves`) there are no moves to show.
    """
    rank, move, total, tie, gap = (size * scale for size in (RANK, MOVE, TOTAL, TIE, GAP))
    move = move if moves else 8 * scale
    most = min(NAME_MOST * scale, width * 0.28)
    name = min(max(name_width, NAME_LEAST * scale), max(most, NAME_LEAST * scale))
    left = rank + move + name + gap
    bars = max(width - left - tie - total - gap, 40 * scale)
    return Columns(
        rank=(0.0, rank),
        move=(rank, move),
        name=(rank + move, name),
        bars=(left, bars),
        tie=(left + bars, tie),
        total=(width - total, total),
    )


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of the ranking, first place on top.

    Attributes
    ----------
    count : number of markets.
    height : of a row in pixels.
    cut : number of places above the cut line; the line needs `room` between two rows. 0: no line.
    """

    count: int
    height: float
    cut: int
    room: float
    top: float

    def y(self, place: float) -> float:
        """Return the top of a row."""
        return self.top + place * self.height + (self.room if self.cut and place >= self.cut else 0.0)

    def cut_y(self) -> float:
        """Return where the cut line runs."""
        return self.top + min(self.cut, self.count) * self.height + self.room / 2

    @property
    def total(self) -> float:
        """Height of all rows together."""
        return self.y(self.count)

    def between_centers(self, place: int) -> tuple[float, float]:
        """Return the y of the middle of a row and of the next."""
        half = self.height / 2
        return self.y(place) + half, self.y(place + 1) + half

    def place_at(self, y: float) -> int | None:
        """Return the place of the row at `y`, or None beside the rows."""
        for shift in (0.0, self.room):
            place = int((y - self.top - shift) // self.height)
            if 0 <= place < self.count and self.y(place) <= y < self.y(place) + self.height:
                return place
        return None

    def between(self, top: float, bottom: float) -> range:
        """Return the places whose rows touch the strip from `top` to `bottom`."""
        first = int((top - self.top - self.room) // self.height)
        last = int((bottom - self.top) // self.height)
        return range(max(first, 0), min(last + 1, self.count))

    def cut_at(self, y: float) -> int:
        """Return the count of places above a cut line dragged to `y`; at least 1."""
        return min(max(round((y - self.top - self.room / 2) / self.height), 1), self.count)


def rows(count: int, cut: int, height: float, scale: float) -> Rows:
    """Return the rows for the height there is: they fill it within bounds, more than that scrolls.

    They begin and end with whole pixels: a row that is painted again touches no other.
    """
    top, room = float(round(TOP * scale)), float(round(CUT_ROOM * scale)) if cut else 0.0
    fair = (height - top - room) / max(count, 1)
    row = float(int(min(max(fair, ROW_LEAST * scale), ROW_MOST * scale)))
    return Rows(count, row, min(cut, count), room, top)


def axis_end(highest: float) -> float:
    """Return the end of the axis in points: the next 20 above the highest mark, at most 100."""
    return float(min(max(ceil((highest - 1e-9) / 20) * 20, 20), 100))


def axis_ticks(end: float) -> tuple[float, ...]:
    """Return the ticks of the axis in points."""
    return tuple(float(tick) for tick in range(0, int(end) + 1, 20))


@dataclass(frozen=True, slots=True)
class Segment:
    """One criterion's part of a bar; `text` is its points where they fit, else "", written in `place`."""

    rect: QRectF
    column: int
    text: str
    place: QRectF


def bar_rect(left: float, row_top: float, row_height: float, scale: float) -> QRectF:
    """Return the strip of a row in which its bar lies; the width is still 0."""
    height = min(max(BAR_LEAST * scale, row_height * BAR_SHARE), BAR_MOST * scale, row_height - 8)
    return QRectF(left, row_top + (row_height - height) / 2, 0.0, height)


def segments(
    parts: Sequence[float],
    texts: Sequence[str],
    strip: QRectF,
    per_point: float,
    measure: Measure,
    covered_from: float = float("inf"),
) -> tuple[Segment, ...]:
    """Return the segments of a bar, in the order of the criteria; empty parts have none.

    Parameters
    ----------
    parts : (n_criteria,) points.
    texts : (n_criteria,) the points as they are to be shown.
    strip : where the bar lies.
    per_point : pixels per point.
    covered_from : x from which a whisker covers the bar; figures stay left of it.
    """
    found, left = [], strip.left()
    for column, (points, text) in enumerate(zip(parts, texts, strict=True)):
        width = points * per_point
        if width > 0:
            gap = SEGMENT_GAP if width > 2 * SEGMENT_GAP else 0.0
            rect = QRectF(left, strip.top(), width - gap, strip.height())
            place = QRectF(rect)
            place.setRight(max(min(rect.right(), covered_from - 3), rect.left()))
            fits = place.width() > LEAST_FIGURE and measure(text) + 6 <= place.width()
            found.append(Segment(rect, column, text if fits else "", place))
        left += width
    return tuple(found)


def note_place(
    hatch: QRectF, right: float, texts: Sequence[str], measure: Measure
) -> tuple[QRectF, str, bool]:
    """Return where to say what is not scored, and in which words.

    The first of `texts` that fits is taken, right of the hatched part if it can be, else inside it; "" where
    none does. The third value tells whether it lies inside.
    """
    beside, within = right - hatch.right() - 8, hatch.width() - 2 * NOTE_INSET
    for text in texts:
        width = measure(text) + 2
        if width <= beside:
            return QRectF(hatch.right() + 8, hatch.top(), width, hatch.height()), text, False
        if width <= within:
            place = QRectF(0, 0, width, hatch.height() - 8)
            place.moveCenter(hatch.center())
            return place, text, True
    return QRectF(), "", False
