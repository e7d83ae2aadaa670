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
from dia_desktop.scoring.checks import NOISE, BoolArray, Decision, FloatArray, IntArray, number

# Columns of larger or smaller numbers are scaled before they are squared.
SMALLEST, LARGEST = 1e-100, 1e100


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
    decision = Decision.of(matrix, weights, directions)
    columns = Columns.of(decision.matrix)
    if normalisation == "max":
        weighted = _by_maximum(columns, decision.directions) * decision.weights
        low, high = weighted.min(axis=0), weighted.max(axis=0)
    else:
        units = columns.span if normalisation == "minmax" else columns.lengths()
        factors = columns.factors(decision, units)
        weighted = columns.matrix * factors
        ends = columns.low * factors, columns.high * factors
        low, high = np.minimum(*ends), np.maximum(*ends)
    weighted -= high
    to_best = np.sqrt(np.einsum("ij,ij->i", weighted, weighted))
    weighted += high - low
    to_worst = np.sqrt(np.einsum("ij,ij->i", weighted, weighted))
    both = to_best + to_worst
    if both.min() > NOISE:
        return np.asarray(to_worst / both)
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
    group = number("v", v)
    if not 0 <= group <= 1:
        raise InvalidInputError(tr("v: {given:g} is beyond the range; use 0 to 1.").format(given=group))
    decision = Decision.of(matrix, weights, directions)
    columns = Columns.of(decision.matrix)
    factors = columns.factors(decision, columns.span)
    regrets = np.where(decision.directions > 0, columns.high, columns.low) - columns.matrix
    regrets *= factors
    s, r = regrets.sum(axis=1), regrets.max(axis=1)
    return Vikor(s, r, _stretched(s, group) + _stretched(r, 1 - group))


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """A decision matrix and the range of each of its columns.

    Attributes
    ----------
    matrix
        (n_markets, n_criteria)
    low, high, span
        (n_criteria,): the range and its width.
    differ
        (n_criteria,) whether low and high differ by more than noise.
    """

    matrix: FloatArray
    low: FloatArray
    high: FloatArray
    span: FloatArray
    differ: BoolArray

    @classmethod
    def of(cls, matrix: FloatArray) -> Columns:
        """Look at a matrix; where squares would overflow or underflow, columns are scaled."""
        low, high = matrix.min(axis=0), matrix.max(axis=0)
        sizes = np.maximum(high, -low)
        each = sizes.tolist()
        if not SMALLEST < min(each) <= max(each) < LARGEST:
            sizes = np.where(sizes > 0, sizes, 1.0)
            matrix, low, high, sizes = matrix / sizes, low / sizes, high / sizes, np.ones(len(sizes))
        span = high - low
        return cls(matrix, low, high, span, span > NOISE * sizes)

    def factors(self, decision: Decision, units: FloatArray) -> FloatArray:
        """Return weights with the sign of the direction per unit, 0 for columns without difference."""
        pulls = decision.weights * decision.directions
        if all(self.differ.tolist()):
            return np.asarray(pulls / units)
        return np.where(self.differ, pulls / np.where(self.differ, units, 1.0), 0.0)

    def lengths(self) -> FloatArray:
        """Return the Euclidean length of each column, (n_criteria,)."""
        return np.asarray(np.sqrt(np.einsum("ij,ij->j", self.matrix, self.matrix)))


def _by_maximum(columns: Columns, directions: FloatArray) -> FloatArray:
    falling = directions < 0
    wrong = columns.differ & np.where(falling, columns.low <= 0, columns.low < 0)
    if wrong.any():
        message = tr(
            'normalisation: "max" cannot read column {column} (counted from 0); it wants numbers of 0 '
            "or more, and above 0 where lower is better."
        )
        raise InvalidInputError(message.format(column=int(np.flatnonzero(wrong)[0])))
    some, low, high = (
        np.where(columns.differ, each, 1.0) for each in (columns.matrix, columns.low, columns.high)
    )
    return np.asarray(np.where(falling, low, some) / np.where(falling, some, high))


def _stretched(measure: FloatArray, weight: float) -> FloatArray:
    """Return the measure from 0 at its best to `weight` at its worst."""
    low = float(measure.min())
    span = float(measure.max()) - low
    return np.asarray((measure - low) * (weight / span if span > NOISE else 0.0))
