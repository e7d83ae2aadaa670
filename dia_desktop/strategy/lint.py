"""What an expert would criticise in the model, each with what mends it: weights and criteria."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import combinations

import numpy as np

from dia_desktop.language import tr, tr_n
from dia_desktop.strategy.criticism import Criticism, Model, Rule, names_of
from dia_desktop.strategy.evaluation import NOISE, Ranking
from dia_desktop.strategy.lint_scores import SCORE_RULES
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.records import ScoringRound
from dia_desktop.strategy.weighing import WeightMethod

#: Two criteria overlap from this correlation on, over at least so many markets.
OVERLAP, LEAST_FOR_OVERLAP = 0.9, 8


def lint(scoring: ScoringRound, ranking: Ranking, today: date, numbers: Numbers) -> tuple[Criticism, ...]:
    """Return what an expert would criticise in a round: first the weights, then the scores.

    Parameters
    ----------
    ranking : of the round, under its own weights or under others that are tried.
    today : whether a review is due is told by it.
    """
    model = Model(scoring, ranking, today, numbers)
    rules: tuple[Callable[[Model], list[Criticism]], ...] = (
        _range_free_weights,
        _stale_weights,
        _late_weights,
        _weightless,
        _one_criterion,
        _constant,
        _overlapping,
        *SCORE_RULES,
    )
    return tuple(criticism for rule in rules for criticism in rule(model))


def _range_free_weights(model: Model) -> list[Criticism]:
    free = model.scoring.weighing.method in (WeightMethod.GIVEN, WeightMethod.DIRECT)
    if not free or len(model.criteria) == 1:
        return []
    return [
        model.criticise(
            Rule.RANGE_FREE_WEIGHTS,
            tr("The weights were set without asking what each range, from worst to best, is worth."),
            tr("Weigh the criteria in the guided weighting, which asks for it."),
        )
    ]


def _stale_weights(model: Model) -> list[Criticism]:
    stale = [criterion for criterion in model.criteria if criterion.stale]
    if not stale:
        return []
    what = tr_n(
        "The anchors of {criteria} changed since its weight was settled.",
        "The anchors of {criteria} changed since their weights were settled.",
        len(stale),
    ).format(criteria=names_of(stale))
    fix = tr("Confirm the weights on the new scale, or weigh again.")
    return [model.criticise(Rule.STALE_WEIGHTS, what, fix, criteria=stale)]


def _late_weights(model: Model) -> list[Criticism]:
    times = model.scoring.weighing.late_changes
    if not times:
        return []
    what = tr_n(
        "The weights were changed once while the ranking could be seen.",
        "The weights were changed {times} times while the ranking could be seen.",
        times,
    ).format(times=times)
    return [
        model.criticise(
            Rule.LATE_WEIGHTS,
            what,
            tr("Say in the report why, so that nobody thinks they were fitted to it."),
        )
    ]


def _weightless(model: Model) -> list[Criticism]:
    none = [c for c, weight in zip(model.criteria, model.ranking.weights, strict=True) if weight <= 0]
    if not none:
        return []
    what = tr_n(
        "{criteria} weighs nothing, so that its scores do not count.",
        "{criteria} weigh nothing, so that their scores do not count.",
        len(none),
    ).format(criteria=names_of(none))
    fix = tr_n("Give it a weight or take it out.", "Give each a weight or take it out.", len(none))
    return [model.criticise(Rule.NO_WEIGHT, what, fix, criteria=none)]


def _one_criterion(model: Model) -> list[Criticism]:
    if len(model.criteria) > 1:
        return []
    (only,) = model.criteria
    return [
        model.criticise(
            Rule.ONE_CRITERION,
            tr("Everything hangs on {criterion} alone.").format(criterion=only.name),
            tr("Add what else matters to the choice."),
            criteria=[only],
        )
    ]


def _constant(model: Model) -> list[Criticism]:
    alike = np.ptp(model.values, axis=0) <= NOISE
    known = ~model.ranking.matrix.missing.any(axis=0)
    return [
        model.criticise(
            Rule.CONSTANT,
            tr("All markets are worth the same on {criterion}, which tells none of them apart.").format(
                criterion=model.criteria[column].name
            ),
            tr("Look at the scores again, or take the criterion out and say that it decides nothing."),
            criteria=[model.criteria[column]],
        )
        for column in np.flatnonzero(alike & known)
    ]


def _overlapping(model: Model) -> list[Criticism]:
    found = []
    for one, other in combinations(range(len(model.criteria)), 2):
        correlation = _correlation(model, one, other)
        if correlation is not None and abs(correlation) >= OVERLAP:
            pair = [model.criteria[one], model.criteria[other]]
            what = tr("{criteria} say nearly the same of the markets (correlation {number}).").format(
                criteria=names_of(pair), number=model.numbers.number(correlation, 2)
            )
            if correlation < 0:
                what = tr("{criteria} say nearly the opposite of the markets (correlation {number}).").format(
                    criteria=names_of(pair), number=model.numbers.number(correlation, 2)
                )
            fix = tr("Check that nothing is counted twice; if it is, merge the two or share their weight.")
            found.append(model.criticise(Rule.OVERLAP, what, fix, criteria=pair))
    return found


def _correlation(model: Model, one: int, other: int) -> float | None:
    """Return Pearson's r over the markets known on both; None where they are too few or all alike."""
    columns = [one, other]
    rows = ~model.ranking.matrix.missing[:, columns].any(axis=1)
    pair = model.values[rows][:, columns]
    if len(pair) < LEAST_FOR_OVERLAP or (np.ptp(pair, axis=0) <= NOISE).any():
        return None
    centred = pair - pair.mean(axis=0)
    lengths = np.sqrt((centred**2).sum(axis=0))
    return float(centred[:, 0] @ centred[:, 1] / lengths.prod())
