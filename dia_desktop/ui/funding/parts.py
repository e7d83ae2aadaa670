"""Which parts of the page stand side by side, and where: a pure function of the room there is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect

#: Least page width for two cards beside each other, and least height for two below each other.
#: The page is the window without rail (88 wide), menu, header and status bar.
BESIDE_FROM, BELOW_FROM = 1360 - 88, 800 - 118
MARGIN, GAP = 16, 12
#: Shares of the left and of the upper cards.
LEFT, UPPER = 0.47, 0.54


class Part(Enum):
    """A part of the page."""

    COVERAGE = "coverage"
    SOURCES = "sources"
    AMOUNTS = "amounts"
    KPIS = "kpis"


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle, and the parts that share it behind tabs, in tab order."""

    rect: QRect
    parts: tuple[Part, ...]


def arrange(width: int, height: int, scale: float) -> tuple[Place, ...]:
    """Return where the parts of a page of this size stand, every part in one place.

    Parameters
    ----------
    width, height : of the page in pixels.
    scale : text size, 1-3; a page at twice the text size has half the room.
    """
    margin, gap = round(MARGIN * scale), round(GAP * scale)
    inner = QRect(margin, margin, max(width - 2 * margin, 1), max(height - 2 * margin, 1))
    beside, below = width / scale >= BESIDE_FROM, height / scale >= BELOW_FROM
    if not (beside or below):
        return (Place(inner, tuple(Part)),)
    if not beside:
        upper, lower = _cut_below(inner, gap)
        return (Place(upper, (Part.COVERAGE, Part.SOURCES, Part.AMOUNTS)), Place(lower, (Part.KPIS,)))
    if not below:
        left, right = _cut_beside(inner, gap)
        return (Place(left, (Part.COVERAGE, Part.KPIS)), Place(right, (Part.SOURCES, Part.AMOUNTS)))
    upper, lower = _cut_below(inner, gap)
    left, right = _cut_beside(upper, gap)
    return (
        Place(left, (Part.COVERAGE,)),
        Place(right, (Part.SOURCES, Part.AMOUNTS)),
        Place(lower, (Part.KPIS,)),
    )


def _cut_beside(room: QRect, gap: int) -> tuple[QRect, QRect]:
    wide = round((room.width() - gap) * LEFT)
    left = QRect(room.left(), room.top(), wide, room.height())
    return left, room.adjusted(wide + gap, 0, 0, 0)


def _cut_below(room: QRect, gap: int) -> tuple[QRect, QRect]:
    high = round((room.height() - gap) * UPPER)
    upper = QRect(room.left(), room.top(), room.width(), high)
    return upper, room.adjusted(0, high + gap, 0, 0)
