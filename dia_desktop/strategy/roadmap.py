"""The roadmap: what the partnership does when, where, and what has to come before what.

A strategic roadmap, not a building-site plan: it is read in months and years. It belongs to the strategy,
not to a scoring round; what it says of markets are ties and never scores.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from dia_desktop.strategy.role import Role

#: Length of the two horizons in years; both begin in the first year of the roadmap.
MID_TERM_YEARS: Final = 2
LONG_TERM_YEARS: Final = 5


class ActivityKind(StrEnum):
    """Whether something takes time, or is a moment that is reached (milestone) or decided at (gate)."""

    ACTIVITY = "activity"
    MILESTONE = "milestone"
    GATE = "gate"


class DateGrain(StrEnum):
    """How precisely the dates of an activity are known; what is finer is not meant.

    HORIZON: only the horizon is stated, and the dates are its first and last day.
    """

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    HORIZON = "horizon"


class ActivityStatus(StrEnum):
    """How far an activity has come."""

    PLANNED = "planned"
    UNDER_WAY = "under way"
    DONE = "done"
    PAUSED = "paused"
    DROPPED = "dropped"


class Confidence(StrEnum):
    """How firmly an activity is meant: drawn solid, hatched, outlined."""

    COMMITTED = "committed"
    PLANNED = "planned"
    IDEA = "idea"


class LinkKind(StrEnum):
    """What a link lets wait: the start of an activity for the finish, or for the start, of another."""

    FINISH_START = "finish-start"
    START_START = "start-start"


@dataclass(frozen=True, slots=True)
class MarketTie:
    """An activity is about a market.

    Attributes
    ----------
    role : what the market was when the activity was last looked at; None where it was in no round. When it
        is something else now, the activity is due for review.
    """

    market_id: str
    role: Role | None


@dataclass(frozen=True, slots=True)
class Activity:
    """One line of the roadmap.

    Attributes
    ----------
    workstream_id : the workstream it belongs to; None where it belongs to none.
    position : place among all activities, 0 first.
    start, end : first and last day; both or none of them known.
    progress : share done in percent, 0-100; None where nobody said.
    owner_id : the partner that looks after it; `partner_ids` are those who take part besides.
    ties : the markets it is about; () where it is about all of them.
    option_id : the strategic option of the SWOT it comes from.
    kpi_id : the KPI it counts towards.
    cost_cents : what it costs in hundredths of `currency` (ISO 4217), both or none of them known.
    source : where it is stated, for example a line of a report.
    review_date : when it should be looked at again.
    """

    id: str
    title: str
    kind: ActivityKind = ActivityKind.ACTIVITY
    workstream_id: str | None = None
    position: int = 0
    start: date | None = None
    end: date | None = None
    grain: DateGrain = DateGrain.MONTH
    progress: int | None = None
    status: ActivityStatus = ActivityStatus.PLANNED
    confidence: Confidence = Confidence.PLANNED
    owner_id: str | None = None
    partner_ids: tuple[str, ...] = ()
    ties: tuple[MarketTie, ...] = ()
    option_id: str | None = None
    kpi_id: str | None = None
    cost_cents: int | None = None
    currency: str = ""
    note: str = ""
    source: str = ""
    review_date: date | None = None

    @property
    def scheduled(self) -> bool:
        """Whether it has dates; else it waits in the tray."""
        return self.start is not None

    @property
    def market_ids(self) -> tuple[str, ...]:
        """The markets it is about; () where it is about all of them."""
        return tuple(tie.market_id for tie in self.ties)


@dataclass(frozen=True, slots=True)
class Workstream:
    """A group of activities that belong together."""

    id: str
    name: str
    position: int = 0

    @property
    def letter(self) -> str:
        """How it is called in short: A to Z, then AA, AB and so on."""
        letters, rest = "", self.position + 1
        while rest:
            rest, place = divmod(rest - 1, 26)
            letters = chr(ord("A") + place) + letters
        return letters


@dataclass(frozen=True, slots=True)
class Link:
    """One activity waits for another.

    Attributes
    ----------
    before_id, after_id : the activity that is waited for, and the one that waits.
    lag : months between the two moments; negative where they may overlap.
    """

    id: str
    before_id: str
    after_id: str
    kind: LinkKind = LinkKind.FINISH_START
    lag: int = 0


@dataclass(frozen=True, slots=True)
class Marker:
    """A moment, or a time, that is shown over the whole roadmap, e.g. "EU election".

    Attributes
    ----------
    start, end : first and last day; the same one for a moment.
    """

    id: str
    title: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Roadmap:
    """The whole roadmap.

    Attributes
    ----------
    first_year : the year both horizons begin in; None where nobody decided on it.
    mid_term_years, long_term_years : how long the horizons are.
    workstreams, activities : by position.
    links : in the order they were made.
    markers : by their start.
    roles : what each market is in the latest scoring round, by market id.
    """

    first_year: int | None = None
    mid_term_years: int = MID_TERM_YEARS
    long_term_years: int = LONG_TERM_YEARS
    workstreams: tuple[Workstream, ...] = ()
    activities: tuple[Activity, ...] = ()
    links: tuple[Link, ...] = ()
    markers: tuple[Marker, ...] = ()
    roles: Mapping[str, Role] = field(default_factory=dict)

    def by_id(self) -> dict[str, Activity]:
        """Return the activities by their ids."""
        return {activity.id: activity for activity in self.activities}

    def within(self, workstream_id: str | None) -> tuple[Activity, ...]:
        """Return the activities of a workstream, or those that belong to none."""
        return tuple(each for each in self.activities if each.workstream_id == workstream_id)

    def handles(self) -> dict[str, str]:
        """Return how each activity is called in short, by id: its workstream and its place there ("B2").

        Those that belong to no workstream are called by a number alone.
        """
        letters = {stream.id: stream.letter for stream in self.workstreams}
        counts: dict[str | None, int] = {}
        found = {}
        for activity in self.activities:
            place = counts[activity.workstream_id] = counts.get(activity.workstream_id, 0) + 1
            found[activity.id] = f"{letters.get(activity.workstream_id or '', '')}{place}"
        return found
