"""The Qt application: its name, icon, typeface, and eyes for screen readers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from dia_desktop import __version__
from dia_desktop.language import tr
from dia_desktop.ui import icons, painted
from dia_desktop.ui.folders import PROGRAM
from dia_desktop.ui.theme import load_fonts
from dia_desktop.ui.tidying import collect_rarely, take_turns

#: Platforms of Qt that show nothing to anybody.
BLIND_PLATFORMS = ("offscreen", "minimal")


def make_application() -> QApplication:
    """Return the Qt application, ready for windows; the one that runs already, if any.

    Where Qt finds no screen it would abort; then a sentence says so and the process ends with exit code 1.
    """
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else _started()
    app.setApplicationName(PROGRAM)
    app.setApplicationVersion(__version__)
    app.setWindowIcon(icons.app_icon())
    load_fonts()
    painted.make_painted_readable()
    return app


def display_missing() -> bool:
    """Whether it is plain, before Qt starts, that no window can be shown."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in wanted)


def complain(sentence: str) -> int:
    """Write a sentence to the standard error; return the exit code that goes with it."""
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
    return 1


def show_alone(app: QApplication, sentence: str) -> None:
    """Show a sentence where there is no window yet, if anybody can see it."""
    if app.platformName() in BLIND_PLATFORMS:
        return
    box = QMessageBox(QMessageBox.Icon.Warning, PROGRAM, "")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.exec()


def _started() -> QApplication:
    """Start Qt; where it would abort for want of a screen, say why in a sentence and end."""
    warnings: list[str] = []

    def heard(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        del context
        if kind == QtMsgType.QtWarningMsg:
            warnings.append(message or "")
        elif kind == QtMsgType.QtFatalMsg:
            # The first warning names the cause; what follows are guesses.
            reason = (warnings or [message or ""])[0].strip()
            complain(tr("No window can be opened here: {reason}").format(reason=reason))
            os._exit(1)

    before = qInstallMessageHandler(heard)
    app = QApplication([PROGRAM])
    qInstallMessageHandler(before)
    return app


def after_first_paint(window: QWidget, load: Callable[[], None]) -> None:
    """Once a window is painted, load beside it what it did not need so far, then collect garbage again.

    What was loaded is never looked at: otherwise every full collection would walk through all modules, in
    the middle of a drag.
    """

    def settle() -> None:
        try:
            load()
        finally:
            collect_rarely()

    def begin() -> None:
        take_turns()
        Thread(target=settle, name="after-first-paint").start()

    FirstPaint(window).painted.connect(begin)


class FirstPaint(QObject):
    """Waits for a window to be painted.

    Signals
    -------
    painted() : the window has been painted for the first time.
    """

    painted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first painting; what is in the window is painted before a timer can run."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.painted.emit)
        return False
