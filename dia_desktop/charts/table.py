"""Tables as CSV that every program reads alike, and that no spreadsheet takes for formulas.

UTF-8 with a byte order mark, so that Excel reads it as such; commas, decimal points and full precision,
so that every program reads the same numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from dia_desktop.charts.plain_text import one_line

Cell = str | int | float | None
#: Spreadsheets take text that begins like this for a formula, in full width as well where people type so.
_FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table; text that a spreadsheet would take for a formula begins with an apostrophe.

    So does text that begins with apostrophes before such a sign: who takes one away has the text again.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerows([_written(cell) for cell in row] for row in (header, *rows))
    return text.getvalue().encode("utf-8-sig")


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return repr(cell)
    text = one_line(cell)
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA_STARTS) else text
