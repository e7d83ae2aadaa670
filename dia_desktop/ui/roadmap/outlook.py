"""How the roadmap is looked at: what is grouped, coloured and filtered by, and how much time is seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date
from enum import StrEnum

from dia_desktop.charts.gantt_view import ColourBy, GanttContent, whole_range
from dia_desktop.strategy.activity_filter import LaneBy, WantedActivities, matching, searchable
from dia_desktop.strategy.roadmap import Roadmap

#: Years that can be scrolled to beyond all that is planned, so that something can be dragged there.
BEYOND = 1
#: Least and greatest length of a day, in design pixels: all of the calendar, or a day as wide as a word.
LEAST_DAY, GREATEST_DAY = 0.0005, 24.0
STEP = 1.25


class Zoom(StrEnum):
    """Which days fill the width; FREE keeps the length of a day."""

    FIVE_YEARS = "five years"
    MID_TERM = "mid-term"
    ONE_YEAR = "one year"
    ALL = "all"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is shown of the roadmap.

    Attributes
    ----------
    market_id : only activities about this market or about all of them; "" for every one.
    text : words to be found.
    compared : the step of the history of the revision that is compared with; None for none.
    folded : keys of the lanes that are folded.
    """

    lanes: LaneBy = LaneBy.WORKSTREAM
    colour: ColourBy = ColourBy.MARKET
    market_id: str = ""
    text: str = ""
    compared: int | None = None
    links: bool = True
    folded: frozenset[str] = frozenset()

    @property
    def narrowed(self) -> bool:
        """Whether a filter may hide activities."""
        return bool(self.market_id or self.text.strip())


def shown_by(
    outlook: Outlook, roadmap: Roadmap, texts: Mapping[str, str] | None = None
) -> frozenset[str] | None:
    """Return the ids of the activities that the filters let through; None for all.

    Parameters
    ----------
    texts : `searchable` of the roadmap, where it is known already.
    """
    if not outlook.narrowed:
        return None
    wanted = WantedActivities(market_id=outlook.market_id or None, text=outlook.text)
    return matching(roadmap.activities, wanted, searchable(roadmap) if texts is None else texts)


def first_year(roadmap: Roadmap, today: date) -> int:
    """Return the year the horizons begin in; else that of the first activity, or this one."""
    if roadmap.first_year is not None:
        return roadmap.first_year
    starts = [each.start.year for each in roadmap.activities if each.start is not None]
    return min(starts, default=today.year)


def seen_range(zoom: Zoom, content: GanttContent, today: date) -> tuple[date, date]:
    """Return the first and last day that a zoom shows."""
    if zoom in {Zoom.ALL, Zoom.FREE}:
        return whole_range(content, today)
    roadmap = content.roadmap
    first = first_year(roadmap, today)
    years = roadmap.long_term_years if zoom is Zoom.FIVE_YEARS else roadmap.mid_term_years
    if zoom is Zoom.ONE_YEAR:
        planned = range(first, first + roadmap.long_term_years)
        first, years = (today.year if today.year in planned else first), 1
    return _january(first), _december(first + years - 1)


def first_zoom(content: GanttContent, today: date) -> Zoom:
    """Return what is shown at first: the five years, or all where something lies outside of them."""
    (first, last), (begin, end) = whole_range(content, today), seen_range(Zoom.FIVE_YEARS, content, today)
    return Zoom.FIVE_YEARS if begin <= first and last <= end else Zoom.ALL


def scroll_range(content: GanttContent, today: date) -> tuple[date, date]:
    """Return the first and last day that can be scrolled to."""
    first, last = whole_range(content, today)
    begin = first_year(content.roadmap, today)
    end = begin + content.roadmap.long_term_years - 1
    return (
        _january(min(first.year, begin) - BEYOND),
        _december(max(last.year, end) + BEYOND),
    )


def _january(year: int) -> date:
    return date(min(max(year, MINYEAR), MAXYEAR), 1, 1)


def _december(year: int) -> date:
    return date(min(max(year, MINYEAR), MAXYEAR), 12, 31)
