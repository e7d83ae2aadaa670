"""What a step does to rows: noted in one place for every edit, and refused for closed rounds."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Final, cast

from sqlalchemy import (
    Column,
    Connection,
    Table,
    bindparam,
    delete,
    event,
    insert,
    inspect,
    select,
)
from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, UOWTransaction

from dia_desktop.errors import ReadOnlyError
from dia_desktop.language import tr
from dia_desktop.store.statements import VERSION, Statements
from dia_desktop.store.tables import Area, Editable, Row, ScoringRoundRow

Values = Mapping[str, object]
#: The version of a new row.
FIRST: Final = 1
_ROUND: Final = cast("Table", ScoringRoundRow.__table__)
_CLOSED: Final = select(_ROUND.c.id, _ROUND.c.name).where(_ROUND.c.closed_at.is_not(None))


@dataclass(frozen=True, slots=True)
class RowChange:
    """What happened to one row.

    Attributes
    ----------
    before : columns before, as JSON values: the changed ones of an updated row, all of a deleted one;
        None where the row is new.
    after : the same columns after; None where the row is gone.
    """

    table: str
    row_id: str
    before: Values | None
    after: Values | None


def areas_of(tables: Iterable[str]) -> frozenset[Area]:
    """Return what a screen must repaint after changes to these tables."""
    return frozenset(Row.metadata.tables[table].info["area"] for table in tables)


def to_json(value: object) -> object:
    """Return a column's value as JSON can keep it: dates and moments in ISO 8601."""
    return value.isoformat() if isinstance(value, date) else value


def from_json(column: Column[object], value: object) -> object:
    """Return the column's value that `to_json` wrote."""
    if not isinstance(value, str):
        return value
    kind = column.type.python_type
    if kind is datetime:
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if kind is date else value


class Recorder:
    """Notes every row that a step inserts, updates or deletes, through a session or as a record.

    Attributes
    ----------
    changes : in an order whose reverse can be applied without breaking a unique constraint.
    """

    def __init__(self, connection: Connection, statements: Statements) -> None:
        self.changes: list[RowChange] = []
        self._connection = connection
        self._statements = statements

    def listen(self, session: Session) -> None:
        """Note what a session flushes."""
        event.listen(session, "do_orm_execute", _refuse_bulk)
        event.listen(session, "before_flush", _refuse_closed_flush)
        event.listen(session, "after_flush", self._note)

    def save(self, table: Table, before: Sequence[Values], after: Sequence[Values]) -> None:
        """Write what differs between two states of rows of one table, and note it.

        Parameters
        ----------
        before : rows as they are, with all their columns.
        after : the same rows as they should be; one that is not among them is deleted, one whose id is
            new is inserted.
        """
        old, new = ({str(row["id"]): row for row in rows} for rows in (before, after))
        kept = [(row, new[key]) for key, row in old.items() if key in new and row != new[key]]
        gone = [row for key, row in old.items() if key not in new]
        fresh = [{**row, VERSION: FIRST} for key, row in new.items() if key not in old]
        place = "id" if table is _ROUND else "round_id"
        _refuse_closed(self._connection, {row.get(place) for row in chain(gone, fresh, *kept)})
        # In the order of a flush, for the same reason.
        self._update(table, kept)
        if fresh:
            self._connection.execute(insert(table), fresh)
        self.changes += [RowChange(table.name, str(row["id"]), None, _json(row)) for row in fresh]
        if gone:
            keys = [{"row_id": row["id"]} for row in gone]
            self._connection.execute(delete(table).where(table.c.id == bindparam("row_id")), keys)
        self.changes += [RowChange(table.name, str(row["id"]), _json(row), None) for row in gone]

    def _update(self, table: Table, rows: Iterable[tuple[Values, Values]]) -> None:
        """Write new values of rows; those that change the same columns go in one statement."""
        groups: dict[tuple[str, ...], list[tuple[Values, Values]]] = {}
        for old, new in rows:
            columns = tuple(name for name, value in new.items() if name != VERSION and old[name] != value)
            groups.setdefault(columns, []).append((old, new))
        groups.pop((), None)
        for columns, group in sorted(groups.items()):
            parameters = [
                {"row_id": new["id"]} | {f"new_{name}": new[name] for name in columns} for _, new in group
            ]
            self._connection.execute(self._statements.update(table, columns), parameters)
            for old, new in group:
                before, after = ({name: to_json(row[name]) for name in columns} for row in (old, new))
                self.changes.append(RowChange(table.name, str(old["id"]), before, after))

    def _note(self, session: Session, _context: UOWTransaction) -> None:
        # A flush updates by key, then inserts, then deletes; unique constraints hold in between, so they
        # hold on the way back as well. Foreign keys are checked at the end of a step that is undone.
        dirty, new, deleted = (
            cast("Iterable[Editable]", rows) for rows in (session.dirty, session.new, session.deleted)
        )
        updates = map(_updated, sorted(dirty, key=_key))
        self.changes += [change for change in updates if change is not None]
        self.changes += [RowChange(*_key(row), None, _values(row)) for row in new]
        self.changes += [RowChange(*_key(row), _values_before(row), None) for row in deleted]


def _json(row: Values) -> dict[str, object]:
    return {name: to_json(value) for name, value in row.items()}


def _key(row: Editable) -> tuple[str, str]:
    return _table(row).name, row.id


def _table(row: Editable) -> Table:
    return cast("Table", inspect(type(row)).local_table)


def _values(row: Editable) -> dict[str, object]:
    return {column.name: to_json(getattr(row, column.name)) for column in _table(row).columns}


def _values_before(row: Editable) -> dict[str, object]:
    """Return what the row held before its deletion: an edit may have set columns on the way to it."""
    change = _updated(row)
    return _values(row) if change is None else {**_values(row), **(change.before or {})}


def _updated(row: Editable) -> RowChange | None:
    state: InstanceState[Editable] = inspect(row)
    before: dict[str, object] = {}
    after: dict[str, object] = {}
    for column in _table(row).columns:
        history = state.attrs[column.name].history
        if column.name == VERSION or not history.has_changes():
            continue
        (before[column.name],) = map(to_json, history.deleted)
        (after[column.name],) = map(to_json, history.added)
    return RowChange(*_key(row), before, after) if after else None


def _refuse_bulk(execution: ORMExecuteState) -> None:
    if not execution.is_select:
        raise RuntimeError("A bulk statement would slip past the history; change the rows one by one.")


def _refuse_closed_flush(session: Session, _context: UOWTransaction, _instances: object) -> None:
    changed = (row for row in session.dirty if session.is_modified(row))
    touched = chain(session.new, changed, session.deleted)
    _refuse_closed(session.connection(), {round_id for row in touched for round_id in _rounds_of(row)})


def _refuse_closed(connection: Connection, rounds: Collection[object]) -> None:
    """Refuse to touch what belongs to a closed round."""
    for round_id, name in connection.execute(_CLOSED):
        if round_id in rounds:
            sentence = tr("The scoring round “{name}” is closed and stays as it is; open a new one instead.")
            raise ReadOnlyError(sentence.format(name=name))


def _rounds_of(row: object) -> set[object]:
    """Return the rounds a row belongs to, before and after its change."""
    state: InstanceState[object] = inspect(row)
    if isinstance(row, ScoringRoundRow):
        return {row.id}
    if "round_id" not in state.attrs:
        return set()
    history = state.attrs["round_id"].history
    return {*history.unchanged, *history.added, *history.deleted}
