"""Paints the weights triangle: regions, grid, names, corners, reach and dot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPixmap, QPolygonF

from dia_desktop.strategy.evaluation import FloatArray
from dia_desktop.strategy.records import Market
from dia_desktop.strategy.winners import Winner
from dia_desktop.ui.markets.inks import CENTER as MIDDLE
from dia_desktop.ui.markets.inks import MEDIUM, SEMIBOLD, Inks
from dia_desktop.ui.markets.text_lines import fold, write_lines
from dia_desktop.ui.markets.triangle_layout import Triangle, fit, name_place

LINE, DOT, GRID, GAP = 16, 9, 5, 12
#: Digits of a share by which corners are told apart, and a share that is as good as none.
DIGITS, NONE = 9, 1e-9
CENTER = Qt.AlignmentFlag.AlignHCenter


class TrianglePainter:
    """Knows where the triangle lies in `room` once its corners have their names.

    Parameters
    ----------
    names : what to write at the top, the left and the right corner; long ones take two lines.
    """

    def __init__(self, inks: Inks, room: QRectF, names: tuple[str, str, str]) -> None:
        self._inks, self._theme, self._room, self.names = inks, inks.theme, room, names
        theme = inks.theme
        self._font = theme.font(12, MEDIUM)
        self._top = fold(names[0], self._font, room.width(), 1)
        left, right = (inks.width(name, 12, MEDIUM) for name in names[1:])
        gap = theme.px(GAP)
        half = (room.width() - gap) / 2
        share = left + 1 if left + right + gap + 2 <= room.width() else half
        rest = room.width() - gap - share
        self._left, self._right = fold(names[1], self._font, share, 2), fold(names[2], self._font, rest, 2)
        below = max(len(self._left), len(self._right)) * theme.px(LINE) + 4
        dot = theme.px(DOT)
        self.triangle: Triangle = fit(room.adjusted(dot, theme.px(LINE) + 4, -dot, -below))
        self._frame: QPixmap | None = None

    def region(self, painter: QPainter, winner: Winner, market: Market, hatching: QBrush) -> None:
        """Paint where a market is first; what a missing score could change is hatched."""
        (hue, _), whole = self._inks.hue(market.colour), polygon(self.triangle, winner.polygon)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hue)
        painter.drawPolygon(whole)
        if not winner.all_sure:
            painter.setBrush(hatching)
            painter.drawPolygon(whole)
            painter.setBrush(hue)
            # Painted over and not cut out: with edges in common Qt may subtract all or nothing.
            painter.drawPolygon(polygon(self.triangle, winner.sure))

    def borders(self, painter: QPainter, winners: Iterable[Winner]) -> None:
        """Part the regions by thin lines; along the rim there is nothing to part."""
        borders = {}
        for winner in winners:
            corners, points = winner.polygon.round(DIGITS).tolist(), self.triangle.points(winner.polygon)
            for at, corner in enumerate(corners):
                if not any(max(shares) < NONE for shares in zip(corners[at - 1], corner, strict=True)):
                    # Two neighbours have it in common.
                    ends = frozenset((tuple(corners[at - 1]), tuple(corner)))
                    borders[ends] = QLineF(points[at - 1], points[at])
        painter.setPen(QPen(self._theme.color("surface"), 1.5))
        painter.drawLines([*borders.values()])

    def frame(self, painter: QPainter) -> None:
        """Paint thin lines every 20 %, the rim and what stands at the corners.

        It is drawn once: lines that one can see through take as long as all regions together.
        """
        if self._frame is None:
            self._frame = self._inks.drawn(self._room.size(), self._draw_frame)
        painter.drawPixmap(QPointF(0, 0), self._frame)

    def _draw_frame(self, painter: QPainter) -> None:
        faint = self._theme.color("surface")
        faint.setAlphaF(0.35)
        painter.setPen(QPen(faint, 1))
        # One by one: where they cross, both are to be seen.
        for ends in _grid_ends():
            painter.drawLine(QLineF(*self.triangle.points(np.array(ends))))
        painter.setPen(QPen(self._theme.color("text"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF([self.triangle.top, self.triangle.left, self.triangle.right]))
        self._write_corners(painter)

    def name(self, painter: QPainter, winner: Winner, market: Market, *off: QRectF) -> None:
        """Write the name of a market into its region, if it fits there; rather not over `off`."""
        theme, (hue, ink) = self._theme, self._inks.hue(market.colour)
        width = self._inks.width(market.name, 13, SEMIBOLD) + theme.px(12)
        place = name_place(self.triangle.points(winner.polygon), width, float(theme.px(18)), *off)
        if place is None:
            return
        if not winner.all_sure:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue)
            painter.drawRoundedRect(place, 4, 4)
        self._inks.write(painter, place, market.name, (13, SEMIBOLD), ink, MIDDLE)

    def _write_corners(self, painter: QPainter) -> None:
        color, line = self._theme.color("text2"), self._theme.px(LINE)
        above = QRectF(0, self.triangle.top.y() - line - 4, self._room.width(), line)
        write_lines(painter, above, self._top, self._font, color, CENTER)
        base = self.triangle.left.y() + 4
        left = QRectF(0, base, self._room.width(), len(self._left) * line)
        write_lines(painter, left, self._left, self._font, color)
        right = QRectF(0, base, self._room.width(), len(self._right) * line)
        write_lines(painter, right, self._right, self._font, color, Qt.AlignmentFlag.AlignRight)

    def reach(self, painter: QPainter, region: FloatArray) -> None:
        """Paint the dashed rim of the plausible weights (v, 3); () for none."""
        if not len(region):
            return
        rim = polygon(self.triangle, region)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("surface"), 3))
        painter.drawPolygon(rim)
        painter.setPen(QPen(self._theme.color("text"), 1.6, Qt.PenStyle.DashLine))
        painter.drawPolygon(rim)

    def rim(self, region: FloatArray) -> QRectF:
        """Return the box around a region (v, 3)."""
        return polygon(self.triangle, region).boundingRect()

    def dot_box(self, shares: FloatArray) -> QRectF:
        """Return the box around the dot at shares (3,)."""
        radius = self._theme.px(DOT)
        return QRectF(0, 0, 2 * radius, 2 * radius).translated(
            self.triangle.point(shares) - QPointF(radius, radius)
        )

    def dot(self, painter: QPainter, shares: FloatArray) -> None:
        """Paint the dot at shares (3,)."""
        at, radius = self.triangle.point(shares), self._theme.px(DOT)
        painter.setPen(QPen(self._theme.color("text"), 2))
        painter.setBrush(self._theme.color("surface"))
        painter.drawEllipse(at, radius - 1, radius - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text"))
        painter.drawEllipse(at, radius * 0.38, radius * 0.38)


def polygon(triangle: Triangle, corners: FloatArray) -> QPolygonF:
    """Return a polygon (v, 3) of shares on the screen."""
    return QPolygonF(triangle.points(corners))


def _grid_ends() -> Iterator[tuple[tuple[float, float, float], tuple[float, float, float]]]:
    """Return the ends of the grid lines, in shares."""
    for step in range(1, GRID):
        a, b = step / GRID, 1 - step / GRID
        yield from (((a, b, 0), (a, 0, b)), ((0, a, b), (b, a, 0)), ((b, 0, a), (0, b, a)))
