"""The rows of a list before they are imported, with a tick for each that can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from dia_desktop.charts.plain_text import one_line
from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
#: The columns that every list has; what a row says follows them.
PLACE, NOTE = range(2)
#: A cell is one line; nobody reads more than so many letters of it, and measuring them takes time.
MOST_LETTERS = 200
Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of a list: what it becomes, or why it cannot.

    Attributes
    ----------
    line : the row, as the file numbers it.
    place : how it is called, e.g. "row 7".
    cells : what it says, by column; () where it was refused.
    note : why it was refused, or what is to be known of it; "" where nothing is.
    proposed : whether it is imported unless somebody says otherwise.
    """

    line: int
    place: str
    cells: tuple[str, ...] = ()
    note: str = ""
    proposed: bool = True

    @property
    def refused(self) -> bool:
        """Whether it cannot be imported."""
        return not self.cells


@dataclass(frozen=True, slots=True)
class Preview(Generic[Content]):
    """A list as it would be imported.

    Attributes
    ----------
    rows : first those that were refused, then those that are there already, then the others.
    content : what is imported of them.
    said : how many rows are good, there already, and refused, and what else is to be known.
    """

    rows: tuple[PreviewRow, ...]
    content: Content
    said: str


class ImportModel(QAbstractTableModel):
    """Rows of a list.

    Parameters
    ----------
    titles : of the columns after the first two.

    Signals
    -------
    ticked() : other rows are to be imported.
    """

    ticked = Signal()

    def __init__(self, context: Context, titles: Sequence[str]) -> None:
        super().__init__(context)
        self._context = context
        self.rows: tuple[PreviewRow, ...] = ()
        self._chosen: set[int] = set()
        self._titles = (tr("Import"), tr("What to know"), *titles)

    def show_rows(self, rows: tuple[PreviewRow, ...]) -> None:
        """Show other rows, each ticked as proposed."""
        self.beginResetModel()
        self.rows = rows
        self._chosen = {place for place, row in enumerate(rows) if row.proposed and not row.refused}
        self.endResetModel()
        self.ticked.emit()

    def chosen(self) -> list[int]:
        """Return the lines that are to be imported, in the order of the file."""
        return sorted(self.rows[place].line for place in self._chosen)

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
            return one_line(_words(row, column)[:MOST_LETTERS])
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(_words(row, column))
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


def _words(row: PreviewRow, column: int) -> str:
    known = (row.place, row.note, *row.cells)
    return known[column] if column < len(known) else ""
