"""A table of records: walked and edited with keys, in an order the user chooses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.cell_editing import CellTable
from dia_desktop.ui.funding.columns import Column, Fields, Record
from dia_desktop.ui.funding.record_delegate import ROW, RecordDelegate
from dia_desktop.ui.funding.record_model import RecordModel

UP_AND_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
LEAST_WIDTH = 240


class RecordTable(CellTable, Generic[Record]):
    """Shows records and edits them in place.

    Keys: arrows walk, F2 or letters edit, Enter opens, Alt+Up and Alt+Down move a row, Insert adds one, Del
    takes it away.

    Signals
    -------
    opened(id) : a record is to be seen in full.
    move_wanted(id, place) : a record is to stand at a place, 0 first.
    remove_wanted(id) : a record is to be taken away.
    adding_wanted() : one is to be added.
    """

    opened = Signal(str)
    move_wanted = Signal(str, int)
    remove_wanted = Signal(str)
    adding_wanted = Signal()

    def __init__(
        self,
        context: Context,
        name: str,
        columns: Sequence[Column[Record]],
        write: Callable[[Record, Fields], bool],
    ) -> None:
        super().__init__(name)
        self._context = context
        self.withdrawn.connect(context.desk.withdrawn)
        self.records = RecordModel(context, columns, write, self)
        self.setModel(self.records)
        self.setItemDelegate(RecordDelegate(context, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        #: Whether rows can be put in another order, and whether the table is no higher than its rows.
        self.movable, self.hugs = True, False
        context.themed.connect(self.fit)
        self.fit()

    # -- content ------------------------------------------------------------------------------

    def show_records(
        self, records: Sequence[Record], columns: Sequence[Column[Record]] | None = None
    ) -> None:
        """Show other records; the keyboard stays on the same one."""
        here, column = self.current_id, max(self.currentIndex().column(), 0)
        place = self.currentIndex().row()
        self.records.take(records, columns)
        self.fit()
        ids = [each.id for each in records]
        if here in ids:
            place = ids.index(here)
        if ids and place >= 0:
            self.setCurrentIndex(self.records.index(min(place, len(ids) - 1), column))

    @property
    def current(self) -> Record | None:
        """The record the keyboard is on."""
        row = self.currentIndex().row()
        return self.records.records[row] if 0 <= row < len(self.records.records) else None

    @property
    def current_id(self) -> str:
        """Its id; "" for none."""
        return "" if self.current is None else self.current.id

    def go_to(self, record_id: str, column: int = 0) -> None:
        """Put the keyboard on a record."""
        for row, record in enumerate(self.records.records):
            if record.id == record_id:
                self.setCurrentIndex(self.records.index(row, column))
                self.setFocus()

    # -- room ---------------------------------------------------------------------------------

    def fit(self) -> None:
        """Give every column its width, and what is left to those that stretch."""
        theme, columns = self._context.theme, self.records.columns
        wanted = [theme.px(column.width) for column in columns]
        stretching = [place for place, column in enumerate(columns) if column.stretches]
        near = sum(width for width, column in zip(wanted, columns, strict=True) if not column.beyond)
        more = self.viewport().width() - near
        for place in stretching:
            wanted[place] += max(more, 0) // len(stretching)
        for place, width in enumerate(wanted):
            self.setColumnWidth(place, width)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.verticalHeader().setMinimumSectionSize(theme.px(ROW))
        if self.hugs:
            rows = max(len(self.records.records), 1) * theme.px(ROW)
            self.setMaximumHeight(rows + self.horizontalHeader().sizeHint().height() + self._bar() + 3)

    def _bar(self) -> int:
        """Return the height of the bar that scrolls sideways, where there is one."""
        hidden = self.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        bar = self.horizontalScrollBar()
        return 0 if hidden or bar.maximum() <= 0 else bar.sizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the room."""
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """Return the least room: the head and two rows."""
        theme = self._context.theme
        return QSize(theme.px(LEAST_WIDTH), theme.px(2 * ROW + 34))

    # -- keys and mouse -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, add, take away, open; everything else is the table's."""
        key, alt = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in UP_AND_DOWN:
            self.move_current(UP_AND_DOWN[key])
        elif key == Qt.Key.Key_Insert:
            self.adding_wanted.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current is not None:
            self.opened.emit(self.current_id)
        elif key == Qt.Key.Key_Delete:
            self.delete()
        else:
            super().keyPressEvent(event)

    def move_current(self, step: int) -> None:
        """Move the record of the keyboard up or down."""
        place = self.currentIndex().row() + step
        if self.movable and self.current is not None and 0 <= place < len(self.records.records):
            self.move_wanted.emit(self.current_id, place)

    def delete(self) -> None:
        """Take the record of the keyboard away."""
        if self.current is not None:
            self.remove_wanted.emit(self.current_id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the row under the mouse, or the one of the keyboard."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
        self.make_menu().popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """Return a context menu that deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAccessibleName(self.accessibleName())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        chosen, row = self.current is not None, self.currentIndex().row()
        fixed = self._context.desk.file.read_only
        last = len(self.records.records) - 1
        for text, act, possible in (
            (tr("Open…"), lambda: self.opened.emit(self.current_id), chosen),
            (tr("Add…"), self.adding_wanted.emit, not fixed),
            (tr("Move up"), lambda: self.move_current(-1), chosen and self.movable and row > 0 and not fixed),
            (
                tr("Move down"),
                lambda: self.move_current(1),
                chosen and self.movable and row < last and not fixed,
            ),
            (tr("Remove"), self.delete, chosen and not fixed),
        ):
            action = menu.addAction(text)
            action.setEnabled(possible)
            action.triggered.connect(lambda _checked=False, act=act: act())
        return menu
