"""Where two pictures of a painted widget differ."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dia_desktop.ui.context import Context
from dia_desktop.ui.painted import PaintedWidget
from dia_desktop.ui.parts import Part, Parts, difference, part

LEFT, RIGHT = QRect(0, 0, 50, 20), QRect(50, 0, 50, 20)


@pytest.mark.parametrize(
    ("before", "after", "differ"),
    [
        ({"a": Part(LEFT, 1)}, {"a": Part(LEFT, 1)}, []),
        ({"a": Part(LEFT, 1)}, {"a": Part(LEFT, 2)}, [LEFT]),
        ({"a": Part(LEFT, 1)}, {"a": Part(RIGHT, 2)}, [LEFT, RIGHT]),
        ({"a": Part(LEFT, 1)}, {"a": Part(LEFT, 1), "b": Part(RIGHT, 1)}, [RIGHT]),
        ({"a": Part(LEFT, 1), "b": Part(RIGHT, 1)}, {"b": Part(RIGHT, 1)}, [LEFT]),
    ],
)
def test_the_difference_is_where_parts_look_different(
    before: Parts, after: Parts, differ: list[QRect]
) -> None:
    region = difference(before, after)
    assert [rect for rect in (LEFT, RIGHT) if region.contains(rect)] == differ
    assert region.isEmpty() is not bool(differ)


def test_a_part_covers_every_pixel_it_touches() -> None:
    assert part(QRectF(0.5, 0.5, 9, 9), None).rect == QRect(0, 0, 10, 10)


class Halves(PaintedWidget):
    """Two words side by side."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.words = ["a", "b"]
        self.painted: list[int] = []
        self.around = LEFT
        self.resize(100, 20)

    def _half(self, place: int) -> QRectF:
        return QRectF(place * 50, 0, 50, 20)

    def focus_rect(self) -> QRectF:
        return QRectF(self.around)

    def finding(self) -> str:
        return " ".join(self.words)

    def parts(self) -> Parts:
        return {place: part(self._half(place), word) for place, word in enumerate(self.words)}

    def paint(self, painter: QPainter) -> None:
        assert painter.isActive()
        self.painted += [place for place in range(2) if self.exposed(self._half(place))]


def test_a_widget_paints_the_part_that_changed(qtbot: QtBot, context: Context) -> None:
    halves = Halves(context)
    qtbot.addWidget(halves)
    with qtbot.waitExposed(halves):
        halves.show()
    halves.refresh()
    halves.repaint()
    halves.painted.clear()
    halves.words[1] = "c"
    halves.refresh()
    QApplication.processEvents()
    assert halves.painted == [1]
    assert halves.accessibleName() == "a c"
    halves.refresh()
    QApplication.processEvents()
    assert halves.painted == [1]
    halves.context.themed.emit()
    QApplication.processEvents()
    assert halves.painted == [1, 0, 1]


def test_the_ring_of_the_focus_is_a_part(qtbot: QtBot, context: Context) -> None:
    halves = Halves(context)
    halves.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    qtbot.addWidget(halves)
    with qtbot.waitActive(halves):
        halves.show()
        halves.activateWindow()
    halves.clearFocus()
    halves.setFocus(Qt.FocusReason.TabFocusReason)
    halves.refresh()
    halves.repaint()
    halves.painted.clear()
    halves.around = RIGHT
    halves.refresh()
    QApplication.processEvents()
    assert sorted(halves.painted) == [0, 1]
