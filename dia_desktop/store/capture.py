"""What a step does to rows: noted in one place for every edit, and refused for closed rounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Final, cast

from sqlalchemy import Column, Table, event, inspect, select
from sqlalchemy.orm import InstanceState, ORMExecuteState, Session, UOWTransaction

from dia_desktop.errors import ReadOnlyError
from dia_desktop.language import tr
from dia_desktop.store.tables import Area, Editable, Row, ScoringRoundRow

Values = Mapping[str, object]
#: The counter of row versions; it only ever goes up, so it is no part of what undo restores.
VERSION: Final = "version"


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
    """Listens to a session and notes every row it inserts, updates or deletes.

    Attributes
    ----------
    changes : in an order whose reverse can be applied without breaking a unique constraint.
    """

    def __init__(self, session: Session) -> None:
        self.changes: list[RowChange] = []
        event.listen(session, "do_orm_execute", _refuse_bulk)
        event.listen(session, "before_flush", _refuse_closed)
        event.listen(session, "after_flush", self._note)

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


def _refuse_closed(session: Session, _context: UOWTransaction, _instances: object) -> None:
    closed = {
        row.id: row.name
        for row in session.connection().execute(
            select(ScoringRoundRow.id, ScoringRoundRow.name).where(ScoringRoundRow.closed_at.is_not(None))
        )
    }
    if not closed:
        return
    changed = (row for row in session.dirty if session.is_modified(row))
    for row in chain(session.new, changed, session.deleted):
        for round_id in _rounds_of(row):
            if round_id in closed:
                sentence = tr(
                    "The scoring round “{name}” is closed and stays as it is; open a new one instead."
                )
                raise ReadOnlyError(sentence.format(name=closed[round_id]))


def _rounds_of(row: object) -> set[object]:
    """Return the rounds a row belongs to, before and after its change."""
    state: InstanceState[object] = inspect(row)
    if isinstance(row, ScoringRoundRow):
        return {row.id}
    if "round_id" not in state.attrs:
        return set()
    history = state.attrs["round_id"].history
    return {*history.unchanged, *history.added, *history.deleted}
