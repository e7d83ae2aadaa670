"""What makes a file a strategy file, and the sentences for files that are not."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Final

from dia_desktop.errors import FileError
from dia_desktop.language import tr

#: Stands in the header of every strategy file: "DIAS" in ASCII.
APPLICATION_ID: Final = 0x44494153
#: The version of the tables this program writes (`PRAGMA user_version`).
SCHEMA: Final = 5

_MAGIC: Final = b"SQLite format 3\x00"
_HEADER_SIZE: Final = 100
_JOURNAL_ENDING: Final = "-journal"
_LONGEST_NAME: Final = 255


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the rollback journal of a file while it is being written."""
    return path.with_name(path.name + _JOURNAL_ENDING)


def located(path: Path) -> Path:
    """Return the real place of a strategy file: absolute, links followed.

    Raises
    ------
    FileError
        Where the name cannot be that of a file here.
    """
    try:
        return Path(path).resolve()
    except (OSError, ValueError, RuntimeError) as error:
        raise FileError(
            tr("“{path}” cannot be the name of a file; choose another name.").format(path=printable(path))
        ) from error


def printable(path: Path) -> str:
    """Return the path as text that can be shown, whatever bytes it is made of."""
    return str(path).encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "\\0")


def name_of(path: Path) -> str:
    """Return the name of a file as text that can be shown."""
    return printable(Path(path.name or path))


def is_there(path: Path) -> bool:
    """Whether there is something of that name, as far as this user can see."""
    try:
        path.stat()
    except OSError:
        return False
    return True


def place_of(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from every other, whatever its name; None where it is not there."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def check_place(path: Path, place: tuple[int, int] | None) -> None:
    """Refuse to write into a file that has lost its name: the change would vanish with it.

    Raises
    ------
    FileError
        Where there is another file of that name by now, or none.
    """
    if place_of(path) != place:
        raise FileError(
            tr(
                "“{name}” was moved, replaced or deleted while it was open; this change was not saved. "
                "Save a copy to keep what is here."
            ).format(name=name_of(path))
        )


def check_new_name(path: Path) -> None:
    """Refuse a name too long to be written safely.

    Raises
    ------
    FileError
        Where the journal, whose name is a little longer, would not fit beside the file.
    """
    if len(os.fsencode(path.name + _JOURNAL_ENDING)) > _LONGEST_NAME:
        raise FileError(
            tr("The name “{name}” is too long; choose one of less than 240 letters.").format(
                name=name_of(path)
            )
        )


def check_identity(path: Path) -> None:
    """Refuse everything that is no strategy file, without touching it.

    Raises
    ------
    FileError
        One sentence with the name of the file and the remedy.
    """
    name = name_of(path)
    header = _header(path)
    if not header:
        raise FileError(
            tr("“{name}” is empty, so there is no strategy in it; open a backup or a copy.").format(name=name)
        )
    if not header.startswith(_MAGIC):
        if header.startswith(b"PK\x03\x04"):
            raise FileError(
                tr("“{name}” is a zip archive; unpack it and open the strategy file inside.").format(
                    name=name
                )
            )
        raise FileError(
            tr("“{name}” is not a strategy file; choose a file that DIA Desktop has written.").format(
                name=name
            )
        )
    if len(header) < _HEADER_SIZE:
        raise damaged(path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise FileError(
            tr(
                "“{name}” is a database of another program; choose a file that DIA Desktop has written."
            ).format(name=name)
        )


def check_schema(path: Path, schema: int) -> None:
    """Refuse a file of a newer program.

    Raises
    ------
    FileError
        Naming the file and the remedy.
    """
    if schema > SCHEMA:
        raise FileError(
            tr(
                "“{name}” was written by a newer version of DIA Desktop; install that version to open it."
            ).format(name=name_of(path))
        )
    if schema < 1:
        raise damaged(path)


def damaged(path: Path) -> FileError:
    """Return the error for a strategy file of which parts are missing or unreadable."""
    return FileError(
        tr("“{name}” is damaged and was not changed; open a backup or an earlier copy instead.").format(
            name=name_of(path)
        )
    )


def broken_history(path: Path, seq: int) -> FileError:
    """Return the error for a file whose history cannot have led to what is in it."""
    return FileError(
        tr("“{name}”: the history does not fit the content at step {step}; open a backup.").format(
            name=name_of(path), step=seq
        )
    )


def _open_at_once(name: str, flags: int) -> int:
    """Open a file without waiting for the other end of a pipe, where there are such files."""
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def _header(path: Path) -> bytes:
    name = name_of(path)
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise FileError(
                    tr("“{name}” is a device, not a file; choose a strategy file.").format(name=name)
                )
            return file.read(_HEADER_SIZE)
    except FileNotFoundError as error:
        raise FileError(
            tr("There is no file “{path}”; check the name and the folder.").format(path=printable(path))
        ) from error
    except PermissionError as error:
        raise FileError(
            tr("“{name}” may not be read; ask its owner for the permission.").format(name=name)
        ) from error
    except IsADirectoryError as error:
        raise FileError(tr("“{name}” is a folder; choose a strategy file.").format(name=name)) from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise FileError(
                tr("There is no file “{path}”; its name is too long.").format(path=printable(path))
            ) from error
        raise FileError(
            tr("“{name}” cannot be read ({reason}); check the disk or the network.").format(
                name=name, reason=error.strerror
            )
        ) from error
