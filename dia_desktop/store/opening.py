"""What happens to a strategy file between its name and its first record: mended, checked, upgraded."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from json import JSONDecodeError
from pathlib import Path
from typing import Final

from dia_desktop.errors import FileError
from dia_desktop.language import tr
from dia_desktop.store.backup import keep_before_upgrade
from dia_desktop.store.column_types import as_promised
from dia_desktop.store.database import connect, whole_content
from dia_desktop.store.identity import SCHEMA, check_schema, damaged, name_of

#: Bytes up to which indexes and the kinds of values are checked as well on opening: a moment for any
#: strategy people talk about.
_THOROUGHLY_CHECKED: Final = 8_000_000
#: Bytes up to which all pages are checked on opening. The pages of a larger file are checked as they are
#: read, and all of them by `StrategyFile.check`.
_CHECKED_WHOLE: Final = 32_000_000


def prepare(path: Path, mode: str, patience: float, *, looking: bool) -> None:
    """Make sure that a file is whole and of today's version.

    Its first reading takes back what a killed program left half written. An old file is upgraded in
    place, with a copy of it as it was kept beside it.

    Parameters
    ----------
    mode : "rw" where SQLite may take back what is half written, else "ro".
    looking : whether it may only be looked at.

    Raises
    ------
    FileError
        Where it is damaged, of a newer version, or old and may not be upgraded.
    sqlite3.Error
        Where SQLite cannot read it.
    """
    with whole_content(path), closing(connect(path, mode, patience)) as driver:
        schema = driver.execute("PRAGMA user_version").fetchone()[0]
        check_schema(path, schema)
        _check_whole(path, driver, schema)
        if schema == SCHEMA:
            return
        if looking:
            raise FileError(
                tr(
                    "“{name}” is of an older version; open it once in DIA Desktop, in a folder that lets you "
                    "write, to upgrade it."
                ).format(name=name_of(path))
            )
        keep_before_upgrade(driver, path, schema)
    from dia_desktop.store.migrations import upgrade_file

    try:
        upgrade_file(path, patience)
    except (JSONDecodeError, UnicodeDecodeError) as error:
        raise damaged(path) from error


def _check_whole(path: Path, driver: sqlite3.Connection, schema: int) -> None:
    size = path.stat().st_size
    if size > _CHECKED_WHOLE:
        return
    thorough = size <= _THOROUGHLY_CHECKED
    check = "PRAGMA integrity_check(1)" if thorough else "PRAGMA quick_check(1)"
    if driver.execute(check).fetchone()[0] != "ok":
        raise damaged(path)
    if schema < SCHEMA and driver.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged(path)
    if schema == SCHEMA and thorough and not as_promised(driver):
        raise damaged(path)
