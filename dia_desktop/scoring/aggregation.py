"""The additive model: score of a market = sum of weight x value."""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import NOISE, BoolArray, FloatArray, IntArray, fitting, place, table


def contributions(values: ArrayLike, weights: ArrayLike) -> FloatArray:
    """Return what each criterion gives to each market's score.

    Parameters
    ----------
    values
        (n_markets, n_criteria), higher is better, commonly 0-100.
    weights
        (n_criteria,), zero or more on any scale; normalised to sum 1.

    Returns
    -------
    (n_markets, n_criteria), on the scale of the values. The sum over the criteria is
    `weighted_sum`, to the last bit.

    Raises
    ------
    InvalidInputError
        NaN or infinite numbers, negative or all-zero weights, shapes that do not fit.
    """
    matrix, shares = fitting(values, weights)
    return np.asarray(matrix * shares)


def weighted_sum(values: ArrayLike, weights: ArrayLike) -> FloatArray:
    """Return the score of each market in the additive model (Keeney & Raiffa 1976).

    A market's score depends on nothing but its own values and the weights.

    Parameters
    ----------
    values
        (n_markets, n_criteria), higher is better, commonly 0-100.
    weights
        (n_criteria,), zero or more on any scale; normalised to sum 1.

    Returns
    -------
    (n_markets,), on the scale of the values.

    Raises
    ------
    InvalidInputError
        NaN or infinite numbers, negative or all-zero weights, shapes that do not fit.
    """
    # Not a matrix product: its rounding could depend on how many markets there are.
    return np.asarray(contributions(values, weights).sum(axis=1))


def weighted_product(values: ArrayLike, weights: ArrayLike) -> FloatArray:
    """Return the product of value ** weight of each market: a cross-check of the additive model.

    A low value is hard to make up for; one value of 0 that has any weight makes the score 0.

    Parameters
    ----------
    values
        (n_markets, n_criteria), zero or more, higher is better, commonly 0-100.
    weights
        (n_criteria,), zero or more on any scale; normalised to sum 1.

    Returns
    -------
    (n_markets,), on the scale of the values (a weighted geometric mean).

    Raises
    ------
    InvalidInputError
        NaN, infinite or negative numbers, all-zero weights, shapes that do not fit.
    """
    matrix, shares = fitting(values, weights)
    if matrix.min() < 0:
        where = tuple(int(at) for at in np.argwhere(matrix < 0)[0])
        message = tr("{place}: {number:g} is negative; a product of powers needs values of 0 or more.")
        raise InvalidInputError(message.format(place=place("values", where), number=matrix[where]))
    return np.asarray(np.prod(matrix**shares, axis=1))


def rank(scores: ArrayLike, best: Literal["high", "low"] = "high") -> IntArray:
    """Return competition ranks: ties share the better rank (1, 2, 2, 4).

    Two neighbours in the order tie when they differ by no more than 1e-12 of the larger one's
    size, so that the rounding of sums (0.1 + 0.2 against 0.3) never breaks a tie.

    Parameters
    ----------
    scores
        (n_markets,)
    best
        Whether the highest or the lowest score gets rank 1.

    Raises
    ------
    InvalidInputError
        NaN or infinite scores, none at all, or an unknown `best`.
    """
    array = table("scores", scores, 1)
    if best not in ("high", "low"):
        raise InvalidInputError(tr('best: "high" or "low" is needed, not {given}.').format(given=best))
    falling = array if best == "high" else -array
    order = np.argsort(-falling, kind="stable")
    first = np.concatenate(([True], ~ties_with_previous(falling[order])))
    shared = np.maximum.accumulate(np.where(first, np.arange(1, len(array) + 1), 0))
    ranks = np.empty(len(array), dtype=np.intp)
    ranks[order] = shared
    return ranks


def ties_with_previous(ordered: FloatArray) -> BoolArray:
    """Return whether each score (last axis, falling) but the first ties with the one before it."""
    before, after = ordered[..., :-1], ordered[..., 1:]
    return np.asarray(before - after <= NOISE * np.maximum(np.abs(before), np.abs(after)))
