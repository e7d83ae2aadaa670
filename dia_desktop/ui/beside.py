"""Long work on the file, beside the window: one piece at a time, and it can be cancelled."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

Outcome = TypeVar("Outcome")
Cancelled = Callable[[], bool]


class Beside(QObject):
    """Runs one piece of work in a thread, and hands its outcome over in the thread that owns this object.

    Attributes
    ----------
    title : what is being done, in words; "" for nothing.

    Signals
    -------
    changed() : something has begun, or ended.
    """

    changed = Signal()
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = ""
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="beside")
        self._running: object = None
        self._take: Callable[[], None] = _forget
        self._cancelled = Event()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._running is not None

    @property
    def cancelled(self) -> bool:
        """Whether what is being done, or was done last, was asked to end."""
        return self._cancelled.is_set()

    def run(self, title: str, work: Callable[[Cancelled], Outcome], take: Callable[[Outcome], None]) -> None:
        """Begin `work`, and hand what comes of it to `take`.

        Parameters
        ----------
        work : runs in the thread; is given what tells whether it was cancelled.
        """
        if self._running is not None:
            raise RuntimeError(f"“{title}” was begun before “{self.title}” had ended.")
        self.title, self._cancelled = title, Event()
        running = self._pool.submit(work, self._cancelled.is_set)
        # An exception of the work is a bug, and surfaces here like any other.
        self._running, self._take = running, lambda: take(running.result())
        running.add_done_callback(self._finished.emit)
        self.changed.emit()

    def cancel(self) -> None:
        """Ask what is being done to end without leaving anything behind, where it still can."""
        self._cancelled.set()

    def close(self) -> None:
        """Cancel what is being done and wait for the thread to end."""
        self.cancel()
        self._running = None
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, future: object) -> None:
        if future is not self._running:
            return
        # What it was for, dialogs and windows, is not held any longer.
        take, self._take = self._take, _forget
        self._running, self.title = None, ""
        try:
            take()
        finally:
            self.changed.emit()


def _forget() -> None:
    """Take nothing."""
