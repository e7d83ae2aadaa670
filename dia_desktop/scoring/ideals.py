"""Cross-checks that measure how far each market is from the best there is: TOPSIS and VIKOR.

Unlike the additive model they look at the markets at hand: adding one can turn the order of the others.
Columns are read in any unit; differences of no more than 1e-12 of a column's largest number are none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, SupportsFloat

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import NOISE, FloatArray, IntArray, directed, number


@dataclass(frozen=True, slots=True, eq=False)
class Vikor:
    """The three measures of VIKOR, all (n_markets,), lower is better.

    Attributes
    ----------
    s
        Group utility: the weighted sum of the regrets on all criteria, 0-1.
    r
        Individual regret: the largest weighted regret on one criterion, 0-1.
    q
        The compromise of the two, 0-1.
    """

    s: FloatArray
    r: FloatArray
    q: FloatArray

    @property
    def compromise(self) -> IntArray:
        """The markets of the compromise solution, by rising Q (Opricovic & Tzeng 2004).

        The best by Q alone, if the second is behind it by 1 / (n - 1) or more (acceptable advantage)
        and it is also the best by S or by R (acceptable stability). Without stability the second
        belongs to the set as well; without advantage, all that are behind by less.
        """
        order = np.argsort(self.q, kind="stable")
        behind = self.q[order] - self.q[order[0]]
        if len(order) == 1:
            return order
        advantage = 1 / (len(order) - 1)
        if behind[1] < advantage - NOISE:
            return np.asarray(order[behind < advantage - NOISE])
        stable = any(each[order[0]] <= each.min() + NOISE for each in (self.s, self.r))
        return order[:1] if stable else np.asarray(order[behind <= behind[1] + NOISE])


def topsis(
    matrix: ArrayLike,
    weights: ArrayLike,
    directions: ArrayLike,
    normalisation: Literal["vector", "minmax", "max"] = "vector",
) -> FloatArray:
    """Return each market's relative closeness to the ideal solution (TOPSIS, Hwang & Yoon 1981).

    Parameters
    ----------
    matrix
        (n_markets, n_criteria), each column in a unit of its own.
    weights
        (n_criteria,), zero or more on any scale; normalised to sum 1.
    directions
        (n_criteria,), 1 where higher is better, -1 where lower is.
    normalisation
        "vector" divides a column by its Euclidean length; "minmax" runs from 0 at the lowest number
        to 1 at the highest (Opricovic & Tzeng 2004); "max" divides by the highest number, or, where
        lower is better, divides the lowest number by each (Shih, Shyur & Lee 2007), and wants
        numbers of 0 or more.

    Returns
    -------
    (n_markets,)
        From 0 at the worst numbers there are to 1 at the best; 0.5 for all where no criterion
        tells the markets apart, as with a single market.

    Raises
    ------
    InvalidInputError
        NaN or infinite numbers, negative or all-zero weights, directions other than 1 and -1, shapes
        that do not fit, an unknown normalisation, or one that the numbers do not allow.
    """
    if normalisation not in ("vector", "minmax", "max"):
        message = tr('normalisation: "vector", "minmax" or "max" is needed, not {given}.')
        raise InvalidInputError(message.format(given=normalisation))
    oriented, shares = directed(matrix, weights, directions)
    if normalisation == "vector":
        weighted = oriented * (shares / _or_one(np.sqrt(np.einsum("ij,ij->j", oriented, oriented))))
    elif normalisation == "minmax":
        span = oriented.max(axis=0) - oriented.min(axis=0)
        weighted = oriented * np.where(span > NOISE, shares, 0.0) / _or_one(span)
    else:
        weighted = _by_maximum(oriented, np.asarray(directions)) * shares
    to_best, to_worst = (_distances(weighted - end) for end in (weighted.max(axis=0), weighted.min(axis=0)))
    both = to_best + to_worst
    apart = both > NOISE
    return np.where(apart, to_worst / np.where(apart, both, 1.0), 0.5)


def vikor(matrix: ArrayLike, weights: ArrayLike, directions: ArrayLike, v: SupportsFloat = 0.5) -> Vikor:
    """Return the measures of VIKOR (Opricovic & Tzeng 2004); lower is better.

    Parameters
    ----------
    matrix
        (n_markets, n_criteria), each column in a unit of its own.
    weights
        (n_criteria,), zero or more on any scale; normalised to sum 1.
    directions
        (n_criteria,), 1 where higher is better, -1 where lower is.
    v
        Weight of group utility against individual regret, 0-1.

    Returns
    -------
    Vikor
        The order of Q is `rank` of `q`; the compromise set stands apart in `compromise`. A criterion
        on which all markets are equal adds nothing; where all have the same S, or the same R, that
        part of Q is 0.

    Raises
    ------
    InvalidInputError
        NaN or infinite numbers, negative or all-zero weights, directions other than 1 and -1, shapes
        that do not fit, or a `v` beyond 0-1.
    """
    oriented, shares = directed(matrix, weights, directions)
    group = number("v", v)
    if not 0 <= group <= 1:
        raise InvalidInputError(tr("v: {given:g} is beyond the range; use 0 to 1.").format(given=group))
    best = oriented.max(axis=0)
    span = best - oriented.min(axis=0)
    regrets = (best - oriented) * (np.where(span > NOISE, shares, 0.0) / _or_one(span))
    s, r = regrets.sum(axis=1), regrets.max(axis=1)
    return Vikor(s, r, group * _stretched(s) + (1 - group) * _stretched(r))


def _by_maximum(oriented: FloatArray, directions: FloatArray) -> FloatArray:
    numbers = oriented * directions
    low, high = numbers.min(axis=0), numbers.max(axis=0)
    falling, told = directions == -1, high - low > NOISE
    wrong = told & np.where(falling, low <= 0, low < 0)
    if wrong.any():
        message = tr(
            'normalisation: "max" cannot read column {column} (counted from 0); it wants numbers of 0 '
            "or more, and above 0 where lower is better."
        )
        raise InvalidInputError(message.format(column=int(np.flatnonzero(wrong)[0])))
    some = np.where(told, numbers, 1.0)
    return np.asarray(np.where(falling, some.min(axis=0), some) / np.where(falling, some, some.max(axis=0)))


def _distances(differences: FloatArray) -> FloatArray:
    return np.asarray(np.sqrt(np.einsum("ij,ij->i", differences, differences)))


def _stretched(measure: FloatArray) -> FloatArray:
    """Return the measure from 0 at its best to 1 at its worst."""
    low = measure.min()
    span = measure.max() - low
    return np.zeros(len(measure)) if span <= NOISE else np.asarray((measure - low) / span)


def _or_one(divisor: FloatArray) -> FloatArray:
    """Return what can be divided by: what is nothing but noise is replaced by 1."""
    return np.where(divisor > NOISE, divisor, 1.0)
