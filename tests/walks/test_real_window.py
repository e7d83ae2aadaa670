"""A real window on a real screen: drag a weight, score a cell, undo, export, quit, by mouse and keyboard."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.evidence.example import example_draft
from dia_desktop.store import StrategyFile
from dia_desktop.strategy.records import ScoringRound
from dia_desktop.ui import painted
from dia_desktop.ui.appearance import Appearance
from dia_desktop.ui.folders import Folders
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.markets.groove import GrooveSlider
from dia_desktop.ui.markets.score_view import ScoreTable
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.settings import Settings
from dia_desktop.ui.theme import load_fonts
from dia_desktop.ui.windows import Surroundings, Windows
from tests.walks.real_screen import Screen, missing_programs, real_screen

WIDTH, HEIGHT = 1440, 900
PATIENCE_MS = 60_000
Wait = Callable[[Callable[[], bool]], None]

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="Xvfb and xdotool are there on Linux only"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    return partial(qtbot.waitUntil, timeout=PATIENCE_MS)


@pytest.fixture
def strategy_path(tmp_path: Path) -> Path:
    path = tmp_path / "walk.strategy"
    StrategyFile.create(path, example_draft(), author="tests").close()
    return path


def content(path: Path) -> ScoringRound:
    """Read what is in the file now, while the program has it open."""
    with StrategyFile.open(path, author="tests", read_only=True) as file:
        return file.scoring()


class Places:
    """Where things are in a window of the same size, asked of a twin that is never shown."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def handle(self, column: int) -> QPoint:
        groove = self._grooves()[column]
        return groove.mapTo(self._window, QPoint(groove.width() // 3, groove.height() // 2))

    def further(self, column: int) -> QPoint:
        groove = self._grooves()[column]
        return groove.mapTo(self._window, QPoint(groove.width() * 3 // 4, groove.height() // 2))

    def cell(self, row: int, column: int) -> QPoint:
        table = self._window.findChildren(ScoreTable)[0]
        rect = table.visualRect(table.model().index(row, column))
        return table.viewport().mapTo(self._window, rect.center())

    def _grooves(self) -> list[GrooveSlider]:
        return sorted(
            self._window.findChildren(GrooveSlider),
            key=lambda groove: groove.mapTo(self._window, QPoint()).y(),
        )


@contextmanager
def twin(path: Path, folder: Path) -> Iterator[Places]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    load_fonts()
    painted.make_painted_readable()
    settings = Settings(folder / "twin.ini")
    around = Surroundings(
        Appearance(app, settings),
        settings,
        Folders(folder, folder, folder, folder),
        QLocale.c(),
        "twin",
        page_makers(),
    )
    windows = Windows(around)
    with StrategyFile.open(path, author="tests", read_only=True) as file:
        file.save_copy(folder / "twin.strategy")
    window = windows.open(folder / "twin.strategy")
    window.resize(WIDTH, HEIGHT)
    # A layout may ask for another round of events after its first.
    for _ in range(5):
        app.processEvents()
    try:
        yield Places(window)
    finally:
        windows.close_all()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()


@pytest.mark.timeout(240)
def test_a_session_with_mouse_and_keyboard(
    qapp: QApplication, wait: Wait, strategy_path: Path, tmp_path: Path, home: Path
) -> None:
    assert not missing_programs()
    assert qapp.platformName() == "offscreen"
    assert home.is_dir()
    with twin(strategy_path, tmp_path) as places, real_screen(tmp_path, wait) as screen:
        command = [sys.executable, "-W", "error", "-m", "dia_desktop", str(strategy_path)]
        with subprocess.Popen(command, env=dict(screen.environment), stderr=subprocess.PIPE) as program:
            try:
                window = shown_window(screen, wait)
                drag_a_weight(screen, wait, places, window, strategy_path)
                score_a_cell_and_undo(screen, wait, places, window, strategy_path)
                export(screen, wait, window, strategy_path)
                screen.keys("ctrl+q")
                said = program.communicate(timeout=PATIENCE_MS / 1000)[1]
            finally:
                program.kill()
        assert program.returncode == 0, said
        assert said == b""
    StrategyFile.check(strategy_path)
    assert not list(tmp_path.glob(".walk*"))


def shown_window(screen: Screen, wait: Wait) -> str:
    """Wait for the window, give it its size, and return its number."""
    wait(lambda: bool(screen.window("walk.strategy")))
    number = screen.window("walk.strategy")
    screen.hands("windowsize", number, WIDTH, HEIGHT)
    wait(lambda: f"Geometry: {WIDTH}x{HEIGHT}" in screen.hands("getwindowgeometry", number))
    wait(lambda: has_keyboard(screen, number))
    return number


def has_keyboard(screen: Screen, window: str) -> bool:
    """Ask for the keyboard again until the window manager has given it."""
    if screen.hands("getactivewindow") == window != "":
        return True
    screen.hands("windowactivate", window)
    return False


def drag_a_weight(screen: Screen, wait: Wait, places: Places, window: str, path: Path) -> None:
    before = [criterion.weight for criterion in content(path).criteria]
    start, end = places.handle(0), places.further(0)
    screen.press(window, start.x(), start.y())
    for step in range(1, 11):
        screen.move(window, start.x() + (end.x() - start.x()) * step // 10, end.y())
    assert [criterion.weight for criterion in content(path).criteria] == before
    screen.release()
    wait(lambda: content(path).criteria[0].weight > 0.6)
    weights = [criterion.weight for criterion in content(path).criteria]
    assert sum(weights) == pytest.approx(1)
    assert weights[1] == pytest.approx(weights[2])


def score_a_cell_and_undo(screen: Screen, wait: Wait, places: Places, window: str, path: Path) -> None:
    def agreed() -> float | None:
        scoring = content(path)
        score = scoring.score(scoring.markets[0].id, scoring.criteria[0].id)
        return score.agreed if score else None

    assert agreed() is None
    place = places.cell(0, 1)
    screen.click(window, place.x(), place.y())
    screen.keys("8", "1", "Return")
    wait(lambda: agreed() == 81)
    screen.keys("ctrl+z")
    wait(lambda: agreed() is None)


def export(screen: Screen, wait: Wait, window: str, path: Path) -> None:
    screen.keys("ctrl+e")
    wait(lambda: has_keyboard(screen, screen.window("Export")))
    screen.keys("Return")
    wait(lambda: {file.suffix for file in path.parent.glob("*ranking.*")} == {".png", ".svg", ".pdf", ".csv"})
    wait(lambda: has_keyboard(screen, window))
