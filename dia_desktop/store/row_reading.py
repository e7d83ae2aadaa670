"""All rows of a kind: as the file has them now, or as it had them at an earlier moment."""

from __future__ import annotations

from typing import Any, Final, Protocol, TypeVar

from sqlalchemy import Connection, bindparam, select

from dia_desktop.store.capture import from_json
from dia_desktop.store.roadmap_rows import ActivityRow
from dia_desktop.store.rows import Row
from dia_desktop.store.tables import CHANGE, TABLES

AnyRow = TypeVar("AnyRow", bound=Row)
#: What happened to the rows of a table after a moment, newest first.
_SINCE: Final = (
    select(CHANGE.c.row_id, CHANGE.c.before, CHANGE.c.after)
    .where(CHANGE.c.table_name == bindparam("table"), CHANGE.c.step_seq > bindparam("seq"))
    .order_by(CHANGE.c.step_seq.desc(), CHANGE.c.position.desc())
)


class RowsOf(Protocol):
    """Gives all rows of a kind, in no particular order."""

    def __call__(self, kind: type[AnyRow], /) -> list[AnyRow]:
        """Return all rows of a kind."""


def every(connection: Connection, kind: type[AnyRow]) -> list[AnyRow]:
    """Return all rows of a table, in no particular order."""
    table = TABLES[kind]
    names = table.c.keys()
    return [kind(**dict(zip(names, row, strict=True))) for row in connection.execute(select(table))]


def every_place(connection: Connection) -> list[tuple[str, int]]:
    """Return the ids of all activities with their positions, in their order: quicker than whole rows."""
    columns = TABLES[ActivityRow].c
    query = select(columns.id, columns.position).order_by(columns.position, columns.id)
    return [(activity_id, position) for activity_id, position in connection.execute(query)]


class Present:
    """The rows of a file as they are."""

    def __init__(self, connection: Connection) -> None:
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

    def __init__(self, connection: Connection, seq: int) -> None:
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
        since = self._connection.execute(_SINCE, {"table": table.name, "seq": self._seq})
        for row_id, before, after in since:
            if before is None:
                del rows[row_id]
                continue
            values: dict[str, Any] = {name: from_json(table.c[name], value) for name, value in before.items()}
            if after is None:
                rows[row_id] = kind(**values)
            else:
                for name, value in values.items():
                    setattr(rows[row_id], name, value)
        return [*rows.values()]
