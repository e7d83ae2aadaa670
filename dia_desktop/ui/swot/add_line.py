"""The line below the cards of a quadrant: type, Enter, next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

from dia_desktop.strategy.swot import Quadrant, lines_of
from dia_desktop.strategy.swot_words import quadrant_noun
from dia_desktop.ui.swot.item_delegate import LONGEST
from dia_desktop.ui.swot.words import add_words


class AddLine(QLineEdit):
    """Takes one item at a time, or a pasted list with one item per line.

    Signals
    -------
    entered(lines) : these items are to be added.
    """

    entered = Signal(object)

    def __init__(self, quadrant: Quadrant) -> None:
        super().__init__()
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(add_words(quadrant))
        self.setAccessibleName(add_words(quadrant))
        self.setAccessibleDescription(quadrant_noun(quadrant))
        self.returnPressed.connect(self._enter)

    def _enter(self) -> None:
        lines = lines_of(self.text())
        if lines:
            self.entered.emit(lines)

    def paste(self) -> None:
        """Add each line of a list as an item; a single line is put into the field."""
        lines = lines_of(QGuiApplication.clipboard().text())
        if len(lines) > 1:
            self.entered.emit(lines)
        else:
            super().paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste lists; Esc empties the line."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Cancel) and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer Qt's own menu, with pasting as it is done here."""
        menu = self.createStandardContextMenu()
        menu.setAccessibleName(self.accessibleName())
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(lambda _on=False: self.paste())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())
