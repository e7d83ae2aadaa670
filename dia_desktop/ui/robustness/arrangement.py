"""Which charts of the Robustness page stand side by side, and where: a pure function of the room there is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QRect

from dia_desktop.strategy.finding import Chart

#: Least page width for two charts beside each other, and for three; least height for two below each other.
#: The page is the window without rail (88 wide), menu, header and status bar.
BESIDE_FROM, THREE_FROM, BELOW_FROM = 1360 - 88, 1800 - 88, 800 - 118
MARGIN, GAP = 16, 12
PANEL, WIDE_PANEL = 316, 372

#: Charts by row and place; those in one place share it behind tabs.
THREE = (((Chart.RANKS,), (Chart.WEIGHTS,), (Chart.DRIVERS,)), ((Chart.METHODS,), (Chart.PARTNERS,)))
FOUR = (((Chart.RANKS,), (Chart.WEIGHTS,)), ((Chart.METHODS, Chart.DRIVERS), (Chart.PARTNERS,)))
SIDE_BY_SIDE = (((Chart.RANKS, Chart.METHODS, Chart.DRIVERS), (Chart.WEIGHTS, Chart.PARTNERS)),)
ONE_COLUMN = (((Chart.RANKS, Chart.WEIGHTS),), ((Chart.METHODS, Chart.PARTNERS, Chart.DRIVERS),))
ALONE = ((tuple(Chart),),)


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle, and the charts that share it behind tabs, in tab order."""

    rect: QRect
    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where the findings and the charts stand; every chart has one place."""

    panel: QRect
    places: tuple[Place, ...]

    def moved(self, down: int) -> Arrangement:
        """Return the same, further down."""
        places = (Place(place.rect.translated(0, down), place.charts) for place in self.places)
        return Arrangement(self.panel.translated(0, down), tuple(places))


def arrange(width: int, height: int, scale: float) -> Arrangement:
    """Return where the parts of a page of this size stand.

    Parameters
    ----------
    width, height : of the page in pixels.
    scale : text size, 1-3; a page at twice the text size has half the room.
    """
    margin, gap = round(MARGIN * scale), round(GAP * scale)
    inner = QRect(margin, margin, max(width - 2 * margin, 1), max(height - 2 * margin, 1))
    rows = _rows(width / scale, height / scale)
    panel = QRect(inner)
    panel.setWidth(round((WIDE_PANEL if rows is THREE else PANEL) * scale))
    main = inner.adjusted(panel.width() + gap, 0, 0, 0)
    places = []
    for line, row in zip(_cut(main, len(rows), gap, across=False), rows, strict=True):
        for rect, charts in zip(_cells(line, row, gap, rows is THREE), row, strict=True):
            places.append(Place(rect, charts))
    return Arrangement(panel, tuple(places))


_Rows = tuple[tuple[tuple[Chart, ...], ...], ...]


def _rows(width: float, height: float) -> _Rows:
    below = height >= BELOW_FROM
    if width >= THREE_FROM and below:
        return THREE
    if width >= BESIDE_FROM:
        return FOUR if below else SIDE_BY_SIDE
    return ONE_COLUMN if below else ALONE


def _cells(line: QRect, row: tuple[tuple[Chart, ...], ...], gap: int, in_three: bool) -> list[QRect]:
    """Return a rectangle per place; of three columns the methods take two, for their names and lines."""
    if not (in_three and (Chart.METHODS,) in row):
        return _cut(line, len(row), gap, across=True)
    left, middle, right = _cut(line, 3, gap, across=True)
    return [left.united(middle), right]


def _cut(room: QRect, count: int, gap: int, *, across: bool) -> list[QRect]:
    """Cut a rectangle into equal ones, `gap` apart; together they fill it."""
    length = room.width() if across else room.height()
    ends = [round(i * (length + gap) / count) for i in range(count + 1)]
    cut = []
    for start, end in pairwise(ends):
        size = end - start - gap
        if across:
            cut.append(QRect(room.left() + start, room.top(), size, room.height()))
        else:
            cut.append(QRect(room.left(), room.top() + start, room.width(), size))
    return cut
