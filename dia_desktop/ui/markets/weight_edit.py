"""Where a weight is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from dia_desktop.ui.widgets import tip


class WeightEdit(QLineEdit):
    """Where a weight is typed.

    Signals
    -------
    entered(text) : Enter was pressed.
    left(text) : the focus went elsewhere.
    cancelled() : Esc was pressed.
    """

    entered = Signal(str)
    left = Signal(str)
    cancelled = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def refuse(self, sentence: str) -> None:
        """Mark the text as unusable and say why."""
        self.setProperty("invalid", "true")
        self.style().unpolish(self)
        self.style().polish(self)
        self.setToolTip(tip(sentence))
        self.setAccessibleDescription(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the text with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that the field was left; a menu over it does not count."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit(self.text())
