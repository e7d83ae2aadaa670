"""Paints the cards of a quadrant and edits their text in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.swot import card_paint
from dia_desktop.ui.swot.card_paint import Look
from dia_desktop.ui.swot.cards import Card
from dia_desktop.ui.swot.item_model import Index, ItemModel

#: The longest text that can be edited in its place.
LONGEST = 100_000
#: Painted cards kept of a quadrant: a few screens full.
MOST_PICTURES = 80


class ItemDelegate(QStyledItemDelegate):
    """All cards of a quadrant have the same height: one line of text where all texts fit, else two.

    Parameters
    ----------
    write : gives an item another text.
    """

    def __init__(
        self, context: Context, model: ItemModel, write: Callable[[str, str], bool], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context, self._model, self._write = context, model, write
        self._view = parent
        self._lines = 1
        self._widths: dict[str, float] = {}
        self._drawn: dict[tuple[Card, Look, int, int], QPixmap] = {}
        context.themed.connect(self._forget)
        self.dense = False
        self.votes: dict[str, int] | None = None

    def fit(self, width: int, height: int) -> None:
        """Choose how many lines of text every card needs in a view of this size.

        Dense cards stay on one line where two would push cards out of sight.
        """
        theme = self._context.theme
        metrics = QFontMetricsF(card_paint.text_font(theme))
        room, known = card_paint.text_width(theme, width, dense=self.dense), self._widths
        for card in self._model.cards:
            if card.text not in known:
                known[card.text] = metrics.horizontalAdvance(card.text)
        fits = all(known[card.text] <= room for card in self._model.cards)
        tall = card_paint.card_height(theme, 2, dense=self.dense) * len(self._model.cards)
        self._lines = 1 if fits or (self.dense and tall > height) else 2

    @property
    def height(self) -> int:
        """The height of every card."""
        return card_paint.card_height(self._context.theme, self._lines, dense=self.dense)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a card."""
        card = self._model.card_at(index)
        if card is None:
            return
        state = _state(option)
        focus = bool(state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        look = Look(
            self._lines,
            self.dense,
            bool(state & QStyle.StateFlag.State_Selected),
            focus,
            self.votes is not None,
            None if self.votes is None else self.votes.get(card.item.id),
        )
        rect = _rect(option)
        drawn = self._picture(card, look, rect.size(), painter.device().devicePixelRatioF())
        painter.setOpacity(card_paint.FADED if card.item.id in self._model.faded else 1.0)
        painter.drawPixmap(rect.topLeft(), drawn)
        painter.setOpacity(1.0)

    def _picture(self, card: Card, look: Look, size: QSize, ratio: float) -> QPixmap:
        """Return a card as it was painted before, else paint it: what scrolls in is new, the rest is not."""
        key = (card, look, size.width(), size.height())
        drawn = self._drawn.pop(key, None)
        if drawn is None or drawn.devicePixelRatio() != ratio:
            drawn = QPixmap(size * ratio)
            drawn.setDevicePixelRatio(ratio)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            card_paint.paint_card(painter, QRectF(QPointF(), QSizeF(size)), card, look, self._context.theme)
            painter.end()
            if len(self._drawn) >= MOST_PICTURES:
                self._drawn.pop(next(iter(self._drawn)))
        self._drawn[key] = drawn
        return drawn

    def _forget(self) -> None:
        """Paint and measure anew: type and colours are others."""
        self._widths.clear()
        self._drawn.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of a card."""
        del option, index
        return QSize(self._context.theme.px(120), self.height)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open a line to write in."""
        del option
        card = self._model.card_at(index)
        field = QLineEdit(parent)
        field.setMaxLength(LONGEST)
        field.setFont(card_paint.text_font(self._context.theme))
        handle = "" if card is None else card.item.handle
        field.setAccessibleName(tr("Text of {handle}").format(handle=handle))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the text as it is; once typed in, a field is left alone."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put the line over the text."""
        del index
        theme, rect = self._context.theme, QRect(_rect(option))
        left = theme.px(card_paint.TEXT - 10)
        rect.adjust(left, 2, -theme.px(6), -theme.px(card_paint.GAP) - 2)
        rect.setHeight(min(rect.height(), theme.px(30)))
        editor.setGeometry(rect)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Write what was typed; line breaks the field cannot show are kept unless something was typed."""
        del model
        card = self._model.card_at(index)
        if isinstance(editor, QLineEdit) and editor.isModified() and card is not None:
            self._write(card.item.id, editor.text())


def _rect(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect
    return rect


def _state(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state
    return state
