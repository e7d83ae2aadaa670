"""Lists of points for the SWOT coming in: which of their columns says what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from dia_desktop.evidence.list_table import ListTable, chosen_twice, columns_headed, read_list_table
from dia_desktop.language import tr

MOST_ROWS: Final = 1000


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


def read_item_table(path: Path) -> ListTable:
    """Read a list of points: CSV (comma, semicolon or tab) in UTF-8, or the first filled sheet of an .xlsx.

    Raises
    ------
    FileError
        Where the file is missing, a folder, unreadable or larger than 50 MB.
    InvalidInputError
        Where it is neither, damaged, protected, empty, has no rows, or more than 1000.
    """
    return read_list_table(path, MOST_ROWS)


def proposed_columns(header: Sequence[str]) -> dict[ItemColumn, int]:
    """Return which column says what, by the words of the header; what is not headed so is not proposed."""
    return columns_headed(header, _HEADINGS)


def missing_columns(columns: Mapping[ItemColumn, int]) -> str:
    """Return which column must still be chosen, a sentence; "" where all that are needed are there."""
    if ItemColumn.TEXT not in columns:
        return tr("Choose the column that holds the text of each item.")
    if ItemColumn.QUADRANT not in columns:
        return tr("Choose the column that says S, W, O or T for each item.")
    return chosen_twice(columns)
