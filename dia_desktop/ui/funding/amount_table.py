"""The table of amounts on the screen: typed into, pasted into, walked with keys."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
)

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.strategy.funding import FundingStatus
from dia_desktop.ui import painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.amount_head import LineHead
from dia_desktop.ui.funding.amount_lines import Line, LineKind
from dia_desktop.ui.funding.amount_model import AmountModel
from dia_desktop.ui.funding.amount_paste import block_of, planned
from dia_desktop.ui.funding.amount_writer import AmountWriter
from dia_desktop.ui.funding.cell_editing import CellDelegate, CellTable
from dia_desktop.ui.funding.record_model import Index
from dia_desktop.ui.markets.score_clipboard import block_text, read_block

ROW, LEAST_COLUMN, SUM_COLUMN, SIDE = 30, 66, 80, 8
SUMS = (LineKind.GIVEN, LineKind.OPEN)


class AmountDelegate(CellDelegate):
    """Paints and edits an amount."""

    def __init__(self, context: Context, model: AmountModel, parent: QTableView) -> None:
        super().__init__(context, parent)
        self._model = model

    def hint(self, index: Index) -> str:
        """Return what stands in the empty editor of a cell."""
        return "" if self._model.lines[index.row()].currency else tr("e.g. 48000 EUR")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Index) -> None:
        """Paint ground, figure, lines, and the ring of the keyboard."""
        theme, rect = self.context.theme, QRect(option.rect)
        line = self._model.lines[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        elif line.kind is LineKind.OPEN and index.data():
            painter.fillRect(rect, theme.color("warn_fill"))
        elif self._model.year(index.column()) is None or line.kind in SUMS:
            painter.fillRect(rect, theme.color("surface2"))
        painter.setPen(QPen(theme.color("line" if line.kind is LineKind.BUDGET else "hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = QRectF(rect).adjusted(4, 0, -theme.px(SIDE), 0)
        colour, bold = amount_look(line)
        weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
        painted.figure(painter, room, str(index.data() or ""), theme.font(13, weight), theme.color(colour))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painted.ring(painter, QRectF(rect), theme, 4.0)
        painter.restore()


def amount_look(line: Line) -> tuple[str, bool]:
    """Return the colour token of a line, and whether it stands out."""
    if line.kind is LineKind.OPEN:
        return "warn_text", True
    if line.source is not None and line.source.status is FundingStatus.REFUSED:
        return "text3", False
    return "text", line.kind in {LineKind.BUDGET, LineKind.GIVEN}


class AmountTable(CellTable):
    """Shows what is given and needed, year by year.

    Signals
    -------
    adding_wanted() : a line for an activity is to be added.
    """

    adding_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Amounts by year"))
        self._context = context
        self.withdrawn.connect(context.desk.withdrawn)
        self._writer = AmountWriter(context)
        self.amounts = AmountModel(context, self._writer, self)
        self.setModel(self.amounts)
        self.setItemDelegate(AmountDelegate(context, self.amounts, self))
        self.setVerticalHeader(LineHead(context, self.amounts, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        context.themed.connect(self._fit)
        self._fit()

    def show_lines(self, lines: tuple[Line, ...], years: tuple[int, ...]) -> None:
        """Show other lines; the keyboard stays on the same line and year where they are still there."""
        key, year = self.current_key, self.amounts.year(max(self.currentIndex().column(), 0))
        # The first amount brings lines of sums, and with other lines the open editor goes.
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.amounts.take(lines, years)
        self._fit()
        if key:
            self.go_to(key, year, focus=inside)

    @property
    def current_line(self) -> Line | None:
        """The line the keyboard is on."""
        row = self.currentIndex().row()
        return self.amounts.lines[row] if 0 <= row < len(self.amounts.lines) else None

    @property
    def current_key(self) -> str:
        """What it is known by; "" for none."""
        return "" if self.current_line is None else self.current_line.key

    def go_to(self, key: str, year: int | None, *, focus: bool = True) -> None:
        """Put the keyboard on a line and a year."""
        years = self.amounts.years
        column = years.index(year) if year in years else len(years) if year is None else 0
        for row, line in enumerate(self.amounts.lines):
            if line.key == key:
                self.setCurrentIndex(self.amounts.index(row, column))
        if focus:
            self.setFocus()

    def go_to_budget(self, year: int | None = None) -> None:
        """Put the keyboard where a yearly budget is typed."""
        wanted = year if year is not None else next(iter(self.amounts.years), None)
        for line in self.amounts.lines:
            if line.kind is LineKind.BUDGET:
                self.go_to(line.key, wanted)
                return

    # -- keys ---------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit with Enter, clear with Del; everything else is the table's."""
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self.delete()
        elif key == Qt.Key.Key_Insert:
            self.adding_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _marked(self) -> tuple[list[int], list[int]]:
        found = self.selectionModel().selectedIndexes() or [self.currentIndex()]
        rows = sorted({index.row() for index in found if index.isValid()})
        return rows, sorted({index.column() for index in found if index.isValid()})

    def copy(self) -> None:
        """Copy the marked cells."""
        rows, columns = self._marked()
        if rows:
            block = block_of(self.amounts, rows, columns, self._context.locale)
            QApplication.clipboard().setText(block_text(block))

    def paste(self) -> None:
        """Write a block from a spreadsheet, all of it or nothing."""
        rows, columns = self._marked()
        if not rows or self._context.desk.file.read_only:
            return
        try:
            texts = read_block(QApplication.clipboard().text())
            entries = planned(self.amounts, (rows[0], columns[0]), texts, self._context.locale)
        except InvalidInputError as error:
            self._context.desk.refused.emit(str(error))
            return
        self._writer.write(entries)

    def delete(self) -> None:
        """Take the marked amounts back."""
        rows, columns = self._marked()
        cells = [(row, column) for row in rows for column in columns]
        self._writer.write(self.amounts.clearing(cells))

    def cut(self) -> None:
        """Copy the marked amounts, then take them back."""
        self.copy()
        self.delete()

    # -- room ---------------------------------------------------------------------------------

    def _fit(self) -> None:
        """Give the years the room that is left."""
        theme, years = self._context.theme, len(self.amounts.years)
        total = theme.px(SUM_COLUMN)
        room = self.viewport().width() - total
        wide = max(theme.px(LEAST_COLUMN), room // years if years else 0)
        for column in range(years):
            self.setColumnWidth(column, wide)
        self.setColumnWidth(years, total)
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.verticalHeader().setMinimumSectionSize(theme.px(ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the room."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return the least room: the head and three lines."""
        theme = self._context.theme
        return QSize(theme.px(240), theme.px(3 * ROW + 34))
