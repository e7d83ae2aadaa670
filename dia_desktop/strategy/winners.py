"""Who is first where on the triangle of three weights, and where that is sure. All of it exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from dia_desktop.scoring import winner_regions
from dia_desktop.strategy.evaluation import BEST, NOISE, FloatArray, Matrix
from dia_desktop.strategy.plausible import PlausibleWeights

Corners = tuple[int, int, int]
SAME_AREA = 1e-9
#: Scores (0-100) that differ by less are level.
LEVEL = 1e-9
LEAST_CORNERS = 3


@dataclass(frozen=True, slots=True, eq=False)
class Winner:
    """Where one market is first.

    Attributes
    ----------
    polygon : (v, 3) corners in shares.
    sure : (u, 3) the part on which it stays first whatever the missing scores turn out to be; may be empty.
    area : share of the triangle, 0-1.
    all_sure : whether missing scores change nothing here.
    """

    market: int
    polygon: FloatArray
    sure: FloatArray
    area: float
    all_sure: bool


def winners(matrix: Matrix, weights: FloatArray, corners: Corners) -> tuple[Winner, ...]:
    """Return who is first where, and how much of that is sure, exactly.

    Parameters
    ----------
    weights : (n_criteria,); the criteria that are no corners keep theirs.
    """
    found = []
    for market, polygon in winner_regions(matrix.values, weights, corners):
        sure, area = _sure(matrix, weights, corners, market, polygon), area_of(polygon)
        all_sure = sure is polygon or abs(area_of(sure) - area) < SAME_AREA
        found.append(Winner(market, polygon, sure, area, all_sure))
    return tuple(found)


def same_winners(one: Sequence[Winner], other: Sequence[Winner]) -> bool:
    """Whether the same markets are first on the same parts of the triangle."""
    return len(one) == len(other) and all(
        a.market == b.market
        and a.polygon.tobytes() == b.polygon.tobytes()
        and a.sure.tobytes() == b.sure.tobytes()
        and a.all_sure == b.all_sure
        for a, b in zip(one, other, strict=True)
    )


def _sure(
    matrix: Matrix, weights: FloatArray, corners: Corners, market: int, polygon: FloatArray
) -> FloatArray:
    """Clip a region to where the market at its floor beats every other at its ceiling.

    A score is linear on the triangle, so each rival takes away a half-plane.
    """
    if not matrix.missing.any():
        return polygon
    others = np.delete(np.arange(len(weights)), corners)
    mass = float(weights[list(corners)].sum())
    floor = np.where(matrix.missing[market], 0.0, matrix.values[market])
    ceiling = np.where(matrix.missing, BEST, matrix.values)
    lead = floor - np.delete(ceiling, market, axis=0)
    planes = (lead[:, others] @ weights[others])[:, None] + mass * lead[:, list(corners)]
    while len(polygon):
        lowest = (polygon @ planes.T).min(axis=0)
        worst = int(np.argmin(lowest))
        if lowest[worst] >= -LEVEL:
            break
        polygon = clip(polygon, planes[worst])
    return polygon


def clip(polygon: FloatArray, plane: FloatArray) -> FloatArray:
    """Return the part of a convex polygon (v, 3) where ``point @ plane`` is not negative.

    After Sutherland & Hodgman (1974).
    """
    height = polygon @ plane
    kept: list[FloatArray] = []
    for at in range(len(polygon)):
        before = height[at - 1]
        if before * height[at] < 0:
            share = before / (before - height[at])
            kept.append(polygon[at - 1] + share * (polygon[at] - polygon[at - 1]))
        if height[at] >= 0:
            kept.append(polygon[at])
    return np.array(kept) if len(kept) >= LEAST_CORNERS else np.empty((0, 3))


def area_of(polygon: FloatArray) -> float:
    """Return the area of a polygon (v, 3) as a share of the whole triangle."""
    if len(polygon) < LEAST_CORNERS:
        return 0.0
    corners: list[tuple[float, float]] = polygon[:, 1:].tolist()
    turns = zip(corners, [*corners[1:], corners[0]], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in turns))


def plausible_region(plausible: PlausibleWeights, weights: FloatArray, corners: Corners) -> FloatArray:
    """Return the plausible part (v, 3) of the triangle of three criteria; empty where there is none.

    The bounds and the order of the weights are half-planes.

    Parameters
    ----------
    weights : (n_criteria,); the criteria that are no corners keep theirs.
    """
    # The weight of each criterion at the three corners of the triangle; it is linear between them.
    at = np.repeat(weights[:, None], LEAST_CORNERS, axis=1)
    at[list(corners)] = float(weights[list(corners)].sum()) * np.eye(LEAST_CORNERS)
    planes = [*(at - plausible.low[:, None]), *(plausible.high[:, None] - at)]
    planes += [at[more] - at[less] for more, less in pairwise(plausible.order)]
    polygon = np.eye(LEAST_CORNERS)
    for plane in planes:
        # What is kept or broken by the fixed weights alone, which may stand right on a bound.
        if np.ptp(plane) <= NOISE:
            polygon = polygon if plane.max() >= -NOISE else polygon[:0]
        elif len(polygon):
            polygon = clip(polygon, plane)
    return polygon
