"""Fields in columns, each with its label above it, and what scrolls them where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.widgets import PlainLabel


class FieldGrid(QGridLayout):
    """Places fields one after the other.

    Parameters
    ----------
    columns : how many fields stand side by side.
    """

    def __init__(self, context: Context, owner: QWidget, columns: int) -> None:
        super().__init__(owner)
        self._context, self._columns = context, columns
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(10)
        self.setVerticalSpacing(3)
        self._place, self._row = 0, 0

    def put(self, label: str, field: QWidget, span: int = 1) -> None:
        """Put a field with its label above it where the next one stands."""
        if self._place + span > self._columns:
            self._place, self._row = 0, self._row + 2
        named = PlainLabel(self._context, label, 12, colour="text2")
        named.setBuddy(field)
        self.addWidget(named, self._row, self._place, 1, span)
        self.addWidget(field, self._row + 1, self._place, 1, span)
        self.setColumnStretch(self._place, 1)
        self._place += span


def scrolling(inside: QWidget) -> QScrollArea:
    """Return what shows fields on the ground below it, and scrolls them upwards and downwards."""
    area = QScrollArea()
    area.setAccessibleName(tr("Fields"))
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    area.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return area
