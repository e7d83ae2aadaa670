"""The rows of the roadmap, the funding and the KPIs that a new strategy file begins with."""

from __future__ import annotations

from collections.abc import Iterable

from dia_desktop.store.roadmap_rows import (
    ROOM,
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
from dia_desktop.store.rows import Row
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.roadmap import LONG_TERM_YEARS, MID_TERM_YEARS, Activity, Roadmap


def rows_of_roadmap(strategy_id: str, roadmap: Roadmap) -> list[Row]:
    """Return the rows of a roadmap."""
    proposed = (None, MID_TERM_YEARS, LONG_TERM_YEARS)
    decided = (roadmap.first_year, roadmap.mid_term_years, roadmap.long_term_years) != proposed
    frame = RoadmapFrameRow(
        strategy_id=strategy_id,
        first_year=roadmap.first_year,
        mid_term_years=roadmap.mid_term_years,
        long_term_years=roadmap.long_term_years,
    )
    return [
        *([frame] if decided else ()),
        *(WorkstreamRow(id=each.id, name=each.name, position=each.position) for each in roadmap.workstreams),
        *(row for activity in roadmap.activities for row in _of_activity(activity)),
        *(
            RoadmapLinkRow(
                id=link.id,
                before_id=link.before_id,
                after_id=link.after_id,
                kind=link.kind.value,
                lag=link.lag,
                position=position,
            )
            for position, link in enumerate(roadmap.links)
        ),
        *(
            MarkerRow(id=marker.id, title=marker.title, first_day=marker.start, last_day=marker.end)
            for marker in roadmap.markers
        ),
    ]


def _of_activity(activity: Activity) -> list[Row]:
    row = ActivityRow(
        id=activity.id,
        title=activity.title,
        position=activity.position * ROOM,
        kind=activity.kind.value,
        grain=activity.grain.value,
        status=activity.status.value,
        confidence=activity.confidence.value,
        workstream_id=activity.workstream_id,
        first_day=activity.start,
        last_day=activity.end,
        progress=activity.progress,
        owner_id=activity.owner_id,
        option_id=activity.option_id,
        kpi_id=activity.kpi_id,
        cost_cents=activity.cost_cents,
        currency=activity.currency,
        note=activity.note,
        source=activity.source,
        review_date=activity.review_date,
    )
    return [
        row,
        *(ActivityPartnerRow(activity_id=row.id, partner_id=other) for other in activity.partner_ids),
        *(
            ActivityMarketRow(
                activity_id=row.id,
                market_id=tie.market_id,
                role=None if tie.role is None else tie.role.value,
            )
            for tie in activity.ties
        ),
    ]


def rows_of_funding(funding: Funding) -> list[Row]:
    """Return the rows of the funding."""
    return [
        *(
            FundingSourceRow(
                id=source.id,
                name=source.name,
                position=source.position,
                status=source.status.value,
                programme=source.programme,
                funding_kind=source.funding_kind,
                first_day=source.start,
                last_day=source.end,
                amount_cents=source.amount_cents,
                currency=source.currency,
                cofinancing_rate=source.cofinancing_rate,
                conditions=source.conditions,
                source=source.source,
            )
            for source in funding.sources
        ),
        *(
            AllocationRow(
                id=each.id,
                source_id=each.source_id,
                activity_id=each.activity_id,
                year=each.year,
                amount_cents=each.amount_cents,
            )
            for each in funding.allocations
        ),
        *(
            YearBudgetRow(id=each.id, year=each.year, currency=each.currency, amount_cents=each.amount_cents)
            for each in funding.budgets
        ),
    ]


def rows_of_kpis(kpis: Iterable[Kpi]) -> list[Row]:
    """Return the rows of the KPIs, with what was read of them and what counts towards them."""
    return [row for kpi in kpis for row in _of_kpi(kpi)]


def _of_kpi(kpi: Kpi) -> list[Row]:
    row = KpiRow(
        id=kpi.id,
        name=kpi.name,
        position=kpi.position,
        unit=kpi.unit,
        target=kpi.target,
        lower_is_better=kpi.lower_is_better,
        first_day=kpi.start,
        due=kpi.due,
        source=kpi.source,
    )
    return [
        row,
        *(
            KpiReadingRow(
                id=each.id,
                kpi_id=row.id,
                value=each.value,
                position=position,
                as_of=each.as_of,
                note=each.note,
                source=each.source,
            )
            for position, each in enumerate(kpi.readings)
        ),
        *(
            AchievementRow(
                id=each.id,
                kpi_id=row.id,
                title=each.title,
                position=position,
                day=each.on,
                source=each.source,
            )
            for position, each in enumerate(kpi.achievements)
        ),
    ]
