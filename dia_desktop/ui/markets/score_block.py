"""Blocks of cells: what of the table goes to the clipboard, and what comes from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLocale

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import BEST, WORST
from dia_desktop.strategy.partners import Stance
from dia_desktop.strategy.records import Scale
from dia_desktop.strategy.scale_words import level_text
from dia_desktop.ui.locale_numbers import LocaleNumbers
from dia_desktop.ui.markets.score_cell import Cell
from dia_desktop.ui.markets.score_clipboard import plain_number, safe_text, unsafe_text
from dia_desktop.ui.markets.score_sheet import Block, Part, Sheet

#: How much of a pasted cell a message repeats.
QUOTED = 24
#: How abstaining stands in a block; the first is what is copied, no spreadsheet takes it for a formula.
ABSTAINS = ("\N{EN DASH}", "-", "\N{MINUS SIGN}", "\N{EM DASH}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell to be written: a score (0-100), a reading, or None where a partner abstains."""

    cell: Cell
    part: Part
    value: float | None


def block_of(sheet: Sheet, block: Block, locale: QLocale) -> list[list[str]]:
    """Return a block as text: numbers in full, levels in words, nothing where nothing is known.

    In the view of a partner scores are its judgements only: what it does not hold itself would be taken
    for its judgement when the block is pasted again.
    """
    return [
        [_text(sheet.cell(row, column // 2), Part(column % 2), locale) for column in block.columns]
        for row in block.rows
    ]


def _text(cell: Cell, part: Part, locale: QLocale) -> str:
    if part is Part.SCORE:
        if cell.stance is Stance.ABSTAINED:
            return ABSTAINS[0]
        return plain_number(cell.value, locale) if cell.own else ""
    if cell.score is None or cell.score.natural is None:
        return ""
    if cell.criterion.scale.ordinal:
        return safe_text(level_text(cell.criterion.scale, cell.score.natural))
    return plain_number(cell.score.natural, locale)


def planned(
    sheet: Sheet, room: Block, texts: Sequence[Sequence[str]], numbers: LocaleNumbers
) -> tuple[Entry, ...]:
    """Return what a pasted block would write; empty cells and those that say what is there change nothing.

    Parameters
    ----------
    room : the rows and columns from the first marked cell to the end of the table.

    Raises
    ------
    InvalidInputError
        The block does not fit, or a cell of it cannot be used; the message names row and column.
    """
    rows, columns = len(texts), len(texts[0])
    if rows > len(room.rows) or columns > len(room.columns):
        raise InvalidInputError(
            tr(
                "The pasted block is {rows} × {columns} cells, but from the marked cell on the table "
                "has only {room_rows} × {room_columns}; nothing was pasted."
            ).format(rows=rows, columns=columns, room_rows=len(room.rows), room_columns=len(room.columns))
        )
    entries = []
    for row, line in zip(room.rows, texts, strict=False):
        for column, text in zip(room.columns, line, strict=False):
            entry = _entry(sheet.cell(row, column // 2), Part(column % 2), text, numbers)
            if entry is not None:
                entries.append(entry)
    return tuple(entries)


def _entry(cell: Cell, part: Part, text: str, numbers: LocaleNumbers) -> Entry | None:
    if not text.strip():
        return None
    if cell.stance is not None and part is Part.SCORE and text.strip() in ABSTAINS:
        return None if cell.stance is Stance.ABSTAINED else Entry(cell, part, None)
    scale = cell.criterion.scale
    if part is Part.READING and scale.ordinal:
        value = _level(cell, text, numbers)
    else:
        value = _number(cell, part, text, numbers)
    return None if value == _standing(cell, part) else Entry(cell, part, value)


def _standing(cell: Cell, part: Part) -> float | None:
    """Return what a block says without changing a cell; None where any number changes it."""
    if part is Part.SCORE:
        return cell.value if cell.own else None
    return None if cell.score is None else cell.score.natural


def _number(cell: Cell, part: Part, text: str, numbers: LocaleNumbers) -> float:
    value = numbers.parse(text)
    if value is None:
        raise InvalidInputError(_refusal(cell, part, text, tr("is not a number")))
    if part is Part.SCORE and not WORST <= value <= BEST:
        raise InvalidInputError(_refusal(cell, part, text, tr("is not within 0 to 100")))
    return value


def _level(cell: Cell, text: str, numbers: LocaleNumbers) -> float:
    scale: Scale = cell.criterion.scale
    words = " ".join(unsafe_text(text).split()).casefold()
    for level in scale.levels:
        if " ".join(level.label.split()).casefold() == words:
            return float(level.level)
    value = numbers.parse(text)
    if value is None or all(level.level != value for level in scale.levels):
        raise InvalidInputError(_refusal(cell, Part.READING, text, tr("is not one of its levels")))
    return value


def _refusal(cell: Cell, part: Part, text: str, reason: str) -> str:
    shown = " ".join(text.split())
    shown = shown if len(shown) <= QUOTED else f"{shown[: QUOTED - 1]}…"
    column = tr("{criterion} (reading)") if part is Part.READING else tr("{criterion} (score)")
    return tr("Row {market}, column {column}: “{text}” {reason}; nothing was pasted.").format(
        market=cell.market.name,
        column=column.format(criterion=cell.criterion.name),
        text=shown,
        reason=reason,
    )
