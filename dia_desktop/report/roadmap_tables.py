"""The roadmap, its funding and its KPIs as tables; that of the activities can be imported again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dia_desktop.charts.table import Cell, csv_bytes
from dia_desktop.charts.wording import PROGRAM
from dia_desktop.report.document import Document
from dia_desktop.report.exchanged_roadmap import BETWEEN, ExchangedRoadmap, link_words, money
from dia_desktop.strategy.funding import Allocation
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.roadmap import Activity, Link

ACTIVITY_COLUMNS = (
    *("handle", "title", "workstream", "kind", "start", "end", "dates_known_to"),
    *("progress", "status", "confidence", "owner", "partners", "markets", "after"),
    *("from_option", "counts_towards", "cost", "currency", "note", "source", "review_date"),
)
SOURCE_COLUMNS = (
    *("source", "programme", "kind", "status", "start", "end", "amount", "currency"),
    *("cofinancing_rate", "conditions", "stated_in"),
)
ALLOCATION_COLUMNS = ("source", "activity", "title", "year", "amount", "currency")
BUDGET_COLUMNS = ("year", "amount", "currency")
KPI_COLUMNS = (
    *("kpi", "unit", "target", "lower_is_better", "start", "due", "stated_in"),
    *("achieved", "as_of", "note", "reading_stated_in"),
)
ACHIEVEMENT_COLUMNS = ("kpi", "achievement", "on", "stated_in")


def activities_table(export: ExchangedRoadmap) -> Document:
    """Return all activities in the order of the roadmap, one per row.

    Columns: handle ("B2": workstream and place), title, workstream, kind, start and end (first and last day,
    empty while unscheduled), dates_known_to (day, month, year, horizon), progress (0-100), status,
    confidence, owner, partners, markets (codes, else names; empty for all), after (what it waits for: "A1",
    "A1 SS+3", lag in months), from_option, counts_towards, cost (with a decimal point), currency, note,
    source, review_date; strategy, program.
    """
    handles, links = export.roadmap.handles(), export.links_into()
    rows = (
        _activity(export, each, handles[each.id], _after(links.get(each.id, ()), handles))
        for each in export.roadmap.activities
    )
    return Document(_table(export, ACTIVITY_COLUMNS, rows), tuple(export.lost_markets()))


def _after(links: Iterable[Link], handles: dict[str, str]) -> str:
    """Return what an activity waits for in one cell, e.g. "A1; B2 SS+3"."""
    return BETWEEN.join(link_words(link, handles[link.before_id]) for link in links)


def _activity(export: ExchangedRoadmap, activity: Activity, handle: str, after: str) -> list[Cell]:
    cost = activity.cost_cents
    return [
        handle,
        activity.title,
        export.workstream(activity),
        activity.kind.value,
        _day(activity.start),
        _day(activity.end),
        activity.grain.value if activity.scheduled else None,
        activity.progress,
        activity.status.value,
        activity.confidence.value,
        export.partner_name(activity.owner_id),
        export.partner_names(activity.partner_ids),
        export.markets(activity),
        after,
        export.option(activity),
        export.kpi(activity),
        None if cost is None else money(cost),
        activity.currency,
        activity.note,
        activity.source,
        _day(activity.review_date),
    ]


def sources_table(export: ExchangedRoadmap) -> Document:
    """Return all funding sources by position; cofinancing_rate is a share, 0-1."""
    rows = (
        [
            source.name,
            source.programme,
            source.funding_kind,
            source.status.value,
            _day(source.start),
            _day(source.end),
            None if source.amount_cents is None else money(source.amount_cents),
            source.currency,
            source.cofinancing_rate,
            source.conditions,
            source.source,
        ]
        for source in export.funding.sources
    )
    return Document(_table(export, SOURCE_COLUMNS, rows))


def allocations_table(export: ExchangedRoadmap) -> Document:
    """Return what each source gives each activity in each year; no activity: the roadmap as a whole."""
    sources = {source.id: source for source in export.funding.sources}
    titles = {each.id: each.title for each in export.roadmap.activities}
    handles = export.roadmap.handles()

    def row(each: Allocation) -> list[Cell]:
        source, activity_id = sources[each.source_id], each.activity_id or ""
        paid_for = [handles.get(activity_id), titles.get(activity_id)]
        return [source.name, *paid_for, each.year, money(each.amount_cents), source.currency]

    return Document(_table(export, ALLOCATION_COLUMNS, map(row, export.funding.allocations)))


def budgets_table(export: ExchangedRoadmap) -> Document:
    """Return what the roadmap is to cost, by year and currency."""
    rows: Iterator[list[Cell]] = (
        [each.year, money(each.amount_cents), each.currency] for each in export.funding.budgets
    )
    return Document(_table(export, BUDGET_COLUMNS, rows))


def kpis_table(export: ExchangedRoadmap) -> Document:
    """Return all KPIs with their readings, one reading per row; a KPI without any has one row."""
    rows = (row for kpi in export.kpis for row in _readings(kpi))
    return Document(_table(export, KPI_COLUMNS, rows))


def _readings(kpi: Kpi) -> Iterator[list[Cell]]:
    about: list[Cell] = [kpi.name, kpi.unit, kpi.target, int(kpi.lower_is_better)]
    about += [_day(kpi.start), _day(kpi.due), kpi.source]
    if not kpi.readings:
        yield [*about, None, None, None, None]
    for reading in kpi.readings:
        yield [*about, reading.value, _day(reading.as_of), reading.note, reading.source]


def achievements_table(export: ExchangedRoadmap) -> Document:
    """Return what counts towards the KPIs by name, one achievement per row."""
    rows = (
        [kpi.name, each.title, _day(each.on), each.source] for kpi in export.kpis for each in kpi.achievements
    )
    return Document(_table(export, ACHIEVEMENT_COLUMNS, rows))


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _table(export: ExchangedRoadmap, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    last = [export.strategy.title, PROGRAM]
    return csv_bytes([*columns, "strategy", "program"], ([*row, *last] for row in rows))
