"""One thread at a time: who uses a strategy file just now, and whether what it does is still wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import RLock

from dia_desktop.errors import CancelledError
from dia_desktop.language import tr


def _never() -> bool:
    return False


class SoleUse:
    """The use of one open file, which a thread has alone as long as it is in the middle of something.

    Whoever only reads waits until the other is done. That two threads want to change a file at the same time
    is a bug, and it shows.
    """

    def __init__(self) -> None:
        self._lock = RLock()
        self._cancelled: Callable[[], bool] = _never

    @contextmanager
    def taken(self, *, patient: bool = False) -> Iterator[None]:
        """Let nobody else use the file as long as the block runs.

        Parameters
        ----------
        patient : whether to wait for another thread that is using it.

        Raises
        ------
        RuntimeError
            Where another thread is using it, and nobody waits.
        """
        if not self._lock.acquire(blocking=patient):
            raise RuntimeError("A strategy file is used by two threads at the same time.")
        try:
            yield
        finally:
            self._lock.release()

    @contextmanager
    def taken_unless(self, cancelled: Callable[[], bool]) -> Iterator[None]:
        """Let nobody else use the file, and write nothing once `cancelled` says so."""
        with self.taken():
            self._cancelled = cancelled
            try:
                yield
            finally:
                self._cancelled = _never

    def go_on(self) -> None:
        """Do nothing as long as what is being written is still wanted.

        Raises
        ------
        CancelledError
            Where it is not.
        """
        if self._cancelled():
            raise CancelledError(tr("It was cancelled, and nothing was changed."))
