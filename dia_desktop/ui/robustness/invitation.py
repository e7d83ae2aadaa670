"""What the Robustness page shows before there is a ranking that could be tested."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.widgets import Button, PlainLabel


class Invitation(QWidget):
    """One sentence, one button."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setAccessibleName(tr("Nothing to test yet"))
        self.sentence = PlainLabel(
            context, tr("Score at least two markets fully"), 15, QFont.Weight.DemiBold, wrap=True
        )
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = Button(context, tr("Go to Markets"), "primary", "globe")
        self.button.clicked.connect(self._go)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def _go(self) -> None:
        self._context.page_wanted.emit("markets")
