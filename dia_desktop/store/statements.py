"""Statements by the shape of what they ask or change, kept because they take longer to build than to run."""

from __future__ import annotations

from sqlalchemy import (
    BindParameter,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    select,
    update,
)

#: The counter of row versions; it only ever goes up, so it is no part of what undo restores.
VERSION = "version"
#: The columns asked for, each with a value or (True) with one of many.
Asked = tuple[tuple[str, bool], ...]
Query = Select[tuple[object, ...]]


class Statements:
    """The statements of one open file."""

    def __init__(self) -> None:
        self._queries: dict[tuple[Table, Asked], Query] = {}
        self._updates: dict[tuple[Table, tuple[str, ...]], Update] = {}
        self._inserts: dict[Table, Insert] = {}
        self._deletes: dict[Table, Delete] = {}

    def query(self, table: Table, asked: Asked) -> Query:
        """Return the query for the rows that have what is asked for."""
        if (table, asked) not in self._queries:
            self._queries[table, asked] = _query(table, asked)
        return self._queries[table, asked]

    def update(self, table: Table, columns: tuple[str, ...]) -> Update:
        """Return `update_of` these columns."""
        if (table, columns) not in self._updates:
            self._updates[table, columns] = update_of(table, columns)
        return self._updates[table, columns]

    def insert(self, table: Table) -> Insert:
        """Return the statement that adds a row."""
        if table not in self._inserts:
            self._inserts[table] = insert(table)
        return self._inserts[table]

    def delete(self, table: Table) -> Delete:
        """Return `delete_of` the table."""
        if table not in self._deletes:
            self._deletes[table] = delete_of(table)
        return self._deletes[table]


def update_of(table: Table, columns: tuple[str, ...]) -> Update:
    """Return the statement that gives columns of row `row_id` the values called `new_` and their name."""
    values: dict[str, object] = {name: bindparam(f"new_{name}") for name in columns}
    counted = values | {VERSION: table.c[VERSION] + 1}
    return update(table).where(table.c.id == bindparam("row_id")).values(counted)


def delete_of(table: Table) -> Delete:
    """Return the statement that deletes row `row_id`."""
    return delete(table).where(table.c.id == bindparam("row_id"))


def _query(table: Table, asked: Asked) -> Query:
    query = select(table)
    for name, many in asked:
        wanted: BindParameter[object] = bindparam(name, expanding=many)
        query = query.where(table.c[name].in_(wanted) if many else table.c[name] == wanted)
    return query
