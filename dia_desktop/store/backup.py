"""Copies kept aside: before the first change of a session, and before an upgrade."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Final
from uuid import uuid4

from dia_desktop.errors import CancelledError, DiaError, FileError
from dia_desktop.language import tr
from dia_desktop.store.database import clear_errors_of_new, connect, copy_database
from dia_desktop.store.identity import journal_of, located
from dia_desktop.store.replacing import cannot_write, replacing

#: How many backups of one strategy are kept.
KEPT: Final = 10
ENDING: Final = ".strategy"
#: Bytes of a file of which a copy is made before anybody notices.
SMALL: Final = 1_000_000
_PREPARED: Final = ".prepared-"
#: What a killed program left is older than this.
_STALE: Final = timedelta(days=2)


class SessionBackup:
    """The copy that is kept of an open strategy before its first change of a session.

    Of a large file it takes a while. So it can be written ahead, beside whoever reads the file; it gets its
    name with the first change, and goes where there is none.

    Parameters
    ----------
    source : the open connection, which the owner of the file alone writes through.
    folder : where copies are kept; None for no copy.
    """

    def __init__(self, path: Path, source: sqlite3.Connection, folder: Path | None) -> None:
        self._path, self._source, self._folder = path, source, folder
        self._version = _version(source)
        self._unwanted, self._lock = Event(), Lock()
        self._ready: Path | None = None
        self._thread: Thread | None = None

    def prepare(self) -> Thread | None:
        """Begin to write the copy of a large file ahead; return the thread that does so, if any."""
        if self._folder is None or self._unwanted.is_set():
            return None
        if self._thread is None:
            self._thread = Thread(target=self._prepare, args=(self._folder,), name="backup")
            self._thread.start()
        return self._thread

    def make(self, strategy_id: Callable[[], str], clock: Callable[[], datetime]) -> None:
        """Keep the copy, where there is none of this session yet.

        Parameters
        ----------
        strategy_id : finds out which strategy it is.
        clock : returns the present moment.

        Raises
        ------
        FileError
            Where the folder cannot be written.
        """
        if self._folder is None:
            return
        if self._thread is not None:
            # What is half written is ready before another copy would be.
            self._thread.join()
        ready = self._taken()
        try:
            # Else another program has written meanwhile, and the copy that was made ahead is of before.
            if ready is not None and _version(self._source) == self._version:
                keep(ready, self._folder, strategy_id(), clock())
            else:
                back_up(self._source, self._folder, strategy_id(), clock())
        except FileError as error:
            sentence = tr("No backup could be made, so nothing was changed. {reason}")
            raise FileError(sentence.format(reason=error)) from error
        finally:
            if ready is not None:
                ready.unlink(missing_ok=True)
        self._folder = None

    def drop(self) -> None:
        """Forget the copy that was written ahead, and wait for the thread to end."""
        ready = self._taken()
        if self._thread is not None:
            self._thread.join()
        if ready is not None:
            ready.unlink(missing_ok=True)

    def _taken(self) -> Path | None:
        """Return the copy that was written ahead, if it is ready; from now on nobody waits for it."""
        with self._lock:
            self._unwanted.set()
            ready, self._ready = self._ready, None
            return ready

    def _go_on(self) -> None:
        if self._unwanted.is_set():
            raise CancelledError(tr("It was cancelled."))

    def _prepare(self, folder: Path) -> None:
        try:
            if self._path.stat().st_size <= SMALL:
                return
            folder = located(folder)
            folder.mkdir(parents=True, exist_ok=True)
            _clear(folder)
            self._write_ahead(folder / f"{_PREPARED}{uuid4().hex[:12]}")
        except (DiaError, OSError, sqlite3.Error):
            # Whatever is wrong, the first change meets it again, and there is somebody to be told.
            return

    def _write_ahead(self, fresh: Path) -> None:
        try:
            with closing(connect(self._path, "ro")) as source:
                copy_database(source, fresh, self._go_on)
            with self._lock:
                self._go_on()
                self._ready = fresh
        except BaseException:
            fresh.unlink(missing_ok=True)
            journal_of(fresh).unlink(missing_ok=True)
            raise


def _version(source: sqlite3.Connection) -> int:
    """Return a number that is another one once another program has written."""
    return int(source.execute("PRAGMA data_version").fetchone()[0])


def _clear(folder: Path) -> None:
    """Remove what a killed program had written ahead."""
    oldest = (datetime.now(UTC) - _STALE).timestamp()
    for left in folder.glob(f"{_PREPARED}*"):
        if left.stat().st_mtime < oldest:
            left.unlink(missing_ok=True)


def keep(copy: Path, folder: Path, strategy_id: str, at: datetime) -> Path:
    """Give a copy in `folder` its name, and drop the oldest beyond ten.

    Raises
    ------
    FileError
        Where the folder cannot be written.
    """
    path = _free(located(folder), strategy_id, at)
    try:
        copy.replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    _drop_oldest(path)
    return path


def back_up(source: sqlite3.Connection, folder: Path, strategy_id: str, at: datetime) -> Path:
    """Write a consistent copy of an open strategy into `folder` and drop the oldest beyond ten.

    Raises
    ------
    FileError
        Where the folder cannot be written.
    """
    folder = located(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    path = _free(folder, strategy_id, at)
    with replacing(path) as fresh, clear_errors_of_new(path):
        copy_database(source, fresh)
    _drop_oldest(path)
    return path


def _free(folder: Path, strategy_id: str, at: datetime) -> Path:
    """Return the first path for a copy of a moment that nobody has."""
    stem = re.sub(r"[^0-9A-Za-z-]", "_", strategy_id)
    path = _dated(folder, stem, at)
    while path.exists():
        at += timedelta(microseconds=1)
        path = _dated(folder, stem, at)
    return path


def _drop_oldest(newest: Path) -> None:
    stem = newest.name.partition(".")[0]
    # The time in the name sorts like the time itself. Where the clock was put back, the new one stays too.
    others = sorted(set(newest.parent.glob(f"{stem}.*{ENDING}")) - {newest})
    for old in others[: 1 - KEPT]:
        old.unlink(missing_ok=True)


def keep_before_upgrade(source: sqlite3.Connection, path: Path, schema: int) -> Path:
    """Write a copy of an old file beside it, under a name that tells what it is, and never over another."""
    number = 1
    while (copy := _before_upgrade(path, schema, number)).exists():
        number += 1
    with replacing(copy) as fresh:
        copy_database(source, fresh)
    return copy


def _dated(folder: Path, stem: str, at: datetime) -> Path:
    return folder / f"{stem}.{at.astimezone(UTC):%Y%m%dT%H%M%S.%fZ}{ENDING}"


def _before_upgrade(path: Path, schema: int, number: int) -> Path:
    stem = path.name.removesuffix(ENDING)
    label = tr("before upgrade from version {version}").format(version=schema)
    again = f" {number}" if number > 1 else ""
    return path.with_name(f"{stem} ({label}){again}{ENDING}")
