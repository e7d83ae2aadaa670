"""The history of a strategy: every step with its changes, and undo and redo drawn from it.

Nothing is ever removed. Undo appends a step that puts the values before back, and names the step it
undoes; redo undoes such a step. Which step comes next is read from the kinds and targets alone, so that
undo outlives the program.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Final, Self, cast

from dia_desktop.language import tr
from dia_desktop.store.capture import RowChange, Values, areas_of, from_json
from dia_desktop.store.rows import VERSION, Area, Table, new_id
from dia_desktop.store.selecting import select
from dia_desktop.store.tables import BY_NAME, CHANGE, STEP, StepKind
from dia_desktop.strategy.revisions import Revision

if TYPE_CHECKING:
    from dia_desktop.store.writing import Writer

#: The number of the step that made the file.
FIRST_STEP: Final = 1
#: SQLite takes at most 32,766 values in one statement.
_CHUNK: Final = 10_000


@dataclass(frozen=True, slots=True)
class Applied:
    """What a step did: its label, and what a screen must read again (nothing where nothing changed)."""

    label: str
    areas: frozenset[Area]

    @classmethod
    def by(cls, label: str, changes: Iterable[RowChange]) -> Self:
        """Return what a step did that changed these rows."""
        return cls(label, areas_of({change.table for change in changes}))


@dataclass(frozen=True, slots=True)
class StepRecord:
    """What the log says of a step besides its changes; `target` is the step an undo or redo reverses."""

    label: str
    reason: str
    author: str
    at: datetime
    kind: StepKind = StepKind.DO
    target: int | None = None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One step of the history, newest first: who did what, when and why."""

    seq: int
    id: str
    at: datetime
    author: str
    label: str
    reason: str
    kind: StepKind

    @property
    def sentence(self) -> str:
        """What happened, in words: the label, or that it was undone or redone."""
        if self.kind is StepKind.UNDO:
            return tr("Undid: {label}").format(label=self.label)
        if self.kind is StepKind.REDO:
            return tr("Redid: {label}").format(label=self.label)
        return self.label


@dataclass(frozen=True, slots=True)
class Reversible:
    """The step that undo (or redo) would take back next, and how many rows that changes."""

    seq: int
    label: str
    rows: int


#: From the newest step back to the one on top of the undo stack. A step done or redone is on top
#: itself; below a step that was undone lies what lay below its target; a mark changes nothing.
_NEXT_UNDO: Final = """
    WITH RECURSIVE walk(seq, kind, target, label) AS (
        SELECT * FROM (SELECT seq, kind, target, label FROM step ORDER BY seq DESC LIMIT 1)
        UNION ALL
        SELECT step.seq, step.kind, step.target, step.label FROM walk JOIN step
        ON step.seq = CASE walk.kind WHEN 'mark' THEN walk.seq ELSE walk.target END - 1
        WHERE walk.kind IN ('mark', 'undo')
    ) SELECT seq, label, (SELECT count(*) FROM change WHERE step_seq = walk.seq)
    FROM walk WHERE kind IN ('do', 'redo')
"""
#: The same for the redo stack: an undone step is on top; something new empties the stack.
_NEXT_REDO: Final = """
    WITH RECURSIVE walk(seq, kind, target, label) AS (
        SELECT * FROM (SELECT seq, kind, target, label FROM step ORDER BY seq DESC LIMIT 1)
        UNION ALL
        SELECT step.seq, step.kind, step.target, step.label FROM walk JOIN step
        ON step.seq = CASE walk.kind WHEN 'mark' THEN walk.seq ELSE walk.target END - 1
        WHERE walk.kind IN ('mark', 'redo')
    ) SELECT seq, label, (SELECT count(*) FROM change WHERE step_seq = walk.seq)
    FROM walk WHERE kind = 'undo'
"""


@dataclass(frozen=True, slots=True)
class Ends:
    """Where the history stands: what undo and redo would take, and when the newest step was taken."""

    undo: Reversible | None
    redo: Reversible | None
    last_at: datetime | None


class History:
    """The step log of one open file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ends(self) -> Ends:
        """Read from the log where it stands."""
        newest = next(select(self._connection, STEP, ("at",), rest="ORDER BY seq DESC LIMIT 1"), (None,))
        return Ends(self._walk(_NEXT_UNDO), self._walk(_NEXT_REDO), *newest)

    def _walk(self, query: str) -> Reversible | None:
        row = self._connection.execute(query).fetchone()
        return None if row is None else Reversible(*row)

    def append(self, writer: Writer, step: StepRecord, changes: Sequence[RowChange]) -> int:
        """Write a step and its changes into the log, in the running transaction; return its number."""
        (newest,) = self._connection.execute("SELECT max(seq) FROM step").fetchone()
        seq = (newest or 0) + 1
        writer.insert(
            STEP,
            [
                {
                    "seq": seq,
                    "id": new_id(),
                    "at": step.at,
                    "author": step.author,
                    "label": step.label,
                    "reason": step.reason,
                    "kind": step.kind.value,
                    "target": step.target,
                }
            ],
        )
        if changes:
            writer.insert(
                CHANGE,
                [
                    {
                        "step_seq": seq,
                        "position": position,
                        "table_name": change.table,
                        "row_id": change.row_id,
                        "before": change.before,
                        "after": change.after,
                    }
                    for position, change in enumerate(changes)
                ],
            )
        return seq

    def changes_of(self, seq: int) -> list[RowChange]:
        """Return what a step did, first change first."""
        names = ("table_name", "row_id", "before", "after")
        rows = select(self._connection, CHANGE, names, {"step_seq": seq}, "ORDER BY position")
        return [RowChange(*row) for row in rows]

    def entries(self, limit: int) -> tuple[HistoryEntry, ...]:
        """Return the newest `limit` steps, newest first."""
        names = ("seq", "id", "at", "author", "label", "reason", "kind")
        rows = select(self._connection, STEP, names, rest=f"ORDER BY seq DESC LIMIT {limit:d}")
        return tuple(
            HistoryEntry(seq, step_id, at, author, label, reason, StepKind(kind))
            for seq, step_id, at, author, label, reason, kind in rows
        )

    def revisions(self) -> tuple[Revision, ...]:
        """Return the moments that somebody named, oldest first; that a file was made is none of them."""
        names = ("seq", "label", "reason", "at", "author")
        rows = select(self._connection, STEP, names, {"kind": StepKind.MARK.value}, "ORDER BY seq")
        return tuple(Revision(*row) for row in rows if row[0] > FIRST_STEP)

    def has(self, seq: int) -> bool:
        """Whether there is a step of that number."""
        return any(select(self._connection, STEP, ("seq",), {"seq": seq}))

    def rows_since(self, seq: int) -> int:
        """Return how many changes of rows came after a step."""
        query = "SELECT count(*) FROM change WHERE step_seq > ?"
        (count,) = self._connection.execute(query, (seq,)).fetchone()
        return int(count)

    def put_back(self, writer: Writer, seq: int) -> list[RowChange]:
        """Restore what was before a step, and return what that changed.

        Every state on the way back has existed on the way there, so unique constraints hold in between.
        Closed rounds need no guard here: the closing itself lies above every edit of the round, so it is
        taken back before them.
        """
        restored: list[RowChange] = []
        for (table_name, *_), group in groupby(reversed(self.changes_of(seq)), key=_like):
            restored += _restore(self._connection, writer, BY_NAME[table_name], list(group))
        return restored


def _like(change: RowChange) -> tuple[str, bool, frozenset[str]]:
    """Return what changes must share to be restored by one statement with many parameter sets."""
    return change.table, change.after is None, frozenset(change.before or ())


def _restore(
    connection: sqlite3.Connection, writer: Writer, table: Table, changes: list[RowChange]
) -> list[RowChange]:
    first = changes[0]
    if first.before is None:
        versions = _versions(connection, table, [change.row_id for change in changes])
        return _take_out(writer, table, changes, versions)
    if first.after is None:
        return _bring_back(writer, table, changes)
    return _set_back(writer, table, changes)


def _take_out(
    writer: Writer, table: Table, changes: list[RowChange], versions: dict[str, int]
) -> list[RowChange]:
    """Delete rows that a step had added; `versions` are those they have by now."""
    writer.delete(table, [change.row_id for change in changes])
    gone = [{**(change.after or {}), VERSION: versions[change.row_id]} for change in changes]
    return [RowChange(table.name, str(row["id"]), row, None) for row in gone]


def _bring_back(writer: Writer, table: Table, changes: list[RowChange]) -> list[RowChange]:
    """Insert rows again that a step had deleted; their versions go on counting."""
    rows = [dict(change.before or {}) for change in changes]
    for row in rows:
        row[VERSION] = cast("int", row[VERSION]) + 1
    writer.insert(table, [_native(table, row) for row in rows])
    return [RowChange(table.name, str(row["id"]), None, row) for row in rows]


def _set_back(writer: Writer, table: Table, changes: list[RowChange]) -> list[RowChange]:
    """Give columns their earlier values."""
    writer.update(table, [(change.row_id, _native(table, change.before or {})) for change in changes])
    return [RowChange(change.table, change.row_id, change.after, change.before) for change in changes]


def _native(table: Table, values: Values) -> dict[str, object]:
    return {name: from_json(table.columns[name], value) for name, value in values.items()}


def _versions(connection: sqlite3.Connection, table: Table, row_ids: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for start in range(0, len(row_ids), _CHUNK):
        chunk = {*row_ids[start : start + _CHUNK]}
        found.update(select(connection, table, ("id", VERSION), {"id": chunk}))
    return found
