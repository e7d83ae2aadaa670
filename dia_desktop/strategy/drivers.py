"""What drives the uncertainty: which datum could turn the lead of one market over another (tornado)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

import numpy as np

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import (
    BEST,
    NOISE,
    UNIFORM_SD,
    WORST,
    Z75,
    Ranking,
    standard_deviations,
    too_close,
)
from dia_desktop.strategy.flips import ends_of_the_ways
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.plausible import PlausibleWeights, plausible_way
from dia_desktop.strategy.records import Basis, ScoringRound

#: A datum that settles more than this share of what it could turn out to be is worth getting.
WORTH_KNOWING = 0.5
#: At most so many data are named in a sentence.
MOST_NAMED = 2


class DriverKind(StrEnum):
    """What is uncertain: a weight, a score with an interval, or a score that is missing."""

    WEIGHT = "weight"
    SCORE = "score"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Driver:
    """One uncertain datum, and the gap with it at either end, all else as now.

    Attributes
    ----------
    market, criterion : row (None for a weight) and column of the matrix.
    low, high : the ends of the datum: a score 0-100 (5 and 95 %, or the anchors), or a weight 0-1 within
        the plausible ones, the others rescaled in proportion.
    gap_low, gap_high : points by which `ahead` leads `behind` with the datum at `low` and at `high`.
    settles : share (0-1) of what the datum could turn out to be at which, once it is known, the two are no
        longer too close to call; 0 for a weight, and where they are not too close now.
    """

    kind: DriverKind
    market: int | None
    criterion: int
    low: float
    high: float
    gap_low: float
    gap_high: float
    settles: float

    @property
    def width(self) -> float:
        """Points by which the datum can move the gap."""
        return abs(self.gap_high - self.gap_low)

    @property
    def crosses(self) -> bool:
        """Whether the datum alone could put the other one ahead."""
        return min(self.gap_low, self.gap_high) < 0


@dataclass(frozen=True, slots=True)
class Tornado:
    """What moves the gap between two neighbours in the ranking.

    Attributes
    ----------
    ahead, behind : rows of the matrix.
    gap : points between them now, a missing score in the middle of its range.
    too_close : whether they are too close to call now.
    drivers : the widest first; those that do not move the gap are left out.
    """

    ahead: int
    behind: int
    gap: float
    too_close: bool
    drivers: tuple[Driver, ...]


def tornado(ranking: Ranking, place: int, plausible: PlausibleWeights) -> Tornado:
    """Return what moves the gap between the markets in `place` (0 first) and the next one.

    One datum at a time stands at its low and at its high end, all else as now. A score of another market
    does not move the gap. A weight moves as far as it is plausible with the others rescaled in
    proportion, and not at all where no such weights are.
    """
    ahead, behind = (int(row) for row in ranking.order[place : place + 2])
    close = too_close(ranking, place)
    drivers = [
        *_weights(ranking, (ahead, behind), plausible),
        *_scores(ranking, (ahead, behind), close=close),
    ]
    moving = [driver for driver in drivers if driver.width > NOISE]
    return Tornado(
        ahead,
        behind,
        gap=float(ranking.middle[ahead] - ranking.middle[behind]),
        too_close=close,
        drivers=tuple(sorted(moving, key=lambda driver: -driver.width)),
    )


def _weights(ranking: Ranking, pair: tuple[int, int], plausible: PlausibleWeights) -> list[Driver]:
    leads = ranking.matrix.values[pair[0]] - ranking.matrix.values[pair[1]]
    found = []
    for criterion, ends in enumerate(ends_of_the_ways(ranking.weights, ())):
        way = plausible_way(plausible, ends)
        if way is not None:
            low, high = (ends[0] + share * (ends[1] - ends[0]) for share in way)
            found.append(
                Driver(
                    DriverKind.WEIGHT,
                    None,
                    criterion,
                    low=float(low[criterion]),
                    high=float(high[criterion]),
                    gap_low=float(low @ leads),
                    gap_high=float(high @ leads),
                    settles=0.0,
                )
            )
    return found


def _scores(ranking: Ranking, pair: tuple[int, int], *, close: bool) -> list[Driver]:
    matrix, weights = ranking.matrix, ranking.weights
    gap = float(ranking.middle[pair[0]] - ranking.middle[pair[1]])
    spreads = standard_deviations(matrix) * weights
    variance = float((spreads[list(pair)] ** 2).sum())
    found = []
    for row, sign in zip(pair, (1.0, -1.0), strict=True):
        for criterion in np.flatnonzero(spreads[row] > 0).tolist():
            missing = bool(matrix.missing[row, criterion])
            now, low, high = (float(of[row, criterion]) for of in (matrix.values, matrix.low, matrix.high))
            step = sign * float(weights[criterion])
            rest = sqrt(max(0.0, variance - float(spreads[row, criterion]) ** 2))
            found.append(
                Driver(
                    DriverKind.MISSING if missing else DriverKind.SCORE,
                    row,
                    criterion,
                    low,
                    high,
                    gap_low=gap + step * (low - now),
                    gap_high=gap + step * (high - now),
                    settles=_settling(gap, float(spreads[row, criterion]), Z75 * rest, uniform=missing)
                    if close
                    else 0.0,
                )
            )
    return found


def _settling(gap: float, sd: float, reach: float, *, uniform: bool) -> float:
    """Return how likely the gap is beyond +-`reach` once a datum that gives it this deviation is known.

    The gap is then uniform about now (a missing score) or normal (one with an error), which is the
    approximation that ties are called by.
    """
    if uniform:
        half = sd * (BEST - WORST) / (2 * UNIFORM_SD)
        inside = max(0.0, min(reach, gap + half) - max(-reach, gap - half)) / (2 * half)
    else:
        known = NormalDist(gap, sd)
        inside = known.cdf(reach) - known.cdf(-reach)
    return 1.0 - inside


def settling_title(found: Tornado) -> str:
    """Return what the drivers are about: what would settle the two places, or what could turn them."""
    if found.too_close:
        return tr("What would settle it")
    if any(driver.crosses for driver in found.drivers):
        return tr("What could turn it")
    return tr("No single figure or weight turns it")


def settling_words(found: Tornado, scoring: ScoringRound, numbers: Numbers) -> str:
    """Return which data would settle or could turn which of the two is ahead, without a full stop."""
    if found.too_close:
        worth = sorted(found.drivers, key=lambda driver: -driver.settles)
        named = [driver for driver in worth if driver.settles > WORTH_KNOWING][:MOST_NAMED]
        if named:
            return tr(", or ").join(_remedy(driver, scoring, numbers) for driver in named)
        if all(driver.kind is DriverKind.WEIGHT for driver in found.drivers):
            return tr("all scores of the two are certain; only another weighting or score tells them apart")
        return tr("no single figure does; it takes several")
    crossing = [driver for driver in found.drivers if driver.crosses][:MOST_NAMED]
    if crossing:
        return tr(", or ").join(_turn(driver, scoring, numbers) for driver in crossing)
    return tr("each within its own uncertainty, all else as now")


def _remedy(driver: Driver, scoring: ScoringRound, numbers: Numbers) -> str:
    """Return what would make a score known better."""
    market, criterion = scoring.markets[driver.market or 0], scoring.criteria[driver.criterion]
    cell = scoring.score(market.id, criterion.id)
    basis = Basis.MISSING if cell is None else cell.basis
    low, high = (numbers.number(end, 0) for end in (driver.low, driver.high))
    pattern = {
        Basis.MISSING: tr("a score for {market} on {criterion}"),
        Basis.PARTNERS: tr("a second vote on {market}, {criterion} ({low} to {high})"),
        Basis.EVIDENCE: tr("a more certain figure for {market}, {criterion} ({low} to {high})"),
        Basis.AGREED: tr("a fresh look at {market}, {criterion}"),
    }[basis]
    return pattern.format(market=market.name, criterion=criterion.name, low=low, high=high)


def _turn(driver: Driver, scoring: ScoringRound, numbers: Numbers) -> str:
    """Return which datum could put the other market ahead, and how far it reaches."""
    criterion = scoring.criteria[driver.criterion].name
    if driver.market is None:
        return tr("the weight of {criterion} ({low} to {high})").format(
            criterion=criterion, low=numbers.percent(driver.low), high=numbers.percent(driver.high)
        )
    market = scoring.markets[driver.market].name
    if driver.kind is DriverKind.MISSING:
        return tr("the missing score of {market} on {criterion}").format(market=market, criterion=criterion)
    return tr("the score of {market} on {criterion} ({low} to {high})").format(
        market=market,
        criterion=criterion,
        low=numbers.number(driver.low, 0),
        high=numbers.number(driver.high, 0),
    )
