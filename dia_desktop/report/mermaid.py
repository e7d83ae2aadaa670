"""The roadmap as text that Mermaid draws as a Gantt chart: sections are workstreams.

Titles are text: every sign that could begin or end something is written as one of Mermaid's entity codes
(``#58;`` is a colon), and so is the first letter of a line that would else be read as one of its words.

Links and markers are comments. What Mermaid knows of links is ``after``, which stands in place of a start and
would move the activity; the vertical markers of its newer versions are an error to older ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from dia_desktop.charts.plain_text import one_line
from dia_desktop.language import tr, tr_n
from dia_desktop.report.document import Document
from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
from dia_desktop.strategy.roadmap import Activity, ActivityKind, ActivityStatus, Confidence, Link, Marker
from dia_desktop.strategy.roadmap_words import link_words

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
    handles = roadmap.handles()
    comments = [*_comments(export, handles)]
    lines = [
        "gantt",
        *(comments and [f"    %% {_what_comments_are()}"]),
        f"    title {_text(export.strategy.title)}",
        "    dateFormat YYYY-MM-DD",
        "    inclusiveEndDates",
        "    axisFormat %Y-%m",
    ]
    for stream in (*roadmap.workstreams, None):
        within = [each for each in roadmap.within(None if stream is None else stream.id) if each.scheduled]
        if within:
            lines.append(f"    section {_text(tr('No workstream') if stream is None else stream.name)}")
            lines += (_task(each, handles[each.id]) for each in within)
    lines += (f"    %% {each}" for each in comments)
    return Document("".join(f"{line}\n" for line in lines).encode("utf-8"), tuple(_remarks(export)))


def _task(activity: Activity, handle: str) -> str:
    tags = [_TAGS[activity.status]] if activity.status in _TAGS else []
    if activity.kind is not ActivityKind.ACTIVITY:
        tags.append("milestone")
    data = [*tags, _id(handle), str(activity.start), str(activity.end)]
    return f"    {_text(_titled(activity))} :{', '.join(data)}"


def _id(handle: str) -> str:
    """Return the id of an activity: letters before its handle, so that it is never one of Mermaid's words."""
    return f"id{handle}"


def _titled(activity: Activity) -> str:
    """Return the title, and in words what the picture has no sign for."""
    said = {
        ActivityStatus.PAUSED: tr("{title} (paused)"),
        ActivityStatus.DROPPED: tr("{title} (dropped)"),
    }.get(activity.status)
    if said is None and activity.confidence is Confidence.IDEA:
        said = tr("{title} (idea)")
    return activity.title if said is None else said.format(title=activity.title)


# -- what is not drawn ---------------------------------------------------------------------------


def _what_comments_are() -> str:
    return tr("Links and markers are comments at the end: drawn, links would move what waits.")


def _comments(export: ExchangedRoadmap, handles: dict[str, str]) -> Iterator[str]:
    yield from (_link(each, handles) for each in _known_links(export))
    yield from (_marker(each) for each in export.roadmap.markers)


def _known_links(export: ExchangedRoadmap) -> list[Link]:
    """Return the links between activities that are in the file."""
    there = {each.id for each in export.roadmap.activities if each.scheduled}
    return [link for link in export.roadmap.links if {link.before_id, link.after_id} <= there]


def _link(link: Link, handles: dict[str, str]) -> str:
    """Return a link by the ids of the file, which hold nothing that a person typed."""
    before, after = (_id(handles[each]) for each in (link.before_id, link.after_id))
    return tr("link: {after} starts {when} of {before}").format(
        after=after, when=link_words(link), before=before
    )


def _marker(marker: Marker) -> str:
    days = str(marker.start) if marker.start == marker.end else f"{marker.start}, {marker.end}"
    return tr("marker: {days}: {title}").format(days=days, title=_text(marker.title))


def _remarks(export: ExchangedRoadmap) -> Iterator[str]:
    waiting = sum(not each.scheduled for each in export.roadmap.activities)
    if waiting:
        yield tr_n(
            "{count} activity was left out: it has no dates.",
            "{count} activities were left out: they have no dates.",
            waiting,
        ).format(count=waiting)
    links, markers = len(_known_links(export)), len(export.roadmap.markers)
    if links:
        yield tr("Mermaid draws no links without moving dates: {count} are comments.").format(count=links)
    if len(export.roadmap.links) > links:
        yield tr("Links with an activity that has no dates: {count} left out.").format(
            count=len(export.roadmap.links) - links
        )
    if markers:
        yield tr("Mermaid draws no markers: {count} are comments.").format(count=markers)


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
