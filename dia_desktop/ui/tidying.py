"""When garbage is collected and how threads take turns, so that neither keeps a hand waiting.

A full collection stops every thread for as long as there are objects to look at: 30 to 90 ms in the middle of
a large step. So all are looked at once the window is left alone, and in the middle of a step hardly ever.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from dia_desktop.ui.desk import Desk

#: Seconds for which a thread that computes keeps the window waiting, whenever the window wants to go on.
TURN: Final = 0.001
#: New objects after which the youngest are collected; an edit makes about two thousand.
YOUNG: Final = 10_000
#: So often middle-aged objects are collected before all of them are, where nobody leaves the window alone.
BETWEEN_FULL: Final = 20
REST_MS: Final = 2000


def take_turns() -> None:
    """Let the window go on soon, whatever computes beside it."""
    sys.setswitchinterval(TURN)


def collect_rarely() -> None:
    """Collect garbage from now on, but rarely, and never look at what is there already."""
    gc.freeze()
    _, middle, _ = gc.get_threshold()
    gc.set_threshold(YOUNG, middle, BETWEEN_FULL)
    gc.enable()


class Tidying(QObject):
    """Collects the garbage of a large step once it is over and the window is left alone for a moment."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rest = QTimer(self)
        self.rest.setSingleShot(True)
        self.rest.setInterval(REST_MS)
        self.rest.timeout.connect(self._tidy)
        desk.busy_changed.connect(self.rest.start)
        desk.changed.connect(self._wait)
        desk.previewed.connect(self._wait)

    def _wait(self) -> None:
        """Begin to wait anew where something is waited for: somebody is at work."""
        if self.rest.isActive():
            self.rest.start()

    def _tidy(self) -> None:
        if self._desk.busy or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self.rest.start()
        else:
            gc.collect()
