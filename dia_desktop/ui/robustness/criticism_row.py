"""One criticism of the model with what mends it, and the way there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.criticism import Criticism
from dia_desktop.ui.context import Context
from dia_desktop.ui.widgets import Button, PlainLabel


class CriticismRow(QWidget):
    """Says what is criticised and what mends it.

    Signals
    -------
    place_wanted(market_id, criterion_id) : the user wants to go where it is mended.
    """

    place_wanted = Signal(str, str)

    def __init__(self, context: Context, criticism: Criticism, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.criticism = criticism
        self.setAccessibleName(criticism.what)
        self.setAccessibleDescription(criticism.fix)
        self.what = PlainLabel(context, criticism.what, 13, QFont.Weight.Medium, wrap=True)
        self.fix = PlainLabel(context, criticism.fix, 12.5, colour="text2", wrap=True)
        for words in (self.what, self.fix):
            # A long word in it would make the whole column wider than its panel.
            words.setMinimumWidth(1)
        self.go = Button(context, tr("Go there"), "link")
        self.go.setAccessibleName(tr("Go there: {what}").format(what=criticism.what))
        self.go.clicked.connect(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(context.theme.px(8), 6, context.theme.px(8), 6)
        column.setSpacing(2)
        column.addWidget(self.what)
        column.addWidget(self.fix)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)

    def _go(self) -> None:
        said = self.criticism
        market = said.market_ids[0] if said.market_ids else ""
        self.place_wanted.emit(market, said.criterion_ids[0] if said.criterion_ids else "")
