"""A roadmap coming in: activities, links and workstreams as they were read, and what was refused."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from dia_desktop.evidence.list_table import RefusedRow
from dia_desktop.strategy.roadmap import ActivityKind, ActivityStatus, Confidence, DateGrain, LinkKind
from dia_desktop.strategy.swot import said


@dataclass(frozen=True, slots=True)
class ReadActivity:
    """A row that is an activity; its other fields are those of the record.

    Attributes
    ----------
    line : the row, as the file numbers it.
    workstream : its name, as it is known or else spelled in the file; "" for none.
    twin : what says the same already, "B2" of the roadmap or "row 4" of the list; "" where nothing does.
    """

    line: int
    title: str
    kind: ActivityKind = ActivityKind.ACTIVITY
    workstream: str = ""
    start: date | None = None
    end: date | None = None
    grain: DateGrain = DateGrain.MONTH
    progress: int | None = None
    status: ActivityStatus = ActivityStatus.PLANNED
    confidence: Confidence = Confidence.PLANNED
    owner_id: str | None = None
    partner_ids: tuple[str, ...] = ()
    market_ids: tuple[str, ...] = ()
    option_id: str | None = None
    kpi_id: str | None = None
    cost_cents: int | None = None
    currency: str = ""
    note: str = ""
    source: str = ""
    review_date: date | None = None
    twin: str = ""


@dataclass(frozen=True, slots=True)
class ReadLink:
    """A link between two rows, by their lines; the lag is in months."""

    before: int
    after: int
    kind: LinkKind = LinkKind.FINISH_START
    lag: int = 0


@dataclass(frozen=True, slots=True)
class RoadmapTable:
    """Everything a file says of a roadmap.

    Attributes
    ----------
    source : name of the file.
    activities, refused : every row is in one of the two, in the order of the file.
    links, refused_links : links between activities that were read; of the others, the row that waits and why.
    workstreams : names that the roadmap does not have yet; they come with the activities.
    remarks : sentences on what was rounded or left out.
    """

    source: str
    activities: tuple[ReadActivity, ...]
    links: tuple[ReadLink, ...] = ()
    workstreams: tuple[str, ...] = ()
    refused: tuple[RefusedRow, ...] = ()
    refused_links: tuple[RefusedRow, ...] = ()
    remarks: tuple[str, ...] = ()

    def chosen(self, lines: Collection[int]) -> RoadmapTable:
        """Return the table with some of its activities, and what of links and workstreams belongs to them."""
        activities = tuple(each for each in self.activities if each.line in lines)
        kept = {each.line for each in activities}
        wanted = {said(each.workstream) for each in activities}
        return replace(
            self,
            activities=activities,
            links=tuple(link for link in self.links if kept >= {link.before, link.after}),
            workstreams=tuple(name for name in self.workstreams if said(name) in wanted),
        )
