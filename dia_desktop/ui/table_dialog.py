"""A chart as a table: read, walked with keys, copied into a spreadsheet."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.exporting import Table
from dia_desktop.ui.markets.score_clipboard import plain_number, safe_text, unsafe_text
from dia_desktop.ui.widgets import Button, PlainLabel, tip

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
#: Figures are shown with so many decimals; what is copied has all of them.
DECIMALS = 3


class TableModel(QAbstractTableModel):
    """The cells of a table; figures as the locale writes them."""

    def __init__(self, context: Context, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context, self._table = context, table

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._table.header)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return what a column holds."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return unsafe_text(self._table.header[section]).replace("_", " ")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, how it is set, or its whole text as a tool tip."""
        text = self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._shown(text))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if _figure(text) is None else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def copied(self, row: int, column: int) -> str:
        """Return a cell as a spreadsheet takes it, in full."""
        text = self._table.rows[row][column]
        figure = _figure(text)
        return safe_text(text) if figure is None else plain_number(figure, self._context.locale)

    def _shown(self, text: str) -> str:
        figure = _figure(text)
        if figure is None:
            return unsafe_text(text)
        return self._context.numbers.number(figure, 0 if figure.is_integer() else DECIMALS)


def _figure(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


class TableDialog(QDialog):
    """Shows a table; Ctrl+C copies what is marked, or all of it."""

    def __init__(self, context: Context, table: Table, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self.setWindowTitle(table.title)
        self.setAccessibleName(table.title)
        theme = context.theme
        self.finding = PlainLabel(context, table.finding, 15, QFont.Weight.DemiBold, wrap=True)
        self.model = TableModel(context, table, self)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setProperty("kind", "framed")
        self.view.setAccessibleName(table.title)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setAlternatingRowColors(True)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setHighlightSections(False)
        self.copy_button = Button(context, tr("Copy the table"), icon_name="copy")
        self.close_button = Button(context, tr("Close"), "primary")
        self.copy_button.clicked.connect(self.copy_all)
        self.close_button.clicked.connect(self.accept)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.finding)
        column.addWidget(self.view, 1)
        column.addLayout(buttons)
        self.resize(theme.px(860), theme.px(440))
        self.view.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the columns as wide as their contents, whose style is known now."""
        super().showEvent(event)
        self.view.resizeColumnsToContents()

    def copy(self) -> None:
        """Copy the block that is marked, or all of it where no more than one cell is."""
        marked = self.view.selectionModel().selectedIndexes()
        if len(marked) <= 1:
            self.copy_all()
            return
        rows = sorted({index.row() for index in marked})
        columns = sorted({index.column() for index in marked})
        self._copy(rows, columns)

    def copy_all(self) -> None:
        """Copy the whole table with the names of its columns."""
        self._copy(range(self.model.rowCount()), range(self.model.columnCount()))

    def _copy(self, rows: range | list[int], columns: range | list[int]) -> None:
        lines = [[safe_text(self._table.header[column]) for column in columns]]
        lines += [[self.model.copied(row, column) for column in columns] for row in rows]
        QApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))
