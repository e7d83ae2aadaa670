"""All rows of a kind: as the file has them now, or as it had them at an earlier moment."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from operator import is_
from typing import Any, Final, Generic, ParamSpec, Protocol, TypeVar

from dia_desktop.store.capture import RowChange, from_json
from dia_desktop.store.roadmap_rows import ActivityRow
from dia_desktop.store.selecting import AnyRow, every, select
from dia_desktop.store.tables import CHANGE, TABLES

Given = ParamSpec("Given")
Part = TypeVar("Part")
#: Beyond this many changed rows of a table, reading all of them again is as quick.
_MOST_FOLLOWED: Final = 500


class RowsOf(Protocol):
    """Gives all rows of a kind, in no particular order."""

    def __call__(self, kind: type[AnyRow], /) -> Sequence[AnyRow]:
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


class Kept:
    """The rows of a file as they are, remembered: after a step only those that it changed are read again.

    As long as nothing of a kind changes, the same sequence is given; a row that did not change stays the same
    object. Nobody may write into them.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._version: int | None = None
        self._kept: dict[str, Any] = {}
        self._changed: dict[str, set[str]] = {}

    def notice(self, changes: Iterable[RowChange]) -> None:
        """Remember that a step has changed rows; they are read again when their kind is asked for."""
        for change in changes:
            if change.table in self._kept:
                self._changed.setdefault(change.table, set()).add(change.row_id)

    def __call__(self, kind: type[AnyRow], /) -> Sequence[AnyRow]:
        """Return all rows of a kind."""
        # Counts the commits of everybody else: another program may have written into the file.
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version, self._kept, self._changed = version, {}, {}
        name = TABLES[kind].name
        # Where reading fails, nothing is remembered.
        kept: Sequence[AnyRow] | None = self._kept.pop(name, None)
        changed = self._changed.pop(name, set())
        if kept is None or len(changed) > _MOST_FOLLOWED:
            kept = every(self._connection, kind)
        elif changed:
            stayed = (row for row in kept if row.id not in changed)
            kept = [*stayed, *every(self._connection, kind, id=changed)]
        self._kept[name] = kept
        return kept


class Made(Generic[Given, Part]):
    """Something made of rows, made again only where it is given others: objects are compared, not values.

    Parameters
    ----------
    make : makes it; what it is given stays as it is.
    """

    def __init__(self, make: Callable[Given, Part]) -> None:
        self._make = make
        self._last: tuple[tuple[object, ...], Part] | None = None

    def __call__(self, *given: Given.args, **named: Given.kwargs) -> Part:
        """Return what is made of `given`."""
        all_given = (*given, *named.values())
        if self._last is None or not all(map(is_, all_given, self._last[0])):
            self._last = all_given, self._make(*given, **named)
        return self._last[1]


class Past:
    """The rows of a file as they were after a step: those of today, with what happened since taken back.

    Rows that did not change since are the same objects as those of today.

    Parameters
    ----------
    seq : the number of the step.
    today : gives the rows of today.
    """

    def __init__(self, connection: sqlite3.Connection, seq: int, today: RowsOf) -> None:
        self._connection = connection
        self._seq = seq
        self._today = today

    def __call__(self, kind: type[AnyRow], /) -> Sequence[AnyRow]:
        """Return all rows of a kind at that moment.

        Raises
        ------
        LookupError, TypeError, ValueError
            Where the history does not fit the content.
        """
        table = TABLES[kind]
        names = ("row_id", "before", "after")
        since = f"AND step_seq > {self._seq:d} ORDER BY step_seq DESC, position DESC"
        changes = [*select(self._connection, CHANGE, names, {"table_name": table.name}, since)]
        if not changes:
            return self._today(kind)
        rows = {row.id: row for row in self._today(kind)}
        own: set[str] = set()
        for row_id, before, after in changes:
            if before is None:
                del rows[row_id]
                continue
            values: dict[str, Any] = {
                name: from_json(table.columns[name], value) for name, value in before.items()
            }
            if after is None:
                rows[row_id] = kind(**values)
            else:
                if row_id not in own:
                    rows[row_id] = copy(rows[row_id])
                for name, value in values.items():
                    setattr(rows[row_id], name, value)
            own.add(row_id)
        return [*rows.values()]
