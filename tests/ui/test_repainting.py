"""What stands on the screen after a change is what painting everything anew would show.

Widgets repaint only what looks different. A walk through changes of every kind compares, after each, the
pixels that are on the screen, piece by piece as they were repainted, with a fresh picture of the window.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.store import edits
from dia_desktop.strategy.role import Role
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.markets.page import MarketsPage
from dia_desktop.ui.markets.triangle_card import corners_with
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.windows import Surroundings, Windows

STEPS = 45
Change = Callable[[MainWindow, Random], object]


@pytest.fixture
def window(qtbot: QtBot, windows: Windows) -> MainWindow:
    """Give the real window over the example; its shares come only when they are asked for."""
    around = windows.surroundings
    around.appearance.set_reduced_motion(reduced=True)
    real = Surroundings(
        around.appearance, around.settings, around.folders, QLocale.c(), around.author, page_makers()
    )
    made = Windows(real, windows).open_example()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def page_of(window: MainWindow) -> MarketsPage:
    assert isinstance(window.page, MarketsPage)
    return window.page


# -- changes --------------------------------------------------------------------------------------


def score(window: MainWindow, random: Random) -> None:
    desk = window.desk
    market, criterion = random.choice(desk.scoring.markets), random.choice(desk.scoring.criteria)
    value = random.choice([None, float(random.randrange(101))])
    change = edits.ScoreChange(market.id, criterion.id, {"agreed": value})
    desk.do(edits.set_scores, desk.scoring.round.id, [change])


def note(window: MainWindow, random: Random) -> None:
    desk = window.desk
    market, criterion = random.choice(desk.scoring.markets), random.choice(desk.scoring.criteria)
    desk.do(edits.set_note, desk.scoring.round.id, market.id, criterion.id, random.choice(["", "why"]))


def judge(window: MainWindow, random: Random) -> None:
    desk = window.desk
    place = (random.choice(desk.scoring.markets).id, random.choice(desk.scoring.criteria).id)
    partners = random.sample(desk.strategy.partners, 3)
    changes = [edits.JudgementChange(each.id, *place, float(random.randrange(101))) for each in partners]
    desk.do(edits.set_judgements, desk.scoring.round.id, changes)


def weigh(window: MainWindow, random: Random) -> None:
    desk = window.desk
    shares = [random.randrange(1, 20) for _ in desk.scoring.criteria]
    chosen = {each.id: share / sum(shares) for each, share in zip(desk.scoring.criteria, shares, strict=True)}
    desk.do(edits.set_weights, desk.scoring.round.id, chosen)


def lock(window: MainWindow, random: Random) -> None:
    desk = window.desk
    criterion = random.choice(desk.scoring.criteria)
    desk.do(edits.set_locked, desk.scoring.round.id, criterion.id, locked=not criterion.locked)


def preview(window: MainWindow, random: Random) -> None:
    shares = np.array([random.random() + 0.01 for _ in window.desk.scoring.criteria])
    window.desk.preview(shares / shares.sum())


def select(window: MainWindow, random: Random) -> None:
    window.desk.select_market(random.choice(["", *(market.id for market in window.desk.scoring.markets)]))


def targets(window: MainWindow, random: Random) -> None:
    desk = window.desk
    desk.do(edits.set_target_count, desk.scoring.round.id, random.randrange(len(desk.scoring.markets)))


def role(window: MainWindow, random: Random) -> None:
    desk = window.desk
    market = random.choice(desk.scoring.markets)
    desk.do(edits.set_role, desk.scoring.round.id, market.id, random.choice(list(Role)))


def rename(window: MainWindow, random: Random) -> None:
    desk, name = window.desk, f"Name {random.randrange(1000)}" * random.randrange(1, 4)
    if random.random() < 0.5:
        desk.do(edits.rename_market, random.choice(desk.scoring.markets).id, name)
    else:
        desk.do(edits.rename_criterion, random.choice(desk.scoring.criteria).id, name)


def move(window: MainWindow, random: Random) -> None:
    desk, place = window.desk, random.randrange(2)
    if random.random() < 0.5:
        desk.do(edits.move_market, desk.scoring.round.id, random.choice(desk.scoring.markets).id, place)
    else:
        desk.do(edits.move_criterion, desk.scoring.round.id, random.choice(desk.scoring.criteria).id, place)


def margin(window: MainWindow, random: Random) -> None:
    desk, share = window.desk, random.choice([0.05, 0.15, 0.3])
    settings = replace(desk.scoring.weighing.settings, margin=share)
    desk.do(edits.set_draw_settings, desk.scoring.round.id, settings)


def listen(window: MainWindow, random: Random) -> None:
    window.desk.show_voice(random.choice(["", *(partner.id for partner in window.desk.strategy.partners)]))


def corners(window: MainWindow, random: Random) -> None:
    view = page_of(window).triangle.view
    view.set_corners(corners_with(view.corners, random.randrange(3), random.randrange(3)))


def focus(window: MainWindow, random: Random) -> None:
    page = page_of(window)
    places = (page.ranking.view, page.triangle.view, page.scores.table, page.weights.cards[0].groove)
    random.choice([*places, window.status.verdict]).setFocus(Qt.FocusReason.TabFocusReason)


def look(window: MainWindow, random: Random) -> None:
    del random
    window.context.set_theme(type(window.context.theme)(dark=not window.context.theme.dark, motion=False))


def firmness(window: MainWindow, random: Random) -> None:
    """Let the shares of plausible inputs arrive, as their worker would."""
    del random
    desk = window.desk
    asked = (desk.matrix, desk.weights, desk.scoring.weighing.settings)
    desk.shares.ask(*asked)
    desk.shares.settle()


CHANGES: tuple[Change, ...] = (
    *(score,) * 4, note, judge, weigh, lock, preview, preview, select, targets, role, rename, move, margin,
    listen, corners, focus, look, firmness, firmness,
    lambda window, _: window.desk.undo(),
    lambda window, _: window.desk.redo(),
    lambda window, _: window.desk.end_preview(),
)  # fmt: skip


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
    """Let layouts settle and everything that asked for it be repainted."""
    for _ in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_the_screen_is_never_stale(qtbot: QtBot, window: MainWindow, size: tuple[int, int]) -> None:
    if QApplication.platformName() != "offscreen":
        pytest.skip("only there the screen can be read while other windows are open")
    window.resize(*size)
    random, told = Random(sum(size)), []
    for _ in range(STEPS):
        change = random.choice(CHANGES)
        told.append(getattr(change, "__name__", ""))
        change(window, random)
        if change is firmness:
            qtbot.waitUntil(lambda: window.desk.firmness is not None)
        window.desk.shares.drop()
        paint()
        assert stale(window) == "", told
