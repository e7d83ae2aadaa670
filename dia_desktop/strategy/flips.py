"""What would change the order: where on each weight's way another market comes first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dia_desktop.scoring import Sweep, stability_interval, weight_sweep
from dia_desktop.strategy.evaluation import FloatArray, Matrix, Ranking


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


def groove(matrix: Matrix, weights: FloatArray, criterion: int, locked: Sequence[int] = ()) -> Groove:
    """Return who leads where on the way of `criterion`."""
    sweep = weight_sweep(matrix.values, weights, criterion, locked)
    if not matrix.missing.any():
        return Groove(sweep, (True,) * len(sweep.leaders))
    return Groove(sweep, tuple(_sure(matrix, weights, criterion, sweep, i) for i in range(len(sweep.leaders))))


def _sure(matrix: Matrix, weights: FloatArray, criterion: int, sweep: Sweep, segment: int) -> bool:
    """Whether the leader of a segment leads at both ends even at its floor, all others at their ceiling.

    Scores are linear in the weight, so what holds at both ends of a segment holds between them. At an
    end that is a flip the next leader is level by definition; it is left out there.
    """
    leader = int(sweep.leaders[segment])
    floor = np.where(matrix.missing[leader], 0.0, matrix.values[leader])
    ceiling = np.where(matrix.missing, 100.0, matrix.values)
    rivals = np.delete(ceiling, leader, axis=0) - floor
    others = np.delete(rivals, criterion, axis=1)
    rest = np.delete(weights, criterion)
    rest = rest / rest.sum() if rest.sum() > 0 else np.full(len(rest), 1 / max(len(rest), 1))
    ends = sweep.bounds[[segment, segment + 1], None]
    leads = ends * rivals[:, criterion] + (1 - ends) * (others @ rest)
    return bool((leads <= 1e-9).all())


def closest_flips(ranking: Ranking, grooves: Sequence[Groove], most: int = 3) -> tuple[Flip, ...]:
    """Return the nearest changes of the first place, nearest first, each new leader once."""
    nearest: dict[int, Flip] = {}
    for criterion, way in enumerate(grooves):
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


def kept_interval(ranking: Ranking, criterion: int, depth: int) -> tuple[float, float]:
    """Return the weights of `criterion` (0-1) between which the first `depth` places keep their order."""
    return stability_interval(ranking.matrix.values, ranking.weights, criterion, depth)
