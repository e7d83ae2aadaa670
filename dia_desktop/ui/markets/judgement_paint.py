"""What the partners hold of a cell as dots on the way from 0 to 100, as plain painting."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from dia_desktop.ui.theme import Theme

DOT = 5
#: Lanes above each other in which dots find room, from the line outwards; more would leave the row.
LANES = (0, -1, 1, -2, 2)


def lanes(places: Sequence[float], width: float) -> list[int]:
    """Return the lane of each dot: the one nearest to the line in which it covers none before it.

    Parameters
    ----------
    places : middles of the dots along the line, ascending.
    width : the room a dot needs.
    """
    taken: dict[int, float] = {}
    found = []
    for place in places:
        free = (lane for lane in LANES if lane not in taken or place - taken[lane] >= width)
        # With all lanes full, the one that was left longest ago is covered least.
        lane = next(free, min(taken, key=lambda each: taken[each], default=0))
        taken[lane] = place
        found.append(lane)
    return found


def paint_line(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Paint the way from 0 to 100."""
    y = rect.center().y()
    painter.setPen(QPen(theme.color("line"), 1))
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def paint_mark(painter: QPainter, rect: QRectF, value: float, reach: float, theme: Theme) -> None:
    """Paint the upright mark of a value (0-100), `reach` pixels up and down."""
    at = QPointF(rect.left() + value * rect.width() / 100, rect.center().y())
    painter.setPen(QPen(theme.color("text"), 2))
    painter.drawLine(at - QPointF(0, reach), at + QPointF(0, reach))


def paint_dots(
    painter: QPainter, rect: QRectF, values: Sequence[float], mean: float | None, token: str, theme: Theme
) -> None:
    """Paint a dot per judgement (0-100), and the mark of their mean where there is one.

    Parameters
    ----------
    token : colour token of the dots.
    """
    paint_line(painter, rect, theme)
    size = theme.px(DOT)
    # A dot at either end stays within the line.
    rect = rect.adjusted(size / 2, 0, -size / 2, 0)
    places = sorted(rect.left() + value * rect.width() / 100 for value in values)
    if mean is not None:
        paint_mark(painter, rect, mean, theme.px(10), theme)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(token))
    for place, lane in zip(places, lanes(places, size + 1), strict=True):
        painter.drawEllipse(QPointF(place, rect.center().y() + lane * (size + 1)), size / 2, size / 2)
