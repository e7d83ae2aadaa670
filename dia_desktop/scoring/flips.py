"""What the order hangs on: the least change that swaps two markets, and the ranks without a criterion."""

from __future__ import annotations

from dataclasses import dataclass
from typing import SupportsIndex

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.aggregation import rank
from dia_desktop.scoring.checks import NOISE, FloatArray, IntArray, fitting, two_markets
from dia_desktop.scoring.sensitivity import crossings, lines

# The scale of the values, from the worst to the best anchor.
WORST, BEST = 0.0, 100.0


@dataclass(frozen=True, slots=True)
class WeightFlip:
    """The weight at which two markets tie; a touch beyond it they have swapped.

    Attributes
    ----------
    criterion
        Whose weight moves; the others are rescaled in proportion.
    now, at
        Its weight at present and at the tie, 0-1.
    """

    criterion: int
    now: float
    at: float


@dataclass(frozen=True, slots=True)
class ValueFlip:
    """The value of one cell at which two markets tie; a touch beyond it they have swapped.

    Attributes
    ----------
    market, criterion
        The cell.
    now, at
        Its value at present and at the tie.
    """

    market: int
    criterion: int
    now: float
    at: float


@dataclass(frozen=True, slots=True)
class Flip:
    """The least single changes that swap two markets, None where no single change can.

    Attributes
    ----------
    weight
        The least change of one weight.
    value
        The least change of one value of either market, within 0-100.
    """

    weight: WeightFlip | None
    value: ValueFlip | None


def smallest_flip(values: ArrayLike, weights: ArrayLike, a: SupportsIndex, b: SupportsIndex) -> Flip:
    """Return the least single weight change and the least single value change that swap two markets.

    Parameters
    ----------
    values
        (n_markets, n_criteria), 0-100, higher is better.
    weights
        (n_criteria,), zero or more on any scale; normalised to sum 1.
    a, b
        Two different markets.

    Returns
    -------
    Flip
        Changes lead to the tie, beyond which the order is the other way round. Changes that only
        reach a tie at the end of the scale do not count. Of equally small ones the first criterion
        counts, and of its two cells that of the market in front. Markets that tie now need no
        change: `at` is `now`, for the first criterion that can part them.

    Raises
    ------
    InvalidInputError
        Wrong values or weights, an index out of range, or `a` the same market as `b`.
    """
    matrix, shares = fitting(values, weights, least_markets=2)
    first, second = two_markets(a, b, len(matrix))
    noise = NOISE * float(np.abs(matrix).max())
    gap = float(np.sum((matrix[first] - matrix[second]) * shares))
    if abs(gap) <= noise:
        gap = 0.0
    ahead, behind = (first, second) if gap >= 0 else (second, first)
    return Flip(
        _weight_flip(matrix, shares, ahead, behind),
        _value_flip(matrix, shares, (ahead, behind), abs(gap)),
    )


def leave_one_out(values: ArrayLike, weights: ArrayLike) -> IntArray:
    """Return the ranks of the markets without each of the criteria.

    Parameters
    ----------
    values
        (n_markets, n_criteria), higher is better.
    weights
        (n_criteria,), zero or more on any scale; the others keep their proportions, and share
        equally where all of them are zero.

    Returns
    -------
    (n_criteria, n_markets)
        Row j holds the ranks without criterion j; ties as in `rank`.

    Raises
    ------
    InvalidInputError
        Wrong values or weights, or a single criterion, without which nothing is left.
    """
    matrix, shares = fitting(values, weights)
    if len(shares) == 1:
        raise InvalidInputError(tr("values: 1 criterion given; to leave one out, 2 or more are needed."))
    return np.array([rank(scores) for scores in lines(matrix, shares, range(len(shares)), []).offset])


def _weight_flip(values: FloatArray, shares: FloatArray, ahead: int, behind: int) -> WeightFlip | None:
    ways = lines(values, shares, range(len(shares)), [])
    lead = ways.offset[:, ahead] - ways.offset[:, behind]
    opening = ways.slope[:, ahead] - ways.slope[:, behind]
    meet = crossings(lead, opening, ways.noise)
    # What leads away from the tie on its far side must put the other market in front.
    beyond = np.where(opening < 0, lead + opening, lead) < -ways.noise
    tied = np.abs(lead + opening * ways.now) <= ways.noise
    swaps = np.isfinite(meet) & (beyond | tied)
    if not swaps.any():
        return None
    distance = np.where(swaps, np.abs(meet - ways.now), np.inf)
    distance[swaps & tied] = 0.0
    criterion = int(np.flatnonzero(distance <= distance.min() + NOISE)[0])
    now = float(ways.now[criterion])
    return WeightFlip(criterion, now, now if tied[criterion] else float(meet[criterion]))


def _value_flip(
    values: FloatArray, shares: FloatArray, pair: tuple[int, int], gap: float
) -> ValueFlip | None:
    """Return the cell with most weight that has room: the leader's falls, or the other's rises."""
    change = gap / np.where(shares > NOISE, shares, np.nan)
    room = np.stack([values[pair[0]] - WORST, BEST - values[pair[1]]])
    # NaN, no weight, compares as no room.
    able = room > change + NOISE * BEST
    if not able.any():
        return None
    least = np.where(able, change, np.inf)
    criterion, which = np.unravel_index(int(np.argmin(least.T)), least.T.shape)
    market, now = pair[int(which)], float(values[pair[int(which)], criterion])
    at = now - float(change[criterion]) if which == 0 else now + float(change[criterion])
    return ValueFlip(market, int(criterion), now, at)
