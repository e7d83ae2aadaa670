"""The rows of a Gantt chart: what stands in each, when, and in which colour."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Literal, overload

from dia_desktop.charts.gantt_lanes import GanttLane, lanes_of
from dia_desktop.charts.gantt_tones import Tone, Tones
from dia_desktop.charts.gantt_view import GanttContent, GanttView
from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityStatus,
    Confidence,
    DateGrain,
)
from dia_desktop.strategy.schedule import roll_up


class Shape(StrEnum):
    """What stands in a row."""

    ACTIVITY = "activity"
    MILESTONE = "milestone"
    GATE = "gate"
    ROLL_UP = "roll-up"

    @property
    def moment(self) -> bool:
        """Whether it is a moment, and takes no time."""
        return self in {Shape.MILESTONE, Shape.GATE}


@dataclass(frozen=True, slots=True)
class Bar:
    """What is drawn for an activity or a lane.

    Attributes
    ----------
    first, last : ordinals of its first day, and of the day behind its last one.
    done : share done in percent; None where nobody said.
    horizon_only : whether its dates are only those of the horizon it belongs to.
    """

    shape: Shape
    first: int
    last: int
    tone: Tone
    done: int | None = None
    confidence: Confidence = Confidence.PLANNED
    status: ActivityStatus = ActivityStatus.PLANNED
    horizon_only: bool = False


@dataclass(frozen=True, slots=True)
class Ghost:
    """Where an activity was at the compared revision."""

    shape: Shape
    first: int
    last: int


#: What became of an activity since the compared revision.
News = Literal["", "new", "removed"]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the chart: a lane, or an activity in it.

    Attributes
    ----------
    key : the key of the lane, for an activity followed by its id; no two rows have the same one.
    handle : how it is called in short; "" where it is not.
    owner : short name of the partner that looks after it; "" for nobody.
    done : share done in percent; None where nobody said.
    tones : of the markets it is about.
    review : whether it is due for review.
    count : how many activities a lane holds.
    """

    key: str
    lane: str
    title: str
    handle: str = ""
    activity: Activity | None = None
    owner: str = ""
    done: int | None = None
    tones: tuple[Tone, ...] = ()
    bar: Bar | None = None
    ghost: Ghost | None = None
    news: News = ""
    review: bool = False
    count: int = 0
    folded: bool = False


#: What stands in a row before it is made: the lane, the activity, and whether that was removed.
_Place = tuple[GanttLane, Activity | None, bool]


class Rows(Sequence[Row]):
    """The rows of a chart, each made when it is first looked at: of thousands few are ever seen."""

    def __init__(self, places: Sequence[_Place] = (), make: Callable[[_Place], Row] | None = None) -> None:
        self._places = places
        self._make = make
        self._made: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(index, slice):
            return tuple(self[number] for number in range(*index.indices(len(self))))
        number = range(len(self))[index]
        row = self._made.get(number)
        if row is None and self._make is not None:
            row = self._made[number] = self._make(self._places[number])
        if row is None:
            raise IndexError(index)
        return row

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all rows, without making them."""
        return tuple(
            lane.key if activity is None else f"{lane.key}/{activity.id}"
            for lane, activity, _ in self._places
        )

    def lane_numbers(self) -> tuple[int, ...]:
        """Return which rows are lanes."""
        return tuple(number for number, place in enumerate(self._places) if place[1] is None)

    def removed_numbers(self) -> frozenset[int]:
        """Return which rows are of activities that were removed since the compared revision."""
        return frozenset(number for number, place in enumerate(self._places) if place[2])

    def activities_at(self, numbers: Iterable[int]) -> tuple[Activity, ...]:
        """Return the activities of some rows that were not removed, each once."""
        found: dict[str, Activity] = {}
        for number in numbers:
            _, activity, removed = self._places[number]
            if activity is not None and not removed:
                found.setdefault(activity.id, activity)
        return tuple(found.values())

    def numbers_of(self, activity_ids: Collection[str]) -> tuple[int, ...]:
        """Return all rows of some activities that were not removed."""
        return tuple(
            number
            for number, (_, activity, removed) in enumerate(self._places)
            if activity is not None and not removed and activity.id in activity_ids
        )

    @cached_property
    def by_activity(self) -> Mapping[str, int]:
        """The first row of every activity that is there and was not removed."""
        numbers: dict[str, int] = {}
        for number, (_, activity, removed) in enumerate(self._places):
            if activity is not None and not removed:
                numbers.setdefault(activity.id, number)
        return numbers


def rows_of(content: GanttContent, view: GanttView) -> Rows:
    """Return the rows of all lanes; activities in folded ones have none."""
    if not view.ghosts:
        content = replace(content, compared=None)
    places: list[_Place] = []
    for lane in lanes_of(content, view.lanes):
        places.append((lane, None, False))
        if lane.key not in view.folded:
            places += [(lane, activity, False) for activity in lane.activities]
            places += [(lane, activity, True) for activity in lane.removed]
    return Rows(places, _RowMaker(content, view).row)


class _RowMaker:
    """Makes rows; what all of them look up is looked up once."""

    def __init__(self, content: GanttContent, view: GanttView) -> None:
        self._view = view
        self._reviews = content.reviews
        self._tones = Tones(content, view.colour)
        self._handles = content.roadmap.handles() if content.handles is None else content.handles
        self._owners = {partner.id: partner.short for partner in content.partners}
        self._compared = None if content.compared is None else content.compared.by_id()

    def row(self, place: _Place) -> Row:
        """Return what stands in a row."""
        lane, activity, removed = place
        if activity is None:
            return self._lane(lane)
        return self._removed(lane.key, activity) if removed else self._activity(lane.key, activity)

    def _lane(self, lane: GanttLane) -> Row:
        """Return the row of a lane, with the span of all it holds."""
        rolled = roll_up(lane.activities)
        bar = None
        if rolled.start is not None and rolled.end is not None:
            bar = Bar(Shape.ROLL_UP, rolled.start.toordinal(), rolled.end.toordinal() + 1, Tone())
        return Row(
            lane.key,
            lane.key,
            lane.title,
            lane.handle,
            done=rolled.progress,
            tones=self._tones.of_lane(lane.key) if self._view.lanes is LaneBy.MARKET else (),
            bar=bar,
            count=len(lane.activities),
            folded=lane.key in self._view.folded,
        )

    def _removed(self, lane: str, activity: Activity) -> Row:
        return Row(
            f"{lane}/{activity.id}",
            lane,
            activity.title,
            activity=activity,
            owner=self._owners.get(activity.owner_id or "", ""),
            tones=self._tones.of_markets(activity.market_ids),
            ghost=_ghost(activity),
            news="removed",
        )

    def _activity(self, lane: str, activity: Activity) -> Row:
        compared = self._compared
        before = None if compared is None else compared.get(activity.id)
        return Row(
            f"{lane}/{activity.id}",
            lane,
            activity.title,
            self._handles[activity.id],
            activity,
            self._owners.get(activity.owner_id or "", ""),
            activity.progress,
            self._tones.of_markets(activity.market_ids),
            self._bar(activity),
            None if before is None else _ghost(before),
            "new" if compared is not None and before is None else "",
            activity.id in self._reviews,
        )

    def _bar(self, activity: Activity) -> Bar | None:
        span = _span(activity)
        if span is None:
            return None
        return Bar(
            Shape(activity.kind),
            *span,
            self._tones.of_activity(activity),
            activity.progress,
            activity.confidence,
            activity.status,
            activity.grain is DateGrain.HORIZON,
        )


def _ghost(activity: Activity) -> Ghost | None:
    span = _span(activity)
    return None if span is None else Ghost(Shape(activity.kind), *span)


def _span(activity: Activity) -> tuple[int, int] | None:
    """Return the days of an activity, the last one exclusive; an end before its start is that start."""
    if activity.start is None or activity.end is None:
        return None
    return activity.start.toordinal(), max(activity.end, activity.start).toordinal() + 1


def is_passed(bar: Bar) -> bool:
    """Whether a milestone is reached, or a gate passed."""
    return bar.status is ActivityStatus.DONE
