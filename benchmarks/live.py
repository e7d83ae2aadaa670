"""The window under the hand: a weight dragged, a score committed, the shares of plausible inputs.

Times what a person waits for: from the mouse move (or the edit) until every widget that changed has
been painted, in a real window on Qt's offscreen platform.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.samples import strategy_file
from benchmarks.steps import shown_window
from benchmarks.timing import row, times
from dia_desktop.store.edits.scores import ScoreChange, set_scores
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.markets.groove import GrooveSlider

#: Markets, criteria, and the goals in milliseconds: drag, shares, committed edit.
SIZES = ((6, 3, 16, 150, 16), (200, 30, 33, 500, 50))
MOVES, EDITS, REQUESTS = 150, 60, 8


def report(app: QApplication) -> list[str]:
    """Return the lines of the report."""
    lines = ["Live in the window, offscreen, 1440x900"]
    for markets, criteria, drag, shares, edit in SIZES:
        with (
            TemporaryDirectory() as folder,
            shown_window(app, strategy_file(Path(folder), markets, criteria)) as window,
        ):
            _shares_once(window)
            app.processEvents()
            size = f"{markets}x{criteria}"
            lines += [
                row(
                    f"{size}: weight dragged to all repainted",
                    times(_drag(app, window)),
                    f"goal p95 {drag} ms",
                ),
                row(f"{size}: shares from 10,000 draws follow", times(_shares(window)), f"goal {shares} ms"),
                row(
                    f"{size}: score committed and repainted", times(_edit(app, window)), f"goal p95 {edit} ms"
                ),
            ]
    return lines


def _drag(app: QApplication, window: MainWindow) -> list[float]:
    """Seconds for each move of a handle with the mouse, all that follows from it painted."""
    groove = next(each for each in window.findChildren(GrooveSlider) if each.isVisible())
    middle = groove.height() // 2
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(groove, left, Qt.KeyboardModifier.NoModifier, QPoint(groove.width() // 2, middle))
    seconds = []
    for move in range(MOVES):
        there = QPoint(20 + (move * 7) % (groove.width() - 40), middle)
        start = perf_counter()
        QTest.mouseMove(groove, there)
        app.processEvents()
        seconds.append(perf_counter() - start)
    QTest.keyClick(groove, Qt.Key.Key_Escape)
    QTest.mouseRelease(groove, left, Qt.KeyboardModifier.NoModifier, QPoint(20, middle))
    app.processEvents()
    return seconds[10:]


def _shares(window: MainWindow) -> list[float]:
    return [_shares_once(window) for _ in range(REQUESTS)]


def _shares_once(window: MainWindow) -> float:
    """Seconds from a change of the weights to the shares that follow from it."""
    desk, loop = window.desk, QEventLoop()

    def arrived() -> None:
        if desk.firmness is not None:
            loop.quit()

    start = perf_counter()
    desk.preview(desk.matrix.weights.copy())
    desk.firmness_changed.connect(arrived)
    loop.exec()
    desk.firmness_changed.disconnect(arrived)
    return perf_counter() - start


def _edit(app: QApplication, window: MainWindow) -> list[float]:
    """Seconds for each committed score, all that follows from it painted."""
    desk = window.desk
    scoring = desk.scoring
    seconds = []
    for number in range(EDITS):
        market = scoring.markets[number % len(scoring.markets)].id
        criterion = scoring.criteria[number % len(scoring.criteria)].id
        change = ScoreChange(market, criterion, {"agreed": float((number * 37) % 101)})
        start = perf_counter()
        desk.do(set_scores, scoring.round.id, (change,))
        app.processEvents()
        seconds.append(perf_counter() - start)
        # The shares that follow are painted before the next edit, and are no part of it.
        _shares_once(window)
        app.processEvents()
    return seconds[5:]
