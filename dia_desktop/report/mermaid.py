"""The roadmap as text that Mermaid draws as a Gantt chart: sections are workstreams.

Titles are text: every sign that could begin or end something is written as one of Mermaid's entity codes
(``#58;`` is a colon), and so is the first letter of a line that would else be read as one of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from dia_desktop.charts.plain_text import one_line
from dia_desktop.language import tr, tr_n
from dia_desktop.report.document import Document
from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
from dia_desktop.strategy.roadmap import Activity, ActivityKind, ActivityStatus, Confidence

#: Signs that mean nothing to Mermaid, beside letters and digits.
_PLAIN: Final = frozenset(" .,-–—/'’+")
#: Mermaid's own marks for an encoded entity; typed by a person they are text.
_MARKS: Final = frozenset("ﬂ°¶")
#: What the first word of a line would be taken for.
_WORDS: Final = re.compile(
    r"\d{4}-\d\d-\d\d|title|section|gantt|click|href|call|acc|date|inclusive|topaxis|axis|tick|include|exclude"
    r"|today|week|vert|done|active|crit|milestone",
    re.IGNORECASE,
)
_TAGS: Final = {ActivityStatus.DONE: "done", ActivityStatus.UNDER_WAY: "active"}


def mermaid_document(export: ExchangedRoadmap) -> Document:
    """Return the scheduled activities; the end of an activity is its last day."""
    roadmap = export.roadmap
    lines = [
        "gantt",
        f"    title {_text(export.strategy.title)}",
        "    dateFormat YYYY-MM-DD",
        "    inclusiveEndDates",
        "    axisFormat %Y-%m",
    ]
    handles = roadmap.handles()
    for stream in (*roadmap.workstreams, None):
        within = [each for each in roadmap.within(None if stream is None else stream.id) if each.scheduled]
        if within:
            lines.append(f"    section {_text(tr('No workstream') if stream is None else stream.name)}")
            lines += (_task(each, handles[each.id]) for each in within)
    return Document("".join(f"{line}\n" for line in lines).encode("utf-8"), tuple(_remarks(export)))


def _task(activity: Activity, handle: str) -> str:
    tags = [_TAGS[activity.status]] if activity.status in _TAGS else []
    if activity.kind is not ActivityKind.ACTIVITY:
        tags.append("milestone")
    # Letters before the handle, so that it is never one of Mermaid's words.
    data = [*tags, f"id{handle}", str(activity.start), str(activity.end)]
    return f"    {_text(_titled(activity))} :{', '.join(data)}"


def _titled(activity: Activity) -> str:
    """Return the title, and in words what the picture has no sign for."""
    said = {
        ActivityStatus.PAUSED: tr("{title} (paused)"),
        ActivityStatus.DROPPED: tr("{title} (dropped)"),
    }.get(activity.status)
    if said is None and activity.confidence is Confidence.IDEA:
        said = tr("{title} (idea)")
    return activity.title if said is None else said.format(title=activity.title)


def _remarks(export: ExchangedRoadmap) -> Iterator[str]:
    waiting = sum(not each.scheduled for each in export.roadmap.activities)
    if waiting:
        yield tr_n(
            "{count} activity was left out: it has no dates.",
            "{count} activities were left out: they have no dates.",
            waiting,
        ).format(count=waiting)
    yield from _not_drawn(export.roadmap.links, export.roadmap.markers)


def _not_drawn(links: Sequence[object], markers: Sequence[object]) -> Iterator[str]:
    if links:
        yield tr("Mermaid draws no links between activities: {count} left out.").format(count=len(links))
    if markers:
        yield tr("Mermaid draws no markers: {count} left out.").format(count=len(markers))


def _text(text: str) -> str:
    line = one_line(text)
    first = line[:1] in _PLAIN or _WORDS.match(line) is not None
    return "".join(
        _code(letter) if (first and not place) or not _is_plain(letter) else letter
        for place, letter in enumerate(line)
    )


def _is_plain(letter: str) -> bool:
    if letter in _MARKS:
        return False
    return letter.isalnum() or letter in _PLAIN or (not letter.isascii() and letter.isprintable())


def _code(letter: str) -> str:
    return f"#{ord(letter)};"
