"""The scoring matrix of a round, and who stands where.

A missing cell is an interval from the worst to the best anchor. It is never zero and never a mean:
a market with one keeps a *range* (`floor` to `ceiling`), has no single score, and is placed in the
order by the middle of its range, with the ranks it could still take beside it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np
import numpy.typing as npt

from dia_desktop.scoring import contributions, rank
from dia_desktop.strategy.records import Criterion, Market

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

WORST, BEST = 0.0, 100.0
#: Half-width of a 5-95 % interval in standard deviations.
Z95 = NormalDist().inv_cdf(0.95)
#: Standard deviation of a missing cell: uniform between the anchors.
UNIFORM_SD = (BEST - WORST) / math.sqrt(12.0)
#: Two neighbours are too close to call when one beats the other in 25 to 75 % of score draws.
Z75 = NormalDist().inv_cdf(0.75)
#: Differences below this are rounding of the arithmetic, on 0-100.
NOISE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """The scoring matrix of a round.

    Attributes
    ----------
    values : (n_markets, n_criteria) on 0-100; the middle of the scale where `missing`.
    low, high : (n_markets, n_criteria), 5 % and 95 % bounds; the anchors where `missing`.
    missing : (n_markets, n_criteria), True where nothing is known.
    outside : (n_markets, n_criteria), True where the evidence lies beyond an anchor and was clipped.
    """

    markets: tuple[Market, ...]
    criteria: tuple[Criterion, ...]
    values: FloatArray
    low: FloatArray
    high: FloatArray
    missing: BoolArray
    outside: BoolArray

    @property
    def weights(self) -> FloatArray:
        """(n_criteria,) weights of the round, summing to 1."""
        return np.array([criterion.weight for criterion in self.criteria], dtype=np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Who stands where under one set of weights. All arrays are in matrix order, scores on 0-100.

    Attributes
    ----------
    weights : (n_criteria,) summing to 1.
    parts : (n_markets, n_criteria) weight x value; 0 where the cell is missing.
    open : (n_markets,) what the missing cells could still add, their weight x 100.
    middle : (n_markets,) the place in the order: the score, or the middle of the range.
    low, high : (n_markets,) 5 % and 95 % bounds. Half-widths of known cells combine in quadrature
        (independent errors); missing ranges count in full.
    ranks : (n_markets,) competition ranking of `middle`.
    best_rank, worst_rank : (n_markets,) the ranks still possible once the missing cells are known.
    order : (n_markets,) matrix rows from first to last.
    ties : (n_markets - 1,) True where a place and the next are too close to call.
    """

    matrix: Matrix
    weights: FloatArray
    parts: FloatArray
    open: FloatArray
    middle: FloatArray
    low: FloatArray
    high: FloatArray
    ranks: IntArray
    best_rank: IntArray
    worst_rank: IntArray
    order: IntArray
    ties: BoolArray

    @property
    def floor(self) -> FloatArray:
        """(n_markets,) score with every missing cell at its worst anchor."""
        floor: FloatArray = self.parts.sum(axis=1)
        return floor

    @property
    def ceiling(self) -> FloatArray:
        """(n_markets,) score with every missing cell at its best anchor."""
        return self.floor + self.open

    def market(self, place: int) -> Market:
        """Return the market in place `place`, 0 first."""
        return self.matrix.markets[int(self.order[place])]

    def score(self, row: int) -> float | None:
        """Return the score of a matrix row, or None where a cell with weight is missing."""
        return None if self.open[row] > 0 else float(self.middle[row])


def rank_markets(matrix: Matrix, weights: FloatArray | None = None) -> Ranking:
    """Rank the markets of a matrix.

    Parameters
    ----------
    weights : (n_criteria,) on any positive scale; the round's own weights by default.

    Raises
    ------
    InvalidInputError
        Without a market or a criterion, or where the weights are not usable.
    """
    chosen = matrix.weights if weights is None else np.asarray(weights, dtype=np.float64)
    parts = contributions(matrix.values, chosen)
    shares = chosen / chosen.sum()
    known = np.where(matrix.missing, 0.0, parts)
    still_open = np.where(matrix.missing, shares * (BEST - WORST), 0.0).sum(axis=1)
    floor = known.sum(axis=1)
    ceiling = floor + still_open
    middle = parts.sum(axis=1)
    ranks = rank(middle)
    order = np.lexsort((np.arange(len(ranks)), ranks))
    return Ranking(
        matrix=matrix,
        weights=shares,
        parts=known,
        open=still_open,
        middle=middle,
        low=np.maximum(WORST, floor - _spread(matrix, shares, matrix.values - matrix.low)),
        high=np.minimum(BEST, ceiling + _spread(matrix, shares, matrix.high - matrix.values)),
        ranks=ranks,
        best_rank=1 + _count_surely_above(floor, ceiling),
        worst_rank=len(floor) - _count_surely_above(-ceiling, -floor),
        order=order,
        ties=_too_close(matrix, shares, middle, order),
    )


def _spread(matrix: Matrix, shares: FloatArray, half_widths: FloatArray) -> FloatArray:
    """(n_markets,) half-width of the total from those of its known cells, in quadrature."""
    spread: FloatArray = np.sqrt((np.where(matrix.missing, 0.0, half_widths * shares) ** 2).sum(axis=1))
    return spread


def _count_surely_above(floor: FloatArray, ceiling: FloatArray) -> IntArray:
    """(n_markets,) how many others have their floor above this one's ceiling."""
    ascending = np.sort(floor)
    return (len(floor) - np.searchsorted(ascending, ceiling + NOISE, side="right")).astype(np.int64)


def _too_close(matrix: Matrix, shares: FloatArray, middle: FloatArray, order: IntArray) -> BoolArray:
    """(n_markets - 1,) True where neighbours in the order are too close to call.

    That is: at these weights the one behind would be ahead in a quarter of score draws or more, by normal
    approximation.
    """
    variance = ((standard_deviations(matrix) * shares) ** 2).sum(axis=1)[order]
    gap = middle[order[:-1]] - middle[order[1:]]
    close: BoolArray = gap <= Z75 * np.sqrt(variance[:-1] + variance[1:]) + NOISE
    return close


def standard_deviations(matrix: Matrix) -> FloatArray:
    """(n_markets, n_criteria) of each cell, on 0-100.

    That of a known cell is its 5-95 % half-width over 1.645, that of a missing one that of a uniform
    distribution between the anchors.
    """
    return np.where(matrix.missing, UNIFORM_SD, (matrix.high - matrix.low) / (2 * Z95))


def pair_too_close(ranking: Ranking, a: int, b: int) -> bool:
    """Whether the markets in rows `a` and `b` are too close to call (25-75 %), neighbours or not."""
    spreads = (standard_deviations(ranking.matrix)[[a, b]] * ranking.weights) ** 2
    gap = abs(float(ranking.middle[a] - ranking.middle[b]))
    return gap <= Z75 * math.sqrt(float(spreads.sum())) + NOISE


def too_close(ranking: Ranking, place: int) -> bool:
    """Whether the markets in `place` and the next one are too close to call (25-75 %)."""
    return bool(ranking.ties[place])


def shown_parts(parts: Sequence[float], decimals: int = 1, total: float | None = None) -> tuple[float, ...]:
    """Round parts so that they add up to the rounded total (largest remainder).

    Parameters
    ----------
    total : what they add up to instead, less than one unit from their sum.

    Examples
    --------
    >>> shown_parts([25.64, 10.54, 31.54])
    (25.7, 10.5, 31.5)
    """
    unit = 10.0**-decimals
    exact = [part / unit for part in parts]
    floors = [math.floor(value + NOISE) for value in exact]
    shown = math.floor(sum(exact) + 0.5 + NOISE) if total is None else round(total / unit)
    spare = shown - sum(floors)
    by_remainder = sorted(range(len(parts)), key=lambda i: round(floors[i] - exact[i], 9))
    raised = set(by_remainder[: max(spare, 0)])
    return tuple(round((floors[i] + (i in raised)) * unit, decimals) for i in range(len(parts)))
