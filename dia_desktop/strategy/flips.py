"""What would change the order: where on each weight's way another market comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dia_desktop.scoring import Sweep, weight_sweeps
from dia_desktop.strategy.evaluation import BEST, NOISE, WORST, FloatArray, Matrix, Ranking


@dataclass(frozen=True, slots=True, eq=False)
class Groove:
    """The way of one criterion's weight from 0 to its most, and who leads where.

    Attributes
    ----------
    sweep : exact segments; the other weights are rescaled in proportion, locked ones held.
    sure : (m,) True where the leader of a segment stays first whatever the missing cells turn out to be.
    """

    sweep: Sweep
    sure: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Flip:
    """The nearest weight of a criterion at which another market comes first.

    Attributes
    ----------
    criterion, market : columns and rows of the matrix; `market` is the one that takes the lead.
    at : weight (0-1) of the tie.
    distance : |at - weight now|.
    """

    criterion: int
    market: int
    at: float
    distance: float


def grooves(matrix: Matrix, weights: FloatArray, locked: Sequence[int] = ()) -> tuple[Groove, ...]:
    """Return who leads where on the way of every criterion; `locked` columns keep their weight.

    Parameters
    ----------
    weights : (n_criteria,) summing to 1.
    """
    sweeps = weight_sweeps(matrix.values, weights, locked)
    if not matrix.missing.any():
        return tuple(Groove(sweep, (True,) * len(sweep.leaders)) for sweep in sweeps)
    ends = ends_of_the_ways(weights, locked)
    return tuple(Groove(sweep, _sure(matrix, sweep, way)) for sweep, way in zip(sweeps, ends, strict=True))


def ends_of_the_ways(weights: FloatArray, locked: Sequence[int]) -> FloatArray:
    """(n_criteria, 2, n_criteria) for each criterion the weight sets at the two ends of its way.

    At its least the criterion weighs nothing and the free ones share what the locked ones leave, in
    their proportions; at its most it has all that. What `rebalance` does one by one, for all at once.
    """
    count = len(weights)
    held = np.zeros((count, count), dtype=np.bool_)
    held[:, list(locked)] = True
    own = np.eye(count, dtype=np.bool_)
    held &= ~own
    free = ~(held | own)
    kept, shared = np.where(held, weights, 0.0), np.where(free, weights, 0.0)
    sums, counts = shared.sum(axis=1, keepdims=True), free.sum(axis=1, keepdims=True)
    mix = np.where(sums > 0, shared / np.where(sums > 0, sums, 1.0), free / np.maximum(counts, 1))
    room = np.maximum(0.0, 1.0 - kept.sum(axis=1, keepdims=True))
    ends = np.stack([kept + mix * room, kept + own * room], axis=1)
    return np.where((counts > 0)[:, :, None], ends, weights)


def _sure(matrix: Matrix, sweep: Sweep, ends: FloatArray) -> tuple[bool, ...]:
    """Return for each segment whether its leader leads even at its floor, all others at their ceiling.

    Scores are linear in the weight, so what holds at both ends of a segment holds between them.
    """
    low, high = float(sweep.bounds[0]), float(sweep.bounds[-1])
    along = (sweep.bounds - low) / (high - low) if high > low else np.zeros_like(sweep.bounds)
    at_bounds = ends[0][:, None] + (ends[1] - ends[0])[:, None] * along
    floor = np.where(matrix.missing, WORST, matrix.values) @ at_bounds
    ceiling = np.where(matrix.missing, BEST, matrix.values) @ at_bounds
    sure = []
    for segment, row in enumerate(sweep.leaders):
        span = slice(segment, segment + 2)
        above = ceiling[:, span] > floor[row, span] + NOISE
        above[row] = False
        sure.append(not above.any())
    return tuple(sure)


def closest_flips(ranking: Ranking, ways: Sequence[Groove], most: int = 3) -> tuple[Flip, ...]:
    """Return the nearest changes of the first place, nearest first, each new leader once."""
    nearest: dict[int, Flip] = {}
    for criterion, way in enumerate(ways):
        now = float(ranking.weights[criterion])
        for flip in _flips_beside(way.sweep, criterion, now):
            known = nearest.get(flip.market)
            if known is None or flip.distance < known.distance:
                nearest[flip.market] = flip
    return tuple(sorted(nearest.values(), key=lambda flip: flip.distance)[:most])


def _flips_beside(sweep: Sweep, criterion: int, now: float) -> list[Flip]:
    """Return the flips at the two ends of the segment that holds `now`."""
    inner = sweep.bounds[1:-1]
    segment = int(np.searchsorted(inner, now, side="right"))
    flips = []
    if segment > 0:
        at = float(inner[segment - 1])
        flips.append(Flip(criterion, int(sweep.leaders[segment - 1]), at, abs(now - at)))
    if segment < len(inner):
        at = float(inner[segment])
        flips.append(Flip(criterion, int(sweep.leaders[segment + 1]), at, abs(now - at)))
    return flips
