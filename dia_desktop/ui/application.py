"""The Qt application: its name, icon, typeface, and eyes for screen readers."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from dia_desktop import __version__
from dia_desktop.ui import icons, painted
from dia_desktop.ui.folders import PROGRAM
from dia_desktop.ui.theme import load_fonts


def make_application() -> QApplication:
    """Return the Qt application, ready for windows; the one that runs already, if any."""
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication([PROGRAM])
    app.setApplicationName(PROGRAM)
    app.setApplicationVersion(__version__)
    app.setWindowIcon(icons.app_icon())
    load_fonts()
    painted.make_painted_readable()
    return app
