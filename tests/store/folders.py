"""Places where a file cannot be written, for whoever runs the tests."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree

NOBODY = 65534


@contextmanager
def locked_away(folder: Path, mode: int = 0o555) -> Iterator[None]:
    """Take rights from a folder or a file; the superuser, whom no rights bind, becomes nobody meanwhile."""
    before = folder.stat().st_mode
    folder.chmod(mode)
    superuser = os.geteuid() == 0
    if superuser:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if superuser:
            os.seteuid(0)
        folder.chmod(before)


@contextmanager
def open_folder() -> Iterator[Path]:
    """Yield a folder that everybody may enter, unlike those that pytest makes."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        rmtree(folder)
