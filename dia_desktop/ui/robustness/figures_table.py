"""A small table of figures inside a dialog: read and walked with keys, as high as its rows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

MOST_ROWS = 12


class FiguresTable(QTableView):
    """Shows words in the first column and figures in the others."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setProperty("kind", "framed")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)

    def show_rows(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show other rows."""
        self._model.clear()
        self._model.setHorizontalHeaderLabels(list(header))
        for row in rows:
            self._model.appendRow([_item(text, figure=column > 0) for column, text in enumerate(row)])
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, len(header)):
            item = self._model.horizontalHeaderItem(column)
            item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._model.horizontalHeaderItem(0).setTextAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        shown = min(len(rows), MOST_ROWS)
        height = head.sizeHint().height() + shown * self.verticalHeader().defaultSectionSize() + 6
        self.setFixedHeight(height)

    def texts(self) -> list[list[str]]:
        """Return what is shown, row by row."""
        rows, columns = self._model.rowCount(), self._model.columnCount()
        return [[self._model.item(row, column).text() for column in range(columns)] for row in range(rows)]


def _item(text: str, *, figure: bool) -> QStandardItem:
    item = QStandardItem(text)
    side = Qt.AlignmentFlag.AlignRight if figure else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
