"""Days and shares as project programs write them: hours of working days, minutes of work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from dia_desktop.strategy.roadmap import Activity, ActivityKind, ActivityStatus

HOURS_A_DAY: Final = 8
ALL_DONE: Final = 100
#: The format of durations in days.
DAYS: Final = 7
Value = str | int


def write_calendar(parent: Element) -> None:
    """Write a calendar in which every day is a working day of eight hours."""
    calendar = SubElement(parent, "Calendar")
    fill(calendar, {"UID": 1, "Name": "Standard", "IsBaseCalendar": 1})
    days = SubElement(calendar, "WeekDays")
    for day in range(1, 8):
        week_day = SubElement(days, "WeekDay")
        fill(week_day, {"DayType": day, "DayWorking": 1})
        times = SubElement(week_day, "WorkingTimes")
        for start, end in (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00")):
            fill(SubElement(times, "WorkingTime"), {"FromTime": start, "ToTime": end})


def schedule(activity: Activity) -> dict[str, Value]:
    """Return the days of an activity, and whether it is a moment."""
    milestone = int(activity.kind is not ActivityKind.ACTIVITY)
    if activity.start is None or activity.end is None:
        return {"Milestone": milestone, "Summary": 0}
    days: dict[str, Value] = {
        "Start": morning(activity.start),
        "Finish": finish_of(activity, activity.end),
        "Duration": duration(minutes_of(activity)),
        "DurationFormat": DAYS,
        "EffortDriven": 0,
        "Estimated": 0,
    }
    return {**days, "Milestone": milestone, "Summary": 0}


def progress(activity: Activity) -> dict[str, Value]:
    """Return how far it is; a program that reads this plan takes what has begun as begun on its first day."""
    done, minutes = share_done(activity), minutes_of(activity)
    if done is None:
        return {}
    found: dict[str, Value] = {"PercentComplete": done}
    if activity.start is not None and activity.end is not None:
        actual = minutes * done // ALL_DONE
        if done:
            found["ActualStart"] = morning(activity.start)
        if done == ALL_DONE:
            found["ActualFinish"] = finish_of(activity, activity.end)
        found |= {"ActualDuration": duration(actual), "RemainingDuration": duration(minutes - actual)}
    return found


def share_done(activity: Activity) -> int | None:
    """Return the share done in percent; what is done is all done where nobody gave a share."""
    if activity.progress is None and activity.status is ActivityStatus.DONE:
        return ALL_DONE
    return activity.progress


def minutes_of(activity: Activity) -> int:
    """Return the working time; a milestone of one day takes none."""
    if activity.start is None or activity.end is None or momentary(activity):
        return 0
    return ((activity.end - activity.start).days + 1) * HOURS_A_DAY * 60


def momentary(activity: Activity) -> bool:
    """Whether it is reached on one day and takes no time."""
    return activity.kind is not ActivityKind.ACTIVITY and activity.start == activity.end


def finish_of(activity: Activity, end: date) -> str:
    """Return the moment an activity ends."""
    return morning(end) if momentary(activity) else evening(end)


def dates_of(first: date, last: date) -> dict[str, Value]:
    """Return the span of a summary task."""
    minutes = ((last - first).days + 1) * HOURS_A_DAY * 60
    span = {"Start": morning(first), "Finish": evening(last), "Duration": duration(minutes)}
    return {**span, "DurationFormat": DAYS}


def span_of(activities: Iterable[Activity]) -> tuple[date | None, date | None]:
    """Return the first and the last day of activities; None where none has dates."""
    days = [(each.start, each.end) for each in activities]
    starts = [start for start, _ in days if start is not None]
    ends = [end for _, end in days if end is not None]
    return min(starts, default=None), max(ends, default=None)


def morning(day: date) -> str:
    """Return the moment work begins on a day."""
    return f"{day.isoformat()}T08:00:00"


def evening(day: date) -> str:
    """Return the moment work ends on a day."""
    return f"{day.isoformat()}T17:00:00"


def duration(minutes: int) -> str:
    """Return a duration in the form of XML Schema."""
    hours, rest = divmod(minutes, 60)
    return f"PT{hours}H{rest}M0S"


def fill(parent: Element, values: Mapping[str, Value]) -> None:
    """Add elements with text, in the order given."""
    for name, value in values.items():
        SubElement(parent, name).text = str(value)
