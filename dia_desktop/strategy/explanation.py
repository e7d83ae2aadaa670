"""Why one market is ahead of another, and why that changed: parts that add up, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr, tr_n
from dia_desktop.scoring import gap_change
from dia_desktop.strategy.evaluation import FloatArray, Ranking, pair_too_close, shown_parts
from dia_desktop.strategy.numbers import Numbers, half_up
from dia_desktop.strategy.records import Criterion
from dia_desktop.strategy.verdict import joined

#: Parts named one by one when a change is explained; what is left is summed up.
MOST_NAMED = 4


@dataclass(frozen=True, slots=True, eq=False)
class HeadToHead:
    """What each criterion gives to the lead of one market over another.

    Attributes
    ----------
    a, b : rows of the matrix.
    gap : points by which `a` is ahead (below 0: behind), a missing score in the middle of its range.
    parts : (n_criteria,) weight x (value of a - value of b), points; they sum to `gap`.
    shown : the parts with one decimal; they add up to the gap with one decimal.
    open : rows and columns of the scores of the two that are missing, so that the part is a guess.
    close : whether the two are too close to call.
    """

    a: int
    b: int
    gap: float
    parts: FloatArray
    shown: tuple[float, ...]
    open: tuple[tuple[int, int], ...]
    close: bool


@dataclass(frozen=True, slots=True, eq=False)
class ChangedGap:
    """Why the gap between two markets is another one than it was.

    Attributes
    ----------
    a, b : names of the markets.
    criteria : those of both moments; one that is not in both weighs nothing at the other.
    before, after : points by which `a` is ahead (below 0: behind).
    value_parts, weight_parts : (n_criteria,) what changed values and changed weights did, points; together
        they sum to after - before.
    shown_values, shown_weights : the same with one decimal; together they add up to the difference of
        the gaps with one decimal.
    """

    a: str
    b: str
    criteria: tuple[Criterion, ...]
    before: float
    after: float
    value_parts: FloatArray
    weight_parts: FloatArray
    shown_values: tuple[float, ...]
    shown_weights: tuple[float, ...]


def head_to_head(ranking: Ranking, a: int, b: int) -> HeadToHead:
    """Return what makes the difference between the markets in rows `a` and `b`."""
    matrix = ranking.matrix
    parts = ranking.weights * (matrix.values[a] - matrix.values[b])
    missing = [
        (row, int(column))
        for row in (a, b)
        for column in np.flatnonzero(matrix.missing[row] & (ranking.weights > 0))
    ]
    return HeadToHead(
        a,
        b,
        gap=float(parts.sum()),
        parts=parts,
        shown=_shown(parts, half_up(float(parts.sum()), 1)),
        open=tuple(missing),
        close=pair_too_close(ranking, a, b),
    )


def explain_change(before: Ranking, after: Ranking, a: str, b: str) -> ChangedGap:
    """Return why the gap between the markets with ids `a` and `b` changed between two moments.

    Raises
    ------
    InvalidInputError
        A market that does not take part at both moments.
    """
    criteria = tuple({each.id: each for each in (*after.matrix.criteria, *before.matrix.criteria)}.values())
    old, old_weights = _rows(before, (a, b), criteria)
    new, new_weights = _rows(after, (a, b), criteria)
    old, new = np.where(np.isnan(old), new, old), np.where(np.isnan(new), old, new)
    change = gap_change(old, old_weights, new, new_weights, 0, 1)
    parts = np.concatenate([change.value_parts, change.weight_parts])
    shown = _shown(parts, half_up(change.after, 1) - half_up(change.before, 1))
    return ChangedGap(
        a=_name(after, a),
        b=_name(after, b),
        criteria=criteria,
        before=change.before,
        after=change.after,
        value_parts=change.value_parts,
        weight_parts=change.weight_parts,
        shown_values=shown[: len(criteria)],
        shown_weights=shown[len(criteria) :],
    )


def _rows(
    ranking: Ranking, ids: Sequence[str], criteria: Sequence[Criterion]
) -> tuple[FloatArray, FloatArray]:
    """(2, n_criteria) values, NaN where a criterion is not there, and (n_criteria,) weights, 0 there."""
    row_of = {market.id: row for row, market in enumerate(ranking.matrix.markets)}
    for market_id in ids:
        if market_id not in row_of:
            raise InvalidInputError(
                tr("A market takes part in one of the two rounds only; choose two that are in both.")
            )
    column_of = {criterion.id: column for column, criterion in enumerate(ranking.matrix.criteria)}
    values, weights = np.full((len(ids), len(criteria)), np.nan), np.zeros(len(criteria))
    for place, criterion in enumerate(criteria):
        if criterion.id in column_of:
            column = column_of[criterion.id]
            values[:, place] = ranking.matrix.values[[row_of[market_id] for market_id in ids], column]
            weights[place] = ranking.weights[column]
    return values, weights


def _name(ranking: Ranking, market_id: str) -> str:
    return next(market.name for market in ranking.matrix.markets if market.id == market_id)


def _shown(parts: FloatArray, total: float) -> tuple[float, ...]:
    """Round to one decimal so that the parts add up; of equally near ones the largest is raised first."""
    order = np.argsort(-parts, kind="stable")
    shown = np.empty(len(parts))
    shown[order] = shown_parts(parts[order].tolist(), total=total)
    return tuple(shown.tolist())


# -- in words ------------------------------------------------------------------------------------


def head_to_head_sentence(found: HeadToHead, ranking: Ranking, numbers: Numbers) -> str:
    """Return who is ahead and which criteria make the difference, as a sentence or two."""
    turned = found.gap < 0
    ahead, behind = (found.b, found.a) if turned else (found.a, found.b)
    shown = [-part for part in found.shown] if turned else list(found.shown)
    gives, takes = _group(ranking, shown, 1), _group(ranking, shown, -1)
    said = [_lead(ranking, (ahead, behind), sum(shown), found.close, numbers)]
    if gives[0]:
        said.append(
            tr_n("{criteria} gives it {points}", "{criteria} give it {points}", len(gives[0])).format(
                criteria=joined(gives[0]), points=numbers.number(gives[1])
            )
        )
    if takes[0]:
        said.append(
            tr_n("{criteria} takes back {points}", "{criteria} take back {points}", len(takes[0])).format(
                criteria=joined(takes[0]), points=numbers.number(takes[1])
            )
        )
    sentence = tr("{lead}.").format(lead=said[0])
    if len(said) > 1:
        sentence = tr("{lead}: {parts}.").format(lead=said[0], parts=", ".join(said[1:]))
    return " ".join([sentence, *_gaps(found, ranking)])


def _lead(ranking: Ranking, pair: tuple[int, int], gap: float, close: bool, numbers: Numbers) -> str:
    ahead, behind = (ranking.matrix.markets[row].name for row in pair)
    points = numbers.number(gap)
    if points == numbers.number(0.0):
        return tr("{ahead} and {behind} are level").format(ahead=ahead, behind=behind)
    pattern = (
        tr("{ahead} is ahead of {behind} by {points} points, too close to call")
        if close
        else tr("{ahead} is ahead of {behind} by {points} points")
    )
    return pattern.format(ahead=ahead, behind=behind, points=points)


def _group(ranking: Ranking, shown: Sequence[float], sign: int) -> tuple[list[str], float]:
    """Return the criteria whose shown part has a sign, largest first, and what they come to."""
    columns = sorted((c for c, part in enumerate(shown) if sign * part > 0), key=lambda c: -sign * shown[c])
    return [ranking.matrix.criteria[c].name for c in columns], sign * sum(shown[c] for c in columns)


def _gaps(found: HeadToHead, ranking: Ranking) -> list[str]:
    return [
        tr("{market} is not scored on {criterion}: counted in the middle of its range.").format(
            market=ranking.matrix.markets[row].name, criterion=ranking.matrix.criteria[column].name
        )
        for row, column in found.open
    ]


def change_sentence(found: ChangedGap, numbers: Numbers) -> str:
    """Return how the gap changed and what did it, as a sentence; the parts add up to the change."""
    parts = [
        *zip(found.shown_values, _labels(found, tr("scores on {criterion}")), strict=True),
        *zip(found.shown_weights, _labels(found, tr("the weight of {criterion}")), strict=True),
    ]
    parts = sorted((part for part in parts if part[0]), key=lambda part: -abs(part[0]))
    named, rest = parts[:MOST_NAMED], parts[MOST_NAMED:]
    if len(rest) == 1:
        named, rest = parts, []
    said = [_signed(label, points, numbers) for points, label in named]
    if rest:
        said.append(_signed(tr("all else"), sum(points for points, _ in rest), numbers))
    moved = _moved(found, numbers)
    if not said:
        return tr("{moved}.").format(moved=moved)
    return tr("{moved}: {parts}.").format(moved=moved, parts=", ".join(said))


def _labels(found: ChangedGap, pattern: str) -> list[str]:
    return [pattern.format(criterion=criterion.name) for criterion in found.criteria]


def _signed(label: str, points: float, numbers: Numbers) -> str:
    number = numbers.number(points)
    return tr("{label} {number}").format(label=label, number=f"+{number}" if points > 0 else number)


def _moved(found: ChangedGap, numbers: Numbers) -> str:
    before, after = half_up(found.before, 1), half_up(found.after, 1)
    names = {"a": found.a, "b": found.b}
    figures = {"before": numbers.number(abs(before)), "after": numbers.number(abs(after))}
    if before == after:
        return tr("The gap between {a} and {b} is still {after} points").format(**names, **figures)
    if before * after < 0 or (before == 0) != (after == 0):
        return tr("{a} {was} {b} and {now}").format(
            **names, was=_stood(before, figures["before"]), now=_stands(after, figures["after"])
        )
    if before < 0:
        names = {"a": found.b, "b": found.a}
    pattern = (
        tr("The lead of {a} over {b} grew from {before} to {after} points")
        if abs(after) > abs(before)
        else tr("The lead of {a} over {b} shrank from {before} to {after} points")
    )
    return pattern.format(**names, **figures)


def _stood(gap: float, points: str) -> str:
    if gap == 0:
        return tr("was level with")
    pattern = tr("was {points} points ahead of") if gap > 0 else tr("was {points} points behind")
    return pattern.format(points=points)


def _stands(gap: float, points: str) -> str:
    if gap == 0:
        return tr("is level now")
    pattern = tr("is {points} points ahead now") if gap > 0 else tr("is {points} points behind now")
    return pattern.format(points=points)
