"""Lists of points for the SWOT coming in: a file as a table, and which of its columns says what."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.delimited import Row, read_bytes, read_delimited
from dia_desktop.evidence.workbook import is_workbook, read_sheet
from dia_desktop.language import tr
from dia_desktop.strategy.swot import folded

MOST_ROWS: Final = 1000
MOST_COLUMNS: Final = 100


class ItemColumn(StrEnum):
    """What a column can say of a point."""

    QUADRANT = "quadrant"
    TEXT = "text"
    IMPORTANCE = "importance"
    LIKELIHOOD = "likelihood"
    EVIDENCE = "evidence"
    OWNER = "owner"
    MARKETS = "markets"
    CRITERIA = "criteria"
    TAGS = "tags"
    REVIEW_DATE = "review date"


#: Without these a row says nothing.
NEEDED: Final = (ItemColumn.QUADRANT, ItemColumn.TEXT)
#: How people head their columns.
_HEADINGS: Final = {
    ItemColumn.QUADRANT: {"quadrant", "swot", "type", "kind", "category", "swot category", "swot type"},
    ItemColumn.TEXT: {"text", "item", "point", "description", "statement", "swot item", "finding"},
    ItemColumn.IMPORTANCE: {"importance", "priority", "importance 1 5", "importance (1-5)"},
    ItemColumn.LIKELIHOOD: {"likelihood", "probability", "likelihood 1 5", "likelihood (1-5)"},
    ItemColumn.EVIDENCE: {"evidence", "source", "sources", "proof", "reference", "link"},
    ItemColumn.OWNER: {"owner", "responsible", "partner", "looked after by"},
    ItemColumn.MARKETS: {"market", "markets", "country", "countries"},
    ItemColumn.CRITERIA: {"criterion", "criteria"},
    ItemColumn.TAGS: {"tag", "tags", "keyword", "keywords", "label", "labels"},
    ItemColumn.REVIEW_DATE: {"review date", "review", "review on", "review by", "next review"},
}


@dataclass(frozen=True, slots=True)
class ItemTable:
    """A list as it was read: cells as text, numbered as its own program numbers them.

    Attributes
    ----------
    source : name of the file.
    sheet : the sheet that was read; "" where the file has none.
    other_sheets : how many more sheets there are; they were not read.
    """

    source: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    sheet: str = ""
    other_sheets: int = 0

    def place(self, line: int) -> str:
        """Return how a row is called, e.g. "row 7", as a spreadsheet or an editor counts."""
        return (tr("row {number}") if self.sheet else tr("line {number}")).format(number=line)


def read_item_table(path: Path) -> ItemTable:
    """Read a list of points: CSV (comma, semicolon or tab) in UTF-8, or the first filled sheet of an .xlsx.

    Raises
    ------
    FileError
        Where the file is missing, a folder, unreadable or larger than 50 MB.
    InvalidInputError
        Where it is neither, damaged, protected, empty, has no rows, or more than 1000.
    """
    raw = read_bytes(path)
    sheet_name, others = "", 0
    if is_workbook(raw):
        sheet = read_sheet(path, raw, MOST_ROWS + 1)
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
        raise InvalidInputError(tr("{file} has a header but no item below it.").format(file=path))
    if len(rows) - 1 > MOST_ROWS:
        raise InvalidInputError(
            tr("{file} has more than {most} rows; split the list, or shorten it.").format(
                file=path, most=MOST_ROWS
            )
        )
    # A name need not be text; what of it is none cannot be shown.
    source = path.name.encode("utf-8", "replace").decode("utf-8")
    body = tuple(Row(row.line, _trimmed(row.cells)) for row in rows[1:])
    return ItemTable(source, header, body, sheet_name, others)


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Return cells without the empty ones at the end."""
    count = max((place for place, cell in enumerate(cells, start=1) if cell), default=0)
    return tuple(cells[:count])


def proposed_columns(header: Sequence[str]) -> dict[ItemColumn, int]:
    """Return which column says what, by the words of the header; what is not headed so is not proposed."""
    found: dict[ItemColumn, int] = {}
    for place, cell in enumerate(header):
        words = " ".join(re.sub(r"[_:./]", " ", folded(cell)).split())
        for column, headings in _HEADINGS.items():
            if words in headings:
                found.setdefault(column, place)
    return found


def missing_columns(columns: Mapping[ItemColumn, int]) -> str:
    """Return which column must still be chosen, a sentence; "" where all that are needed are there."""
    if ItemColumn.TEXT not in columns:
        return tr("Choose the column that holds the text of each item.")
    if ItemColumn.QUADRANT not in columns:
        return tr("Choose the column that says S, W, O or T for each item.")
    twice = [place for place in columns.values() if [*columns.values()].count(place) > 1]
    if twice:
        return tr("Column {number} is chosen twice; a column says one thing.").format(number=twice[0] + 1)
    return ""
