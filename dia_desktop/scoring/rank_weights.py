"""Weights where only the order of importance is known: (n,) with the most important first and sum 1.

They differ in what they take to be likely of the weights behind the order, and so in how far they
favour the first criterion: rank sum least, then rank order distribution, then rank order centroid
and rank reciprocal.
"""

from __future__ import annotations

from typing import SupportsIndex

import numpy as np

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import FloatArray, whole

# Up to here rank order distribution weights were published; they near rank sum weights with every criterion.
MOST_DISTRIBUTED = 10
# Gauss-Legendre nodes; from 32 on the weights of up to ten criteria do not change by more than rounding.
NODES = 48


def rank_order_centroid(n: SupportsIndex) -> FloatArray:
    """Return the mean of all weights that keep the order and sum to 1 (Barron & Barrett 1996).

    Weight i (1 is most important) is the sum of 1 / k for k = i .. n, divided by n.

    Parameters
    ----------
    n
        Number of criteria, 1 or more.

    Raises
    ------
    InvalidInputError
        `n` is not a whole number of at least 1.
    """
    places = _places(n)
    return np.cumsum(1 / places[::-1])[::-1] / len(places)


def rank_sum(n: SupportsIndex) -> FloatArray:
    """Return weights in proportion to n, n - 1, .., 1 (Stillwell, Seaver & Edwards 1981).

    Parameters
    ----------
    n
        Number of criteria, 1 or more.

    Raises
    ------
    InvalidInputError
        `n` is not a whole number of at least 1.
    """
    places = _places(n)
    return np.asarray(places[::-1] / places.sum())


def rank_reciprocal(n: SupportsIndex) -> FloatArray:
    """Return weights in proportion to 1, 1/2, .., 1/n (Stillwell, Seaver & Edwards 1981).

    Parameters
    ----------
    n
        Number of criteria, 1 or more.

    Raises
    ------
    InvalidInputError
        `n` is not a whole number of at least 1.
    """
    shares = 1 / _places(n)
    return np.asarray(shares / shares.sum())


def rank_order_distribution(n: SupportsIndex) -> FloatArray:
    """Return the mean of normalised direct ratings that keep the order (Roberts & Goodwin 2002).

    The most important criterion is rated 100, the others anything from 0 to 100 with equal chance,
    and the ratings are then scaled to sum 1. Computed from this definition to the last digits; the
    printed table has four of them, is up to 0.0005 off and does not quite sum to 1.

    Parameters
    ----------
    n
        Number of criteria, 1 to 10 as published; a single one has weight 1.

    Raises
    ------
    InvalidInputError
        `n` is not a whole number from 1 to 10.

    Notes
    -----
    Ordered uniform ratings are a uniform mix of n corners, the one with the first j ratings 1 and
    the others 0 for j = 1 .. n; a uniform mix is E_j / sum E with independent exponential E_j. The
    mean of E_j / sum_m m E_m, by which corner j adds to each of its first j weights, is the
    integral of ``1 / (1 + j t) / prod_m (1 + m t)`` over t > 0, here with x = t / (1 + t).
    """
    places = _places(n)
    if len(places) > MOST_DISTRIBUTED:
        message = tr("n: {given} is too large, {most} at most; rank sum weights are nearly the same there.")
        raise InvalidInputError(message.format(given=len(places), most=MOST_DISTRIBUTED))
    nodes, shares = np.polynomial.legendre.leggauss(NODES)
    x, step = (1 + nodes) / 2, shares / 2
    corners = 1 + (places[:, None] - 1) * x
    common = step * (1 - x) ** (len(places) - 1) / corners.prod(axis=0)
    weights = np.cumsum((common / corners).sum(axis=1)[::-1])[::-1]
    return np.asarray(weights / weights.sum())


def _places(n: SupportsIndex) -> FloatArray:
    """Return 1.0 .. n."""
    return np.arange(1.0, whole("n", n, 1) + 1)
