"""Milestones and gates as a calendar: iCalendar, RFC 5545, all-day events.

Sections of the standard: 3.1 (lines are folded at 75 octets and end in CRLF), 3.3.11 (escaping of text),
3.6.1 (the event; the end of an all-day event is the day after its last one), 3.8.7.2 (the time stamp).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from dia_desktop.charts.plain_text import one_line
from dia_desktop.charts.wording import PROGRAM
from dia_desktop.language import tr, tr_n
from dia_desktop.report.document import Document
from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
from dia_desktop.strategy.roadmap import Activity, ActivityKind, ActivityStatus, DateGrain

MOST_OCTETS: Final = 75
_MOMENTS: Final = frozenset({ActivityKind.MILESTONE, ActivityKind.GATE})
#: What is known no better than this has no place on a day of a calendar.
_VAGUE: Final = frozenset({DateGrain.YEAR, DateGrain.HORIZON})


def calendar_document(export: ExchangedRoadmap) -> Document:
    """Return all milestones and gates that have a date known to the month or the day.

    The same milestone keeps its identity in every export, so that a calendar replaces the earlier event.
    """
    moments = [each for each in export.roadmap.activities if each.kind in _MOMENTS]
    dated = [each for each in moments if each.scheduled and each.grain not in _VAGUE]
    name = _text(one_line(export.strategy.title))
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(PROGRAM)}//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{name}",
        f"X-WR-CALNAME:{name}",
        *(line for each in dated for line in _event(export, each)),
        "END:VCALENDAR",
    ]
    content = "".join(f"{part}\r\n" for line in lines for part in _folded(line))
    return Document(content.encode("utf-8"), _remarks(moments, dated))


def _event(export: ExchangedRoadmap, activity: Activity) -> Iterator[str]:
    start, end = activity.start, activity.end
    if start is None or end is None:
        raise ValueError("An event needs its days.")
    yield "BEGIN:VEVENT"
    yield f"UID:{activity.id}@dia-desktop"
    yield f"DTSTAMP:{_moment(export.stamp)}"
    yield f"DTSTART;VALUE=DATE:{_day(start)}"
    # The last day of the calendar has none after it; without an end an event is one day long.
    if end < date.max:
        yield f"DTEND;VALUE=DATE:{_day(end + timedelta(days=1))}"
    yield f"SUMMARY:{_text(one_line(activity.title))}"
    description = "\n".join(_facts(export, activity))
    yield f"DESCRIPTION:{_text(description)}"
    yield f"CATEGORIES:{_text(_kind(activity))}"
    if activity.status is ActivityStatus.DROPPED:
        yield "STATUS:CANCELLED"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _facts(export: ExchangedRoadmap, activity: Activity) -> Iterator[str]:
    yield _kind(activity)
    if activity.grain is DateGrain.MONTH:
        yield tr("The date is known to the month only.")
    workstream, owner = export.workstream(activity), export.partner_name(activity.owner_id)
    markets = export.markets(activity)
    if workstream:
        yield tr("Workstream: {name}").format(name=one_line(workstream))
    if owner:
        yield tr("Owner: {name}").format(name=one_line(owner))
    if markets:
        yield tr("Markets: {names}").format(names=one_line(markets))
    yield from (one_line(line) for line in activity.note.splitlines())
    if activity.source:
        yield tr("Source: {source}").format(source=one_line(activity.source))


def _kind(activity: Activity) -> str:
    return tr("Gate") if activity.kind is ActivityKind.GATE else tr("Milestone")


def _remarks(moments: list[Activity], dated: list[Activity]) -> tuple[str, ...]:
    vague = sum(each.scheduled and each.grain in _VAGUE for each in moments)
    waiting = sum(not each.scheduled for each in moments)
    found = []
    if not dated:
        found.append(tr("There is no milestone with a date: the calendar is empty."))
    if vague:
        said = tr_n(
            "{count} milestone was left out: its date is known to the year or the horizon only.",
            "{count} milestones were left out: their dates are known to the year or the horizon only.",
            vague,
        )
        found.append(said.format(count=vague))
    if waiting:
        said = tr_n(
            "{count} milestone was left out: it has no date.",
            "{count} milestones were left out: they have no date.",
            waiting,
        )
        found.append(said.format(count=waiting))
    return tuple(found)


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _moment(moment: datetime) -> str:
    return f"{moment.replace(tzinfo=None, microsecond=0).isoformat().replace('-', '').replace(':', '')}Z"


def _text(text: str) -> str:
    """Return a text whose line breaks, commas, semicolons and backslashes mean nothing to a calendar."""
    lines = (one_line(line) for line in text.split("\n"))
    escaped = (line.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for line in lines)
    return "\\n".join(escaped)


def _folded(line: str) -> Iterator[str]:
    """Return the lines of a long line: all but the first begin with a blank, and no letter is cut in two."""
    part, octets = "", 0
    for letter in line:
        size = len(letter.encode("utf-8"))
        if octets + size > MOST_OCTETS:
            yield part
            part, octets = " ", 1
        part += letter
        octets += size
    yield part
