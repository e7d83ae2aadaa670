"""The strategy file: create it, open it, change it step by step."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from dia_desktop.errors import FileError, ReadOnlyError
from dia_desktop.language import tr
from dia_desktop.store.backup import SessionBackup
from dia_desktop.store.capture import RowChange
from dia_desktop.store.copying import write_copy
from dia_desktop.store.database import (
    PATIENCE,
    clear_errors,
    clear_errors_of_new,
    connect,
)
from dia_desktop.store.history import Applied, Ends, Reversible, StepRecord
from dia_desktop.store.identity import (
    broken_history,
    check_identity,
    check_new_name,
    check_place,
    is_there,
    located,
    name_of,
    place_of,
)
from dia_desktop.store.lock import OwnerLock
from dia_desktop.store.opening import prepare
from dia_desktop.store.readable_file import ReadableFile
from dia_desktop.store.replacing import replacing
from dia_desktop.store.rules import checked_name
from dia_desktop.store.step import Step
from dia_desktop.store.tables import StepKind
from dia_desktop.strategy.records import Draft

if TYPE_CHECKING:
    from dia_desktop.store.writing import Writer

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present moment."""
    return datetime.now(UTC)


class StrategyFile(ReadableFile):
    """A strategy in its file. Every committed step is on the disk; there is nothing to save.

    Any thread may use it, but only one at a time: whoever reads waits for it.

    Parameters
    ----------
    path : absolute path with links followed.
    connection : an open connection to the file, closed with it.
    lock : the right to write; None where the file may only be looked at.
    read_only_reason : why it may only be looked at, as a sentence; None where it may be changed.
    backups : folder for a copy before the first change of a session; None for no copy.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        author: str,
        clock: Clock,
        lock: OwnerLock | None,
        read_only_reason: str | None,
        backups: Path | None,
    ) -> None:
        super().__init__(path, connection)
        self.author = author
        self.read_only_reason = read_only_reason
        self._clock = clock
        self._lock = lock
        self._backup = SessionBackup(path, connection, backups)
        self._place = place_of(path)
        self._writer: Writer | None = None
        with self._reading():
            self._ends = self._history.ends()

    @classmethod
    def create(
        cls,
        path: Path,
        draft: Draft,
        *,
        author: str,
        backups: Path | None = None,
        clock: Clock = utc_now,
    ) -> Self:
        """Write a new strategy file with the content of `draft` and open it.

        Raises
        ------
        FileError
            Where there is a file of that name already, or the folder cannot be written.
        InvalidInputError
            Where the draft cannot be used; no file is written.
        """
        from dia_desktop.store.drafting import check_draft, create_database

        path = located(path)
        check_new_name(path)
        if is_there(path):
            raise FileError(
                tr("There is already a file “{name}”; choose another name.").format(name=name_of(path))
            )
        check_draft(draft)
        first = StepRecord(
            label=tr("Created the strategy"), reason="", author=author, at=clock(), kind=StepKind.MARK
        )
        with replacing(path) as fresh, clear_errors_of_new(path):
            create_database(fresh, draft, first)
        return cls.open(path, author=author, backups=backups, clock=clock)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        author: str,
        backups: Path | None = None,
        clock: Clock = utc_now,
        patience: float = PATIENCE,
        read_only: bool = False,
    ) -> Self:
        """Open a strategy file: to change it, or to look at it where somebody else may change it.

        Parameters
        ----------
        read_only : only look at it, and leave the right to change it to whoever wants it.
        patience : seconds to wait for another program that is just writing.

        Raises
        ------
        FileError
            Where it is no strategy file, is damaged or was written by a newer program; it is left untouched.
        """
        path = located(path)
        check_identity(path)
        with ExitStack() as undoing:
            lock = None if read_only else OwnerLock(path, author=author, since=clock())
            if lock is not None:
                undoing.callback(lock.release)
            refusal = _only_looked_at(path) if lock is None else lock.refusal
            # To look at it, "rw" as well: SQLite then takes back what a killed program left half written.
            mode = "rw" if lock is None or refusal is None else "ro"
            with clear_errors(path):
                prepare(path, mode, patience, looking=refusal is not None)
                connection = connect(path, mode, patience)
                undoing.callback(connection.close)
                file = cls(
                    path,
                    connection,
                    author=author,
                    clock=clock,
                    lock=lock,
                    read_only_reason=refusal,
                    backups=backups,
                )
            undoing.pop_all()
        return file

    @staticmethod
    def check(path: Path) -> None:
        """Check a file down to its last page and its first step, without changing it.

        Raises
        ------
        FileError
            One sentence about the first thing that is wrong.
        """
        from dia_desktop.store.checking import check_file

        check_file(path)

    def close(self) -> None:
        """Let go of the file, so that somebody else may change it."""
        with self._use.taken():
            self._backup.drop()
            self._connection.close()
        if self._lock is not None:
            self._lock.release()

    def prepare_backup(self) -> None:
        """Begin to write the copy that the first change keeps, beside whoever uses the file."""
        if not self.read_only:
            self._backup.prepare()

    def used_unless(self, cancelled: Callable[[], bool]) -> AbstractContextManager[None]:
        """Keep the file for one thread, which writes nothing more once `cancelled` says so.

        A step that is cancelled before it is committed raises `CancelledError` and leaves nothing behind.
        """
        return self._use.taken_unless(cancelled)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # -- what may be done ---------------------------------------------------------------------

    @property
    def read_only(self) -> bool:
        """Whether the file may only be looked at."""
        return self.read_only_reason is not None

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back; None where there is nothing."""
        return _label(self._ends.undo) if not self.read_only else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again; None where there is nothing."""
        return _label(self._ends.redo) if not self.read_only else None

    @property
    def undo_rows(self) -> int:
        """How many rows `undo` would change."""
        return 0 if self._ends.undo is None else self._ends.undo.rows

    @property
    def redo_rows(self) -> int:
        """How many rows `redo` would change."""
        return 0 if self._ends.redo is None else self._ends.redo.rows

    @property
    def last_saved_at(self) -> datetime | None:
        """When the newest step was written."""
        return self._ends.last_at

    # -- writing ------------------------------------------------------------------------------

    @contextmanager
    def step(self, label: str, reason: str = "") -> Iterator[Step]:
        """Do one user action: one transaction, one entry in the history, one undo.

        Where the block fails, neither data nor history keep anything of it; where it changes nothing,
        nothing is written.

        Raises
        ------
        ReadOnlyError
            Where the file may only be looked at, or the action would change a closed round.
        FileError
            Where the disk, the network or another program prevents it.
        """
        with self._writing() as writer:
            before = self._connection.total_changes
            step = Step(self._connection, writer, label, self._clock())
            yield step
            changes = step.finish()
            self._check_nothing_slipped(changes, before)
            step.conclude(Applied.by(step.label, changes))
            ends = self._ends
            if changes:
                record = StepRecord(label=step.label, reason=reason, author=self.author, at=step.at)
                # What is done now is what undo takes back next, and leaves nothing to be done again.
                seq = self._history.append(writer, record, changes)
                ends = Ends(Reversible(seq, step.label, len(changes)), None, step.at)
        self._settle(ends, changes)

    def undo(self) -> Applied | None:
        """Take the last step back; None where there is nothing to take back."""
        return self._reverse(self._ends.undo, StepKind.UNDO)

    def redo(self) -> Applied | None:
        """Do the step again that was taken back last; None where there is none."""
        return self._reverse(self._ends.redo, StepKind.REDO)

    def mark(self, name: str, reason: str = "") -> Applied:
        """Name this moment in the history; nothing else changes."""
        name = checked_name(name, tr("Moment"))
        with self._writing() as writer:
            record = StepRecord(
                label=name, reason=reason, author=self.author, at=self._clock(), kind=StepKind.MARK
            )
            self._history.append(writer, record, ())
            ends = self._history.ends()
        self._settle(ends, ())
        return Applied.by(name, ())

    def save_copy(self, path: Path) -> None:
        """Write a copy of the file, history and all, under another name; replaces what is there.

        Raises
        ------
        FileError
            Where it is this very file, or the folder cannot be written.
        CancelledError
            Where it was cancelled before the copy was whole; then there is none.
        """
        with self._use.taken():
            write_copy(
                self._connection,
                self.path,
                path,
                author=self.author,
                at=self._clock(),
                go_on=self._use.go_on,
            )

    def _reverse(self, entry: Reversible | None, kind: StepKind) -> Applied | None:
        if self.read_only_reason is not None:
            raise ReadOnlyError(self.read_only_reason)
        if entry is None:
            return None
        with self._writing() as writer:
            changes = self._put_back(writer, entry.seq)
            record = StepRecord(
                label=entry.label,
                reason="",
                author=self.author,
                at=self._clock(),
                kind=kind,
                target=entry.seq,
            )
            self._history.append(writer, record, changes)
            ends = self._history.ends()
        self._settle(ends, changes)
        return Applied.by(entry.label, changes)

    def _put_back(self, writer: Writer, seq: int) -> list[RowChange]:
        """Restore what was before a step, unless the file was tampered with or damaged since."""
        before = self._connection.total_changes
        try:
            changes = self._history.put_back(writer, seq)
        except (sqlite3.IntegrityError, ValueError, LookupError, TypeError) as error:
            raise broken_history(self.path, seq) from error
        if self._connection.total_changes - before != len(changes):
            raise broken_history(self.path, seq)
        return changes

    def _settle(self, ends: Ends, changes: Sequence[RowChange]) -> None:
        """Remember a committed step. It is on the disk: nothing here may fail."""
        self._ends = ends
        self._reader.notice(changes)
        self._kept.notice(changes)

    @contextmanager
    def _writing(self) -> Iterator[Writer]:
        if self.read_only_reason is not None:
            raise ReadOnlyError(self.read_only_reason)
        with self._use.taken(), clear_errors(self.path):
            check_place(self.path, self._place)
            self._backup.make(lambda: self.strategy().id, self._clock)
            writer = self._ready_writer()
            with writer.transaction():
                yield writer

    def _ready_writer(self) -> Writer:
        """Return what writes; the first change loads SQLAlchemy for it, where the window has not yet."""
        if self._writer is None:
            from dia_desktop.store.writing import Writer

            self._writer = Writer(self._connection, self._use.go_on)
        return self._writer

    def _check_nothing_slipped(self, changes: Sequence[RowChange], before: int) -> None:
        touched = self._connection.total_changes - before
        if touched != len(changes):
            raise RuntimeError(f"{touched} rows were changed, but {len(changes)} noted for the history.")


def _only_looked_at(path: Path) -> str:
    return tr("“{name}” was opened to look at; open it in the program to change it.").format(
        name=name_of(path)
    )


def _label(entry: Reversible | None) -> str | None:
    return None if entry is None else entry.label
