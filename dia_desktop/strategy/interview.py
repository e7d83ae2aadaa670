"""A guided weighting as a room goes through it: which step comes next, and what was answered.

An `Interview` never changes: every answer gives another one. It knows no widget and no words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import combinations
from typing import Final

from dia_desktop.strategy.elicitation import BY_ORDER, BY_PAIRS, best_and_worst
from dia_desktop.strategy.records import Criterion
from dia_desktop.strategy.weighing import Answer, Elicitation, WeightMethod

#: Points of the swing that comes first.
MOST_POINTS: Final = 100.0
#: How many times as much one swing can be worth as another (Saaty 1977).
MOST_TIMES: Final = 9


class Approach(StrEnum):
    """What the room is asked for; how weights follow from it can be chosen afterwards."""

    SWING = "swing"
    ORDER = "order"
    PAIRS = "pairs"
    BEST_WORST = "best and worst"


#: The methods that make weights of the answers of an approach, the usual one first.
METHODS: Final[dict[Approach, tuple[WeightMethod, ...]]] = {
    Approach.SWING: (WeightMethod.SWING,),
    Approach.ORDER: tuple(BY_ORDER),
    Approach.PAIRS: tuple(BY_PAIRS),
    Approach.BEST_WORST: (WeightMethod.BEST_WORST,),
}


class Ask(StrEnum):
    """What a step is about."""

    RANGES = "ranges"
    PICK = "pick"
    POINTS = "points"
    AGREE = "agree"
    TIMES = "times"
    RESULT = "result"


@dataclass(frozen=True, slots=True)
class Step:
    """One screen.

    Attributes
    ----------
    place : which of several picks, 0 first.
    options : criterion ids to pick from.
    criterion_id, other_id : what is judged, and what it is compared with.
    """

    ask: Ask
    place: int = 0
    options: tuple[str, ...] = ()
    criterion_id: str = ""
    other_id: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """What a room answered so far.

    Attributes
    ----------
    picks : criterion ids in the order picked: the first swing, the order of importance, or best and worst.
    points : worth of a swing by criterion id, where the first one is worth 100.
    times : how many times the one counts the other, by their ids; none for a comparison that was skipped.
    skipped : the comparisons that were left out on purpose.
    """

    criteria: tuple[Criterion, ...]
    approach: Approach
    picks: tuple[str, ...] = ()
    points: Mapping[str, float] = field(default_factory=dict)
    times: Mapping[tuple[str, str], float] = field(default_factory=dict)
    skipped: frozenset[tuple[str, str]] = frozenset()

    @property
    def ids(self) -> tuple[str, ...]:
        """The criteria in matrix order."""
        return tuple(criterion.id for criterion in self.criteria)

    def named(self, criterion_id: str) -> Criterion:
        """Return a criterion of the round."""
        return next(criterion for criterion in self.criteria if criterion.id == criterion_id)

    def picked(self, place: int) -> str:
        """Return what was picked at a place; "" where nothing was."""
        return self.picks[place] if place < len(self.picks) else ""

    # -- steps --------------------------------------------------------------------------------

    def steps(self) -> tuple[Step, ...]:
        """Return all steps from the ranges to the result.

        Those after the first pick that is missing are as many as there will be, but may ask for others.
        """
        return Step(Ask.RANGES), *_STEPS[self.approach](self), Step(Ask.RESULT)

    def answered(self, step: Step) -> bool:
        """Whether a step has what the next one needs."""
        pair = (step.criterion_id, step.other_id)
        if step.ask is Ask.PICK:
            return self.picked(step.place) in step.options
        if step.ask is Ask.POINTS:
            return step.criterion_id in self.points
        return step.ask is not Ask.TIMES or pair in self.times or pair in self.skipped

    # -- answers ------------------------------------------------------------------------------

    def pick(self, place: int, criterion_id: str) -> Interview:
        """Return the interview with another pick; in an order of importance the others move down."""
        kept = self.picks[place:] if self.approach is Approach.ORDER else self.picks[place + 1 :]
        after = tuple(each for each in kept if each != criterion_id)
        return replace(self, picks=(*self.picks[:place], criterion_id, *after))

    def give_points(self, criterion_id: str, points: float | None) -> Interview:
        """Return the interview with the worth of a swing; None takes it back."""
        others = {each: value for each, value in self.points.items() if each != criterion_id}
        return replace(self, points=others if points is None else {**others, criterion_id: points})

    def compare(self, pair: tuple[str, str], times: float | None) -> Interview:
        """Return the interview with a comparison; None leaves it out."""
        others = {each: value for each, value in self.times.items() if each != pair}
        if times is None:
            return replace(self, times=others, skipped=self.skipped | {pair})
        return replace(self, times={**others, pair: times}, skipped=self.skipped - {pair})

    def elicitation(self, method: WeightMethod) -> Elicitation:
        """Return the answers the way they are kept."""
        return Elicitation(method, _ANSWERS[self.approach](self))


def approach_of(method: WeightMethod) -> Approach | None:
    """Return what was asked for, for a method; None where nothing was."""
    return next((approach for approach, methods in METHODS.items() if method in methods), None)


def resumed(criteria: Sequence[Criterion], elicitation: Elicitation) -> Interview | None:
    """Return the interview that gave these answers; None for a method that asks nothing.

    Answers about criteria that are no longer there are left out.
    """
    approach = approach_of(elicitation.method)
    if approach is None:
        return None
    fresh = Interview(tuple(criteria), approach)
    known = {"", *fresh.ids}
    answers = [a for a in elicitation.answers if a.criterion_id in known and a.other_id in known]
    return _RESUMED[approach](fresh, answers)


# -- one approach each ----------------------------------------------------------------------------


def _swing_steps(interview: Interview) -> list[Step]:
    first = interview.picked(0)
    steps = [Step(Ask.PICK, options=interview.ids)]
    for criterion_id in [each for each in interview.ids if each != (first or interview.ids[0])]:
        steps += [
            Step(Ask.POINTS, criterion_id=criterion_id, other_id=first),
            Step(Ask.AGREE, criterion_id=criterion_id, other_id=first),
        ]
    return steps


def _swing_answers(interview: Interview) -> tuple[Answer, ...]:
    points = {**interview.points, interview.picked(0): MOST_POINTS}
    return tuple(Answer(each, "", points[each]) for each in interview.ids if each in points)


def _swing_resumed(fresh: Interview, answers: Sequence[Answer]) -> Interview:
    points = {answer.criterion_id: answer.value for answer in answers}
    first = [each for each in fresh.ids if points.get(each) == MOST_POINTS]
    return replace(fresh, picks=tuple(first[:1]), points=points)


def _order_steps(interview: Interview) -> list[Step]:
    count = len(interview.ids)
    order = _whole_order(interview)
    return [
        Step(Ask.PICK, place, tuple(each for each in interview.ids if each not in order[:place]))
        for place in range(count - 1)
    ]


def _order_answers(interview: Interview) -> tuple[Answer, ...]:
    return tuple(Answer(each, "", place + 1.0) for place, each in enumerate(_whole_order(interview)))


def _order_resumed(fresh: Interview, answers: Sequence[Answer]) -> Interview:
    ranked = sorted(answers, key=lambda answer: answer.value)
    return replace(fresh, picks=tuple(answer.criterion_id for answer in ranked))


def _whole_order(interview: Interview) -> tuple[str, ...]:
    return (*interview.picks, *(each for each in interview.ids if each not in interview.picks))


def _pair_steps(interview: Interview) -> list[Step]:
    return [
        Step(Ask.TIMES, criterion_id=one, other_id=other) for one, other in combinations(interview.ids, 2)
    ]


def _pair_answers(interview: Interview) -> tuple[Answer, ...]:
    return tuple(Answer(one, other, value) for (one, other), value in interview.times.items())


def _pairs_resumed(fresh: Interview, answers: Sequence[Answer]) -> Interview:
    place = {each: number for number, each in enumerate(fresh.ids)}
    times = {}
    for answer in answers:
        one, other, value = answer.criterion_id, answer.other_id, answer.value
        forward = place[one] < place[other]
        times[(one, other) if forward else (other, one)] = value if forward else 1 / value
    heard = {each for pair in times for each in pair}
    asked = {pair for pair in combinations(fresh.ids, 2) if heard.issuperset(pair)}
    return replace(fresh, times=times, skipped=frozenset(asked - times.keys()))


def _end_steps(interview: Interview) -> list[Step]:
    ids = interview.ids
    best, worst = _ends(interview)
    others = [each for each in ids if each not in {best, worst}]
    steps = [Step(Ask.PICK, 0, ids)]
    if others:
        steps.append(Step(Ask.PICK, 1, tuple(each for each in ids if each != best)))
    steps.append(Step(Ask.TIMES, criterion_id=best, other_id=worst))
    steps += [Step(Ask.TIMES, criterion_id=best, other_id=each) for each in others]
    return steps + [Step(Ask.TIMES, criterion_id=each, other_id=worst) for each in others]


def _ends(interview: Interview) -> tuple[str, str]:
    """Return best and worst as picked, or any where they are not picked yet."""
    best = interview.picked(0) or interview.ids[0]
    worst = interview.picked(1) or next(each for each in reversed(interview.ids) if each != best)
    return best, worst


def _end_answers(interview: Interview) -> tuple[Answer, ...]:
    asked = [(step.criterion_id, step.other_id) for step in _end_steps(interview) if step.ask is Ask.TIMES]
    return tuple(Answer(*pair, interview.times[pair]) for pair in asked if pair in interview.times)


def _ends_resumed(fresh: Interview, answers: Sequence[Answer]) -> Interview:
    times = {(answer.criterion_id, answer.other_id): answer.value for answer in answers}
    best, worst = best_and_worst(answers)
    return replace(fresh, picks=(best, worst) if best else (), times=times)


_STEPS: Final[dict[Approach, Callable[[Interview], list[Step]]]] = {
    Approach.SWING: _swing_steps,
    Approach.ORDER: _order_steps,
    Approach.PAIRS: _pair_steps,
    Approach.BEST_WORST: _end_steps,
}
_ANSWERS: Final[dict[Approach, Callable[[Interview], tuple[Answer, ...]]]] = {
    Approach.SWING: _swing_answers,
    Approach.ORDER: _order_answers,
    Approach.PAIRS: _pair_answers,
    Approach.BEST_WORST: _end_answers,
}
_RESUMED: Final[dict[Approach, Callable[[Interview, Sequence[Answer]], Interview]]] = {
    Approach.SWING: _swing_resumed,
    Approach.ORDER: _order_resumed,
    Approach.PAIRS: _pairs_resumed,
    Approach.BEST_WORST: _ends_resumed,
}
