"""Roadmaps, funding and KPIs that the charts of them are tried with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dia_desktop.charts.gantt_view import GanttContent, GanttView
from dia_desktop.charts.roadmap_export import RoadmapExport
from dia_desktop.strategy.funding import (
    Allocation,
    Funding,
    FundingSource,
    FundingStatus,
    YearBudget,
)
from dia_desktop.strategy.kpis import Kpi, KpiReading
from dia_desktop.strategy.records import Market, Partner, Strategy
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityKind,
    ActivityStatus,
    Confidence,
    DateGrain,
    Link,
    Marker,
    MarketTie,
    Roadmap,
    Workstream,
)
from dia_desktop.strategy.schedule import violations

MARKETS = (
    Market("usa", "USA", "USA", 0),
    Market("can", "CAN", "Canada", 1),
    Market("mex", "MEX", "Mexico", 2),
)
PARTNERS = (Partner("me", "ME", "Mesap"), Partner("ga", "GA", "Gaia"))
STREAMS = (Workstream("a", "Agreements", 0), Workstream("b", "Services", 1), Workstream("c", "Empty", 2))
TODAY = date(2021, 2, 11)
THOUSAND = 100_000


def activity(key: str, start: date | None, end: date | None, stream: str | None = "a") -> Activity:
    """Return an activity of that id, known to the month."""
    return Activity(key, f"Activity {key}", workstream_id=stream, start=start, end=end)


def moment(key: str, day: date, kind: ActivityKind = ActivityKind.MILESTONE) -> Activity:
    """Return a milestone or gate of a day."""
    return replace(activity(key, day, day), kind=kind, grain=DateGrain.DAY)


def ties(*market_ids: str) -> tuple[MarketTie, ...]:
    """Return ties to markets that were in no round yet."""
    return tuple(MarketTie(market_id, None) for market_id in market_ids)


def plan() -> Roadmap:
    """Return a small roadmap with one thing of each kind."""
    briefs = replace(
        activity("briefs", date(2020, 1, 1), date(2020, 12, 31)),
        progress=100,
        status=ActivityStatus.DONE,
        confidence=Confidence.COMMITTED,
        owner_id="me",
    )
    usa = replace(
        activity("usa", date(2020, 7, 1), date(2021, 9, 30)),
        progress=60,
        confidence=Confidence.COMMITTED,
        owner_id="ga",
        ties=ties("usa"),
    )
    idea = replace(
        activity("idea", date(2021, 7, 1), date(2023, 6, 30), "b"),
        confidence=Confidence.IDEA,
        ties=ties("can", "mex"),
    )
    horizon = replace(activity("horizon", date(2020, 1, 1), date(2024, 12, 31), "b"), grain=DateGrain.HORIZON)
    activities = (
        briefs,
        usa,
        moment("review", date(2021, 12, 31), ActivityKind.GATE),
        replace(moment("event", date(2019, 5, 14)), status=ActivityStatus.DONE),
        idea,
        horizon,
        activity("waiting", None, None, "b"),
        activity("loose", date(2022, 2, 1), date(2022, 2, 28), None),
    )
    placed = tuple(replace(each, position=place) for place, each in enumerate(activities))
    links = (Link("kept", "briefs", "idea"), Link("late", "usa", "briefs"))
    markers = (Marker("election", "EU election", date(2024, 6, 6), date(2024, 6, 9)),)
    return Roadmap(2020, workstreams=STREAMS, activities=placed, links=links, markers=markers)


def earlier() -> Roadmap:
    """Return the same roadmap at an earlier revision: one thing was elsewhere, one is gone, one not there."""
    now = plan()
    kept = tuple(
        replace(each, start=date(2020, 4, 1), end=date(2021, 6, 30)) if each.id == "usa" else each
        for each in now.activities
        if each.id != "idea"
    )
    gone = activity("gone", date(2021, 1, 1), date(2021, 6, 30), "b")
    return replace(now, activities=(*kept, gone))


def content(roadmap: Roadmap | None = None, compared: Roadmap | None = None) -> GanttContent:
    """Return what a chart of a roadmap is made of."""
    shown = plan() if roadmap is None else roadmap
    late = frozenset(each.link.id for each in violations(shown))
    return GanttContent(shown, MARKETS, PARTNERS, compared=compared, late=late)


def view(per_day: float = 0.5) -> GanttView:
    """Return a view without a line for today."""
    return GanttView(per_day)


def funding() -> Funding:
    """Return a budget of three years: covered, open, and passed."""
    sources = (
        _source("cosme", FundingStatus.GRANTED, 0),
        _source("interreg", FundingStatus.APPLIED, 1),
        _source("region", FundingStatus.IDEA, 2),
        _source("refused", FundingStatus.REFUSED, 3),
    )
    amounts = {
        2020: {"cosme": 100},
        2021: {"cosme": 40, "interreg": 30, "region": 10, "refused": 50},
        2022: {"cosme": 112},
    }
    allocations = tuple(
        Allocation(f"{year}{key}", key, None, year, amount * THOUSAND)
        for year, given in amounts.items()
        for key, amount in given.items()
    )
    budgets = tuple(YearBudget(str(year), year, 100 * THOUSAND, "EUR") for year in amounts)
    return Funding(sources, allocations, budgets)


def _source(key: str, status: FundingStatus, position: int) -> FundingSource:
    return FundingSource(key, key.title(), status=status, currency="EUR", position=position)


def kpis() -> tuple[Kpi, ...]:
    """Return KPIs that are passed, behind, without a target, without a reading, and better if low."""
    start, due = date(2020, 1, 1), date(2024, 12, 31)
    return (
        Kpi("passed", "Clusters", target=10.0, readings=(KpiReading("1", 31.0),)),
        Kpi(
            "behind",
            "Strategies",
            "strategies",
            50.0,
            start=start,
            due=due,
            readings=(KpiReading("2", 1.0, date(2020, 6, 1)), KpiReading("3", 2.0, TODAY)),
        ),
        Kpi("free", "Events", readings=(KpiReading("4", 2.0),)),
        Kpi("unread", "Members", target=5.0),
        Kpi("low", "Days to answer", "days", 10.0, lower_is_better=True, readings=(KpiReading("5", 14.0),)),
    )


def export(roadmap: Roadmap | None = None) -> RoadmapExport:
    """Return everything the exhibits need."""
    return RoadmapExport(
        Strategy("s", "Where <b>next</b>?", (), PARTNERS, example=True),
        MARKETS,
        plan() if roadmap is None else roadmap,
        funding(),
        kpis(),
        changed=date(2026, 1, 31),
    )
