"""What writes into a file: SQLAlchemy, over the connection through which everything else reads.

It takes a quarter of a second to import, so it is loaded once the window stands, or by the first change.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from sqlalchemy import (
    Connection,
    Delete,
    Dialect,
    ExceptionContext,
    Insert,
    Update,
    bindparam,
    create_engine,
    delete,
    event,
    insert,
    literal_column,
    update,
)
from sqlalchemy.pool import StaticPool

from dia_desktop.store.rows import VERSION, Table
from dia_desktop.store.schema import METADATA, SQL_TABLES

#: What the id of a row is called in a statement.
_ROW: Final = "row_id"


def adopted(connection: sqlite3.Connection) -> Connection:
    """Let SQLAlchemy work through an open connection, which stays its owner's to close.

    Its transactions own the right to write from their first moment, so that none fails half-way for want
    of it. What the database complains about is said in the words of the driver, as when reading.
    """
    engine = create_engine(
        "sqlite://", creator=lambda: connection, poolclass=StaticPool, pool_reset_on_return=None
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _as_the_driver_says)
    return engine.connect()


class Writer:
    """Writes rows into one open file.

    Parameters
    ----------
    connection : outside of any transaction; closed by whoever opened it.
    go_on : called before each statement and before the commit; raises where nothing is to be written.
    """

    def __init__(self, connection: sqlite3.Connection, go_on: Callable[[], None] | None = None) -> None:
        self._driver = connection
        self._go_on = go_on or _go_on
        self._connection = adopted(connection)
        self._inserts: dict[tuple[Table, tuple[str, ...]], _Prepared] = {}
        self._updates: dict[tuple[Table, tuple[str, ...]], _Prepared] = {}
        self._deletes: dict[Table, _Prepared] = {}

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write everything the block writes, or nothing of it where it fails."""
        try:
            with self._connection.begin():
                # Rows of several tables are written in no order of families; families must be whole at the
                # end.
                self._connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
                yield
                self._go_on()
        finally:
            # A commit that was refused leaves its transaction open, for SQLite thinks of trying again.
            self._driver.rollback()

    def create_tables(self) -> None:
        """Make the tables of a new file."""
        METADATA.create_all(self._connection)

    def insert(self, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Add rows, given by the names of their columns: the same ones in all of them."""
        self._go_on()
        # One that an older version took out may know fewer columns than the table has by now.
        columns = tuple(rows[0])
        if (table, columns) not in self._inserts:
            self._inserts[table, columns] = self._prepared(insert(SQL_TABLES[table]), columns)
        self._inserts[table, columns].run(self._connection, rows)

    def update(self, table: Table, rows: Sequence[tuple[str, Mapping[str, object]]]) -> None:
        """Give rows, each with its id, new values in the same columns; their versions count on."""
        self._go_on()
        columns = tuple(rows[0][1])
        if (table, columns) not in self._updates:
            self._updates[table, columns] = self._prepared(_update_of(table, columns))
        given = [{_ROW: row_id} | {_new(name): value for name, value in new.items()} for row_id, new in rows]
        self._updates[table, columns].run(self._connection, given)

    def delete(self, table: Table, row_ids: Iterable[str]) -> None:
        """Take rows out."""
        self._go_on()
        if table not in self._deletes:
            sql_table = SQL_TABLES[table]
            of_row = delete(sql_table).where(sql_table.c.id == bindparam(_ROW))
            self._deletes[table] = self._prepared(of_row)
        self._deletes[table].run(self._connection, [{_ROW: row_id} for row_id in row_ids])

    def _prepared(
        self, statement: Insert | Update | Delete, columns: Sequence[str] | None = None
    ) -> _Prepared:
        return _Prepared(statement, self._connection.dialect, columns)


class _Prepared:
    """A statement as the driver takes it: to run it is quicker than to look up what it was compiled to.

    Parameters
    ----------
    columns : those that an insertion fills.
    """

    def __init__(
        self, statement: Insert | Update | Delete, dialect: Dialect, columns: Sequence[str] | None
    ) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=columns)
        self._sql = str(compiled)
        self._fields = [
            (name, compiled.binds[name].type.dialect_impl(dialect).bind_processor(dialect))
            for name in compiled.positiontup or ()
        ]

    def run(self, connection: Connection, rows: Iterable[Mapping[str, object]]) -> None:
        """Run it once for each row of values."""
        given = [
            tuple(row[name] if filed is None else filed(row[name]) for name, filed in self._fields)
            for row in rows
        ]
        connection.exec_driver_sql(self._sql, given)


def _go_on() -> None:
    """Let everything be written."""


def _new(name: str) -> str:
    """Return what the new value of a column is called: its own name is that of the one before."""
    return f"new_{name}"


def _update_of(table: Table, columns: Iterable[str]) -> Update:
    sql_table = SQL_TABLES[table]
    values: dict[str, object] = {name: bindparam(_new(name)) for name in columns}
    counted = values | {VERSION: sql_table.c[VERSION] + literal_column("1")}
    return update(sql_table).where(sql_table.c.id == bindparam(_ROW)).values(counted)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _as_the_driver_says(context: ExceptionContext) -> None:
    raise context.original_exception
