"""The SQLite connection of a strategy file, set up so that the file is a document.

One file in rollback-journal mode, every commit on the disk before it is reported, foreign keys kept,
and nothing written by merely opening it.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

from dia_desktop.errors import FileError
from dia_desktop.language import tr
from dia_desktop.store.identity import damaged, name_of
from dia_desktop.store.replacing import cannot_write

#: Seconds to wait for another program that is just writing.
PATIENCE: Final = 2.0
#: Pages that are copied before somebody can say that no copy is wanted.
_AT_ONCE: Final = 1024
#: What the system says where SQLite, writing a new file, says one of these.
_ERRNO: Final = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_CANTOPEN: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
}
#: What SQLite and its driver say when tables or texts are not those that any program of ours writes.
_NOT_OURS: Final = (
    "no such table",
    "no such column",
    "has no column named",
    "foreign key mismatch",
    "Could not decode to UTF-8",
)


def uri(path: Path, mode: str) -> str:
    """Return the SQLite address of an absolute path, whatever characters its name has.

    `mode` is "ro", "rw" or "rwc". A network path (``//server/folder``) keeps its two slashes.
    """
    posix = path.as_posix()
    rooted = posix if posix.startswith("/") else f"/{posix}"
    # The bytes of the name: where a name is no UTF-8 text, its text cannot be encoded.
    return f"file://{quote(os.fsencode(rooted))}?mode={mode}"


def connect(path: Path, mode: str, patience: float = PATIENCE) -> sqlite3.Connection:
    """Open the file, in autocommit mode; the caller closes the connection.

    Everything is read through it as it is; to write, SQLAlchemy takes hold of it (`writing.Writer`).
    Any thread may use it, one at a time: a strategy file sees to that (`sole_use.SoleUse`).
    """
    # The driver's own transactions do not cover table changes; so whoever needs one says BEGIN.
    connection = sqlite3.connect(
        uri(path, mode), uri=True, isolation_level=None, timeout=patience, check_same_thread=False
    )
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


@contextmanager
def one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """Let everything the block reads be of one moment, whoever else writes."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def copy_database(source: sqlite3.Connection, path: Path, go_on: Callable[[], None] | None = None) -> None:
    """Write a consistent copy of an open database to `path`, which must not exist.

    Parameters
    ----------
    go_on : called now and then; raises where no copy is wanted any more.
    """

    def copied(status: int, remaining: int, total: int) -> None:
        del status, remaining, total
        if go_on is not None:
            go_on()

    with closing(sqlite3.connect(uri(path, "rwc"), uri=True, isolation_level=None)) as target:
        source.backup(target, pages=_AT_ONCE, progress=copied)


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn what the disk, the network or another program do to a file into a `FileError`.

    Everything else the database complains about is a bug and passes through.
    """
    try:
        yield
    except sqlite3.Error as error:
        sentence = file_error(path, error)
        if sentence is None:
            raise
        raise sentence from error


@contextmanager
def clear_errors_of_new(path: Path) -> Iterator[None]:
    """Turn what the disk or the network do to a file that is just being made into a `FileError`."""
    try:
        yield
    except sqlite3.Error as error:
        number = _ERRNO.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if number is None:
            raise
        raise cannot_write(path, OSError(number, os.strerror(number))) from error


@contextmanager
def whole_content(path: Path) -> Iterator[None]:
    """Turn content that cannot be read as records into the sentence for a damaged file.

    For reading only: whatever an edit raises is a bug.
    """
    try:
        yield
    except (ValueError, LookupError, TypeError, ArithmeticError) as error:
        raise damaged(path) from error


def file_error(path: Path, error: sqlite3.Error) -> FileError | None:
    """Return the sentence for an error of the environment, or None where the error is a bug."""
    extended = getattr(error, "sqlite_errorcode", 0)
    if extended == sqlite3.SQLITE_READONLY_ROLLBACK:
        sentence = tr(
            "“{name}” was not closed properly. Open it in DIA Desktop in a folder that lets you write, "
            "with “{name}-journal” beside it, and it is mended."
        )
        return FileError(sentence.format(name=name_of(path)))
    code = extended & 0xFF
    not_ours = any(words in str(error) for words in _NOT_OURS)
    if not_ours or code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return damaged(path)
    known = _sentences().get(code)
    return None if known is None else FileError(known.format(name=name_of(path)))


def _sentences() -> dict[int, str]:
    in_use = tr(
        "“{name}” is in use by another program; nothing was changed. Close that program, then try again."
    )
    unreachable = tr(
        "“{name}” can no longer be reached; everything up to your last change is in it. "
        "Check the disk or the network, then open it again."
    )
    return {
        sqlite3.SQLITE_BUSY: in_use,
        sqlite3.SQLITE_LOCKED: in_use,
        sqlite3.SQLITE_FULL: tr(
            "The disk of “{name}” is full; this change was not saved, all earlier ones are. "
            "Free some space, then try again."
        ),
        sqlite3.SQLITE_IOERR: unreachable,
        sqlite3.SQLITE_CANTOPEN: unreachable,
        sqlite3.SQLITE_READONLY: tr(
            "“{name}” may not be written; this change was not saved, all earlier ones are. "
            "Save a copy elsewhere to go on."
        ),
        sqlite3.SQLITE_PERM: tr("“{name}” may not be read or written; ask its owner for the permission."),
    }
