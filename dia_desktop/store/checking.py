"""Is a strategy file whole? Asked without changing it."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dia_desktop.errors import FileError, InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.capture import RowChange, to_json
from dia_desktop.store.column_types import as_promised
from dia_desktop.store.database import (
    clear_errors,
    connect,
    copy_database,
    one_state,
    whole_content,
)
from dia_desktop.store.funding_rules import check_funding
from dia_desktop.store.identity import (
    SCHEMA,
    broken_history,
    check_identity,
    check_schema,
    damaged,
    located,
    name_of,
)
from dia_desktop.store.kpi_rules import check_kpis
from dia_desktop.store.migrations import upgrade_file
from dia_desktop.store.reading import Reader, read_strategy
from dia_desktop.store.roadmap_reading import read_funding, read_kpis, read_roadmap
from dia_desktop.store.roadmap_rules import check_roadmap
from dia_desktop.store.row_reading import Present
from dia_desktop.store.rules import check_round
from dia_desktop.store.selecting import select
from dia_desktop.store.swot_reading import read_swot
from dia_desktop.store.swot_rules import check_swot
from dia_desktop.store.tables import BY_NAME, CHANGE, STEP, TABLES, StepKind

_Rows = dict[tuple[str, str], dict[str, object]]


def check_file(path: Path) -> None:
    """Check a strategy file down to its last page and its first step; the file itself is only read.

    Raises
    ------
    FileError
        One sentence about the first thing that is wrong.
    """
    path = located(path)
    check_identity(path)
    with _workplace(path) as copy:
        with clear_errors(path), whole_content(path), closing(connect(path, "ro")) as source:
            schema = source.execute("PRAGMA user_version").fetchone()[0]
            check_schema(path, schema)
            _check_pages(path, source)
            _copy(path, source, copy)
        with clear_errors(path), whole_content(path):
            if schema < SCHEMA:
                upgrade_file(copy)
            _check_content(path, copy)


@contextmanager
def _workplace(path: Path) -> Iterator[Path]:
    """Yield where a copy can be upgraded and read, so that an old file is checked as it would be opened."""
    try:
        with TemporaryDirectory() as folder:
            yield Path(folder) / "copy.strategy"
    except OSError as error:
        raise _no_room(path, error.strerror) from error


def _copy(path: Path, source: sqlite3.Connection, copy: Path) -> None:
    try:
        copy_database(source, copy)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_FULL:
            raise
        raise _no_room(path, os.strerror(errno.ENOSPC)) from error


def _no_room(path: Path, reason: str | None) -> FileError:
    return FileError(
        tr(
            "“{name}” could not be checked, because no temporary copy of it can be written ({reason}); "
            "free some space, then try again."
        ).format(name=name_of(path), reason=reason)
    )


def _check_pages(path: Path, source: sqlite3.Connection) -> None:
    if source.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise damaged(path)
    if source.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged(path)


def _check_content(path: Path, copy: Path) -> None:
    with closing(connect(copy, "ro")) as connection, one_state(connection):
        if not as_promised(connection):
            raise damaged(path)
        _check_rounds(path, connection)
        _check_swot(path, connection)
        _check_roadmap(path, connection)
        _check_steps(path, connection)
        _check_replay(path, connection)


def _check_rounds(path: Path, connection: sqlite3.Connection) -> None:
    for known in read_strategy(connection).rounds:
        try:
            check_round(Reader(connection).scoring(known.id))
        except (InvalidInputError, ValueError, LookupError, TypeError, ArithmeticError) as error:
            raise FileError(
                tr("“{name}”: the scoring round “{round}” cannot be read ({reason}); open a backup.").format(
                    name=name_of(path), round=known.name, reason=error
                )
            ) from error


def _check_swot(path: Path, connection: sqlite3.Connection) -> None:
    try:
        check_swot(read_swot(connection))
    except (InvalidInputError, ValueError, LookupError, TypeError) as error:
        raise FileError(
            tr("“{name}”: the SWOT cannot be read ({reason}); open a backup.").format(
                name=name_of(path), reason=error
            )
        ) from error


def _check_roadmap(path: Path, connection: sqlite3.Connection) -> None:
    """Check the roadmap with its funding and its KPIs, which speak of each other."""
    present = Present(connection)
    try:
        check_roadmap(read_roadmap(present))
        check_funding(read_funding(present))
        check_kpis(read_kpis(present))
    except (InvalidInputError, ValueError, LookupError, TypeError) as error:
        raise FileError(
            tr("“{name}”: the roadmap cannot be read ({reason}); open a backup.").format(
                name=name_of(path), reason=error
            )
        ) from error


def _check_steps(path: Path, connection: sqlite3.Connection) -> None:
    """Follow both stacks from the first step on: each undo and redo must reverse what was on top."""
    undoable: list[int] = []
    redoable: list[int] = []
    counts = dict(connection.execute("SELECT step_seq, count(*) FROM change GROUP BY step_seq"))
    # All columns: a date that is none, say, shows when it is read.
    names = ("seq", "kind", "target", "id", "at", "author", "label", "reason")
    rows = select(connection, STEP, names, rest="ORDER BY seq")
    for expected, (seq, kind, target, *_) in enumerate(rows, start=1):
        if seq != expected or kind not in set(StepKind) or (kind == StepKind.MARK) == (seq in counts):
            raise broken_history(path, expected)
        if kind == StepKind.DO:
            redoable.clear()
            undoable.append(seq)
        elif kind != StepKind.MARK:
            source, other = (undoable, redoable) if kind == StepKind.UNDO else (redoable, undoable)
            if not source or source.pop() != target or counts[seq] != counts[target]:
                raise broken_history(path, seq)
            other.append(seq)


def _check_replay(path: Path, connection: sqlite3.Connection) -> None:
    """Walk from the present content back to the first: each change must find what it left behind."""
    names = ("step_seq", "table_name", "row_id", "before", "after")
    newest_first = "ORDER BY step_seq DESC, position DESC"
    rows = _touched_rows(connection)
    for seq, table, row_id, before, after in select(connection, CHANGE, names, rest=newest_first):
        change = RowChange(table, row_id, before, after)
        key = (change.table, change.row_id)
        if not (_in_columns(change) and _matches(rows.get(key), change)):
            raise broken_history(path, seq)
        if change.before is None:
            del rows[key]
        else:
            rows[key] = {**rows.get(key, {}), **change.before}


def _in_columns(change: RowChange) -> bool:
    columns = BY_NAME[change.table].columns
    return {*(change.before or ()), *(change.after or ())} <= columns.keys()


def _matches(present: dict[str, object] | None, change: RowChange) -> bool:
    if change.after is None or present is None:
        return change.after is None and present is None
    if change.before is not None and change.before.keys() != change.after.keys():
        return False
    return all(present.get(column) == value for column, value in change.after.items() if column != "version")


def _touched_rows(connection: sqlite3.Connection) -> _Rows:
    rows: _Rows = {}
    for table in TABLES.values():
        touched = connection.execute("SELECT row_id FROM change WHERE table_name = ?", (table.name,))
        known = {row_id for (row_id,) in touched}
        for row in select(connection, table, table.names):
            if row[0] in known:
                values = zip(table.names, row, strict=True)
                rows[table.name, row[0]] = {name: to_json(value) for name, value in values}
    return rows
