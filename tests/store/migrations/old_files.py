"""Strategy files as earlier versions wrote them, and what the tables of a file are."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import create_engine, inspect

DATA = Path(__file__).resolve().parents[2] / "data"


def file_of_version(version: int, path: Path) -> Path:
    """Write the file that ``tests/data/version-N.sql`` describes."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript((DATA / f"version-{version}.sql").read_text(encoding="utf-8"))
    return path


def schema(path: Path) -> Mapping[str, object]:
    """Return columns, keys, constraints and indexes of every table, in no particular order."""
    engine = create_engine(f"sqlite:///{path}")
    found = inspect(engine)
    tables = {
        table: {
            "columns": {column["name"]: _column(dict(column)) for column in found.get_columns(table)},
            "key": found.get_pk_constraint(table),
            "unique": sorted(found.get_unique_constraints(table), key=str),
            "foreign": sorted(found.get_foreign_keys(table), key=str),
            "indexes": sorted(found.get_indexes(table), key=str),
            "checks": sorted(found.get_check_constraints(table), key=str),
        }
        for table in found.get_table_names()
    }
    engine.dispose()
    return tables


def _column(column: dict[str, object]) -> tuple[str, object, object]:
    return str(column["type"]), column["nullable"], column["default"]
