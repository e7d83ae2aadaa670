"""What an expert would criticise: each rule where it holds, and not where it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dia_desktop.evidence.example import example_draft
from dia_desktop.strategy.criticism import Criticism, Rule
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.lint import lint
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.records import Criterion, Score, ScoringRound
from dia_desktop.strategy.weighing import Weighing, WeightMethod
from tests.strategy.rounds import SCALE, sample, scoring_round

TODAY = date(2020, 1, 1)
SWING = Weighing(WeightMethod.SWING)


def criticised(scoring: ScoringRound, rule: Rule) -> list[Criticism]:
    found = lint(scoring, rank_markets(scoring_matrix(scoring)), TODAY, PlainNumbers())
    assert all(each.what.endswith(".") and each.fix.endswith(".") for each in found)
    return [each for each in found if each.rule is rule]


def said(scoring: ScoringRound, rule: Rule) -> list[str]:
    return [each.what for each in criticised(scoring, rule)]


def with_criterion(scoring: ScoringRound, column: int, criterion: Criterion) -> ScoringRound:
    criteria = (*scoring.criteria[:column], criterion, *scoring.criteria[column + 1 :])
    return replace(scoring, criteria=criteria)


def with_scores(scoring: ScoringRound, *scores: Score) -> ScoringRound:
    return replace(scoring, scores={**scoring.scores, **{(s.market_id, s.criterion_id): s for s in scores}})


@pytest.mark.parametrize(
    ("method", "free"),
    [
        (WeightMethod.GIVEN, True),
        (WeightMethod.DIRECT, True),
        (WeightMethod.SWING, False),
        (WeightMethod.BEST_WORST, False),
    ],
)
def test_weights_without_ranges(method: WeightMethod, *, free: bool) -> None:
    scoring = replace(sample(), weighing=Weighing(method))
    assert bool(said(scoring, Rule.RANGE_FREE_WEIGHTS)) is free


def test_one_criterion_has_no_weights_to_elicit() -> None:
    scoring = scoring_round([[90], [20]], [1.0])
    assert said(scoring, Rule.RANGE_FREE_WEIGHTS) == []
    assert said(scoring, Rule.ONE_CRITERION) == ["Everything hangs on Political stability alone."]
    assert said(sample(), Rule.ONE_CRITERION) == []


def test_weights_settled_on_another_scale() -> None:
    assert said(sample(), Rule.STALE_WEIGHTS) == []
    scoring = with_criterion(sample(), 1, replace(sample().criteria[1], weighed_on=SCALE))
    (found,) = criticised(scoring, Rule.STALE_WEIGHTS)
    assert found.what == ("The anchors of Trade agreements with the EU changed since its weight was settled.")
    assert found.criterion_ids == ("c1",)


def test_weights_changed_in_sight_of_the_ranking() -> None:
    assert said(sample(), Rule.LATE_WEIGHTS) == []
    for times, words in ((1, "once"), (3, "3 times")):
        scoring = replace(sample(), weighing=replace(SWING, late_changes=times))
        assert said(scoring, Rule.LATE_WEIGHTS) == [
            f"The weights were changed {words} while the ranking could be seen."
        ]


def test_a_criterion_that_weighs_nothing() -> None:
    assert said(sample(), Rule.NO_WEIGHT) == []
    scoring = scoring_round([[90, 10], [20, 30]], [1.0, 0.0])
    (found,) = criticised(scoring, Rule.NO_WEIGHT)
    assert found.criterion_ids == ("c1",)
    assert found.fix == "Give it a weight or take it out."


def test_criteria_that_weigh_nothing() -> None:
    scoring = scoring_round([[90, 10, 5], [20, 30, 6]], [1.0, 0.0, 0.0])
    (found,) = criticised(scoring, Rule.NO_WEIGHT)
    assert found.criterion_ids == ("c1", "c2")
    assert found.fix == "Give each a weight or take it out."


def test_a_column_that_tells_no_markets_apart() -> None:
    scoring = scoring_round([[90, 50], [20, 50]], [0.5, 0.5])
    (found,) = criticised(scoring, Rule.CONSTANT)
    assert found.criterion_ids == ("c1",)
    assert said(scoring_round([[90, 50], [20, None]], [0.5, 0.5]), Rule.CONSTANT) == []
    assert said(scoring_round([[90, None], [20, None]], [0.5, 0.5]), Rule.CONSTANT) == []


def test_a_market_that_is_nowhere_better() -> None:
    scoring = scoring_round([[90, 50], [20, 50], [90, 40]], [0.5, 0.5])
    found = criticised(scoring, Rule.DOMINATED)
    assert [each.what for each in found] == [
        "Canada is on no criterion better than USA.",
        "Mexico is on no criterion better than USA.",
    ]
    assert found[0].market_ids == ("m1", "m0")
    twins = scoring_round([[90, 50], [90, 50]], [0.5, 0.5])
    assert said(twins, Rule.DOMINATED) == []


def test_a_missing_score_may_be_better() -> None:
    scoring = scoring_round([[90, 50], [20, None]], [0.5, 0.5])
    assert said(scoring, Rule.DOMINATED) == []
    sure = scoring_round([[90, 100], [20, None]], [0.5, 0.5])
    assert said(sure, Rule.DOMINATED) == ["Canada is on no criterion better than USA."]


def test_what_was_due_for_review() -> None:
    due = Score("s", "m0", "c0", agreed=64, note="why", review_date=date(2019, 12, 31))
    today = replace(due, market_id="m1", review_date=TODAY)
    (found,) = criticised(with_scores(sample(), due, today), Rule.OUT_OF_DATE)
    assert found.what == "Political stability: what is known of USA was due for review."
    assert (found.market_ids, found.criterion_ids) == (("m0",), ("c0",))


@pytest.mark.parametrize(
    ("vintage", "old"),
    [
        ("2015", True),
        ("2016", False),
        ("2015-12-31", True),
        ("2013-2016", False),
        ("", False),
        ("12015", False),
    ],
)
def test_evidence_is_old_from_four_years_before_the_round(vintage: str, *, old: bool) -> None:
    cell = Score("s", "m0", "c0", natural=64, source="somebody", vintage=vintage)
    expected = ["Political stability: the evidence on USA is 4 years older than the round, or more."]
    assert said(with_scores(sample(), cell), Rule.OUT_OF_DATE) == (expected if old else [])
    overridden = replace(cell, agreed=60.0, note="why")
    assert said(with_scores(sample(), overridden), Rule.OUT_OF_DATE) == []


def test_agreed_without_a_reason_and_evidence_without_a_source() -> None:
    assert said(sample(), Rule.NO_REASON)[2] == (
        "Survey demand: the agreed scores of USA, Canada, Mexico and 3 more carry no reason."
    )
    reasoned = scoring_round([[90.0], [20.0]], [1.0])
    reasoned = with_scores(
        reasoned,
        Score("a", "m0", "c0", agreed=90.0, note="the room knows"),
        Score("b", "m1", "c0", agreed=20.0, source="minutes"),
    )
    assert said(reasoned, Rule.NO_REASON) == []
    bare = with_scores(
        reasoned, Score("a", "m0", "c0", natural=90.0), Score("b", "m1", "c0", natural=2, source="s")
    )
    assert said(bare, Rule.UNSUPPORTED) == ["Political stability: the figures of USA name no source."]


def test_criteria_that_overlap_from_eight_markets_on() -> None:
    rows = [[10.0 * i, 12.0 * i + (i % 2), 50.0 if i % 3 else 10.0] for i in range(8)]
    names = [f"M{i}" for i in range(8)]
    (overlap,) = said(scoring_round(rows, [0.4, 0.3, 0.3], names), Rule.OVERLAP)
    assert overlap == (
        "Political stability and Trade agreements with the EU say nearly the same of the markets "
        "(correlation 1.00)."
    )
    assert said(scoring_round(rows[:7], [0.4, 0.3, 0.3], names), Rule.OVERLAP) == []
    opposite = [[a, 100 - b, c] for a, b, c in rows]
    assert (
        "nearly the opposite of the markets (correlation −1.00)"
        in (said(scoring_round(opposite, [0.4, 0.3, 0.3], names), Rule.OVERLAP)[0])
    )
    gap = [[a, None if i == 0 else b, c] for i, (a, b, c) in enumerate(rows)]
    assert said(scoring_round(gap, [0.4, 0.3, 0.3], names), Rule.OVERLAP) == []


def test_the_example_is_criticised_for_its_weights_and_a_dominated_market() -> None:
    scoring = example_draft().scoring
    found = lint(scoring, rank_markets(scoring_matrix(scoring)), TODAY, PlainNumbers())
    assert [each.rule for each in found][:1] == [Rule.RANGE_FREE_WEIGHTS]
    assert all(each.rule in {Rule.RANGE_FREE_WEIGHTS, Rule.DOMINATED} for each in found)
