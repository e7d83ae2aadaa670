"""A whole number, typed or stepped."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox, QWidget

#: Room between the frame and the first figure: the stylesheet has no say there.
SIDE = 6


class NumberField(QSpinBox):
    """A spin box in the look of the other fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(SIDE, 0, 0, 0)
