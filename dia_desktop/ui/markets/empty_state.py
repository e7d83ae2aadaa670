"""What stands in a region that has nothing to show yet: one sentence, one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.trial import why_not_editable
from dia_desktop.ui.widgets import Button, PlainLabel


class EmptyState(QWidget):
    """Says what is missing before there can be a ranking; without any market the score matrix says it.

    Signals
    -------
    wanted() : the button was pressed.
    """

    wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.sentence = PlainLabel(context, "", 15, colour="text2", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = Button(context, tr("Add the markets to compare"), "primary", "plus")
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self.sentence)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.button.clicked.connect(self.wanted)
        self.refresh()

    def refresh(self) -> None:
        """Say what is missing now."""
        self.sentence.setText(tr("One market has no rival yet."))
        self.button.setVisible(not why_not_editable(self._context.desk))
