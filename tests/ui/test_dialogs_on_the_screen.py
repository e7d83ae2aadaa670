"""Dialogs keep to the screen, whatever the text size: their buttons stay in reach."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.evidence.example import example_draft
from dia_desktop.store import StrategyFile
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.roadmap.activity_dialog import ActivityDialog
from dia_desktop.ui.roadmap.writer import RoadmapEdits
from dia_desktop.ui.theme import Theme


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def context_of(tmp_path: Path, parent: QWidget, scale: float) -> Context:
    desk = Desk(StrategyFile.create(tmp_path / "form.strategy", example_draft(), author="tests"))
    desk.setParent(parent)
    return Context(desk, Theme(scale=scale), QLocale.c(), parent)


def check_in_reach(dialog: FormDialog) -> None:
    """Check that a dialog is on the screen with both buttons."""
    room = dialog.screen().availableGeometry()
    assert room.contains(dialog.geometry())
    for button in (dialog.act_button, dialog.leave_button):
        assert dialog.rect().contains(button.geometry())


@pytest.mark.parametrize("fields", [2, 40])
@pytest.mark.parametrize("later", [False, True])
def test_many_fields_scroll_and_keep_the_keyboard(
    qtbot: QtBot, tmp_path: Path, parent: QWidget, fields: int, *, later: bool
) -> None:
    context = context_of(tmp_path, parent, 1.0)
    dialog = FormDialog(context, "Many", "Do it", "", parent)
    dialog.add_field("First", QLineEdit())
    first = dialog.focusWidget()
    with qtbot.waitExposed(dialog):
        if not later:
            for number in range(fields):
                dialog.add_field(str(number), QLineEdit())
        dialog.open()
    if later:
        before = dialog.height()
        for number in range(fields):
            dialog.add_field(str(number), QLineEdit())
        QApplication.processEvents()
        dialog.fit(before)
    check_in_reach(dialog)
    assert dialog.focusWidget() is first
    assert bool(dialog.findChildren(QScrollArea)) is (fields == 40)
    dialog.reject()
    context.desk.close()


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_a_new_activity_can_be_added_in_the_largest_type(
    qtbot: QtBot, tmp_path: Path, parent: QWidget, scale: float
) -> None:
    context = context_of(tmp_path, parent, scale)
    dialog = ActivityDialog(context, RoadmapEdits(context.desk, parent), None, parent)
    with qtbot.waitExposed(dialog):
        dialog.open()
    check_in_reach(dialog)
    dialog.reject()
    context.desk.close()
