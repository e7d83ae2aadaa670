"""Roadmaps to be written for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, YearBudget
from dia_desktop.strategy.kpis import Achievement, Kpi, KpiReading
from dia_desktop.strategy.records import Strategy
from dia_desktop.strategy.revisions import Revision
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityKind,
    ActivityStatus,
    Confidence,
    DateGrain,
    Link,
    LinkKind,
    MarketTie,
    Roadmap,
    Workstream,
)
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.swot import OptionKind, StrategicOption, Swot
from tests.charts.sketches import market
from tests.strategy.rounds import partners, sample

#: What people type or paste, and what other programs could take for their own words.
HARD_TITLES = (
    "Plan: phase 1; phase 2 # draft",
    "%%{init: {'theme':'dark'}}%%",
    "section Nothing",
    "title <b>Peru</b> & co",
    "2020-01-01 opening",
    '=HYPERLINK("https://example.org","x")',
    "'=1+1",
    "comma, semicolon; backslash \\ and \\n",
    "שלום עולם",
    "🇧🇷 Brazil 😀 — straße ﬂ°°60¶ß",
    "click here #35; &amp; ]]>",
    "END:VEVENT",
)


def activity(number: int, title: str = "", /, **changes: object) -> Activity:
    """Return a scheduled activity of workstream "w0"."""
    made = Activity(
        f"a{number}",
        title or f"Activity {number}",
        workstream_id="w0",
        position=number,
        start=date(2020, 1, 1),
        end=date(2020, 3, 31),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def export_of(
    activities: Sequence[Activity],
    links: Sequence[Link] = (),
    streams: Sequence[str] = ("Networks", "Visits"),
) -> ExchangedRoadmap:
    """Return activities in a strategy of three partners and two markets."""
    scoring = replace(sample(), markets=(market(0, "United States"), market(1, "Canada")))
    strategy = Strategy("s", "Where: next?", (scoring.round,), partners(3))
    workstreams = tuple(Workstream(f"w{place}", name, place) for place, name in enumerate(streams))
    roadmap = Roadmap(2020, workstreams=workstreams, activities=tuple(activities), links=tuple(links))
    swot = Swot(options=(StrategicOption("o1", OptionKind.SO, "Sell there"),))
    kpis = (Kpi("k1", "Agreements", target=2.0),)
    changed = datetime(2026, 1, 31, 22, 15, 7, 5, UTC)
    return ExchangedRoadmap(strategy, scoring, roadmap, swot, kpis=kpis, changed=changed)


def full() -> ExchangedRoadmap:
    """Return a roadmap with something of everything."""
    activities = (
        activity(
            0,
            "Visit the clusters",
            progress=40,
            status=ActivityStatus.UNDER_WAY,
            confidence=Confidence.COMMITTED,
            owner_id="p1",
            partner_ids=("p2", "p3"),
            ties=(MarketTie("m0", Role.TARGET), MarketTie("m1", None)),
            option_id="o1",
            kpi_id="k1",
            cost_cents=1234567,
            currency="EUR",
            note="First line\nsecond; line",
            source="Report, p. 3",
            review_date=date(2020, 2, 29),
        ),
        activity(1, "Sign", kind=ActivityKind.MILESTONE, start=date(2020, 4, 30), end=date(2020, 4, 30)),
        activity(
            2,
            "Decide",
            kind=ActivityKind.GATE,
            workstream_id="w1",
            start=date(2020, 5, 1),
            end=date(2020, 5, 2),
            grain=DateGrain.DAY,
            status=ActivityStatus.DONE,
        ),
        activity(
            3,
            "Somewhere later",
            workstream_id="w1",
            start=date(2020, 1, 1),
            end=date(2024, 12, 31),
            grain=DateGrain.HORIZON,
            confidence=Confidence.IDEA,
        ),
        activity(4, "No dates yet", workstream_id=None, start=None, end=None),
        activity(5, "Leap", workstream_id=None, start=date(2024, 2, 29), end=date(2024, 2, 29), progress=100),
    )
    links = (
        Link("l1", "a0", "a1"),
        Link("l2", "a1", "a2", LinkKind.START_START, 3),
        Link("l3", "a2", "a5", LinkKind.FINISH_START, -1),
    )
    return export_of(activities, links)


def funded() -> ExchangedRoadmap:
    """Return a roadmap with money and KPIs."""
    sources = (
        FundingSource("f1", "Grant", "COSME", "grant", amount_cents=100_000_00, currency="EUR"),
        FundingSource("f2", "Fees", cofinancing_rate=0.5, conditions="members; only"),
    )
    funding = Funding(
        sources,
        (Allocation("1", "f1", "a0", 2020, 50_000_05), Allocation("2", "f1", None, 2021, 7)),
        (YearBudget("b1", 2020, 90_000_00, "EUR"),),
    )
    readings = (KpiReading("r0", 1.0), KpiReading("r1", 3.0, date(2020, 6, 30), "note", "p. 9"))
    kpis = (
        Kpi(
            "k1", "Agreements", "agreements", 2.0, readings=readings, achievements=(Achievement("e", "MoU"),)
        ),
        Kpi("k2", "Visits"),
    )
    since = Revision(7, "Board", "as agreed", datetime(2026, 1, 1, 12, 0, tzinfo=UTC))
    without = replace(full().roadmap, first_year=2019)
    before = (without, replace(funding, budgets=()))
    return replace(full(), funding=funding, kpis=kpis, revision=since, before=before)
