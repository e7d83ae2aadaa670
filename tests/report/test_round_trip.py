"""What goes out comes in again: records, a file, records."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dia_desktop.charts.plain_text import one_line
from dia_desktop.evidence.activity_rows import RoadmapNames, read_activities
from dia_desktop.evidence.activity_table import proposed_columns, read_activity_table
from dia_desktop.evidence.delimited import INVISIBLE
from dia_desktop.evidence.project_plan import read_project_plan
from dia_desktop.evidence.roadmap_table import ReadActivity, RoadmapTable
from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
from dia_desktop.report.project_xml import project_document
from dia_desktop.report.roadmap_tables import activities_table
from dia_desktop.strategy.roadmap import (
    Activity,
    ActivityKind,
    ActivityStatus,
    Confidence,
    DateGrain,
    Link,
    LinkKind,
    MarketTie,
    Roadmap,
)
from tests.report.roadmaps import HARD_TITLES, activity, export_of, full

#: Leap days, ends of years, ends of the calendar.
DAYS = st.dates() | st.sampled_from(
    [date(2020, 2, 29), date(1999, 12, 31), date(2000, 1, 1), date.min, date.max]
)
#: Texts as the strategy file holds them: normal form, no controls, nothing around them.
TEXTS = st.text(max_size=60).map(lambda text: one_line(text).strip().strip(INVISIBLE).strip()) | (
    st.sampled_from(HARD_TITLES).map(one_line)
)


@st.composite
def activities(draw: st.DrawFn) -> list[Activity]:
    return [draw(one_activity(number)) for number in range(draw(st.integers(1, 4)))]


@st.composite
def one_activity(draw: st.DrawFn, number: int) -> Activity:
    start, end = sorted([draw(DAYS), draw(DAYS)])
    scheduled, cost = draw(st.booleans()), draw(st.none() | st.integers(1, 10**12))
    people = draw(st.lists(st.sampled_from(["p1", "p2", "p3"]), unique=True))
    title = f"{draw(TEXTS)} {number}".strip()
    return activity(
        number,
        title,
        kind=draw(st.sampled_from(ActivityKind)),
        workstream_id=draw(st.sampled_from([None, "w0", "w1"])),
        start=start if scheduled else None,
        end=end if scheduled else None,
        grain=draw(st.sampled_from(DateGrain)) if scheduled else DateGrain.MONTH,
        progress=draw(st.none() | st.integers(0, 100)),
        status=draw(st.sampled_from(ActivityStatus)),
        confidence=draw(st.sampled_from(Confidence)),
        owner_id=people[0] if people else None,
        partner_ids=tuple(sorted(people[1:])),
        ties=tuple(MarketTie(each, None) for each in draw(st.sampled_from([(), ("m0",), ("m0", "m1")]))),
        option_id=draw(st.sampled_from([None, "o1"])),
        kpi_id=draw(st.sampled_from([None, "k1"])),
        cost_cents=cost,
        currency="" if cost is None else "EUR",
        note=draw(TEXTS),
        source=draw(TEXTS),
        review_date=draw(st.none() | DAYS),
    )


@st.composite
def roadmaps(draw: st.DrawFn) -> ExchangedRoadmap:
    made, lags = draw(activities()), st.integers(-600, 600)
    pairs = [(before, after) for after in range(len(made)) for before in range(after)]
    links = [
        Link(
            str(place),
            f"a{before}",
            f"a{after}",
            draw(st.sampled_from(LinkKind)),
            draw(lags),
        )
        for place, (before, after) in enumerate(pairs)
        if draw(st.booleans())
    ]
    return export_of(made, links)


def names(export: ExchangedRoadmap) -> RoadmapNames:
    return RoadmapNames.of(export.strategy, export.scoring, Roadmap(), export.swot, export.kpis)


def through_csv(export: ExchangedRoadmap, folder: Path) -> RoadmapTable:
    path = folder / "list.csv"
    path.write_bytes(activities_table(export).content)
    table = read_activity_table(path)
    return read_activities(table, proposed_columns(table.header), names(export), Roadmap())


def through_project(export: ExchangedRoadmap, folder: Path) -> RoadmapTable:
    path = folder / "plan.xml"
    path.write_bytes(project_document(export).content)
    table = read_project_plan(path)
    return read_activities(table, proposed_columns(table.header), names(export), Roadmap())


def expected(export: ExchangedRoadmap, each: Activity) -> ReadActivity:
    """Return what an activity is after the journey, but for its line."""
    return ReadActivity(
        0,
        each.title,
        each.kind,
        export.workstream(each),
        each.start,
        each.end,
        each.grain,
        each.progress,
        each.status,
        each.confidence,
        each.owner_id,
        each.partner_ids,
        each.market_ids,
        each.option_id,
        each.kpi_id,
        each.cost_cents,
        each.currency,
        each.note,
        each.source,
        each.review_date,
    )


def check(export: ExchangedRoadmap, found: RoadmapTable, ordered: list[Activity]) -> None:
    assert (found.refused, found.refused_links, found.remarks) == ((), (), ())
    came = [replace(each, line=0) for each in found.activities]
    assert came == [expected(export, each) for each in ordered]
    ids = {each.line: activity.id for each, activity in zip(found.activities, ordered, strict=True)}
    links = {(ids[link.before], ids[link.after], link.kind, link.lag) for link in found.links}
    assert links == {(link.before_id, link.after_id, link.kind, link.lag) for link in export.roadmap.links}


ONCE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@ONCE
@given(roadmaps())
@example(full())
def test_a_table_comes_back_whole(tmp_path: Path, export: ExchangedRoadmap) -> None:
    ordered = [replace(each, note=one_line(each.note)) for each in export.roadmap.activities]
    check(export, through_csv(export, tmp_path), ordered)


@ONCE
@given(roadmaps())
@example(full())
def test_a_project_plan_comes_back_whole(tmp_path: Path, export: ExchangedRoadmap) -> None:
    """All but one thing: what is done and has no share comes back with all of it done, as it is counted."""
    streams = [*export.roadmap.workstreams, None]
    ordered = [
        replace(
            each,
            progress=100 if each.status is ActivityStatus.DONE and each.progress is None else each.progress,
        )
        for stream in streams
        for each in export.roadmap.within(None if stream is None else stream.id)
    ]
    found = through_project(export, tmp_path)
    check(export, found, ordered)
    filled = [stream for stream in export.roadmap.workstreams if export.roadmap.within(stream.id)]
    assert found.workstreams == tuple(stream.name for stream in filled)


@pytest.mark.parametrize("title", HARD_TITLES)
def test_hard_names_of_workstreams_come_back(tmp_path: Path, title: str) -> None:
    export = export_of([activity(0)], streams=[one_line(title)])
    assert through_csv(export, tmp_path).workstreams == (one_line(title),)
    assert through_project(export, tmp_path).workstreams == (one_line(title),)
