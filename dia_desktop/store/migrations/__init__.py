"""Upgrading the tables of an older strategy file, one version at a time.

Each version has a module ``vNNNN`` whose docstring says why and whose ``upgrade(op)`` says how. They
speak of tables as they were at their time and import nothing of today's. Alembic takes half a second to
import, so only an old file pays for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection, func, select, table

from dia_desktop.store.database import PATIENCE, connect
from dia_desktop.store.identity import SCHEMA
from dia_desktop.store.writing import adopted


def upgrade_file(path: Path, patience: float = PATIENCE) -> None:
    """Bring the tables of a file to today's version: all of it, or nothing where anything fails."""
    with closing(connect(path, "rw", patience)) as driver:
        # A batch alteration replaces a table; with foreign keys on, SQLite would delete its children.
        # The switch works outside transactions only.
        driver.execute("PRAGMA foreign_keys=OFF")
        with adopted(driver) as connection, connection.begin():
            _upgrade(connection)


def _upgrade(connection: Connection) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    before = _row_counts(connection)
    operations = Operations(MigrationContext.configure(connection))
    present = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    for version in range(present + 1, SCHEMA + 1):
        import_module(f"{__name__}.v{version:04}").upgrade(operations)
    _check_nothing_lost(connection, before)
    connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")


def _row_counts(connection: Connection) -> Mapping[str, int]:
    tables = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return {
        name: connection.scalars(select(func.count()).select_from(table(name))).one()
        for name in tables.scalars().all()
    }


def _check_nothing_lost(connection: Connection, before: Mapping[str, int]) -> None:
    after = _row_counts(connection)
    lost = {table: count for table, count in before.items() if after.get(table) != count}
    if lost:
        raise RuntimeError(f"The upgrade changed how many rows there are: {lost} became {after}.")
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise RuntimeError(f"The upgrade left rows without their parents: {orphans[:5]}.")
