"""A copy of an open strategy under another name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from dia_desktop.errors import FileError
from dia_desktop.language import tr
from dia_desktop.store.database import clear_errors, clear_errors_of_new, copy_database
from dia_desktop.store.identity import check_new_name, located, name_of
from dia_desktop.store.lock import OwnerLock
from dia_desktop.store.replacing import replacing


def write_copy(
    source: sqlite3.Connection,
    own: Path,
    path: Path,
    *,
    author: str,
    at: datetime,
    go_on: Callable[[], None] | None = None,
) -> None:
    """Write a consistent copy of an open file; replaces what is there, unless somebody works in it.

    Parameters
    ----------
    own : where the file itself is.
    at : the present moment.
    go_on : called now and then; raises where no copy is wanted any more.

    Raises
    ------
    FileError
        Where it is the file itself, somebody has the other one open, or the folder cannot be written.
    """
    path = located(path)
    check_new_name(path)
    if path == own:
        raise FileError(
            tr("“{name}” is the file you have open; choose another name for the copy.").format(
                name=name_of(path)
            )
        )
    with (
        _replaceable(path, author, at),
        replacing(path) as fresh,
        clear_errors(own),
        clear_errors_of_new(path),
    ):
        copy_database(source, fresh, go_on)


@contextmanager
def _replaceable(path: Path, author: str, at: datetime) -> Iterator[None]:
    if not path.is_file():
        yield
        return
    lock = OwnerLock(path, author=author, since=at)
    try:
        if lock.refusal is not None:
            raise FileError(tr("{reason} Choose another name for the copy.").format(reason=lock.refusal))
        yield
    finally:
        lock.release()
