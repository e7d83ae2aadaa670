"""The ranking as a table: the same content as the picture, cell by cell."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import Ranking, shown_parts
from dia_desktop.strategy.standings import rank_range, role_name, total_text
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.ranking_words import (
    EN_DASH,
    move_text,
)
from dia_desktop.ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()
LEADING = 5


class RankingTable(QAbstractTableModel):
    """One row per market in the order of the ranking; one column per figure of the picture."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ranking: Ranking | None = None
        self._shape = (0, 0)

    def refresh(self) -> None:
        """Show the ranking of the desk."""
        ranking = self._context.desk.ranking
        shape = (0, 0) if ranking is None else ranking.parts.shape
        if shape != self._shape:
            self.beginResetModel()
            self._ranking, self._shape = ranking, (shape[0], shape[1])
            self.endResetModel()
            return
        self._ranking = ranking
        if ranking is not None:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of markets."""
        return 0 if parent.isValid() else self._shape[0]

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return the number of columns."""
        if parent.isValid() or self._ranking is None:
            return 0
        return LEADING + self._shape[1] + 2

    def market_at(self, row: int) -> str:
        """Return the id of the market in a row."""
        return "" if self._ranking is None else self._ranking.market(row).id

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Return what a column holds."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if self._ranking is None:
            return None
        leading = (tr("Rank"), tr("Possible ranks"), tr("Move"), tr("Market"), tr("Role"))
        if section < LEADING:
            return leading[section]
        criteria = self._ranking.matrix.criteria
        if section - LEADING < len(criteria):
            return criteria[section - LEADING].name
        return tr("Total") if section == self.columnCount() - 2 else tr("5–95 %")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, how it is set, or its whole text as a tool tip."""
        if self._ranking is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self._ranking, index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._text(self._ranking, index.row(), index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            words = index.column() in (3, 4)
            side = Qt.AlignmentFlag.AlignLeft if words else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _text(self, ranking: Ranking, place: int, column: int) -> str:
        row, numbers = int(ranking.order[place]), self._context.numbers
        market = ranking.matrix.markets[row]
        if column >= LEADING:
            return self._figure(ranking, row, column - LEADING)
        move, way = move_text(ranking.ranks, row, market.id, self._context.desk.previous_ranks)
        sign = {1: "+", -1: "\N{MINUS SIGN}", 0: ""}[way]
        ranks = rank_range(ranking, row) or str(int(ranking.ranks[row]))
        rank = numbers.number(int(ranking.ranks[row]), 0)
        return (rank, ranks, f"{sign}{move}", market.name, role_name(market.role))[column]

    def _figure(self, ranking: Ranking, row: int, column: int) -> str:
        numbers = self._context.numbers
        count = len(ranking.matrix.criteria)
        if column < count:
            if ranking.matrix.missing[row, column]:
                return tr("not scored")
            return numbers.number(shown_parts(list(ranking.parts[row]))[column])
        if column == count:
            return total_text(ranking, row, numbers)
        low, high = (numbers.number(float(bound[row])) for bound in (ranking.low, ranking.high))
        return f"{low}{EN_DASH}{high}"
