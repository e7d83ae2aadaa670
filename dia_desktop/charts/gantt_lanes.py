"""The lanes of a Gantt chart: how each is called, what it holds, and what was removed from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dia_desktop.charts.gantt_view import GanttContent
from dia_desktop.language import tr
from dia_desktop.strategy.activity_filter import LaneBy, lanes
from dia_desktop.strategy.roadmap import Activity, Roadmap
from dia_desktop.strategy.roadmap_words import lane_title

#: The lane of those that belong to none, and the one of the markets of other rounds.
NO_LANE, ELSEWHERE = "none", "elsewhere"


@dataclass(frozen=True, slots=True)
class GanttLane:
    """Activities with dates that stand together.

    Attributes
    ----------
    key : the id of what they have in common; `NO_LANE` for those that have nothing in common.
    handle : how the lane is called in short; "" where it is not.
    removed : those of the compared revision that are gone.
    """

    key: str
    handle: str
    title: str
    activities: tuple[Activity, ...]
    removed: tuple[Activity, ...]


def lanes_of(content: GanttContent, by: LaneBy) -> tuple[GanttLane, ...]:
    """Return what the filter lets through in lanes.

    Workstreams are shown even where they hold nothing, so that something can be put there; of the others
    only those that hold something.
    """
    names = _names(content, by)
    held = _held(content, content.roadmap, by, names)
    removed = {} if content.compared is None else _held(content, _gone(content, content.compared), by, names)
    return tuple(
        GanttLane(key, handle, title, held.get(key, ()), removed.get(key, ()))
        for key, (handle, title) in names.items()
        if held.get(key) or removed.get(key) or (by is LaneBy.WORKSTREAM and key != NO_LANE)
    )


def _gone(content: GanttContent, compared: Roadmap) -> Roadmap:
    """Return what was in the compared revision and is no more, in the workstreams of now."""
    present = {activity.id for activity in content.roadmap.activities}
    gone = tuple(activity for activity in compared.activities if activity.id not in present)
    return replace(content.roadmap, activities=gone)


def _held(
    content: GanttContent, roadmap: Roadmap, by: LaneBy, names: Mapping[str, object]
) -> dict[str, tuple[Activity, ...]]:
    """Return the activities with dates that the filter lets through, by the keys of their lanes."""
    shown = replace(roadmap, activities=tuple(_shown(content, roadmap.activities)))
    order = [each.id for each in (content.markets if by is LaneBy.MARKET else content.partners)]
    held: dict[str, tuple[Activity, ...]] = {}
    for lane in lanes(shown, by, order, content.funding):
        key = lane.key if lane.key is not None and lane.key in names else _unnamed(lane.key, by)
        # Two markets of other rounds share a lane, and an activity about both stands there once.
        held[key] = _together(held[key], lane.activities) if key in held else lane.activities
    return held


def _together(some: Iterable[Activity], others: Iterable[Activity]) -> tuple[Activity, ...]:
    return tuple({each.id: each for each in (*some, *others)}.values())


def _shown(content: GanttContent, activities: Iterable[Activity]) -> Iterable[Activity]:
    if content.shown is None:
        return [each for each in activities if each.start is not None]
    return [each for each in activities if each.start is not None and each.id in content.shown]


def _unnamed(key: str | None, by: LaneBy) -> str:
    return ELSEWHERE if by is LaneBy.MARKET and key is not None else NO_LANE


def _names(content: GanttContent, by: LaneBy) -> dict[str, tuple[str, str]]:
    """Return handle and title of every lane there can be, in their order."""
    last = {NO_LANE: ("", lane_title(by, None, {}))}
    if by is LaneBy.WORKSTREAM:
        return {each.id: (each.letter, each.name) for each in content.roadmap.workstreams} | last
    if by is LaneBy.MARKET:
        last = {ELSEWHERE: ("", tr("Markets of other rounds"))} | last
        return {each.id: ("", each.name) for each in content.markets} | last
    if by is LaneBy.PARTNER:
        return {each.id: ("", each.name) for each in content.partners} | last
    return {each.id: ("", each.name) for each in content.funding.sources} | last
