"""The tables of the roadmap, of its funding and of the KPIs.

A day that begins or ends something is called so in the record; here it is the first or the last day, for
"end" and "on" are words of SQL.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dia_desktop.store.rows import Area, Row, Table, table_of

#: What the positions of two activities beside each other differ by, so that others find room in between.
ROOM: Final = 1 << 16


@dataclass(kw_only=True, eq=False, slots=True)
class RoadmapFrameRow(Row):
    """The horizons of the roadmap; no row: as the program proposes."""

    strategy_id: str
    mid_term_years: int
    long_term_years: int
    first_year: int | None = None


@dataclass(kw_only=True, eq=False, slots=True)
class WorkstreamRow(Row):
    """A group of activities."""

    name: str
    position: int


@dataclass(kw_only=True, eq=False, slots=True)
class KpiRow(Row):
    """An indicator; what was read of it and what counts towards it are rows of their own."""

    name: str
    position: int
    unit: str = ""
    target: float | None = None
    lower_is_better: bool = False
    first_day: date | None = None
    due: date | None = None
    source: str = ""


@dataclass(kw_only=True, eq=False, slots=True)
class ActivityRow(Row):
    """A line of the roadmap; who takes part, and the markets it is about, its links say.

    `position` grows along the roadmap and leaves room, so that moving one activity changes no other.
    """

    title: str
    position: int
    kind: str
    grain: str
    status: str
    confidence: str
    workstream_id: str | None = None
    first_day: date | None = None
    last_day: date | None = None
    progress: int | None = None
    owner_id: str | None = None
    option_id: str | None = None
    kpi_id: str | None = None
    cost_cents: int | None = None
    currency: str = ""
    note: str = ""
    source: str = ""
    review_date: date | None = None


@dataclass(kw_only=True, eq=False, slots=True)
class ActivityPartnerRow(Row):
    """A partner takes part in an activity."""

    activity_id: str
    partner_id: str


@dataclass(kw_only=True, eq=False, slots=True)
class ActivityMarketRow(Row):
    """An activity is about a market; the role is what the market was when it was last looked at."""

    activity_id: str
    market_id: str
    role: str | None = None


@dataclass(kw_only=True, eq=False, slots=True)
class RoadmapLinkRow(Row):
    """An activity waits for another; `position` tells the order in which links were made."""

    before_id: str
    after_id: str
    kind: str
    lag: int
    position: int


@dataclass(kw_only=True, eq=False, slots=True)
class MarkerRow(Row):
    """A moment or a time that is shown over the whole roadmap."""

    title: str
    first_day: date
    last_day: date


@dataclass(kw_only=True, eq=False, slots=True)
class FundingSourceRow(Row):
    """A place that money comes from."""

    name: str
    position: int
    status: str
    programme: str = ""
    funding_kind: str = ""
    first_day: date | None = None
    last_day: date | None = None
    amount_cents: int | None = None
    currency: str = ""
    cofinancing_rate: float | None = None
    conditions: str = ""
    source: str = ""


@dataclass(kw_only=True, eq=False, slots=True)
class AllocationRow(Row):
    """What a source gives in a year for an activity, or for the roadmap as a whole."""

    source_id: str
    year: int
    amount_cents: int
    activity_id: str | None = None


@dataclass(kw_only=True, eq=False, slots=True)
class YearBudgetRow(Row):
    """What the roadmap is to cost in a year."""

    year: int
    currency: str
    amount_cents: int


@dataclass(kw_only=True, eq=False, slots=True)
class KpiReadingRow(Row):
    """What was achieved of a KPI; `position` tells the order in which readings were noted."""

    kpi_id: str
    value: float
    position: int
    as_of: date | None = None
    note: str = ""
    source: str = ""


@dataclass(kw_only=True, eq=False, slots=True)
class AchievementRow(Row):
    """One thing that counts towards a KPI; `position` tells the order in which they were noted."""

    kpi_id: str
    title: str
    position: int
    day: date | None = None
    source: str = ""


#: Parents before children.
ROADMAP_TABLES: Final[Mapping[type[Row], Table]] = {
    RoadmapFrameRow: table_of(RoadmapFrameRow, "roadmap_frame", Area.ROADMAP, unique=("strategy_id",)),
    WorkstreamRow: table_of(WorkstreamRow, "workstream", Area.ROADMAP),
    KpiRow: table_of(KpiRow, "kpi", Area.KPIS),
    ActivityRow: table_of(ActivityRow, "activity", Area.ROADMAP),
    ActivityPartnerRow: table_of(
        ActivityPartnerRow, "activity_partner", Area.ROADMAP, unique=("activity_id", "partner_id")
    ),
    ActivityMarketRow: table_of(
        ActivityMarketRow, "activity_market", Area.ROADMAP, unique=("activity_id", "market_id")
    ),
    RoadmapLinkRow: table_of(RoadmapLinkRow, "roadmap_link", Area.ROADMAP, unique=("before_id", "after_id")),
    MarkerRow: table_of(MarkerRow, "marker", Area.ROADMAP),
    FundingSourceRow: table_of(FundingSourceRow, "funding_source", Area.FUNDING),
    AllocationRow: table_of(
        AllocationRow, "allocation", Area.FUNDING, unique=("source_id", "activity_id", "year")
    ),
    YearBudgetRow: table_of(YearBudgetRow, "year_budget", Area.FUNDING, unique=("year", "currency")),
    KpiReadingRow: table_of(KpiReadingRow, "kpi_reading", Area.KPIS),
    AchievementRow: table_of(AchievementRow, "achievement", Area.KPIS),
}
