"""The desktop app put together: fonts, log, crash hook, settings, the first window. No logic."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from dia_desktop.errors import DiaError
from dia_desktop.language import tr
from dia_desktop.ui.appearance import Appearance
from dia_desktop.ui.application import make_application
from dia_desktop.ui.crash import CrashReports, start_log
from dia_desktop.ui.folders import PROGRAM, user_folders
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.settings import Settings
from dia_desktop.ui.windows import Surroundings, Windows

#: Platforms of Qt that show nothing to anybody.
BLIND_PLATFORMS = ("offscreen", "minimal")


def run(path: Path | None) -> int:
    """Open the app on a strategy file, or on the user's copy of the example; return the exit code.

    Returns
    -------
    0 after the last window was closed; 1 without a display, or where the file does not open, with
    one sentence on the standard error.
    """
    if _no_display():
        return _complain(_no_display_words())
    app = _application()
    folders = user_folders()
    start_log(folders.logs)
    reports = CrashReports(folders.logs, app)
    reports.install()
    settings = Settings(folders.settings, app)
    around = Surroundings(
        Appearance(app, settings, app), settings, folders, QLocale(), author_name(), page_makers()
    )
    windows = Windows(around, app)
    app.installEventFilter(windows)
    reports.refused.connect(windows.say)
    reports.crashed.connect(windows.tell_crash)
    try:
        if path is None:
            windows.open_example()
        else:
            windows.open(path)
    except DiaError as error:
        _show_alone(app, str(error))
        return _complain(str(error))
    return app.exec()


def _application() -> QApplication:
    """Return the Qt application; where Qt finds no screen, say so and end with exit code 1."""
    qInstallMessageHandler(_no_screen)
    app = make_application()
    qInstallMessageHandler(None)
    return app


def author_name() -> str:
    """Return the name of the user as the history and other openers of a file see it."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return tr("unknown user")


def _no_display() -> bool:
    """Whether it is plain, before Qt starts, that no window can be shown."""
    wanted = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in wanted)


def _no_display_words() -> str:
    return tr(
        "There is no display for a window; `dia-desktop rank` and `dia-desktop export` work without one."
    )


def _no_screen(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    """Turn Qt's abort at the start into a sentence and an exit code."""
    del context
    if kind == QtMsgType.QtFatalMsg:
        reason = (message or "").split("\n", maxsplit=1)[0]
        _complain(tr("No window can be opened here: {reason}").format(reason=reason))
        os._exit(1)
    if kind == QtMsgType.QtWarningMsg and "is needed" in (message or ""):
        _complain(message or "")


def _complain(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()
    return 1


def _show_alone(app: QApplication, sentence: str) -> None:
    """Show a sentence where there is no window yet, if anybody can see it."""
    if app.platformName() in BLIND_PLATFORMS:
        return
    box = QMessageBox(QMessageBox.Icon.Warning, PROGRAM, "")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.exec()
