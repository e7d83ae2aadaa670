"""The matrix of strategies as Qt sees it: items inside as rows, items outside as columns."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from dia_desktop.language import tr
from dia_desktop.strategy.swot import StrategicOption, SwotItem
from dia_desktop.strategy.tows import Tows, tows
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.swot.cards import CARD_LETTERS, TIP_LETTERS, one_line
from dia_desktop.ui.swot.item_model import NOWHERE, Index
from dia_desktop.ui.widgets import tip

LETTERS = 90


class TowsModel(QAbstractTableModel):
    """Options in the cells where they cross."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tows: Tows = tows(desk.swot)

    def reload(self) -> None:
        """Show the matrix as it is now."""
        before = self.tows
        self.tows = tows(self._desk.swot)
        if (before.rows, before.columns) == (self.tows.rows, self.tows.columns):
            if before.rows and before.columns:
                last = self.index(len(before.rows) - 1, len(before.columns) - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of strengths and weaknesses."""
        return 0 if parent.isValid() else len(self.tows.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of opportunities and threats."""
        return 0 if parent.isValid() else len(self.tows.columns)

    def options(self, index: Index) -> tuple[StrategicOption, ...]:
        """Return the options of a cell."""
        row, column = self.pair(index)
        return self.tows.cells.get((row.id, column.id), ())

    def pair(self, index: Index) -> tuple[SwotItem, SwotItem]:
        """Return the items that cross in a cell."""
        return self.tows.rows[index.row()], self.tows.columns[index.column()]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return the titles in a cell."""
        if not index.isValid():
            return None
        titles = [one_line(option.title, CARD_LETTERS) for option in self.options(index)]
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(titles)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip("\n".join(titles) or tr("Enter adds an option here."))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row, column = self.pair(index)
            said = "; ".join(titles) or tr("no option")
            return tr("{inside} × {outside}: {options}").format(
                inside=row.handle, outside=column.handle, options=said
            )
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return the item of a row or a column."""
        items = self.tows.columns if orientation is Qt.Orientation.Horizontal else self.tows.rows
        if not 0 <= section < len(items):
            return None
        item = items[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr("{handle}  {text}").format(handle=item.handle, text=one_line(item.text, LETTERS))
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            words = one_line(item.text, TIP_LETTERS)
            return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None
