"""The longest pause of the window while a large step is done: how long nothing paints, scrolls or listens.

A timer beats every few milliseconds; the longest time between two beats, from the key that begins a step
until its outcome has been painted, is what a hand feels. Whatever runs beside the window counts as far as
it keeps the window waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QTableView

from benchmarks.roadmap_pauses import of_amounts, of_roadmap, roadmap_file
from benchmarks.samples import strategy_file
from benchmarks.steps import Measured, at_once, by_turns, shown_window
from benchmarks.swot import WORDS
from benchmarks.timing import row, times
from dia_desktop.store import edits
from dia_desktop.strategy.swot import Quadrant
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.markets.scores_card import ScoresCard
from dia_desktop.ui.settings import Look
from dia_desktop.ui.swot.page import SwotPage

MARKETS, CRITERIA, PARTNERS, ROUNDS, ITEMS, ACTIVITIES = 200, 30, 4, 20, 500, 5000
BEAT_MS = 5
#: Beats after a step until what it has set going beside the window is over, and all is painted.
AFTERWARDS = 30
RUNS = 5
REST_MS = 500
GOAL = "goal 50 ms"
#: Seconds.
PATIENCE = 60


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
    for page, steps, sample in (
        ("markets", _of_scores, partial(_scores, rounds=0)),
        ("markets", _of_judgements, partial(_scores, rounds=0)),
        ("markets", _of_files, partial(_scores, rounds=ROUNDS)),
        ("swot", _of_items, partial(_scores, rounds=0)),
        ("markets", _of_activities, partial(_scores, rounds=0)),
        ("roadmap", of_roadmap, _activities),
        ("funding", of_amounts, _activities),
    ):
        with TemporaryDirectory() as folder, shown_window(app, sample(Path(folder)), page) as window:
            if len(lines) == 1:
                at_rest = [_pause(window, partial(_rest, window))[1] for _ in range(RUNS)]
                lines.append(row("nothing done, longest pause: the floor", times(at_rest)))
            for each in steps(window):
                lines += _lines(window, each)
    for page in ("roadmap", "funding"):
        opened = times([_opening(app, page) for _ in range(RUNS)])
        lines.append(row(f"the {page} page opened, {ACTIVITIES} activities, longest pause", opened, GOAL))
    return lines


def _scores(folder: Path, rounds: int) -> Path:
    return strategy_file(folder, MARKETS, CRITERIA, rounds)


def _activities(folder: Path) -> Path:
    return roadmap_file(folder, ACTIVITIES)


def _lines(window: MainWindow, measured: Measured) -> list[str]:
    runs = []
    for _ in range(RUNS):
        runs.append(_pause(window, measured.step, measured.told))
        if measured.back is not None:
            _pause(window, measured.back)
    took, pauses = zip(*runs, strict=True)
    return [
        row(f"{measured.name}, longest pause", times(pauses), GOAL),
        row(f"{measured.name}, until shown", times(took)),
    ]


def _opening(app: QApplication, page: str) -> float:
    """Return the longest pause from the key that goes to a page for the first time until it is painted."""
    with TemporaryDirectory() as folder, shown_window(app, _activities(Path(folder)), "markets") as window:
        _pause(window, partial(_rest, window))
        return _pause(window, partial(at_once, window, partial(window.show_page_called, page)))[1]


def _pause(
    window: MainWindow, step: Callable[[], object], told: SignalInstance | None = None
) -> tuple[float, float]:
    """Do a step; return the seconds until it is shown, and those of the longest pause until all is quiet."""
    loop, timer, heart = QEventLoop(), QTimer(), Heart()
    shown: list[tuple[float, int]] = []
    done = window.desk.changed if told is None else told

    def note() -> None:
        shown.append((perf_counter(), heart.beats))

    def beat() -> None:
        heart.beat()
        if shown and heart.beats > shown[0][1] + AFTERWARDS:
            loop.quit()
        elif perf_counter() - start > PATIENCE:
            raise RuntimeError("What is measured does not come to an end.")

    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(beat)
    done.connect(note)
    timer.start(BEAT_MS)
    start = heart.last = perf_counter()
    QTimer.singleShot(0, step)
    loop.exec()
    done.disconnect(note)
    return shown[0][0] - start, heart.longest


def _rest(window: MainWindow) -> None:
    """Do nothing for as long as a large step takes."""
    # Where the window closes before, nothing is told.
    QTimer.singleShot(REST_MS, window.desk, partial(window.desk.changed.emit, frozenset()))


class Another(QObject):
    """Another window, opened from one that goes on.

    Signals
    -------
    opened() : it is open.
    """

    opened = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.opening.changed.connect(self._changed)

    def close(self) -> None:
        """Close it again."""
        for other in QApplication.topLevelWidgets():
            if isinstance(other, MainWindow) and other is not self._window:
                other.close()
        self._window.desk.changed.emit(frozenset())

    def _changed(self) -> None:
        if not self._window.opening.busy:
            self.opened.emit()


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

    yield Measured("6,000 scores and readings pasted", paste, desk.undo)
    yield Measured("6,000 scores cleared", table.delete, desk.undo)
    _pause(window, paste)
    yield Measured("such a paste undone or redone", by_turns(desk.undo, desk.redo))
    for words, name in (("&Remove market", "market"), ("Remo&ve criterion", "criterion")):
        remove = next(action for action in card.actions() if action.text() == words)
        yield Measured(f"a {name} removed", partial(_trigger, table, remove), desk.undo)
    yield from _of_looks(window)
    first = desk.scoring.round
    _pause(window, partial(desk.do, edits.close_round, first.id))
    _pause(window, partial(desk.do, edits.open_round, "Next", date(2021, 1, 1)))
    latest = desk.strategy.latest
    yield Measured(
        "another round shown", by_turns(*(partial(desk.show_round, each.id) for each in (first, latest)))
    )


def _of_judgements(window: MainWindow) -> Iterator[Measured]:
    desk = window.desk
    for number in range(PARTNERS):
        _pause(window, partial(desk.do, edits.add_partner, f"Partner {number}"))
    first, *_ = desk.strategy.partners
    cells = [(market.id, criterion.id) for market in desk.group.markets for criterion in desk.group.criteria]
    for partner in desk.strategy.partners:
        changes = [edits.JudgementChange(partner.id, *cell, float(n % 101)) for n, cell in enumerate(cells)]
        _pause(window, partial(desk.do, edits.set_judgements, desk.group.round.id, changes))
    remove = partial(edits.remove_partner, partner_id=first.id)
    close = partial(edits.close_round, round_id=desk.group.round.id)
    heard = by_turns(*(partial(desk.show_voice, each) for each in (first.id, "")))
    judged = f"{PARTNERS * len(cells)} judgements"
    yield Measured(f"{judged}: one partner heard", heard)
    yield Measured(f"{judged}: a partner removed", partial(desk.do_many, desk.cells, "", remove), desk.undo)
    yield Measured(f"{judged}: the round closed", partial(desk.do_many, desk.cells, "", close), desk.undo)


def _of_files(window: MainWindow) -> Iterator[Measured]:
    another, rounds = Another(window), f"{ROUNDS} closed rounds"
    copy = window.desk.file.path.with_name("copy.strategy")
    yield Measured(f"{rounds}: a copy written", partial(window.save_copy_to, copy), told=window.strip.changed)
    opened = partial(window.open_requested.emit, copy)
    yield Measured(f"{rounds}: another window opened", opened, another.close, another.opened)


def _of_looks(window: MainWindow) -> Iterator[Measured]:
    looks = (partial(window.appearance.set_look, look) for look in (Look.DARK, Look.LIGHT))
    sizes = (partial(window.appearance.set_text_size, percent) for percent in (125, 100))
    themed = window.context.themed
    yield Measured(f"{window.page_key}: light or dark", by_turns(*looks), told=themed)
    yield Measured(f"{window.page_key}: another text size", by_turns(*sizes), told=themed)


def _trigger(table: QTableView, action: QAction) -> None:
    """Do something with the first cell."""
    table.setCurrentIndex(table.model().index(0, 0))
    action.trigger()


def _of_items(window: MainWindow) -> Iterator[Measured]:
    (page,) = window.findChildren(SwotPage)
    desk, texts, numbers = window.desk, cycle(WORDS), cycle(range(1, 6))
    lines = [f"{number} {' '.join(islice(texts, 6))}" for number in range(ITEMS)]
    add = partial(page.board.add, Quadrant.STRENGTHS, lines)
    yield Measured(f"{ITEMS} items added", add, desk.undo)
    _pause(window, add)
    ids = [item.id for item in desk.swot.items]
    writer = page.writer
    for name, step in (
        ("rated", lambda: writer.set(ids, {"importance": next(numbers)})),
        ("moved", lambda: writer.move(ids, Quadrant.THREATS)),
        ("voted on", lambda: writer.vote(dict.fromkeys(ids, next(numbers)))),
        ("parked", lambda: writer.park(ids)),
        ("merged", lambda: writer.merge([ids])),
    ):
        yield Measured(f"{ITEMS} items {name}", step, desk.undo)
    yield from _of_looks(window)


def _of_activities(window: MainWindow) -> Iterator[Measured]:
    desk = window.desk
    newcomers = [edits.NewActivity(f"Activity {number}") for number in range(ACTIVITIES)]
    add = partial(edits.add_activities, newcomers=newcomers)
    # Somebody has looked at it, so that it is read again.
    looked_at = len(desk.roadmap.activities)
    imported = partial(desk.do_many, ACTIVITIES, "Importing", add)
    yield Measured(f"{looked_at + ACTIVITIES} activities imported", imported, desk.undo)
