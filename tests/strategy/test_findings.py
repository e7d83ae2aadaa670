"""What the Robustness page says: each finding where it holds, and no winner word where it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.example import example_draft
from dia_desktop.strategy.draws import QUICK_DRAWS, Varied
from dia_desktop.strategy.evaluation import rank_markets
from dia_desktop.strategy.finding import GLANCE, Chart, Finding, Level
from dia_desktop.strategy.findings import conditions, findings, findings_text, page_headline
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.strategy.numbers import PlainNumbers
from dia_desktop.strategy.places import filled_top, is_open, place_name
from dia_desktop.strategy.records import Partner, ScoringRound
from dia_desktop.strategy.robustness_report import RobustnessReport, robustness_report
from tests.strategy.rounds import VALUES, WEIGHTS, judged, partners, sample, scoring_round

NUMBERS = PlainNumbers()
PERCENT = "\N{NO-BREAK SPACE}%"
FIRM = ((90.0, 90.0), (60.0, 62.0), (30.0, 28.0))


def reported(scoring: ScoringRound, of: tuple[Partner, ...] = ()) -> RobustnessReport:
    return robustness_report(scoring, rank_markets(scoring_matrix(scoring)), of, quick=True)


def by_chart(report: RobustnessReport, chart: Chart) -> list[Finding]:
    return [found for found in findings(report, NUMBERS) if found.chart is chart]


def said(report: RobustnessReport) -> str:
    return findings_text(report, NUMBERS)


# -- the report ----------------------------------------------------------------------------------


def test_a_report_holds_all_three_switches_and_what_needs_no_draws() -> None:
    report = reported(sample())
    assert list(report.shares) == list(Varied)
    assert all(shares.varied is varied for varied, shares in report.shares.items())
    assert {shares.draws for shares in report.shares.values()} == {QUICK_DRAWS}
    assert report.firmness is report.shares[Varied.BOTH]
    assert (report.first.ahead, report.first.behind) == (0, 1)
    assert report.cut is not None
    assert (report.cut.ahead, report.cut.behind) == (2, 3)


def test_the_settings_of_the_room_count() -> None:
    settings = replace(sample().weighing.settings, margin=0.05, seed=3)
    scoring = replace(sample(), weighing=replace(sample().weighing, settings=settings))
    report = reported(scoring)
    assert (report.firmness.margin, report.firmness.seed) == (0.05, 3)
    demand = next(driver for driver in report.first.drivers if driver.criterion == 2)
    assert (demand.low, demand.high) == pytest.approx((0.30, 0.40))


@pytest.mark.parametrize("targets", [0, 1, 6])
def test_without_a_cut_line_of_its_own_there_is_one_tornado(targets: int) -> None:
    scoring = replace(sample(), round=replace(sample().round, target_count=targets))
    assert reported(scoring).cut is None


def test_a_report_that_is_stopped_is_a_report() -> None:
    ranking = rank_markets(scoring_matrix(sample()))
    report = robustness_report(sample(), ranking, (), cancelled=lambda: True)
    assert {shares.draws for shares in report.shares.values()} == {QUICK_DRAWS}
    assert findings(report, NUMBERS)


def test_one_market_is_nothing_to_report() -> None:
    scoring = scoring_round([[50]], [1.0])
    with pytest.raises(InvalidInputError, match="Score two markets"):
        robustness_report(scoring, rank_markets(scoring_matrix(scoring)), ())


# -- the headline --------------------------------------------------------------------------------


def test_a_firm_order_is_said_as_one() -> None:
    report = reported(scoring_round(FIRM, (0.5, 0.5), targets=2))
    assert page_headline(report) == "USA leads, and the first 2 places hold"
    assert page_headline(reported(scoring_round(FIRM, (0.5, 0.5), targets=1))) == "USA leads"
    assert page_headline(reported(scoring_round(FIRM, (0.5, 0.5), targets=0))) == "USA leads"


def test_an_open_place_below_the_first() -> None:
    scoring = scoring_round([[90, 90], [60, 60], [60, 60], [10, 10]], [0.5, 0.5], targets=3)
    report = reported(scoring)
    assert page_headline(report) == "USA leads; second place is open"
    (found,) = [each for each in by_chart(report, Chart.RANKS) if each.level is Level.WARN]
    assert found.title == "Second place is too close to call"
    assert found.detail == f"Canada ≈50{PERCENT}, Mexico ≈50{PERCENT}. Mexico and Canada are level."


def test_the_last_place_above_the_cut_is_open_where_others_stand_above_it_too_often() -> None:
    report = reported(sample())
    assert not any(is_open(report.ranking, report.firmness, place) for place in range(3))
    assert report.firmness.top[2] < 0.75
    assert page_headline(report) == "USA leads; third place is open"


def test_the_first_place_is_open_in_a_tie() -> None:
    report = reported(scoring_round([[60, 40], [40, 60], [10, 10]], [0.5, 0.5]))
    assert page_headline(report) == "First place is open"
    assert "leads" not in said(report)
    (first,) = [each for each in by_chart(report, Chart.RANKS) if "weightings" in each.title]
    assert first.level is Level.WARN


def test_a_leader_that_a_missing_score_could_undo_does_not_lead() -> None:
    draft = example_draft()
    report = reported(draft.scoring, draft.strategy.partners)
    assert page_headline(report) == "Canada is ahead on what is known so far"
    first = by_chart(report, Chart.RANKS)[0]
    assert first.level is Level.WARN
    assert first.title.startswith("Canada is first in ≈5")
    assert first.title.endswith("of plausible inputs")
    assert "of weightings with missing scores in their middle." in first.detail
    assert first.more == "Mexico and Morocco could still be first: Survey demand is not scored."


def test_nothing_known_is_no_finding() -> None:
    report = reported(scoring_round([[None, None, None], [None, 40, None]], WEIGHTS))
    assert page_headline(report) == "Score two markets to get a verdict"
    assert findings(report, NUMBERS) == ()


# -- the findings --------------------------------------------------------------------------------


def test_the_worked_sample() -> None:
    report = reported(sample())
    near = "Trade agreements with the EU and Survey demand"
    titles = [(found.level, found.chart, found.title) for found in findings(report, NUMBERS)]
    assert titles == [
        (Level.OK, Chart.RANKS, "USA and Canada fill the first 2 places"),
        (Level.OK, Chart.RANKS, f"USA is first in ≈71{PERCENT} of weightings"),
        (Level.WARN, Chart.RANKS, "Third place is open"),
        (Level.OK, Chart.RANKS, "Sixth place stays with Morocco"),
        (Level.WARN, Chart.WEIGHTS, f"The weights of {near} are near a point where the top changes"),
        (Level.OK, Chart.METHODS, "All 5 methods put USA first"),
        (Level.INFO, Chart.DRIVERS, "What could turn it"),
    ]
    top, first, third, _, weights, methods, drivers = (found.detail for found in findings(report, NUMBERS))
    assert top.endswith("of draws, in any order. All 5 methods agree.")
    assert first == f"And in ≈71{PERCENT} when scores vary too. Canada takes the rest."
    assert third.startswith("Mexico ≈")
    assert "China draws level with Mexico if Trade agreements with the EU weighs 23.9 %" in third
    assert "Canada draws level with USA if Survey demand weighs 29 %" in weights
    assert said(report).count("China draws level with Mexico if") == 1
    assert methods == "China moves between 3 and 5. Missing scores stand in the middle of their range."
    assert drivers.startswith("First place: the weight of Survey demand (")
    assert said(report).count("The cut line: the weight of Trade agreements with the EU (") == 1


def test_scores_that_are_certain_are_not_said_to_vary() -> None:
    (_, first, *_) = findings(reported(scoring_round(VALUES[:5], WEIGHTS)), NUMBERS)
    assert first.detail == "Canada takes the rest."


def test_nobody_else_comes_first() -> None:
    (_, first, *_) = findings(reported(scoring_round(FIRM, (0.5, 0.5), targets=2)), NUMBERS)
    assert first.title == f"USA is first in 100{PERCENT} of weightings"
    assert first.detail == "No other market is first in more than a handful of draws."


def test_missing_scores_that_leave_ranks_open() -> None:
    draft = example_draft()
    found = by_chart(reported(draft.scoring), Chart.RANKS)[-1]
    assert found.level is Level.WARN
    assert found.title == "Missing scores leave the ranks of Mexico, Morocco and Brazil open"
    assert found.detail == "Ranks still possible: Mexico 1–4, Morocco 1–4, Brazil 2–6."
    two = scoring_round([[90, 90], [20, None], [50, 50], [5, None]], [0.9, 0.1])
    (*_, keep) = by_chart(reported(two), Chart.RANKS)
    assert (keep.level, keep.title) == (Level.OK, "Canada and China keep their places")


def test_no_weight_near_a_change() -> None:
    scoring = scoring_round(FIRM, (0.5, 0.5), targets=2)
    (found,) = by_chart(reported(scoring), Chart.WEIGHTS)
    assert found == Finding(
        Level.OK,
        "No weight is near a point where the top changes",
        "Canada draws level with USA if USA falls from 90.0 to 32.0 on Political stability.",
        Chart.WEIGHTS,
        "USA stays first whichever criterion is left out.",
    )


def test_a_finding_says_at_a_glance_what_comes_first_and_all_of_it_in_text() -> None:
    long = "What matters less takes more than a glance to be read, and so it stands where the whole text is."
    found = Finding.of(
        Level.INFO, "Title", ["First.", "", "Second.", long, "And this one is the last."], Chart.RANKS
    )
    assert (found.detail, found.more) == ("First. Second. " + long, "And this one is the last.")
    found = Finding.of(Level.INFO, "Title", [long + long, "Second."], Chart.RANKS)
    assert (found.detail, found.more, found.whole) == (long + long, "Second.", f"{long + long} Second.")
    assert Finding.of(Level.INFO, "Title", ["One."], Chart.RANKS).whole == "One."


def test_what_the_example_says_is_short_and_said_once() -> None:
    draft = example_draft()
    report = reported(draft.scoring, draft.strategy.partners)
    assert max(len(found.detail) for found in findings(report, NUMBERS)) <= GLANCE
    assert said(report).count("Mexico draws level with Canada if") == 1


def test_methods_that_disagree_are_a_warning_with_their_names() -> None:
    scoring = scoring_round([[100.0, 0.0], [45.0, 45.0], [40.0, 40.0]], [0.5, 0.5])
    (found,) = by_chart(reported(scoring), Chart.METHODS)
    assert found.level is Level.WARN
    assert found.title == (
        "1 of 5 methods puts USA first; Weighted product, TOPSIS and VIKOR put Canada first; "
        "PROMETHEE II puts USA, Canada and Mexico level on first place"
    )


def test_the_second_scale_is_said_with_the_methods() -> None:
    (found,) = by_chart(reported(example_draft().scoring), Chart.METHODS)
    assert found.detail.endswith("The order is the same under both mappings of Trade agreements with the EU.")


def test_partners() -> None:
    assert by_chart(reported(sample()), Chart.PARTNERS) == []
    (silent,) = by_chart(reported(sample(), partners(2)), Chart.PARTNERS)
    assert (silent.level, silent.title) == (Level.INFO, "No partner has its own ranking")
    scoring = judged(scoring_round([[50], [50]], [1.0]), {(0, 0): (90, 20, 60), (1, 0): (30, 60, 50)})
    (found,) = by_chart(reported(scoring, partners(3)), Chart.PARTNERS)
    assert (found.level, found.title) == (Level.INFO, "2 of 3 partners put USA first")
    assert found.detail == (
        "P2, on its own scores, puts Canada first. Furthest apart: USA, Political stability, 20 to 90."
    )
    alone = judged(scoring_round([[50], [50]], [1.0]), {(0, 0): (99, 20, 20), (1, 0): (0, 60, 40)})
    (warned,) = by_chart(reported(alone, partners(3)), Chart.PARTNERS)
    assert (warned.level, warned.title) == (Level.WARN, "1 of 3 partners puts USA first")


def test_what_would_settle_it() -> None:
    draft = example_draft()
    (found,) = by_chart(reported(draft.scoring), Chart.DRIVERS)
    assert found == Finding(
        Level.INFO,
        "What would settle it",
        "First place: a score for Mexico on Survey demand. "
        "The cut line: a score for Brazil on Survey demand.",
        Chart.DRIVERS,
    )


def test_the_text_has_the_headline_the_conditions_and_every_finding() -> None:
    report = reported(sample())
    lines = said(report).splitlines()
    assert lines[0] == page_headline(report)
    assert lines[1] == conditions(report.firmness, NUMBERS)
    assert lines[1].startswith(
        "10,000 draws · weights within ±15 points of now, scores within their errors, "
    )
    assert lines[1].endswith(" · seed 20191031 · ≈, ≤, ≥: another seed could change the last digit")
    assert len(lines) == 3 + len(findings(report, NUMBERS))


def test_settled_shares_need_no_mark() -> None:
    firm = reported(scoring_round(FIRM, (0.5, 0.5))).firmness
    assert conditions(firm, NUMBERS) == ("10,000 draws · weights within ±15 points of now · seed 20191031")


def test_names_stay_text() -> None:
    scoring = scoring_round(FIRM, (0.5, 0.5), names=["{x}<b>", "$y$ {0}", "%s"])
    assert "{x}<b> leads" in said(reported(scoring))


# -- places --------------------------------------------------------------------------------------


def test_places_have_words_and_beyond_them_numbers() -> None:
    assert [place_name(place) for place in (0, 5, 6)] == ["first place", "sixth place", "place 7"]


def test_a_place_held_in_less_than_half_of_the_draws_is_open() -> None:
    # The third place goes to Mexico in 53 % of the draws, the fourth to China in less than half.
    report = reported(scoring_round(VALUES[:5], WEIGHTS))
    shares = report.firmness.acceptability.ranks
    for place in range(5):
        row = int(report.ranking.order[place])
        assert is_open(report.ranking, report.firmness, place) == (shares[row, place] < 0.5)


def test_the_filled_top_never_reaches_below_the_cut() -> None:
    firm = reported(scoring_round(FIRM, (0.5, 0.5))).firmness
    assert [filled_top(firm, depth) for depth in (0, 1, 2)] == [2, 0, 2]
