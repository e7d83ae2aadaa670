"""All rows of a kind: as the file has them now, or as it had them at an earlier moment."""

from __future__ import annotations

import sqlite3
from typing import Any, Protocol

from dia_desktop.store.capture import from_json
from dia_desktop.store.roadmap_rows import ActivityRow
from dia_desktop.store.selecting import AnyRow, every, select
from dia_desktop.store.tables import CHANGE, TABLES


class RowsOf(Protocol):
    """Gives all rows of a kind, in no particular order."""

    def __call__(self, kind: type[AnyRow], /) -> list[AnyRow]:
        """Return all rows of a kind."""


def every_place(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Return the ids of all activities with their positions, in their order: quicker than whole rows."""
    places = select(connection, TABLES[ActivityRow], ("id", "position"), rest="ORDER BY position, id")
    return [(activity_id, position) for activity_id, position in places]


class Present:
    """The rows of a file as they are."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __call__(self, kind: type[AnyRow], /) -> list[AnyRow]:
        """Return all rows of a kind."""
        return every(self._connection, kind)


class Past:
    """The rows of a file as they were after a step: those of today, with what happened since taken back.

    Parameters
    ----------
    seq : the number of the step.
    """

    def __init__(self, connection: sqlite3.Connection, seq: int) -> None:
        self._connection = connection
        self._seq = seq

    def __call__(self, kind: type[AnyRow], /) -> list[AnyRow]:
        """Return all rows of a kind at that moment.

        Raises
        ------
        LookupError, TypeError, ValueError
            Where the history does not fit the content.
        """
        table = TABLES[kind]
        rows = {row.id: row for row in every(self._connection, kind)}
        names, newest_first = (
            ("step_seq", "row_id", "before", "after"),
            "ORDER BY step_seq DESC, position DESC",
        )
        changes = select(self._connection, CHANGE, names, {"table_name": table.name}, newest_first)
        for seq, row_id, before, after in changes:
            if seq <= self._seq:
                break
            if before is None:
                del rows[row_id]
                continue
            values: dict[str, Any] = {
                name: from_json(table.columns[name], value) for name, value in before.items()
            }
            if after is None:
                rows[row_id] = kind(**values)
            else:
                for name, value in values.items():
                    setattr(rows[row_id], name, value)
        return [*rows.values()]
