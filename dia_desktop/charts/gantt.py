"""The layout of a Gantt chart: which rows there are, what stands in each, and when.

A pure function from records and view settings. The screen and the exported picture are drawn from the same
layout, so that what is on the screen is in the export. Where something stands across is told in days, and
`TimeScale` says where a day lies; down it is told in rows, all equally high.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import floor

from dia_desktop.charts.gantt_rows import Bar, Ghost, Rows, rows_of
from dia_desktop.charts.gantt_view import GanttContent, GanttView, whole_range
from dia_desktop.charts.timeline import TimeScale
from dia_desktop.strategy.roadmap import (
    Activity,
    Link,
    LinkKind,
)
from dia_desktop.strategy.schedule import Horizon, horizons


@dataclass(frozen=True, slots=True)
class LinkLine:
    """A link between two rows that are shown.

    Attributes
    ----------
    late : whether what waits begins too early.
    """

    id: str
    before_row: int
    after_row: int
    kind: LinkKind
    late: bool

    def touches(self, rows: range) -> bool:
        """Whether some of the line lies in these rows, which follow each other."""
        above = self.before_row < rows.start and self.after_row < rows.start
        return not above and (self.before_row < rows.stop or self.after_row < rows.stop)


@dataclass(frozen=True, slots=True)
class MarkerBand:
    """A moment or a time over all rows; ordinals, the last one exclusive."""

    id: str
    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Gantt:
    """A Gantt chart before it is drawn.

    Attributes
    ----------
    tray : activities without dates that the filter lets through; they have no row.
    today : ordinal; None for no line.
    """

    view: GanttView
    scale: TimeScale
    rows: Rows
    links: tuple[LinkLine, ...] = ()
    markers: tuple[MarkerBand, ...] = ()
    horizons: tuple[Horizon, ...] = ()
    today: int | None = None
    tray: tuple[Activity, ...] = ()

    @property
    def width(self) -> float:
        """How wide the body is."""
        return self.scale.width

    @property
    def height(self) -> float:
        """How high the body is."""
        return len(self.rows) * self.view.row_height

    @property
    def bars(self) -> tuple[tuple[int, Bar], ...]:
        """All that is drawn for activities and lanes, each with its row."""
        return tuple((number, row.bar) for number, row in enumerate(self.rows) if row.bar is not None)

    @property
    def ghosts(self) -> tuple[tuple[int, Ghost], ...]:
        """All that is drawn of the compared revision, each with its row."""
        return tuple((number, row.ghost) for number, row in enumerate(self.rows) if row.ghost is not None)

    def row_top(self, row: int) -> float:
        """Return where a row begins."""
        return row * self.view.row_height

    def row_at(self, y: float) -> int | None:
        """Return the row at a height, None where there is none."""
        row = floor(y / self.view.row_height)
        return row if 0 <= row < len(self.rows) else None

    def rows_within(self, top: float, bottom: float) -> range:
        """Return the rows of which something lies between two heights."""
        first = max(0, floor(top / self.view.row_height))
        return range(first, min(len(self.rows), floor(bottom / self.view.row_height) + 1))

    def row_of(self, activity_id: str) -> int | None:
        """Return the first row that shows an activity, None where none does."""
        return self.rows.by_activity.get(activity_id)


def gantt_layout(content: GanttContent, view: GanttView) -> Gantt:
    """Lay a roadmap out.

    Activities without dates, and those in folded lanes, have no row; links that miss an end are not drawn.
    """
    rows = rows_of(content, view)
    roadmap = content.roadmap
    return Gantt(
        view,
        scale_of(content, view),
        rows,
        tuple(_link_lines(roadmap.links, rows.by_activity, content.late)) if view.links else (),
        tuple(
            MarkerBand(each.id, each.title, each.start.toordinal(), each.end.toordinal() + 1)
            for each in roadmap.markers
        ),
        () if roadmap.first_year is None else horizons(roadmap, roadmap.first_year),
        None if view.today is None else view.today.toordinal(),
        tuple(each for each in roadmap.activities if each.start is None and content.lets_through(each.id)),
    )


def scale_of(content: GanttContent, view: GanttView) -> TimeScale:
    """Return where the days of the range lie, which is all of the plan where the view names none."""
    start, end = view.first, view.last
    if start is None or end is None:
        first, last = whole_range(content, view.today)
        start, end = start or first, end or last
    return TimeScale(start.toordinal(), max(end, start).toordinal() + 1, view.per_day)


def _link_lines(links: Iterable[Link], places: Mapping[str, int], late: frozenset[str]) -> Iterator[LinkLine]:
    for link in links:
        before, after = places.get(link.before_id), places.get(link.after_id)
        if before is not None and after is not None:
            yield LinkLine(link.id, before, after, link.kind, link.id in late)
