"""What stands on a card that has no chart yet: one sentence, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.robustness.contents import Step
from dia_desktop.ui.widgets import Button, PlainLabel


class Notice(QWidget):
    """Says why there is no chart, and leads to where that changes.

    Signals
    -------
    wanted(key) : the button was pressed; `key` is that of the step.
    """

    wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = ""
        self.setAccessibleName(tr("Nothing to show yet"))
        self.sentence = PlainLabel(context, "", 13, colour="text2", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = Button(context, "")
        self.button.clicked.connect(self._pressed)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def take(self, sentence: str, step: Step | None) -> None:
        """Say something else."""
        self.sentence.setText(sentence)
        self._key, label = ("", "") if step is None else (step.key, step.label)
        self.button.setText(label.replace("&", "&&"))
        self.button.setAccessibleName(label)

    def _pressed(self) -> None:
        self.wanted.emit(self._key)
