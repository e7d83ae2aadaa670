"""The tables as SQLAlchemy knows them: to create a file, and to write into it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Boolean,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Integer,
    MetaData,
    String,
    UniqueConstraint,
)
from sqlalchemy import Column as SqlColumn
from sqlalchemy import Table as SqlTable
from sqlalchemy.types import TypeDecorator, TypeEngine

from dia_desktop.store.rows import Column, Table
from dia_desktop.store.tables import ALL_TABLES

#: How constraints are named, so that a migration can find them.
NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """A moment in time: aware in the program, UTC in the file."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into naive UTC."""
        del dialect
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)


METADATA: Final = MetaData(naming_convention=NAMING)
_TYPES: Final[Mapping[str, TypeEngine[Any]]] = {
    "bool": Boolean(),
    "date": Date(),
    "datetime": Instant(),
    "dict[str, object]": JSON(none_as_null=True),
    "float": Double(),
    "int": Integer(),
    "list[str]": JSON(none_as_null=True),
    "str": String(),
}


def _sql_table(table: Table) -> SqlTable:
    columns = (_sql_column(name, column, name in table.key) for name, column in table.columns.items())
    constraints = [UniqueConstraint(*table.unique)] if table.unique else []
    return SqlTable(table.name, METADATA, *columns, *constraints)


def _sql_column(name: str, column: Column, is_key: bool) -> SqlColumn[Any]:
    parent = [] if column.parent is None else [ForeignKey(column.parent)]
    return SqlColumn(name, _TYPES[column.kind], *parent, primary_key=is_key, nullable=column.nullable)


#: The same tables, ready for statements.
SQL_TABLES: Final[Mapping[Table, SqlTable]] = {table: _sql_table(table) for table in ALL_TABLES}
