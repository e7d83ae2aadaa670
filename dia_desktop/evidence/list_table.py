"""Lists coming in: a file as a table of text, and which of its columns says what."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, TypeVar

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.delimited import Row, read_bytes, read_delimited
from dia_desktop.evidence.workbook import is_workbook, read_sheet
from dia_desktop.language import tr
from dia_desktop.strategy.swot import folded

MOST_COLUMNS: Final = 100
#: How files are called that ought to be workbooks.
WORKBOOK_ENDINGS: Final = (".xlsx", ".xlsm", ".xls")
Column = TypeVar("Column", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be read, and why: a sentence."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list as it was read: cells as text, numbered as its own program numbers them.

    Attributes
    ----------
    source : name of the file.
    sheet : the sheet that was read; "" where the file has none.
    other_sheets : how many more sheets there are; they were not read.
    plan : whether it comes from a project program: its rows are tasks, and its columns ours.
    refused : rows that could not even be read as cells, and why.
    remarks : sentences on what was rounded or left out in reading.
    """

    source: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    sheet: str = ""
    other_sheets: int = 0
    plan: bool = False
    refused: tuple[RefusedRow, ...] = ()
    remarks: tuple[str, ...] = ()

    def place(self, line: int) -> str:
        """Return how a row is called, e.g. "row 7", as a spreadsheet, an editor or a plan counts."""
        words = tr("row {number}") if self.sheet else tr("line {number}")
        return (tr("task {number}") if self.plan else words).format(number=line)


def read_list_table(path: Path, most: int) -> ListTable:
    """Read a list: CSV (comma, semicolon or tab) in UTF-8, or the first filled sheet of an .xlsx.

    Parameters
    ----------
    most : how many rows it may have below its header.

    Raises
    ------
    FileError
        Where the file is missing, a folder, unreadable or larger than 50 MB.
    InvalidInputError
        Where it is neither, damaged, protected, empty, has no rows, or too many.
    """
    raw = read_bytes(path)
    sheet_name, others = "", 0
    if raw and path.suffix.lower() in WORKBOOK_ENDINGS and not is_workbook(raw):
        raise InvalidInputError(
            tr(
                "{file} is called an Excel workbook and is none. Open it in the program it comes from, "
                "save it as .xlsx or .csv, and try again."
            ).format(file=path)
        )
    if is_workbook(raw):
        sheet = read_sheet(path, raw, most + 1)
        sheet_name, others, rows = sheet.name, sheet.others, sheet.rows
    else:
        rows = read_delimited(path).rows
    header = _trimmed(rows[0].cells)
    if len(header) > MOST_COLUMNS:
        raise InvalidInputError(
            tr("{file} has {count} columns; {most} is the most. Leave out what is not needed.").format(
                file=path, count=len(header), most=MOST_COLUMNS
            )
        )
    if not rows[1:]:
        raise InvalidInputError(tr("{file} has a header but no row below it.").format(file=path))
    if len(rows) - 1 > most:
        raise InvalidInputError(
            tr("{file} has more than {most} rows; split the list, or shorten it.").format(
                file=path, most=most
            )
        )
    body = tuple(Row(row.line, _trimmed(row.cells)) for row in rows[1:])
    return ListTable(shown_name(path), header, body, sheet_name, others)


def shown_name(path: Path) -> str:
    """Return the name of a file as text: it need not be any, and what of it is none cannot be shown."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Return cells without the empty ones at the end."""
    count = max((place for place, cell in enumerate(cells, start=1) if cell), default=0)
    return tuple(cells[:count])


def columns_headed(header: Sequence[str], headings: Mapping[Column, Collection[str]]) -> dict[Column, int]:
    """Return which column says what, by the words of the header; what is not headed so is not proposed."""
    found: dict[Column, int] = {}
    for place, cell in enumerate(header):
        words = " ".join(re.sub(r"[_:./]", " ", folded(cell)).split())
        for column, known in headings.items():
            if words in known:
                found.setdefault(column, place)
    return found


def chosen_twice(columns: Mapping[Column, int]) -> str:
    """Return which column was chosen for two things, a sentence; "" where none was."""
    twice = [place for place in columns.values() if [*columns.values()].count(place) > 1]
    if twice:
        return tr("Column {number} is chosen twice; a column says one thing.").format(number=twice[0] + 1)
    return ""
