"""The cards of one quadrant: marked with mouse and keyboard, dragged to another place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from dia_desktop.strategy.swot import Quadrant, lines_of
from dia_desktop.strategy.swot_words import quadrant_title
from dia_desktop.ui import painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.text_lines import fold, write_lines
from dia_desktop.ui.own_keys import keeps
from dia_desktop.ui.swot.board_edits import BoardEdits
from dia_desktop.ui.swot.cards import Card
from dia_desktop.ui.swot.carried import as_list, carried_ids, carried_lines, carry
from dia_desktop.ui.swot.item_delegate import ItemDelegate
from dia_desktop.ui.swot.item_model import ItemModel

EDIT_KEYS = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Delete,
)
#: Keys that a running vote takes: digits count, Enter goes to the next card.
VOTE_KEYS = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape})


class ItemView(QListView):
    """A list of cards.

    Signals
    -------
    came() : the keyboard came in.
    dropped(ids, row) : cards were dropped in front of this row.
    vote_typed(key, text) : a key was pressed while a vote runs.
    """

    came = Signal()
    dropped = Signal(object, int)
    vote_typed = Signal(int, str)

    def __init__(self, context: Context, quadrant: Quadrant, model: ItemModel, writer: BoardEdits) -> None:
        super().__init__()
        self._context, self.quadrant, self._writer = context, quadrant, writer
        self.cards = model
        self.drop_row: int | None = None
        #: What stands in the middle while there are no cards.
        self.empty_sentence = ""
        self.delegate = ItemDelegate(context, model, writer.rewrite, self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(quadrant_title(quadrant))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setMinimumHeight(context.theme.px(40))

    # -- what is marked -----------------------------------------------------------------------

    def marked(self) -> tuple[Card, ...]:
        """Return the marked cards, as they stand on the screen."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.cards.cards[row] for row in rows)

    def show_cards(self, cards: tuple[Card, ...], faded: frozenset[str]) -> None:
        """Show other cards; what is marked stays so as far as it is there."""
        kept = [card.item.id for card in self.marked()]
        current = self.cards.card_at(self.currentIndex())
        row = self.currentIndex().row()
        editable = not self._context.desk.file.read_only
        before = len(self.cards.cards)
        self.cards.show(cards, faded, editable=editable)
        self.refit()
        if current is None or not cards:
            return
        place = self.cards.row_of(current.item.id)
        # Where the card is gone, the keyboard goes on at the one that took its place.
        self.mark(kept, min(row, len(cards) - 1) if place is None else place)
        if before != len(cards) and place is not None:
            self.scrollTo(self.currentIndex())

    def say_empty(self, sentence: str) -> None:
        """Say why there are no cards, "" where there are some; the list stays: cards can be dropped."""
        self.empty_sentence = sentence
        self.setAccessibleDescription(sentence)
        self.viewport().update()

    def mark(self, item_ids: list[str], current: int) -> None:
        """Mark cards and let the keyboard stand on one."""
        found = QItemSelection()
        for item_id in item_ids:
            row = self.cards.row_of(item_id)
            if row is not None:
                found.select(self.cards.index(row), self.cards.index(row))
        self.selectionModel().setCurrentIndex(
            self.cards.index(current), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        self.selectionModel().select(found, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def refit(self) -> None:
        """Give the cards the height they need at this width."""
        before = self.delegate.height
        self.delegate.fit(self.viewport().width(), self.viewport().height())
        if before != self.delegate.height:
            self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cards to the new width."""
        super().resizeEvent(event)
        self.refit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first card where the keyboard comes in for the first time."""
        super().focusInEvent(event)
        by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if not self.currentIndex().isValid() and self.cards.cards and not by_mouse:
            self.setCurrentIndex(self.cards.index(0))
        self.came.emit()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()

    # -- keys ---------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep the keys of lists and votes from the shortcuts of the window."""
        return keeps(event, self._is_own) or super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        return self._for_vote(event) or _edits(event)

    def _for_vote(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        typed = event.text().isdecimal() or Qt.Key(event.key()) in VOTE_KEYS
        return self.delegate.votes is not None and plain and typed

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste, park, vote; letters are commands here and look for nothing."""
        if self._for_vote(event):
            self.vote_typed.emit(event.key(), event.text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut) and _edits(event):
            self.cut()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.delete()
        elif event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the marked texts on the clipboard, one per line."""
        if self.marked():
            QGuiApplication.clipboard().setText(as_list([card.item for card in self.marked()]))

    def cut(self) -> None:
        """Put the marked texts on the clipboard and park their cards."""
        self.copy()
        self.delete()

    def paste(self) -> None:
        """Add the lines of the clipboard to this quadrant, as one step."""
        self._writer.add(self.quadrant, lines_of(QGuiApplication.clipboard().text()))

    def delete(self) -> None:
        """Park the marked cards, or bring them back."""
        self._writer.park([card.item.id for card in self.marked()])

    # -- dragging -----------------------------------------------------------------------------

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry the marked cards away."""
        if not self.marked() or self._context.desk.file.read_only:
            return
        drag = QDrag(self)
        drag.setMimeData(carry([card.item for card in self.marked()]))
        drag.exec(actions | Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take cards of this strategy, and lines of text from anywhere."""
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Mark where the cards would go."""
        super().dragMoveEvent(event)  # It scrolls at the edges.
        self._consider(event)

    def _consider(self, event: QDragMoveEvent) -> None:
        if self._context.desk.file.read_only or not self._readable(event):
            self._forget_drop()
            event.ignore()
            return
        self.drop_row = self._row_at(event.position().toPoint())
        self.viewport().update()
        event.setDropAction(Qt.DropAction.MoveAction if self._ids(event) else Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the mark away."""
        super().dragLeaveEvent(event)
        self._forget_drop()

    def dropEvent(self, event: QDropEvent) -> None:
        """Move the cards, or add what was dropped as items."""
        ids, row = self._ids(event), self._row_at(event.position().toPoint())
        self._forget_drop()
        if ids:
            event.setDropAction(Qt.DropAction.MoveAction)
            self.dropped.emit(ids, row)
        else:
            event.setDropAction(Qt.DropAction.CopyAction)
            self._writer.add(self.quadrant, carried_lines(event.mimeData()))
        event.accept()

    def _ids(self, event: QDropEvent) -> tuple[str, ...]:
        return carried_ids(event.mimeData(), self._context.desk.swot.by_id())

    def _readable(self, event: QDropEvent) -> bool:
        # Files are text too on some systems; a strategy file is for the window.
        return bool(self._ids(event)) or (
            not event.mimeData().hasUrls() and bool(carried_lines(event.mimeData()))
        )

    def _row_at(self, at: QPoint) -> int:
        """Return the row in front of which something dropped here goes."""
        index = self.indexAt(at)
        if not index.isValid():
            return len(self.cards.cards)
        return index.row() + (at.y() > self.visualRect(index).center().y())

    def _forget_drop(self) -> None:
        self.drop_row = None
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cards, or why there are none, and where dragged ones would go."""
        super().paintEvent(event)
        theme, room = self._context.theme, self.viewport().rect()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.empty_sentence:
            font, centred = theme.font(13), Qt.AlignmentFlag.AlignHCenter
            lines = fold(self.empty_sentence, font, max(room.width() - theme.px(24), 1), 2)
            write_lines(painter, room.toRectF(), lines, font, theme.color("text2"), centred)
            if self.hasFocus():
                painted.ring(painter, room.toRectF(), theme)
        if self.drop_row is not None:
            painter.setPen(QPen(theme.color("focus"), 3))
            y = self._mark_height(self.drop_row)
            painter.drawLine(QPoint(2, y), QPoint(room.width() - 3, y))
        painter.end()

    def _mark_height(self, row: int) -> int:
        if not self.cards.cards:
            return 2
        last = row >= len(self.cards.cards)
        rect = self.visualRect(self.cards.index(len(self.cards.cards) - 1 if last else row))
        return min(rect.bottom() - 1 if last else max(rect.top() - 1, 1), self.viewport().height() - 2)


def _edits(event: QKeyEvent) -> bool:
    """Whether a key copies, cuts, pastes or deletes; Shift+Del, an old key of cutting, removes a card."""
    removes = event.key() == Qt.Key.Key_Delete and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return not removes and any(event.matches(key) for key in EDIT_KEYS)
