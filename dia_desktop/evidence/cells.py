"""Cells of a list: what they name, and what they hold in parts. Nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.evidence.delimited import Row, excerpt
from dia_desktop.evidence.list_table import ListTable
from dia_desktop.evidence.workbook import UNKNOWN_FORMULA
from dia_desktop.language import tr
from dia_desktop.strategy.swot import said

#: What tables put before a text so that no spreadsheet takes it for a formula.
_ESCAPED: Final = re.compile("^'(?='*[=+\\-@\uff1d\uff0b\uff0d\uff20])")
_BETWEEN: Final = re.compile(r"[;,|\n]")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
#: So many names stand in the sentence about an unknown one.
_MOST_NAMED: Final = 12
#: Id and spelling by each name in one form.
Known = Mapping[str, tuple[str, str]]


def index_of(called: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, str]]:
    """Return id and spelling by each name in one form; where two share a name it means neither.

    Parameters
    ----------
    called : the id of each, then its names.
    """
    found: dict[str, tuple[str, str]] = {}
    shared: set[str] = set()
    for own_id, *names in called:
        for name in names:
            key = said(name)
            if key and found.setdefault(key, (own_id, name))[0] != own_id:
                shared.add(key)
    return {key: value for key, value in found.items() if key not in shared}


def cell_of(table: ListTable, row: Row, place: int | None) -> str:
    """Return the text of a cell; "" where the row or the list does not have it.

    Raises
    ------
    InvalidInputError
        Where it is a formula that was never worked out.
    """
    if place is None or place >= len(row.cells):
        return ""
    cell = row.cells[place]
    if cell == UNKNOWN_FORMULA:
        raise InvalidInputError(
            tr(
                "“{column}” is a formula without a result; open the file in a spreadsheet and save it."
            ).format(column=excerpt(table.header[place]))
        )
    return cell if table.plan else _ESCAPED.sub("", cell, count=1)


def check_width(table: ListTable, row: Row) -> None:
    """Refuse a row that has more cells than the header.

    Raises
    ------
    InvalidInputError
        Where it has.
    """
    if len(row.cells) > len(table.header):
        raise InvalidInputError(
            tr("It has {count} cells, the header {wanted}; put text with separators in quotes.").format(
                count=len(row.cells), wanted=len(table.header)
            )
        )


def day_in(cell: str) -> date | None:
    """Return the day of a cell such as "2026-03-31"; None where it is empty.

    Raises
    ------
    InvalidInputError
        Where it is no day.
    """
    if not cell:
        return None
    refused = InvalidInputError(
        tr("“{cell}” is no date; write it as 2026-03-31, or leave it empty.").format(cell=excerpt(cell))
    )
    if not _DAY.fullmatch(cell):
        raise refused
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise refused from error


def parts_of(cell: str) -> tuple[str, ...]:
    """Return what a cell holds between commas, semicolons, bars and line breaks, each once."""
    return tuple(dict.fromkeys(_filled(_BETWEEN.split(cell))))


def _filled(parts: Iterable[str]) -> Iterator[str]:
    return filter(None, (_ESCAPED.sub("", part.strip(), count=1) for part in parts))


def one_named(cell: str, known: Known, what: str) -> str | None:
    """Return the id of the one thing a cell names; None where it is empty.

    Raises
    ------
    InvalidInputError
        Where there is none of that name.
    """
    return _known_id(cell, known, what) if cell else None


def all_named(cell: str, known: Known, what: str) -> tuple[str, ...]:
    """Return the ids of what a cell names; a name may hold the signs that stand between names.

    Raises
    ------
    InvalidInputError
        Where there is none of a name.
    """
    return tuple(dict.fromkeys(_known_id(name, known, what) for name in names_in(cell, known)))


def names_in(cell: str, known: Known) -> Iterator[str]:
    """Yield the names in a cell, cut no further than to what is known: at line breaks, then ";", "|", ","."""
    yield from _cut(cell, known, "\n;|,")


def _cut(text: str, known: Known, signs: str) -> Iterator[str]:
    if said(text) in known:
        yield text
        return
    if not signs:
        yield from _filled([text])
        return
    for part in text.split(signs[0]):
        yield from _cut(part, known, signs[1:])


def _known_id(name: str, known: Known, what: str) -> str:
    found = known.get(said(name))
    if found is None:
        raise InvalidInputError(
            tr("There is no {what} “{cell}”; known: {names}.").format(
                what=what, cell=excerpt(name), names=_known_names(known)
            )
        )
    return found[0]


def _known_names(known: Known) -> str:
    first: dict[str, str] = {}
    for own_id, spelling in known.values():
        first.setdefault(own_id, spelling)
    names = [*first.values()]
    if not names:
        return tr("none")
    shown = ", ".join(names[:_MOST_NAMED])
    return tr("{names} …").format(names=shown) if len(names) > _MOST_NAMED else shown
