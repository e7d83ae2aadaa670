"""Weights drawn at random: every set of weights that keeps the given conditions is equally likely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import SupportsIndex

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import NOISE, BoolArray, FloatArray, indices, one_each, whole

# Below this share of accepted proposals the random walk is quicker than proposing again.
LEAST_ACCEPTED = 0.01
# Proposals are made in batches of at most this many numbers, to keep memory small.
BATCH_NUMBERS = 2_000_000
# Larger products are shared out to all processors, and waiting for each other takes longer than they do.
PRODUCT_NUMBERS = 9_000
# Walkers that move side by side.
WALKERS = 512


@dataclass(frozen=True, slots=True, eq=False)
class WeightSpace:
    """The weights that keep all conditions: bounds, an order of importance, their sum.

    Attributes
    ----------
    low, high
        (n_criteria,) bounds, made as tight as the order allows: along the order both fall.
    order
        Criterion indices, most important first; criteria not named may stand anywhere.
    total
        What the weights sum to.
    """

    low: FloatArray
    high: FloatArray
    order: list[int]
    total: float = 1.0

    @property
    def spare(self) -> tuple[float, float]:
        """How much lies between the sum and those of the lower and of the upper bounds."""
        return self.total - float(self.low.sum()), float(self.high.sum()) - self.total

    @property
    def free(self) -> BoolArray:
        """Which criteria can move at all; where the sum leaves one set of weights only, none."""
        return np.asarray((self.high - self.low > NOISE) & (min(self.spare) > NOISE))

    @property
    def is_simplex(self) -> bool:
        """Whether the bounds exclude nothing: every weight may be anything from 0 to the sum."""
        return not self.low.any() and bool((self.high >= self.total).all())

    def point(self) -> FloatArray:
        """Return weights (n_criteria,) that keep all conditions."""
        up, down = (max(0.0, spare) for spare in self.spare)
        depth = up / (up + down) if up + down > 0 else 0.0
        return np.asarray(self.low + depth * (self.high - self.low))

    def of_free(self) -> WeightSpace:
        """Return the space of the free criteria alone; tight bounds keep their order to the others."""
        free = self.free
        new = np.cumsum(free) - 1
        order = [int(new[criterion]) for criterion in self.order if free[criterion]]
        total = self.total - float(self.point()[~free].sum())
        return WeightSpace(self.low[free], self.high[free], order, total)

    def corners(self) -> FloatArray:
        """Return (n_criteria, n_criteria) sets of weights that span the space.

        Each raises some criteria from their lower bounds first: one that is not ordered alone, one
        that is ordered with all those before it; what is left raises the others evenly. Every set
        keeps all conditions, and together they span as many dimensions as the space has.
        """
        span = self.high - self.low
        left, _ = self.spare
        first = np.eye(len(span), dtype=bool)
        for position, criterion in enumerate(self.order):
            first[criterion, self.order[: position + 1]] = True
        room_first = (span * first).sum(axis=1, keepdims=True)
        room_others = (span * ~first).sum(axis=1, keepdims=True)
        raised = np.minimum(left / np.where(room_first > 0, room_first, np.inf), 1.0)
        rest = (left - raised * room_first) / np.where(room_others > 0, room_others, np.inf)
        return np.asarray(self.low + span * np.where(first, raised, rest))


def sample_weights(
    n_criteria: SupportsIndex,
    draws: SupportsIndex,
    seed: SupportsIndex,
    order: Iterable[SupportsIndex] | None = None,
    low: ArrayLike | None = None,
    high: ArrayLike | None = None,
) -> FloatArray:
    """Return weights drawn uniformly from all that keep the conditions.

    Without conditions the draws are exponential spacings (Rubinstein 1982), with an order alone
    sorted ones. Bounds are met by proposing from the smallest shifted simplex around the space and
    dropping what falls outside it; where that would drop nearly everything, by a hit-and-run walk
    (Smith 1984) of many walkers side by side, which forgets its start before it is read.

    Parameters
    ----------
    n_criteria
        How many criteria, 1 or more.
    draws
        How many sets of weights, 1 or more.
    seed
        Whole number, 0 or more; the same seed gives the same draws.
    order
        Criterion indices, most important first; criteria not named may stand anywhere.
    low, high
        (n_criteria,) least and greatest weights as shares of the whole; parts beyond 0-1 do not
        matter.

    Returns
    -------
    (draws, n_criteria)
        Each row sums to 1 and keeps the order exactly and the bounds within 1e-12.

    Raises
    ------
    InvalidInputError
        Numbers that are not whole or too small, an order that names a criterion twice or one that
        does not exist, or bounds that no weights can keep; the message says which.
    """
    count, wanted = whole("n_criteria", n_criteria, 1), whole("draws", draws, 1)
    rng = np.random.default_rng(whole("seed", seed, 0))
    space = weight_space(count, order, low, high)
    if space.is_simplex:
        return _simplex(space, wanted, rng)
    weights = np.tile(space.point(), (wanted, 1))
    if space.free.any():
        part = space.of_free()
        drawn = by_rejection(part, wanted, rng)
        weights[:, space.free] = by_walk(part, wanted, rng) if drawn is None else drawn
    return weights


def weight_space(
    n_criteria: int,
    order: Iterable[SupportsIndex] | None = None,
    low: ArrayLike | None = None,
    high: ArrayLike | None = None,
) -> WeightSpace:
    """Return the checked space of weights; see `sample_weights`."""
    named = [] if order is None else indices("order", order, n_criteria)
    least, most = _bound("low", low, 0.0, n_criteria), _bound("high", high, 1.0, n_criteria)
    for criterion in np.flatnonzero((least > 1) | (most < 0) | (least > most)):
        message = tr(
            "low, high: criterion {criterion} cannot weigh {low:g} or more and {high:g} or less of 1."
        )
        raise InvalidInputError(
            message.format(criterion=criterion, low=least[criterion], high=most[criterion])
        )
    tight_low, tight_high = np.maximum(least, 0.0), np.minimum(most, 1.0)
    if named:
        tight_low[named] = np.maximum.accumulate(tight_low[named][::-1])[::-1]
        tight_high[named] = np.minimum.accumulate(tight_high[named])
    _check_order(tight_low, tight_high)
    _check_sums(tight_low, tight_high)
    return WeightSpace(tight_low, np.maximum(tight_low, tight_high), named)


def by_rejection(space: WeightSpace, draws: int, rng: np.random.Generator) -> FloatArray | None:
    """Return exactly uniform weights (draws, n_criteria), or None where too few proposals fit."""
    count = len(space.low)
    low, high = _enclosing(space)
    up, down = WeightSpace(low, high, [], space.total).spare
    cap = max(1, BATCH_NUMBERS // count)
    size, proposed, accepted = min(cap, max(draws, 4096)), 0, 0
    found: list[FloatArray] = []
    while accepted < draws:
        spacings = rng.standard_exponential((size, count))
        spacings /= spacings.sum(axis=1, keepdims=True)
        weights = low + up * spacings if up <= down else high - down * spacings
        if space.order:
            weights[:, space.order] = -np.sort(-weights[:, space.order], axis=1)
        inside = np.all((weights >= space.low) & (weights <= space.high), axis=1)
        found.append(weights if inside.all() else weights[inside])
        proposed, accepted = proposed + size, accepted + len(found[-1])
        if accepted < LEAST_ACCEPTED * proposed:
            return None
        size = min(cap, int(1.1 * (draws - accepted) * proposed / accepted) + 64)
    return found[0][:draws] if len(found) == 1 else np.concatenate(found)[:draws]


def _simplex(space: WeightSpace, draws: int, rng: np.random.Generator) -> FloatArray:
    """Return uniform weights (draws, n_criteria) that keep no condition but an order."""
    count = len(space.low)
    weights = np.empty((draws, count))
    ones = np.ones((count, 1))
    rows = max(1, PRODUCT_NUMBERS // count)
    for start in range(0, draws, rows):
        some = weights[start : start + rows]
        rng.standard_exponential(out=some)
        # A product with ones adds up short rows many times faster than a sum along them.
        some /= some @ ones
        if space.order:
            some[:, space.order] = -np.sort(-some[:, space.order], axis=1)
    return weights


def by_walk(space: WeightSpace, draws: int, rng: np.random.Generator) -> FloatArray:
    """Return weights (draws, n_criteria) from a hit-and-run walk.

    Directions lead from one of the sets that span the space to another: all can be reached, and
    they are as long and narrow as the space is, so that the walk mixes quickly.
    """
    count = len(space.low)
    # One walker per column: NumPy is quicker along long rows.
    spanning = np.ascontiguousarray(space.corners().T)
    walkers = spanning @ rng.dirichlet(np.ones(count), WALKERS).T
    for _ in range(100 + 20 * count):
        _step(space, walkers, spanning, rng)
    found: list[FloatArray] = []
    for _ in range(-(-draws // WALKERS)):
        for _ in range(10 + count):
            _step(space, walkers, spanning, rng)
        found.append(walkers.T.copy())
    return _within(space, np.concatenate(found)[:draws])


def _step(space: WeightSpace, walkers: FloatArray, spanning: FloatArray, rng: np.random.Generator) -> None:
    """Move each walker (n_criteria, walkers) to a uniform point of a line through it, inside the space."""
    one, other = rng.integers(spanning.shape[1], size=(2, walkers.shape[1]))
    direction = spanning.take(one, axis=1) - spanning.take(other, axis=1)
    slack, rate = [walkers - space.low[:, None], space.high[:, None] - walkers], [direction, -direction]
    if space.order:
        slack.append(-np.diff(walkers[space.order], axis=0))
        rate.append(-np.diff(direction[space.order], axis=0))
    room, speed = np.maximum(np.concatenate(slack), 0.0), np.concatenate(rate)
    # Slower than this a condition is not approached: that is rounding, and so is all of no direction.
    still = np.abs(speed) <= NOISE * np.abs(direction).max(axis=0)
    reach = room / np.where(still, 1.0, -speed)
    back = np.where(still | (speed < 0), -np.inf, reach).max(axis=0)
    ahead = np.where(still | (speed > 0), np.inf, reach).min(axis=0)
    start, end = (np.where(one == other, 0.0, limit) for limit in (back, ahead))
    walkers += (start + (end - start) * rng.random(len(start))) * direction


def _within(space: WeightSpace, weights: FloatArray) -> FloatArray:
    """Take the rounding of many steps back, so that every condition holds."""
    weights *= space.total / weights.sum(axis=1, keepdims=True)
    np.clip(weights, space.low, space.high, out=weights)
    if space.order:
        weights[:, space.order] = -np.sort(-weights[:, space.order], axis=1)
    return weights


def _enclosing(space: WeightSpace) -> tuple[FloatArray, FloatArray]:
    """Return bounds around the space that treat ordered criteria alike, so that draws can be sorted."""
    up, down = space.spare
    low = np.maximum(space.low, space.high - down)
    high = np.minimum(space.high, space.low + up)
    if space.order:
        low[space.order] = low[space.order].min()
        high[space.order] = high[space.order].max()
    return low, high


def _bound(name: str, given: ArrayLike | None, default: float, count: int) -> FloatArray:
    if given is None:
        return np.full(count, default)
    return one_each(name, given, count)


def _check_order(low: FloatArray, high: FloatArray) -> None:
    for criterion in np.flatnonzero(low > high + NOISE):
        message = tr(
            "order, low, high: criterion {criterion} cannot weigh {low:g} or more, as those after it in the "
            "order ask, and {high:g} or less, as those before it ask."
        )
        raise InvalidInputError(message.format(criterion=criterion, low=low[criterion], high=high[criterion]))


def _check_sums(low: FloatArray, high: FloatArray) -> None:
    if low.sum() > 1 + NOISE:
        message = tr("low: the least weights, {parts}, sum to {total:g}; 1 is the most there is.")
        raise InvalidInputError(message.format(parts=_listed(low), total=low.sum()))
    if high.sum() < 1 - NOISE:
        message = tr("high: the greatest weights, {parts}, sum to {total:g}; 1 must be reached.")
        raise InvalidInputError(message.format(parts=_listed(high), total=high.sum()))


def _listed(bound: FloatArray) -> str:
    return " + ".join(f"{part:g}" for part in bound)
