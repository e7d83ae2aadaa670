"""Blocks of the score matrix as the clipboard of a spreadsheet carries them: lines of cells between tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from PySide6.QtCore import QLocale

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr

#: A cell that begins with one of these is a formula to a spreadsheet.
FORMULA_STARTS = ("=", "+", "-", "@")
#: More than any table here; a block of this size is a mistake, and not worth the wait.
MOST_CHARACTERS = 2_000_000


def plain_number(value: float, locale: QLocale) -> str:
    """Return `value` in full, the way a spreadsheet of this locale reads a number.

    A hyphen for the minus sign and no group separators, because spreadsheets take other signs for text.
    """
    plain = QLocale(locale)
    plain.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    shortest = QLocale.FloatingPointPrecisionOption.FloatingPointShortest.value
    return plain.toString(value + 0.0, "g", shortest).replace("\N{MINUS SIGN}", "-")


def safe_text(text: str) -> str:
    """Return text as one cell that no spreadsheet takes for a formula."""
    one_line = " ".join(text.split())
    return f"'{one_line}" if one_line.startswith(FORMULA_STARTS) else one_line


def unsafe_text(text: str) -> str:
    """Return the words that `safe_text` was given, as far as a cell holds them."""
    return text.strip().removeprefix("'")


def block_text(rows: Sequence[Sequence[str]]) -> str:
    """Return a block as tab-separated text."""
    out = io.StringIO()
    csv.writer(out, "excel-tab", lineterminator="\n").writerows(rows)
    return out.getvalue()


def read_block(text: str) -> list[list[str]]:
    """Return the cells of a block that a spreadsheet put on the clipboard.

    Raises
    ------
    InvalidInputError
        The clipboard holds no text, more than any table, or lines of different lengths.
    """
    if not text.strip():
        raise InvalidInputError(tr("The clipboard holds no text to paste: copy a block of cells first."))
    if len(text) > MOST_CHARACTERS:
        raise InvalidInputError(tr("The clipboard holds far more than this table: copy a smaller block."))
    try:
        rows = [row or [""] for row in csv.reader(io.StringIO(text, newline=""), "excel-tab")]
    except csv.Error as error:
        raise InvalidInputError(
            tr("The text on the clipboard is not a block of cells: copy it again from a table.")
        ) from error
    for number, row in enumerate(rows, 1):
        if len(row) != len(rows[0]):
            raise InvalidInputError(
                tr("Row {row} of the pasted block has {count} cells, the first has {first}.").format(
                    row=number, count=len(row), first=len(rows[0])
                )
            )
    return rows
