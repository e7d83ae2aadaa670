"""The roadmap as Microsoft Project XML: the order of its elements, its days, and its texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from dia_desktop.charts.plain_text import one_line
from dia_desktop.report.document import Document
from dia_desktop.report.project_xml import NAMESPACE, project_document
from dia_desktop.strategy.roadmap import ActivityKind, Marker
from tests.report.roadmaps import HARD_TITLES, activity, export_of, full

#: The order in which the documented schema lists the elements that we write; each may be missing.
ORDERS = {
    "Project": (
        *("SaveVersion", "Name", "Title", "CreationDate", "ScheduleFromStart", "StartDate", "FinishDate"),
        *("CurrencyCode", "CalendarUID", "DefaultStartTime", "DefaultFinishTime", "MinutesPerDay"),
        *("MinutesPerWeek", "DaysPerMonth", "DefaultTaskType", "DurationFormat", "HonorConstraints"),
        *("NewTasksEffortDriven", "NewTasksEstimated", "ExtendedAttributes", "Calendars", "Tasks"),
        *("Resources", "Assignments"),
    ),
    "Task": (
        *("UID", "ID", "Name", "Active", "Manual", "Type", "IsNull", "Contact", "WBS", "OutlineNumber"),
        *("OutlineLevel", "Start", "Finish", "Duration", "DurationFormat", "EffortDriven", "Estimated"),
        *("Milestone", "Summary", "FixedCost", "FixedCostAccrual", "PercentComplete", "ActualStart"),
        *("ActualFinish", "ActualDuration", "RemainingDuration", "ConstraintType", "CalendarUID"),
        *("ConstraintDate", "Notes", "PredecessorLink", "ExtendedAttribute"),
    ),
    "PredecessorLink": ("PredecessorUID", "Type", "CrossProject", "LinkLag", "LagFormat"),
    "ExtendedAttribute": ("FieldID", "FieldName", "Alias", "Value"),
    "Calendar": ("UID", "Name", "IsBaseCalendar", "WeekDays"),
    "WeekDay": ("DayType", "DayWorking", "WorkingTimes"),
    "WorkingTime": ("FromTime", "ToTime"),
    "Resource": ("UID", "ID", "Name", "Type", "IsNull", "Initials", "MaxUnits", "CanLevel"),
    "Assignment": (
        *("UID", "TaskUID", "ResourceUID", "PercentWorkComplete", "ActualWork", "Finish", "RemainingWork"),
        *("Start", "Units", "Work"),
    ),
}


def root_of(document: Document) -> Element:
    root: Element = fromstring(document.content)
    return root


def tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def tasks(document: Document) -> list[Element]:
    return root_of(document).findall(f"{tag('Tasks')}/{tag('Task')}")


def said(task: Element, *names: str) -> list[str | None]:
    return [task.findtext(tag(name)) for name in names]


def is_in_order(names: Sequence[str], order: Sequence[str]) -> bool:
    return sorted(names, key=order.index) == [*names]


def test_the_elements_stand_in_the_order_of_the_schema() -> None:
    for element in root_of(project_document(full())).iter():
        name = element.tag.removeprefix(f"{{{NAMESPACE}}}")
        if name in ORDERS:
            children = [child.tag.removeprefix(f"{{{NAMESPACE}}}") for child in element]
            assert is_in_order(children, ORDERS[name]), name


def test_the_outline_is_workstreams_with_their_activities() -> None:
    found = [
        said(task, "UID", "Name", "WBS", "OutlineNumber", "Summary")
        for task in tasks(project_document(full()))
    ]
    assert found == [
        ["1", "Networks", "A", "1", "1"],
        ["2", "Visit the clusters", "A1", "1.1", "0"],
        ["3", "Sign", "A2", "1.2", "0"],
        ["4", "Visits", "B", "2", "1"],
        ["5", "Decide", "B1", "2.1", "0"],
        ["6", "Somewhere later", "B2", "2.2", "0"],
        ["7", "No dates yet", "1", "3", "0"],
        ["8", "Leap", "2", "4", "0"],
    ]


def test_an_activity_starts_and_ends_on_its_own_days_and_must_stay_there() -> None:
    names = ("Start", "Finish", "Duration", "ConstraintType", "ConstraintDate", "Milestone")
    visit, sign, decide = (tasks(project_document(full()))[place] for place in (1, 2, 4))
    assert said(visit, *names) == [
        *("2020-01-01T08:00:00", "2020-03-31T17:00:00", "PT728H0M0S"),
        *("2", "2020-01-01T08:00:00", "0"),
    ]
    assert said(sign, *names)[:3] == ["2020-04-30T08:00:00", "2020-04-30T08:00:00", "PT0H0M0S"]
    assert said(decide, *names)[:3] == ["2020-05-01T08:00:00", "2020-05-02T17:00:00", "PT16H0M0S"]
    assert said(sign, "Milestone") == said(decide, "Milestone") == ["1"]
    assert said(root_of(project_document(full())), "HonorConstraints") == ["1"]


def test_every_day_of_the_week_is_a_working_day() -> None:
    days = [*root_of(project_document(full())).iter(tag("WeekDay"))]
    assert [said(day, "DayType", "DayWorking") for day in days] == [[str(n), "1"] for n in range(1, 8)]


def test_what_is_not_scheduled_is_a_manual_task_without_dates() -> None:
    waiting = tasks(project_document(full()))[6]
    assert said(waiting, "Manual", "Start", "Finish", "Duration", "ConstraintType") == ["1", *[None] * 4]


def test_links_carry_their_kind_and_their_lag_in_tenths_of_minutes() -> None:
    sign, decide, leap = (
        tasks(project_document(full()))[place].find(tag("PredecessorLink")) for place in (2, 4, 7)
    )
    assert sign is not None
    assert decide is not None
    assert leap is not None
    names = ("PredecessorUID", "Type", "LinkLag", "LagFormat")
    assert said(sign, *names) == ["2", "1", "0", "11"]
    assert said(decide, *names) == ["3", "3", str(3 * 30 * 8 * 60 * 10), "11"]
    assert said(leap, *names) == ["5", "1", str(-30 * 8 * 60 * 10), "11"]


def test_progress_is_split_into_what_is_done_and_what_is_left() -> None:
    names = ("PercentComplete", "ActualStart", "ActualFinish", "ActualDuration", "RemainingDuration")
    visit, decide, later = (tasks(project_document(full()))[place] for place in (1, 4, 5))
    assert said(visit, *names) == ["40", "2020-01-01T08:00:00", None, "PT291H12M0S", "PT436H48M0S"]
    assert said(decide, "PercentComplete", "ActualFinish") == ["100", "2020-05-02T17:00:00"]
    assert said(later, *names) == [None] * 5


def test_partners_are_resources_and_the_owner_is_the_contact() -> None:
    root = root_of(project_document(full()))
    resources = [said(each, "UID", "Name", "Initials") for each in root.iter(tag("Resource"))]
    assert resources == [["1", "Partner 1", "P1"], ["2", "Partner 2", "P2"], ["3", "Partner 3", "P3"]]
    pairs = [said(each, "TaskUID", "ResourceUID", "Work") for each in root.iter(tag("Assignment"))]
    assert pairs == [["2", str(number), "PT728H0M0S"] for number in (1, 2, 3)]
    assert said(tasks(project_document(full()))[1], "Contact", "FixedCost") == ["P1", "1234567"]


def test_what_the_program_has_no_field_for_travels_in_text_fields() -> None:
    root = root_of(project_document(full()))
    aliases = root.iterfind(f"{tag('ExtendedAttributes')}/{tag('ExtendedAttribute')}")
    names = {said(each, "FieldID")[0]: said(each, "Alias")[0] for each in aliases}
    visit = tasks(project_document(full()))[1]
    pairs = [said(each, "FieldID", "Value") for each in visit.iter(tag("ExtendedAttribute"))]
    found = {names[number]: value for number, value in pairs}
    assert found == {
        "kind": "activity",
        "status": "under way",
        "confidence": "committed",
        "dates known to": "month",
        "markets": "USA; CAN",
        "source": "Report, p. 3",
        "review date": "2020-02-29",
        "from option": "Sell there",
        "counts towards": "Agreements",
    }


def test_two_currencies_are_never_added_or_taken_for_one() -> None:
    costly = [
        activity(0, cost_cents=100, currency="EUR"),
        activity(1, cost_cents=100, currency="USD"),
    ]
    document = project_document(export_of(costly, streams=["Networks"]))
    assert document.remarks == ("The costs were left out: a plan has one currency, these are in EUR, USD.",)
    assert not [*root_of(document).iter(tag("FixedCost"))]
    assert not [*root_of(document).iter(tag("CurrencyCode"))]


def test_what_does_not_fit_is_said() -> None:
    long = [
        activity(0, "x" * 600, start=date(1066, 10, 14), end=date(1066, 10, 14)),
        activity(1, source="y" * 300, start=None, end=None),
    ]
    export = export_of(long)
    markers = (Marker("m", "Election", date(2024, 6, 9), date(2024, 6, 9)),)
    document = project_document(replace(export, roadmap=replace(export.roadmap, markers=markers)))
    assert document.remarks == (
        "1 activity lies outside 1984 to 2149, which Microsoft Project cannot show.",
        "1 activity has no dates: a program without manual tasks will give it one of its own.",
        "Left out, since no activity is in them: Visits.",
        "2 texts were shortened to what Microsoft Project holds.",
        "Project programs have no markers: 1 left out.",
    )
    name = tasks(document)[1].findtext(tag("Name")) or ""
    assert (len(name), name[-1]) == (512, "…")


def test_an_empty_roadmap_is_a_plan_too() -> None:
    document = project_document(export_of([], streams=()))
    assert tasks(document) == []
    assert document.remarks == ()


@pytest.mark.parametrize("title", HARD_TITLES)
def test_a_title_is_text_and_nothing_else(title: str) -> None:
    moment = activity(0, title, kind=ActivityKind.GATE)
    assert tasks(project_document(export_of([moment])))[1].findtext(tag("Name")) == one_line(title)


def test_the_same_records_give_the_same_bytes() -> None:
    assert project_document(full()).content == project_document(full()).content
