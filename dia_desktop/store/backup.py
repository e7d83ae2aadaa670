"""Copies kept aside: before the first change of a session, and before an upgrade."""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from dia_desktop.language import tr
from dia_desktop.store.database import clear_errors_of_new, copy_database
from dia_desktop.store.identity import located
from dia_desktop.store.replacing import cannot_write, replacing

#: How many backups of one strategy are kept.
KEPT: Final = 10
ENDING: Final = ".strategy"


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
    stem = re.sub(r"[^0-9A-Za-z-]", "_", strategy_id)
    path = _dated(folder, stem, at)
    while path.exists():
        at += timedelta(microseconds=1)
        path = _dated(folder, stem, at)
    with replacing(path) as fresh, clear_errors_of_new(path):
        copy_database(source, fresh)
    # The time in the name sorts like the time itself. Where the clock was put back, the new one stays too.
    others = sorted(set(folder.glob(f"{stem}.*{ENDING}")) - {path})
    for old in others[: 1 - KEPT]:
        old.unlink(missing_ok=True)
    return path


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
