"""From what a room answered to weights, by the method it chose.

Answers about criteria that are no longer there do not count, so that an old weighting can be read again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, Literal

import numpy as np

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring import (
    BestWorst,
    Pairwise,
    best_worst,
    pairwise_weights,
    rank_order_centroid,
    rank_order_distribution,
    rank_sum,
    swing_weights,
)
from dia_desktop.strategy.evaluation import FloatArray
from dia_desktop.strategy.records import Criterion
from dia_desktop.strategy.weighing import Answer, Elicitation, WeightMethod

#: Weights from a place in the order, for so many criteria, most important first.
BY_ORDER: Final[dict[WeightMethod, Callable[[int], FloatArray]]] = {
    WeightMethod.RANK_ORDER_CENTROID: rank_order_centroid,
    WeightMethod.RANK_SUM: rank_sum,
    WeightMethod.RANK_ORDER_DISTRIBUTION: rank_order_distribution,
}
BY_PAIRS: Final[dict[WeightMethod, Literal["geometric", "eigenvector"]]] = {
    WeightMethod.PAIRWISE_GEOMETRIC: "geometric",
    WeightMethod.PAIRWISE_EIGENVECTOR: "eigenvector",
}
#: Two weights nearer than this are the same.
SAME: Final = 1e-9


def elicited_weights(elicitation: Elicitation, criteria: Sequence[Criterion]) -> FloatArray:
    """Return the weights (n_criteria,), summing to 1, that follow from the answers.

    Raises
    ------
    InvalidInputError
        An answer is missing or cannot be used, comparisons leave a criterion unconnected, or the
        weights were not elicited at all; names the criterion.
    """
    method = elicitation.method
    if method is WeightMethod.SWING:
        return swing_weights(_one_each(elicitation, criteria))
    if method in BY_ORDER:
        places = np.argsort(_one_each(elicitation, criteria), kind="stable")
        weights = np.empty(len(criteria))
        weights[places] = BY_ORDER[method](len(criteria))
        return weights
    if method in BY_PAIRS:
        return compared_pairs(elicitation, criteria).weights
    if method is WeightMethod.BEST_WORST:
        return compared_ends(elicitation, criteria).weights
    raise InvalidInputError(tr("These weights were not elicited; choose a method first."))


def order_of(weights: FloatArray) -> tuple[int, ...]:
    """Return the criteria (columns), most important first; () where two weigh the same."""
    order = np.argsort(-weights, kind="stable")
    if (np.diff(weights[order]) > -SAME).any():
        return ()
    return tuple(int(column) for column in order)


def compared_pairs(elicitation: Elicitation, criteria: Sequence[Criterion]) -> Pairwise:
    """Return the weights of comparisons in pairs, with their consistency.

    Raises
    ------
    InvalidInputError
        No chain of comparisons connects a criterion with the others; names it.
    """
    matrix = comparison_matrix(elicitation, criteria)
    alone = _unconnected(matrix)
    if alone:
        raise InvalidInputError(
            tr("No comparison connects {criteria} with the others; make one of those skipped.").format(
                criteria=", ".join(criteria[column].name for column in alone)
            )
        )
    return pairwise_weights(matrix, BY_PAIRS[elicitation.method])


def comparison_matrix(elicitation: Elicitation, criteria: Sequence[Criterion]) -> FloatArray:
    """(n_criteria, n_criteria) how many times the row counts the column; NaN where it was skipped.

    Every answer stands for both directions, so that the matrix is reciprocal.
    """
    column = {criterion.id: place for place, criterion in enumerate(criteria)}
    matrix = np.full((len(criteria), len(criteria)), np.nan)
    np.fill_diagonal(matrix, 1.0)
    for answer in elicitation.answers:
        if answer.criterion_id in column and answer.other_id in column:
            row, other = column[answer.criterion_id], column[answer.other_id]
            matrix[row, other], matrix[other, row] = answer.value, 1 / answer.value
    return matrix


def compared_ends(elicitation: Elicitation, criteria: Sequence[Criterion]) -> BestWorst:
    """Return the weights of comparisons with the best and the worst criterion (linear model, Rezaei 2016).

    Raises
    ------
    InvalidInputError
        The best or the worst is not known, or a comparison with them is missing; names it.
    """
    best, worst = best_and_worst(elicitation.answers)
    times = {(answer.criterion_id, answer.other_id): answer.value for answer in elicitation.answers}
    return best_worst(
        [_times(times, best, criterion.id, criteria) for criterion in criteria],
        [_times(times, criterion.id, worst, criteria) for criterion in criteria],
    )


def best_and_worst(answers: Sequence[Answer]) -> tuple[str, str]:
    """Return the criterion that only others are compared with, and the one only compared with others.

    ("", "") where the answers do not say.
    """
    ones, others = {answer.criterion_id for answer in answers}, {answer.other_id for answer in answers}
    best, worst = ones - others, others - ones
    return (best.pop(), worst.pop()) if len(best) == len(worst) == 1 else ("", "")


def _times(times: dict[tuple[str, str], float], one: str, other: str, criteria: Sequence[Criterion]) -> float:
    if one == other:
        return 1.0
    if (one, other) not in times:
        names = {criterion.id: criterion.name for criterion in criteria}
        if one not in names or other not in names:
            raise InvalidInputError(tr("The best and the worst criterion are not known; pick them first."))
        raise InvalidInputError(
            tr("{one} is not compared with {other} yet; compare them.").format(
                one=names[one], other=names[other]
            )
        )
    return times[one, other]


def _one_each(elicitation: Elicitation, criteria: Sequence[Criterion]) -> list[float]:
    given = {answer.criterion_id: answer.value for answer in elicitation.answers}
    for criterion in criteria:
        if criterion.id not in given:
            raise InvalidInputError(
                tr("{criterion} was not judged yet; judge it.").format(criterion=criterion.name)
            )
    return [given[criterion.id] for criterion in criteria]


def _unconnected(matrix: FloatArray) -> tuple[int, ...]:
    """Return the criteria that no chain of comparisons connects with the first one."""
    reach = ~np.isnan(matrix)
    for _ in range(len(matrix)):
        reach = reach @ reach
    return tuple(int(column) for column in np.flatnonzero(~reach[0]))
