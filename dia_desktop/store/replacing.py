"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from dia_desktop.errors import FileError
from dia_desktop.language import tr
from dia_desktop.store.identity import journal_of, name_of, printable


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield an empty file in the folder of `path` that takes its place when the block succeeds.

    Raises
    ------
    FileError
        Where the folder cannot be written; `path` is as it was.
    """
    fresh = path.with_name(f".new-{uuid4().hex[:12]}")
    try:
        fresh.touch(exist_ok=False)
        try:
            yield fresh
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
            journal_of(fresh).unlink(missing_ok=True)
        _settle(path.parent)
    except OSError as error:
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: OSError) -> FileError:
    """Return the sentence for a file that could not be written."""
    place = {"name": name_of(path), "folder": printable(path.parent)}
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return FileError(
            tr("The folder “{folder}” does not let you write; choose another one.").format(**place)
        )
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return FileError(
            tr("The disk is full, so “{name}” was not written; free some space, then try again.").format(
                **place
            )
        )
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        return FileError(tr("There is no folder “{folder}”; choose another one.").format(**place))
    return FileError(
        tr("“{name}” could not be written ({reason}); check the disk or choose another folder.").format(
            **place, reason=error.strerror
        )
    )


def _settle(folder: Path) -> None:
    """Have the new name on the disk before it is reported, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
