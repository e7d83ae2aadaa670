"""Weights: from swings to shares, and moving one weight while the others give way."""

from __future__ import annotations

from collections.abc import Iterable
from typing import SupportsIndex

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring import checks
from dia_desktop.scoring.checks import FloatArray, normalised


def swing_weights(points: ArrayLike) -> FloatArray:
    """Return weights (n_criteria,) in proportion to swing points, with sum 1.

    Points say what going from the worst to the best anchor of a criterion is worth, commonly 100
    for the most valued swing (von Winterfeldt & Edwards 1986).

    Raises
    ------
    InvalidInputError
        NaN, infinite, negative or all-zero points, or none at all.
    """
    return normalised("points", points)


def rebalance(
    weights: ArrayLike, index: SupportsIndex, new: float, locked: Iterable[SupportsIndex] = ()
) -> FloatArray:
    """Return the weights after one of them has been moved to `new`, with sum 1.

    The others keep their proportions (all zero: they share equally), the locked ones stay, and
    `new` is clipped to what those leave. Where all the others are locked, or there are none,
    nothing can move and the normalised weights come back unchanged.

    Parameters
    ----------
    weights
        (n_criteria,), zero or more on any scale.
    index
        The criterion that is moved.
    new
        Its weight as a share of the whole, 0-1.
    locked
        Criteria whose weight stays.

    Raises
    ------
    InvalidInputError
        Wrong weights, an index out of range, a `new` that is not finite, or a lock on the moved
        criterion itself.
    """
    shares = normalised("weights", weights)
    moved = checks.index("index", index, len(shares))
    held = checks.indices("locked", locked, len(shares))
    target = checks.number("new", new)
    if moved in held:
        message = tr("locked: criterion {index} cannot be moved and locked at once.")
        raise InvalidInputError(message.format(index=moved))
    free = np.ones(len(shares), dtype=bool)
    free[[moved, *held]] = False
    if not free.any():
        return shares
    room = max(0.0, 1.0 - float(shares[held].sum()))
    result = shares.copy()
    result[moved] = min(max(target, 0.0), room)
    result[free] = proportions(shares[free]) * (room - result[moved])
    return result


def proportions(weights: FloatArray) -> FloatArray:
    """Return weights (n,) scaled to sum 1; weights that are all zero share equally."""
    return normalised("weights", weights) if weights.any() else np.full(len(weights), 1 / len(weights))
