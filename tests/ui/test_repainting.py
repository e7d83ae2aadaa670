"""What stands on the screen after a change is what painting everything anew would show.

Widgets repaint only what looks different. A walk through changes of every kind compares, after each, the
pixels that are on the screen, piece by piece as they were repainted, with a fresh picture of the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.strategy.draws import LEAST_DRAWS
from dia_desktop.strategy.robustness import robustness
from dia_desktop.strategy.role import Role
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.markets.page import MarketsPage
from dia_desktop.ui.markets.triangle_card import corners_with
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.settings import Look
from dia_desktop.ui.windows import Surroundings, Windows

STEPS = 45
Thing = TypeVar("Thing")


@pytest.fixture
def window(qtbot: QtBot, windows: Windows, example: Path) -> MainWindow:
    """Give the real window over the example; its shares come only when they are asked for."""
    around = windows.surroundings
    around.appearance.set_reduced_motion(reduced=True)
    real = Surroundings(
        around.appearance, around.settings, around.folders, QLocale.c(), around.author, page_makers()
    )
    made = Windows(real, windows).open(example)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


class Chance:
    """Random choices, the same ones in every run."""

    def __init__(self, seed: int) -> None:
        self._generator = np.random.default_rng(seed)

    def below(self, count: int) -> int:
        return int(self._generator.integers(count))

    def one(self, things: Sequence[Thing]) -> Thing:
        return things[self.below(len(things))]

    def share(self) -> float:
        return float(self._generator.uniform(0.01, 1.0))


Change = Callable[[MainWindow, Chance], object]


def page_of(window: MainWindow) -> MarketsPage:
    assert isinstance(window.page, MarketsPage)
    return window.page


# -- changes --------------------------------------------------------------------------------------


def score(window: MainWindow, chance: Chance) -> None:
    desk = window.desk
    market, criterion = chance.one(desk.scoring.markets), chance.one(desk.scoring.criteria)
    value = chance.one([None, float(chance.below(101))])
    change = edits.ScoreChange(market.id, criterion.id, {"agreed": value})
    desk.do(edits.set_scores, desk.scoring.round.id, [change])


def note(window: MainWindow, chance: Chance) -> None:
    desk = window.desk
    market, criterion = chance.one(desk.scoring.markets), chance.one(desk.scoring.criteria)
    desk.do(edits.set_note, desk.scoring.round.id, market.id, criterion.id, chance.one(["", "why"]))


def judge(window: MainWindow, chance: Chance) -> None:
    desk = window.desk
    place = (chance.one(desk.scoring.markets).id, chance.one(desk.scoring.criteria).id)
    partners = [chance.one(desk.strategy.partners) for _ in range(2)]
    changes = [edits.JudgementChange(each.id, *place, float(chance.below(101))) for each in partners]
    desk.do(edits.set_judgements, desk.scoring.round.id, changes)


def weigh(window: MainWindow, chance: Chance) -> None:
    desk = window.desk
    shares = [1 + chance.below(20) for _ in desk.scoring.criteria]
    chosen = {each.id: share / sum(shares) for each, share in zip(desk.scoring.criteria, shares, strict=True)}
    desk.do(edits.set_weights, desk.scoring.round.id, chosen)


def lock(window: MainWindow, chance: Chance) -> None:
    desk = window.desk
    criterion = chance.one(desk.scoring.criteria)
    desk.do(edits.set_locked, desk.scoring.round.id, criterion.id, locked=not criterion.locked)


def preview(window: MainWindow, chance: Chance) -> None:
    shares = np.array([chance.share() for _ in window.desk.scoring.criteria])
    window.desk.preview(shares / shares.sum())


def select(window: MainWindow, chance: Chance) -> None:
    window.desk.select_market(chance.one(["", *(market.id for market in window.desk.scoring.markets)]))


def targets(window: MainWindow, chance: Chance) -> None:
    desk = window.desk
    desk.do(edits.set_target_count, desk.scoring.round.id, chance.below(len(desk.scoring.markets)))


def role(window: MainWindow, chance: Chance) -> None:
    desk = window.desk
    market = chance.one(desk.scoring.markets)
    desk.do(edits.set_role, desk.scoring.round.id, market.id, chance.one(tuple(Role)))


def rename(window: MainWindow, chance: Chance) -> None:
    desk, name = window.desk, f"Name {chance.below(1000)}" * (1 + chance.below(3))
    if chance.below(2):
        desk.do(edits.rename_market, chance.one(desk.scoring.markets).id, name)
    else:
        desk.do(edits.rename_criterion, chance.one(desk.scoring.criteria).id, name)


def move(window: MainWindow, chance: Chance) -> None:
    desk, place = window.desk, chance.below(2)
    if chance.below(2):
        desk.do(edits.move_market, desk.scoring.round.id, chance.one(desk.scoring.markets).id, place)
    else:
        desk.do(edits.move_criterion, desk.scoring.round.id, chance.one(desk.scoring.criteria).id, place)


def margin(window: MainWindow, chance: Chance) -> None:
    desk, share = window.desk, chance.one([0.05, 0.15, 0.3])
    settings = replace(desk.scoring.weighing.settings, margin=share)
    desk.do(edits.set_draw_settings, desk.scoring.round.id, settings)


def listen(window: MainWindow, chance: Chance) -> None:
    window.desk.show_voice(chance.one(["", *(partner.id for partner in window.desk.strategy.partners)]))


def corners(window: MainWindow, chance: Chance) -> None:
    view = page_of(window).triangle.view
    view.set_corners(corners_with(view.corners, chance.below(3), chance.below(3)))


def focus(window: MainWindow, chance: Chance) -> None:
    page = page_of(window)
    places = (page.ranking.view, page.triangle.view, page.scores.table, page.weights.cards[0].groove)
    chance.one([*places, window.status.verdict]).setFocus(Qt.FocusReason.TabFocusReason)


def look(window: MainWindow, chance: Chance) -> None:
    window.appearance.set_look(chance.one((Look.LIGHT, Look.DARK)))
    while not window.dressing.done:
        QApplication.processEvents()


def firmness(window: MainWindow, chance: Chance) -> None:
    """Let shares of plausible inputs arrive, few and at once."""
    desk = window.desk
    few = replace(desk.scoring.weighing.settings, draws=LEAST_DRAWS, seed=chance.below(9))
    desk.shares.arrived.emit(robustness(desk.matrix, desk.weights, few))


CHANGES: tuple[Change, ...] = (
    *(score,) * 4, note, judge, weigh, lock, preview, preview, select, targets, role, rename, move, margin,
    listen, corners, focus, look, firmness, firmness,
    lambda window, _: window.desk.undo(),
    lambda window, _: window.desk.redo(),
    lambda window, _: window.desk.end_preview(),
)  # fmt: skip
#: What stayed stale once, or could: shares after shares, a trial that dims them, a step that ends the trial.
FIRST: tuple[Change, ...] = (firmness, firmness, preview, score, firmness, preview, score, select, select)


# -- pictures -------------------------------------------------------------------------------------


def pixels(image: QImage) -> npt.NDArray[np.uint32]:
    """Return a picture as numbers (height, width)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(plain.constBits(), dtype=np.uint32).reshape(plain.height(), -1).copy()


def stale(window: MainWindow) -> str:
    """Return where the screen shows something else than a fresh picture, "" for nowhere."""
    shown = pixels(window.screen().grabWindow(window.winId()).toImage())
    fresh = pixels(window.grab().toImage())
    ys, xs = np.nonzero(shown != fresh)
    if not len(ys):
        return ""
    place = window.childAt(int(xs[0]), int(ys[0]))
    return f"{place}: x {xs.min()} to {xs.max()}, y {ys.min()} to {ys.max()}"


def paint() -> None:
    """Let layouts settle, what is open be counted, and everything that asked for it be repainted."""
    for _ in range(5):
        QApplication.processEvents()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_the_screen_is_never_stale(window: MainWindow, size: tuple[int, int]) -> None:
    if QApplication.platformName() != "offscreen":
        pytest.skip("only there the screen can be read while other windows are open")
    window.resize(*size)
    chance = Chance(sum(size))
    told: list[str] = []
    walk = (*FIRST, *(chance.one(CHANGES) for _ in range(STEPS)))
    for change in walk:
        told.append(getattr(change, "__name__", ""))
        change(window, chance)
        window.desk.shares.drop()
        paint()
        assert stale(window) == "", told
