"""The score matrix on the screen: a table that works like a spreadsheet.

Arrows and Tab move, a digit, F2 or Enter edits, Esc gives up, Delete clears, Shift marks a block, and
blocks go to and come from a spreadsheet by the clipboard. Tab leaves the table at its last cell.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QTableView, QWidget

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.ui import painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets import score_paint
from dia_desktop.ui.markets.score_block import block_of, planned
from dia_desktop.ui.markets.score_clipboard import block_text, read_block
from dia_desktop.ui.markets.score_delegate import ScoreDelegate, Way
from dia_desktop.ui.markets.score_editors import CellEditor
from dia_desktop.ui.markets.score_headers import CriterionHeader, MarketHeader
from dia_desktop.ui.markets.score_model import ScoreModel
from dia_desktop.ui.markets.score_paint import FITS
from dia_desktop.ui.markets.score_sheet import Block, Part
from dia_desktop.ui.markets.score_writer import ScoreWriter
from dia_desktop.ui.own_keys import keeps
from dia_desktop.ui.widgets import PlainLabel

CLIPBOARD_KEYS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
)
CLEARING_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
#: What a number can begin with, beside a digit.
NUMBER_STARTS = "-+.,\N{MINUS SIGN}"


class ScoreTable(QTableView):
    """The table of the scores card.

    Signals
    -------
    said(sentence) : something was done that deserves a word.
    refused(sentence) : something could not be done; nothing was changed.
    fitted() : other parts of the cells fit than before, or they have other widths.
    """

    said = Signal(str)
    refused = Signal(str)
    fitted = Signal()

    def __init__(self, context: Context, model: ScoreModel, writer: ScoreWriter) -> None:
        super().__init__()
        self._context = context
        self._model = model
        self._writer = writer
        self._fitted: tuple[object, ...] = ()
        self._here: tuple[str, str, Part] | None = None
        self.delegate = ScoreDelegate(context, model, writer, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setHorizontalHeader(CriterionHeader(context, model, self))
        self.setVerticalHeader(MarketHeader(context, model, self))
        self._hint = _hint(context, self.viewport())
        self._corner = PlainLabel(context, tr("Market"), 13, colour="text2")
        self._corner.setParent(self)
        self._dress()
        self.delegate.finished.connect(self._go)
        self.delegate.hinted.connect(self._show_hint)
        context.themed.connect(self.fit)
        context.desk.selected.connect(self._follow)
        context.desk.changed.connect(self._settled)
        self.selectionModel().currentChanged.connect(self._stands_on)
        self._settled()

    def _dress(self) -> None:
        self.setAccessibleName(tr("Scores of the markets on each criterion"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        # It fills its ground, so that a repaint stops here and does not go through the card below.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )

    # -- room ---------------------------------------------------------------------------------

    def fit(self) -> None:
        """Choose what fits: readings and intervals, readings alone, or scores alone; else scroll."""
        theme, pairs = self._context.theme, len(self._model.criteria)
        names = tuple(market.name for market in self._model.markets)
        wanted = (theme, names, pairs, self.size().toTuple())
        if wanted == self._fitted:
            return
        self._fitted = wanted
        self.verticalHeader().setDefaultSectionSize(theme.px(score_paint.ROW_HEIGHT))
        self.verticalHeader().setFixedWidth(self.verticalHeader().sizeHint().width())
        room = self.width() - self.verticalHeader().width() - self._bar_width()
        each = room // max(pairs, 1)
        fits = [fit for fit in FITS if fit.reading_width(theme) + fit.score_width(theme) <= each]
        # Where even bare scores do not fit the table scrolls, and then there is room for the readings too.
        self.delegate.fit = fits[0] if fits else FITS[1]
        chosen = self.delegate.fit
        score, reading = chosen.score_width(theme), chosen.reading_width(theme)
        if chosen.readings and fits:
            # Readings are words and take the spare room first; what is left lengthens the intervals too.
            spare = each - score - reading
            words = min(spare, theme.px(86))
            rest = spare - words if chosen.tracks else 0
            score += rest // 2
            reading = each - score
        for pair in range(pairs):
            self.setColumnHidden(2 * pair, not chosen.readings)
            self.setColumnWidth(2 * pair, reading)
            self.setColumnWidth(2 * pair + 1, score if chosen.readings or not fits else each)
        self._place_corner()
        self.viewport().update()
        self.fitted.emit()

    def _bar_width(self) -> int:
        needed = self._model.rowCount() * self._context.theme.px(score_paint.ROW_HEIGHT)
        room = self.height() - self.horizontalHeader().sizeHint().height()
        return self.verticalScrollBar().sizeHint().width() if needed > room else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new room."""
        super().resizeEvent(event)
        self.fit()

    def _place_corner(self) -> None:
        width, height = self.verticalHeader().width(), self.horizontalHeader().sizeHint().height()
        self._corner.setGeometry(self._context.theme.px(4), 0, width, height)

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the cells, then the ring of the current one."""
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), self._context.theme.color("surface"))
        ground.end()
        super().paintEvent(event)
        current = self.currentIndex()
        if not current.isValid() or self.isColumnHidden(current.column()):
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.hasFocus() else 0.35)
        rect = self.visualRect(current).toRectF()
        if self._model.part(current.column()) is Part.SCORE and not self._model.cell_at(current).missing:
            rect = score_paint.pill_rect(rect, self._context.theme).adjusted(-3, -3, 3, 3)
        else:
            rect = rect.adjusted(2, 2, -2, -3)
        painted.ring(painter, rect, self._context.theme)
        painter.end()

    @property
    def hint(self) -> str:
        """What is said beside an open editor that cannot be used; "" otherwise."""
        return "" if self._hint.isHidden() else self._hint.text()

    def _show_hint(self, editor: CellEditor, problem: str) -> None:
        """Say beside an open editor what it takes."""
        self._hint.setVisible(bool(problem))
        if not problem:
            return
        self._hint.setText(problem)
        self._hint.adjustSize()
        below = editor.geometry().bottomLeft() + QPoint(0, 3)
        if below.y() + self._hint.height() > self.viewport().height():
            below.setY(editor.geometry().top() - 3 - self._hint.height())
        self._hint.move(below)
        self._hint.raise_()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first score where the keyboard comes in for the first time."""
        shown = [column for column in self.shown_columns() if self._model.part(column) is Part.SCORE]
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if not self.currentIndex().isValid() and self.shown_rows() and shown and not by_mouse:
            self._stand_on(self.shown_rows()[0], shown[0])
        super().focusInEvent(event)
        self.viewport().update()

    # -- keys and mouse -----------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the keys of a spreadsheet from the shortcuts of the window."""
        return keeps(event, _is_own) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a spreadsheet does with a key."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in CLEARING_KEYS and not event.modifiers():
            self.delete()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit_current()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._tab(event)
        elif _types_words(event):
            event.ignore()
        elif event.text() and event.text().isprintable() and not self._takes():
            self._say_locked()
        else:
            super().keyPressEvent(event)

    def _tab(self, event: QKeyEvent) -> None:
        """Go to the next cell, and out of the table at either end."""
        step = 1 if event.key() == Qt.Key.Key_Tab else -1
        cells = [(row, column) for row in self.shown_rows() for column in self.shown_columns()]
        here = (self.currentIndex().row(), self.currentIndex().column())
        at = cells.index(here) + step if here in cells else 0
        if 0 <= at < len(cells):
            self._stand_on(*cells[at])
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to a cell, unless an open editor holds something that cannot be used."""
        if not self.delegate.settle() and self.delegate.editor is not None:
            self.delegate.editor.setFocus()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the editor of a cell that invites to score it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton or index != self.currentIndex():
            return
        alone = len(self.selectedIndexes()) == 1 and self._takes()
        if alone and self._model.part(index.column()) is Part.SCORE and self._model.cell_at(index).missing:
            self.edit_current()

    def edit_current(self) -> None:
        """Open the editor of the current cell."""
        current = self.currentIndex()
        if not current.isValid():
            return
        if self._takes():
            self.edit(current)
        else:
            self._say_locked()

    def _takes(self) -> bool:
        """Whether the current cell takes edits."""
        current = self.currentIndex()
        return self._model.takes(current.column()) if current.isValid() else self._model.editable

    def _say_locked(self) -> None:
        self.refused.emit(self._model.why_locked())

    # -- blocks -------------------------------------------------------------------------------

    def shown_rows(self) -> list[int]:
        """Return the rows that no filter hides."""
        return [row for row in range(self._model.rowCount()) if not self.isRowHidden(row)]

    def shown_columns(self) -> list[int]:
        """Return the columns there is room for."""
        return [column for column in range(self._model.columnCount()) if not self.isColumnHidden(column)]

    def marked(self) -> Block:
        """Return the rows and columns that are marked, hidden ones left out."""
        here = self.currentIndex()
        rows, columns = {here.row()}, {here.column()}
        if self.selectionModel().hasSelection():
            # By ranges: six thousand marked cells are one of them.
            ranges = self.selectionModel().selection().toList()
            rows = {row for each in ranges for row in range(each.top(), each.bottom() + 1)}
            columns = {column for each in ranges for column in range(each.left(), each.right() + 1)}
        return Block(
            tuple(row for row in self.shown_rows() if row in rows),
            tuple(column for column in self.shown_columns() if column in columns),
        )

    def copy(self) -> bool:
        """Put the marked block on the clipboard; return whether there was one."""
        block = self.marked()
        if not block.rows or not block.columns:
            return False
        QGuiApplication.clipboard().setText(
            block_text(block_of(self._model.sheet(), block, self._context.locale))
        )
        return True

    def cut(self) -> None:
        """Put the marked block on the clipboard and clear it."""
        if not self._model.editable:
            self._say_locked()
        elif self.copy():
            self.delete()

    def paste(self) -> None:
        """Write the block of the clipboard from the first marked cell on, in one step or not at all."""
        if not self._model.editable:
            self._say_locked()
            return
        marked = self.marked()
        if not marked.rows or not marked.columns:
            return
        room = Block(
            tuple(row for row in self.shown_rows() if row >= marked.rows[0]),
            tuple(column for column in self.shown_columns() if column >= marked.columns[0]),
        )
        try:
            texts = read_block(QGuiApplication.clipboard().text())
        except InvalidInputError as error:
            self.refused.emit(str(error))
            return
        plan = partial(planned, self._model.sheet(), room, texts, self._context.numbers)
        self._writer.paste(plan, len(texts) * len(texts[0]))

    def delete(self) -> None:
        """Clear the marked cells in one step: agreed scores first, then the evidence."""
        if not self._model.editable:
            self._say_locked()
            return
        marked = self.marked()
        self._writer.clear(partial(self._model.sheet().cells, marked), marked.size)

    def abstain(self) -> None:
        """Abstain from the marked scores in one step, in the view of a partner."""
        if not self._model.editable:
            self._say_locked()
            return
        marked = self.marked()
        self._writer.abstain(partial(self._model.sheet().cells, marked), marked.size)

    # -- the current cell ---------------------------------------------------------------------

    def _stands_on(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Highlight the market of the current row everywhere."""
        if current.isValid():
            market, pair = self._model.markets[current.row()], current.column() // 2
            self._here = (market.id, self._model.criteria[pair].id, self._model.part(current.column()))
            self._context.desk.select_market(market.id)
        for row in {current.row(), previous.row()} - {-1}:
            self._repaint_row(row)

    def _repaint_row(self, row: int) -> None:
        place = self.rowViewportPosition(row)
        self.viewport().update(0, place, self.viewport().width(), self.rowHeight(row))
        self.verticalHeader().viewport().update()

    def stand_on(self, market_id: str, criterion_id: str, part: Part = Part.SCORE) -> None:
        """Make a cell the current one and bring it into view."""
        place = self._model.place(market_id, criterion_id)
        if place is not None:
            self._stand_on(place[0], 2 * place[1] + part)

    def _stand_on(self, row: int, column: int) -> None:
        index = self._model.index(row, column)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def _go(self, way: Way) -> None:
        rows, columns = self.shown_rows(), self.shown_columns()
        current = self.currentIndex()
        self.setFocus()
        if current.row() in rows and current.column() in columns:
            row = rows.index(current.row()) + way.value[0]
            column = columns.index(current.column()) + way.value[1]
            if 0 <= row < len(rows) and 0 <= column < len(columns):
                self._stand_on(rows[row], columns[column])

    def _follow(self, market_id: str) -> None:
        """Go to the row of the market that was selected elsewhere."""
        row = next((row for row, market in enumerate(self._model.markets) if market.id == market_id), -1)
        if row < 0:
            if self.currentIndex().isValid() or self.selectionModel().hasSelection():
                self.selectionModel().clear()
                self.viewport().update()
        elif row != self.currentIndex().row() and not self.delegate.stuck:
            shown = self.shown_columns()
            column = self.currentIndex().column() if self.currentIndex().isValid() else next(iter(shown), -1)
            if column >= 0:
                self._stand_on(row, column)

    def _settled(self) -> None:
        """Stay with the market and the criterion after the records were read again."""
        self.fit()
        selected = self._context.desk.selected_market
        if selected and all(market.id != selected for market in self._model.markets):
            self._context.desk.select_market("")
            return
        current, here = self.currentIndex(), self._here
        place = None if here is None or here[0] != selected else self._model.place(here[0], here[1])
        if here is None or place is None:
            self._follow(selected)
        elif (current.row(), current.column()) != (place[0], 2 * place[1] + here[2]):
            self.stand_on(*here)


def _types_words(event: QKeyEvent) -> bool:
    """Whether a key types something that no number begins with."""
    text = event.text()
    if not text or not text.isprintable() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    return not (text.isdigit() or text in NUMBER_STARTS)


def _hint(context: Context, parent: QWidget) -> QLabel:
    hint = PlainLabel(context, "", 12, colour="bad_text")
    hint.setParent(parent)
    hint.setAutoFillBackground(True)
    hint.setMargin(4)
    hint.hide()
    return hint


def _is_own(event: QKeyEvent) -> bool:
    plain_delete = event.key() in CLEARING_KEYS and not event.modifiers()
    return plain_delete or any(event.matches(key) for key in CLIPBOARD_KEYS)
