"""How far each weight, and what each figure, can move before the order changes. All of it exact."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dia_desktop.scoring import leave_one_out, smallest_flip, stability_interval
from dia_desktop.strategy.evaluation import BEST, NOISE, WORST, FloatArray, Ranking
from dia_desktop.strategy.flips import ends_of_the_ways
from dia_desktop.strategy.records import Basis, Scale, ScoringRound

Interval = tuple[float, float]
#: An end of an interval is near where it is less than this away, as a share of the whole.
NEAR = 0.03


@dataclass(frozen=True, slots=True)
class WeightRoom:
    """How far the weight of one criterion can move, the others rescaled in proportion; weights are 0-1.

    Attributes
    ----------
    criterion : column of the matrix.
    now : its weight.
    first : interval in which the first place is kept.
    top : interval in which the same markets stand above the cut line, in any order; None where there is
        no cut line.
    near_first, near_top : whether an end is less than 3 points away.
    """

    criterion: int
    now: float
    first: Interval
    top: Interval | None
    near_first: bool
    near_top: bool


@dataclass(frozen=True, slots=True)
class WeightChange:
    """The least change of one weight that swaps two markets; `at` is the weight (0-1) of the tie."""

    criterion: int
    at: float


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """The least change of one score that swaps two markets.

    Attributes
    ----------
    market, criterion : row and column of the matrix.
    now, at : the score now and where the two tie, 0-100.
    natural_now, natural_at : the same on the natural scale, where the score is evidence and its scale can be
        read backwards (a level: the nearest one that is enough); else None.
    """

    market: int
    criterion: int
    now: float
    at: float
    natural_now: float | None
    natural_at: float | None


@dataclass(frozen=True, slots=True)
class Swap:
    """The smallest changes that put `behind` level with `ahead` (rows of the matrix); None where none can."""

    ahead: int
    behind: int
    weight: WeightChange | None
    score: ScoreChange | None


@dataclass(frozen=True, slots=True)
class Without:
    """Who is first, in a tie several, when one criterion is left out."""

    criterion: int
    first: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stability:
    """How far things can move.

    Attributes
    ----------
    rooms : one per criterion, in matrix order.
    depth : how many places stand above the cut line; 0 where there is none.
    swaps : for the first two places, then for the two around the cut line where those are others.
    without : one per criterion; () with a single criterion.
    """

    rooms: tuple[WeightRoom, ...]
    depth: int
    swaps: tuple[Swap, ...]
    without: tuple[Without, ...]


def stability(scoring: ScoringRound, ranking: Ranking) -> Stability:
    """Return how far weights and scores can move before places change."""
    count = len(ranking.order)
    depth = scoring.round.target_count if 0 < scoring.round.target_count < count else 0
    places = [0] if depth <= 1 else [0, depth - 1]
    return Stability(
        rooms=_rooms(ranking, depth),
        depth=depth,
        swaps=tuple(swap(scoring, ranking, place) for place in places),
        without=_without(ranking),
    )


def _rooms(ranking: Ranking, depth: int) -> tuple[WeightRoom, ...]:
    values, weights = ranking.matrix.values, ranking.weights
    ends = ends_of_the_ways(weights, ())
    rooms = []
    for criterion, now in enumerate(weights.tolist()):
        first = stability_interval(values, weights, criterion)
        top = _top_interval(ranking, ends[criterion], now, depth) if depth else None
        rooms.append(
            WeightRoom(criterion, now, first, top, _near(first, now), top is not None and _near(top, now))
        )
    return tuple(rooms)


def _near(interval: Interval, now: float) -> bool:
    """Whether an end at which something changes is near; at no weight and at all of it nothing does."""
    low, high = interval
    return (low > 0 and now - low < NEAR) or (high < 1 and high - now < NEAR)


def _top_interval(ranking: Ranking, ends: FloatArray, now: float, depth: int) -> Interval:
    """Return how far a weight can move while the first `depth` places keep their markets, in any order."""
    scores = ranking.matrix.values @ ends.T
    inside, outside = scores[ranking.order[:depth]], scores[ranking.order[depth:]]
    lead = (inside[:, None] - outside[None]).reshape(-1, 2)
    start, step = lead[:, 0], lead[:, 1] - lead[:, 0]
    closes = np.abs(step) > NOISE
    if np.any(closes & (start + step * now <= NOISE)):
        return now, now
    meet = -start / np.where(closes, step, 1.0)
    low = np.max(meet, initial=0.0, where=closes & (step > 0))
    high = np.min(meet, initial=1.0, where=closes & (step < 0))
    return float(low), float(high)


def _without(ranking: Ranking) -> tuple[Without, ...]:
    if len(ranking.weights) == 1:
        return ()
    ranks = leave_one_out(ranking.matrix.values, ranking.weights)
    return tuple(
        Without(criterion, tuple(np.flatnonzero(row == 1).tolist())) for criterion, row in enumerate(ranks)
    )


def swap(scoring: ScoringRound, ranking: Ranking, place: int) -> Swap:
    """Return the smallest changes that put the market in the next place level with the one in `place`."""
    ahead, behind = (int(row) for row in ranking.order[place : place + 2])
    gap = float(ranking.middle[ahead] - ranking.middle[behind])
    if gap <= NOISE:
        return Swap(ahead, behind, None, None)
    return Swap(
        ahead,
        behind,
        _weight_change(ranking, ahead, behind),
        _score_change(scoring, ranking, (ahead, behind), gap),
    )


def _weight_change(ranking: Ranking, ahead: int, behind: int) -> WeightChange | None:
    least = smallest_flip(ranking.matrix.values, ranking.weights, ahead, behind).weight
    return None if least is None else WeightChange(least.criterion, least.at)


def _score_change(
    scoring: ScoringRound, ranking: Ranking, pair: tuple[int, int], gap: float
) -> ScoreChange | None:
    """Return the least change of one score of either market that makes up the gap.

    Unlike in `smallest_flip`, a score that is missing is not what has to change: nothing is known of it.
    """
    matrix = ranking.matrix
    changes = []
    for market, sign in zip(pair, (-1.0, 1.0), strict=True):
        for criterion in np.flatnonzero((ranking.weights > 0) & ~matrix.missing[market]).tolist():
            now = float(matrix.values[market, criterion])
            at = now + sign * gap / float(ranking.weights[criterion])
            if WORST - NOISE <= at <= BEST + NOISE:
                changes.append((abs(at - now), market, criterion, now, min(max(at, WORST), BEST)))
    if not changes:
        return None
    _, market, criterion, now, at = min(changes)
    return ScoreChange(market, criterion, now, at, *_naturals(scoring, market, criterion, now, at))


def _naturals(
    scoring: ScoringRound, market: int, criterion: int, now: float, at: float
) -> tuple[float | None, float | None]:
    """Return the reading now and the one that is worth `at`; None where there is none."""
    of = scoring.criteria[criterion]
    cell = scoring.score(scoring.markets[market].id, of.id)
    if cell is None or cell.basis is not Basis.EVIDENCE or cell.natural is None:
        return None, None
    needed = natural_of(of.scale, at, cell.natural, rising=at > now)
    return (None, None) if needed is None else (cell.natural, needed)


def natural_of(scale: Scale, value: float, near: float, *, rising: bool) -> float | None:
    """Return the reading that is worth `value` (0-100), of several the nearest to `near`.

    Of an ordinal scale it is the nearest level worth at least (`rising`) or at most `value`.

    Returns
    -------
    None where no reading is worth it.
    """
    if scale.ordinal:
        enough = [
            step
            for step in scale.levels
            if (step.value >= value - NOISE if rising else step.value <= value + NOISE)
        ]
        nearest = min(
            enough, key=lambda step: (abs(step.value - value), abs(step.level - near)), default=None
        )
        return None if nearest is None else float(nearest.level)
    found = []
    for (x, v), (x_next, v_next) in zip(scale.points, scale.points[1:], strict=False):
        if min(v, v_next) - NOISE <= value <= max(v, v_next) + NOISE:
            found += [x, x_next] if v == v_next else [x + (value - v) / (v_next - v) * (x_next - x)]
    return min(found, key=lambda x: abs(x - near), default=None)
