"""The roadmap, its funding and its KPIs as tables: every record, with what a picture leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from dia_desktop.charts.roadmap_export import RoadmapExport
from dia_desktop.charts.table import Cell, csv_bytes
from dia_desktop.charts.wording import PROGRAM
from dia_desktop.language import tr
from dia_desktop.strategy.coverage import CurrencyCoverage, YearCoverage, coverages
from dia_desktop.strategy.kpis import Kpi, KpiReading
from dia_desktop.strategy.roadmap import Activity, Link, LinkKind
from dia_desktop.strategy.schedule import violations

#: Between several partners, markets or links in one cell.
BETWEEN = "; "
ACTIVITY_COLUMNS = (
    "handle",
    "title",
    "workstream",
    "kind",
    "start",
    "end",
    "grain",
    "status",
    "confidence",
    "progress",
    "owner",
    "partners",
    "markets",
    "after",
    "too_early_for",
    "cost_cents",
    "currency",
    "note",
    "source",
    "review_date",
    "start_before",
    "end_before",
    "change",
)
COVERAGE_COLUMNS = (
    "year",
    "currency",
    "budget_cents",
    "source",
    "status",
    "amount_cents",
    "open_cents",
    "over_cents",
    "granted_percent",
    "applied_percent",
)
KPI_COLUMNS = (
    "name",
    "unit",
    "target",
    "lower_is_better",
    "start",
    "due",
    "value",
    "as_of",
    "note",
    "source",
)
_SHORT = {LinkKind.FINISH_START: "FS", LinkKind.START_START: "SS"}


def gantt_table(export: RoadmapExport) -> bytes:
    """Return all activities in the order of the roadmap, those without dates among them; then removed ones.

    Columns: handle, title, workstream, kind, start, end and grain of the dates, status, confidence, progress
    (percent), owner, partners, markets (codes, else names; empty for all), after (what it waits for: handle,
    FS or SS, lag in months), too_early_for (handles of those it begins too early for), cost_cents and
    currency, note, source, review_date; start_before, end_before and change (new, moved, removed) against
    the compared revision; strategy, program.
    """
    return _table(export, ACTIVITY_COLUMNS, _activities(export))


def coverage_table(export: RoadmapExport) -> bytes:
    """Return one line per year, currency and source, and one for a year with a budget and no source.

    Columns: year, currency, budget_cents, source, status, amount_cents, then of the year: open_cents,
    over_cents, granted_percent, applied_percent (with what is applied for); strategy, program. Without any
    amount it lists the sources.
    """
    rows = [row for each in coverages(export.funding) for year in each.years for row in _year(each, year)]
    if not rows:
        rows = [
            [None, source.currency, None, source.name, source.status.value, source.amount_cents, *[None] * 4]
            for source in export.funding.sources
        ]
    return _table(export, COVERAGE_COLUMNS, rows)


def kpi_table(export: RoadmapExport) -> bytes:
    """Return one line per reading of a KPI, and one for a KPI without any.

    Columns: name, unit, target (empty for none), lower_is_better (0 or 1), start and due day, value, as_of
    (empty where not stated), note, source; strategy, program.
    """
    return _table(export, KPI_COLUMNS, (row for kpi in export.kpis for row in _kpi(kpi)))


# -- activities ----------------------------------------------------------------------------------


def _activities(export: RoadmapExport) -> Iterator[list[Cell]]:
    lines = _ActivityLines(export)
    yield from (lines.line(activity) for activity in export.roadmap.activities)
    if export.compared is not None:
        present = {activity.id for activity in export.roadmap.activities}
        yield from (lines.line(each) for each in export.compared.activities if each.id not in present)


class _ActivityLines:
    """Writes activities as lines; what all of them look up is looked up once."""

    def __init__(self, export: RoadmapExport) -> None:
        roadmap = export.roadmap
        self._present = roadmap.by_id()
        self._handles = roadmap.handles()
        self._streams = {stream.id: stream.name for stream in roadmap.workstreams}
        self._partners = {partner.id: partner.short for partner in export.strategy.partners}
        self._markets = {market.id: market.key for market in export.markets}
        self._before = None if export.compared is None else export.compared.by_id()
        self._links: dict[str, list[Link]] = {}
        for link in roadmap.links:
            self._links.setdefault(link.after_id, []).append(link)
        self._late = {violation.link.id for violation in violations(roadmap)}

    def line(self, activity: Activity) -> list[Cell]:
        """Return the cells of an activity."""
        links = self._links.get(activity.id, [])
        late = [self._handles[link.before_id] for link in links if link.id in self._late]
        return [
            self._handles.get(activity.id),
            activity.title,
            self._streams.get(activity.workstream_id or ""),
            activity.kind.value,
            _day(activity.start),
            _day(activity.end),
            activity.grain.value,
            activity.status.value,
            activity.confidence.value,
            activity.progress,
            self._partners.get(activity.owner_id or ""),
            _named(self._partners, activity.partner_ids),
            _named(self._markets, activity.market_ids, tr("market of another round")),
            BETWEEN.join(self._after(link) for link in links),
            BETWEEN.join(late),
            activity.cost_cents,
            activity.currency,
            activity.note,
            activity.source,
            _day(activity.review_date),
            *self._compared(activity),
        ]

    def _after(self, link: Link) -> str:
        lag = f" {link.lag:+d}" if link.lag else ""
        return f"{self._handles[link.before_id]} {_SHORT[link.kind]}{lag}"

    def _compared(self, activity: Activity) -> list[Cell]:
        """Return the dates at the compared revision, and what became of the activity since."""
        if self._before is None:
            return [None, None, None]
        before = self._before.get(activity.id)
        if before is None:
            return [None, None, "new"]
        dates: list[Cell] = [_day(before.start), _day(before.end)]
        if activity.id not in self._present:
            return [*dates, "removed"]
        moved = (before.start, before.end) != (activity.start, activity.end)
        return [*dates, "moved" if moved else None]


def _named(names: Mapping[str, str], ids: Iterable[str], otherwise: str = "") -> str:
    return BETWEEN.join(names.get(each, otherwise) for each in ids)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


# -- money and KPIs ------------------------------------------------------------------------------


def _year(currency: CurrencyCoverage, year: YearCoverage) -> Iterator[list[Cell]]:
    coverage = year.coverage
    first: list[Cell] = [year.year, currency.currency, coverage.need]
    last: list[Cell] = [coverage.open, coverage.over, coverage.granted_percent, coverage.applied_percent]
    for part in year.parts:
        yield [*first, part.source.name, part.source.status.value, part.amount_cents, *last]
    if not year.parts:
        yield [*first, None, None, None, *last]


def _kpi(kpi: Kpi) -> Iterator[list[Cell]]:
    first: list[Cell] = [
        kpi.name,
        kpi.unit,
        kpi.target,
        int(kpi.lower_is_better),
        _day(kpi.start),
        _day(kpi.due),
    ]
    readings: tuple[KpiReading | None, ...] = kpi.readings or (None,)
    for reading in readings:
        if reading is None:
            yield [*first, None, None, None, kpi.source]
        else:
            yield [*first, reading.value, _day(reading.as_of), reading.note, reading.source or kpi.source]


def _table(export: RoadmapExport, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    last = [export.strategy.title, PROGRAM]
    return csv_bytes([*columns, "strategy", "program"], ([*row, *last] for row in rows))
