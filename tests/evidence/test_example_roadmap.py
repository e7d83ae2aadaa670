from __future__ import annotations

from datetime import date

import pytest

from dia_desktop.evidence.blank import blank_draft
from dia_desktop.evidence.example import example_draft
from dia_desktop.strategy.funding import FundingSource, FundingStatus
from dia_desktop.strategy.roadmap import Activity, ActivityKind, ActivityStatus, DateGrain, Roadmap
from dia_desktop.strategy.role import Role

REPORT = "DIA final report, publishable summary, "
MID_TERM = (date(2020, 1, 1), date(2021, 12, 31))
LONG_TERM = (date(2020, 1, 1), date(2024, 12, 31))


def activity(start_of_title: str) -> Activity:
    (found,) = (each for each in example_draft().roadmap.activities if each.title.startswith(start_of_title))
    return found


def test_every_call_gives_the_same_records() -> None:
    first, second = example_draft(), example_draft()
    assert (first.roadmap, first.funding, first.kpis) == (second.roadmap, second.funding, second.kpis)


def test_the_plan_stands_on_the_horizons_the_report_states() -> None:
    roadmap = example_draft().roadmap
    assert (roadmap.first_year, roadmap.mid_term_years, roadmap.long_term_years) == (2020, 2, 5)
    planned = [each for each in roadmap.activities if each.grain is DateGrain.HORIZON]
    assert [(each.start, each.end) for each in planned] == [MID_TERM] * 3 + [LONG_TERM] * 5
    assert {each.status for each in planned} == {ActivityStatus.PLANNED}
    assert planned[0].source == REPORT + "lines 48 and 58"
    assert planned[-1].title.startswith("Regular revision of the plan")
    assert "All the time, without dates" in planned[-1].note
    assert [each.note for each in planned[:-1]] == [""] * 7


def test_nothing_is_said_that_the_report_does_not_say() -> None:
    roadmap = example_draft().roadmap
    assert (roadmap.workstreams, roadmap.links, roadmap.markers) == ((), (), ())
    assert {each.cost_cents for each in roadmap.activities} == {None}
    assert {each.progress for each in roadmap.activities} == {None}
    assert {each.partner_ids for each in roadmap.activities} == {()}
    assert all(each.source.startswith(REPORT) for each in roadmap.activities)
    assert [each.position for each in roadmap.activities] == [*range(18)]


def test_only_the_markets_that_are_named_are_tied_with_their_roles() -> None:
    draft = example_draft()
    codes = {market.id: market.code for market in draft.scoring.markets}
    tied = {
        each.title: [(codes[tie.market_id], tie.role) for tie in each.ties]
        for each in draft.roadmap.activities
        if each.ties
    }
    assert tied == {
        "Establish cooperation with consortium SMEs and major players in Brazil, China and the US": [
            ("USA", Role.TARGET),
            ("CHN", Role.TARGET),
            ("BRA", Role.TARGET),
        ],
        "EU-Canada Cluster Matchmaking Event": [("CAN", Role.TARGET)],
    }
    assert draft.roadmap.roles == {market.id: market.role for market in draft.scoring.markets}


def test_of_the_decision_on_the_structure_no_day_is_invented() -> None:
    gate = activity("D3.4")
    assert (gate.kind, gate.grain, gate.start, gate.end) == (
        ActivityKind.GATE,
        DateGrain.YEAR,
        date(2020, 1, 1),
        date(2020, 12, 31),
    )
    assert gate.note.startswith(
        "Due beginning of 2020. Candidates: Existing EEIG, SmartCityTech partnership."
    )
    assert (gate.status, gate.source) == (ActivityStatus.PLANNED, REPORT + "line 62")


@pytest.mark.parametrize(
    ("title", "start", "end", "grain", "owner"),
    [
        ("International Networking", date(2018, 9, 13), date(2018, 9, 14), DateGrain.DAY, "MESAP"),
        ("Digital Transformation", date(2018, 10, 19), date(2018, 10, 19), DateGrain.DAY, "TICE"),
        ("DIA final event", date(2019, 10, 29), date(2019, 10, 31), DateGrain.DAY, None),
        ("EU-Canada Cluster", date(2019, 1, 1), date(2019, 12, 31), DateGrain.YEAR, None),
        ("Study visit in Italy", None, None, DateGrain.DAY, None),
    ],
)
def test_an_event_is_as_precise_as_the_report(
    title: str, start: date | None, end: date | None, grain: DateGrain, owner: str | None
) -> None:
    event = activity(title)
    partners = {partner.id: partner.code for partner in example_draft().strategy.partners}
    assert (event.kind, event.status) == (ActivityKind.MILESTONE, ActivityStatus.DONE)
    assert (event.start, event.end, event.grain) == (start, end, grain)
    assert (None if event.owner_id is None else partners[event.owner_id]) == owner


def test_what_the_report_says_of_an_event_is_noted() -> None:
    assert activity("International Networking").note == "Turin\nAttendance: almost 200"
    assert activity("DIA final event").note.splitlines()[:2] == [
        "Barcelona",
        "Host: DIA and Cyber Secure Light",
    ]
    assert activity("Study visit in Italy").note == ""
    assert activity("International Networking").source == REPORT + "lines 36, 68 and 70"


def test_funding_names_sources_and_no_amounts() -> None:
    funding = example_draft().funding
    assert [(source.name, source.status) for source in funding.sources] == [
        ("COSME strand 2 (DIA2 proposal, ESCP-4i strand 2a)", FundingStatus.APPLIED),
        ("Regional and national programmes (synergies)", FundingStatus.IDEA),
        ("Co-financing", FundingStatus.IDEA),
        ("INTERREG EUROPE", FundingStatus.IDEA),
        ("Horizon 2020", FundingStatus.IDEA),
        ("Other COSME calls", FundingStatus.IDEA),
    ]
    first = funding.sources[0]
    assert first == FundingSource(
        first.id, first.name, status=FundingStatus.APPLIED, source=REPORT + "lines 44, 56 and 102"
    )
    assert (funding.allocations, funding.budgets) == ((), ())


def test_kpis_are_those_of_the_report_two_of_them_without_a_target() -> None:
    kpis = example_draft().kpis
    assert [(kpi.target, kpi.latest and kpi.latest.value, kpi.met) for kpi in kpis] == [
        (10, 31, True),
        (10, 2, False),
        (50, 12, False),
        (None, 2, None),
        (None, 35, None),
    ]
    assert [each.title for each in kpis[1].achievements] == ["CRIM, Canada", "Global EPIC, USA"]
    assert {each.on for kpi in kpis for each in kpi.achievements} == {None}
    assert {reading.as_of for kpi in kpis for reading in kpi.readings} == {None}
    assert {kpi.source for kpi in kpis} == {REPORT + "line 9"}


def test_a_blank_strategy_has_an_empty_roadmap() -> None:
    draft = blank_draft("Where next?", date(2026, 1, 31))
    assert (draft.roadmap, draft.funding.sources, draft.kpis) == (Roadmap(), (), ())
