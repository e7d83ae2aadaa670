"""What happens to a strategy file between its name and its first record: mended, checked, upgraded."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Final

from dia_desktop.errors import FileError
from dia_desktop.language import tr
from dia_desktop.store.backup import keep_before_upgrade
from dia_desktop.store.database import driver_connection
from dia_desktop.store.identity import SCHEMA, check_schema, damaged, name_of

#: Bytes up to which all pages are checked on opening: a moment for any strategy people talk about. The
#: pages of a larger one are checked as they are read, and all of them by `StrategyFile.check`.
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
    with closing(driver_connection(path, mode, patience)) as driver:
        schema = driver.execute("PRAGMA user_version").fetchone()[0]
        check_schema(path, schema)
        small = path.stat().st_size <= _CHECKED_WHOLE
        if small and driver.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise damaged(path)
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

    upgrade_file(path, patience)
