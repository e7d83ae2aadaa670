"""The desktop app put together: fonts, log, crash hook, settings, the first window. No logic.

Qt is loaded after the store: PySide6 reads the source of every module that is imported after it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from dia_desktop.errors import DiaError
from dia_desktop.language import tr
from dia_desktop.store import StrategyFile, load_writing
from dia_desktop.store.author import author_name
from dia_desktop.ui.appearance import Appearance
from dia_desktop.ui.application import (
    after_first_paint,
    complain,
    display_missing,
    make_application,
    show_alone,
)
from dia_desktop.ui.crash import CrashReports, start_log
from dia_desktop.ui.folders import user_folders
from dia_desktop.ui.locale_numbers import user_locale
from dia_desktop.ui.pages import load_pages, page_makers
from dia_desktop.ui.settings import Settings
from dia_desktop.ui.windows import Surroundings, Windows


def run(path: Path | None) -> int:
    """Open the app on a strategy file, or on the user's copy of the example; return the exit code.

    Returns
    -------
    0 after the last window was closed; 1 without a display, or where the file does not open, with
    one sentence on the standard error.
    """
    if display_missing():
        return complain(
            tr("There is no display for a window; the commands “rank” and “export” work without one.")
        )
    app = make_application()
    folders = user_folders()
    start_log(folders.logs)
    reports = CrashReports(folders.logs, app)
    reports.install()
    settings = Settings(folders.settings, app)
    appearance = Appearance(app, settings, app)
    around = Surroundings(appearance, settings, folders, user_locale(), author_name(), page_makers())
    windows = Windows(around, app)
    if sys.platform == "darwin":
        # Only there the system hands files to a running program; elsewhere every event would pass in vain.
        app.installEventFilter(windows)
    reports.refused.connect(windows.say)
    reports.crashed.connect(windows.tell_crash)
    try:
        if path is None:
            window = windows.open_example()
        else:
            window = windows.show(StrategyFile.open(path, author=around.author, backups=folders.backups))
    except DiaError as error:
        show_alone(app, str(error))
        return complain(str(error))
    after_first_paint(window, _load_the_rest)
    return app.exec()


def _load_the_rest() -> None:
    """Load what a window does not need to be painted: a first step and a first look at a page need it."""
    load_writing()
    load_pages()
