"""Garbage is collected while nobody is at work."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from weakref import ref

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from dia_desktop.store.edits import rename_strategy
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.long_work import MOST_AT_ONCE
from dia_desktop.ui.tidying import BETWEEN_FULL, TURN, YOUNG, Tidying, collect_rarely, take_turns

PATIENCE_MS = 20_000


@pytest.fixture
def _as_it_was() -> Iterator[None]:
    """Leave the collecting of the tests as it was."""
    before, turn, on = gc.get_threshold(), sys.getswitchinterval(), gc.isenabled()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)
    sys.setswitchinterval(turn)
    if on:
        gc.enable()


class Ring:
    """Something that only a collection takes away."""

    def __init__(self) -> None:
        self.itself = self


def after_a_large_step(qtbot: QtBot, desk: Desk) -> Tidying:
    tidying = Tidying(desk, QObject(desk))
    with qtbot.waitSignals([desk.changed, desk.busy_changed], timeout=PATIENCE_MS):
        desk.do_many(MOST_AT_ONCE + 1, "Renaming", lambda file: rename_strategy(file, "Where to go"))
    qtbot.waitUntil(lambda: not desk.busy, timeout=PATIENCE_MS)
    return tidying


@pytest.mark.usefixtures("_as_it_was")
def test_what_was_there_is_not_looked_at_and_the_window_gets_its_turn_soon() -> None:
    gc.disable()
    take_turns()
    collect_rarely()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 0
    assert gc.get_threshold()[::2] == (YOUNG, BETWEEN_FULL)
    assert sys.getswitchinterval() == pytest.approx(TURN)


def test_garbage_goes_once_the_window_is_left_alone_after_a_large_step(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.NoButton)
    tidying = after_a_large_step(qtbot, desk)
    assert tidying.rest.isActive()
    ring = ref(Ring())
    tidying.rest.stop()
    tidying.rest.timeout.emit()
    assert ring() is None
    assert not tidying.rest.isActive()


def test_after_a_small_step_nothing_is_waited_for(desk: Desk) -> None:
    tidying = Tidying(desk, QObject(desk))
    assert desk.do(rename_strategy, "Where to go")
    assert not tidying.rest.isActive()


@pytest.mark.usefixtures("_as_it_was")
def test_a_hand_that_drags_is_left_alone(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    tidying = after_a_large_step(qtbot, desk)
    ring = ref(Ring())
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    tidying.rest.stop()
    gc.disable()
    tidying.rest.timeout.emit()
    assert ring() is not None
    assert tidying.rest.isActive()
