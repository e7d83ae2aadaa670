"""The cards of one quadrant as Qt sees them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dia_desktop.ui.swot.cards import Card
from dia_desktop.ui.widgets import tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class ItemModel(QAbstractListModel):
    """A list of cards, replaced as a whole; where the same items stay, their rows do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cards: tuple[Card, ...] = ()
        self.faded: frozenset[str] = frozenset()
        self.editable = True
        self._rows: dict[str, int] = {}

    def show(self, cards: Sequence[Card], faded: frozenset[str], *, editable: bool) -> None:
        """Show other cards; those in `faded` do not concern what is looked at."""
        ids = [card.item.id for card in cards]
        stay = ids == list(self._rows)
        others = [row for row, pair in enumerate(zip(cards, self.cards, strict=False)) if pair[0] != pair[1]]
        if not stay:
            self.beginResetModel()
        self.cards, self.faded, self.editable = tuple(cards), faded, editable
        self._rows = {item_id: row for row, item_id in enumerate(ids)}
        if not stay:
            self.endResetModel()
        elif others:
            self.dataChanged.emit(self.index(others[0]), self.index(others[-1]))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of cards."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return text, tool tip and spoken words of a card."""
        card = self.card_at(index)
        if card is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return card.text
        if role == Qt.ItemDataRole.EditRole:
            return card.item.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(card.hint)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card.spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return what can be done with a card."""
        del index
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self.editable:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def card_at(self, index: Index) -> Card | None:
        """Return the card of an index, or None."""
        return self.cards[index.row()] if index.isValid() and index.row() < len(self.cards) else None

    def row_of(self, item_id: str) -> int | None:
        """Return the row of an item, or None where it is not shown."""
        return self._rows.get(item_id)
