from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.ui.application import FirstPaint


class Noting(QWidget):
    """Notes that it is painted."""

    def __init__(self, seen: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._seen = seen

    def paintEvent(self, event: QPaintEvent) -> None:
        self._seen.append("painted")
        super().paintEvent(event)


def test_the_first_painting_is_said_once_and_after_everything_in_the_window(qtbot: QtBot) -> None:
    window, seen = QWidget(), list[str]()
    qtbot.addWidget(window)
    Noting(seen, window)
    FirstPaint(window).painted.connect(lambda: seen.append("said"))
    window.show()
    qtbot.waitUntil(lambda: "said" in seen)
    window.repaint()
    qtbot.waitUntil(lambda: seen.count("painted") > 1)
    assert seen[0] == "painted"
    assert seen.count("said") == 1
