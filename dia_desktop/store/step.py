"""One user action while it happens."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar, cast

from dia_desktop.errors import InvalidInputError
from dia_desktop.store.capture import Columns, Difference, Recorder, RowChange
from dia_desktop.store.history import Applied
from dia_desktop.store.rows import FIRST, Row, Table
from dia_desktop.store.selecting import AnyRow, select
from dia_desktop.store.tables import TABLES

if TYPE_CHECKING:
    from dia_desktop.store.writing import Writer

Answer = TypeVar("Answer")
Given = ParamSpec("Given")
_VERSION: Final = 1


class Step:
    """One user action while it happens.

    An edit asks for rows, changes them as it likes, adds and deletes some. A row is one object however
    often it is asked for, and a question sees what the step has changed so far. What differs from the
    file in the end is written and noted.

    Attributes
    ----------
    label : what the action did, in the user's words; an edit may fill in names it has found.
    at : the moment of the action.
    """

    def __init__(self, connection: sqlite3.Connection, writer: Writer, label: str, at: datetime) -> None:
        self.label = label
        self.at = at
        self._connection = connection
        self._recorder = Recorder(connection, writer)
        self._hands: dict[type[Row], _Hand] = {}
        self._applied: Applied | None = None

    def rows(self, kind: type[AnyRow], **wanted: object) -> list[AnyRow]:
        """Return the rows of a kind whose columns have the values wanted, in no particular order.

        Parameters
        ----------
        wanted : a value, or a set of which it must be one, by the name of the column.
        """
        hand = self._hand(kind)
        self._write([hand])
        found = select(self._connection, hand.table, hand.table.names, wanted)
        return [cast("AnyRow", hand.hold(values)) for values in found]

    def get(self, kind: type[AnyRow], row_id: str, otherwise: str) -> AnyRow:
        """Return the row with a key.

        Raises
        ------
        InvalidInputError
            Where there is no such row; `otherwise` is what it says.
        """
        hand = self._hand(kind)
        if row_id not in hand.rows:
            self.rows(kind, id=row_id)
        if row_id not in hand.rows:
            raise InvalidInputError(otherwise)
        return cast("AnyRow", hand.rows[row_id])

    def add(self, row: Row) -> None:
        """Let a row be in the file; nothing changes where it is there already."""
        self._hand(type(row)).add(row)

    def delete(self, row: Row) -> None:
        """Let a row of the step no longer be in the file."""
        del self._hand(type(row)).rows[row.id]

    def ask(
        self,
        question: Callable[Concatenate[sqlite3.Connection, Given], Answer],
        *given: Given.args,
        **named: Given.kwargs,
    ) -> Answer:
        """Return the answer to a question about the content as the step has left it so far."""
        self._write_all()
        return question(self._connection, *given, **named)

    def finish(self) -> list[RowChange]:
        """Write what is left to write, and return everything that was done."""
        self._write_all()
        return self._recorder.changes

    @property
    def applied(self) -> Applied:
        """What the step did, once it is done."""
        if self._applied is None:
            raise RuntimeError("A step has no result before it is done.")
        return self._applied

    def conclude(self, applied: Applied) -> None:
        """Remember what the step did."""
        self._applied = applied

    def _hand(self, kind: type[Row]) -> _Hand:
        if kind not in self._hands:
            self._hands[kind] = _Hand(kind, TABLES[kind])
        return self._hands[kind]

    def _write_all(self) -> None:
        self._write([self._hands[kind] for kind in TABLES if kind in self._hands])

    def _write(self, hands: Iterable[_Hand]) -> None:
        """Write what differs; `hands` come parents before children."""
        differing = [(hand, difference) for hand in hands if (difference := hand.difference()) is not None]
        self._recorder.write([difference for _, difference in differing])
        for hand, difference in differing:
            hand.settle(difference)


class _Hand:
    """The rows of one table that a step has in hand, by key.

    Attributes
    ----------
    rows : as they should be; one that is not in the file is added, one that is not among them deleted.
    """

    def __init__(self, kind: type[Row], table: Table) -> None:
        self.table = table
        self.rows: dict[str, Row] = {}
        self._kind = kind
        self._names = table.names
        self._columns: Callable[[Row], Columns] = attrgetter(*self._names)
        #: The same rows as they are in the file.
        self._filed: dict[str, Columns] = {}

    def hold(self, filed: Columns) -> Row:
        """Return the one object for a row of the file."""
        key = filed[0]
        if key not in self.rows:
            self.rows[key] = self._kind(**dict(zip(self._names, filed, strict=True)))
            self._filed[key] = filed
        return self.rows[key]

    def add(self, row: Row) -> None:
        if self.rows.setdefault(row.id, row) is not row:
            raise ValueError(f"There are two rows {row.id} of {self.table.name}.")
        row.version = self._filed[row.id][_VERSION] if row.id in self._filed else FIRST

    def difference(self) -> Difference | None:
        """Return what differs from the file; None where nothing does."""
        filed, rows = self._filed, {key: self._columns(row) for key, row in self.rows.items()}
        gone = [filed[key] for key in filed if key not in rows]
        fresh = [rows[key] for key in rows if key not in filed]
        changed = [(filed[key], row) for key, row in rows.items() if key in filed and row != filed[key]]
        return Difference(self.table, gone, changed, fresh) if gone or changed or fresh else None

    def settle(self, written: Difference) -> None:
        """Remember that what differed is in the file now."""
        for key, *_ in written.gone:
            del self._filed[key]
        for (key, *_), _ in written.changed:
            self.rows[key].version += 1
            self._filed[key] = self._columns(self.rows[key])
        for row in written.fresh:
            self._filed[row[0]] = row
