"""Rows as they are in a file, read in plain SQL: the window opens before SQLAlchemy is loaded."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, date, datetime
from typing import Any, Final, TypeVar

from dia_desktop.store.rows import Row, Table
from dia_desktop.store.tables import TABLES

AnyRow = TypeVar("AnyRow", bound=Row)
Values = tuple[Any, ...]


def moment(text: str) -> datetime:
    """Return a moment of the file, which keeps it as UTC without saying so."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


#: How a value of the file becomes one of the program; kinds that are not here are the same in both.
_FROM_FILE: Final[Mapping[str, Callable[[Any], object]]] = {
    "bool": bool,
    "date": date.fromisoformat,
    "datetime": moment,
    "dict[str, object]": json.loads,
    "list[str]": json.loads,
}


def every(connection: sqlite3.Connection, kind: type[AnyRow], **wanted: object) -> list[AnyRow]:
    """Return the rows of a kind whose columns have the values wanted, in no particular order.

    Parameters
    ----------
    wanted : a value, or a set of which it must be one, by the name of the column.
    """
    table = TABLES[kind]
    found = select(connection, table, table.names, wanted)
    return [kind(**dict(zip(table.columns, values, strict=True))) for values in found]


def select(
    connection: sqlite3.Connection,
    table: Table,
    names: Sequence[str],
    wanted: Mapping[str, object] | None = None,
    rest: str = "",
) -> Iterator[Values]:
    """Return the columns called `names` of the rows that have what is wanted, as for `every`.

    Parameters
    ----------
    rest : what follows in SQL: the order, or how many at most.
    """
    conditions, given = _conditions(table, wanted or {})
    shown = ", ".join(_quoted(table, name) for name in names)
    query = " ".join(("SELECT", shown, "FROM", f'"{table.name}"', conditions, rest))
    readers = [_FROM_FILE.get(table.columns[name].kind) for name in names]
    return _read(connection.execute(query, given), readers)


def marks(values: Iterable[object]) -> str:
    """Return SQL for one of these values, each of them given with the query."""
    return f"({', '.join('?' for _ in values)})"


def _quoted(table: Table, name: str) -> str:
    if name not in table.columns:
        raise KeyError(name)
    # With its table: SQLite takes a quoted name that it does not know for text.
    return f'"{table.name}"."{name}"'


def _conditions(table: Table, wanted: Mapping[str, object]) -> tuple[str, list[object]]:
    """Return what a row must fulfil, and the values to be given with it."""
    words, given = [], []
    for name, value in wanted.items():
        values = [*value] if isinstance(value, AbstractSet) else [value]
        words.append(f"{_quoted(table, name)} IN {marks(values)}")
        given += values
    return ("WHERE " + " AND ".join(words) if words else ""), given


def _read(rows: Iterable[Values], readers: Sequence[Callable[[Any], object] | None]) -> Iterator[Values]:
    """Turn what the file keeps into what the program uses."""
    places = [(place, read) for place, read in enumerate(readers) if read is not None]
    if not places:
        yield from rows
        return
    for row in rows:
        values = [*row]
        for place, read in places:
            if values[place] is not None:
                values[place] = read(values[place])
        yield tuple(values)
