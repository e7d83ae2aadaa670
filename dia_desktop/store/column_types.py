"""Are the values in the tables of the kinds that their columns promise? SQLite itself does not mind."""

from __future__ import annotations

import sqlite3
from typing import Final

from dia_desktop.store.rows import Table
from dia_desktop.store.tables import ALL_TABLES

#: What `typeof` says of the values this program writes; what is not here is text.
_NUMBERS: Final = {"bool": "integer", "float": "real", "int": "integer"}


def as_promised(connection: sqlite3.Connection) -> bool:
    """Whether every value in a file of today's version has the kind of its column."""
    return all(connection.execute(_query(table)).fetchone() is None for table in ALL_TABLES)


def _query(table: Table) -> str:
    """Return what finds a row with a value of another kind; all words in it are the program's own."""
    other = " OR ".join(_of_another_kind(table, name) for name in table.columns)
    return " ".join(("SELECT 1 FROM", f'"{table.name}"', "WHERE", other, "LIMIT 1"))


def _of_another_kind(table: Table, name: str) -> str:
    column = table.columns[name]
    kind = _NUMBERS.get(column.kind, "text")
    kinds = f"('{kind}', 'null')" if column.nullable else f"('{kind}')"
    # With its table: SQLite takes a quoted name that it does not know for text.
    return f'typeof("{table.name}"."{name}") NOT IN {kinds}'
