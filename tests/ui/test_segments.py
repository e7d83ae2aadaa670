from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.ui.segments import Segments


@pytest.mark.parametrize(("chosen", "reached"), [(0, 0), (2, 2), (-1, 0)])
def test_tab_comes_to_the_one_that_is_on(qtbot: QtBot, chosen: int, reached: int) -> None:
    window, before, after = QWidget(), QLineEdit(), QLineEdit()
    segments = Segments("View", ("5 years", "1 year", "All"))
    column = QVBoxLayout(window)
    for each in (before, segments, after):
        column.addWidget(each)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    segments.choose(chosen)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is segments.button(reached)
    QTest.keyClick(segments.button(reached), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
