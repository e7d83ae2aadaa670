"""What a drag on the timeline means: the dates it leads to, worked out without a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dia_desktop.charts.gantt import Gantt
from dia_desktop.charts.gantt_links import route
from dia_desktop.charts.gantt_places import Part, hit
from dia_desktop.charts.timeline import Snap, moved, resized_end, resized_start
from dia_desktop.strategy.months import month_end, month_start, months_later
from dia_desktop.strategy.roadmap import Activity, ActivityKind
from dia_desktop.ui.roadmap.words import Span

#: How near to a line of a link the mouse has to be.
NEAR_LINK = 4.0
#: Months that an activity gets which is dropped on the timeline for the first time.
FIRST_MONTHS = 3
_Move = Callable[[date, date, int, Snap], Span]
_MOVES: dict[Part, _Move] = {Part.BODY: moved, Part.START: resized_start, Part.END: resized_end}


@dataclass(frozen=True, slots=True)
class Grip:
    """What the mouse has taken hold of.

    Attributes
    ----------
    x, y : where in the body.
    activities : what moves along, as it is in the file; the one that was taken first.
    """

    part: Part
    row: int
    x: float
    y: float
    activities: tuple[Activity, ...]

    def spans(self, gantt: Gantt, x: float, snap: Snap) -> dict[str, Span]:
        """Return the dates of all that moves along once the mouse is at `x`; {} where nothing differs."""
        days = gantt.scale.days_in(x - self.x)
        found = {}
        move = _MOVES[self.part]
        for each in self.activities:
            if each.start is None or each.end is None:
                continue
            span = move(each.start, each.end, days, snap)
            if span != (each.start, each.end):
                found[each.id] = span
        return found


def grip_at(gantt: Gantt, x: float, y: float, marked: tuple[Activity, ...]) -> Grip | None:
    """Return what can be taken hold of at a point of the body; None where nothing can.

    All marked activities move along where one of them is taken in its middle.
    """
    found = hit(gantt, x, y)
    if found is None or found.part in {Part.LANE, Part.EMPTY}:
        return None
    activity = gantt.rows[found.row].activity
    if activity is None:
        return None
    along = tuple(each for each in marked if each.id != activity.id)
    many = found.part is Part.BODY and len(along) < len(marked)
    return Grip(found.part, found.row, x, y, (activity, *along) if many else (activity,))


def link_at(gantt: Gantt, x: float, y: float) -> str:
    """Return the id of the link whose line is at a point of the body, "" for none."""
    row = gantt.row_at(y)
    if row is None:
        return ""
    nearest, found = NEAR_LINK, ""
    for link in gantt.links:
        if link.touches(range(row - 1, row + 2)):
            corners = route(gantt, link)
            for start, end in pairwise(corners):
                apart = _distance(x, y, start, end)
                if apart < nearest:
                    nearest, found = apart, link.id
    return found


def _distance(x: float, y: float, start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return how far a point is from an upright or level stretch."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    across = max(left - x, 0.0, x - right)
    down = max(top - y, 0.0, y - bottom)
    return max(across, down)


def first_span(activity: Activity, day: date) -> Span:
    """Return the dates an activity without dates gets where it is dropped."""
    start = month_start(day)
    if activity.kind is not ActivityKind.ACTIVITY:
        return start, month_end(start)
    return start, month_end(months_later(start, FIRST_MONTHS - 1))
