"""The weights triangle: which market wins where, when three criteria share their weight anew."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, SupportsIndex

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import NOISE, FloatArray, fitting, indices, normalised, number

TRIANGLE = 3


class Region(NamedTuple):
    """Where one market is first.

    Attributes
    ----------
    market
        Its index.
    polygon
        (v, 3) corners of a convex polygon, counter-clockwise from the first towards the second
        corner of the triangle; each row is the share of the three criteria in their common weight.
    """

    market: int
    polygon: FloatArray


def winner_regions(
    values: ArrayLike, weights: ArrayLike, corners: Iterable[SupportsIndex]
) -> tuple[Region, ...]:
    """Return where each market wins on the triangle of three criteria, exactly.

    The three share what they weigh together now in every possible way; the other criteria keep
    their weights. Each market's score is then linear on the triangle, and the regions are cut out
    of it along straight lines.

    Parameters
    ----------
    values
        (n_markets, n_criteria), higher is better.
    weights
        (n_criteria,), zero or more on any scale.
    corners
        Three different criteria.

    Returns
    -------
    tuple of Region
        By market. They cover the triangle without overlap; markets that win nowhere, or on a line
        or point only, have none. Of markets that are equal on the whole triangle the first wins.

    Raises
    ------
    InvalidInputError
        Wrong values or weights, or `corners` that are not three different criteria.
    """
    matrix, shares = fitting(values, weights)
    chosen = _corners(corners, len(shares))
    others = np.delete(np.arange(len(shares)), chosen)
    common = matrix[:, others] @ shares[others]
    scores = common[:, None] + shares[chosen].sum() * matrix[:, chosen]
    noise = NOISE * float(np.abs(matrix).max())
    rivals = _undominated(scores, noise)
    found = ((int(market), _won(scores, market, rivals, noise)) for market in rivals)
    return tuple(Region(market, polygon) for market, polygon in found if len(polygon))


def weights_region(weights: ArrayLike, corners: Iterable[SupportsIndex], margin: float) -> FloatArray:
    """Return the part of the triangle in which the three weights stay within `margin` of now.

    Parameters
    ----------
    weights
        (n_criteria,), zero or more on any scale.
    corners
        Three different criteria; they share what they weigh together now, the others stay.
    margin
        How far each may move, as a share of the whole: 0.15 is 15 points.

    Returns
    -------
    (v, 3)
        Corners of a convex polygon around the present weights, as in `Region`. The whole triangle
        where the three weigh nothing.

    Raises
    ------
    InvalidInputError
        Wrong weights, `corners` that are not three different criteria, or a margin that is not
        positive.
    """
    shares = normalised("weights", weights)
    now = shares[_corners(corners, len(shares))]
    reach = number("margin", margin)
    if reach <= 0:
        message = tr("margin: {margin:g} leaves no room; a positive share is needed.")
        raise InvalidInputError(message.format(margin=reach))
    mass = now.sum()
    polygon = np.eye(TRIANGLE)
    for corner in range(TRIANGLE):
        unit = np.eye(TRIANGLE)[corner]
        # Each half-plane as its value at the three corners of the triangle.
        polygon = _clip(polygon, mass * unit - (now[corner] - reach), NOISE)
        polygon = _clip(polygon, (now[corner] + reach) - mass * unit, NOISE)
    return polygon


def _corners(corners: Iterable[SupportsIndex], count: int) -> list[int]:
    chosen = indices("corners", corners, count)
    if len(chosen) != TRIANGLE:
        message = tr("corners: {given} given; three different criteria are needed.")
        raise InvalidInputError(message.format(given=len(chosen)))
    return chosen


def _undominated(scores: FloatArray, noise: float) -> list[int]:
    """Return the markets that no other one beats or equals on all three corners."""
    margin = scores[:, None, :] - scores[None, :, :]
    behind = (margin <= noise).all(axis=2)
    equal = behind & behind.T
    earlier = np.tri(len(scores), k=-1, dtype=bool)
    return [int(market) for market in np.flatnonzero(~(behind & (~equal | earlier)).any(axis=1))]


def _won(scores: FloatArray, market: int, rivals: list[int], noise: float) -> FloatArray:
    """Return the polygon on which `market` beats all rivals, cutting where it is furthest behind."""
    lead = scores[market] - scores[rivals]
    polygon = np.eye(TRIANGLE)
    while len(polygon):
        behind = (polygon @ lead.T).min(axis=0)
        worst = int(np.argmin(behind))
        if behind[worst] >= -noise:
            break
        polygon = _clip(polygon, lead[worst], noise)
    return polygon


def _clip(polygon: FloatArray, plane: FloatArray, noise: float) -> FloatArray:
    """Return the part of a convex polygon where ``point @ plane`` is not negative.

    After Sutherland & Hodgman (1974). Empty (0, 3) where nothing but an edge or a corner is left.
    """
    height, corners = (polygon @ plane).tolist(), polygon.tolist()
    if max(height) <= noise:
        return np.empty((0, TRIANGLE))
    kept: list[list[float]] = []
    for at, here in enumerate(height):
        before = height[at - 1]
        if min(before, here) < -noise and max(before, here) > noise:
            share = before / (before - here)
            kept.append([a + share * (b - a) for a, b in zip(corners[at - 1], corners[at], strict=True)])
        if here >= -noise:
            kept.append(corners[at])
    return np.array(kept)
