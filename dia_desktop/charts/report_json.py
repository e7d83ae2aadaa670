"""How sure a ranking is, as JSON for scripts: methods, stability, drivers, partners, in full precision.

Weights and shares are 0-1, scores and gaps points on 0-100. Markets go by the keys of the ranking, criteria
by their names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dia_desktop.strategy.drivers import Driver, Tornado
from dia_desktop.strategy.evaluation import FloatArray, IntArray
from dia_desktop.strategy.methods import MethodComparison, MethodResult
from dia_desktop.strategy.partner_ranking import Disagreement, PartnerComparison, PartnerRanking
from dia_desktop.strategy.robustness_report import RobustnessReport
from dia_desktop.strategy.stability import Stability, Swap, WeightRoom

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class _Names:
    """How rows and columns of the matrix are addressed."""

    markets: Sequence[str]
    criteria: Sequence[str]

    def by_market(self, figures: FloatArray | IntArray | None) -> Json | None:
        """Return one figure for each market, None where there are none."""
        return None if figures is None else dict(zip(self.markets, figures.tolist(), strict=True))

    def of(self, rows: Sequence[int]) -> list[str]:
        """Return the keys of some markets."""
        return [self.markets[row] for row in rows]


def report_json(report: RobustnessReport, keys: Sequence[str]) -> Json:
    """Return what needs no draws, as plain values for JSON.

    Parameters
    ----------
    keys : how each market is addressed, in matrix order.
    """
    names = _Names(keys, [criterion.name for criterion in report.ranking.matrix.criteria])
    weights = report.ranking.weights.tolist()
    return {
        "methods": _methods(report.methods, names),
        "stability": _stability(report.stability, weights, names),
        "drivers": {
            "first": _tornado(report.first, names),
            "cut": None if report.cut is None else _tornado(report.cut, names),
        },
        "partners": _partners(report.partners, names),
    }


def _methods(found: MethodComparison, names: _Names) -> list[Json]:
    """One object per method; ``score`` of VIKOR is its Q, lower is better, of all others higher is."""
    return [_method(result, names) for result in found.results]


def _method(result: MethodResult, names: _Names) -> Json:
    return {
        "method": result.method.value,
        "ranks": names.by_market(result.ranks),
        "scores": names.by_market(result.scores),
        "compromise": names.of(result.compromise),
        "why_not": result.why_not or None,
    }


def _stability(found: Stability, weights: Sequence[float], names: _Names) -> Json:
    """Intervals are [low, high]; ``top`` is null where there is no cut line."""
    return {
        "depth": found.depth,
        "weights": {names.criteria[room.criterion]: _room(room) for room in found.rooms},
        "swaps": [_swap(swap, weights, names) for swap in found.swaps],
        "first_without": {names.criteria[each.criterion]: names.of(each.first) for each in found.without},
    }


def _room(room: WeightRoom) -> Json:
    return {
        "now": room.now,
        "first": list(room.first),
        "first_near": room.near_first,
        "top": None if room.top is None else list(room.top),
        "top_near": room.near_top,
    }


def _swap(swap: Swap, weights: Sequence[float], names: _Names) -> Json:
    weight, score = swap.weight, swap.score
    return {
        "ahead": names.markets[swap.ahead],
        "behind": names.markets[swap.behind],
        "weight": None
        if weight is None
        else {
            "criterion": names.criteria[weight.criterion],
            "now": weights[weight.criterion],
            "at": weight.at,
        },
        "score": None
        if score is None
        else {
            "market": names.markets[score.market],
            "criterion": names.criteria[score.criterion],
            "now": score.now,
            "at": score.at,
            "natural_now": score.natural_now,
            "natural_at": score.natural_at,
        },
    }


def _tornado(found: Tornado, names: _Names) -> Json:
    return {
        "ahead": names.markets[found.ahead],
        "behind": names.markets[found.behind],
        "gap": found.gap,
        "too_close": found.too_close,
        "data": [_driver(driver, names) for driver in found.drivers],
    }


def _driver(driver: Driver, names: _Names) -> Json:
    return {
        "kind": driver.kind.value,
        "market": None if driver.market is None else names.markets[driver.market],
        "criterion": names.criteria[driver.criterion],
        "low": driver.low,
        "high": driver.high,
        "gap_low": driver.gap_low,
        "gap_high": driver.gap_high,
        "crosses": driver.crosses,
        "settles": driver.settles,
    }


def _partners(found: PartnerComparison, names: _Names) -> Json:
    """``kendalls_w`` is null with fewer than five partners that gave anything."""
    return {
        "gave": found.gave,
        "same_winner": found.same_winner,
        "kendalls_w": None if found.concordance is None else found.concordance.w,
        "borda": names.by_market(found.borda),
        "rankings": [_own(own, names) for own in found.rankings],
        "disagreements": [_disagreement(cell, names) for cell in found.disagreements],
    }


def _own(own: PartnerRanking, names: _Names) -> Json:
    return {
        "partner": own.partner.short,
        "name": own.partner.name,
        "stance": own.stance.value,
        "judged": own.judged,
        "own_weights": own.own_weights,
        "ranks": names.by_market(own.ranks),
        "kendalls_tau": own.agreement,
    }


def _disagreement(found: Disagreement, names: _Names) -> Json:
    return {
        "market": names.markets[found.market],
        "criterion": names.criteria[found.criterion],
        "judgements": list(found.judgements),
        "low": found.low,
        "high": found.high,
        "spread": found.spread,
        "far_apart": found.far_apart,
    }
