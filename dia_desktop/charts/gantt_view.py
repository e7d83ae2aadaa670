"""What a Gantt chart is made of: the records it shows, and how it is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date
from enum import StrEnum

from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.records import Market, Partner
from dia_desktop.strategy.roadmap import Roadmap

ROW = 30.0
#: An axis has to begin somewhere, even where nothing has a date and no day is known.
_SOME_YEAR = 2000


class ColourBy(StrEnum):
    """What the colour of a bar says."""

    MARKET = "market"
    STATUS = "status"
    CONFIDENCE = "confidence"
    PARTNER = "partner"


@dataclass(frozen=True, slots=True)
class GanttContent:
    """The records of a Gantt chart.

    Attributes
    ----------
    markets : of the latest scoring round, in its order.
    compared : the roadmap as it was at the revision that is compared with; None for no comparison.
    late : ids of the links that are not kept.
    reviews : ids of the activities that are due for review, because a market changed its role.
    shown : ids of the activities a filter lets through; None for all of them.
    handles : what `Roadmap.handles` returns, where it is known already.
    """

    roadmap: Roadmap
    markets: tuple[Market, ...] = ()
    partners: tuple[Partner, ...] = ()
    funding: Funding = field(default_factory=Funding)
    compared: Roadmap | None = None
    late: frozenset[str] = frozenset()
    reviews: frozenset[str] = frozenset()
    shown: frozenset[str] | None = None
    handles: Mapping[str, str] | None = field(default=None, compare=False)

    def lets_through(self, activity_id: str) -> bool:
        """Whether the filter lets an activity through."""
        return self.shown is None or activity_id in self.shown


@dataclass(frozen=True, slots=True)
class GanttView:
    """How a Gantt chart is looked at. Lengths are design pixels.

    Attributes
    ----------
    per_day : length of a day.
    folded : keys of the lanes that are folded.
    ghosts, links : whether the compared revision and the links are drawn.
    today : where the line of today is; None for no line.
    first, last : first and last day that can be seen; None for all that is in the plan.
    """

    per_day: float
    lanes: LaneBy = LaneBy.WORKSTREAM
    colour: ColourBy = ColourBy.MARKET
    folded: frozenset[str] = frozenset()
    ghosts: bool = True
    links: bool = True
    today: date | None = None
    first: date | None = None
    last: date | None = None
    row_height: float = ROW


def per_day_for(first: date, last: date, width: float) -> float:
    """Return the length of a day with which the days from `first` to `last` fill a width."""
    return width / (last.toordinal() - first.toordinal() + 1)


def whole_range(content: GanttContent, today: date | None = None) -> tuple[date, date]:
    """Return first and last day of all that has a date, in whole years; both horizons lie within."""
    known = [*_days(content)] or [today or date(_SOME_YEAR, 1, 1)]
    return date(min(known).year, 1, 1), date(max(known).year, 12, 31)


def _days(content: GanttContent) -> Iterator[date]:
    roadmap = content.roadmap
    if roadmap.first_year is not None:
        last = roadmap.first_year + roadmap.long_term_years - 1
        yield date(min(max(roadmap.first_year, MINYEAR), MAXYEAR), 1, 1)
        yield date(min(max(last, MINYEAR), MAXYEAR), 12, 31)
    plans = [roadmap] if content.compared is None else [roadmap, content.compared]
    for plan in plans:
        # Of thousands, first those that matter: a chart asks for its range at every step of a drag.
        starts = [each.start for each in plan.activities if each.start is not None]
        ends = [each.end for each in plan.activities if each.end is not None]
        if starts and ends:
            yield from (min(starts), max(starts), min(ends), max(ends))
    for marker in roadmap.markers:
        yield marker.start
        yield marker.end
