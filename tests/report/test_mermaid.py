"""The roadmap as text for Mermaid: what a person typed never becomes one of its words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dia_desktop.charts.plain_text import one_line
from dia_desktop.report.mermaid import mermaid_document
from dia_desktop.strategy.roadmap import ActivityStatus, Confidence, Link, Marker
from tests.report.roadmaps import HARD_TITLES, activity, export_of, full

TASK = re.compile(r"    (?P<title>[^:;{}%]*) :(?P<data>[a-zA-Z0-9, -]+)")
#: Words that begin a line of Mermaid's own.
OWN_WORD = re.compile(
    r"\s*(title|section|gantt|click|href|call|acc\w*|\w*date\w*|topAxis|axisFormat|tickInterval|includes"
    r"|excludes|todayMarker|weekday|weekend|\d{4}-\d\d-\d\d|%)",
    re.IGNORECASE,
)


def text_of(title: str) -> str:
    """Return the line of a task that is titled so."""
    written = mermaid_document(export_of([activity(0, title)])).content.decode("utf-8")
    return written.splitlines()[-1]


def decoded(text: str) -> str:
    """Return a text as Mermaid shows it."""
    return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), text)


def test_the_whole_text() -> None:
    document = mermaid_document(full())
    assert document.content.decode("utf-8").splitlines() == [
        "gantt",
        "    %% Links and markers are comments at the end: drawn, links would move what waits.",
        "    title Where#58; next#63;",
        "    dateFormat YYYY-MM-DD",
        "    inclusiveEndDates",
        "    axisFormat %Y-%m",
        "    section Networks",
        "    Visit the clusters :active, idA1, 2020-01-01, 2020-03-31",
        "    Sign :milestone, idA2, 2020-04-30, 2020-04-30",
        "    section Visits",
        "    Decide :done, milestone, idB1, 2020-05-01, 2020-05-02",
        "    Somewhere later #40;idea#41; :idB2, 2020-01-01, 2024-12-31",
        "    section No workstream",
        "    Leap :id2, 2024-02-29, 2024-02-29",
        "    %% link: idA2 starts after the end of idA1",
        "    %% link: idB1 starts 3 months after the start of idA2",
        "    %% link: id2 starts 1 month before the end of idB1",
    ]
    assert document.remarks == (
        "1 activity was left out: it has no dates.",
        "Mermaid draws no links without moving dates: 3 are comments.",
    )


def test_links_with_what_is_not_in_the_file_are_left_out() -> None:
    export = full()
    links = (*export.roadmap.links, Link("l4", "a1", "a4"))
    document = mermaid_document(replace(export, roadmap=replace(export.roadmap, links=links)))
    assert document.content.count(b"%% link:") == 3
    assert "Links with an activity that has no dates: 1 left out." in document.remarks


def test_without_links_and_markers_there_is_no_comment() -> None:
    assert b"%%" not in mermaid_document(export_of([activity(0)])).content


@pytest.mark.parametrize("title", HARD_TITLES)
def test_a_marker_is_a_comment_whatever_it_is_called(title: str) -> None:
    export = export_of([activity(0)])
    markers = (
        Marker("m1", title, date(2024, 6, 6), date(2024, 6, 9)),
        Marker("m2", title, date(2024, 6, 6), date(2024, 6, 6)),
    )
    document = mermaid_document(replace(export, roadmap=replace(export.roadmap, markers=markers)))
    first, second = document.content.decode("utf-8").splitlines()[-2:]
    assert first.startswith("    %% marker: 2024-06-06, 2024-06-09: ")
    shown = second.removeprefix("    %% marker: 2024-06-06: ")
    # No directive, no statement, no entity of its own is in it.
    assert re.fullmatch(r"[^:;{}%<>\"]*", re.sub(r"#\d+;", "~", shown))
    assert decoded(shown) == one_line(title)
    assert document.remarks == ("Mermaid draws no markers: 2 are comments.",)


@pytest.mark.parametrize(
    ("status", "word"), [(ActivityStatus.PAUSED, "paused"), (ActivityStatus.DROPPED, "dropped")]
)
def test_what_the_picture_has_no_sign_for_is_said(status: ActivityStatus, word: str) -> None:
    content = mermaid_document(
        export_of([activity(0, "Fair", status=status, confidence=Confidence.IDEA)])
    ).content
    assert f"Fair #40;{word}#41; :" in content.decode()


def test_the_years_have_four_digits() -> None:
    early = activity(0, "Early", start=date.min, end=date.max)
    assert b"Early :idA1, 0001-01-01, 9999-12-31" in mermaid_document(export_of([early])).content


@pytest.mark.parametrize("title", HARD_TITLES)
def test_a_hard_title_is_shown_as_it_is(title: str) -> None:
    check(title)


@given(st.text(min_size=1, max_size=80).filter(one_line))
def test_any_title_is_shown_as_it_is(title: str) -> None:
    check(title)


def check(title: str) -> None:
    line = text_of(title)
    match = TASK.fullmatch(re.sub(r"#\d+;", lambda code: f"~{code[0][1:-1]}~", line))
    assert match is not None, line
    assert not OWN_WORD.match(line)
    shown, _, data = line.rpartition(" :")
    assert decoded(shown.removeprefix("    ")) == one_line(title)
    assert data == "idA1, 2020-01-01, 2020-03-31"
