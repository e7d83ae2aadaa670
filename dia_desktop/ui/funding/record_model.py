"""Records as a table: one row each, one column per fact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dia_desktop.errors import InvalidInputError
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.columns import PLAIN, Column, Fields, Look, Record
from dia_desktop.ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
#: A cell shows the beginning of a longer text; its editor has all of it.
MOST_SHOWN = 300


class RecordModel(QAbstractTableModel, Generic[Record]):
    """Shows records, and hands on what is typed.

    Parameters
    ----------
    write : sets fields of a record; returns whether that was done.
    """

    def __init__(
        self,
        context: Context,
        columns: Sequence[Column[Record]],
        write: Callable[[Record, Fields], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._write = context, write
        self.columns = tuple(columns)
        self.records: tuple[Record, ...] = ()

    def take(self, records: Sequence[Record], columns: Sequence[Column[Record]] | None = None) -> None:
        """Show other records; editors and marks stay where the same ones stand in the same places."""
        same = [each.id for each in records] == [each.id for each in self.records]
        if not same:
            self.beginResetModel()
        self.records = tuple(records)
        self.columns = self.columns if columns is None else tuple(columns)
        if not same:
            self.endResetModel()
        elif self.records:
            last = self.index(len(self.records) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of records."""
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return what a column holds."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(figure=self.columns[section].figure)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.columns[index.column()].editable and not self._context.desk.file.read_only:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a fact of a cell."""
        record, column = self.records[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(column.shown(record))
        if role == Qt.ItemDataRole.EditRole:
            return "" if column.typed is None else column.typed(record)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.said(index))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {self.said(index)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _aligned(figure=column.figure)
        return None

    def said(self, index: Index) -> str:
        """Return all that a cell says, its chip among it."""
        record, column = self.records[index.row()], self.columns[index.column()]
        told = column.told or column.shown
        words = (self.look(index).chip, told(record)[: 10 * MOST_SHOWN])
        return "; ".join(each for each in words if each)

    def look(self, index: Index) -> Look:
        """Return how a cell is painted."""
        look = self.columns[index.column()].look
        return PLAIN if look is None else look(self.records[index.row()])

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write what was typed; False where it cannot be used, which is told."""
        record, column = self.records[index.row()], self.columns[index.column()]
        if role != Qt.ItemDataRole.EditRole or column.read is None or column.typed is None:
            return False
        text = str(value)
        if text == column.typed(record):
            return True
        try:
            fields = column.read(record, text)
        except InvalidInputError as error:
            self._context.desk.refused.emit(str(error))
            return False
        return self._write(record, fields)


def one_line(text: str) -> str:
    """Return the beginning of a text on one line."""
    shown = " ".join(text[: 2 * MOST_SHOWN].split())
    return shown if len(shown) <= MOST_SHOWN else f"{shown[:MOST_SHOWN]}…"


def _aligned(*, figure: bool) -> int:
    side = Qt.AlignmentFlag.AlignRight if figure else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
