"""Lists of points as files: what is read, and one sentence for each that cannot be."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from dia_desktop.errors import DiaError, FileError
from dia_desktop.evidence import item_table
from dia_desktop.evidence.delimited import Row
from dia_desktop.evidence.item_table import (
    ItemColumn,
    missing_columns,
    proposed_columns,
    read_item_table,
)
from dia_desktop.evidence.list_table import ListTable
from dia_desktop.evidence.workbook import COMPOUND, UNKNOWN_FORMULA

GOOD = "Quadrant,Text\nS,Clusters\nT,Tariffs\n"


def put(tmp_path: Path, content: str | bytes, name: str = "list.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def book(rows: Sequence[Sequence[object]], sheets: Sequence[str] = ("Items",)) -> bytes:
    """Return a workbook whose first sheet holds rows."""
    made = Workbook()
    made.remove(made.worksheets[0])
    first, *_ = [made.create_sheet(title) for title in sheets]
    for row in rows:
        first.append(list(row))
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def refusal(path: Path) -> str:
    with pytest.raises(DiaError) as caught:
        read_item_table(path)
    sentence = str(caught.value)
    assert str(path) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence.replace(str(path), path.name)


def read_or_refused(path: Path) -> None:
    """Read a file that may be anything; whatever is wrong with it is said in a sentence."""
    try:
        table: ListTable | None = read_item_table(path)
    except DiaError:
        table = None
    if table is None:
        refusal(path)


# -- what is read ---------------------------------------------------------------------------------


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separators_marks_and_line_ends_make_no_difference(
    tmp_path: Path, separator: str, mark: bytes, end: str
) -> None:
    content = GOOD.replace(",", separator).replace("\n", end)
    table = read_item_table(put(tmp_path, mark + content.encode()))
    assert table == ListTable(
        "list.csv", ("Quadrant", "Text"), (Row(2, ("S", "Clusters")), Row(3, ("T", "Tariffs")))
    )
    assert table.place(3) == "line 3"


def test_the_first_filled_sheet_is_read_and_the_others_are_counted(tmp_path: Path) -> None:
    made = Workbook()
    made.create_sheet("Points").append(["Quadrant", "Text"])
    made["Points"].append(["S", "Clusters"])
    made.create_sheet("More").append(["not this"])
    path = tmp_path / "list.xlsx"
    made.save(path)
    table = read_item_table(path)
    assert (table.sheet, table.other_sheets) == ("Points", 2)
    assert table.rows == (Row(2, ("S", "Clusters")),)
    assert table.place(2) == "row 2"


def test_cells_of_a_workbook_are_read_as_they_would_be_typed(tmp_path: Path) -> None:
    day, moment = dt.date(2026, 3, 1), dt.datetime.fromisoformat("2026-03-01")
    row = ["O", "שלום 😀 <b>", 3, 4.0, 2.5, True, day, moment, None, "  two\nlines\u200b"]
    header = [f"c{number}" for number in range(len(row))]
    (read,) = read_item_table(put(tmp_path, book([header, row]), "list.xlsx")).rows
    assert read.cells == (
        *("O", "שלום 😀 <b>", "3", "4", "2.5", "TRUE"),
        *("2026-03-01", "2026-03-01", "", "two\nlines"),
    )


def test_a_formula_is_its_result_and_without_one_is_not_taken_for_empty(tmp_path: Path) -> None:
    path = put(tmp_path, book([["Quadrant", "Text", "Importance"], ["S", "x", "=1+1"]]), "list.xlsx")
    assert read_item_table(path).rows[0].cells == ("S", "x", UNKNOWN_FORMULA)


def test_empty_rows_and_columns_are_left_out_and_numbers_stay_those_of_the_sheet(tmp_path: Path) -> None:
    rows = [[], ["Quadrant", "Text", None, None], [], ["S", "x", None, " "], []]
    table = read_item_table(put(tmp_path, book(rows), "list.xlsx"))
    assert table.header == ("Quadrant", "Text")
    assert table.rows == (Row(4, ("S", "x")),)


def test_a_sheet_whose_last_row_is_filled_is_not_walked_to_its_end(tmp_path: Path) -> None:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.append(["Quadrant", "Text"])
    sheet.append(["S", "x"])
    sheet["A1048576"] = "far away"
    path = tmp_path / "list.xlsx"
    made.save(path)
    assert len(read_item_table(path).rows) == 1


# -- what is refused ------------------------------------------------------------------------------


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path.name} is a folder, not a table."
    with pytest.raises(FileError, match="cannot be read"):
        read_item_table(tmp_path / "none.csv")


def archive(**members: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "list.xlsx is empty: it needs a header line."),
        (book([]), "list.xlsx is empty: it needs a header row."),
        (
            archive(**{"readme.txt": b"x"}),
            "list.xlsx is an archive, not an Excel workbook. Choose a .csv or .xlsx file.",
        ),
        (
            COMPOUND + b"x" * 600,
            "list.xlsx is protected with a password or in the old Excel format. Save it as .xlsx",
        ),
        (book([["Quadrant", "Text"]]), "list.xlsx has a header but no row below it."),
        (b"Quadrant,Text\n", "list.csv has a header but no row below it."),
        ("Quadrant;Text\nS;Müller\n".encode("latin-1"), "line 2: not UTF-8 text"),
        (GOOD.encode("utf-16"), "is UTF-16 text"),
        (b"Quadrant,Text\nS,\0\n", "line 2: a null byte"),
        (b'Quadrant,Text\nS,"open\n', "line 2: a quotation mark is opened and never closed."),
        (b"Quadrant,Text\nS," + b"x" * 10_000_000, "line 2: longer than 1 MB."),
        (b"Quadrant,Text\n" + b"S,x\n" * 200_000, "has more than 1000 rows; split the list, or shorten it."),
        (b"a," * 100 + b"a\nb\n", "has 101 columns; 100 is the most."),
    ],
    ids=[
        *("nothing", "empty-book", "zip", "password", "header-book", "header", "latin-1", "utf-16"),
        *("null", "quote", "long-line", "many-rows", "wide"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path: Path, content: bytes, said: str) -> None:
    name = "list.xlsx" if said.startswith("list.xlsx") else "list.csv"
    assert said in refusal(put(tmp_path, content, name))


@pytest.mark.parametrize("ending", ["xlsx", "XLSX", "xlsm", "xls"])
@pytest.mark.parametrize(
    "content",
    [b"Quadrant,Text\nS,x\n", b"not a workbook", b"<html><table></table></html>", b"%PDF-1.7\n\xff"],
)
def test_a_file_that_is_only_called_a_workbook_is_none(tmp_path: Path, content: bytes, ending: str) -> None:
    said = refusal(put(tmp_path, content, f"list.{ending}"))
    assert said.startswith(f"list.{ending} is called an Excel workbook and is none. Open it in the program")


def test_a_workbook_of_too_many_rows(tmp_path: Path) -> None:
    rows = [["Quadrant", "Text"], *[["S", "x"]] * 1_001]
    assert "has more than 1000 rows" in refusal(put(tmp_path, book(rows), "list.xlsx"))
    assert len(read_item_table(put(tmp_path, book(rows[:-1]), "list.xlsx")).rows) == 1_000


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_damaged(tmp_path: Path, share: float) -> None:
    whole = book([["Quadrant", "Text"], ["S", "x"]])
    said = refusal(put(tmp_path, whole[: int(len(whole) * share)], "list.xlsx"))
    assert said.startswith("list.xlsx is damaged or incomplete. Open it in a spreadsheet")


def test_a_workbook_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dia_desktop.evidence.workbook.MOST_UNPACKED", 1_000)
    assert "unpacks to more than" in refusal(put(tmp_path, book([["a"], ["b"]]), "list.xlsx"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 100_000), st.integers(1, 255))
def test_a_flipped_byte_is_read_or_refused_and_never_a_crash(tmp_path: Path, at: int, by: int) -> None:
    raw = bytearray(book([["Quadrant", "Text"], ["S", "x"]]))
    raw[at % len(raw)] ^= by
    read_or_refused(put(tmp_path, bytes(raw), "list.xlsx"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path: Path, raw: bytes) -> None:
    read_or_refused(put(tmp_path, raw))


# -- which column says what -----------------------------------------------------------------------


def test_columns_are_proposed_by_the_words_of_the_header() -> None:
    header = ("Nr", "SWOT", "Description", "IMPORTANCE", "Probability", "Source", "Responsible", "Countries")
    assert proposed_columns((*header, "Tags", "review_date", "criteria")) == {
        ItemColumn.QUADRANT: 1,
        ItemColumn.TEXT: 2,
        ItemColumn.IMPORTANCE: 3,
        ItemColumn.LIKELIHOOD: 4,
        ItemColumn.EVIDENCE: 5,
        ItemColumn.OWNER: 6,
        ItemColumn.MARKETS: 7,
        ItemColumn.TAGS: 8,
        ItemColumn.REVIEW_DATE: 9,
        ItemColumn.CRITERIA: 10,
    }


def test_of_two_columns_of_a_kind_the_first_is_proposed_and_other_words_say_nothing() -> None:
    assert proposed_columns(("Text", "Item", "Remarks", "")) == {ItemColumn.TEXT: 0}


def test_what_is_missing_is_asked_for() -> None:
    assert missing_columns({}) == "Choose the column that holds the text of each item."
    assert missing_columns({ItemColumn.TEXT: 0}) == "Choose the column that says S, W, O or T for each item."
    both = {ItemColumn.TEXT: 1, ItemColumn.QUADRANT: 1}
    assert missing_columns(both) == "Column 2 is chosen twice; a column says one thing."
    assert missing_columns({ItemColumn.TEXT: 1, ItemColumn.QUADRANT: 0}) == ""


def test_a_list_at_the_limit_of_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dia_desktop.evidence.delimited.MAX_BYTES", 20)
    assert "larger than" in refusal(put(tmp_path, GOOD))
    assert item_table.MOST_ROWS == 1_000
