"""Who may write: one owner per strategy file, everybody else looks on.

The operating system holds the lock, so that it is free again when its owner is killed. A second hidden
file says who the owner is; it is only words and decides nothing.
"""

from __future__ import annotations

import errno
import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from dia_desktop.language import tr
from dia_desktop.store.identity import name_of


@dataclass(frozen=True, slots=True)
class Owner:
    """Who has a strategy file open for writing, on which computer, since when (ISO 8601, UTC)."""

    name: str
    host: str
    since: str


class OwnerLock:
    """The right to write one strategy file.

    Attributes
    ----------
    refusal : why the right was not given, as a sentence; None where it was.
    """

    def __init__(self, path: Path, *, author: str, since: datetime) -> None:
        # Built from the full name: "a.strategy" and "a.dia" in one folder must not share a lock.
        self._card = path.with_name(f".{path.name}.owner")
        self._lock = FileLock(path.with_name(f".{path.name}.lock"), thread_local=False)
        self._owner = Owner(author, socket.gethostname(), since.isoformat(timespec="seconds"))
        self.refusal = self._acquire(path)

    def _acquire(self, path: Path) -> str | None:
        name = name_of(path)
        if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            return tr("“{name}” is write-protected; you can look at it, or save a copy to change it.").format(
                name=name
            )
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            return self._held(name)
        except OSError as error:
            return _cannot_lock(name, error)
        try:
            self._card.write_text(json.dumps(asdict(self._owner)), encoding="utf-8")
        except OSError as error:
            self._lock.release()
            return _cannot_lock(name, error)
        return None

    def _held(self, name: str) -> str:
        owner = _read_owner(self._card)
        if owner is None:
            return tr(
                "“{name}” is open in another window or on another computer; you can look at it."
            ).format(name=name)
        return tr("{owner} has “{name}” open on {host}; you can look at it, but not change it.").format(
            owner=owner.name, host=owner.host, name=name
        )

    def release(self) -> None:
        """Give the right back and take both hidden files away."""
        if not self._lock.is_locked:
            return
        self._card.unlink(missing_ok=True)
        lock_file = Path(self._lock.lock_file)
        if os.name == "posix":
            # While it is still held: whoever waits notices that the file is gone and makes a new one.
            lock_file.unlink(missing_ok=True)
            self._lock.release()
        else:
            self._lock.release()
            # Windows removes no file that somebody has open, so a new owner's lock stays.
            with suppress(PermissionError):
                lock_file.unlink(missing_ok=True)


def _cannot_lock(name: str, error: OSError) -> str:
    if error.errno == errno.ENAMETOOLONG:
        return tr("The name “{name}” is too long to be changed safely; give it a shorter one.").format(
            name=name
        )
    return tr(
        "The folder of “{name}” does not let you write; save a copy elsewhere to change the strategy."
    ).format(name=name)


def _read_owner(card: Path) -> Owner | None:
    try:
        content = json.loads(card.read_text(encoding="utf-8"))
        return Owner(str(content["name"]), str(content["host"]), str(content["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        # The card may be half written or gone: the lock is what counts, the name is a courtesy.
        return None
