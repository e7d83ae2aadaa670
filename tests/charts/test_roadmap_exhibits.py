"""Roadmap, coverage and KPIs as they leave the program: pictures, tables, words."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dia_desktop.charts import gantt_chart
from dia_desktop.charts.exhibit import ROADMAP, Exhibit, What
from dia_desktop.charts.export import Format, exhibit_bytes, export_exhibits
from dia_desktop.charts.gantt import gantt_layout
from dia_desktop.charts.roadmap_exhibits import nothing_of_roadmap, roadmap_exhibit
from dia_desktop.charts.roadmap_export import RoadmapExport
from dia_desktop.errors import CancelledError, InvalidInputError
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.roadmap import Roadmap
from tests.charts.roadmaps import TODAY, activity, earlier, export
from tests.charts.sketches import HARD_NAMES, plain


def rows(exhibit: Exhibit) -> list[dict[str, str]]:
    content = exhibit.table()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def drawn(exhibit: Exhibit) -> list[str]:
    return [plain(text.get_text()) for text in exhibit.figure().axes[0].texts]


def compared() -> RoadmapExport:
    given = export()
    return replace(
        given, compared=earlier(), revision="Revision 2", today=TODAY, view=replace(given.view, today=TODAY)
    )


@pytest.mark.parametrize("what", ROADMAP)
def test_every_picture_carries_its_finding_and_what_it_is_of(what: What) -> None:
    exhibit = roadmap_exhibit(export(), what)
    texts = drawn(exhibit)
    assert " ".join(texts).startswith(plain(exhibit.text.title))
    assert "Where <b>next</b>? (example strategy), last changed on 2026-01-31" in texts
    assert texts[-1] == exhibit.text.program
    assert exhibit.text.description.startswith(f"{exhibit.text.title}.")
    assert not exhibit.in_round
    assert exhibit.what is what


def test_the_findings_count() -> None:
    titles = [plain(roadmap_exhibit(export(), what).text.title) for what in ROADMAP]
    assert titles == [
        "8 activities, 2019–2024: 2 done, 1 starts too early",
        "Granted funding covers 80 % of the budget, 90 % with what is applied for; 2021 lags",
        "1 of 4 targets met, 1 not read yet; 1 without a target",
    ]
    due = replace(export(), reviews=frozenset({"usa"}))
    assert roadmap_exhibit(due, What.GANTT).text.title.endswith("1 activity in a market with a new role")
    one = Roadmap(activities=(activity("x", date(2020, 1, 1), date(2020, 2, 29)),))
    assert roadmap_exhibit(export(one), What.GANTT).text.title == "1 activity, 2020"


def test_under_the_gantt_stands_what_it_does_not_show() -> None:
    said = roadmap_exhibit(compared(), What.GANTT).text.keywords
    assert "as planned at “Revision 2”" in said
    assert "Horizon only: no date is stated" in said
    assert "One activity has no dates yet and is in the table only." in said
    assert "Shown:" not in said
    given = compared()
    part = replace(
        given,
        shown=frozenset({"usa", "briefs"}),
        view=replace(given.view, first=date(2021, 1, 1), last=date(2021, 6, 30)),
    )
    said = roadmap_exhibit(part, What.GANTT).text.keywords
    assert "Shown: 2021-01-01 to 2021-06-30" in said
    assert "6 activities are left out by the filter." in said


def test_the_picture_in_words_names_every_row() -> None:
    said = plain(roadmap_exhibit(compared(), What.GANTT).text.description)
    assert "A Agreements: 4 activities." in said
    assert "A2 Activity usa: 2020-07 – 2021-09; planned; 60 % done; looked after by GA." in said
    assert "A3 Activity review: gate; 2021-12-31; planned." in said
    assert "removed since the compared revision" in said
    assert "2020–2024, horizon only" in said


def test_the_type_of_the_gantt_is_as_large_as_asked() -> None:
    def sizes(points: float) -> set[float]:
        figure = roadmap_exhibit(replace(export(), type_size=points), What.GANTT).figure()
        return {
            round(float(text.get_fontsize()), 2)
            for text in figure.axes[0].texts
            if plain(text.get_text()) == "Owner"
        }

    assert sizes(8.5) == {8.5}
    assert sizes(14) == {14.0}


def test_the_activities_as_a_table() -> None:
    table = rows(roadmap_exhibit(compared(), What.GANTT))
    assert [row["title"].removeprefix("Activity ") for row in table] == [
        "briefs", "usa", "review", "event", "idea", "horizon", "waiting", "loose", "gone"
    ]  # fmt: skip
    by_title = {row["title"].removeprefix("Activity "): row for row in table}
    usa, briefs, idea = by_title["usa"], by_title["briefs"], by_title["idea"]
    assert (usa["handle"], usa["workstream"], usa["start"], usa["end"]) == (
        "A2",
        "Agreements",
        "2020-07-01",
        "2021-09-30",
    )
    assert (usa["start_before"], usa["end_before"], usa["change"]) == ("2020-04-01", "2021-06-30", "moved")
    assert (usa["progress"], usa["owner"], usa["markets"]) == ("60", "GA", "USA")
    assert (briefs["after"], briefs["too_early_for"], briefs["change"]) == ("A2 FS", "A2", "")
    assert (idea["after"], idea["markets"], idea["change"]) == ("A1 FS", "CAN; MEX", "new")
    assert (by_title["gone"]["handle"], by_title["gone"]["change"]) == ("", "removed")
    assert by_title["waiting"]["start"] == ""
    assert by_title["horizon"]["grain"] == "horizon"
    plain_rows = rows(roadmap_exhibit(export(), What.GANTT))
    assert {row["change"] for row in plain_rows} == {""}


def test_the_coverage_as_a_table() -> None:
    table = rows(roadmap_exhibit(export(), What.COVERAGE))
    assert len(table) == 6
    year = [row for row in table if row["year"] == "2021"]
    assert [row["source"] for row in year] == ["Cosme", "Interreg", "Region", "Refused"]
    assert {(row["budget_cents"], row["open_cents"], row["granted_percent"]) for row in year} == {
        ("10000000", "2000000", "40")
    }
    assert table[-1]["over_cents"] == "1200000"
    bare = replace(export(), funding=Funding(export().funding.sources))
    assert [row["source"] for row in rows(roadmap_exhibit(bare, What.COVERAGE))] == [
        "Cosme", "Interreg", "Region", "Refused"
    ]  # fmt: skip


def test_the_kpis_as_a_table() -> None:
    table = rows(roadmap_exhibit(export(), What.KPIS))
    assert [(row["name"], row["target"], row["value"], row["as_of"]) for row in table] == [
        ("Clusters", "10.0", "31.0", ""),
        ("Strategies", "50.0", "1.0", "2020-06-01"),
        ("Strategies", "50.0", "2.0", "2021-02-11"),
        ("Events", "", "2.0", ""),
        ("Members", "5.0", "", ""),
        ("Days to answer", "10.0", "14.0", ""),
    ]


@pytest.mark.parametrize("what", ROADMAP)
def test_where_there_is_nothing_a_sentence_says_so(what: What) -> None:
    nothing = replace(export(), roadmap=Roadmap(), funding=Funding(), kpis=())
    reason = nothing_of_roadmap(nothing, what)
    assert reason.endswith(".")
    with pytest.raises(InvalidInputError, match=r"\.$"):
        roadmap_exhibit(nothing, what)
    assert not nothing_of_roadmap(export(), what)


@pytest.mark.parametrize("what", ROADMAP)
def test_the_same_records_give_the_same_bytes(what: What) -> None:
    for kind in (Format.SVG, Format.CSV):
        first, second = (exhibit_bytes(roadmap_exhibit(compared(), what), kind) for _ in range(2))
        assert first == second


def pages_of(exhibit: Exhibit) -> list[list[str]]:
    return [[plain(text.get_text()) for text in sheet.axes[0].texts] for sheet in exhibit.sheets()]


def test_a_long_roadmap_goes_over_several_pages_and_every_row_is_on_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gantt_chart, "MOST_ROWS", 4)
    exhibit = roadmap_exhibit(compared(), What.GANTT)
    assert any(text.endswith("more rows: in the table") for text in drawn(exhibit))
    pages = pages_of(exhibit)
    count = len(pages)
    assert count > 1
    for number, texts in enumerate(pages, start=1):
        assert f"Page {number} of {count}" in texts
        # Head, columns, legend and footer are on each of them.
        assert {"2020", "2021", "Activity", "Owner", "committed"} <= set(texts)
        assert exhibit.text.title in " ".join(texts)
        assert not any("more rows" in text for text in texts)
    shown = " ".join(text for texts in pages for text in texts)
    rows_there = gantt_layout(compared().content, compared().view).rows
    assert [row.title for row in rows_there if row.title not in shown] == []


def test_what_fits_is_one_page_without_a_number() -> None:
    exhibit = roadmap_exhibit(compared(), What.GANTT)
    assert pages_of(exhibit) == [drawn(exhibit)]
    assert not any(text.startswith("Page ") for text in drawn(exhibit))


def test_pages_of_a_document_have_the_same_bytes_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gantt_chart, "MOST_ROWS", 4)
    first, second = (exhibit_bytes(roadmap_exhibit(compared(), What.GANTT), Format.PDF) for _ in range(2))
    assert first == second
    assert first.count(b"/Type /Page ") == len(pages_of(roadmap_exhibit(compared(), What.GANTT)))


def test_pages_that_nobody_waits_for_are_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gantt_chart, "MOST_ROWS", 4)
    answers = iter([False, True])
    sheets = roadmap_exhibit(compared(), What.GANTT, lambda: next(answers)).sheets()
    next(sheets)
    with pytest.raises(CancelledError):
        next(sheets)


def test_hard_texts_are_drawn_as_text(tmp_path: Path) -> None:
    hard = tuple(
        replace(
            activity(str(number), date(2020, 1, 1), date(2021, 12, 31)), title=text, note=text, source=text
        )
        for number, text in enumerate((*HARD_NAMES, "y" * 10_000))
    )
    exhibits = [roadmap_exhibit(export(Roadmap(2020, activities=hard)), What.GANTT)]
    result = export_exhibits(tmp_path, [Format.SVG, Format.PDF, Format.CSV], exhibits, "T", "R")
    assert not result.failures
    assert [path.name for path in result.paths] == ["T - gantt.svg", "T - gantt.pdf", "T - gantt.csv"]
    assert "'=2+3" in [row["title"] for row in rows(exhibits[0])]


def test_a_plan_of_only_waiting_activities_is_a_picture_that_says_so() -> None:
    waiting = Roadmap(2020, activities=(activity("x", None, None), activity("y", None, None)))
    exhibit = roadmap_exhibit(export(waiting), What.GANTT)
    assert exhibit.text.title == "2 activities"
    assert "2 activities have no dates yet and are in the table only." in exhibit.text.keywords
    assert drawn(exhibit)
