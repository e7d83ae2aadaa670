"""What a step does to rows: noted in one place for every edit, and refused for closed rounds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, compress
from operator import ne
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, select

from dia_desktop.errors import ReadOnlyError
from dia_desktop.language import tr
from dia_desktop.store.rows import METADATA, Area
from dia_desktop.store.statements import Statements
from dia_desktop.store.tables import SCORING_ROUND

Values = Mapping[str, object]
#: A row, in the order of the columns of its table.
Columns = tuple[Any, ...]
_CLOSED: Final = select(SCORING_ROUND.c.id, SCORING_ROUND.c.name).where(
    SCORING_ROUND.c.closed_at.is_not(None)
)


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
    return frozenset(METADATA.tables[table].info["area"] for table in tables)


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


@dataclass(frozen=True, slots=True)
class Difference:
    """What is to be written to one table; rows in the order of its columns, their id first.

    Attributes
    ----------
    changed : rows as they are in the file, each with what it should be.
    """

    table: Table
    gone: Sequence[Columns]
    changed: Sequence[tuple[Columns, Columns]]
    fresh: Sequence[Columns]

    def rounds(self) -> set[object]:
        """Return the rounds that the rows belong to, before and after."""
        names = self.table.c.keys()
        name = "id" if self.table is SCORING_ROUND else "round_id"
        if name not in names:
            return set()
        place = names.index(name)
        return {row[place] for row in chain(self.gone, self.fresh, *self.changed)}


class Recorder:
    """Writes every row that a step deletes, updates or inserts, and notes it.

    Attributes
    ----------
    changes : in the order in which they were written; its reverse breaks no unique constraint either.
    """

    def __init__(self, connection: Connection, statements: Statements) -> None:
        self.changes: list[RowChange] = []
        self._connection = connection
        self._statements = statements

    def write(self, differences: Sequence[Difference]) -> None:
        """Write what differs, given parents before children, and note it.

        Raises
        ------
        ReadOnlyError
            Where a row belongs to a closed round; nothing is written.
        """
        self._refuse_closed({round_id for each in differences for round_id in each.rounds()})
        # What a row lets go of, another may take: so deletes come first and inserts last.
        for each in reversed(differences):
            self._delete(each.table, each.gone)
        for each in differences:
            self._update(each.table, each.changed)
        for each in differences:
            self._insert(each.table, each.fresh)

    def _delete(self, table: Table, rows: Sequence[Columns]) -> None:
        if rows:
            self._connection.execute(self._statements.delete(table), [{"row_id": row[0]} for row in rows])
        self.changes += [RowChange(table.name, row[0], noted, None) for row, noted in _noted(table, rows)]

    def _update(self, table: Table, rows: Sequence[tuple[Columns, Columns]]) -> None:
        """Write new values of rows by key; those that change the same columns go in one statement."""
        names = table.c.keys()
        groups: dict[tuple[str, ...], list[tuple[Columns, Columns]]] = {}
        for old, new in sorted(rows, key=_key):
            columns = tuple(compress(names, map(ne, old, new)))
            groups.setdefault(columns, []).append((old, new))
        for columns, group in sorted(groups.items()):
            places = [(name, f"new_{name}", names.index(name)) for name in columns]
            self._connection.execute(
                self._statements.update(table, columns),
                [{"row_id": new[0], **{given: new[place] for _, given, place in places}} for _, new in group],
            )
            for old, new in group:
                before, after = (
                    {name: to_json(row[place]) for name, _, place in places} for row in (old, new)
                )
                self.changes.append(RowChange(table.name, old[0], before, after))

    def _insert(self, table: Table, rows: Sequence[Columns]) -> None:
        if rows:
            names = table.c.keys()
            values = [dict(zip(names, row, strict=True)) for row in rows]
            self._connection.execute(self._statements.insert(table), values)
        self.changes += [RowChange(table.name, row[0], None, noted) for row, noted in _noted(table, rows)]

    def _refuse_closed(self, rounds: set[object]) -> None:
        """Refuse to touch what belongs to a closed round."""
        if not rounds:
            return
        for round_id, name in self._connection.execute(_CLOSED):
            if round_id in rounds:
                sentence = tr(
                    "The scoring round “{name}” is closed and stays as it is; open a new one instead."
                )
                raise ReadOnlyError(sentence.format(name=name))


def _key(pair: tuple[Columns, Columns]) -> str:
    return str(pair[0][0])


def _noted(table: Table, rows: Iterable[Columns]) -> Iterator[tuple[Columns, Values]]:
    """Yield each row with all its columns as JSON values."""
    names = table.c.keys()
    for row in rows:
        yield row, {name: to_json(value) for name, value in zip(names, row, strict=True)}
