"""Rows of a list as activities of the roadmap."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dia_desktop.evidence.activity_rows import RoadmapNames, read_activities
from dia_desktop.evidence.activity_table import (
    ActivityColumn,
    missing_columns,
    proposed_columns,
    read_activity_table,
)
from dia_desktop.evidence.delimited import Row
from dia_desktop.evidence.list_table import ListTable
from dia_desktop.evidence.roadmap_table import ReadActivity, ReadLink, RoadmapTable
from dia_desktop.evidence.workbook import UNKNOWN_FORMULA
from dia_desktop.evidence.written_dates import DayOrder
from dia_desktop.strategy.roadmap import (
    ActivityKind,
    ActivityStatus,
    Confidence,
    DateGrain,
    LinkKind,
)
from tests.report.roadmaps import full

HEADER = tuple(column.value for column in ActivityColumn)
THERE = full()
NAMES = RoadmapNames.of(THERE.strategy, THERE.scoring, THERE.roadmap, THERE.swot, THERE.kpis)


def row(**cells: str) -> tuple[str, ...]:
    """Return the cells of a row, by the names of the columns with underscores."""
    return tuple(
        cells.get(column.name.lower(), "Fair" if column is ActivityColumn.TITLE else "")
        for column in ActivityColumn
    )


def read(*rows: tuple[str, ...], order: DayOrder | None = None, sheet: str = "") -> RoadmapTable:
    lines = tuple(Row(number, cells) for number, cells in enumerate(rows, start=2))
    table = ListTable("list.csv", HEADER, lines, sheet)
    return read_activities(table, proposed_columns(HEADER), NAMES, THERE.roadmap, order)


def one(**cells: str) -> ReadActivity:
    (found,) = read(row(**cells)).activities
    return found


def reason(**cells: str) -> str:
    found = read(row(**cells))
    assert found.activities == ()
    (refused,) = found.refused
    assert refused.line == 2
    return refused.reason


def test_a_full_row_is_read() -> None:
    found = one(
        title="Visit the clusters again",
        workstream="NETWORKS",
        kind="Task",
        start="2021-03",
        end="2021",
        progress="40 %",
        status="In progress",
        confidence="Committed",
        owner="P1",
        partners="P2, Partner 3; P1",
        markets="usa",
        option="sell there",
        kpi="Agreements",
        cost="1234.5",
        currency="eur",
        note="n",
        source="Report",
        review_date="2021-01-31",
    )
    assert found == ReadActivity(
        line=2,
        title="Visit the clusters again",
        workstream="Networks",
        start=date(2021, 3, 1),
        end=date(2021, 12, 31),
        grain=DateGrain.YEAR,
        progress=40,
        status=ActivityStatus.UNDER_WAY,
        confidence=Confidence.COMMITTED,
        owner_id="p1",
        partner_ids=("p2", "p3"),
        market_ids=("m0",),
        option_id="o1",
        kpi_id="k1",
        cost_cents=123450,
        currency="EUR",
        note="n",
        source="Report",
        review_date=date(2021, 1, 31),
    )


def test_a_title_is_enough() -> None:
    assert one() == ReadActivity(2, "Fair")


@pytest.mark.parametrize(
    "cells",
    [
        {"cost": "48000 EUR"},
        {"cost": "48000eur"},
        {"cost": "EUR 48000.00"},
        {"cost": "€48000"},
        {"cost": "48000 €", "currency": "eur"},
    ],
)
def test_a_cost_may_name_its_currency(cells: dict[str, str]) -> None:
    found = one(**cells)
    assert (found.cost_cents, found.currency) == (4_800_000, "EUR")


def test_a_cost_in_two_currencies_is_refused() -> None:
    said = "“5 EUR” is in EUR, and the currency beside it is USD; write the same in both."
    assert reason(cost="5 EUR", currency="USD") == said
    assert reason(cost="EUR 5 EUR") == "“EUR 5 EUR” is no cost; write it as 1234.56, or leave it empty."


@pytest.mark.parametrize("side", ["start", "end"])
def test_a_milestone_has_one_day(side: str) -> None:
    found = one(kind="milestone", **{side: "2020-02-29"})
    assert (found.kind, found.start, found.end) == (
        ActivityKind.MILESTONE,
        date(2020, 2, 29),
        date(2020, 2, 29),
    )
    assert found.grain is DateGrain.DAY


def test_what_the_list_says_of_the_grain_counts() -> None:
    found = one(start="2020-01-01", end="2024-12-31", grain="Horizon")
    assert found.grain is DateGrain.HORIZON


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("title", "", "The title is missing."),
        ("kind", "epic", "“epic” is no kind; write one of: activity, milestone, gate."),
        ("start", "2020-01-01", "The end is missing; an activity has a first and a last day, or neither."),
        ("end", "2020", "The start is missing; an activity has a first and a last day, or neither."),
        ("start", "03/04/2020", "“03/04/2020” can be 2020-04-03 or 2020-03-04; write it as one of these."),
        ("progress", "0.4", "“0.4” is no progress; write 0 to 100 (40 for 40 %), or leave it empty."),
        ("progress", "101", "“101” is no progress"),
        ("progress", "-1", "“-1” is no progress"),
        ("status", "meh", "“meh” is no status; write one of: planned, under way, done, paused, dropped."),
        ("confidence", "sure", "“sure” is no confidence; write one of: committed, planned, idea."),
        ("owner", "ACME", "There is no partner “ACME”; known: P1, P2, P3."),
        ("partners", "P1; ACME", "There is no partner “ACME”; known: P1, P2, P3."),
        ("markets", "Peru", "There is no market “Peru”; known: USA, CAN."),
        ("option", "Wait", "There is no strategic option “Wait”; known: Sell there."),
        ("kpi", "Fame", "There is no KPI “Fame”; known: Agreements."),
        ("cost", "1,000", "“1,000” is no cost; write it as 1234.56, or leave it empty."),
        ("cost", "10", "The cost needs its currency: write three letters, e.g. EUR, beside it."),
        ("review_date", "2020-05", "“2020-05” is no day to review it on; write it as 2026-03-31"),
        ("note", UNKNOWN_FORMULA, "“note” is a formula without a result; "),
    ],
)
def test_a_bad_cell_refuses_its_row_and_says_why(column: str, cell: str, said: str) -> None:
    assert reason(**{column: cell}).startswith(said)


def test_an_end_before_its_start_is_refused() -> None:
    said = reason(start="2020-05", end="2020-04")
    assert said == "It ends on 2020-04-30, before it starts on 2020-05-01."


def test_the_order_of_day_and_month_may_be_said() -> None:
    found = read(row(start="03/04/2020", end="04/04/2020"), order=DayOrder.DAY_FIRST)
    assert found.activities[0].start == date(2020, 4, 3)


def test_new_workstreams_come_once_and_known_ones_are_found() -> None:
    found = read(
        *(row(title=f"T{place}", workstream=name) for place, name in enumerate(["New", "visits", "NEW"]))
    )
    assert [each.workstream for each in found.activities] == ["New", "Visits", "New"]
    assert found.workstreams == ("New",)


def test_what_is_there_already_is_marked() -> None:
    found = read(
        row(title="visit  the clusters", start="2020-01-01", end="2020-03-31"),
        row(title="Visit the clusters", start="2021-01-01", end="2021-03-31"),
        row(title="Fair"),
        row(title="fair"),
        sheet="Plan",
    )
    assert [each.twin for each in found.activities] == ["A1", "", "", "row 4"]


def test_bad_rows_cost_no_good_ones() -> None:
    found = read(row(title="One"), row(title="Two", progress="x"), row(title="Three"))
    assert [each.title for each in found.activities] == ["One", "Three"]
    assert [each.line for each in found.refused] == [3]


def test_links_are_read_by_handle() -> None:
    found = read(
        row(handle="A1", title="One"),
        row(handle="A2", title="Two", after="A1"),
        row(handle="A3", title="Three", after="A1 SS+3; A2fs - 1 month | A1 SS+3"),
    )
    assert found.links == (
        ReadLink(2, 3),
        ReadLink(2, 4, LinkKind.START_START, 3),
        ReadLink(3, 4, LinkKind.FINISH_START, -1),
    )
    assert found.refused_links == ()


def test_links_are_read_by_title_where_there_are_no_handles() -> None:
    rows = (Row(2, ("One, two", "")), Row(3, ("Three", "one, two")))
    table = ListTable("list.csv", ("Task", "Depends on"), rows)
    found = read_activities(table, proposed_columns(table.header), NAMES, THERE.roadmap)
    assert found.links == (ReadLink(2, 3),)


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ("Z9", "“Z9” names no activity of the list; write its handle, e.g. A1, A1 SS or A1 FS+3."),
        ("A1 FS+5 days", "“A1 FS+5 days” names no activity of the list"),
        ("A1 FF", "“A1 FF”: links are FS or SS here, not FF; the start is what waits."),
        ("A1SF", "“A1SF”: links are FS or SS here, not SF"),
        ("B1", "“B1”: what it waits for is not imported."),
        ("A2", "The link would close a cycle: Two → Two."),
    ],
)
def test_a_bad_link_is_refused_and_its_row_is_not(after: str, said: str) -> None:
    found = read(
        row(handle="A1", title="One"),
        row(handle="B1", title="Bad", progress="x"),
        row(handle="A2", title="Two", after=after),
    )
    assert [each.title for each in found.activities] == ["One", "Two"]
    assert found.links == ()
    (refused,) = found.refused_links
    assert refused.line == 4
    assert refused.reason.startswith(said)


def test_of_two_links_to_the_same_activity_the_first_is_kept() -> None:
    found = read(row(handle="A1", title="One"), row(handle="A2", title="Two", after="A1; A1 SS"))
    assert found.links == (ReadLink(2, 3),)
    (refused,) = found.refused_links
    assert refused.reason == "“A1 SS”: there is another link to the same activity; one was kept."


def test_a_cycle_is_named_and_only_the_link_that_closes_it_goes() -> None:
    found = read(
        row(handle="1", title="One", after="3"),
        row(handle="2", title="Two", after="1"),
        row(handle="3", title="Three", after="2"),
    )
    (refused,) = found.refused_links
    assert len(found.links) == 2
    assert refused.reason == "The link would close a cycle: Three → One → Two → Three."


def test_a_thousand_links_in_a_row_are_no_cycle() -> None:
    count = 3_000
    rows = [row(handle=str(n), title=f"T{n}", after=str(n - 1) if n else "") for n in range(count)]
    found = read(*rows)
    assert len(found.links) == count - 1
    assert found.refused_links == ()


def test_chosen_rows_keep_their_links_and_workstreams() -> None:
    found = read(
        row(handle="1", title="One", workstream="X"),
        row(handle="2", title="Two", workstream="Y", after="1"),
        row(handle="3", title="Three", workstream="X", after="1; 2"),
    )
    part = found.chosen({2, 4})
    assert [each.title for each in part.activities] == ["One", "Three"]
    assert part.links == (ReadLink(2, 4),)
    assert part.workstreams == ("X",)


def test_columns_are_proposed_by_their_headings() -> None:
    header = ("ID", "Task Name", "Work_package", "Start date", "Finish", "% Complete", "Lead", "Odd")
    wanted = ["handle", "title", "workstream", "start", "end", "progress", "owner"]
    assert [column.value for column in proposed_columns(header)] == wanted


def test_the_title_must_be_chosen() -> None:
    assert missing_columns({}) == "Choose the column that holds the title of each activity."
    assert missing_columns({ActivityColumn.TITLE: 0, ActivityColumn.NOTE: 0}) == (
        "Column 1 is chosen twice; a column says one thing."
    )
    assert missing_columns({ActivityColumn.TITLE: 0}) == ""


def test_a_list_on_disk_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Activity;Start;End\nFair;2020;2021\n", encoding="utf-8")
    table = read_activity_table(path)
    found = read_activities(table, proposed_columns(table.header), NAMES, THERE.roadmap)
    assert found.activities == (
        ReadActivity(2, "Fair", start=date(2020, 1, 1), end=date(2021, 12, 31), grain=DateGrain.YEAR),
    )
