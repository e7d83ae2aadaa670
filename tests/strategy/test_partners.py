"""The round as one partner alone sees it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.partners import (
    Stance,
    far_apart,
    judged_by,
    partner_round,
    stance,
    updated_partner_round,
    values_of,
)
from dia_desktop.strategy.records import Basis, Judgement, Score, ScoringRound
from tests.store.strategies import draft


def judged() -> ScoringRound:
    """Return the sample round: p1 judged two cells and abstained in a third, p2 judged one of them."""
    scoring = draft().scoring
    agreed = scoring.scores["m2", "c2"]
    scores = {
        **scoring.scores,
        ("m3", "c1"): Score("", "m3", "c1", judgements=(Judgement("p1", 20.0), Judgement("p2", 60.0))),
        ("m2", "c2"): replace(agreed, judgements=(Judgement("p1", 30.0),)),
        ("m2", "c1"): Score("", "m2", "c1", judgements=(Judgement("p1", None), Judgement("p2", 70.0))),
    }
    return replace(scoring, scores=scores)


def values(scoring: ScoringRound) -> list[list[float]]:
    found: list[list[float]] = scoring_matrix(scoring).values.round(6).tolist()
    return found


def test_what_a_partner_judged_counts_before_the_others_and_before_the_agreement() -> None:
    group, alone = judged(), partner_round(judged(), "p1")
    assert values(group)[2][0] == 40.0
    assert values(alone)[2][0] == 20.0
    assert (values(group)[1][1], values(alone)[1][1]) == (81.0, 30.0)
    own = alone.scores["m2", "c2"]
    assert (own.basis, own.natural, own.note) == (Basis.PARTNERS, 2.0, "signed")


def test_one_opinion_has_no_spread() -> None:
    matrix = scoring_matrix(partner_round(judged(), "p1"))
    assert (matrix.low[2, 0], matrix.high[2, 0]) == (20.0, 20.0)
    third = replace(judged(), voices={"p1": 1 / 3})
    assert values(partner_round(third, "p1"))[2][0] == 20.0


def test_where_it_abstained_or_was_not_asked_the_group_counts() -> None:
    alone = partner_round(judged(), "p1")
    assert values(alone)[1][0] == 70.0
    assert alone.scores["m2", "c1"] is not None
    assert alone.scores["m1", "c1"] == judged().scores["m1", "c1"]
    assert values(partner_round(judged(), "p2"))[1][1] == 81.0


def test_a_partner_without_a_judgement_sees_the_values_of_the_group() -> None:
    assert values(partner_round(judged(), "nobody")) == values(judged())


def test_own_weights_are_the_weights_and_no_rule_of_the_group_holds_them() -> None:
    scoring = judged()
    first, second = scoring.criteria
    ruled = replace(second, importance=1, low=0.5, high=0.7, weighed_on=first.scale)
    scoring = replace(scoring, criteria=(first, ruled), own_weights={"p1": {"c1": 0.9, "c2": 0.1}})
    alone = partner_round(scoring, "p1")
    assert np.allclose(scoring_matrix(alone).weights, (0.9, 0.1))
    second = alone.criteria[1]
    assert (second.locked, second.importance, second.low, second.high, second.stale) == (
        False,
        None,
        None,
        None,
        False,
    )
    other = partner_round(scoring, "p2").criteria[1]
    assert (other.weight, other.importance, other.locked) == (0.6, 1, False)


def test_a_criterion_that_came_after_the_own_weights_weighs_nothing() -> None:
    scoring = replace(judged(), own_weights={"p1": {"c1": 1.0}})
    assert [criterion.weight for criterion in partner_round(scoring, "p1").criteria] == [1.0, 0.0]


def test_what_a_partner_did_with_each_cell() -> None:
    done = judged_by(judged(), "p1")
    assert done.judged == (("m2", "c2"), ("m3", "c1"))
    assert done.abstained == (("m2", "c1"),)
    assert done.not_asked == (("m1", "c1"), ("m1", "c2"), ("m3", "c2"))
    assert stance(None, "p1") is Stance.NOT_ASKED
    assert judged_by(partner_round(judged(), "p1"), "p1") == done


@pytest.mark.parametrize(
    ("held", "apart"),
    [((10.0, 50.0), True), ((10.0, 49.9), False), ((10.0, None, 55.0, 30.0), True), ((None, None), False)],
)
def test_forty_points_are_far_apart(held: tuple[float | None, ...], apart: bool) -> None:
    cell = Score("", "m", "c", judgements=tuple(Judgement(f"p{i}", value) for i, value in enumerate(held)))
    assert far_apart(cell) is apart
    assert not far_apart(None)
    assert values_of(cell) == tuple(value for value in held if value is not None)


def test_only_cells_with_another_record_are_made_again() -> None:
    before = judged()
    known = partner_round(before, "p1")
    changed = Score("", "m3", "c2", judgements=(Judgement("p1", 5.0),))
    scores = {cell: score for cell, score in before.scores.items() if cell != ("m2", "c1")}
    after = replace(before, scores=scores | {("m3", "c2"): changed}, own_weights={"p1": {"c1": 1.0}})
    found = updated_partner_round(known, before, after, "p1")
    assert found == partner_round(after, "p1")
    assert found.scores["m3", "c1"] is known.scores["m3", "c1"]
