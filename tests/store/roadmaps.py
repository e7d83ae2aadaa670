"""A small roadmap with its funding and its KPIs, with something of everything in it."""

from __future__ import annotations

from datetime import date

from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, FundingStatus, YearBudget
from dia_desktop.strategy.kpis import Achievement, Kpi, KpiReading
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityKind,
    ActivityStatus,
    Confidence,
    DateGrain,
    Link,
    LinkKind,
    Marker,
    MarketTie,
    Roadmap,
    Workstream,
)
from dia_desktop.strategy.role import Role


def roadmap() -> Roadmap:
    """Return four activities of two workstreams, linked; a role among them is out of date."""
    fair = Activity(
        "a1",
        "Trade fair",
        workstream_id="w1",
        position=0,
        start=date(2020, 3, 1),
        end=date(2020, 5, 31),
        progress=40,
        status=ActivityStatus.UNDER_WAY,
        confidence=Confidence.COMMITTED,
        owner_id="p1",
        partner_ids=("p2",),
        ties=(MarketTie("m1", Role.TARGET), MarketTie("m3", Role.FALLBACK)),
        option_id="o1",
        kpi_id="k1",
        cost_cents=1_200_000,
        currency="EUR",
        note="Stand and travel",
        source="Minutes, page 3",
        review_date=date(2020, 9, 30),
    )
    desk = Activity(
        "a2",
        "Landing desk open",
        ActivityKind.MILESTONE,
        "w1",
        1,
        date(2020, 6, 30),
        date(2020, 6, 30),
        DateGrain.DAY,
        owner_id="p2",
    )
    watch = Activity(
        "a3",
        "Market watch",
        workstream_id="w2",
        position=2,
        start=date(2020, 1, 1),
        end=date(2021, 12, 31),
        grain=DateGrain.HORIZON,
        ties=(MarketTie("m2", Role.CANDIDATE),),
    )
    idea = Activity("a4", "Apply for funds", position=3, confidence=Confidence.IDEA)
    return Roadmap(
        2020,
        workstreams=(Workstream("w1", "Market entry", 0), Workstream("w2", "Intelligence", 1)),
        activities=(fair, desk, watch, idea),
        links=(Link("l1", "a1", "a2", lag=1), Link("l2", "a3", "a1", LinkKind.START_START)),
        markers=(Marker("k", "EU election", date(2024, 6, 6), date(2024, 6, 9)),),
        roles={"m1": Role.TARGET, "m2": Role.TARGET, "m3": Role.FALLBACK},
    )


def funding() -> Funding:
    """Return two sources, one of them with an amount, what they give, and two budgets."""
    cosme = FundingSource(
        "f1",
        "COSME call",
        "COSME",
        "grant",
        FundingStatus.APPLIED,
        date(2020, 1, 1),
        date(2021, 12, 31),
        10_000_000,
        "EUR",
        0.75,
        "At least five partners",
        "Call text, page 1",
        0,
    )
    fees = FundingSource("f2", "Fees", status=FundingStatus.GRANTED, currency="EUR", position=1)
    return Funding(
        (cosme, fees),
        (Allocation("al1", "f1", "a1", 2020, 900_000), Allocation("al2", "f2", None, 2020, 250_000)),
        (YearBudget("b1", 2020, 1_500_000, "EUR"), YearBudget("b2", 2021, 0, "EUR")),
    )


def kpis() -> tuple[Kpi, ...]:
    """Return one with a target, two readings and two achievements, and one with none of them."""
    agreements = Kpi(
        "k1",
        "Agreements",
        "agreements",
        10.0,
        start=date(2020, 1, 1),
        due=date(2024, 12, 31),
        readings=(KpiReading("r1", 1.0), KpiReading("r2", 2.0, date(2020, 6, 30), "Both signed", "Minutes")),
        achievements=(
            Achievement("h1", "First institute", date(2020, 6, 30), "Minutes"),
            Achievement("h2", "Second institute"),
        ),
        source="Plan, page 9",
    )
    return agreements, Kpi("k2", "Complaints", lower_is_better=True, position=1)
