"""Weights from comparing the best criterion with the others, and the others with the worst one.

Both models have exact solutions, so that no optimiser is needed: once the weights of the best and the
worst criterion are known, so is the room of every other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring.checks import NOISE, BoolArray, FloatArray, IntArray, one_each, place, table
from dia_desktop.scoring.pairwise import LARGEST_RATIO

Model = Literal["linear", "nonlinear"]


@dataclass(frozen=True, slots=True, eq=False)
class BestWorst:
    """Weights, and how far the comparisons are from fitting any.

    Attributes
    ----------
    weights
        (n_criteria,) with sum 1.
    deviation
        The largest deviation from a comparison, made as small as can be: a difference of weights in
        the linear model, of ratios in the nonlinear one. 0 where the comparisons are consistent.
    """

    weights: FloatArray
    deviation: float


@dataclass(frozen=True, slots=True, eq=False)
class _Comparisons:
    """The comparisons, sorted by what they are about.

    Attributes
    ----------
    best, worst, others
        Positions of the criteria; others is (m,).
    to_best, to_worst
        (m,) how many times the best counts each other one, and each other one the worst.
    span
        How many times the best counts the worst.
    """

    best: int
    worst: int
    others: IntArray
    to_best: FloatArray
    to_worst: FloatArray
    span: float

    def arranged(self, best: float, worst: float, others: FloatArray) -> FloatArray:
        """Return numbers for best, worst and others in the order of the criteria."""
        numbers = np.empty(len(others) + 2)
        numbers[self.best], numbers[self.worst], numbers[self.others] = best, worst, others
        return numbers


def best_worst(best_to_others: ArrayLike, others_to_worst: ArrayLike, model: Model = "linear") -> BestWorst:
    """Return weights by the best-worst method (Rezaei 2015, 2016).

    With w_B and w_W the weights of the best and the worst criterion, a_j and b_j the comparisons of
    criterion j with them, and xi the deviation:

    - "linear" (Rezaei 2016) keeps ``|w_B - a_j w_j|`` and ``|w_j - b_j w_W|`` within xi;
    - "nonlinear" (Rezaei 2015) keeps ``|w_B / w_j - a_j|`` and ``|w_j / w_W - b_j|`` within xi.

    The linear model has one solution. The nonlinear one leaves an interval to each weight if there are
    more than three criteria; then the centres are taken (Rezaei 2016), here scaled to sum 1.

    Parameters
    ----------
    best_to_others
        (n_criteria,): how many times the best criterion counts each one; 1 or more, commonly up to 9,
        and 1 for the best itself.
    others_to_worst
        (n_criteria,): how many times each criterion counts the worst one; 1 for the worst itself. Where
        several could be the best (or the worst), it is the one furthest from the other end, and of
        equals the first.
    model
        "linear" or "nonlinear".

    Raises
    ------
    InvalidInputError
        An unknown model; numbers that are not finite, below 1 or beyond a billion; vectors of
        unequal length, or without a 1; one criterion for both ends; different answers to
        how many times the best counts the worst.
    """
    if model not in get_args(Model):
        message = tr("model: {known} are known, not {given}.")
        raise InvalidInputError(message.format(known=", ".join(get_args(Model)), given=model))
    from_best = table("best_to_others", best_to_others, 1)
    to_worst = one_each("others_to_worst", others_to_worst, len(from_best))
    _check_range("best_to_others", from_best)
    _check_range("others_to_worst", to_worst)
    if len(from_best) == 1:
        return BestWorst(np.ones(1), 0.0)
    compared = _sorted_out(from_best, to_worst)
    weights, deviation = _linear(compared) if model == "linear" else _nonlinear(compared)
    return BestWorst(weights / weights.sum(), deviation)


def _linear(compared: _Comparisons) -> tuple[FloatArray, float]:
    """Find the weights in units of the deviation, where the least deviation is the largest sum.

    With weights x of the best and y of the worst, another weight reaches up to the lesser of
    (x + 1) / a and b y + 1, and there is room for it while x is within a + 1 of a b y; for the worst itself,
    within 1 of span y. All these bounds rise in both x and y, so that the greatest x and y that keep them are
    found together, and with them every other weight: y where two conditions on x begin to
    exclude each other, x at the least upper bound there.
    """
    a, b, span = compared.to_best, compared.to_worst, compared.span
    slopes, starts = np.append(a * b, span), np.append(a + 1, 1.0)
    opening = slopes[:, None] - slopes
    exclude = opening > NOISE * span
    if not exclude.any():
        return compared.arranged(span, 1.0, b), 0.0
    worst = float(np.min((starts[:, None] + starts)[exclude] / opening[exclude]))
    best = float(np.min(slopes * worst + starts))
    weights = compared.arranged(best, worst, np.minimum((best + 1) / a, b * worst + 1))
    return weights, float(1 / weights.sum())


def _nonlinear(compared: _Comparisons) -> tuple[FloatArray, float]:
    """Find the intervals of the weights in units of the worst one, and return their centres.

    At deviation d the comparisons with criterion j allow ratios of best to worst from
    (a - d) (b - d) to (a + d) (b + d), and the one of best with worst allows span - d to span + d. The
    least deviation is the least at which any two of these intervals meet; then they meet in one point.
    """
    a, b = compared.to_best, compared.to_worst
    deviation = _least_deviation(compared)
    lowest = np.where((a > deviation) & (b > deviation), (a - deviation) * (b - deviation), 0.0)
    low = float(np.max(lowest, initial=compared.span - deviation))
    high = float(np.min((a + deviation) * (b + deviation), initial=compared.span + deviation))
    best = (low + high) / 2
    least = np.maximum(b - deviation, best / (a + deviation))
    with_room = a > deviation
    most = np.minimum(
        b + deviation, np.where(with_room, best / np.where(with_room, a - deviation, 1.0), np.inf)
    )
    lows, highs = compared.arranged(best, 1.0, least), compared.arranged(best, 1.0, np.maximum(least, most))
    smallest = lows / (lows + (highs.sum() - highs))
    largest = highs / (highs + (lows.sum() - lows))
    return np.asarray((smallest + largest) / 2), deviation


def _least_deviation(compared: _Comparisons) -> float:
    a, b, span = compared.to_best, compared.to_worst, compared.span
    surplus = a * b - span
    reach = 1 + a + b
    with_span = 2 * np.abs(surplus) / (reach + np.sqrt(reach**2 - 4 * surplus))
    with_another = (surplus[:, None] - surplus) / ((a + b)[:, None] + (a + b))
    return float(max(np.max(with_span, initial=0.0), np.max(with_another, initial=0.0)))


def _sorted_out(from_best: FloatArray, to_worst: FloatArray) -> _Comparisons:
    best = _end("best_to_others", from_best == 1, to_worst)
    could_be_worst = to_worst == 1
    could_be_worst[best] = False
    worst = _end("others_to_worst", could_be_worst, from_best)
    if abs(from_best[worst] - to_worst[best]) > NOISE * from_best[worst]:
        message = tr(
            "best_to_others, position {worst}, and others_to_worst, position {best} (counted from 0): the "
            "best counts the worst {one:g} times and {other:g} times; one answer is needed."
        )
        raise InvalidInputError(
            message.format(worst=worst, best=best, one=from_best[worst], other=to_worst[best])
        )
    others = np.delete(np.arange(len(from_best)), [best, worst])
    return _Comparisons(best, worst, others, from_best[others], to_worst[others], float(from_best[worst]))


def _end(name: str, possible: BoolArray, distance: FloatArray) -> int:
    if not possible.any():
        message = tr(
            "{name}: a 1 is missing; it says which criterion is the {end}, and best and worst differ."
        )
        end = tr("best") if name == "best_to_others" else tr("worst")
        raise InvalidInputError(message.format(name=name, end=end))
    return int(np.argmax(np.where(possible, distance, 0.0)))


def _check_range(name: str, numbers: FloatArray) -> None:
    wrong = np.flatnonzero((numbers < 1) | (numbers > LARGEST_RATIO))
    if len(wrong):
        at = int(wrong[0])
        message = tr("{place}: {given:g} is not within 1 (as important) to a billion; 1 to 9 is common.")
        raise InvalidInputError(message.format(place=place(name, (at,)), given=numbers[at]))
