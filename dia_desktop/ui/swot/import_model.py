"""The rows of a list before they are imported, with a tick for each that can be."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from dia_desktop.charts.plain_text import one_line
from dia_desktop.evidence.item_rows import ReadItem
from dia_desktop.language import tr
from dia_desktop.strategy.swot_words import quadrant_noun
from dia_desktop.ui.context import Context
from dia_desktop.ui.swot.import_rows import PreviewRow
from dia_desktop.ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PLACE, NOTE, QUADRANT, TEXT, IMPORTANCE, LIKELIHOOD, MARKETS = range(7)
#: A cell is one line; nobody reads more than so many letters of it, and measuring them takes time.
MOST_LETTERS = 200


class ImportModel(QAbstractTableModel):
    """Rows of a list.

    Signals
    -------
    ticked() : other rows are to be imported.
    """

    ticked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self.rows: tuple[PreviewRow, ...] = ()
        self._chosen: set[int] = set()
        self._titles = (
            *(tr("Import"), tr("What to know"), tr("Quadrant"), tr("Text")),
            *(tr("Importance"), tr("Likelihood"), tr("Markets")),
        )

    def show_rows(self, rows: tuple[PreviewRow, ...]) -> None:
        """Show other rows, each ticked as proposed."""
        self.beginResetModel()
        self.rows = rows
        self._chosen = {place for place, row in enumerate(rows) if row.proposed}
        self.endResetModel()
        self.ticked.emit()

    def chosen(self) -> list[ReadItem]:
        """Return what is to be imported, in the order of the file."""
        items = [row.item for place, row in enumerate(self.rows) if place in self._chosen]
        return sorted((item for item in items if item is not None), key=lambda item: item.line)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be ticked that can be imported."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == PLACE and not self.rows[index.row()].refused:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the text, the tick or the colour of a cell."""
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return one_line(self._words(row)[column][:MOST_LETTERS])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._words(row)[column])
        if role == Qt.ItemDataRole.CheckStateRole and column == PLACE and not row.refused:
            return Qt.CheckState.Checked if index.row() in self._chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and column == NOTE:
            return QColor(self._context.theme.color("bad_text" if row.refused else "warn_text"))
        return None

    def setData(self, index: Index, value: object, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Tick a row, or take the tick away."""
        if role != Qt.ItemDataRole.CheckStateRole or self.rows[index.row()].refused:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._chosen.add(index.row())
        else:
            self._chosen.discard(index.row())
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def _words(self, row: PreviewRow) -> tuple[str, ...]:
        item = row.item
        if item is None:
            return (row.place, row.note, "", "", "", "", "")
        known = {market.id: market.name for market in self._context.desk.scoring.markets}
        return (
            row.place,
            row.note,
            quadrant_noun(item.quadrant),
            item.text,
            "" if item.importance is None else str(item.importance),
            "" if item.likelihood is None else str(item.likelihood),
            ", ".join(known.get(market_id, "") for market_id in item.market_ids) or tr("all markets"),
        )
