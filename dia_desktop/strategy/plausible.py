"""Which weights count as plausible: what the room said of them, else a margin around those of now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.scoring import weight_space
from dia_desktop.strategy.evaluation import NOISE, FloatArray
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Criterion
from dia_desktop.strategy.weighing import DrawSettings

#: An order of importance has at least so many places.
LEAST_ORDERED = 2


class Basis(StrEnum):
    """What the plausible weights are drawn around.

    MARGIN : within +-margin of now, or to a bound the room set on that side.
    ORDER : in the order of importance the room gave, within the bounds it set; no margin.
    BOUNDS : within the bounds the room set, which the weights of now do not keep; no margin.
    IMPOSSIBLE : the room's order and bounds cannot all be kept; the margin alone counts.
    """

    MARGIN = "margin"
    ORDER = "order"
    BOUNDS = "bounds"
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True, eq=False)
class PlausibleWeights:
    """The weight sets that are drawn, uniformly; shares of the whole, summing to 1.

    Attributes
    ----------
    low, high : (n_criteria,) least and greatest weight of each criterion.
    order : criteria (columns) in the order of importance that is kept, most important first; () for none.
    basis : what they are drawn around.
    margin : share of the whole; counts where `basis` is MARGIN or IMPOSSIBLE.
    bounded : whether a bound the room set counts.
    """

    low: FloatArray
    high: FloatArray
    order: tuple[int, ...]
    basis: Basis
    margin: float
    bounded: bool


def plausible_weights(
    criteria: Sequence[Criterion], weights: FloatArray, settings: DrawSettings
) -> PlausibleWeights:
    """Return which weights count as plausible beside those of now.

    An order of importance of two or more criteria is kept instead of the margin. A bound the room set
    takes the place of the margin on its side; where the weights of now are beyond a bound, the bounds
    alone count. Bounds and an order that no weights keep are left out, and `basis` says so.

    Parameters
    ----------
    weights : (n_criteria,) summing to 1; those shown now, which may not be those of the criteria.
    """
    low, high = _bounds(criteria, 0.0, 1.0)
    order = _order(criteria)
    bounded = any(criterion.low is not None or criterion.high is not None for criterion in criteria)
    if not _possible(low, high, order):
        around = _within(weights, settings.margin)
        return PlausibleWeights(*around, (), Basis.IMPOSSIBLE, settings.margin, bounded=False)
    if order:
        return PlausibleWeights(low, high, order, Basis.ORDER, settings.margin, bounded)
    if np.any((weights < low - NOISE) | (weights > high + NOISE)):
        return PlausibleWeights(low, high, (), Basis.BOUNDS, settings.margin, bounded)
    nearest, furthest = _within(weights, settings.margin)
    low = np.array([n if c.low is None else c.low for c, n in zip(criteria, nearest, strict=True)])
    high = np.array([f if c.high is None else c.high for c, f in zip(criteria, furthest, strict=True)])
    return PlausibleWeights(low, high, (), Basis.MARGIN, settings.margin, bounded)


def plausible_way(plausible: PlausibleWeights, ends: FloatArray) -> tuple[float, float] | None:
    """Return the part of a straight way through weight space that is plausible, 0 at its start, 1 at its end.

    Parameters
    ----------
    ends : (2, n_criteria) the weights at both ends of the way.

    Returns
    -------
    (first, last) or None where no point of the way is plausible.
    """
    start, step = ends[0], ends[1] - ends[0]
    room, speed = [start - plausible.low, plausible.high - start], [step, -step]
    if plausible.order:
        order = list(plausible.order)
        room.append(-np.diff(start[order]))
        speed.append(-np.diff(step[order]))
    slack, rate = np.concatenate(room), np.concatenate(speed)
    still = np.abs(rate) <= NOISE
    if np.any(slack[still] < -NOISE):
        return None
    meets = -slack / np.where(still, 1.0, rate)
    first = float(np.max(meets, initial=0.0, where=~still & (rate > 0)))
    last = float(np.min(meets, initial=1.0, where=~still & (rate < 0)))
    return (first, last) if first <= last + NOISE else None


def plausible_words(plausible: PlausibleWeights, numbers: Numbers) -> str:
    """Return which weights are drawn, as part of a sentence."""
    margin = numbers.number(plausible.margin * 100, 0)
    if plausible.basis is Basis.IMPOSSIBLE:
        return tr(
            "weights within ±{margin} points of now (no weights keep the order and the bounds the room set)"
        ).format(margin=margin)
    if plausible.basis is Basis.BOUNDS:
        return tr("weights within the bounds the room set, beyond which those of now are")
    if plausible.basis is Basis.ORDER:
        return _order_words(plausible)
    if plausible.bounded:
        return tr("weights within ±{margin} points of now, or to the bounds the room set").format(
            margin=margin
        )
    return tr("weights within ±{margin} points of now").format(margin=margin)


def _order_words(plausible: PlausibleWeights) -> str:
    said = tr("weights in the order of importance the room gave")
    if len(plausible.order) < len(plausible.low):
        said = tr("weights in the order of importance the room gave to {some} of {all} criteria").format(
            some=len(plausible.order), all=len(plausible.low)
        )
    return tr("{what}, within the bounds it set").format(what=said) if plausible.bounded else said


def _bounds(criteria: Sequence[Criterion], least: float, most: float) -> tuple[FloatArray, FloatArray]:
    low = [least if criterion.low is None else criterion.low for criterion in criteria]
    high = [most if criterion.high is None else criterion.high for criterion in criteria]
    return np.array(low, dtype=np.float64), np.array(high, dtype=np.float64)


def _order(criteria: Sequence[Criterion]) -> tuple[int, ...]:
    places = [(c.importance, column) for column, c in enumerate(criteria) if c.importance is not None]
    return tuple(column for _, column in sorted(places)) if len(places) >= LEAST_ORDERED else ()


def _within(weights: FloatArray, margin: float) -> tuple[FloatArray, FloatArray]:
    return np.clip(weights - margin, 0.0, 1.0), np.clip(weights + margin, 0.0, 1.0)


def _possible(low: FloatArray, high: FloatArray, order: Sequence[int]) -> bool:
    """Whether any weights keep bounds and order; a criterion that was removed can take them all away."""
    try:
        weight_space(len(low), order, low, high)
    except InvalidInputError:
        return False
    return True
