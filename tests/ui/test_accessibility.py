"""Every widget of the real window, with the real page, can be named and reached."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dia_desktop.ui.command_palette import commands_of
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.widgets import PlainLabel, Strip
from dia_desktop.ui.windows import Surroundings, Windows


@pytest.fixture
def window(qtbot: QtBot, windows: Windows) -> MainWindow:
    """Give the window with the pages that ship."""
    around = windows.surroundings
    real = Surroundings(
        around.appearance, around.settings, around.folders, QLocale.c(), around.author, page_makers()
    )
    shown = Windows(real, windows)
    made = shown.open_example()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def part_of_qt(widget: QWidget) -> bool:
    """Whether a widget is a piece of one of Qt's own, which speaks for it."""
    parent = widget.parentWidget()
    inside_scroll_area = isinstance(parent, QAbstractScrollArea) and not isinstance(
        widget, QAbstractButton | PlainLabel | QLineEdit
    )
    return widget.objectName().startswith("qt_") or inside_scroll_area


def nameless(root: QWidget) -> list[str]:
    """Return the widgets that a screen reader could only call by their class."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        empty_label = isinstance(widget, PlainLabel) and not widget.text()
        hidden_strip = any(
            strip.isHidden() and strip.isAncestorOf(widget) for strip in root.findChildren(Strip)
        )
        silent = isinstance(widget, Strip) and widget.isHidden()
        if not (spoken or part_of_qt(widget) or empty_label or hidden_strip or silent):
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def test_every_widget_of_the_window_has_a_name(window: MainWindow) -> None:
    assert nameless(window) == []


@pytest.mark.parametrize(
    "name",
    [
        *("name_moment", "show_history", "close_round", "rename_round", "set_target_count"),
        *("show_shortcuts", "show_sources", "show_about"),
    ],
)
def test_every_widget_of_a_dialog_has_a_name(window: MainWindow, name: str) -> None:
    getattr(window.dialogs, name)()
    (dialog,) = [each for each in window.findChildren(QDialog) if each.isVisible()]
    assert nameless(dialog) == []
    assert dialog.windowTitle()


def test_a_nameless_widget_would_be_noticed(window: MainWindow) -> None:
    stray = QWidget(window.centralWidget())
    stray.show()
    assert len(nameless(window)) == 1


def test_every_menu_has_a_name_and_every_key_is_used_once(window: MainWindow) -> None:
    commands = commands_of(window.menuBar())
    keys = [command.keys for command in commands if command.keys]
    assert sorted(keys) == sorted(set(keys))
    assert all(menu.title() or menu.accessibleName() for menu in window.findChildren(QMenu))


def test_tab_comes_through_the_window_and_back(window: MainWindow) -> None:
    """Nothing holds the focus: Tab reaches header, rail and page, and comes round."""
    window.header.rounds.setFocus()
    seen: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in seen and focus is not None:
        seen.append(focus)
        window.focusNextChild()
    regions = [window.header, window.rail, *window.page.focus_regions()]
    assert all(any(region is each or region.isAncestorOf(each) for each in seen) for region in regions)


def test_what_can_be_clicked_can_be_reached_by_key(window: MainWindow) -> None:
    missed = [
        each.accessibleName()
        for each in window.findChildren(QAbstractButton)
        if each.isVisible() and not part_of_qt(each) and each.focusPolicy() is Qt.FocusPolicy.NoFocus
    ]
    assert missed == []
