"""What is done in a window, to be measured."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from dia_desktop.ui.appearance import Appearance
from dia_desktop.ui.folders import Folders
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.settings import Look, Settings
from dia_desktop.ui.tidying import collect_rarely, take_turns
from dia_desktop.ui.windows import Surroundings, Windows


@contextmanager
def shown_window(app: QApplication, path: Path, page: str = "markets") -> Iterator[MainWindow]:
    """Show a strategy file as the program does, in a light window of 1440x900 without motion."""
    folder = path.parent
    settings = Settings(folder / "settings.ini")
    settings.reduced_motion, settings.page, settings.look = True, page, Look.LIGHT
    folders = Folders(folder, folder, folder, folder)
    around = Surroundings(
        Appearance(app, settings), settings, folders, QLocale.c(), "benchmark", page_makers()
    )
    windows = Windows(around)
    window = windows.open(path)
    window.resize(1440, 900)
    app.processEvents()
    # As the program does once its window stands.
    gc.collect()
    take_turns()
    collect_rarely()
    try:
        yield window
    finally:
        windows.close_all()
        app.processEvents()


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured.

    Attributes
    ----------
    step : begins it.
    back : takes it back before it is done again; None where there is nothing to take back.
    told : the signal that says it is shown; None for that of the desk.
    """

    name: str
    step: Callable[[], object]
    back: Callable[[], object] | None = None
    told: SignalInstance | None = None


def by_turns(*steps: Callable[[], object]) -> Callable[[], object]:
    """Return what does one after the other, each time it is called."""
    turns = cycle(steps)

    def take_one() -> None:
        next(turns)()

    return take_one


def at_once(window: MainWindow, act: Callable[[], object]) -> None:
    """Do what writes nothing; it is shown when the window listens again."""
    act()
    QTimer.singleShot(0, window.desk, partial(window.desk.changed.emit, frozenset()))
