"""A field for a few lines of plain text."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QPlainTextEdit


class TextBox(QPlainTextEdit):
    """A field of one height; Tab leaves it.

    Parameters
    ----------
    height : in pixels.
    """

    def __init__(self, text: str, height: int) -> None:
        super().__init__()
        self._height = height
        self.setPlainText(text)
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)

    def set_height(self, height: int) -> None:
        """Be as high as that."""
        if height != self._height:
            self._height = height
            self.setFixedHeight(height)

    def event(self, event: QEvent) -> bool:
        """Keep the height: the style gives such fields a least height of its own."""
        done = super().event(event)
        if event.type() in {QEvent.Type.Polish, QEvent.Type.StyleChange}:
            self.setFixedHeight(self._height)
        return done
