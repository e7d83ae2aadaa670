"""Milestones and gates as a calendar, read back by another program's library."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from dia_desktop.charts.plain_text import one_line
from dia_desktop.report.calendar_file import calendar_document
from dia_desktop.strategy.roadmap import ActivityKind, ActivityStatus, DateGrain
from tests.report.roadmaps import HARD_TITLES, activity, export_of, full

MILESTONE: dict[str, object] = {
    "kind": ActivityKind.MILESTONE,
    "start": date(2020, 2, 29),
    "end": date(2020, 2, 29),
}


def lines(content: bytes) -> list[str]:
    """Return the lines as they stand in the file, each without its end."""
    assert content.endswith(b"\r\n")
    found = content.decode("utf-8").split("\r\n")[:-1]
    assert not any({"\r", "\n"} & {*line} for line in found)
    return found


def test_milestones_and_gates_are_all_day_events() -> None:
    read = Calendar.from_ical(calendar_document(full()).content)
    sign, decide = read.walk("VEVENT")
    assert (sign["UID"], sign["SUMMARY"], sign.decoded("DTSTART")) == (
        "a1@dia-desktop",
        "Sign",
        date(2020, 4, 30),
    )
    assert sign.decoded("DTEND") == date(2020, 5, 1)
    assert (decide["SUMMARY"], decide.decoded("DTEND")) == ("Decide", date(2020, 5, 3))
    assert str(decide["DESCRIPTION"]).splitlines() == ["Gate", "Workstream: Visits"]


def test_the_stamp_is_the_last_change_and_nothing_of_the_clock() -> None:
    document = calendar_document(full())
    assert "DTSTAMP:20260131T221507Z" in lines(document.content)
    assert document == calendar_document(full())


def test_what_is_known_to_the_year_only_is_left_out_and_counted() -> None:
    vague = [
        activity(0, **MILESTONE, grain=DateGrain.YEAR),
        activity(1, **MILESTONE, grain=DateGrain.HORIZON),
        activity(2, kind=ActivityKind.GATE, start=None, end=None),
    ]
    document = calendar_document(export_of(vague))
    assert not Calendar.from_ical(document.content).walk("VEVENT")
    assert document.remarks == (
        "There is no milestone with a date: the calendar is empty.",
        "2 milestones were left out: their dates are known to the year or the horizon only.",
        "1 milestone was left out: it has no date.",
    )


def test_a_dropped_milestone_is_cancelled() -> None:
    content = calendar_document(export_of([activity(0, **MILESTONE, status=ActivityStatus.DROPPED)])).content
    assert "STATUS:CANCELLED" in lines(content)


def test_the_last_day_of_the_calendar_has_none_after_it() -> None:
    last = activity(0, kind=ActivityKind.MILESTONE, start=date.max, end=date.max)
    found = lines(calendar_document(export_of([last])).content)
    assert "DTSTART;VALUE=DATE:99991231" in found
    assert not [line for line in found if line.startswith("DTEND")]


@pytest.mark.parametrize("title", HARD_TITLES)
def test_a_title_is_text_and_nothing_else(title: str) -> None:
    read = Calendar.from_ical(calendar_document(export_of([activity(0, title, **MILESTONE)])).content)
    (event,) = read.walk("VEVENT")
    assert event["SUMMARY"] == one_line(title)


@given(st.text(min_size=1, max_size=300), st.text(max_size=300))
def test_any_text_reads_back_and_no_line_is_too_long(title: str, note: str) -> None:
    document = calendar_document(export_of([activity(0, title, **MILESTONE, note=note)]))
    assert max(len(line.encode("utf-8")) for line in lines(document.content)) <= 75
    (event,) = Calendar.from_ical(document.content).walk("VEVENT")
    assert event.get("SUMMARY", "") == one_line(title)
