"""What the source of the edits may do: change rows of a step, so that the history sees them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from dia_desktop.store import edits

FOLDER = Path(edits.__file__).parent
#: An edit asks its step for rows, and needs nothing of what makes or runs a statement.
FORBIDDEN_MODULES = (
    "sqlalchemy",
    "sqlite3",
    "dia_desktop.store.database",
    "dia_desktop.store.schema",
    "dia_desktop.store.selecting",
    "dia_desktop.store.writing",
)
TABLES = "dia_desktop.store.tables"
FORBIDDEN_METHODS = {"connection", "exec_driver_sql", "execute", "executemany", "rollback", "commit"}


def complaints(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names if name.name.startswith(FORBIDDEN_MODULES)]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found += [module] if module.startswith(FORBIDDEN_MODULES) else []
            found += [name.name for name in node.names if module == TABLES and name.name.isupper()]
        elif isinstance(node, ast.Attribute) and node.attr in FORBIDDEN_METHODS:
            found.append(node.attr)
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_an_edit_changes_rows_of_its_step(path: Path) -> None:
    assert complaints(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "offence",
    [
        "from sqlalchemy import update",
        "from sqlalchemy import select, delete",
        "from sqlalchemy import text",
        "from sqlalchemy.dialects.sqlite import insert",
        "import sqlalchemy as sa",
        "import sqlite3",
        "from dia_desktop.store.database import connect",
        "from dia_desktop.store.schema import METADATA",
        "from dia_desktop.store.selecting import every",
        "from dia_desktop.store.tables import TABLES",
        "from dia_desktop.store.writing import Writer",
        "connection.execute(statement)",
        "connection.commit()",
    ],
)
def test_the_rule_sees_the_offence(offence: str) -> None:
    assert complaints(offence)
