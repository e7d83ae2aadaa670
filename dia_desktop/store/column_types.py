"""Are the values in the tables of the kinds that their columns promise? SQLite itself does not mind."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from typing import Final

from sqlalchemy import Column, Table

from dia_desktop.store.rows import METADATA

#: What `typeof` says of the values this program writes, by the type it reads them as.
_KINDS: Final = {
    bool: "integer",
    date: "text",
    datetime: "text",
    float: "real",
    int: "integer",
    # JSON, which may hold anything.
    object: "text",
    str: "text",
}


def as_promised(driver: sqlite3.Connection) -> bool:
    """Whether every value in a file of today's version has the kind of its column."""
    return all(driver.execute(_query(table)).fetchone() is None for table in METADATA.sorted_tables)


def _query(table: Table) -> str:
    """Return what finds a row with a value of another kind; all words in it are the program's own."""
    # As text: the same built by SQLAlchemy takes ten milliseconds, each time a file is opened.
    other = " OR ".join(map(_of_another_kind, table.columns))
    return " ".join(("SELECT 1 FROM", f'"{table.name}"', "WHERE", other, "LIMIT 1"))


def _of_another_kind(column: Column[object]) -> str:
    kind = _KINDS[column.type.python_type]
    kinds = "('{kind}', 'null')" if column.nullable else "('{kind}')"
    # With its table: SQLite takes a quoted name that it does not know for text.
    return f'typeof("{column.table.name}"."{column.name}") NOT IN {kinds.format(kind=kind)}'
