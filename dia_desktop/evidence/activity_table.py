"""Lists of activities for the roadmap coming in: which of their columns says what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Final

from dia_desktop.evidence.list_table import ListTable, chosen_twice, columns_headed, read_list_table
from dia_desktop.language import tr

MOST_ROWS: Final = 5000


class ActivityColumn(StrEnum):
    """What a column can say of an activity, as our own tables head it."""

    HANDLE = "handle"
    TITLE = "title"
    WORKSTREAM = "workstream"
    KIND = "kind"
    START = "start"
    END = "end"
    GRAIN = "dates known to"
    PROGRESS = "progress"
    STATUS = "status"
    CONFIDENCE = "confidence"
    OWNER = "owner"
    PARTNERS = "partners"
    MARKETS = "markets"
    AFTER = "after"
    OPTION = "from option"
    KPI = "counts towards"
    COST = "cost"
    CURRENCY = "currency"
    NOTE = "note"
    SOURCE = "source"
    REVIEW_DATE = "review date"


#: Without these a row says nothing.
NEEDED: Final = (ActivityColumn.TITLE,)
#: How people head their columns, beside the names above.
_HEADINGS: Final = {
    ActivityColumn.HANDLE: {"id", "no", "nr", "number", "code", "wbs", "ref"},
    ActivityColumn.TITLE: {"activity", "activities", "task", "task name", "name", "action", "what"},
    ActivityColumn.WORKSTREAM: {"work stream", "stream", "work package", "wp", "theme", "phase", "section"},
    ActivityColumn.KIND: {"type"},
    ActivityColumn.START: {"start date", "begin", "begins", "from", "first day"},
    ActivityColumn.END: {"end date", "finish", "finish date", "ends", "to", "until", "due", "last day"},
    ActivityColumn.GRAIN: {"grain", "date precision"},
    ActivityColumn.PROGRESS: {"% complete", "percent complete", "complete", "done", "progress %", "%"},
    ActivityColumn.STATUS: {"state"},
    ActivityColumn.CONFIDENCE: {"commitment", "certainty"},
    ActivityColumn.OWNER: {"responsible", "lead", "lead partner", "looked after by", "who"},
    ActivityColumn.PARTNERS: {"partner", "participants", "involved", "resource names", "with"},
    ActivityColumn.MARKETS: {"market", "country", "countries", "where"},
    ActivityColumn.AFTER: {"predecessors", "depends on", "waits for"},
    ActivityColumn.OPTION: {"origin", "option", "strategic option"},
    ActivityColumn.KPI: {"kpi", "indicator"},
    ActivityColumn.COST: {"costs", "budget", "amount"},
    ActivityColumn.CURRENCY: {"cur"},
    ActivityColumn.NOTE: {"notes", "comment", "comments", "remark", "remarks", "description"},
    ActivityColumn.SOURCE: {"stated in", "reference", "evidence"},
    ActivityColumn.REVIEW_DATE: {"review", "review on", "review by", "next review"},
}


def read_activity_table(path: Path) -> ListTable:
    """Read a list of activities: CSV (comma, semicolon or tab) in UTF-8, or the first filled sheet of .xlsx.

    Raises
    ------
    FileError
        Where the file is missing, a folder, unreadable or larger than 50 MB.
    InvalidInputError
        Where it is neither, damaged, protected, empty, has no rows, or more than 5000.
    """
    return read_list_table(path, MOST_ROWS)


def proposed_columns(header: Sequence[str]) -> dict[ActivityColumn, int]:
    """Return which column says what, by the words of the header; what is not headed so is not proposed."""
    return columns_headed(header, {column: {column.value, *words} for column, words in _HEADINGS.items()})


def missing_columns(columns: Mapping[ActivityColumn, int]) -> str:
    """Return which column must still be chosen, a sentence; "" where all that are needed are there."""
    if ActivityColumn.TITLE not in columns:
        return tr("Choose the column that holds the title of each activity.")
    return chosen_twice(columns)
