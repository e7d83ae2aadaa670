"""Another theme on an open window, in turns: it listens between them, and is painted once, at the end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from dia_desktop.ui import style
from dia_desktop.ui.appearance import Appearance
from dia_desktop.ui.context import Context


class Dressing(QObject):
    """Puts the stylesheet of a theme on a window, then hands the theme to all that is painted in it."""

    def __init__(self, window: QWidget, appearance: Appearance, context: Context) -> None:
        super().__init__(window)
        self._window, self._appearance, self._context = window, appearance, context
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)
        self._waiting: list[Callable[[], None]] = []
        appearance.changed.connect(self._begin)

    @property
    def done(self) -> bool:
        """Whether the window looks as it should."""
        return not self._waiting

    def _begin(self) -> None:
        # What is half dressed is not shown. Qt would never paint a window that comes into sight meanwhile.
        if self._window.isVisible() and self._window.windowHandle().isExposed():
            self._window.setUpdatesEnabled(False)
        # A change that comes meanwhile begins anew.
        self._waiting = [self._dress, self._hand_over, self._show]
        self._turn.start()

    def _go_on(self) -> None:
        self._waiting.pop(0)()
        if self._waiting:
            self._turn.start()

    def _dress(self) -> None:
        style.dress(self._window, self._appearance.theme)

    def _hand_over(self) -> None:
        self._context.set_theme(self._appearance.theme)

    def _show(self) -> None:
        self._window.setUpdatesEnabled(True)
