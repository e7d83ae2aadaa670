"""What a step does to rows: noted in one place for every edit, and refused for closed rounds."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, compress
from operator import ne
from typing import TYPE_CHECKING, Any

from dia_desktop.errors import ReadOnlyError
from dia_desktop.language import tr
from dia_desktop.store.rows import Area, Column, Table
from dia_desktop.store.tables import BY_NAME, TABLES, ScoringRoundRow

if TYPE_CHECKING:
    from dia_desktop.store.writing import Writer

Values = Mapping[str, object]
#: A row, in the order of the columns of its table.
Columns = tuple[Any, ...]


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
    areas = (BY_NAME[table].area for table in tables)
    return frozenset(area for area in areas if area is not None)


def to_json(value: object) -> object:
    """Return a column's value as JSON can keep it: dates and moments in ISO 8601."""
    return value.isoformat() if isinstance(value, date) else value


def from_json(column: Column, value: object) -> object:
    """Return the column's value that `to_json` wrote."""
    if not isinstance(value, str):
        return value
    if column.kind == "datetime":
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if column.kind == "date" else value


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
        names = self.table.names
        name = "id" if self.table is TABLES[ScoringRoundRow] else "round_id"
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

    def __init__(self, connection: sqlite3.Connection, writer: Writer) -> None:
        self.changes: list[RowChange] = []
        self._connection = connection
        self._writer = writer

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
            self._writer.delete(table, [row[0] for row in rows])
        self.changes += [RowChange(table.name, row[0], noted, None) for row, noted in _noted(table, rows)]

    def _update(self, table: Table, rows: Sequence[tuple[Columns, Columns]]) -> None:
        """Write new values of rows by key; those that change the same columns go in one statement."""
        names = table.names
        groups: dict[tuple[str, ...], list[tuple[Columns, Columns]]] = {}
        for old, new in sorted(rows, key=_key):
            columns = tuple(compress(names, map(ne, old, new)))
            groups.setdefault(columns, []).append((old, new))
        for columns, group in sorted(groups.items()):
            places = [(name, names.index(name)) for name in columns]
            values = [(new[0], {name: new[place] for name, place in places}) for _, new in group]
            self._writer.update(table, values)
            for old, new in group:
                before, after = ({name: to_json(row[place]) for name, place in places} for row in (old, new))
                self.changes.append(RowChange(table.name, old[0], before, after))

    def _insert(self, table: Table, rows: Sequence[Columns]) -> None:
        if rows:
            names = table.names
            self._writer.insert(table, [dict(zip(names, row, strict=True)) for row in rows])
        self.changes += [RowChange(table.name, row[0], None, noted) for row, noted in _noted(table, rows)]

    def _refuse_closed(self, rounds: set[object]) -> None:
        """Refuse to touch what belongs to a closed round."""
        if not rounds:
            return
        closed = "SELECT id, name FROM scoring_round WHERE closed_at IS NOT NULL"
        for round_id, name in self._connection.execute(closed):
            if round_id in rounds:
                sentence = tr(
                    "The scoring round “{name}” is closed and stays as it is; open a new one instead."
                )
                raise ReadOnlyError(sentence.format(name=name))


def _key(pair: tuple[Columns, Columns]) -> str:
    return str(pair[0][0])


def _noted(table: Table, rows: Iterable[Columns]) -> Iterator[tuple[Columns, Values]]:
    """Yield each row with all its columns as JSON values."""
    names = table.names
    for row in rows:
        yield row, {name: to_json(value) for name, value in zip(names, row, strict=True)}
