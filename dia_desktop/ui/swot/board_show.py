"""The board for the room: large type over the whole screen, nothing to click."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.swot import Quadrant
from dia_desktop.strategy.swot_words import quadrant_side, quadrant_title, votes_words
from dia_desktop.ui import icons, painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.text_lines import fold, write_lines
from dia_desktop.ui.swot.board import Board
from dia_desktop.ui.swot.card_paint import STEPS
from dia_desktop.ui.swot.cards import Card
from dia_desktop.ui.swot.words import COLOURS, ICONS, quadrant_question

#: The design is a screen 1080 high; text sizes there, the largest that fits wins.
HEIGHT = 1080
SIZES = (40, 36, 32, 28, 25, 22, 20)
#: Height of a card in text sizes, for one line and for each one more.
LINE, MORE = 2.1, 1.25
MOST_LINES = 4
#: More cards fit on no screen; the rest need not be measured.
MOST_CARDS = int(HEIGHT / (SIZES[-1] * LINE)) + 1


class BoardShow(painted.PaintedWidget):
    """Shows the cards of the board as it is looked at, live; Esc leaves.

    1 to 4 let one quadrant fill the screen, 0 shows all four again.
    """

    accessible_role = QAccessible.Role.Graphic

    def __init__(self, context: Context, board: Board, parent: QWidget) -> None:
        super().__init__(context, parent)
        self.setWindowFlag(Qt.WindowType.Window)
        # Not every desktop gives a window that asks for the full screen all of it, nor the same screen.
        self.setGeometry(parent.screen().geometry())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("SWOT · {title}").format(title=context.desk.strategy.title))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._board = board
        self.alone: Quadrant | None = None
        board.picked.connect(self.refresh)
        context.desk.changed.connect(self.refresh)
        self.refresh()

    @property
    def shown(self) -> tuple[Quadrant, ...]:
        """The quadrants on the screen."""
        return tuple(Quadrant) if self.alone is None else (self.alone,)

    def cards(self, quadrant: Quadrant) -> tuple[Card, ...]:
        """Return the cards of a quadrant, as the board shows them."""
        return self._board.quadrants[quadrant].model.cards

    def finding(self) -> str:
        """Return what is on the screen."""
        parts = [
            tr("{quadrant}: {count}").format(quadrant=quadrant_title(one), count=len(self.cards(one)))
            for one in self.shown
        ]
        return "; ".join(parts)

    def details(self) -> str:
        """Return all texts."""
        return "\n".join(card.spoken for quadrant in self.shown for card in self.cards(quadrant))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; digits choose a quadrant."""
        quadrants = [*Quadrant]
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_F5}:
            self.close()
        elif event.text().isdecimal() and int(event.text()) <= len(quadrants):
            number = int(event.text())
            self.alone = quadrants[number - 1] if number else None
            self.refresh()
        else:
            super().keyPressEvent(event)

    # -- painting -----------------------------------------------------------------------------

    def focus_rect(self) -> QRectF:
        """Return nothing: the whole screen needs no ring."""
        return QRectF()

    @property
    def unit(self) -> float:
        """How many pixels a pixel of the design is."""
        return self.height() / HEIGHT

    def font_of(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return a font of the design; the text size of the window does not matter on the big screen."""
        font = self.theme.font(13, weight)
        font.setPixelSize(max(1, round(size * self.unit)))
        return font

    def places(self) -> dict[Quadrant, QRectF]:
        """Return where the quadrants stand."""
        edge, gap = 28 * self.unit, 20 * self.unit
        room = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        if self.alone is not None:
            return {self.alone: room}
        width, height = (room.width() - gap) / 2, (room.height() - gap) / 2
        return {
            quadrant: QRectF(
                room.left() + place % 2 * (width + gap),
                room.top() + place // 2 * (height + gap),
                width,
                height,
            )
            for place, quadrant in enumerate(Quadrant)
        }

    def paint(self, painter: QPainter) -> None:
        """Paint the quadrants."""
        painter.fillRect(self.rect(), self.theme.color("window"))
        places = self.places()
        # One size for all: larger type would look like more weight.
        size = min(
            self.type_size(self.cards(quadrant), self.body(place)) for quadrant, place in places.items()
        )
        for quadrant, place in places.items():
            self._paint_quadrant(painter, place, quadrant, size)

    def body(self, place: QRectF) -> QRectF:
        """Return where the cards of a quadrant stand."""
        return place.adjusted(20 * self.unit, 78 * self.unit, -20 * self.unit, -12 * self.unit)

    def _paint_quadrant(self, painter: QPainter, place: QRectF, quadrant: Quadrant, size: int) -> None:
        unit, theme = self.unit, self.theme
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(place, 14 * unit, 14 * unit)
        inner = place.adjusted(20 * unit, 14 * unit, -20 * unit, -12 * unit)
        head = QRectF(inner.left(), inner.top(), inner.width(), 56 * unit)
        self._paint_head(painter, head, quadrant)
        body = self.body(place)
        cards = self.cards(quadrant)
        if not cards:
            font = self.font_of(32)
            painted.words(painter, body, quadrant_question(quadrant), font, theme.color("text2"))
            return
        self._paint_cards(painter, body, cards, size)

    def _paint_head(self, painter: QPainter, head: QRectF, quadrant: Quadrant) -> None:
        unit, theme = self.unit, self.theme
        ink, fill = (theme.color(token) for token in COLOURS[quadrant])
        badge = QRectF(head.left(), head.top() + 4 * unit, 104 * unit, 48 * unit)
        painted.bar(painter, badge, fill, 10 * unit)
        letter = badge.adjusted(14 * unit, 0, 0, 0)
        painted.words(painter, letter, quadrant.value, self.font_of(34, QFont.Weight.Bold), ink)
        edge = round(30 * unit)
        at = QPointF(badge.right() - edge - 12 * unit, badge.center().y() - edge / 2)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(at, icons.pixmap(ICONS[quadrant], ink, max(edge, 1), ratio))
        text = head.adjusted(122 * unit, 0, 0, 0)
        title = self.font_of(38, QFont.Weight.Bold)
        painted.words(painter, text, quadrant_title(quadrant), title, theme.color("text"))
        side = self.font_of(24)
        right = Qt.AlignmentFlag.AlignRight
        painted.words(painter, text, quadrant_side(quadrant), side, theme.color("text2"), right)

    def _folded(self, cards: tuple[Card, ...], body: QRectF, size: int) -> list[tuple[str, ...]]:
        font, width = self.font_of(size, QFont.Weight.DemiBold), body.width() - self._beside(size)
        return [fold(card.text, font, width, MOST_LINES) for card in cards]

    def _paint_cards(self, painter: QPainter, body: QRectF, cards: tuple[Card, ...], size: int) -> None:
        """Paint as many cards as fit, and say how many do not."""
        unit = self.unit
        most = cards[:MOST_CARDS]
        lines = self._folded(most, body, size)
        top, left = body.top(), len(cards)
        for card, text in zip(most, lines, strict=True):
            height = self._height(text, size)
            last = left == 1
            if top + height + (0 if last else LINE * size * unit) > body.bottom() + 1:
                break
            self._paint_card(painter, QRectF(body.left(), top, body.width(), height), card, text, size)
            top += height
            left -= 1
        if left:
            rest = QRectF(body.left(), top, body.width(), LINE * size * unit)
            words = tr("and {count} more").format(count=left)
            painted.words(painter, rest, words, self.font_of(size), self.theme.color("text2"))

    def type_size(self, cards: tuple[Card, ...], body: QRectF) -> int:
        """Return the largest type in which all cards fit, else the smallest there is."""
        for size in SIZES:
            lines = self._folded(cards[:MOST_CARDS], body, size)
            fits = sum(self._height(each, size) for each in lines) <= body.height()
            if fits and len(cards) <= MOST_CARDS:
                return size
        return SIZES[-1]

    def _height(self, lines: tuple[str, ...], size: int) -> float:
        return (LINE + MORE * (len(lines) - 1)) * size * self.unit

    def _beside(self, size: int) -> float:
        """Return the room for handle, rating and votes beside a text."""
        return (3.0 + 0.75 * STEPS + 1.2) * size * self.unit

    def _paint_card(
        self, painter: QPainter, place: QRectF, card: Card, text: tuple[str, ...], size: int
    ) -> None:
        theme, em = self.theme, size * self.unit
        painter.setPen(QPen(theme.color("hair"), 1))
        painter.drawLine(place.topLeft(), place.topRight())
        handle = QRectF(place.left(), place.top(), 2.6 * em, place.height())
        bold = self.font_of(max(0.8 * size, SIZES[-1]), QFont.Weight.Bold)
        painted.words(painter, handle, card.item.handle, bold, theme.color("text2"))
        room = place.adjusted(2.6 * em, 0, -self._beside(size) + 2.6 * em, 0)
        write_lines(painter, room, text, self.font_of(size, QFont.Weight.DemiBold), theme.color("text"))
        right = QRectF(place.right() - 0.75 * STEPS * em, place.top(), 0.75 * STEPS * em, place.height())
        if card.item.votes is not None:
            font = self.font_of(max(0.7 * size, SIZES[-1]), QFont.Weight.DemiBold)
            above = right.adjusted(-em, 0, 0, -0.5 * place.height())
            words = votes_words(card.item.votes)
            painted.words(painter, above, words, font, theme.color("text2"), Qt.AlignmentFlag.AlignRight)
            right.translate(0, 0.2 * place.height())
        self._paint_rating(painter, right, card.item.importance, em)

    def _paint_rating(self, painter: QPainter, place: QRectF, value: int | None, em: float) -> None:
        color = self.theme.color("text3" if value is None else "text")
        painter.setPen(QPen(color, max(1.0, 0.06 * em)))
        for step in range(STEPS):
            full = value is not None and step < value
            painter.setBrush(color if full else Qt.BrushStyle.NoBrush)
            at = QPointF(place.left() + (step + 0.5) * 0.75 * em, place.center().y())
            painter.drawEllipse(at, 0.24 * em, 0.24 * em)
