"""What partners hold of a cell together, beside what the sources say and what the room agreed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest

from dia_desktop.strategy.matrix import group_value, scoring_matrix, updated_matrix
from dia_desktop.strategy.records import Judgement, Score, ScoringRound
from tests.store.strategies import draft


def judged(values: tuple[float | None, ...], voices: Mapping[str, float] | None = None) -> ScoringRound:
    """Return the sample round with one cell, m3 on c1, judged by so many partners."""
    held = tuple(Judgement(f"p{place}", value) for place, value in enumerate(values, 1))
    scoring = draft().scoring
    scores = {**scoring.scores, ("m3", "c1"): Score("", "m3", "c1", judgements=held)}
    return replace(scoring, scores=scores, voices=voices or {})


def cell(scoring: ScoringRound) -> tuple[float, float, float, bool]:
    matrix = scoring_matrix(scoring)
    return (
        float(matrix.values[2, 0]),
        float(matrix.low[2, 0]),
        float(matrix.high[2, 0]),
        bool(matrix.missing[2, 0]),
    )


def test_few_judgements_give_their_mean_between_the_lowest_and_the_highest() -> None:
    assert cell(judged((20.0, 60.0))) == (40.0, 20.0, 60.0, False)
    assert cell(judged((30.0,))) == (30.0, 30.0, 30.0, False)


def test_a_voice_counts_as_often_as_it_says() -> None:
    assert cell(judged((20.0, 60.0), {"p2": 3.0}))[0] == pytest.approx(50.0)


def test_who_abstains_does_not_count_and_is_not_zero() -> None:
    assert cell(judged((20.0, None, 60.0))) == cell(judged((20.0, 60.0)))
    assert cell(judged((None, None))) == (50.0, 0.0, 100.0, True)


def test_many_judgements_have_a_spread_within_the_lowest_and_the_highest() -> None:
    scoring = judged((20.0, *(50.0,) * 6, 80.0))
    value, low, high = group_value(scoring, scoring.scores["m3", "c1"])
    assert value == pytest.approx(50.0)
    assert (low, high) == pytest.approx((50 - 1.6448536 * 15, 50 + 1.6448536 * 15), abs=1e-6)
    camps = judged((0.0, 0.0, 100.0, 100.0, 100.0))
    assert group_value(camps, camps.scores["m3", "c1"]) == pytest.approx((60.0, 0.0, 100.0))


def test_what_the_room_agreed_on_goes_before_the_judgements_and_those_before_the_evidence() -> None:
    scoring = draft().scoring
    held = (Judgement("p1", 70.0),)
    evidence = scoring.scores["m1", "c1"]
    both = replace(scoring, scores={**scoring.scores, ("m1", "c1"): replace(evidence, judgements=held)})
    assert scoring_matrix(both).values[0, 0] == 70.0
    agreed = replace(evidence, judgements=held, agreed=10.0)
    all_three = replace(scoring, scores={**scoring.scores, ("m1", "c1"): agreed})
    assert scoring_matrix(all_three).values[0, 0] == 10.0


def test_another_judgement_or_voice_is_worked_out_anew() -> None:
    before = judged((20.0, 60.0))
    known = scoring_matrix(before)
    for after in (judged((20.0, 80.0)), judged((20.0, 60.0), {"p1": 4.0}), judged((None, None))):
        updated, fresh = updated_matrix(known, before, after), scoring_matrix(after)
        for field in ("values", "low", "high", "missing", "outside"):
            np.testing.assert_array_equal(getattr(updated, field), getattr(fresh, field))
