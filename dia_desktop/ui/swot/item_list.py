"""Items in a plain list under a sentence that says why they are there."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QListView

from dia_desktop.language import tr
from dia_desktop.strategy.swot import SwotItem
from dia_desktop.ui.context import Context
from dia_desktop.ui.swot.cards import CARD_LETTERS, one_line
from dia_desktop.ui.swot.item_model import NOWHERE, Index
from dia_desktop.ui.widgets import PlainLabel, tip


class _Items(QAbstractListModel):
    """Items as a plain list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: tuple[SwotItem, ...] = ()

    def show(self, items: tuple[SwotItem, ...]) -> None:
        """Show other items."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of items."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return handle and text of an item."""
        if not index.isValid():
            return None
        item = self.items[index.row()]
        words = tr("{handle}  {text}").format(handle=item.handle, text=one_line(item.text, CARD_LETTERS))
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        return tip(words) if role == Qt.ItemDataRole.ToolTipRole else None


class ItemList(QObject):
    """Items under a sentence that says why they are listed; who owns it places `sentence` and `list`.

    Signals
    -------
    wanted(id) : the user wants to see an item on the board.
    """

    wanted = Signal(str)

    def __init__(self, context: Context, name: str, owner: QObject) -> None:
        super().__init__(owner)
        self._model = _Items(self)
        self.sentence = PlainLabel(context, "", 13, QFont.Weight.DemiBold, wrap=True)
        self.list = QListView()
        self.list.setAccessibleName(name)
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._activated)

    def show_items(self, sentence: str, items: tuple[SwotItem, ...]) -> None:
        """Show other items."""
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(items))
        self._model.show(items)
        self.list.setVisible(bool(items))

    def _activated(self, index: Index) -> None:
        self.wanted.emit(self._model.items[index.row()].id)
