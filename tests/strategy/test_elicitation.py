from __future__ import annotations

import json
from fractions import Fraction
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.scoring import best_worst
from dia_desktop.strategy.elicitation import (
    best_and_worst,
    comparison_matrix,
    elicited_weights,
    order_of,
)
from dia_desktop.strategy.weighing import Answer, Elicitation, WeightMethod
from tests.strategy.weighed import THREE, named, pairs, points

GEOMETRIC, EIGENVECTOR = WeightMethod.PAIRWISE_GEOMETRIC, WeightMethod.PAIRWISE_EIGENVECTOR
DATA = Path(__file__).resolve().parents[1] / "data"


def order(method: WeightMethod, *ids: str) -> Elicitation:
    return Elicitation(method, tuple(Answer(each, "", place + 1.0) for place, each in enumerate(ids)))


def test_points_become_shares() -> None:
    assert elicited_weights(points(s=100, t=60, d=40), THREE) == pytest.approx([0.5, 0.3, 0.2])


def test_answers_about_criteria_that_are_gone_do_not_count() -> None:
    assert elicited_weights(points(s=100, gone=80, t=60, d=40), THREE) == pytest.approx([0.5, 0.3, 0.2])


@pytest.mark.parametrize(
    ("method", "by_place"),
    [
        (WeightMethod.RANK_ORDER_CENTROID, [11 / 18, 5 / 18, 2 / 18]),
        (WeightMethod.RANK_SUM, [3 / 6, 2 / 6, 1 / 6]),
        (WeightMethod.RANK_ORDER_DISTRIBUTION, [0.5232, 0.3240, 0.1528]),  # Roberts & Goodwin 2002, table 1
    ],
)
def test_an_order_becomes_weights_in_the_order_of_the_criteria(
    method: WeightMethod, by_place: list[float]
) -> None:
    first, second, third = by_place
    weights = elicited_weights(order(method, "d", "s", "t"), THREE)
    assert weights == pytest.approx([second, third, first], abs=5e-4)


def test_the_drinks_of_saaty_weigh_as_published() -> None:
    cases = json.loads((DATA / "cases.json").read_text(encoding="utf-8"))
    (case,) = [case for case in cases if case["id"] == "ahp-saaty2008-drinks"]
    names, matrix = case["input"]["names"], case["input"]["matrix"]
    given = [
        (names[i], names[j], float(Fraction(str(matrix[i][j]))))
        for i, j in combinations(range(len(names)), 2)
    ]
    weights = elicited_weights(pairs(EIGENVECTOR, *given), named(*names))
    assert weights == pytest.approx(case["expected"]["weights"], abs=case["tolerance"]["abs"])


def test_consistent_comparisons_weigh_by_hand_even_where_one_is_skipped() -> None:
    # 4 : 2 : 1, with s against d left out.
    given = pairs(GEOMETRIC, ("s", "t", 2.0), ("t", "d", 2.0))
    assert elicited_weights(given, THREE) == pytest.approx([4 / 7, 2 / 7, 1 / 7])
    matrix = comparison_matrix(given, THREE)
    assert np.isnan(matrix[0, 2])
    assert matrix[1, 0] == 0.5


def test_criteria_that_no_comparison_connects_are_named() -> None:
    with pytest.raises(InvalidInputError, match="No comparison connects Demand with the others"):
        elicited_weights(pairs(GEOMETRIC, ("s", "t", 2.0)), THREE)


def test_best_and_worst_are_told_from_the_answers() -> None:
    # Rezaei 2015: a car's price, quality and style; best over others 2, 1, 8 and others over worst 4, 8, 1.
    names = ("price", "quality", "style")
    given = pairs(
        WeightMethod.BEST_WORST,
        ("quality", "style", 8.0),
        ("quality", "price", 2.0),
        ("price", "style", 4.0),
    )
    assert best_and_worst(given.answers) == ("quality", "style")
    weights = elicited_weights(given, named(*names))
    assert weights == pytest.approx(best_worst([2, 1, 8], [4, 8, 1]).weights)
    assert weights == pytest.approx([4 / 13, 8 / 13, 1 / 13])


def test_two_criteria_need_one_comparison() -> None:
    given = pairs(WeightMethod.BEST_WORST, ("a", "b", 3.0))
    assert elicited_weights(given, named("a", "b")) == pytest.approx([0.75, 0.25])


@pytest.mark.parametrize(
    ("elicitation", "sentence"),
    [
        (points(s=100, t=60), "Demand was not judged yet"),
        (points(s=0, t=0, d=0), "all weights are zero"),
        (pairs(WeightMethod.BEST_WORST), "best and the worst criterion are not known"),
        (pairs(WeightMethod.BEST_WORST, ("s", "d", 4.0)), "Stability is not compared with Agreements yet"),
        (Elicitation(WeightMethod.DIRECT, ()), "were not elicited"),
    ],
)
def test_what_is_missing_is_named(elicitation: Elicitation, sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        elicited_weights(elicitation, THREE)


def test_weights_give_an_order_only_where_no_two_are_the_same() -> None:
    assert order_of(np.array([0.3, 0.5, 0.2])) == (1, 0, 2)
    assert order_of(np.array([0.4, 0.4, 0.2])) == ()
    assert order_of(np.array([1.0])) == (0,)
