"""Editing a cell in its place: what cannot be used stays, in a red ring, with the reason told."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.record_model import Index

LONGEST = 100_000
#: Widths of a field, and the room beside its words, in design pixels.
LEAST, MOST, SIDE = 90, 220, 12
THROUGH = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
#: The focus leaves only for a moment.
FOR_A_MOMENT = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
Hint = QStyledItemDelegate.EndEditHint


class CellField(QLineEdit):
    """A line in a cell."""

    def __init__(self, index: Index, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.index = QPersistentModelIndex(index)
        self.textEdited.connect(lambda: self.mark_invalid(on=False))

    def mark_invalid(self, *, on: bool) -> None:
        """Put a red ring around what cannot be used, or take it away."""
        if bool(self.property("invalid")) != on:
            self.setProperty("invalid", on)
            self.style().unpolish(self)
            self.style().polish(self)


class CellDelegate(QStyledItemDelegate):
    """Opens a field for a text, and a box where there is a choice."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context

    def choices(self, index: Index) -> tuple[tuple[str, str], ...]:
        """Return words and value of what a cell can be; empty where it is a text."""
        del index
        return ()

    def hint(self, index: Index) -> str:
        """Return what stands in the empty editor of a cell."""
        del index
        return ""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open what a cell is edited with."""
        del option
        choices = self.choices(index)
        name = str(index.model().headerData(index.column(), Qt.Orientation.Horizontal) or "")
        if not choices:
            field = CellField(index, parent)
            field.setAccessibleName(name)
            field.setPlaceholderText(self.hint(index))
            return field
        box = QComboBox(parent)
        box.setAccessibleName(name)
        for words, value in choices:
            box.addItem(words, value)
        box.activated.connect(lambda: self._chosen(box))
        return box

    def _chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, Hint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what the cell holds; once typed in, a field is left alone."""
        text = str(index.data(Qt.ItemDataRole.EditRole))
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(text), 0))
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Write what was typed or chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, CellField) and editor.isModified():
            # Written once, however often the view asks.
            editor.setModified(not model.setData(index, editor.text()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close a field only once what stands in it is written; arrows unfold a list and choose nothing."""
        if isinstance(watched, QComboBox) and isinstance(event, QKeyEvent) and _unfolds(event):
            watched.showPopup()
            return True
        if not isinstance(watched, CellField):
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in THROUGH:
            if self._write(watched):
                hint = {Qt.Key.Key_Tab: Hint.EditNextItem, Qt.Key.Key_Backtab: Hint.EditPreviousItem}
                self.closeEditor.emit(watched, hint.get(Qt.Key(event.key()), Hint.NoHint))
            return True
        if isinstance(event, QFocusEvent) and event.lostFocus() and not self._may_leave(watched, event):
            return False
        return super().eventFilter(watched, event)

    def _may_leave(self, field: CellField, event: QFocusEvent) -> bool:
        """Whether a field that loses the keyboard may close."""
        return event.reason() not in FOR_A_MOMENT and self._write(field)

    def _write(self, field: CellField) -> bool:
        """Write a field; where that is refused it keeps what was typed."""
        if not field.isModified() or not field.index.isValid():
            return True
        done = bool(field.index.model().setData(field.index, field.text()))
        field.setModified(not done)
        field.mark_invalid(on=not done)
        return done

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the editor over the cell; a choice and a hint get the room that their words need."""
        del index
        theme, rect = self.context.theme, option.rect.adjusted(0, 1, 0, -2)
        least = theme.px(LEAST)
        if isinstance(editor, QComboBox):
            least = editor.sizeHint().width()
        elif isinstance(editor, QLineEdit):
            wide = editor.fontMetrics().horizontalAdvance(editor.placeholderText())
            least = max(least, wide + theme.px(2 * SIDE))
        rect.setWidth(max(rect.width(), min(least, theme.px(MOST))))
        table = editor.parentWidget()
        beyond = 0 if table is None else rect.right() + 1 - table.width()
        if 0 < beyond <= rect.left():
            rect.moveLeft(rect.left() - beyond)
        editor.setGeometry(rect)


def _unfolds(event: QKeyEvent) -> bool:
    return event.type() == QEvent.Type.KeyPress and event.key() in ARROWS


class CellTable(QTableView):
    """A table whose cells are edited with a `CellDelegate`.

    A field in a red ring stays open until it is mended or left with Esc, wherever the user goes meanwhile.

    Signals
    -------
    withdrawn() : what could not be used was left with Esc.
    """

    withdrawn = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def closeEditor(self, editor: QWidget, hint: QStyledItemDelegate.EndEditHint) -> None:
        """Close an editor, unless what stands in it would be lost."""
        refused = isinstance(editor, CellField) and bool(editor.property("invalid"))
        if not refused or hint == Hint.RevertModelCache:
            super().closeEditor(editor, hint)
            if refused:
                self.withdrawn.emit()
        else:
            # Other cells can be edited meanwhile.
            self.setState(QAbstractItemView.State.NoState)
