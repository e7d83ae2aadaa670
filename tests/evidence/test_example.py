from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dia_desktop.evidence.blank import blank_draft
from dia_desktop.evidence.example import example_draft
from dia_desktop.evidence.reference import trade_scale
from dia_desktop.resources import resource
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.records import Basis, Score, ScoringRound
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.swot import Quadrant, Swot, SwotItem
from dia_desktop.strategy.verdict import can_rank, headline, second_line


def scoring() -> ScoringRound:
    return example_draft().scoring


def cell(code: str, column: int) -> Score | None:
    content = scoring()
    market = next(market for market in content.markets if market.code == code)
    return content.score(market.id, content.criteria[column].id)


def known(code: str, column: int) -> Score:
    score = cell(code, column)
    assert score is not None
    return score


def test_every_call_gives_the_same_records_under_an_identity_of_its_own() -> None:
    first, second = example_draft(), example_draft()
    assert first.scoring == second.scoring
    assert first.swot == second.swot
    assert first.strategy.id != second.strategy.id
    assert replace(first.strategy, id=second.strategy.id) == second.strategy


def test_it_is_marked_as_an_example_with_its_six_partners() -> None:
    strategy = example_draft().strategy
    assert strategy.example
    assert [partner.code for partner in strategy.partners] == ["SCS", "TICE", "GAIA", "MESAP", "BNPT", "MITC"]
    assert strategy.rounds == (scoring().round,)


def test_roles_and_colours_follow_the_report_and_the_palette() -> None:
    assert {market.code: (market.name, market.role, market.colour) for market in scoring().markets} == {
        "USA": ("USA", Role.TARGET, 0),
        "CHN": ("China", Role.TARGET, 3),
        "BRA": ("Brazil", Role.TARGET, 4),
        "CAN": ("Canada", Role.TARGET, 1),
        "MEX": ("Mexico", Role.FALLBACK, 2),
        "MAR": ("Morocco", Role.FALLBACK, 5),
    }


def test_the_weights_are_equal_and_the_round_says_why() -> None:
    content = scoring()
    assert [criterion.weight for criterion in content.criteria] == [1 / 3] * 3
    assert "the final report states none, so the three criteria weigh the same" in content.round.note
    assert (content.round.as_of, content.round.target_count) == (date(2019, 10, 31), 4)


def test_every_criterion_has_a_shipped_icon_and_anchors_worth_0_and_100() -> None:
    for criterion in scoring().criteria:
        assert resource(f"icons/{criterion.icon}.svg").is_file()
        scale = criterion.scale
        values = [step.value for step in scale.levels] or [value for _, value in scale.points]
        assert (values[0], values[-1]) == (0.0, 100.0)
        assert scale.worst
        assert scale.best


def test_trade_levels_are_equal_steps_with_labels_short_enough_to_read() -> None:
    levels = scoring().criteria[1].scale.levels
    assert [step.value for step in levels] == [100 * level / 7 for level in range(8)]
    assert len(levels) == len(trade_scale())
    assert [step.alternative for step in levels] == [0, 5, 10, 20, 30, 75, 90, 100]
    assert max(len(step.label) for step in levels) <= 30


def test_stability_carries_its_standard_error() -> None:
    score = known("USA", 0)
    assert (score.natural, score.vintage) == (0.386239, "2018")
    assert score.natural_low == pytest.approx(0.386239 - 1.6448536 * 0.202425)
    assert score.natural_high == pytest.approx(0.386239 + 1.6448536 * 0.202425)
    assert score.source == "Worldwide Governance Indicators, 2024 Update, World Bank (CC BY 4.0)"


@pytest.mark.parametrize(
    ("code", "level", "unread"),
    [
        ("USA", 1, True),
        ("CHN", 1, False),
        ("BRA", 3, True),
        ("CAN", 6, False),
        ("MEX", 6, False),
        ("MAR", 5, False),
    ],
)
def test_trade_status_of_that_day_says_what_must_still_be_confirmed(
    code: str, level: int, *, unread: bool
) -> None:
    score = known(code, 1)
    assert (score.natural, score.vintage) == (level, "2019-10-31")
    assert ("to be confirmed in the source" in score.note) is unread
    assert score.source


def test_demand_is_a_share_with_its_90_percent_interval() -> None:
    score = known("USA", 2)
    assert score.natural == pytest.approx(100 * 8 / 19)
    # By hand with z² = 2.7055: centre 0.430894, half-width 0.174591.
    assert score.natural_low == pytest.approx(25.630, abs=0.001)
    assert score.natural_high == pytest.approx(60.549, abs=0.001)


@pytest.mark.parametrize("code", ["BRA", "MEX", "MAR"])
def test_demand_nobody_published_stays_missing(code: str) -> None:
    assert cell(code, 2) is None


def test_nothing_is_agreed_and_everything_known_has_a_source() -> None:
    scores = scoring().scores.values()
    assert len(scores) == 15
    assert {score.basis for score in scores} == {Basis.EVIDENCE}
    assert all(score.source and score.vintage and score.note for score in scores)


def test_the_ranking_says_what_the_missing_demand_does_to_it() -> None:
    ranking = rank_markets(scoring_matrix(scoring()))
    assert ranking.market(0).name == "Canada"
    assert headline(ranking, PlainNumbers()) == "Canada is ahead on what is known so far"
    assert "Survey demand is not scored" in second_line(ranking, 4)


def test_the_swot_says_what_the_report_says_and_rates_nothing() -> None:
    swot = example_draft().swot
    assert [item.handle for item in swot.items] == ["S1", "S2", "W1", "W2", "O1", "T1", "T2", "T3", "T4"]
    assert swot.items[8].text == "Political uncertainties in the target markets"
    assert {item.evidence for item in swot.items} == {"DIA final report, publishable summary, line 54"}
    bare = {
        replace(item, id="", quadrant=Quadrant.THREATS, text="", position=0, evidence="")
        for item in swot.items
    }
    assert bare == {SwotItem("", Quadrant.THREATS, "")}
    assert swot.options == ()


def test_a_blank_strategy_has_one_open_round_and_nothing_to_rank() -> None:
    draft = blank_draft("Where next?", date(2026, 1, 31))
    assert (draft.strategy.title, draft.strategy.example) == ("Where next?", False)
    assert (draft.scoring.markets, draft.scoring.criteria, dict(draft.scoring.scores)) == ((), (), {})
    assert draft.swot == Swot()
    assert (draft.scoring.round.as_of, draft.scoring.round.closed) == (date(2026, 1, 31), False)
    assert not can_rank(len(draft.scoring.markets), len(draft.scoring.criteria))
    assert draft.strategy.id != blank_draft("Where next?", date(2026, 1, 31)).strategy.id
