"""What happens when one weight moves and the others give way in proportion.

Then the score of each market is a straight line in that weight, so every answer is exact: no grid.
Markets whose scores differ by no more than 1e-12 of the largest value count as tied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import SupportsIndex

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import (
    NOISE,
    BoolArray,
    FloatArray,
    IntArray,
    fitting,
    index,
    indices,
    two_markets,
    whole,
)
from dia_desktop.scoring.weights import proportions


@dataclass(frozen=True, slots=True, eq=False)
class Sweep:
    """Who leads at which weight of one criterion.

    Attributes
    ----------
    bounds
        (m + 1,) rising weights; segment i reaches from ``bounds[i]`` to ``bounds[i + 1]``.
    leaders
        (m,) index of the market that is first in each segment; neighbours differ.
    """

    bounds: FloatArray
    leaders: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Scores as lines in the weight of a criterion, one row per criterion examined.

    Attributes
    ----------
    offset, slope
        (n_swept, n_markets): score = offset + slope x weight.
    low, high, now
        (n_swept,): the weights that can be reached, and the present one.
    noise
        Differences of scores up to this size are rounding.
    """

    offset: FloatArray
    slope: FloatArray
    low: FloatArray
    high: FloatArray
    now: FloatArray
    noise: float


def weight_sweep(
    values: ArrayLike, weights: ArrayLike, criterion: SupportsIndex, locked: Iterable[SupportsIndex] = ()
) -> Sweep:
    """Return the exact segments of the weight of `criterion` and who leads in each.

    The other weights are rescaled in proportion as in `rebalance`: all zero, they share equally.

    Parameters
    ----------
    values
        (n_markets, n_criteria), higher is better.
    weights
        (n_criteria,), zero or more on any scale.
    criterion
        The criterion whose weight is swept.
    locked
        Criteria that keep their weight; `criterion` itself among them is disregarded. The bounds
        then cover what can be reached, [0, 1 - sum of the locked weights]; where every other
        criterion is locked, they cover the present weight alone: one segment of no length.

    Returns
    -------
    Sweep
        Over [0, 1] if nothing is locked. Segments are as long as possible. Where markets tie along
        a whole segment it goes to the one with the lowest index.

    Raises
    ------
    InvalidInputError
        Wrong values or weights, or a criterion out of range.
    """
    matrix, shares = fitting(values, weights)
    at = index("criterion", criterion, len(shares))
    held = indices("locked", locked, len(shares))
    return _envelopes(lines(matrix, shares, [at], held))[0]


def weight_sweeps(
    values: ArrayLike, weights: ArrayLike, locked: Iterable[SupportsIndex] = ()
) -> tuple[Sweep, ...]:
    """Return `weight_sweep` for every criterion, at once and faster."""
    matrix, shares = fitting(values, weights)
    held = indices("locked", locked, len(shares))
    return tuple(_envelopes(lines(matrix, shares, range(len(shares)), held)))


def stability_interval(
    values: ArrayLike, weights: ArrayLike, criterion: SupportsIndex, depth: int = 1
) -> tuple[float, float]:
    """Return how far one weight can move while the first `depth` places keep their order.

    Parameters
    ----------
    values
        (n_markets, n_criteria), higher is better.
    weights
        (n_criteria,), zero or more on any scale.
    criterion
        The criterion whose weight moves; the others are rescaled in proportion.
    depth
        How many places, counted from the first, must keep their market.

    Returns
    -------
    low, high : weight, 0-1
        The largest interval around the present weight. Markets that tie now and at every weight set
        no limit; markets that tie only now, one of them on these places, leave no room: both
        ends are the present weight.

    Raises
    ------
    InvalidInputError
        Wrong values or weights, a criterion out of range, or a depth below 1 or above the number
        of markets.
    """
    matrix, shares = fitting(values, weights)
    at = index("criterion", criterion, len(shares))
    places = whole("depth", depth, 1)
    if places > len(matrix):
        message = tr("depth: {depth} places asked for, but there are {count} market(s).")
        raise InvalidInputError(message.format(depth=places, count=len(matrix)))
    ways = lines(matrix, shares, [at], [])
    now, offset, slope = float(ways.now[0]), ways.offset[0], ways.slope[0]
    order = np.argsort(-(offset + slope * now), kind="stable")
    ahead, rest = order[:places, None], order[None, :]
    below = np.asarray(np.arange(len(order))[None, :] > np.arange(places)[:, None])
    opening = np.asarray(slope[ahead] - slope[rest])[below]
    lead = np.asarray(offset[ahead] - offset[rest])[below]
    closes = np.abs(opening) > ways.noise
    if np.any(closes & (lead + opening * now <= ways.noise)):
        return now, now
    meet = crossings(lead, opening, ways.noise)
    low = np.max(meet, initial=0.0, where=closes & (opening > 0))
    high = np.min(meet, initial=1.0, where=closes & (opening < 0))
    return float(low), float(high)


def crossover(
    values: ArrayLike, weights: ArrayLike, criterion: SupportsIndex, a: SupportsIndex, b: SupportsIndex
) -> float | None:
    """Return the weight of `criterion` at which markets `a` and `b` tie, the others rescaled.

    Parameters
    ----------
    values
        (n_markets, n_criteria), higher is better.
    weights
        (n_criteria,), zero or more on any scale.
    criterion
        The criterion whose weight moves; the others are rescaled in proportion.
    a, b
        Two different markets.

    Returns
    -------
    float or None
        The weight, 0-1. None if the two tie at no weight from 0 to 1, or at every weight.

    Raises
    ------
    InvalidInputError
        Wrong values or weights, an index out of range, or `a` the same market as `b`.
    """
    matrix, shares = fitting(values, weights, least_markets=2)
    at = index("criterion", criterion, len(shares))
    first, second = two_markets(a, b, len(matrix))
    ways = lines(matrix, shares, [at], [])
    lead = ways.offset[:, first] - ways.offset[:, second]
    opening = ways.slope[:, first] - ways.slope[:, second]
    meet = float(crossings(lead, opening, ways.noise)[0])
    return min(max(meet, 0.0), 1.0) if -NOISE <= meet <= 1 + NOISE else None


def lines(values: FloatArray, shares: FloatArray, swept: Sequence[int], held: list[int]) -> Lines:
    """Return the scores as lines in the weights of the swept criteria, the held ones kept."""
    own = np.zeros((len(swept), len(shares)), dtype=bool)
    own[np.arange(len(swept)), swept] = True
    fixed = np.zeros_like(own)
    fixed[:, held] = True
    fixed &= ~own
    free = ~own & ~fixed
    mix = np.array([_mix(shares, row) for row in free])
    kept = np.where(fixed, shares, 0.0)
    room = 1.0 - kept.sum(axis=1)
    now = shares[list(swept)]
    common = np.asarray(kept @ values.T)
    others = np.asarray(mix @ values.T)
    alone = np.asarray(values.T[list(swept)])
    movable = np.asarray(free.any(axis=1))
    offset = np.where(movable[:, None], common + room[:, None] * others, common + now[:, None] * alone)
    slope = np.where(movable[:, None], alone - others, 0.0)
    # A single criterion decides at any weight; with all the others locked there is only the present one.
    stuck = fixed.any(axis=1) & ~movable
    return Lines(
        offset,
        slope,
        low=np.where(stuck, now, 0.0),
        high=np.where(stuck, now, room),
        now=now,
        noise=NOISE * float(np.abs(values).max()),
    )


def _mix(shares: FloatArray, free: BoolArray) -> FloatArray:
    """Return how the free criteria share what is left to them, zero elsewhere."""
    mix = np.zeros(len(shares))
    if free.any():
        mix[free] = proportions(shares[free])
    return mix


def crossings(lead: FloatArray, opening: FloatArray, noise: float) -> FloatArray:
    """Return where ``lead + opening x weight`` is zero, NaN where it is level."""
    level = np.abs(opening) <= noise
    return np.where(level, np.nan, -lead / np.where(level, 1.0, opening))


def _envelopes(lines: Lines) -> list[Sweep]:
    """Follow the upper envelope of each row of lines from its low end to its high end.

    From the present leader the next one is the line that crosses it first; of several that cross
    there, the steepest, because it leads from there on.
    """
    rows = np.arange(len(lines.low))
    at_low = lines.offset + lines.slope * lines.low[:, None]
    leader = _steepest(lines, at_low >= at_low.max(axis=1, keepdims=True) - lines.noise)
    bounds = [[float(low)] for low in lines.low]
    leaders = [[int(first)] for first in leader]
    while True:
        steeper = lines.slope - lines.slope[rows, leader][:, None]
        behind = lines.offset[rows, leader][:, None] - lines.offset
        rises = steeper > lines.noise
        meet = np.where(rises, behind / np.where(rises, steeper, 1.0), np.inf)
        nearest = meet.min(axis=1)
        going = nearest < lines.high - NOISE
        if not going.any():
            break
        following = _steepest(lines, meet <= nearest[:, None] + NOISE)
        for row in np.flatnonzero(going):
            bounds[row].append(float(nearest[row]))
            leaders[row].append(int(following[row]))
        leader = np.where(going, following, leader)
    return [
        Sweep(np.array([*starts, float(high)]), np.array(firsts, dtype=np.intp))
        for starts, firsts, high in zip(bounds, leaders, lines.high, strict=True)
    ]


def _steepest(lines: Lines, among: BoolArray) -> IntArray:
    """Return the steepest line of each row, of equally steep ones the first."""
    slope = np.where(among, lines.slope, -np.inf)
    return np.asarray(np.argmax(slope >= slope.max(axis=1, keepdims=True) - lines.noise, axis=1))
