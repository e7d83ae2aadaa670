"""Swings in words: what a weight is the worth of, and what one swing is worth on another scale."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import floor, log10

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import NOISE
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Criterion, Scale
from dia_desktop.strategy.scale_words import level_text, natural_text, scale_ends, with_unit

#: A difference is written with at least so many digits that are not leading zeros.
DIGITS = 2


@dataclass(frozen=True, slots=True)
class Equivalence:
    """One whole swing, and the share (0-1) of another, greater one that is worth as much."""

    whole: Criterion
    part: Criterion
    share: float


def equivalence(a: Criterion, b: Criterion, weight_a: float, weight_b: float) -> Equivalence:
    """Return what the lesser of two swings is worth as a part of the greater one."""
    if weight_a > weight_b:
        a, b, weight_a, weight_b = b, a, weight_b, weight_a
    return Equivalence(a, b, weight_a / weight_b if weight_b > 0 else 1.0)


def swing(scale: Scale, numbers: Numbers) -> str:
    """Return the ends of a scale as a way: from its worst to its best."""
    worst, best = scale_ends(scale, numbers)
    return tr("from “{worst}” to “{best}”").format(worst=worst, best=best)


def swing_figures(scale: Scale, numbers: Numbers) -> str:
    """Return the readings at the ends of a numeric scale, where its ends are said in words; else ""."""
    if scale.ordinal or not (scale.worst and scale.best):
        return ""
    ends = [_reading(scale, share) for share in (0.0, 1.0)]
    worst, best = (natural_text(scale, end, numbers) for end in ends)
    return with_unit(tr("{worst} to {best}").format(worst=worst, best=best), scale.unit)


def read_back(said: Equivalence, numbers: Numbers) -> str:
    """Return what a pair of weights says, in the units of the greater swing."""
    way = tr("{criterion}, {swing}").format(criterion=said.whole.name, swing=swing(said.whole.scale, numbers))
    return tr("going all the way on {way}, {worth}").format(way=way, worth=worth(said, numbers))


def worth(said: Equivalence, numbers: Numbers) -> str:
    """Return what the whole swing is worth on the other scale: "is worth as much as …"."""
    scale, name = said.part.scale, said.part.name
    if said.share <= NOISE:
        return tr("counts for nothing")
    if said.share >= 1 - NOISE:
        return tr("is worth as much as going all the way on {criterion}, {swing}").format(
            criterion=name, swing=swing(scale, numbers)
        )
    if scale.ordinal:
        return _worth_in_levels(scale, name, said.share)
    low, high = _reading(scale, 0.0), _reading(scale, said.share)
    change = abs(high - low)
    finer = replace(scale, decimals=max(scale.decimals, _decimals(change)))
    return tr("is worth as much as {change} on {criterion}: from {low} to {high}").format(
        change=with_unit(numbers.number(change, finer.decimals), scale.unit),
        criterion=name,
        low=natural_text(finer, low, numbers),
        high=natural_text(finer, high, numbers),
    )


def _worth_in_levels(scale: Scale, name: str, share: float) -> str:
    """Say between which levels the worth lies, since there is nothing between two levels."""
    ladder = sorted(scale.levels, key=lambda step: step.value)
    low, high = ladder[0].value, ladder[-1].value
    wanted = low + share * (high - low)
    words = [level_text(scale, float(step.level)) for step in ladder]
    above = next(place for place, step in enumerate(ladder) if step.value >= wanted - NOISE)
    if ladder[above].value <= wanted + NOISE:
        return tr("is worth as much as going from “{low}” to “{high}” on {criterion}").format(
            criterion=name, low=words[0], high=words[above]
        )
    if above == 1:
        return tr("is worth less than going from “{low}” to “{high}” on {criterion}").format(
            criterion=name, low=words[0], high=words[1]
        )
    return tr(
        "is worth more than going from “{low}” to “{below}” on {criterion}, and less than to “{above}”"
    ).format(criterion=name, low=words[0], below=words[above - 1], above=words[above])


def _reading(scale: Scale, share: float) -> float:
    """Return the reading where this share (0-1) of the swing of a numeric scale is reached.

    The way leads along the value function from the reading worth least to the one worth most; where the
    function rests on a level, the first reading counts.
    """
    worths = [value for _, value in scale.points]
    start, end = worths.index(min(worths)), worths.index(max(worths))
    way = scale.points[start : end + 1] if start <= end else scale.points[end : start + 1][::-1]
    wanted = way[0][1] + share * (way[-1][1] - way[0][1])
    before = way[0]
    for after in way[1:]:
        if after[1] >= wanted - NOISE and after[1] > before[1]:
            return before[0] + (wanted - before[1]) / (after[1] - before[1]) * (after[0] - before[0])
        before = after
    return way[-1][0]


def _decimals(change: float) -> int:
    """Return how many decimals show two digits of a difference."""
    return max(0, DIGITS - 1 - floor(log10(change))) if change > 0 else 0
