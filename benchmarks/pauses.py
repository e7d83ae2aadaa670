"""The longest pause of the window while a large step is done: how long nothing paints, scrolls or listens.

A timer beats every few milliseconds; the longest time between two beats, from the key that begins a step
until its outcome has been painted, is what a hand feels. Whatever runs beside the window counts as far as
it keeps the window waiting.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QEventLoop, QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.roadmap_pauses import Measured, at_once, of_amounts, of_roadmap, roadmap_file
from benchmarks.samples import strategy_file
from benchmarks.swot import WORDS
from benchmarks.timing import row, times
from dia_desktop.store import edits
from dia_desktop.strategy.swot import Quadrant
from dia_desktop.ui.appearance import Appearance
from dia_desktop.ui.folders import Folders
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.markets.scores_card import ScoresCard
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.settings import Look, Settings
from dia_desktop.ui.swot.page import SwotPage
from dia_desktop.ui.windows import Surroundings, Windows

MARKETS, CRITERIA, ITEMS, ACTIVITIES = 200, 30, 500, 5000
BEAT_MS = 5
#: Beats after a step until what it has set going beside the window is over, and all is painted.
AFTERWARDS = 30
RUNS = 5
REST_MS = 500
GOAL = "goal 50 ms"


@dataclass
class Heart:
    """Beats in the event loop, and keeps the longest time between two beats.

    Attributes
    ----------
    longest : seconds.
    """

    longest: float = 0.0
    beats: int = 0
    last: float = field(default_factory=perf_counter)

    def beat(self) -> None:
        """Note the time since the last beat."""
        now = perf_counter()
        self.longest, self.last = max(self.longest, now - self.last), now
        self.beats += 1


def report(app: QApplication) -> list[str]:
    """Return the lines of the report."""
    lines = [f"The longest pause of the window, {MARKETS}x{CRITERIA} cells, offscreen, 1440x900"]
    for page, size, steps in (
        ("markets", 0, _of_scores),
        ("swot", 0, _of_items),
        ("markets", 0, _of_activities),
        ("roadmap", ACTIVITIES, of_roadmap),
        ("funding", ACTIVITIES, of_amounts),
    ):
        with TemporaryDirectory() as folder, _window(app, Path(folder), page, size) as window:
            if len(lines) == 1:
                at_rest = [_pause(window, partial(_rest, window))[1] for _ in range(RUNS)]
                lines.append(row("nothing done, longest pause: the floor", times(at_rest)))
            for name, step, taken_back in steps(window):
                measured = []
                for _ in range(RUNS):
                    measured.append(_pause(window, step))
                    if taken_back:
                        _pause(window, window.desk.undo)
                took, pauses = zip(*measured, strict=True)
                lines.append(row(f"{name}, longest pause", times(pauses), GOAL))
                lines.append(row(f"{name}, until shown", times(took)))
    for page in ("roadmap", "funding"):
        opened = [_opening(app, page) for _ in range(RUNS)]
        lines.append(
            row(f"the {page} page opened, {ACTIVITIES} activities, longest pause", times(opened), GOAL)
        )
    return lines


def _opening(app: QApplication, page: str) -> float:
    """Return the longest pause from the key that goes to a page for the first time until it is painted."""
    with TemporaryDirectory() as folder, _window(app, Path(folder), "markets", ACTIVITIES) as window:
        _pause(window, partial(_rest, window))
        return _pause(window, partial(at_once, window, partial(window.show_page_called, page)))[1]


def _pause(window: MainWindow, step: Callable[[], object]) -> tuple[float, float]:
    """Do a step; return the seconds until it is shown, and those of the longest pause until all is quiet."""
    desk, loop, timer, heart = window.desk, QEventLoop(), QTimer(), Heart()
    shown: list[tuple[float, int]] = []

    def note() -> None:
        shown.append((perf_counter(), heart.beats))

    def beat() -> None:
        heart.beat()
        if shown and heart.beats > shown[0][1] + AFTERWARDS:
            loop.quit()

    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    desk.changed.connect(note)
    timer.start(BEAT_MS)
    start = heart.last = perf_counter()
    QTimer.singleShot(0, step)
    loop.exec()
    desk.changed.disconnect(note)
    return shown[0][0] - start, heart.longest


def _rest(window: MainWindow) -> None:
    """Do nothing for as long as a large step takes."""
    QTimer.singleShot(REST_MS, partial(window.desk.changed.emit, frozenset()))


@contextmanager
def _window(app: QApplication, folder: Path, page: str, activities: int = 0) -> Iterator[MainWindow]:
    settings = Settings(folder / "settings.ini")
    settings.reduced_motion, settings.page, settings.look = True, page, Look.LIGHT
    folders = Folders(folder, folder, folder, folder)
    around = Surroundings(
        Appearance(app, settings), settings, folders, QLocale.c(), "benchmark", page_makers()
    )
    windows = Windows(around)
    path = roadmap_file(folder, activities) if activities else strategy_file(folder, MARKETS, CRITERIA)
    window = windows.open(path)
    window.resize(1440, 900)
    app.processEvents()
    # As the program does once its window stands.
    gc.collect()
    gc.freeze()
    try:
        yield window
    finally:
        windows.close_all()
        app.processEvents()


def _of_scores(window: MainWindow) -> Iterator[Measured]:
    (card,) = window.findChildren(ScoresCard)
    table, desk = card.table, window.desk
    table.setCurrentIndex(card.model.index(0, 0))
    table.selectAll()
    values = count()

    def paste() -> None:
        first = next(values)
        lines = (
            "\t".join(str((line * 3 + column + first) % 101) for column in range(2 * CRITERIA))
            for line in range(MARKETS)
        )
        QApplication.clipboard().setText("\n".join(lines))
        table.paste()

    yield "6,000 scores and readings pasted", paste, True
    yield "6,000 scores cleared", table.delete, True
    _pause(window, paste)
    yield "such a paste undone or redone", _by_turns(desk.undo, desk.redo), False
    first = desk.scoring.round
    _pause(window, partial(desk.do, edits.close_round, first.id))
    _pause(window, partial(desk.do, edits.open_round, "Next", date(2021, 1, 1)))
    latest = desk.strategy.latest
    yield (
        "another round shown",
        _by_turns(*(partial(desk.show_round, each.id) for each in (first, latest))),
        False,
    )


def _by_turns(*steps: Callable[[], object]) -> Callable[[], object]:
    """Return what does one after the other, each time it is called."""
    turns = cycle(steps)

    def take_one() -> None:
        next(turns)()

    return take_one


def _of_items(window: MainWindow) -> Iterator[Measured]:
    (page,) = window.findChildren(SwotPage)
    texts = cycle(WORDS)
    lines = [f"{number} {' '.join(islice(texts, 6))}" for number in range(ITEMS)]
    yield f"{ITEMS} items added", partial(page.board.add, Quadrant.STRENGTHS, lines), True


def _of_activities(window: MainWindow) -> Iterator[Measured]:
    newcomers = [edits.NewActivity(f"Activity {number}") for number in range(ACTIVITIES)]
    add = partial(edits.add_activities, newcomers=newcomers)
    # Somebody has looked at it, so that it is read again.
    looked_at = len(window.desk.roadmap.activities)
    yield (
        f"{looked_at + ACTIVITIES} activities imported",
        partial(window.desk.do_many, ACTIVITIES, "Importing", add),
        True,
    )
