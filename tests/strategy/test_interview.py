from __future__ import annotations

import pytest

from dia_desktop.strategy.interview import Approach, Ask, Interview, Step, resumed
from dia_desktop.strategy.weighing import Answer, Elicitation, WeightMethod
from tests.strategy.weighed import THREE, named, pairs, points


def asks(interview: Interview) -> list[tuple[str, ...]]:
    """Return what each step between the ranges and the result asks about."""
    steps = interview.steps()
    assert (steps[0].ask, steps[-1].ask) == (Ask.RANGES, Ask.RESULT)
    return [
        (step.ask, "".join(step.options)) if step.options else (step.ask, step.criterion_id, step.other_id)
        for step in steps[1:-1]
    ]


def test_swings_are_asked_for_one_by_one_and_read_back() -> None:
    interview = Interview(THREE, Approach.SWING).pick(0, "t")
    assert asks(interview) == [
        ("pick", "std"),
        ("points", "s", "t"),
        ("agree", "s", "t"),
        ("points", "d", "t"),
        ("agree", "d", "t"),
    ]
    done = interview.give_points("s", 60).give_points("d", 20)
    assert done.elicitation(WeightMethod.SWING) == points(s=60, t=100, d=20)
    assert resumed(THREE, done.elicitation(WeightMethod.SWING)) == Interview(
        THREE, Approach.SWING, ("t",), {"s": 60, "t": 100, "d": 20}
    )


def test_another_first_swing_keeps_the_points_of_the_others() -> None:
    interview = Interview(THREE, Approach.SWING).pick(0, "s").give_points("t", 60).pick(0, "d")
    assert interview.picks == ("d",)
    asked = [step for step in interview.steps() if step.ask is Ask.POINTS]
    assert [interview.answered(step) for step in asked] == [False, True]


def test_an_order_is_picked_place_by_place() -> None:
    interview = Interview(THREE, Approach.ORDER)
    assert len(asks(interview)) == 2
    interview = interview.pick(0, "d")
    assert asks(interview) == [("pick", "std"), ("pick", "st")]
    interview = interview.pick(1, "t")
    assert interview.elicitation(WeightMethod.RANK_SUM).answers == (
        Answer("d", "", 1),
        Answer("t", "", 2),
        Answer("s", "", 3),
    )
    assert interview.pick(0, "s").picks == ("s", "d", "t"), "the others move down"
    assert resumed(THREE, interview.elicitation(WeightMethod.RANK_SUM)) == Interview(
        THREE, Approach.ORDER, ("d", "t", "s")
    )


def test_pairs_are_all_asked_for_and_can_be_skipped() -> None:
    interview = Interview(THREE, Approach.PAIRS)
    assert asks(interview) == [("times", "s", "t"), ("times", "s", "d"), ("times", "t", "d")]
    interview = interview.compare(("s", "t"), 3.0).compare(("s", "d"), None).compare(("t", "d"), 0.5)
    assert all(interview.answered(step) for step in interview.steps())
    kept = interview.elicitation(WeightMethod.PAIRWISE_GEOMETRIC)
    assert kept == pairs(WeightMethod.PAIRWISE_GEOMETRIC, ("s", "t", 3.0), ("t", "d", 0.5))
    assert resumed(THREE, kept) == interview
    assert ("s", "d") not in interview.compare(("s", "d"), 2.0).skipped


def test_pairs_with_a_criterion_that_came_later_are_still_to_be_asked() -> None:
    kept = pairs(WeightMethod.PAIRWISE_GEOMETRIC, ("t", "s", 4.0))
    again = resumed(THREE, kept)
    assert again is not None
    assert again.times == {("s", "t"): 0.25}, "the other way round, as the pair is asked for"
    assert not again.skipped


def test_best_and_worst_are_picked_and_compared_with_all() -> None:
    four = named("a", "b", "c", "d")
    interview = Interview(four, Approach.BEST_WORST).pick(0, "b").pick(1, "d")
    assert asks(interview) == [
        ("pick", "abcd"),
        ("pick", "acd"),
        ("times", "b", "d"),
        ("times", "b", "a"),
        ("times", "b", "c"),
        ("times", "a", "d"),
        ("times", "c", "d"),
    ]
    for step in interview.steps():
        if step.ask is Ask.TIMES:
            interview = interview.compare((step.criterion_id, step.other_id), 2.0)
    kept = interview.elicitation(WeightMethod.BEST_WORST)
    assert len(kept.answers) == 5
    assert resumed(four, kept) == interview
    assert interview.pick(0, "d").picks == ("d",), "the worst cannot be the best as well"


def test_of_two_the_worst_is_the_other_one() -> None:
    interview = Interview(named("a", "b"), Approach.BEST_WORST).pick(0, "b")
    assert asks(interview) == [("pick", "ab"), ("times", "b", "a")]


def test_answers_about_criteria_that_are_gone_are_left_out() -> None:
    again = resumed(THREE, points(gone=100, s=60, t=30))
    assert again is not None
    assert again.picks == (), "what the others were compared with is gone"
    assert not again.answered(Step(Ask.PICK, 0, again.ids))


@pytest.mark.parametrize("method", [WeightMethod.GIVEN, WeightMethod.DIRECT])
def test_weights_set_by_hand_were_not_asked_for(method: WeightMethod) -> None:
    assert resumed(THREE, Elicitation(method, ())) is None
