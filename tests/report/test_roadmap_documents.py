"""Everything of the roadmap that other programs can read."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from dia_desktop.charts.wording import PROGRAM
from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
from dia_desktop.report.roadmap_documents import (
    RoadmapFile,
    file_words,
    nothing_to_write,
    roadmap_document,
)
from dia_desktop.strategy.roadmap import MarketTie
from tests.report.roadmaps import activity, export_of, full, funded

EMPTY = export_of([])


def table(what: RoadmapFile, export: ExchangedRoadmap) -> list[list[str]]:
    content = roadmap_document(export, what).content
    assert content.startswith(b"\xef\xbb\xbf")
    rows = [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]
    assert {tuple(row[-2:]) for row in rows[1:]} <= {("Where: next?", PROGRAM)}
    return [row[:-2] for row in rows]


@pytest.mark.parametrize("what", RoadmapFile)
def test_every_file_has_a_name_and_something_to_say(what: RoadmapFile) -> None:
    assert file_words(what)
    assert nothing_to_write(funded(), what) == ""
    assert roadmap_document(funded(), what).content
    assert roadmap_document(funded(), what) == roadmap_document(funded(), what)


@pytest.mark.parametrize("what", RoadmapFile)
def test_an_empty_roadmap_says_why_there_is_nothing(what: RoadmapFile) -> None:
    sentence = nothing_to_write(replace(EMPTY, kpis=()), what)
    assert sentence.startswith(("There is no ", "No ", "The roadmap has no "))
    assert roadmap_document(EMPTY, what).content


def test_the_endings_are_those_the_programs_look_for() -> None:
    endings = {what.suffix for what in RoadmapFile}
    assert endings == {"xml", "ics", "mmd", "csv"}
    assert RoadmapFile.PROJECT.suffix == "xml"


def test_activities_are_one_per_row() -> None:
    header, first, *rest = table(RoadmapFile.ACTIVITIES, full())
    assert dict(zip(header, first, strict=True)) == {
        "handle": "A1",
        "title": "Visit the clusters",
        "workstream": "Networks",
        "kind": "activity",
        "start": "2020-01-01",
        "end": "2020-03-31",
        "dates_known_to": "month",
        "progress": "40",
        "status": "under way",
        "confidence": "committed",
        "owner": "P1",
        "partners": "P2; P3",
        "markets": "USA; CAN",
        "after": "",
        "from_option": "Sell there",
        "counts_towards": "Agreements",
        "cost": "12345.67",
        "currency": "EUR",
        "note": "First line second; line",
        "source": "Report, p. 3",
        "review_date": "2020-02-29",
    }
    after = header.index("after")
    assert [row[after] for row in rest] == ["A1", "A2 SS+3", "", "", "B1 FS-1"]


def test_no_cell_is_a_formula() -> None:
    header, row = table(RoadmapFile.ACTIVITIES, export_of([activity(0, "=1+1", note="'@x", source="-3")]))
    found = dict(zip(header, row, strict=True))
    assert (found["title"], found["note"], found["source"]) == ("'=1+1", "''@x", "'-3")


def test_a_market_of_another_round_is_left_out_and_counted() -> None:
    export = export_of([activity(0, ties=(MarketTie("m0", None), MarketTie("gone", None)))])
    said = "1 activity is about a market that the latest round lacks; the market was left out."
    assert roadmap_document(export, RoadmapFile.ACTIVITIES).remarks == (said,)
    assert said in roadmap_document(export, RoadmapFile.PROJECT).remarks


def test_money_is_written_to_the_cent() -> None:
    assert table(RoadmapFile.ALLOCATIONS, funded())[1:] == [
        ["Grant", "A1", "Visit the clusters", "2020", "50000.05", "EUR"],
        ["Grant", "", "", "2021", "0.07", "EUR"],
    ]
    assert table(RoadmapFile.BUDGETS, funded())[1:] == [["2020", "90000.00", "EUR"]]
    sources = table(RoadmapFile.SOURCES, funded())
    assert sources[1][:8] == ["Grant", "COSME", "grant", "idea", "", "", "100000.00", "EUR"]
    assert sources[2][6:10] == ["", "", "0.5", "members; only"]


def test_kpis_have_a_row_per_reading_and_one_without_any() -> None:
    assert [row[:3] + row[7:] for row in table(RoadmapFile.KPIS, funded())[1:]] == [
        ["Agreements", "agreements", "2.0", "1.0", "", "", ""],
        ["Agreements", "agreements", "2.0", "3.0", "2020-06-30", "note", "p. 9"],
        ["Visits", "", "", "", "", "", ""],
    ]
    assert table(RoadmapFile.ACHIEVEMENTS, funded())[1:] == [["Agreements", "MoU", "", ""]]


def test_changes_are_one_per_row() -> None:
    export = funded()
    assert export.before is not None
    before, funding = export.before
    sign = before.activities[1]
    gone = replace(sign, id="gone", title="=1+1 " + "x" * 500)
    activities = (replace(before.activities[0], owner_id="p2", partner_ids=("p1",)), gone)
    before = replace(before, activities=(*activities, *before.activities[1:]))
    header, *rows = table(RoadmapFile.CHANGES, replace(export, before=(before, funding)))
    assert header == ["kind", "handle", "change", "title", "since", "named_on", "reason"]
    assert {tuple(row[4:]) for row in rows} == {("Board", "2026-01-01", "as agreed")}
    assert [row[:2] for row in rows] == [
        ["Removed", "A2"],
        ["Other owner or partners", "A1"],
        ["Budgets", ""],
        ["Horizons", ""],
    ]
    assert rows[0][3] == f"'{gone.title}"
    assert [row[2:4] for row in rows[2:]] == [
        ["budget of 2020 not known → 90,000\N{NO-BREAK SPACE}€", ""],
        ["first year 2019 → 2020", ""],
    ]
