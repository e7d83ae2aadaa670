"""Blocks of amounts: what goes to the clipboard, and what comes from a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.ui.funding.amount_model import AmountModel, whole_title
from dia_desktop.ui.funding.amount_writer import Entry, read_entry
from dia_desktop.ui.money_text import money_field_text, quoted


def block_of(
    model: AmountModel, rows: Sequence[int], columns: Sequence[int], locale: QLocale
) -> list[list[str]]:
    """Return cells as a spreadsheet takes them: amounts to the cent, nothing where there is none."""
    return [[money_field_text(model.cents(row, column), locale) for column in columns] for row in rows]


def planned(
    model: AmountModel, at: tuple[int, int], texts: Sequence[Sequence[str]], locale: QLocale
) -> tuple[Entry, ...]:
    """Return what a block changes that is pasted at a cell; empty cells change nothing.

    Raises
    ------
    InvalidInputError
        The block does not fit, or a cell of it cannot be used; the message names the line and the year.
    """
    top, left = at
    rows, columns = len(model.lines) - top, len(model.years) - left
    if len(texts) > rows or len(texts[0]) > columns:
        raise InvalidInputError(
            tr(
                "The pasted block is {rows} × {columns} cells, but from the marked cell on the table has "
                "only {room_rows} × {room_columns}; nothing was pasted."
            ).format(rows=len(texts), columns=len(texts[0]), room_rows=rows, room_columns=max(columns, 0))
        )
    entries = []
    for row, line in enumerate(texts, top):
        for column, text in enumerate(line, left):
            if text.strip():
                entry = _entry(model, row, column, text, locale)
                if entry.cents != model.cents(row, column):
                    entries.append(entry)
    return tuple(entries)


def _entry(model: AmountModel, row: int, column: int, text: str, locale: QLocale) -> Entry:
    line, year = model.lines[row], model.years[column]
    place = tr("{line}, {year}").format(line=quoted(whole_title(line)), year=year)
    if not line.editable:
        raise InvalidInputError(
            tr("{place} is a sum and takes no amount; nothing was pasted.").format(place=place)
        )
    try:
        return read_entry(line, year, text, locale)
    except InvalidInputError as error:
        raise InvalidInputError(
            tr("{place}: {reason} Nothing was pasted.").format(place=place, reason=error)
        ) from error
