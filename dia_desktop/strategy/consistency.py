"""How well the answers of a guided weighting fit each other, in words. Nothing is ever mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isnan

import numpy as np

from dia_desktop.language import tr, tr_n
from dia_desktop.scoring import Pairwise
from dia_desktop.strategy.elicitation import BY_PAIRS, compared_ends, compared_pairs, comparison_matrix
from dia_desktop.strategy.evaluation import FloatArray
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Criterion
from dia_desktop.strategy.weighing import Elicitation, WeightMethod

#: Above this consistency ratio the comparisons deserve a second look (Saaty 1980).
LARGEST_RATIO = 0.10
#: From three criteria on, comparisons can contradict each other.
TRIAD = 3


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about the answers, and whether it is a warning."""

    sentence: str
    warns: bool = False


def remarks(elicitation: Elicitation, criteria: Sequence[Criterion], numbers: Numbers) -> tuple[Remark, ...]:
    """Return what is to be said of the answers.

    Raises
    ------
    InvalidInputError
        No weights follow from the answers.
    """
    if len(criteria) < TRIAD:
        return ()
    if elicitation.method in BY_PAIRS:
        return _of_pairs(elicitation, criteria, numbers)
    if elicitation.method is WeightMethod.BEST_WORST:
        deviation = compared_ends(elicitation, criteria).deviation
        return (
            Remark(
                tr("The answers fit to within {deviation} points of weight; 0 would be perfect.").format(
                    deviation=numbers.number(100 * deviation)
                )
            ),
        )
    return ()


def _of_pairs(
    elicitation: Elicitation, criteria: Sequence[Criterion], numbers: Numbers
) -> tuple[Remark, ...]:
    found = compared_pairs(elicitation, criteria)
    matrix = comparison_matrix(elicitation, criteria)
    said = [_ratio(found, numbers)]
    if said[0].warns:
        said += _mending(found, matrix, criteria, numbers)
    skipped = int(np.isnan(matrix).sum()) // 2
    if skipped:
        said.append(
            Remark(
                tr_n(
                    "{count} comparison was skipped; the ratio is lenient then.",
                    "{count} comparisons were skipped; the ratio is lenient then.",
                    skipped,
                ).format(count=skipped)
            )
        )
    return tuple(said)


def _ratio(found: Pairwise, numbers: Numbers) -> Remark:
    ratio = found.consistency_ratio
    if isnan(ratio):
        return Remark(tr("There is no random index for so many criteria, and so no consistency ratio."))
    shown = numbers.number(ratio, 2)
    if ratio > LARGEST_RATIO:
        return Remark(
            tr(
                "Consistency ratio {ratio}, above {most} (Saaty's random index of 1980): look at the answers."
            ).format(ratio=shown, most=numbers.number(LARGEST_RATIO, 2)),
            warns=True,
        )
    return Remark(
        tr("Consistency ratio {ratio} (Saaty's random index of 1980): the answers fit each other.").format(
            ratio=shown
        )
    )


def _mending(
    found: Pairwise, matrix: FloatArray, criteria: Sequence[Criterion], numbers: Numbers
) -> list[Remark]:
    """Name the three comparisons that contradict each other most, and the answer nearest to the others."""
    said = []
    if found.worst_triad is not None:
        pairs = combinations(found.worst_triad, 2)
        answers = [times_sentence(criteria[i], criteria[j], matrix[i, j], numbers) for i, j in pairs]
        sentence = tr("These contradict each other most: {answers}.").format(answers="; ".join(answers))
        said.append(Remark(sentence, warns=True))
    if found.suggestion is not None:
        row, column, value = found.suggestion
        fitting = times_sentence(criteria[row], criteria[column], value, numbers, 1)
        sentence = tr("Nearest answer that fits the others: {answer}.").format(answer=fitting)
        said.append(Remark(sentence, warns=True))
    return said


def times_sentence(
    one: Criterion, other: Criterion, times: float, numbers: Numbers, decimals: int = 0
) -> str:
    """Return how many times as much one criterion is worth as another, the greater one first."""
    if times < 1:
        one, other, times = other, one, 1 / times
    shown = numbers.number(times, decimals)
    if shown == numbers.number(1, decimals):
        return tr("{one} and {other} are worth the same").format(one=one.name, other=other.name)
    return tr("{one} is worth {times} times as much as {other}").format(
        one=one.name, times=shown, other=other.name
    )
