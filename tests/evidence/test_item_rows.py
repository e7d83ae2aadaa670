"""Rows of a list as points of the SWOT."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dia_desktop.charts.exhibit import What
from dia_desktop.charts.swot_exhibits import swot_exhibit
from dia_desktop.evidence.delimited import Row
from dia_desktop.evidence.item_rows import Names, ReadItem, ReadItems, read_items
from dia_desktop.evidence.item_table import ItemColumn, proposed_columns
from dia_desktop.evidence.list_table import ListTable
from dia_desktop.evidence.workbook import UNKNOWN_FORMULA
from dia_desktop.strategy.records import Strategy
from dia_desktop.strategy.swot import Quadrant, Swot, SwotItem
from tests.charts.swots import board
from tests.strategy.rounds import partners, sample

HEADER = (
    *("quadrant", "text", "importance", "likelihood", "evidence"),
    *("owner", "markets", "criteria", "tags", "review date"),
)
SWOT = Swot((SwotItem("i1", Quadrant.STRENGTHS, "Joint  test beds"),))


def names() -> Names:
    scoring = sample()
    markets = (replace(scoring.markets[0], code="USA", name="United States"), *scoring.markets[1:])
    strategy = Strategy("s", "Plan", (scoring.round,), partners(2))
    return Names(strategy, replace(scoring, markets=markets))


def read(*rows: tuple[str, ...], sheet: str = "") -> ReadItems:
    lines = tuple(Row(number, cells) for number, cells in enumerate(rows, start=2))
    table = ListTable("list.csv", HEADER, lines, sheet)
    return read_items(table, proposed_columns(HEADER), names(), SWOT)


def one(*cells: str) -> ReadItem:
    (item,) = read(cells).items
    return item


def reason(*cells: str) -> str:
    found = read(cells)
    assert found.items == ()
    ((line, said),) = [(each.line, each.reason) for each in found.refused]
    assert line == 2
    return said


def with_cell(column: ItemColumn, cell: str) -> tuple[str, ...]:
    cells = ["T", "Tariffs", *[""] * 8]
    cells[HEADER.index(column.value)] = cell
    return tuple(cells)


def test_a_full_row_is_read() -> None:
    item = one(
        *("opportunity", "CETA", "5", "3", "https://x.org", "p2", "usa; Canada"),
        *("Survey demand", "trade, law", "2026-03-31"),
    )
    assert item == ReadItem(
        line=2,
        quadrant=Quadrant.OPPORTUNITIES,
        text="CETA",
        importance=5,
        likelihood=3,
        evidence="https://x.org",
        owner_id="p2",
        market_ids=("m0", "m1"),
        criterion_ids=("c2",),
        tags=("trade", "law"),
        review_date=date(2026, 3, 31),
    )


@pytest.mark.parametrize(
    ("word", "quadrant"),
    [
        *(("S", "S"), ("strength", "S"), (" Strengths ", "S"), ("w", "W"), ("WEAKNESS", "W")),
        *(("weaknesses", "W"), ("O", "O"), ("Opportunities", "O"), ("t", "T"), ("threats", "T")),
    ],
)
def test_quadrants_have_letters_and_words(word: str, quadrant: str) -> None:
    assert one(word, "x").quadrant is Quadrant(quadrant)


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        (ItemColumn.QUADRANT, "", "The quadrant is missing; write S, W, O or T."),
        (ItemColumn.QUADRANT, "Risk", "“Risk” is no quadrant; write S, W, O or T."),
        (ItemColumn.TEXT, "", "The text is missing."),
        (ItemColumn.IMPORTANCE, "high", "“high” is no importance; write 1 to 5, or leave it empty."),
        (ItemColumn.IMPORTANCE, "2.5", "“2.5” is no importance; write 1 to 5, or leave it empty."),
        (ItemColumn.IMPORTANCE, "٣", "“٣” is no importance; write 1 to 5, or leave it empty."),
        (ItemColumn.LIKELIHOOD, "?", "“?” is no likelihood; write 1 to 5, or leave it empty."),
        (ItemColumn.OWNER, "ACME", "There is no partner “ACME”; known: P1, P2."),
        (ItemColumn.MARKETS, "USA, Peru", "There is no market “Peru”; known: USA, Canada, "),
        (ItemColumn.CRITERIA, "Luck", "There is no criterion “Luck”; known: Political stability, "),
        (ItemColumn.REVIEW_DATE, "31.3.2026", "“31.3.2026” is no date; write it as 2026-03-31"),
        (ItemColumn.REVIEW_DATE, "2026-02-30", "“2026-02-30” is no date; write it as 2026-03-31"),
        (ItemColumn.IMPORTANCE, UNKNOWN_FORMULA, "“importance” is a formula without a result; "),
    ],
)
def test_a_bad_cell_refuses_its_row_and_says_why(column: ItemColumn, cell: str, said: str) -> None:
    assert reason(*with_cell(column, cell)).startswith(said)


def test_a_row_longer_than_the_header_is_refused() -> None:
    assert reason(*with_cell(ItemColumn.TEXT, "Fees"), "too much").startswith(
        "It has 11 cells, the header 10;"
    )


def test_bad_rows_cost_no_good_ones() -> None:
    found = read(("S", "One"), ("X", "Two"), ("W", "Three"))
    assert [item.text for item in found.items] == ["One", "Three"]
    assert [row.line for row in found.refused] == [3]


def test_what_says_the_same_is_marked_on_the_board_and_in_the_list() -> None:
    found = read(("W", "JOINT test BEDS"), ("S", "New"), ("T", " new "), ("S", "Else"), sheet="Items")
    assert [item.twin for item in found.items] == ["S1", "", "row 3", ""]


def test_a_refused_row_is_nobodys_twin() -> None:
    found = read(("X", "New"), ("S", "New"))
    assert [item.twin for item in found.items] == [""]


def test_all_markets_is_none_in_particular_and_opinion_no_evidence() -> None:
    item = one("S", "x", "", "", "Opinion", "", "All markets")
    assert (item.market_ids, item.evidence) == ((), "")


def test_a_name_that_two_share_names_neither() -> None:
    scoring = sample()
    twins = (replace(scoring.markets[0], name="Georgia"), replace(scoring.markets[1], name="georgia"))
    strategy = Strategy("s", "Plan", (scoring.round,))
    known = Names(strategy, replace(scoring, markets=twins))
    assert known.markets == {}


def test_hostile_texts_stay_text() -> None:
    for text in ("=1+1", "<b>x</b>", "שלום", "😀", "x" * 10_000, "a\nb", "'tis so"):
        assert one("S", text).text == text
    assert one("S", "'=1+1").text == "=1+1"


def test_an_exported_table_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory) -> None:
    from dia_desktop.evidence.item_table import read_item_table

    export = board()
    kept = replace(export.swot.items[2], market_ids=("m0", "m1"), text="=2+2")
    export = replace(export, swot=Swot((*export.swot.items[:2], kept, *export.swot.items[3:])))
    path = tmp_path_factory.mktemp("out") / "Plan - swot.csv"
    path.write_bytes(swot_exhibit(export, What.SWOT).table())
    table = read_item_table(path)
    found = read_items(table, proposed_columns(table.header), Names(export.strategy, export.scoring), Swot())
    assert found.refused == ()
    for read_item, item in zip(found.items, export.swot.items, strict=True):
        assert (read_item.quadrant, read_item.text) == (item.quadrant, item.text)
        assert (read_item.importance, read_item.likelihood) == (item.importance, item.likelihood)
        assert (read_item.evidence, read_item.owner_id) == (item.evidence, item.owner_id)
        assert (read_item.market_ids, read_item.criterion_ids) == (item.market_ids, item.criterion_ids)
        assert (read_item.tags, read_item.review_date) == (item.tags, item.review_date)
