"""From the rows of the roadmap, its funding and the KPIs to their records; those of any moment alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from operator import attrgetter
from typing import TypeVar

from dia_desktop.store.roadmap_rows import (
    AchievementRow,
    ActivityMarketRow,
    ActivityPartnerRow,
    ActivityRow,
    AllocationRow,
    FundingSourceRow,
    KpiReadingRow,
    KpiRow,
    MarkerRow,
    RoadmapFrameRow,
    RoadmapLinkRow,
    WorkstreamRow,
    YearBudgetRow,
)
from dia_desktop.store.row_reading import Made, RowsOf
from dia_desktop.store.tables import CandidacyRow, MarketRow, PartnerRow, ScoringRoundRow
from dia_desktop.strategy.funding import Allocation, Funding, FundingSource, FundingStatus, YearBudget
from dia_desktop.strategy.kpis import Achievement, Kpi, KpiReading
from dia_desktop.strategy.roadmap import (
    LONG_TERM_YEARS,
    MID_TERM_YEARS,
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

Part = TypeVar("Part")


class RoadmapRecords:
    """Makes the roadmap of rows; of what did not change since, the records stay the same objects.

    Parameters
    ----------
    rows_of : gives the rows; those that did not change are the same objects, as `Kept` gives them.
    made : activities that were made of rows already, with these, by id.
    """

    def __init__(
        self, rows_of: RowsOf, made: Mapping[str, tuple[ActivityRow, Activity]] | None = None
    ) -> None:
        self._rows_of = rows_of
        self._each = _Activities({} if made is None else made)
        self._workstreams = Made(_workstreams)
        self._ties = Made(_ties)
        self._partners = Made(_partners)
        self._activities = Made(self._each)
        self._links = Made(_links)
        self._markers = Made(_markers)
        self._roles = Made(latest_roles)

    def beside(self, rows_of: RowsOf) -> RoadmapRecords:
        """Return what makes the roadmap of other rows; of those that are the same it has the same records."""
        return RoadmapRecords(rows_of, self._each.made)

    def read(self) -> Roadmap:
        """Return the roadmap of the strategy.

        Raises
        ------
        ValueError, TypeError
            Where a row holds what no program of ours writes.
        """
        rows_of = self._rows_of
        first_year, mid_term, long_term = None, MID_TERM_YEARS, LONG_TERM_YEARS
        for frame in rows_of(RoadmapFrameRow):
            first_year, mid_term, long_term = frame.first_year, frame.mid_term_years, frame.long_term_years
        ties = self._ties(rows_of(ActivityMarketRow), rows_of(MarketRow))
        partners = self._partners(rows_of(ActivityPartnerRow), rows_of(PartnerRow))
        return Roadmap(
            first_year,
            mid_term,
            long_term,
            self._workstreams(rows_of(WorkstreamRow)),
            self._activities(rows_of(ActivityRow), partners, ties),
            self._links(rows_of(RoadmapLinkRow)),
            self._markers(rows_of(MarkerRow)),
            self._roles(rows_of(ScoringRoundRow), rows_of(CandidacyRow)),
        )


def read_roadmap(rows_of: RowsOf) -> Roadmap:
    """Return the roadmap of the strategy, as `RoadmapRecords.read` does, to be read once."""
    return RoadmapRecords(rows_of).read()


def latest_roles(rounds: Iterable[ScoringRoundRow], candidacies: Iterable[CandidacyRow]) -> dict[str, Role]:
    """Return what each market is in the latest round, by market id."""
    latest = max(rounds, key=attrgetter("number"))
    taking_part = sorted(
        (row for row in candidacies if row.round_id == latest.id), key=attrgetter("position")
    )
    return {row.market_id: Role(row.role) for row in taking_part}


def _workstreams(rows: Iterable[WorkstreamRow]) -> tuple[Workstream, ...]:
    by_position = sorted(rows, key=attrgetter("position"))
    return tuple(Workstream(row.id, row.name, row.position) for row in by_position)


def _links(rows: Iterable[RoadmapLinkRow]) -> tuple[Link, ...]:
    in_order = sorted(rows, key=attrgetter("position", "id"))
    return tuple(Link(row.id, row.before_id, row.after_id, LinkKind(row.kind), row.lag) for row in in_order)


def _markers(rows: Iterable[MarkerRow]) -> tuple[Marker, ...]:
    in_order = sorted(rows, key=attrgetter("first_day", "last_day", "title", "id"))
    return tuple(Marker(row.id, row.title, *_whole_span(row.first_day, row.last_day)) for row in in_order)


def _ties(
    rows: Iterable[ActivityMarketRow], markets: Iterable[MarketRow]
) -> dict[str, tuple[MarketTie, ...]]:
    """Return what each activity is about, by its id, in the order in which the markets came."""
    colours = {row.id: row.colour for row in markets}
    return _grouped(
        (row.activity_id, MarketTie(row.market_id, None if row.role is None else Role(row.role)))
        for row in sorted(rows, key=lambda row: colours[row.market_id])
    )


def _partners(
    rows: Iterable[ActivityPartnerRow], partners: Iterable[PartnerRow]
) -> dict[str, tuple[str, ...]]:
    """Return who takes part in each activity, by its id, in the order of the partners."""
    places = {row.id: row.position for row in partners}
    return _grouped(
        (row.activity_id, row.partner_id) for row in sorted(rows, key=lambda row: places[row.partner_id])
    )


class _Activities:
    """Makes records of activities; where row, place and links are as they were, it is the same record.

    Attributes
    ----------
    made : the rows with what was made of them last, by id.
    """

    def __init__(self, made: Mapping[str, tuple[ActivityRow, Activity]]) -> None:
        self.made = made

    def __call__(
        self,
        rows: Iterable[ActivityRow],
        partners: Mapping[str, tuple[str, ...]],
        ties: Mapping[str, tuple[MarketTie, ...]],
    ) -> tuple[Activity, ...]:
        made: dict[str, tuple[ActivityRow, Activity]] = {}
        for position, row in enumerate(sorted(rows, key=attrgetter("position", "id"))):
            own = (position, partners.get(row.id, ()), ties.get(row.id, ()))
            known, activity = self.made.get(row.id, (None, None))
            if (
                activity is None
                or known is not row
                or own != (activity.position, activity.partner_ids, activity.ties)
            ):
                activity = _activity(row, *own)
            made[row.id] = (row, activity)
        self.made = made
        return tuple(activity for _, activity in made.values())


def _activity(
    row: ActivityRow, position: int, partner_ids: tuple[str, ...], ties: tuple[MarketTie, ...]
) -> Activity:
    start, end = _span(row.first_day, row.last_day)
    return Activity(
        id=row.id,
        title=row.title,
        kind=ActivityKind(row.kind),
        workstream_id=row.workstream_id,
        position=position,
        start=start,
        end=end,
        grain=DateGrain(row.grain),
        progress=row.progress,
        status=ActivityStatus(row.status),
        confidence=Confidence(row.confidence),
        owner_id=row.owner_id,
        partner_ids=partner_ids,
        ties=ties,
        option_id=row.option_id,
        kpi_id=row.kpi_id,
        cost_cents=row.cost_cents,
        currency=row.currency,
        note=row.note,
        source=row.source,
        review_date=row.review_date,
    )


def read_funding(rows_of: RowsOf) -> Funding:
    """Return where the money comes from.

    Raises
    ------
    ValueError, TypeError
        Where a row holds what no program of ours writes.
    """
    sources = sorted(rows_of(FundingSourceRow), key=attrgetter("position"))
    places = {row.id: row.position for row in sources}
    allocations = sorted(
        rows_of(AllocationRow),
        key=lambda row: (places[row.source_id], row.year, row.activity_id or "", row.id),
    )
    budgets = sorted(rows_of(YearBudgetRow), key=attrgetter("year", "currency"))
    return Funding(
        tuple(map(_source, sources)),
        tuple(
            Allocation(row.id, row.source_id, row.activity_id, row.year, row.amount_cents)
            for row in allocations
        ),
        tuple(YearBudget(row.id, row.year, row.amount_cents, row.currency) for row in budgets),
    )


def _source(row: FundingSourceRow) -> FundingSource:
    return FundingSource(
        id=row.id,
        name=row.name,
        programme=row.programme,
        funding_kind=row.funding_kind,
        status=FundingStatus(row.status),
        start=row.first_day,
        end=row.last_day,
        amount_cents=row.amount_cents,
        currency=row.currency,
        cofinancing_rate=row.cofinancing_rate,
        conditions=row.conditions,
        source=row.source,
        position=row.position,
    )


def read_kpis(rows_of: RowsOf) -> tuple[Kpi, ...]:
    """Return the KPIs by position."""
    readings = _grouped(
        (row.kpi_id, KpiReading(row.id, row.value, row.as_of, row.note, row.source))
        for row in sorted(rows_of(KpiReadingRow), key=_undated_first)
    )
    achievements = _grouped(
        (row.kpi_id, Achievement(row.id, row.title, row.day, row.source))
        for row in sorted(rows_of(AchievementRow), key=_undated_last)
    )
    return tuple(
        _kpi(row, readings, achievements) for row in sorted(rows_of(KpiRow), key=attrgetter("position"))
    )


def _undated_first(row: KpiReadingRow) -> tuple[date, int]:
    return row.as_of or date.min, row.position


def _undated_last(row: AchievementRow) -> tuple[date, int]:
    return row.day or date.max, row.position


def _kpi(
    row: KpiRow,
    readings: Mapping[str, tuple[KpiReading, ...]],
    achievements: Mapping[str, tuple[Achievement, ...]],
) -> Kpi:
    return Kpi(
        id=row.id,
        name=row.name,
        unit=row.unit,
        target=row.target,
        lower_is_better=row.lower_is_better,
        start=row.first_day,
        due=row.due,
        readings=readings.get(row.id, ()),
        achievements=achievements.get(row.id, ()),
        source=row.source,
        position=row.position,
    )


def _span(start: date | None, end: date | None) -> tuple[date, date] | tuple[None, None]:
    """Return the days of a row; one alone, or the wrong way round, is nothing a screen could draw."""
    if start is None and end is None:
        return None, None
    return _whole_span(start, end)


def _whole_span(start: date | None, end: date | None) -> tuple[date, date]:
    if start is None or end is None or end < start:
        raise ValueError(f"Nothing can last from {start} to {end}.")
    return start, end


def _grouped(pairs: Iterable[tuple[str, Part]]) -> dict[str, tuple[Part, ...]]:
    found: dict[str, list[Part]] = {}
    for own_id, part in pairs:
        found.setdefault(own_id, []).append(part)
    return {own_id: tuple(parts) for own_id, parts in found.items()}
