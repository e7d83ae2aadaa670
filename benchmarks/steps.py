"""What is done in a window, to be measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import cycle

from PySide6.QtCore import QTimer, SignalInstance

from dia_desktop.ui.main_window import MainWindow


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
