"""Edits the cells of the tree in their place."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dia_desktop.charts.gantt_view import ROW
from dia_desktop.language import tr
from dia_desktop.strategy.roadmap import ActivityStatus
from dia_desktop.strategy.roadmap_words import status_words
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.tree_columns import Column, column_title
from dia_desktop.ui.roadmap.tree_model import Index, TreeModel
from dia_desktop.ui.roadmap.tree_paint import DOTS, FOLD, HANDLE, SIDE
from dia_desktop.ui.roadmap.words import partner_entry

LONGEST = 100_000


class TreeDelegate(QStyledItemDelegate):
    """Opens a field for words, and a list where there is a choice."""

    def __init__(self, context: Context, model: TreeModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._model = context, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of a cell."""
        del option, index
        return QSize(self._context.theme.px(60), self._context.theme.px(ROW))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open what a cell is edited with."""
        del option
        column = Column(index.column())
        editor: QWidget
        if column is Column.OWNER:
            editor = self._owners(parent)
        elif column is Column.STATUS:
            editor = self._statuses(parent)
        else:
            field = QLineEdit(parent)
            field.setMaxLength(LONGEST)
            editor = field
        row = self._model.row_at(index)
        name = column_title(column) if row is None else f"{column_title(column)} {row.handle}".strip()
        editor.setAccessibleName(name)
        return editor

    def _owners(self, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        box.addItem(tr("nobody"), None)
        for partner in self._context.desk.strategy.partners:
            box.addItem(partner_entry(partner), partner.id)
        return box

    def _statuses(self, parent: QWidget) -> QComboBox:
        box = QComboBox(parent)
        for status in ActivityStatus:
            box.addItem(status_words(status), status.value)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the cell holds; once typed in, a field is left alone."""
        row = self._model.row_at(index)
        if isinstance(editor, QComboBox) and row is not None and row.activity is not None:
            chosen: str | None = row.activity.owner_id
            if index.column() == Column.STATUS:
                chosen = row.activity.status.value
            editor.setCurrentIndex(max(editor.findData(chosen), 0))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Write what was typed or chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the editor over the text; a list gets the room its words need."""
        theme = self._context.theme
        area: QRect = option.rect
        rect = QRect(area)
        if index.column() == Column.TITLE:
            row = self._model.row_at(index)
            lane = row is None or row.activity is None
            rect.setLeft(rect.left() + theme.px(SIDE + FOLD + (0 if lane else HANDLE + DOTS) - 8))
        elif isinstance(editor, QComboBox):
            rect.setWidth(max(rect.width(), min(editor.sizeHint().width(), theme.px(200))))
        rect.adjust(0, 1, -1, -2)
        editor.setGeometry(rect)
