"""Writes what was typed into a cell of the tree, or says why it cannot be used."""

from __future__ import annotations

from datetime import date

from dia_desktop.charts.gantt_lanes import NO_LANE
from dia_desktop.charts.gantt_rows import Row
from dia_desktop.language import tr
from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.strategy.roadmap import Activity, ActivityKind, ActivityStatus, DateGrain
from dia_desktop.ui.context import Context
from dia_desktop.ui.day_text import TypedDays, typed_days
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.tree_columns import Column
from dia_desktop.ui.roadmap.words import Span
from dia_desktop.ui.roadmap.writer import RoadmapEdits

HUNDRED = 100


class TreeWriter:
    """Turns the text of a cell into an edit."""

    def __init__(self, context: Context, plan: Plan, writer: RoadmapEdits) -> None:
        self._context, self._plan, self._writer = context, plan, writer

    @property
    def fixed(self) -> bool:
        """Whether the roadmap may only be looked at."""
        return bool(self._writer.fixed)

    def can_rename(self, lane: str) -> bool:
        """Whether a lane has a name that can be edited: that of a workstream."""
        return self._plan.outlook.lanes is LaneBy.WORKSTREAM and lane != NO_LANE

    def write(self, row: Row, column: Column, value: object) -> bool:
        """Write the value of a cell; return whether the file has it now."""
        activity = row.activity
        if activity is None:
            return self._writer.rename_workstream(row.key, str(value))
        if column is Column.TITLE:
            return str(value) == activity.title or self._writer.set([activity.id], {"title": str(value)})
        if column is Column.OWNER:
            owner = None if value is None else str(value)
            return owner == activity.owner_id or self._writer.set([activity.id], {"owner_id": owner})
        if column is Column.STATUS:
            status = ActivityStatus(str(value))
            return status is activity.status or self._writer.set([activity.id], {"status": status})
        if column is Column.DONE:
            return self._write_done(activity, str(value))
        return self._write_day(activity, str(value), start=column is Column.START)

    def _write_done(self, activity: Activity, text: str) -> bool:
        plain = text.strip().rstrip("%").strip()
        share = self._context.numbers.parse(plain) if plain else None
        if plain and (share is None or not 0 <= share <= HUNDRED or not share.is_integer()):
            self._writer.refused.emit(tr("“{text}” is no share done: write 0 to 100.").format(text=text))
            return False
        done = None if share is None else int(share)
        return done == activity.progress or self._writer.set([activity.id], {"progress": done})

    def _write_day(self, activity: Activity, text: str, *, start: bool) -> bool:
        if not text.strip():
            return self._writer.schedule({activity.id: None})
        typed = typed_days(text, self._context.locale)
        if typed is None:
            said = tr("“{text}” is no date: write for example 2021, Q2 2021, Mar 2021 or 2021-03-31.")
            self._writer.refused.emit(said.format(text=text))
            return False
        span, grain = new_span(activity, typed, start=start)
        return self._writer.schedule({activity.id: span}, grain)


def new_span(activity: Activity, typed: TypedDays, *, start: bool) -> tuple[Span, DateGrain | None]:
    """Return the dates of an activity with one end typed anew, and their grain (None keeps it).

    An end that would lie before the start takes it along, and the other way round.
    """
    if activity.kind is not ActivityKind.ACTIVITY:
        return (typed.first, typed.last), typed.grain
    first, last = activity.start or typed.first, activity.end or typed.last
    span = (
        (typed.first, _later(typed.first, last, typed.last))
        if start
        else (min(first, typed.last), typed.last)
    )
    if not start and first > typed.last:
        span = (typed.first, typed.last)
    finer = typed.grain is DateGrain.DAY or not activity.scheduled
    return span, typed.grain if finer else None


def _later(first: date, last: date, fallback: date) -> date:
    return last if last >= first else fallback
