"""The weights triangle on the screen: shares to points and back, places for names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from dia_desktop.strategy.evaluation import FloatArray

#: Two lengths on the triangle that differ by less are the same.
NOISE = 1e-12
#: A level that is missed by less is met.
LEVEL = 1e-9
NAME_LEVELS = 12


@dataclass(frozen=True, slots=True)
class Triangle:
    """An upright equilateral triangle: first corner on top, second bottom left, third bottom right."""

    top: QPointF
    left: QPointF
    right: QPointF

    def point(self, shares: Sequence[float] | FloatArray) -> QPointF:
        """Return where three shares with sum 1 stand."""
        a, b, c = (float(share) for share in shares)
        x = a * self.top.x() + b * self.left.x() + c * self.right.x()
        return QPointF(x, a * self.top.y() + b * self.left.y() + c * self.right.y())

    def points(self, shares: FloatArray) -> list[QPointF]:
        """Return where shares (v, 3) with sum 1 stand."""
        top, left, right = self.top.toTuple(), self.left.toTuple(), self.right.toTuple()
        return [
            QPointF(
                *(a * one + b * two + c * three for one, two, three in zip(top, left, right, strict=True))
            )
            for a, b, c in shares.tolist()
        ]

    def shares(self, point: QPointF) -> FloatArray:
        """Return the shares (3,) at a point; beside the triangle those of a point on its rim."""
        base = self.left.y() - self.top.y()
        top = (self.left.y() - point.y()) / base
        across = (point.x() - self.left.x()) / (self.right.x() - self.left.x())
        right = across - top / 2
        shares = np.clip(np.array([top, 1.0 - top - right, right]), 0.0, None)
        total = float(shares.sum())
        return np.full(3, 1 / 3) if total <= NOISE else shares / total


def fit(room: QRectF) -> Triangle:
    """Return the largest triangle that fits into `room`, in its middle."""
    side = max(min(room.width(), room.height() * 2 / sqrt(3)), 1.0)
    high = side * sqrt(3) / 2
    x, top = room.center().x(), room.top() + (room.height() - high) / 2
    base = top + high
    return Triangle(QPointF(x, top), QPointF(x - side / 2, base), QPointF(x + side / 2, base))


def name_place(points: Sequence[QPointF], width: float, height: float, *keep_off: QRectF) -> QRectF | None:
    """Return where a name fits into a convex polygon, at its widest; None where it fits nowhere.

    It stays off as much of `keep_off` as there are places for.
    """
    corners = [(point.x(), point.y()) for point in points]
    top, bottom = min(y for _, y in corners), max(y for _, y in corners)
    if bottom - top < height or max(x for x, _ in corners) - min(x for x, _ in corners) < width:
        return None
    edges = _edges(corners)
    best: QRectF | None = None
    free, most = 0, width
    for level in range(NAME_LEVELS):
        y = top + (bottom - top - height) * level / (NAME_LEVELS - 1)
        (left, right), (lower_left, lower_right) = _span(edges, y), _span(edges, y + height)
        left, right = max(left, lower_left), min(right, lower_right)
        if right - left < (most if free == len(keep_off) else width):
            continue
        place = QRectF((left + right - width) / 2, y, width, height)
        clear = sum(not place.intersects(zone) for zone in keep_off)
        if (clear, right - left) >= (free, most):
            best, free, most = place, clear, right - left
    return best


def _edges(corners: Sequence[tuple[float, float]]) -> list[tuple[float, float, float, float, float]]:
    """Return the edges of a polygon: x and y of one end, x per y, and the levels from which to which it goes.

    Level ones are left out: both their ends are those of others.
    """
    found = []
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        if abs(y1 - y0) > NOISE:
            found.append((x0, y0, (x1 - x0) / (y1 - y0), min(y0, y1), max(y0, y1)))
    return found


def _span(edges: Sequence[tuple[float, float, float, float, float]], y: float) -> tuple[float, float]:
    """Return the leftmost and rightmost x of a convex polygon on the level `y`; an empty span beside it."""
    crossings = [
        x0 + (min(max(y, top), bottom) - y0) * slope
        for x0, y0, slope, top, bottom in edges
        if top - LEVEL <= y <= bottom + LEVEL
    ]
    return (min(crossings), max(crossings)) if crossings else (0.0, -1.0)


def moved(shares: FloatArray, mass: float, up: float, right: float) -> FloatArray:
    """Return three shares after the dot was moved by points of the whole.

    Parameters
    ----------
    mass : what the three weigh together, as a share of the whole.
    up : what the first corner gains; the other two give way in proportion.
    right : what the third corner takes from the second.
    """
    weights = shares * mass
    top = min(max(float(weights[0]) + up, 0.0), mass)
    rest = float(weights[1] + weights[2])
    split = 0.5 if rest <= NOISE else float(weights[1]) / rest
    below = mass - top
    left, right_weight = below * split, below * (1 - split)
    step = min(max(right, -right_weight), left)
    return np.array([top, left - step, right_weight + step]) / mass


def whole_points(shares: FloatArray, mass: float) -> FloatArray:
    """Return the nearest shares (3,) whose weights are whole percent, as far as `mass` allows."""
    weights = shares * mass
    first = min(round(float(weights[0]), 2), mass)
    second = min(round(float(weights[1]), 2), mass - first)
    return np.array([first, second, mass - first - second]) / mass


def holding(shares: FloatArray, now: FloatArray, held: int) -> FloatArray:
    """Return shares (3,) in which corner `held` keeps what it has; the other two split the rest as wished."""
    kept = float(now[held])
    free = [corner for corner in range(3) if corner != held]
    wished = float(shares[free].sum())
    result = np.empty(3)
    result[held] = kept
    for corner in free:
        part = 0.5 if wished <= NOISE else float(shares[corner]) / wished
        result[corner] = (1.0 - kept) * part
    return result
