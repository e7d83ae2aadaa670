"""What SQLAlchemy writes is what is read in plain SQL: one description of a row, two uses."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from dia_desktop.store.database import connect
from dia_desktop.store.rows import Row, Table
from dia_desktop.store.selecting import every, select
from dia_desktop.store.tables import ALL_TABLES, CHANGE, STEP, TABLES, MarketRow, ScoreRow
from dia_desktop.store.writing import Writer

IN_TOKYO = timezone(timedelta(hours=9))
#: Two values of each kind of column, and None where it may be.
SAMPLES: dict[str, tuple[object, object]] = {
    "bool": (True, False),
    "date": (date(2019, 10, 31), date(2026, 1, 1)),
    "datetime": (datetime(2026, 3, 1, 12, 0, tzinfo=UTC), datetime(2026, 3, 1, 8, 30, 5, 7, tzinfo=IN_TOKYO)),
    "dict[str, object]": ({}, {"points": [[0.5, 1.0]], "unit": "„–“"}),
    "float": (0.1, -1e300),
    "int": (0, 7),
    "list[str]": ([], ["a", "b"]),
    "str": ("", "战略 '\"; DROP TABLE score"),
}


@pytest.fixture
def connection(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(connect(path, "rwc")) as opened:
        opened.execute("PRAGMA foreign_keys=OFF")
        writer = Writer(opened)
        with writer.transaction():
            writer.create_tables()
        yield opened


def _sample(table: Table, name: str, number: int) -> object:
    column = table.columns[name]
    if name in {*table.key, *table.unique}:
        return number if column.kind == "int" else f"{name} {number}"
    return None if number == 2 and column.nullable else SAMPLES[column.kind][number % 2]


def _rows(table: Table) -> list[dict[str, object]]:
    return [{name: _sample(table, name, number) for name in table.columns} for number in range(3)]


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.name)
def test_what_is_written_is_what_is_read(connection: sqlite3.Connection, table: Table) -> None:
    rows, writer = _rows(table), Writer(connection)
    with writer.transaction():
        writer.insert(table, rows)
    found = select(connection, table, table.names, rest=f"ORDER BY {table.key[-1]}")
    assert [dict(zip(table.names, values, strict=True)) for values in found] == rows


@pytest.mark.parametrize("kind", TABLES)
def test_every_row_of_a_kind_is_one_of_it(connection: sqlite3.Connection, kind: type[Row]) -> None:
    table, writer = TABLES[kind], Writer(connection)
    with writer.transaction():
        writer.insert(table, _rows(table))
    found = every(connection, kind)
    assert {type(row) for row in found} == {kind}
    assert [[getattr(row, name) for name in table.names] for row in found] == [
        [*row.values()] for row in _rows(table)
    ]


def test_rows_are_asked_for_by_value(connection: sqlite3.Connection) -> None:
    writer = Writer(connection)
    with writer.transaction():
        writer.insert(
            TABLES[MarketRow],
            [
                {"id": name, "version": 1, "code": code, "name": name, "colour": colour}
                for name, code, colour in (("a", "CAN", 1), ("b", "", 2), ("c", "", 3))
            ],
        )
    assert {row.id for row in every(connection, MarketRow, code="")} == {"b", "c"}
    assert {row.id for row in every(connection, MarketRow, code="", colour={1, 3})} == {"c"}
    assert every(connection, MarketRow, id=set()) == []
    names = select(connection, TABLES[MarketRow], ("name", "colour"), rest="ORDER BY colour DESC LIMIT 2")
    assert [*names] == [("c", 3), ("b", 2)]


def test_a_column_that_is_not_there_is_a_mistake(connection: sqlite3.Connection) -> None:
    with pytest.raises(KeyError):
        every(connection, ScoreRow, colour=1)
    with pytest.raises(KeyError):
        select(connection, STEP, ("colour",))


@pytest.mark.parametrize("value", ["yesterday", 7])
def test_a_value_of_another_kind_is_not_taken_for_one(connection: sqlite3.Connection, value: object) -> None:
    writer = Writer(connection)
    with writer.transaction():
        writer.insert(STEP, _rows(STEP))
    connection.execute("UPDATE step SET at = ?", (value,))
    with pytest.raises((TypeError, ValueError)):
        [*select(connection, STEP, STEP.names)]


def test_what_is_no_json_is_not_read(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO change VALUES (1, 0, 'score', 's1', '{', NULL)")
    with pytest.raises(ValueError, match="property name"):
        [*select(connection, CHANGE, ("before",))]


def test_a_driver_that_writes_for_two_says_what_it_says(connection: sqlite3.Connection) -> None:
    writer = Writer(connection)
    rows = _rows(STEP)
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"), writer.transaction():
        writer.insert(STEP, [*rows, *rows])
    assert [*select(connection, STEP, ("seq",))] == []
    assert not connection.in_transaction
