"""What the source of the edits may do: change rows through objects, so that the history sees them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from dia_desktop.store import edits

FOLDER = Path(edits.__file__).parent
#: All an edit needs of SQLAlchemy; every way to a bulk or a raw statement needs more.
ALLOWED = {("sqlalchemy", "select"), ("sqlalchemy.orm", "Session")}
FORBIDDEN_METHODS = {"connection", "exec_driver_sql", "get_bind", "rollback", "commit", "execute_many"}


def complaints(source: str) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names if name.name.startswith(("sqlalchemy", "sqlite3"))]
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(("sqlalchemy", "sqlite3")):
            found += [name.name for name in node.names if (node.module or "", name.name) not in ALLOWED]
        elif isinstance(node, ast.Attribute) and (
            node.attr in FORBIDDEN_METHODS or node.attr.startswith("bulk_") or node.attr == "__table__"
        ):
            found.append(node.attr)
    return found


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_an_edit_changes_rows_through_objects(path: Path) -> None:
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
        "step.session.connection().execute(statement)",
        "step.session.bulk_update_mappings(row, rows)",
        "step.session.commit()",
    ],
)
def test_the_rule_sees_the_offence(offence: str) -> None:
    assert complaints(offence)
