"""Another theme on an open window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.settings import Look
from dia_desktop.ui.style import stylesheet
from dia_desktop.ui.windows import Windows


class Painted(QObject):
    """Counts how often the verdict is painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.times = 0
        window.status.verdict.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def test_a_window_is_painted_once_it_wears_all_of_a_theme(qtbot: QtBot, windows: Windows) -> None:
    window = windows.open_example()
    window.appearance.set_look(Look.LIGHT)
    painted = Painted(window)
    # Not in sight yet, it is painted when it comes.
    qtbot.waitUntil(lambda: window.dressing.done and painted.times > 0)
    painted.times = 0
    themed: list[int] = []
    window.context.themed.connect(lambda: themed.append(painted.times))
    window.appearance.set_look(Look.DARK)
    assert not window.updatesEnabled()
    qtbot.waitUntil(lambda: painted.times > 0)
    assert themed == [0]
    assert window.dressing.done
    assert window.context.theme.dark
    assert window.styleSheet() == stylesheet(window.context.theme)


def test_a_change_of_mind_in_between_ends_with_the_last_choice(qtbot: QtBot, windows: Windows) -> None:
    window = windows.open_example()
    themed: list[bool] = []
    window.appearance.set_look(Look.LIGHT)
    qtbot.waitUntil(lambda: window.dressing.done)
    window.context.themed.connect(lambda: themed.append(window.context.theme.dark))
    window.appearance.set_look(Look.DARK)
    window.appearance.set_look(Look.LIGHT)
    window.appearance.set_look(Look.DARK)
    qtbot.waitUntil(lambda: window.dressing.done)
    assert themed == [True]
    assert window.updatesEnabled()
