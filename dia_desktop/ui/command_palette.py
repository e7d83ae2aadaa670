"""Ctrl+K: every action of the menus in one list, found by a few letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QVBoxLayout,
    QWidget,
)

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.widgets import PlainLabel

MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
COMMAND = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class Command:
    """An action with its place in the menus, e.g. "View, Text size, 150 %"."""

    name: str
    keys: str
    action: QAction


def commands_of(bar: QMenuBar) -> list[Command]:
    """Return every action of a menu bar that can be done now, in menu order."""
    found: list[Command] = []
    for action in bar.actions():
        if action.isVisible():
            found += _commands(action, "")
    return found


def _commands(action: QAction, place: str) -> list[Command]:
    name = f"{place} \N{RIGHTWARDS ARROW} {_plain(action)}" if place else _plain(action)
    menu = action.menu()
    if not isinstance(menu, QMenu):
        usable = action.isEnabled() and action.isVisible() and not action.isSeparator() and place
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return [Command(name, keys, action)] if usable else []
    menu.aboutToShow.emit()
    return [command for each in menu.actions() for command in _commands(each, name)]


def _plain(action: QAction) -> str:
    """Return the text of an action without the marks of its access key."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def closeness(typed: str, name: str) -> float | None:
    """Return how well `typed` fits `name`, 0 best; None where its letters do not occur in that order.

    A run of letters that stand together counts as one jump; starts of words come first.
    """
    wanted, text = typed.casefold().replace(" ", ""), name.casefold()
    position, jumps = -1, 0.0
    for letter in wanted:
        found = text.find(letter, position + 1)
        if found < 0:
            return None
        if found != position + 1:
            starts_word = found == 0 or not text[found - 1].isalnum()
            jumps += 1.0 if starts_word else 2.0
        position = found
    whole = text.find(typed.casefold().strip())
    return jumps if whole < 0 else -1.0 + whole / (len(text) + 1)


def matching(commands: Sequence[Command], typed: str) -> list[Command]:
    """Return the commands that fit, best first; all of them where nothing was typed."""
    if not typed.strip():
        return list(commands)
    fitting = [
        (fit, place)
        for place, command in enumerate(commands)
        if (fit := closeness(typed, command.name)) is not None
    ]
    return [commands[place] for _, place in sorted(fitting)]


class CommandPalette(QDialog):
    """A line to type in, and the commands that fit below it."""

    def __init__(self, context: Context, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self.setWindowTitle(tr("Commands"))
        self.setAccessibleName(tr("Commands"))
        theme = context.theme
        self.resize(theme.px(560), theme.px(420))
        self.line = QLineEdit()
        self.line.setAccessibleName(tr("Type a few letters of a command"))
        self.line.setPlaceholderText(tr("Type a few letters of a command"))
        self.line.setFont(theme.font(15))
        self.list = QListView()
        self.list.setProperty("kind", "framed")
        self.list.setAccessibleName(tr("Commands that fit"))
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self._model = QStandardItemModel(self)
        self.list.setModel(self._model)
        self._nothing = PlainLabel(context, tr("No command has these letters."), 13, colour="text2")
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        self.line.textChanged.connect(self._show)
        self.line.installEventFilter(self)
        self.list.clicked.connect(self.accept)
        self._show("")

    @property
    def chosen(self) -> Command | None:
        """The command marked in the list."""
        index = self.list.currentIndex()
        command = index.data(COMMAND) if index.isValid() else None
        return command if isinstance(command, Command) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list and Enter act while the cursor stays in the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if Qt.Key(event.key()) in MOVES:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                if self.chosen is not None:
                    self.accept()
                return True
        return super().eventFilter(watched, event)

    def _show(self, typed: str) -> None:
        self._model.clear()
        for command in matching(self._commands, typed):
            words = f"{command.name}    {command.keys}" if command.keys else command.name
            item = QStandardItem(words)
            item.setData(command, COMMAND)
            self._model.appendRow(item)
        self.list.setCurrentIndex(self._model.index(0, 0))
        self._nothing.setVisible(self._model.rowCount() == 0)
