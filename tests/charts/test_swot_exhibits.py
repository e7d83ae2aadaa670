"""The SWOT as it leaves the program: two pictures, two tables."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from dia_desktop.charts.exhibit import Exhibit, What
from dia_desktop.charts.export import Format, exhibit_bytes, export_exhibits
from dia_desktop.charts.palette import DARK, LIGHT, ChartTheme
from dia_desktop.charts.sketch import Box, Dot, Sketch, Words
from dia_desktop.charts.swot_cards import MOST_HEIGHT, MOST_LINES
from dia_desktop.charts.swot_chart import swot_chart
from dia_desktop.charts.swot_exhibits import SWOT, nothing_of_swot, swot_exhibit
from dia_desktop.charts.swot_export import SwotExport
from dia_desktop.charts.tows_chart import tows_chart
from dia_desktop.errors import InvalidInputError
from dia_desktop.strategy.swot import OptionKind, Quadrant, StrategicOption, Swot
from tests.charts.sketches import check_bounds, check_contrast, even, plain, words
from tests.charts.swots import HARD_TEXTS, board, item, swot_export

S, W, T = Quadrant.STRENGTHS, Quadrant.WEAKNESSES, Quadrant.THREATS
CHARTS = {What.SWOT: swot_chart, What.TOWS: tows_chart}


def rows(exhibit: Exhibit) -> list[dict[str, str]]:
    content = exhibit.table()
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def drawn(exhibit: Exhibit) -> list[str]:
    return [plain(text.get_text()) for text in exhibit.figure().axes[0].texts]


def laid(export: SwotExport, what: What = What.SWOT) -> Sketch:
    return CHARTS[what](export, 694, LIGHT, even)


def hard() -> SwotExport:
    """Return a SWOT whose texts are the hard ones, in every place a text can stand."""
    items = [item(quadrant, number, text) for quadrant in Quadrant for number, text in enumerate(HARD_TEXTS)]
    options = [
        StrategicOption(
            str(number), kind, text[:200], text, (f"{kind.value[0]}{number}", f"{kind.value[1]}{number}")
        )
        for kind in OptionKind
        for number, text in enumerate(HARD_TEXTS)
    ]
    return swot_export(items, options)


@pytest.mark.parametrize("what", SWOT)
def test_every_picture_carries_its_finding_and_what_it_is_of(what: What) -> None:
    exhibit = swot_exhibit(board(), what)
    assert exhibit.what is what
    texts = drawn(exhibit)
    assert plain(" ".join(texts)).startswith(plain(exhibit.text.title))
    assert texts[-1] == exhibit.text.program
    assert "Where <b>next</b>?, last changed on 2026-01-31" in texts
    assert exhibit.text.description.startswith(f"{exhibit.text.title}.")
    assert exhibit.title


def test_the_findings_count() -> None:
    assert swot_exhibit(board(), What.SWOT).text.title == (
        "4 points: 1 strength, 1 weakness, 1 opportunity, 1 threat; 2 without evidence; 1 parked"
    )
    assert swot_exhibit(board(), What.TOWS).text.title == (
        "2 strategic options: 1 SO, 0 ST, 0 WO, 1 WT; 2 points are in none"
    )
    proven = swot_export([replace(item(S, 0), evidence="x"), replace(item(S, 1), evidence="y")])
    assert swot_exhibit(proven, What.SWOT).text.title == (
        "2 points: 2 strengths, 0 weaknesses, 0 opportunities, 0 threats; all with evidence"
    )


def test_a_strategy_whose_last_change_is_unknown_says_none_and_an_example_says_so() -> None:
    export = replace(board(), changed=None)
    assert "Where <b>next</b>?" in drawn(swot_exhibit(export, What.SWOT))
    example = replace(export, strategy=replace(export.strategy, example=True), changed=date(2026, 1, 2))
    assert "Where <b>next</b>? (example strategy), last changed on 2026-01-02" in drawn(
        swot_exhibit(example, What.SWOT)
    )


def test_a_card_says_everything_a_card_of_the_board_says() -> None:
    sketch = laid(board())
    texts = [plain(text) for text in sketch.texts]
    for said in ("S1", "Point S0", "United States", "note", "opinion", "link", "likelihood 4 of 5"):
        assert said in texts
    for said in ("3 votes", "1 vote", "market of another round", "looked after by P1", "all markets"):
        assert said in texts
    assert "importance not rated" in texts
    assert "and one more parked: S2" in texts
    assert "Point S1" not in texts


def test_a_quadrant_is_a_letter_a_word_and_a_colour() -> None:
    sketch = laid(board())
    fields = [mark for mark in sketch.marks if isinstance(mark, Box) and mark.radius == 10.0]
    assert len({field.fill for field in fields}) == 4
    for letter, word in zip("SWOT", ("Strengths", "Weaknesses", "Opportunities", "Threats"), strict=True):
        assert words(sketch, letter)
        assert words(sketch, word)


def test_importance_is_counted_in_dots() -> None:
    sketch = laid(swot_export([replace(item(S, 0), importance=2)]))
    dots = [mark for mark in sketch.marks if isinstance(mark, Dot)]
    assert [dot.fill for dot in dots] == [LIGHT.text] * 2 + [LIGHT.surface] * 3
    caveat = "Filled dots: importance from 1 to 5."
    assert caveat in swot_exhibit(swot_export([replace(item(S, 0), importance=2)]), What.SWOT).text.keywords
    assert caveat not in swot_exhibit(swot_export([item(S, 0)]), What.SWOT).text.keywords


@pytest.mark.parametrize("what", SWOT)
def test_nothing_leaves_the_picture(what: What) -> None:
    for export in (board(), hard(), swot_export()):
        check_bounds(laid(export, what))


@pytest.mark.parametrize("what", SWOT)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read(what: What, theme: ChartTheme) -> None:
    check_contrast(CHARTS[what](board(), 694, theme, even), theme)


def test_a_long_text_wraps_in_its_card_whole() -> None:
    text = "clusters " * 1_100
    sketch = laid(swot_export([item(W, 0, text)]))
    lines = [mark for mark in sketch.marks if isinstance(mark, Words) and mark.text.startswith("clusters")]
    assert " ".join(line.text for line in lines) == text.strip()
    assert len({line.y for line in lines}) == len(lines) > 100
    assert "…" not in swot_exhibit(swot_export([item(W, 0, text[:99])]), What.SWOT).text.keywords


def test_what_no_picture_holds_is_counted_and_in_the_table() -> None:
    many = swot_export([item(T, number, "tariffs " * 300) for number in range(60)])
    sketch = laid(many)
    (left_out,) = [text for text in sketch.texts if text.endswith("in the table")]
    shown = sum(text.startswith("T") and text[1:].isdigit() for text in sketch.texts)
    assert left_out == f"and {60 - shown} more points: in the table"
    assert sketch.height < MOST_HEIGHT + 500
    assert len(rows(swot_exhibit(many, What.SWOT))) == 60


def test_a_text_longer_than_any_picture_is_cut_and_that_is_said() -> None:
    exhibit = swot_exhibit(swot_export([item(S, 0, "W" * 20_000)]), What.SWOT)
    texts = [text for text in drawn(exhibit) if text.startswith("WWW")]
    assert len(texts) == MOST_LINES
    assert texts[-1].endswith("…")
    assert "…: the whole text is in the table of the SWOT board." in exhibit.text.keywords
    assert rows(exhibit)[0]["text"] == "W" * 20_000


def test_the_matrix_crosses_what_is_inside_with_what_is_outside() -> None:
    sketch = laid(board(), What.TOWS)
    assert words(sketch, "S1 × O1")
    assert words(sketch, "They ask for it.")
    assert words(sketch, "no points linked yet")
    assert len(words(sketch, "no option yet")) == 2
    assert len(words(sketch, "1 point in no option")) == 2
    (title,), (kind,) = words(sketch, "Sell there"), words(sketch, "SO")
    (threat,) = words(sketch, "WT")
    assert kind.y < title.y < threat.y
    assert kind.x < threat.x


@pytest.mark.parametrize("what", SWOT)
def test_an_empty_one_says_what_to_do(what: What) -> None:
    sentence = nothing_of_swot(Swot(), what)
    assert sentence
    with pytest.raises(InvalidInputError, match=sentence):
        swot_exhibit(swot_export(), what)


@pytest.mark.parametrize("what", SWOT)
@pytest.mark.parametrize("kind", [Format.SVG, Format.PDF, Format.PNG])
def test_the_same_swot_gives_the_same_bytes(what: What, kind: Format) -> None:
    assert exhibit_bytes(swot_exhibit(board(), what), kind) == exhibit_bytes(
        swot_exhibit(board(), what), kind
    )


def test_hard_texts_stay_text_in_every_format() -> None:
    short = replace(hard(), swot=Swot(tuple(each for each in hard().swot.items if len(each.text) < 1_000)))
    exhibit = swot_exhibit(short, What.SWOT)
    assert "<b>Peru</b> & $x_1$" in drawn(exhibit)
    svg = exhibit_bytes(exhibit, Format.SVG).decode("utf-8")
    assert "&lt;b&gt;Peru&lt;/b&gt; &amp; $x_1$" in svg
    assert "<b>Peru" not in svg
    assert exhibit_bytes(exhibit, Format.PDF).startswith(b"%PDF")


def test_the_table_of_items_has_everything_parked_ones_too() -> None:
    lines = rows(swot_exhibit(board(), What.SWOT))
    assert [line["handle"] for line in lines] == ["S1", "S2", "W1", "O1", "T1"]
    assert [line["parked"] for line in lines] == ["0", "1", "0", "0", "0"]
    first, weakness, threat = lines[0], lines[2], lines[4]
    assert (first["quadrant"], first["importance"], first["likelihood"]) == ("S", "5", "")
    assert (first["tags"], first["markets"], first["evidence"]) == ("a; b", "USA", "minutes of May")
    assert weakness["markets"] == "USA; CAN; market of another round"
    assert (weakness["owner"], weakness["criteria"]) == ("P1", board().scoring.criteria[0].name)
    assert (threat["review_date"], threat["votes"]) == ("2026-03-01", "1")
    assert {line["strategy"] for line in lines} == {"Where <b>next</b>?"}


def test_the_table_of_options_says_what_they_cross() -> None:
    first, second = rows(swot_exhibit(board(), What.TOWS))
    assert (first["kind"], first["title"], first["reason"]) == ("SO", "Sell there", "They ask for it.")
    assert (first["items"], first["markets"], first["crosses"]) == ("S1; O1", "USA", "S1 × O1")
    assert (second["kind"], second["items"], second["owner"]) == ("WT", "", "P1")


def test_no_spreadsheet_takes_a_text_for_a_formula() -> None:
    lines = rows(
        swot_exhibit(swot_export([replace(item(S, 0, "=1+1"), evidence="@x", tags=("-1",))]), What.SWOT)
    )
    assert [lines[0][name] for name in ("text", "evidence", "tags")] == ["'=1+1", "'@x", "'-1"]


def test_files_of_the_swot_name_no_scoring_round(tmp_path: Path) -> None:
    export = board()
    exhibits = [swot_exhibit(export, what) for what in SWOT]
    result = export_exhibits(tmp_path, [Format.CSV], exhibits, "Plan", "Round 1")
    assert [path.name for path in result.paths] == ["Plan - swot.csv", "Plan - tows.csv"]


def test_a_long_text_is_measured_no_more_than_it_must() -> None:
    measured = 0

    def counting(text: str, font: object) -> float:
        nonlocal measured
        assert font
        measured += len(text)
        return 8.0 * len(text)

    text = "clusters " * 1_100
    partial(swot_chart, swot_export([item(S, 0, text)]))(694, LIGHT, counting)
    assert measured < 40 * len(text)
