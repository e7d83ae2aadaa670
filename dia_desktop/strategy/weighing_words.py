"""The words of a guided weighting: methods, questions, and what was said so far."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dia_desktop.language import tr
from dia_desktop.strategy.interview import MOST_POINTS, Approach, Ask, Interview, Step
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.swings import Equivalence, equivalence, read_back, swing
from dia_desktop.strategy.weighed_words import method_words
from dia_desktop.strategy.weighing import Weighing, WeightMethod

#: What is said of a step: the question, and what helps to answer it.
Words = tuple[str, str]


def formula_words(method: WeightMethod) -> str:
    """Return how weights follow from the answers, where an approach leaves a choice."""
    return {
        WeightMethod.RANK_ORDER_CENTROID: tr("Centroid: the mean of all weights in this order"),
        WeightMethod.RANK_SUM: tr("Rank sum: falling in equal steps"),
        WeightMethod.RANK_ORDER_DISTRIBUTION: tr("Distribution: the mean of all ratings in this order"),
        WeightMethod.PAIRWISE_GEOMETRIC: tr("Geometric mean of the comparisons"),
        WeightMethod.PAIRWISE_EIGENVECTOR: tr("Eigenvector of the comparisons"),
    }.get(method, method_words(method))


def approach_words(approach: Approach) -> Words:
    """Return the name of an approach, and what the room does in it."""
    return {
        Approach.SWING: (
            tr("Swing weighting"),
            tr("Recommended. Give points to what going from worst to best is worth"),
        ),
        Approach.ORDER: (tr("Order of importance"), tr("Say only which counts more; the rest is arithmetic")),
        Approach.PAIRS: (
            tr("Compare in pairs"),
            tr("How many times as much, two at a time; some may be skipped"),
        ),
        Approach.BEST_WORST: (tr("Best and worst"), tr("Compare all with the first and with the last only")),
    }[approach]


def late_warning(weighing: Weighing) -> str:
    """Return what a room must know that weighs while it sees who is first."""
    return tr(
        "The ranking is in sight. Weights changed in sight of the ranking are counted ({count} so far)."
    ).format(count=weighing.late_changes)


def step_words(interview: Interview, step: Step, numbers: Numbers) -> Words:
    """Return the question of a step, and what helps to answer it."""
    return _WORDS[step.ask](interview, step, numbers)


def _ranges(interview: Interview, step: Step, numbers: Numbers) -> Words:
    del interview, step, numbers
    return (
        tr("What is being weighed: these ranges"),
        tr("A weight says what going from the worst to the best of its range is worth."),
    )


def _pick(interview: Interview, step: Step, numbers: Numbers) -> Words:
    del numbers
    if interview.approach is Approach.BEST_WORST:
        if step.place == 0:
            return tr("Which one would you bring from its worst to its best first?"), tr("The best.")
        return tr("Which one would you bring to its best last?"), tr("The worst.")
    if step.place == 0:
        return (
            tr("Imagine a market that is worst on all. Which one would you bring to its best first?"),
            tr("Go by the ranges, not by the names."),
        )
    return tr("Which one would you bring to its best next?"), tr("Place {place}").format(place=step.place + 1)


def _points(interview: Interview, step: Step, numbers: Numbers) -> Words:
    criterion, first = interview.named(step.criterion_id), interview.named(step.other_id)
    return (
        tr("{first} is worth {most} points. How many is {criterion}?").format(
            first=first.name, most=numbers.number(MOST_POINTS, 0), criterion=criterion.name
        ),
        tr("{criterion} {swing}, against {first} {first_swing}").format(
            criterion=criterion.name,
            swing=swing(criterion.scale, numbers),
            first=first.name,
            first_swing=swing(first.scale, numbers),
        ),
    )


def said_so_far(interview: Interview, step: Step) -> Equivalence:
    """Return what the points of a swing say beside the first one."""
    criterion, first = interview.named(step.criterion_id), interview.named(step.other_id)
    points = interview.points.get(step.criterion_id, MOST_POINTS)
    return equivalence(criterion, first, points, MOST_POINTS)


def _agree(interview: Interview, step: Step, numbers: Numbers) -> Words:
    criterion, first = interview.named(step.criterion_id), interview.named(step.other_id)
    points = interview.points.get(step.criterion_id, MOST_POINTS)
    return (
        tr("You said: {said}.").format(said=read_back(said_so_far(interview, step), numbers)),
        tr("{criterion} {points} points, {first} {most}. Agree?").format(
            criterion=criterion.name,
            points=numbers.number(points, 0),
            first=first.name,
            most=numbers.number(MOST_POINTS, 0),
        ),
    )


def _times(interview: Interview, step: Step, numbers: Numbers) -> Words:
    one, other = interview.named(step.criterion_id), interview.named(step.other_id)
    note = tr("{one} {swing}, against {other} {other_swing}").format(
        one=one.name,
        swing=swing(one.scale, numbers),
        other=other.name,
        other_swing=swing(other.scale, numbers),
    )
    if interview.approach is Approach.BEST_WORST:
        return (
            tr("How many times as much is {one} worth as {other}?").format(one=one.name, other=other.name),
            note,
        )
    return (
        tr("Which is worth more, and how many times: {one} or {other}?").format(
            one=one.name, other=other.name
        ),
        note,
    )


def _result(interview: Interview, step: Step, numbers: Numbers) -> Words:
    del interview, step, numbers
    return (
        tr("These are the weights you said"),
        tr("The ranking shows them already; nothing is written yet."),
    )


_WORDS: Final[dict[Ask, Callable[[Interview, Step, Numbers], Words]]] = {
    Ask.RANGES: _ranges,
    Ask.PICK: _pick,
    Ask.POINTS: _points,
    Ask.AGREE: _agree,
    Ask.TIMES: _times,
    Ask.RESULT: _result,
}
