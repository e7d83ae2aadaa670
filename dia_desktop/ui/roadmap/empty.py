"""What stands on the page while there is no roadmap yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.widgets import Button, PlainLabel


class EmptyRoadmap(QWidget):
    """One sentence and what to do about it.

    Signals
    -------
    adding_wanted() : the first activity is to be added.
    options_wanted() : the options of the SWOT are to be seen.
    """

    adding_wanted = Signal()
    options_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setAccessibleName(tr("Empty roadmap"))
        self.sentence = PlainLabel(context, tr("Take options from SWOT or add the first activity"), 15)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.reason = PlainLabel(context, "", 12, colour="text2", wrap=True)
        self.reason.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.add = Button(context, tr("Add the first activity"), "primary", "plus")
        self.options = Button(context, tr("Options in SWOT"), "secondary", "grid-2x2")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.options)
        row.addWidget(self.add)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.sentence)
        column.addWidget(self.reason)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(1)
        self.add.clicked.connect(self.adding_wanted)
        self.options.clicked.connect(self.options_wanted)

    def tell(self, *, fixed: str, options: bool) -> None:
        """Offer what can be done now; `fixed` says why nothing can."""
        self.add.setEnabled(not fixed)
        self.options.setVisible(options)
        self.reason.setText(fixed)
        self.reason.setVisible(bool(fixed))
