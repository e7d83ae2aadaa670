"""The marks of a sketch painted with Qt, one function each."""

from __future__ import annotations

from functools import singledispatch
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from dia_desktop.charts.sketch import Box, Dot, Line, Mark, Shape
from dia_desktop.ui.painted import hatched


@singledispatch
def paint_mark(mark: Mark, painter: QPainter) -> None:
    """Paint a mark other than words."""
    raise TypeError(f"{mark!r} cannot be painted with {painter!r}.")


@paint_mark.register
def _(box: Box, painter: QPainter) -> None:
    rect = QRectF(box.x, box.y, box.width, box.height)
    painter.setPen(_pen(box.edge, dashed=box.dashed))
    painter.setBrush(QColor(box.fill) if box.fill else Qt.BrushStyle.NoBrush)
    if box.radius > 0:
        radius = min(box.radius, box.width / 2, box.height / 2)
        painter.drawRoundedRect(rect, radius, radius)
    else:
        painter.drawRect(rect)
    if box.hatching:
        hatched(painter, rect, QColor(box.hatching), box.radius)


@paint_mark.register
def _(shape: Shape, painter: QPainter) -> None:
    polygon = QPolygonF([QPointF(x, y) for x, y in shape.points])
    painter.setPen(_pen(shape.edge))
    painter.setBrush(QColor(shape.fill))
    painter.drawPolygon(polygon)
    if shape.hatching:
        painter.setBrush(QBrush(QColor(shape.hatching), Qt.BrushStyle.BDiagPattern))
        painter.drawPolygon(polygon)


@paint_mark.register
def _(dot: Dot, painter: QPainter) -> None:
    painter.setPen(_pen(dot.edge))
    painter.setBrush(QColor(dot.fill))
    painter.drawEllipse(QPointF(dot.x, dot.y), dot.radius, dot.radius)


@paint_mark.register
def _(line: Line, painter: QPainter) -> None:
    pen = _pen(line.colour, dashed=line.dashed)
    pen.setWidthF(line.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [QPointF(x, y) for x, y in line.points]
    path = QPainterPath(points[0])
    for start, end in pairwise(points):
        if line.smooth:
            middle = (start.x() + end.x()) / 2
            path.cubicTo(QPointF(middle, start.y()), QPointF(middle, end.y()), end)
        else:
            path.lineTo(end)
    painter.drawPath(path)


def _pen(colour: str, *, dashed: bool = False) -> QPen:
    """Return a pen for an edge; "" for none."""
    if not colour:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(colour), 1.0)
    if dashed:
        pen.setDashPattern([4.0, 3.0])
    return pen
