"""A field for a few lines of plain text."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy


class TextBox(QPlainTextEdit):
    """A field of one height; Tab leaves it.

    Parameters
    ----------
    height : in pixels. Asked for by hints: the style has a least height of its own for such fields.
    """

    def __init__(self, text: str, height: int) -> None:
        super().__init__()
        self._height = height
        self.setPlainText(text)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room for a few lines."""
        return QSize(super().sizeHint().width(), self._height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: it does not shrink."""
        return QSize(super().minimumSizeHint().width(), self._height)
