"""One user action while it happens."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import cached_property
from typing import cast

from sqlalchemy import Connection, Table
from sqlalchemy.orm import Session

from dia_desktop.store.capture import Recorder, RowChange
from dia_desktop.store.history import Applied
from dia_desktop.store.statements import Statements
from dia_desktop.store.tables import Editable, Row

#: A row by the names of its columns.
Record = dict[str, object]
#: A table whose rows are kept in the history.
Kind = type[Row]


class Step:
    """One user action while it happens.

    An edit changes objects of its `session`, or saves `records`, which costs less where there are many.

    Attributes
    ----------
    label : what the action did, in the user's words; an edit may fill in names it has found.
    at : the moment of the action.
    """

    def __init__(self, connection: Connection, statements: Statements, label: str, at: datetime) -> None:
        self.label = label
        self.at = at
        self._connection = connection
        self._statements = statements
        self._recorder = Recorder(connection, statements)
        self._applied: Applied | None = None

    @cached_property
    def session(self) -> Session:
        """Holds the rows the edit changes."""
        session = Session(self._connection, join_transaction_mode="rollback_only")
        self._recorder.listen(session)
        return session

    def records(self, kind: Kind, **wanted: object) -> list[Record]:
        """Return the rows of a table as records: those whose columns have the values wanted.

        Parameters
        ----------
        wanted : a value, or a set of which it must be one, by the name of the column.
        """
        table = _table(kind)
        asked = tuple((name, isinstance(value, AbstractSet)) for name, value in wanted.items())
        values = {
            name: list(value) if isinstance(value, AbstractSet) else value for name, value in wanted.items()
        }
        names = table.c.keys()
        found = self._connection.execute(self._statements.query(table, asked), values)
        return [dict(zip(names, row, strict=True)) for row in found]

    def save(self, kind: Kind, before: Sequence[Record], after: Sequence[Record]) -> None:
        """Write what differs between records as they were read and as they should be.

        Parameters
        ----------
        after : one of `before` that is not among them is deleted, one whose id is new is added.
        """
        self._flush()
        self._recorder.save(_table(kind), before, after)

    def finish(self) -> list[RowChange]:
        """Write what is left to write, and return everything that was done."""
        self._flush()
        return self._recorder.changes

    def close(self) -> None:
        """Let go of the rows."""
        if "session" in self.__dict__:
            self.session.close()

    def _flush(self) -> None:
        if "session" in self.__dict__:
            self.session.flush()

    @property
    def applied(self) -> Applied:
        """What the step did, once it is done."""
        if self._applied is None:
            raise RuntimeError("A step has no result before it is done.")
        return self._applied

    def conclude(self, applied: Applied) -> None:
        """Remember what the step did."""
        self._applied = applied


def _table(kind: Kind) -> Table:
    if not issubclass(kind, Editable):
        raise TypeError(f"{kind.__name__} is not kept in the history.")
    return cast("Table", kind.__table__)
