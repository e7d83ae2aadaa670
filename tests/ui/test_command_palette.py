from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from dia_desktop.ui.command_palette import Command, CommandPalette, closeness, commands_of, matching
from dia_desktop.ui.context import Context


@pytest.fixture
def bar(qtbot: QtBot) -> QMenuBar:
    """Give a menu bar with an action, a disabled one, and one in a menu that fills itself."""
    made = QMenuBar()
    qtbot.addWidget(made)
    view = made.addMenu("&View")
    view.addAction("&Full screen").setShortcut("F11")
    view.addSeparator()
    view.addAction("Not now").setEnabled(False)
    sizes = view.addMenu("Text &size")
    sizes.aboutToShow.connect(lambda: sizes.addAction("150 % && more") if sizes.isEmpty() else None)
    return made


def names(commands: list[Command]) -> list[str]:
    return [command.name for command in commands]


def test_every_action_that_can_be_done_is_a_command(bar: QMenuBar) -> None:
    commands = commands_of(bar)
    assert names(commands) == ["View → Full screen", "View → Text size → 150 % & more"]
    assert commands[0].keys == "F11"


@pytest.mark.parametrize("typed", ["full", "FULL", "fs", "v full", "screen", "vfs"])
def test_a_few_letters_in_order_are_enough(bar: QMenuBar, typed: str) -> None:
    assert "View → Full screen" in names(matching(commands_of(bar), typed))


def test_letters_that_do_not_occur_find_nothing(bar: QMenuBar) -> None:
    assert matching(commands_of(bar), "xyz") == []


def test_what_stands_there_as_typed_comes_first() -> None:
    scattered, whole = closeness("dar", "Drag and restore"), closeness("dar", "View Colours Dark")
    assert scattered is not None
    assert whole is not None
    assert whole < scattered


def test_starts_of_words_come_before_letters_within() -> None:
    starts, within = closeness("cr", "Close the Round"), closeness("cr", "Colours")
    assert starts is not None
    assert within is not None
    assert starts < within


@pytest.fixture
def opened(qtbot: QtBot, context: Context, bar: QMenuBar) -> Callable[[], CommandPalette]:
    """Give a function that opens a palette over a window."""
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()

    def show() -> CommandPalette:
        palette = CommandPalette(context, commands_of(bar), parent)
        qtbot.addWidget(palette)
        with qtbot.waitExposed(palette):
            palette.open()
        return palette

    return show


def test_the_arrows_move_while_the_cursor_stays_in_the_line(opened: Callable[[], CommandPalette]) -> None:
    palette = opened()
    before = palette.chosen
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    assert before is not None
    assert palette.chosen is not None
    assert (before.name, palette.chosen.name) == ("View → Full screen", "View → Text size → 150 % & more")


def test_enter_takes_what_is_marked(qtbot: QtBot, opened: Callable[[], CommandPalette]) -> None:
    palette = opened()
    QTest.keyClicks(palette.line, "150")
    with qtbot.waitSignal(palette.accepted):
        QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.chosen is not None
    assert palette.chosen.name.endswith("150 % & more")


def test_enter_with_nothing_that_fits_does_nothing(opened: Callable[[], CommandPalette]) -> None:
    palette = opened()
    QTest.keyClicks(palette.line, "xyz")
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert palette.chosen is None


def test_esc_leaves(qtbot: QtBot, opened: Callable[[], CommandPalette]) -> None:
    palette = opened()
    with qtbot.waitSignal(palette.rejected):
        QTest.keyClick(palette.line, Qt.Key.Key_Escape)
