"""A room that weighs: the dialog over a page with a real file, and hands to answer."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.strategy.records import Draft, Level, Scale
from dia_desktop.ui.weighing.dialog import WeighingDialog
from tests.ui.markets.live_setting import WEIGHTS, Live, draft, live

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier
INDEX = Scale("WGI index", "least stable", "most stable", points=((-2.5, 0.0), (2.5, 100.0)), decimals=2)
LEVELS = tuple(
    Level(level, label, level * 10.0) for level, label in enumerate(["none", *"abcdefghi", "all in force"])
)


def content() -> Draft:
    """Return the sample with an index and with levels, whose scores the room agreed on."""
    made = draft()
    stability, agreements, demand = made.scoring.criteria
    trade = Scale("level", "no agreement", "all in force", levels=LEVELS, decimals=0)
    criteria = (replace(stability, scale=INDEX), replace(agreements, scale=trade), demand)
    scores = {
        place: replace(score, natural=None, natural_low=None, natural_high=None, agreed=score.natural)
        for place, score in made.scoring.scores.items()
    }
    return Draft(made.strategy, replace(made.scoring, criteria=criteria, scores=scores))


@contextmanager
def room(qtbot: QtBot, path: Path, made: Draft | None = None) -> Iterator[Live]:
    """Show the page of a file that can be weighed."""
    with live(qtbot, path, made or content()) as at:
        yield at
        for dialog in at.page.findChildren(WeighingDialog):
            dialog.reject()


def weigh(at: Live, button: QAbstractButton | None = None) -> WeighingDialog:
    """Open the guided weighting by its button, or by another one."""
    (button or at.page.weights.swing_button).click()
    (dialog,) = [each for each in at.page.findChildren(WeighingDialog) if each.isVisible()]
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


def keys(dialog: WeighingDialog, *pressed: Key | str) -> None:
    """Press keys where the keyboard is: a `Key`, or digits one after the other."""
    for each in pressed:
        target = QApplication.focusWidget() or dialog
        if isinstance(each, str):
            QTest.keyClicks(target, each)
        else:
            QTest.keyClick(target, each)


def even(at: Live) -> bool:
    """Whether nothing was changed: the weights of the sample, in the file and on the screen."""
    return [float(w) for w in at.desk.weights] == [*WEIGHTS] and at.weights == [100 * w for w in WEIGHTS]
