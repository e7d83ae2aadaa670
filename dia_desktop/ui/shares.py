"""How sure the ranking shown is, drawn beside the window: quick shares first, then settled ones."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from dia_desktop.strategy.evaluation import FloatArray, Matrix
from dia_desktop.strategy.robustness import Robustness, leader_share, robustness, settled_robustness
from dia_desktop.strategy.weighing import DrawSettings
from dia_desktop.ui.worker import NewestWins

#: Quick shares are drawn once the hand rests this long, so that they do not compete with the painting.
REST_MS = 30
#: Where it rests as long after these, as many are drawn as the share of the verdict needs.
SETTLE_MS = 600


class Shares(QObject):
    """Follows the weights shown; the newest ones count.

    Signals
    -------
    arrived(firmness) : shares for what was asked last; `settled` says whether others will follow.
    """

    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: Whether no other shares are to come for what was asked last.
        self.settled = True
        self._asked: tuple[Matrix, FloatArray, DrawSettings] | None = None
        self._settling = False
        self._stop = Event()
        self._worker: NewestWins[Robustness] = NewestWins(self)
        self._worker.arrived.connect(self._arrived)
        self._worker.failed.connect(_surface)
        self._rest = self._timer(REST_MS, self._draw)
        self._long_rest = self._timer(SETTLE_MS, self.settle)

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def ask(self, matrix: Matrix, weights: FloatArray, settings: DrawSettings) -> None:
        """Ask for the shares under other weights, or of other scores."""
        self.drop()
        self._asked, self.settled = (matrix, weights, settings), False
        self._rest.start()

    def settle(self) -> None:
        """Draw as many as the share of the verdict needs, without waiting for the hand to rest."""
        if self._asked is None or self.settled or self._settling:
            return
        self._halt()
        self._stop, self._settling = Event(), True
        draw = partial(settled_robustness, *self._asked, shown=leader_share, cancelled=self._stop.is_set)
        self._worker.submit(draw)

    def drop(self) -> None:
        """Let nothing more come of what was asked."""
        self._halt()
        self._asked, self._settling, self.settled = None, False, True

    def close(self) -> None:
        """Stop for good."""
        self.drop()
        self._worker.close()

    def _halt(self) -> None:
        self._rest.stop()
        self._long_rest.stop()
        self._stop.set()
        self._worker.cancel()

    def _draw(self) -> None:
        if self._asked is not None:
            self._worker.submit(partial(robustness, *self._asked))

    def _arrived(self, firmness: Robustness) -> None:
        self.settled = self._settling
        if not self.settled:
            self._long_rest.start()
        self.arrived.emit(firmness)


def _surface(error: BaseException) -> None:
    """Raise what went wrong beside the window, so that it is seen like any other bug."""
    raise error
