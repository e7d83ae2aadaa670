"""Real collaborators for the tests of the window: a real file, a real desk, a real application."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Signal
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from dia_desktop.charts.exhibit import What
from dia_desktop.store import StrategyFile
from dia_desktop.strategy.draws import Varied
from dia_desktop.ui import painted
from dia_desktop.ui.appearance import Appearance
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.folders import Folders
from dia_desktop.ui.pages import PageMaker
from dia_desktop.ui.settings import Settings
from dia_desktop.ui.theme import Theme, load_fonts
from dia_desktop.ui.widgets import Button
from dia_desktop.ui.windows import Surroundings, Windows


class SmallPage(QWidget):
    """A page with nothing but a button, for tests that are not about a page."""

    export_requested = Signal(object)
    copy_figure_requested = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.menu = QMenu("&Small", self)
        self.menu.setAccessibleName("Small")
        self.pressed = 0
        action = self.menu.addAction("Press it")
        action.setShortcut("Ctrl+J")
        action.triggered.connect(self._press)
        self.button = Button(context, "Press")
        QVBoxLayout(self).addWidget(self.button)
        self.setAccessibleName("Small")

    def focus_regions(self) -> list[QWidget]:
        return [self]

    def main_region(self) -> QWidget:
        return self

    def export(self) -> None:
        self.export_requested.emit((What.RANKING,))

    def copy_figure(self) -> None:
        self.copy_figure_requested.emit(What.RANKING, Varied.BOTH)

    def _press(self) -> None:
        self.pressed += 1


SMALL = PageMaker("small", "Small", "globe", SmallPage)


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    """Know the typeface and painted widgets, and leave no widget behind."""
    load_fonts()
    painted.make_painted_readable()
    yield
    for widget in qapp.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


@pytest.fixture
def example_file(example: Path) -> Iterator[StrategyFile]:
    """Give an open example strategy in a file of its own."""
    file = StrategyFile.open(example, author="tests")
    yield file
    file.close()


@pytest.fixture
def desk(example_file: StrategyFile) -> Iterator[Desk]:
    """Give a desk with the example on it."""
    made = Desk(example_file)
    yield made
    made.close()


@pytest.fixture
def context(desk: Desk) -> Context:
    """Give what widgets are handed."""
    return Context(desk, Theme(motion=False), QLocale.c())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Give settings in a file of their own."""
    return Settings(tmp_path / "config" / "settings.ini")


@pytest.fixture
def appearance(qapp: QApplication, settings: Settings) -> Appearance:
    """Give the appearance of the application."""
    return Appearance(qapp, settings)


@pytest.fixture
def windows(tmp_path: Path, appearance: Appearance, settings: Settings) -> Iterator[Windows]:
    """Give the open windows, none yet, with a small page."""
    folders = Folders(tmp_path / "data", tmp_path / "logs", tmp_path / "config", tmp_path)
    made = Windows(Surroundings(appearance, settings, folders, QLocale.c(), "tests", (SMALL,)))
    yield made
    made.close_all()
