"""Actions on the activities of the roadmap."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from dia_desktop.language import tr
from dia_desktop.store.edits.activity_fields import (
    ActivityFields,
    Span,
    check_others,
    in_words,
    label_of,
    new_activity,
    relink_activities,
    set_fields,
    set_span,
)
from dia_desktop.store.edits.activity_links import (
    PARTNERS,
    activities_of,
    forget_activities,
    present_roles,
    put_in_place,
    refresh_ties,
    tie_new,
)
from dia_desktop.store.edits.activity_parts import ActivityParts
from dia_desktop.store.edits.finding import workstream_of
from dia_desktop.store.edits.links import add_links, linked
from dia_desktop.store.edits.roadmap_links import put_links
from dia_desktop.store.edits.swot_links import OPTION_MARKETS, option_of
from dia_desktop.store.edits.workstreams import named_workstreams
from dia_desktop.store.history import Applied
from dia_desktop.store.roadmap_rows import ActivityRow
from dia_desktop.store.rows import new_id
from dia_desktop.store.rules import visible
from dia_desktop.store.step import Step
from dia_desktop.store.strategy_file import StrategyFile
from dia_desktop.strategy.roadmap import DateGrain, Link
from dia_desktop.strategy.swot_words import start_of


@dataclass(frozen=True, slots=True)
class NewActivity:
    """An activity to add, e.g. ``NewActivity("Trade fair", {"market_ids": [canada.id]})``.

    Attributes
    ----------
    workstream : the name of its workstream, which is made where there is none of that name; "" where
        `fields` says it.
    id : what links of the same edit call it.
    """

    title: str
    fields: ActivityFields = field(default_factory=ActivityFields)
    workstream: str = ""
    id: str = field(default_factory=new_id)


def add_activity(
    file: StrategyFile, title: str, fields: ActivityFields | None = None, before_id: str | None = None
) -> Applied:
    """Add an activity in front of another one; at the end where `before_id` is None.

    Where it comes from a strategic option, it takes over the title (where that is empty), the markets and the
    owner of the option, as far as `fields` says nothing else.
    """
    newcomer = NewActivity(title, fields or {})
    return _add(file, [newcomer], before_id=before_id)


def add_activities(
    file: StrategyFile,
    newcomers: Sequence[NewActivity],
    label: str | None = None,
    links: Sequence[Link] = (),
) -> Applied:
    """Add any number of activities at the end, with links among them, as one step; all of them or none.

    Parameters
    ----------
    links : name activities by their ids, new ones or others; ids of their own are not taken over.
    """
    return _add(file, newcomers, label, links)


def check_activity(new: NewActivity, what: str) -> None:
    """Refuse an activity that could not be added, whatever markets and partners there are.

    Raises
    ------
    InvalidInputError
        Where a rule is broken; `what` says in the message which activity it is.
    """
    set_fields(new_activity(new.title, what), new.fields, what)


def set_activities(
    file: StrategyFile,
    activity_ids: Collection[str],
    fields: ActivityFields,
    label: str | None = None,
    reason: str = "",
    parts: ActivityParts | None = None,
) -> Applied:
    """Set the same fields of any number of activities as one step; `parts` leaves each its own others."""
    with file.step(tr("Changed activities"), reason) as step:
        rows = activities_of(step, activity_ids)
        titles = [row.title for row in rows]
        check_others(step, [fields])
        for row in rows:
            set_fields(row, fields, start_of(row.title))
        ids = [row.id for row in rows]
        relink_activities(step, ids, fields)
        named = fields
        if parts is not None:
            parts.change(step, ids)
            named = {**fields, **parts.fields()}
        step.label = label if label is not None else label_of(step, titles, named)
    return step.applied


def move_activities(
    file: StrategyFile,
    activity_ids: Collection[str],
    workstream_id: str | None,
    before_id: str | None = None,
) -> Applied:
    """Move activities, in the order given, into a workstream and in front of another activity.

    They go to the end where `before_id` is None; their dates stay.
    """
    with file.step(tr("Moved activities")) as step:
        rows = activities_of(step, activity_ids)
        elsewhere = any(row.workstream_id != workstream_id for row in rows)
        activities = in_words([row.title for row in rows])
        if not elsewhere:
            step.label = tr("Moved {activities} up or down").format(activities=activities)
        elif workstream_id is None:
            step.label = tr("Left {activities} without a workstream").format(activities=activities)
        else:
            step.label = tr("Moved {activities} to {workstream}").format(
                activities=activities, workstream=workstream_of(step, workstream_id).name
            )
        put_in_place(step, rows, before_id)
        for row in rows:
            row.workstream_id = workstream_id
    return step.applied


def schedule_activities(
    file: StrategyFile, spans: Mapping[str, Span | None], grain: DateGrain | None = None
) -> Applied:
    """Give activities their first and last days, by activity id; None puts them into the tray.

    Parameters
    ----------
    grain : how precisely the days are meant; None keeps days and months, and makes months of what was
        known to the year or the horizon only.
    """
    with file.step(tr("Scheduled activities")) as step:
        rows = activities_of(step, spans.keys())
        for row in rows:
            set_span(row, spans[row.id], start_of(row.title))
            if grain is not None and spans[row.id] is not None:
                row.grain = grain.value
        activities = in_words([row.title for row in rows])
        days = [*spans.values()]
        if not any(days):
            step.label = tr("Put {activities} into the tray").format(activities=activities)
        elif len(days) == 1 and days[0] is not None:
            start, end = (day.isoformat() for day in days[0])
            step.label = tr("Scheduled {activities}: {start} to {end}").format(
                activities=activities, start=start, end=end
            )
        else:
            step.label = tr("Scheduled {activities}").format(activities=activities)
    return step.applied


def remove_activities(file: StrategyFile, activity_ids: Collection[str], reason: str = "") -> Applied:
    """Take activities out of the roadmap, with their links and with what is allocated to them."""
    with file.step(tr("Removed activities"), reason) as step:
        rows = activities_of(step, activity_ids)
        step.label = tr("Removed {activities}").format(activities=in_words([row.title for row in rows]))
        forget_activities(step, rows)
    return step.applied


def mark_reviewed(file: StrategyFile, activity_ids: Collection[str]) -> Applied:
    """Note that activities were looked at with their markets as they are now."""
    with file.step(tr("Reviewed activities")) as step:
        rows = activities_of(step, activity_ids)
        refresh_ties(step, [row.id for row in rows])
        step.label = tr("Reviewed {activities}").format(activities=in_words([row.title for row in rows]))
    return step.applied


def _add(
    file: StrategyFile,
    newcomers: Sequence[NewActivity],
    label: str | None = None,
    links: Sequence[Link] = (),
    before_id: str | None = None,
) -> Applied:
    with file.step(tr("Added activities")) as step:
        workstreams = named_workstreams(step, (new.workstream for new in newcomers))
        wanted = [_with_origin(step, new) for new in newcomers]
        check_others(step, (new.fields for new in wanted))
        rows = [_new_row(new, number, len(wanted)) for number, new in enumerate(wanted, start=1)]
        for row, new in zip(rows, wanted, strict=True):
            row.workstream_id = workstreams.get(new.workstream, row.workstream_id)
        put_in_place(step, rows, before_id)
        roles = present_roles(step)
        for row, new in zip(rows, wanted, strict=True):
            step.add(row)
            add_links(step, PARTNERS, row.id, new.fields.get("partner_ids", ()))
            tie_new(step, row.id, new.fields.get("market_ids", ()), roles)
        put_links(step, links)
        step.label = label if label is not None else _added([row.title for row in rows])
    return step.applied


def _new_row(new: NewActivity, number: int, count: int) -> ActivityRow:
    what = tr("Activity")
    if count > 1:
        what = tr("{activity} {number}").format(activity=what, number=number)
    row = new_activity(new.title, what)
    row.id = new.id
    set_fields(row, new.fields, what)
    return row


def _added(titles: Sequence[str]) -> str:
    return tr("Added {activities}").format(activities=in_words(titles))


def _with_origin(step: Step, new: NewActivity) -> NewActivity:
    """Return what is to be added, with what it takes over from the option it comes from."""
    option_id = new.fields.get("option_id")
    if option_id is None:
        return new
    option = option_of(step, option_id)
    taken: ActivityFields = {
        "owner_id": option.owner_id,
        "market_ids": linked(step, OPTION_MARKETS, option.id),
    }
    title = new.title if visible(new.title) else option.title
    return NewActivity(title, {**taken, **new.fields}, new.workstream, new.id)
