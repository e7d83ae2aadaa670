"""The roadmap as Microsoft Project XML (MSPDI), which ProjectLibre and GanttProject read as well.

Names, codes and the order of the elements: Project 2007 XML Data Interchange Schema, as documented at
https://learn.microsoft.com/office-project/xml-data-interchange/. `Active` and
`Manual` came with Project 2010.

Project programs plan by the working hour and reschedule what they read. What follows keeps the days:

- Every day is a working day of eight hours (8-12 and 13-17 o'clock, their own default), so that an activity
  starts and ends on its first and last day. Round the clock, an end at midnight would be the day after.
- Every activity must start on its first day (constraint 2), and constraints are honoured before links.
- A month of a lag is written as thirty days; the file says that a month has so many.
- What is not scheduled is a manual task without dates. A program older than 2010, or one that knows no manual
  tasks, gives it a date of its own.
- What these programs have no field for travels in text fields that carry the names of our columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from dia_desktop.charts.plain_text import one_line
from dia_desktop.report.document import Document, Limits
from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
from dia_desktop.report.project_remarks import currencies_of, project_remarks
from dia_desktop.report.project_values import (
    ALL_DONE,
    DAYS,
    HOURS_A_DAY,
    Value,
    dates_of,
    duration,
    evening,
    fill,
    finish_of,
    minutes_of,
    morning,
    progress,
    schedule,
    share_done,
    span_of,
    write_calendar,
)
from dia_desktop.strategy.roadmap import Activity, LinkKind, Workstream

NAMESPACE: Final = "http://schemas.microsoft.com/project"
DAYS_A_MONTH: Final = 30
_LINK_TYPES: Final = {LinkKind.FINISH_START: 1, LinkKind.START_START: 3}
#: The format of lags in months.
_MONTHS: Final = 11
_MUST_START_ON: Final = 2
_FIXED_DURATION: Final = 1
_LONGEST_NAME, _LONGEST_TEXT = 512, 255
#: Text1 to Text9 by their numbers, and what we keep in them.
_FIELDS: Final = {
    "kind": 188743731,
    "status": 188743734,
    "confidence": 188743737,
    "dates known to": 188743740,
    "markets": 188743743,
    "source": 188743746,
    "review date": 188743747,
    "from option": 188743748,
    "counts towards": 188743749,
}


def project_document(export: ExchangedRoadmap) -> Document:
    """Return the roadmap: workstreams as summary tasks, activities below them, partners as resources."""
    return _ProjectXml(export).document()


@dataclass(frozen=True, slots=True)
class _Task:
    """A line of the plan; its number is its place, 1 first."""

    number: int
    outline: str
    stream: Workstream | None
    activity: Activity | None

    @property
    def level(self) -> int:
        return self.outline.count(".") + 1


class _ProjectXml:
    """Writes one document."""

    def __init__(self, export: ExchangedRoadmap) -> None:
        self._export = export
        self._handles = export.roadmap.handles()
        self._links = export.links_into()
        self._limits = Limits()
        self._tasks = tuple(_outlined(export))
        self._numbers = {task.activity.id: task.number for task in self._tasks if task.activity is not None}
        self._resources = {each.id: place for place, each in enumerate(export.strategy.partners, start=1)}
        self._currencies = currencies_of(export)

    def document(self) -> Document:
        """Return the bytes and what they do not hold."""
        root = Element("Project", xmlns=NAMESPACE)
        self._write_head(root)
        self._write_fields(SubElement(root, "ExtendedAttributes"))
        write_calendar(SubElement(root, "Calendars"))
        tasks = SubElement(root, "Tasks")
        for task in self._tasks:
            self._write_task(SubElement(tasks, "Task"), task)
        self._write_resources(SubElement(root, "Resources"))
        self._write_assignments(SubElement(root, "Assignments"))
        indent(root, "  ")
        content = tostring(root, encoding="UTF-8", xml_declaration=True)
        return Document(content + b"\n", tuple(project_remarks(self._export, self._limits.shortened)))

    # -- parts of the document ----------------------------------------------------------------

    def _write_head(self, root: Element) -> None:
        title = self._limits.within(one_line(self._export.strategy.title), _LONGEST_NAME)
        first, last = span_of(self._export.roadmap.activities)
        fill(
            root,
            {
                "SaveVersion": 14,
                "Name": title,
                "Title": title,
                "CreationDate": self._export.stamp.strftime("%Y-%m-%dT%H:%M:%S"),
                "ScheduleFromStart": 1,
                **({} if first is None or last is None else {"StartDate": morning(first)}),
                **({} if first is None or last is None else {"FinishDate": evening(last)}),
                **({"CurrencyCode": next(iter(self._currencies))} if len(self._currencies) == 1 else {}),
                "CalendarUID": 1,
                "DefaultStartTime": "08:00:00",
                "DefaultFinishTime": "17:00:00",
                "MinutesPerDay": HOURS_A_DAY * 60,
                "MinutesPerWeek": HOURS_A_DAY * 60 * 7,
                "DaysPerMonth": DAYS_A_MONTH,
                "DefaultTaskType": _FIXED_DURATION,
                "DurationFormat": DAYS,
                "HonorConstraints": 1,
                "NewTasksEffortDriven": 0,
                "NewTasksEstimated": 0,
            },
        )

    def _write_fields(self, parent: Element) -> None:
        for place, (alias, number) in enumerate(_FIELDS.items(), start=1):
            field = SubElement(parent, "ExtendedAttribute")
            fill(field, {"FieldID": number, "FieldName": f"Text{place}", "Alias": alias})

    def _write_task(self, parent: Element, task: _Task) -> None:
        activity = task.activity
        if activity is None:
            within = self._export.roadmap.within(None if task.stream is None else task.stream.id)
            first, last = span_of(within)
            dates = {} if first is None or last is None else dates_of(first, last)
            fill(parent, {**self._named(task), **dates, "Milestone": 0, "Summary": 1})
            return
        fill(parent, {**self._named(task), **schedule(activity)})
        fill(parent, {**self._cost(activity), **progress(activity)})
        if activity.start is not None:
            date_of = {"ConstraintType": _MUST_START_ON, "CalendarUID": 1}
            fill(parent, {**date_of, "ConstraintDate": morning(activity.start)})
        if activity.note:
            fill(parent, {"Notes": "\n".join(map(one_line, activity.note.splitlines()))})
        self._write_links(parent, activity)
        for alias, text in self._texts(activity):
            field = SubElement(parent, "ExtendedAttribute")
            fill(field, {"FieldID": _FIELDS[alias], "Value": self._limits.within(text, _LONGEST_TEXT)})

    def _named(self, task: _Task) -> dict[str, Value]:
        activity, stream = task.activity, task.stream
        name = activity.title if activity is not None else stream.name if stream is not None else ""
        handle = self._handles[activity.id] if activity is not None else stream.letter if stream else ""
        owner = "" if activity is None else one_line(self._export.partner_name(activity.owner_id))
        return {
            "UID": task.number,
            "ID": task.number,
            "Name": self._limits.within(one_line(name), _LONGEST_NAME),
            "Active": 1,
            "Manual": int(activity is not None and not activity.scheduled),
            "Type": _FIXED_DURATION,
            "IsNull": 0,
            **({"Contact": owner} if owner else {}),
            "WBS": handle,
            "OutlineNumber": task.outline,
            "OutlineLevel": task.level,
        }

    def _cost(self, activity: Activity) -> dict[str, Value]:
        """Return what it costs, in hundredths as the format has it; a plan knows one currency only."""
        if activity.cost_cents is None or len(self._currencies) > 1:
            return {}
        return {"FixedCost": activity.cost_cents, "FixedCostAccrual": 3}

    def _write_links(self, parent: Element, activity: Activity) -> None:
        for link in self._links.get(activity.id, ()):
            fill(
                SubElement(parent, "PredecessorLink"),
                {
                    "PredecessorUID": self._numbers[link.before_id],
                    "Type": _LINK_TYPES[link.kind],
                    "CrossProject": 0,
                    # In tenths of a minute, whatever the format it is shown in.
                    "LinkLag": link.lag * DAYS_A_MONTH * HOURS_A_DAY * 60 * 10,
                    "LagFormat": _MONTHS,
                },
            )

    def _texts(self, activity: Activity) -> Iterator[tuple[str, str]]:
        review = activity.review_date
        texts = {
            "kind": activity.kind.value,
            "status": activity.status.value,
            "confidence": activity.confidence.value,
            "dates known to": activity.grain.value if activity.scheduled else "",
            "markets": self._export.markets(activity),
            "source": activity.source,
            "review date": "" if review is None else review.isoformat(),
            "from option": self._export.option(activity),
            "counts towards": self._export.kpi(activity),
        }
        return ((alias, one_line(text)) for alias, text in texts.items() if one_line(text))

    def _write_resources(self, parent: Element) -> None:
        """Partners are never overloaded: as many units as there are activities they take part in."""
        shares = Counter(number for activity in self._activities() for number in self._taking_part(activity))
        for partner in self._export.strategy.partners:
            number = self._resources[partner.id]
            initials = {"Initials": one_line(partner.code)} if partner.code else {}
            fill(
                SubElement(parent, "Resource"),
                {
                    "UID": number,
                    "ID": number,
                    "Name": self._limits.within(one_line(partner.name), _LONGEST_NAME),
                    "Type": 1,
                    "IsNull": 0,
                    **initials,
                    "MaxUnits": max(shares[number], 1),
                    "CanLevel": 0,
                },
            )

    def _write_assignments(self, parent: Element) -> None:
        pairs = [
            (activity, number) for activity in self._activities() for number in self._taking_part(activity)
        ]
        for place, (activity, resource) in enumerate(pairs, start=1):
            minutes, done = minutes_of(activity), share_done(activity) or 0
            start, end = activity.start, activity.end
            actual = minutes * done // ALL_DONE
            fill(
                SubElement(parent, "Assignment"),
                {
                    "UID": place,
                    "TaskUID": self._numbers[activity.id],
                    "ResourceUID": resource,
                    "PercentWorkComplete": done,
                    "ActualWork": duration(actual),
                    **({} if end is None else {"Finish": finish_of(activity, end)}),
                    "RemainingWork": duration(minutes - actual),
                    **({} if start is None else {"Start": morning(start)}),
                    "Units": 1,
                    "Work": duration(minutes),
                },
            )

    def _activities(self) -> Iterable[Activity]:
        return (task.activity for task in self._tasks if task.activity is not None)

    def _taking_part(self, activity: Activity) -> list[int]:
        ids = dict.fromkeys((activity.owner_id, *activity.partner_ids))
        return [self._resources[each] for each in ids if each is not None and each in self._resources]


# -- lines of the plan ---------------------------------------------------------------------------


def _outlined(export: ExchangedRoadmap) -> Iterator[_Task]:
    """Yield the workstreams, each with its activities below it, then the activities that belong to none.

    A workstream without activities would be a task like any other there, and is left out.
    """
    roadmap, number, top = export.roadmap, 0, 0
    for stream in roadmap.workstreams:
        within = roadmap.within(stream.id)
        if not within:
            continue
        number, top = number + 1, top + 1
        yield _Task(number, str(top), stream, None)
        for place, activity in enumerate(within, start=1):
            number += 1
            yield _Task(number, f"{top}.{place}", stream, activity)
    for activity in roadmap.within(None):
        number, top = number + 1, top + 1
        yield _Task(number, str(top), None, activity)
