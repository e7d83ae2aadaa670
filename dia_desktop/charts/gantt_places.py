"""Where the parts of a Gantt chart are painted, and what lies under a point of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dia_desktop.charts.gantt import Gantt
from dia_desktop.charts.gantt_rows import Bar, Shape

#: Shares of a row: where a bar begins and how high it is, alone and with its ghost; the same of the ghost.
ALONE, WITH_GHOST, GHOST = (0.22, 0.56), (0.19, 0.48), (0.72, 0.12)
LEAST_BAR = 3.0
#: Half the diagonal of a diamond, as a share of a row.
DIAMOND = 0.25
#: How near to an end of a bar the mouse takes hold of it, and how far behind it the dot of its links lies.
GRIP, LINK_ROOM = 6.0, 14.0


@dataclass(frozen=True, slots=True)
class Window:
    """The part of the body that is seen, in its lengths."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends across."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.top + self.height


class Part(StrEnum):
    """A part of a row that the mouse can take."""

    BODY = "body"
    START = "start"
    END = "end"
    LINK = "link"
    LANE = "lane"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Hit:
    """What lies under a point."""

    row: int
    part: Part


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in the body."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends across."""
        return self.x + self.width

    @property
    def middle(self) -> float:
        """Half its height."""
        return self.y + self.height / 2


def bar_area(gantt: Gantt, row: int) -> Area | None:
    """Return where the bar of a row is painted; None where it has none."""
    bar = gantt.rows[row].bar
    if bar is None:
        return None
    height = gantt.view.row_height
    share, tall = WITH_GHOST if gantt.rows[row].ghost is not None else ALONE
    top = gantt.row_top(row) + share * height
    if bar.shape.moment:
        reach = DIAMOND * height
        centre = moment_x(gantt, bar)
        return Area(centre - reach, top + tall * height / 2 - reach, 2 * reach, 2 * reach)
    left, right = gantt.scale.at(bar.first), gantt.scale.at(bar.last)
    return Area(left, top, max(right - left, LEAST_BAR), tall * height)


def ghost_area(gantt: Gantt, row: int) -> Area | None:
    """Return where the ghost of a row is painted; None where it has none."""
    ghost = gantt.rows[row].ghost
    if ghost is None:
        return None
    share, tall = GHOST
    height = gantt.view.row_height
    top = gantt.row_top(row) + share * height
    if gantt.rows[row].bar is None:
        top = gantt.row_top(row) + (1 - tall) / 2 * height
    left, right = gantt.scale.at(ghost.first), gantt.scale.at(ghost.last)
    if ghost.shape.moment:
        # Under the diamond, as wide as it, around the same end.
        left, right = right - DIAMOND * height, right + DIAMOND * height
    return Area(left, top, max(right - left, LEAST_BAR), tall * height)


def moment_x(gantt: Gantt, bar: Bar) -> float:
    """Return where a moment lies: in the middle of its day, else at the end of the time it falls in."""
    if bar.last - bar.first == 1:
        return gantt.scale.at(bar.first) + gantt.scale.per_day / 2
    return gantt.scale.at(bar.last)


def hit(gantt: Gantt, x: float, y: float) -> Hit | None:
    """Return what lies under a point of the body; None below the last row."""
    row = gantt.row_at(y)
    if row is None:
        return None
    area, bar = bar_area(gantt, row), gantt.rows[row].bar
    if bar is None or area is None:
        return Hit(row, Part.EMPTY if gantt.rows[row].activity is not None else Part.LANE)
    if bar.shape is Shape.ROLL_UP:
        return Hit(row, Part.LANE)
    return Hit(row, _part(area, x, movable_ends=not bar.shape.moment))


def _part(area: Area, x: float, *, movable_ends: bool) -> Part:
    # Half of a short bar is left to be moved by.
    grip = min(GRIP, area.width / 4) if movable_ends else 0.0
    if area.right + grip < x <= area.right + LINK_ROOM:
        return Part.LINK
    if not area.x - grip <= x <= area.right + grip:
        return Part.EMPTY
    if movable_ends and x < area.x + grip:
        return Part.START
    return Part.END if movable_ends and x > area.right - grip else Part.BODY
