"""Cross-checks: what other methods make of the same matrix and weights. They are never the result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr, tr_n
from dia_desktop.scoring import (
    PreferenceFunction,
    promethee_ii,
    rank,
    topsis,
    vikor,
    weighted_product,
    weighted_sum,
)
from dia_desktop.strategy.evaluation import FloatArray, IntArray, Matrix, Ranking
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import ScoringRound
from dia_desktop.strategy.verdict import joined

#: PROMETHEE II: points up to which two markets are alike, and from which one is preferred outright.
INDIFFERENCE, STRICT_PREFERENCE = 5.0, 30.0
#: VIKOR: the weight of the group's utility against the largest regret.
GROUP_UTILITY = 0.5
#: At most so many markets are named as moving.
MOST_NAMED = 2


class Method(StrEnum):
    """How the markets are ranked; the first is the model, the others look at it from beside.

    OTHER_SCALE is the weighted sum with every ordinal scale read by its second documented mapping.
    """

    WEIGHTED_SUM = "weighted sum"
    WEIGHTED_PRODUCT = "weighted product"
    TOPSIS = "TOPSIS"
    VIKOR = "VIKOR"
    PROMETHEE_II = "PROMETHEE II"
    OTHER_SCALE = "weighted sum, other scale"


@dataclass(frozen=True, slots=True, eq=False)
class MethodResult:
    """What one method says.

    Attributes
    ----------
    scores : (n_markets,) in units of its own, higher is better but for VIKOR's Q; None where it cannot run.
    ranks : (n_markets,) competition ranking, in matrix order; None where it cannot run.
    compromise : rows of VIKOR's compromise solution, best first; () for the other methods.
    why_not : why it cannot run, a sentence; "" where it ran.
    """

    method: Method
    scores: FloatArray | None
    ranks: IntArray | None
    compromise: tuple[int, ...] = ()
    why_not: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class MethodComparison:
    """All methods side by side, the model first.

    Attributes
    ----------
    results : one per method; `OTHER_SCALE` is among them only where a scale has a second mapping.
    gaps : whether missing cells stand in the middle of their range.
    """

    results: tuple[MethodResult, ...]
    gaps: bool

    @property
    def ran(self) -> tuple[MethodResult, ...]:
        """Those that could run."""
        return tuple(result for result in self.results if result.ranks is not None)


def compare_methods(scoring: ScoringRound, ranking: Ranking) -> MethodComparison:
    """Return what each method makes of the values and weights of a ranking.

    Values are 0-100 with higher better throughout, missing ones in the middle of their range.
    """
    matrix, weights = ranking.matrix, ranking.weights
    results = [_result(method, run, matrix, weights) for method, run in _RUNS]
    if any(criterion.scale.has_alternative for criterion in scoring.criteria):
        results.append(_other_scale(scoring, weights))
    return MethodComparison(tuple(results), gaps=bool(matrix.missing.any()))


_Run = Callable[[FloatArray, FloatArray], MethodResult]


def _result(method: Method, run: _Run, matrix: Matrix, weights: FloatArray) -> MethodResult:
    try:
        return run(matrix.values, weights)
    except InvalidInputError as error:
        return MethodResult(method, None, None, why_not=str(error))


def _weighted_sum(values: FloatArray, weights: FloatArray) -> MethodResult:
    return _ranked(Method.WEIGHTED_SUM, weighted_sum(values, weights))


def _weighted_product(values: FloatArray, weights: FloatArray) -> MethodResult:
    return _ranked(Method.WEIGHTED_PRODUCT, weighted_product(values, weights))


def _topsis(values: FloatArray, weights: FloatArray) -> MethodResult:
    return _ranked(Method.TOPSIS, topsis(values, weights, np.ones(len(weights)), normalisation="vector"))


def _vikor(values: FloatArray, weights: FloatArray) -> MethodResult:
    found = vikor(values, weights, np.ones(len(weights)), v=GROUP_UTILITY)
    compromise = tuple(int(row) for row in found.compromise)
    return MethodResult(Method.VIKOR, found.q, rank(found.q, best="low"), compromise)


def _promethee_ii(values: FloatArray, weights: FloatArray) -> MethodResult:
    function = PreferenceFunction("linear", q=INDIFFERENCE, p=STRICT_PREFERENCE)
    flows = promethee_ii(values, weights, np.ones(len(weights)), [function] * len(weights))
    return _ranked(Method.PROMETHEE_II, flows.net)


_RUNS: tuple[tuple[Method, _Run], ...] = (
    (Method.WEIGHTED_SUM, _weighted_sum),
    (Method.WEIGHTED_PRODUCT, _weighted_product),
    (Method.TOPSIS, _topsis),
    (Method.VIKOR, _vikor),
    (Method.PROMETHEE_II, _promethee_ii),
)


def _ranked(method: Method, scores: FloatArray) -> MethodResult:
    return MethodResult(method, scores, rank(scores))


def _other_scale(scoring: ScoringRound, weights: FloatArray) -> MethodResult:
    """Return the weighted sum with every ordinal scale read by its second mapping."""
    for criterion in scoring.criteria:
        without = [step.label for step in criterion.scale.levels if step.alternative is None]
        if criterion.scale.has_alternative and without:
            why_not = tr("{criterion}: the second mapping says nothing of {levels}.").format(
                criterion=criterion.name, levels=joined(without)
            )
            return MethodResult(Method.OTHER_SCALE, None, None, why_not=why_not)
    criteria = tuple(replace(each, scale=each.scale.with_alternative()) for each in scoring.criteria)
    matrix = scoring_matrix(replace(scoring, criteria=criteria))
    return _ranked(Method.OTHER_SCALE, weighted_sum(matrix.values, weights))


# -- in words ------------------------------------------------------------------------------------


def method_name(method: Method) -> str:
    """Return what a method is called."""
    return {
        Method.WEIGHTED_SUM: tr("Weighted sum"),
        Method.WEIGHTED_PRODUCT: tr("Weighted product"),
        Method.TOPSIS: tr("TOPSIS"),
        Method.VIKOR: tr("VIKOR"),
        Method.PROMETHEE_II: tr("PROMETHEE II"),
        Method.OTHER_SCALE: tr("Other scale"),
    }[method]


def method_note(method: Method, scoring: ScoringRound, numbers: Numbers) -> str:
    """Return what was chosen where a method leaves a choice, as part of a caption."""
    return {
        Method.WEIGHTED_SUM: tr("the model of this strategy"),
        Method.WEIGHTED_PRODUCT: tr("a value of 0 makes the whole product 0"),
        Method.TOPSIS: tr("vector normalisation"),
        Method.VIKOR: tr("order of Q, with v = {v}").format(v=numbers.number(GROUP_UTILITY)),
        Method.PROMETHEE_II: tr(
            "linear preference: alike up to {indifference} points, preferred outright from {strict}"
        ).format(indifference=numbers.number(INDIFFERENCE, 0), strict=numbers.number(STRICT_PREFERENCE, 0)),
        Method.OTHER_SCALE: tr("weighted sum, {criteria} by the second mapping").format(
            criteria=_with_alternative(scoring)
        ),
    }[method]


def methods_sentence(found: MethodComparison, ranking: Ranking) -> str:
    """Return whom the methods put first and which markets move, as a sentence."""
    return tr("{first}; {moving}.").format(first=first_place(found, ranking), moving=movement(found, ranking))


def movement(found: MethodComparison, ranking: Ranking) -> str:
    """Return which markets move most from method to method, as part of a sentence."""
    ranks = np.array([result.ranks for result in found.ran])
    moves = ranks.max(axis=0) - ranks.min(axis=0)
    if not moves.any():
        return tr("the order is the same in all")
    return tr("; ").join(
        tr("{market} moves between {best} and {worst}").format(
            market=ranking.matrix.markets[row].name,
            best=int(ranks[:, row].min()),
            worst=int(ranks[:, row].max()),
        )
        for row in np.flatnonzero(moves == moves.max())[:MOST_NAMED].tolist()
    )


def agreeing_on_top(found: MethodComparison, ranking: Ranking, depth: int) -> int:
    """Return how many methods have the markets of the first `depth` places on them, in any order."""
    top = ranking.order[:depth]
    return sum(result.ranks is not None and bool((result.ranks[top] <= depth).all()) for result in found.ran)


def scale_sentence(found: MethodComparison, scoring: ScoringRound) -> str:
    """Return whether a second documented mapping of a scale gives the same order; "" without one."""
    by_method = {result.method: result.ranks for result in found.ran}
    other, model = by_method.get(Method.OTHER_SCALE), by_method.get(Method.WEIGHTED_SUM)
    if other is None or model is None:
        return ""
    pattern = (
        tr("The order is the same under both mappings of {criteria}.")
        if (other == model).all()
        else tr("The order is another one under the second mapping of {criteria}.")
    )
    return pattern.format(criteria=_with_alternative(scoring))


def not_run(found: MethodComparison) -> str:
    """Return which methods cannot run and why, in sentences; "" where all ran."""
    return " ".join(
        tr("{method} cannot run: {why}").format(method=method_name(result.method), why=result.why_not)
        for result in found.results
        if result.ranks is None
    )


def _with_alternative(scoring: ScoringRound) -> str:
    return joined([each.name for each in scoring.criteria if each.scale.has_alternative])


def first_place(found: MethodComparison, ranking: Ranking) -> str:
    """Return which methods put first whom the model does, and whom the others do."""
    model = _firsts(ranking.ranks, ranking)
    against: dict[tuple[str, ...], list[str]] = {}
    for result in found.ran:
        if result.ranks is not None and _firsts(result.ranks, ranking) != model:
            against.setdefault(_firsts(result.ranks, ranking), []).append(method_name(result.method))
    if not against:
        return tr("All {count} methods put {place}").format(count=len(found.ran), place=_place(model))
    some = len(found.ran) - sum(len(methods) for methods in against.values())
    said = [
        tr_n("{some} of {count} methods puts {place}", "{some} of {count} methods put {place}", some).format(
            some=some, count=len(found.ran), place=_place(model)
        ),
        *(
            tr_n("{methods} puts {place}", "{methods} put {place}", len(methods)).format(
                methods=joined(methods), place=_place(firsts)
            )
            for firsts, methods in against.items()
        ),
    ]
    return tr("; ").join(said)


def _place(firsts: tuple[str, ...]) -> str:
    """Return who is first, and that it is a tie where it is one."""
    pattern = tr("{market} first") if len(firsts) == 1 else tr("{market} level on first place")
    return pattern.format(market=joined(list(firsts)))


def _firsts(ranks: IntArray, ranking: Ranking) -> tuple[str, ...]:
    return tuple(ranking.matrix.markets[int(row)].name for row in np.flatnonzero(ranks == 1))
