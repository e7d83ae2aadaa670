from __future__ import annotations

from dia_desktop.strategy.consistency import remarks
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.weighing import Elicitation, WeightMethod
from tests.strategy.weighed import THREE, named, pairs, points

GEOMETRIC = WeightMethod.PAIRWISE_GEOMETRIC


def said(elicitation: Elicitation) -> list[tuple[str, bool]]:
    return [(remark.sentence, remark.warns) for remark in remarks(elicitation, THREE, PlainNumbers())]


def test_consistent_comparisons_are_said_to_fit() -> None:
    assert said(pairs(GEOMETRIC, ("s", "t", 2.0), ("t", "d", 2.0), ("s", "d", 4.0))) == [
        ("Consistency ratio 0.00 (Saaty's random index of 1980): the answers fit each other.", False)
    ]


def test_a_circle_is_named_with_the_answer_nearest_to_the_others() -> None:
    # s > t > d > s, each 2 times: the geometric means are all 1, lambda_max = 1 + 2 + 1/2, CI = 0.25,
    # and 0.25 / 0.58 = 0.43. The way over d says that t counts s 4 times.
    circle = said(pairs(GEOMETRIC, ("s", "t", 2.0), ("t", "d", 2.0), ("s", "d", 0.5)))
    ratio, triad, nearest = (sentence for sentence, _ in circle)
    assert ratio == "Consistency ratio 0.43, above 0.10 (Saaty's random index of 1980): look at the answers."
    assert triad == (
        "These contradict each other most: Stability is worth 2 times as much as Agreements; "
        "Demand is worth 2 times as much as Stability; Agreements is worth 2 times as much as Demand."
    )
    assert (
        nearest == "Nearest answer that fits the others: Agreements is worth 4.0 times as much as Stability."
    )
    assert all(warns for _, warns in circle)


def test_what_was_skipped_is_counted() -> None:
    assert said(pairs(GEOMETRIC, ("s", "t", 2.0), ("t", "d", 2.0)))[1:] == [
        ("1 comparison was skipped; the ratio is lenient then.", False)
    ]


def test_the_deviation_of_best_and_worst_is_said_in_points_of_weight() -> None:
    fitting = pairs(WeightMethod.BEST_WORST, ("s", "d", 4.0), ("s", "t", 2.0), ("t", "d", 2.0))
    assert said(fitting) == [("The answers fit to within 0.0 points of weight; 0 would be perfect.", False)]


def test_points_and_two_criteria_cannot_contradict() -> None:
    assert said(points(s=100, t=60, d=40)) == []
    two = pairs(GEOMETRIC, ("a", "b", 2.0))
    assert remarks(two, named("a", "b"), PlainNumbers()) == ()
