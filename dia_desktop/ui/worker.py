"""Work beside the window: the newest request wins, answers arrive on the window's own thread.

A `ThreadPoolExecutor` with one thread runs a plain function. A request that is still waiting when a
newer one comes is dropped; the answer to one that was overtaken while it ran is thrown away.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

Answer = TypeVar("Answer")


class NewestWins(QObject, Generic[Answer]):
    """Runs one function at a time and keeps only the newest request.

    Signals
    -------
    arrived(answer) : the answer to the newest request; emitted on the thread that owns this object.
    failed(error) : the newest request raised; the error is a bug or a `DiaError`, never swallowed.
    """

    arrived = Signal(object)
    failed = Signal(object)
    _finished = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="newest-wins")
        self._newest: Future[Answer] | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def submit(self, work: Callable[[], Answer]) -> None:
        """Ask for `work()`; earlier requests no longer count."""
        self.cancel()
        self._newest = self._pool.submit(work)
        self._newest.add_done_callback(self._announce)

    def cancel(self) -> None:
        """Forget the newest request; its answer will not arrive."""
        if self._newest is not None:
            self._newest.cancel()
            self._newest = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._newest is not None

    def close(self) -> None:
        """Forget everything and wait for the thread to end."""
        self.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _announce(self, future: Future[Answer]) -> None:
        """Run on the worker's thread: hand the outcome over to the owner's."""
        if future.cancelled():
            return
        error = future.exception()
        self._finished.emit(future, None if error else future.result(), error)

    def _deliver(self, future: Future[Answer], answer: Answer | None, error: BaseException | None) -> None:
        if future is not self._newest:
            return
        self._newest = None
        if error is None:
            self.arrived.emit(answer)
        else:
            self.failed.emit(error)
