"""What would change the order, in words: the smallest changes, and what leaving a criterion out does."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import NOISE, Ranking
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import Scale
from dia_desktop.strategy.stability import ScoreChange, Swap, WeightChange, Without
from dia_desktop.strategy.verdict import joined

#: Weights that differ by less than this are said with a decimal.
FINE = 0.02


def swap_sentences(swapped: Swap, ranking: Ranking, numbers: Numbers) -> list[str]:
    """Return what would put the one behind level with the one ahead, one sentence for each way."""
    names = [ranking.matrix.markets[row].name for row in (swapped.behind, swapped.ahead)]
    ways = [
        *([] if swapped.weight is None else [_weight_words(swapped.weight, ranking, numbers)]),
        *([] if swapped.score is None else [_score_words(swapped.score, ranking, numbers)]),
    ]
    if not ways:
        level = abs(float(ranking.middle[swapped.ahead] - ranking.middle[swapped.behind])) <= NOISE
        pattern = (
            tr("{behind} and {ahead} are level.")
            if level
            else tr("No single weight or score puts {behind} level with {ahead}.")
        )
        return [pattern.format(behind=names[0], ahead=names[1])]
    pattern = tr("{behind} draws level with {ahead} if {way}.")
    said = [pattern.format(behind=names[0], ahead=names[1], way=ways[0])]
    return [*said, *(tr("Or if {way}.").format(way=way) for way in ways[1:])]


def _weight_words(change: WeightChange, ranking: Ranking, numbers: Numbers) -> str:
    now = float(ranking.weights[change.criterion])
    decimals = 1 if abs(change.at - now) < FINE else 0
    said = [
        tr("{number} %").format(number=numbers.number(100 * share, decimals)) for share in (change.at, now)
    ]
    return tr("{criterion} weighs {at} instead of {now}").format(
        criterion=ranking.matrix.criteria[change.criterion].name, at=said[0], now=said[1]
    )


def _score_words(change: ScoreChange, ranking: Ranking, numbers: Numbers) -> str:
    criterion = ranking.matrix.criteria[change.criterion]
    if change.natural_now is None or change.natural_at is None:
        said = [numbers.number(value) for value in (change.now, change.at)]
    else:
        said = [reading_words(criterion.scale, x, numbers) for x in (change.natural_now, change.natural_at)]
    pattern = (
        tr("{market} rises from {now} to {at} on {criterion}")
        if change.at > change.now
        else tr("{market} falls from {now} to {at} on {criterion}")
    )
    return pattern.format(
        criterion=criterion.name,
        market=ranking.matrix.markets[change.market].name,
        now=said[0],
        at=said[1],
    )


def reading_words(scale: Scale, natural: float, numbers: Numbers) -> str:
    """Return a reading with its unit, or the words of its level."""
    if scale.ordinal:
        return tr("“{level}”").format(level=scale.label(int(natural)))
    number = numbers.number(natural, scale.decimals)
    return tr("{number} {unit}").format(number=number, unit=scale.unit) if scale.unit else number


def without_sentence(found: Sequence[Without], ranking: Ranking) -> str:
    """Return what leaving a criterion out does to the first place; "" with a single criterion."""
    if not found:
        return ""
    now = tuple(np.flatnonzero(ranking.ranks == 1).tolist())
    others = [each for each in found if tuple(sorted(each.first)) != now]
    if not others:
        pattern = (
            tr("{market} stays first whichever criterion is left out.")
            if len(now) == 1
            else tr("{market} stay level on first place whichever criterion is left out.")
        )
        return pattern.format(market=joined([ranking.matrix.markets[row].name for row in now]))
    return " ".join(
        tr("Without {criterion}, {markets} would be first.").format(
            criterion=ranking.matrix.criteria[each.criterion].name,
            markets=joined([ranking.matrix.markets[row].name for row in each.first]),
        )
        for each in others
    )
