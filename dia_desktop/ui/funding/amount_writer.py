"""Writing amounts: one cell, a block that was pasted, or none where one of them cannot be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QLocale

from dia_desktop.language import tr_n
from dia_desktop.store.edits import set_allocations, set_amounts, set_budgets
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.amount_lines import Line, LineKind
from dia_desktop.ui.funding.source_columns import usual_currency
from dia_desktop.ui.money_text import typed_money


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount to be written; None takes one back.

    Attributes
    ----------
    currency : the one that was named, where the line has none yet.
    """

    line: Line
    year: int
    cents: int | None
    currency: str = ""


def read_entry(line: Line, year: int, text: str, locale: QLocale) -> Entry:
    """Return what a typed or pasted text means in a line.

    Raises
    ------
    InvalidInputError
        Where it is no amount, or in another currency than the line.
    """
    typed = typed_money(text, locale, line.title, line.currency)
    return Entry(line, year, None) if typed is None else Entry(line, year, typed.cents, typed.currency)


class AmountWriter:
    """Runs the edits of amounts on the desk."""

    def __init__(self, context: Context) -> None:
        self._desk = context.desk

    def write(self, entries: Sequence[Entry]) -> bool:
        """Write amounts as one step; return whether that was done, or begun."""
        if not entries:
            return True
        named = next((each.currency for each in entries if each.currency), "")
        usual = named or usual_currency(self._desk.funding)
        if len(entries) == 1 and entries[0].line.kind is LineKind.BUDGET:
            entry = entries[0]
            return self._desk.do(set_budgets, {entry.year: entry.cents}, entry.line.currency or usual)
        source = entries[0].line.source
        if len(entries) == 1 and source is not None and source.currency:
            entry = entries[0]
            amounts = {entry.year: entry.cents}
            return self._desk.do(set_allocations, source.id, entry.line.activity_id, amounts)
        return self._write_all(entries, usual)

    def _write_all(self, entries: Sequence[Entry], usual: str) -> bool:
        given: dict[tuple[str, str | None], dict[int, int | None]] = {}
        budgets: dict[str, dict[int, int | None]] = {}
        for entry in entries:
            source = entry.line.source
            if source is None:
                budgets.setdefault(entry.line.currency or usual, {})[entry.year] = entry.cents
            else:
                given.setdefault((source.id, entry.line.activity_id), {})[entry.year] = entry.cents
        count = len(entries)
        title = tr_n("Writing {count} amount", "Writing {count} amounts", count).format(count=count)
        write = partial(set_amounts, allocations=given, budgets=budgets, currency=usual)
        return self._desk.do_many(count, title, write)
