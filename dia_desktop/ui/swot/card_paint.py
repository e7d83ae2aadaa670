"""Paints one card of the board; everything in it is plain text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from dia_desktop.language import tr
from dia_desktop.strategy.swot import EvidenceKind, SwotItem
from dia_desktop.strategy.swot_words import evidence_words, votes_words
from dia_desktop.ui import icons, painted
from dia_desktop.ui.markets.text_lines import fold, write_lines
from dia_desktop.ui.swot.cards import Card
from dia_desktop.ui.theme import Theme

#: Heights of a card with one line of text, of another line, of a dense card, and the gap below a card.
ONE_LINE, MORE_LINE, DENSE, GAP = 54, 18, 32, 4
#: Where the handle and the text begin, and what stays free at the right end.
HANDLE, TEXT, RIGHT, OWNER = 26, 58, 10, 26
STEPS = 5
#: A handle from its hundredth place on needs smaller letters.
LONG_HANDLE = 4
DOT, DOT_STEP = 7, 10
#: An item that does not concern the market looked at.
FADED = 0.35
EVIDENCE_ICONS = {EvidenceKind.LINK: "link", EvidenceKind.NOTE: "sticky-note"}
PARKED_DASH = Qt.PenStyle.DashLine


@dataclass(frozen=True, slots=True)
class Look:
    """How a card stands on the screen.

    Attributes
    ----------
    lines : lines of text every card of the quadrant has room for.
    dense : whether everything stands on one line.
    marked : whether it is selected; `current`: whether the keyboard stands on it.
    dots : votes typed for it in a running vote; None outside one.
    voting : whether a vote is running.
    """

    lines: int = 1
    dense: bool = False
    marked: bool = False
    current: bool = False
    voting: bool = False
    dots: int | None = None


def card_height(theme: Theme, lines: int, *, dense: bool) -> int:
    """Return the height of a card with the gap below it."""
    return theme.px((DENSE if dense else ONE_LINE) + MORE_LINE * (lines - 1) + GAP)


def text_font(theme: Theme) -> QFont:
    """Return the font of a card's text."""
    return theme.font(13.5, QFont.Weight.DemiBold)


def text_width(theme: Theme, width: float, *, dense: bool) -> float:
    """Return the room for text in a card of this width."""
    beside = STEPS * DOT_STEP + RIGHT if dense else 0
    return max(width - theme.px(TEXT + OWNER + 2 * RIGHT + beside), theme.px(40))


def paint_card(painter: QPainter, rect: QRectF, card: Card, look: Look, theme: Theme) -> None:
    """Paint a card."""
    body = rect.adjusted(1, 1, -1, -theme.px(GAP) - 1)
    _paint_ground(painter, body, card, look, theme)
    if look.dense:
        _paint_dense(painter, body, card, look, theme)
    else:
        _paint_full(painter, body, card, look, theme)


def _paint_ground(painter: QPainter, body: QRectF, card: Card, look: Look, theme: Theme) -> None:
    style = PARKED_DASH if card.item.parked else Qt.PenStyle.SolidLine
    painter.setPen(QPen(theme.color("ink" if look.marked else "line"), 2 if look.marked else 1, style))
    painter.setBrush(theme.color("selection" if look.marked else "surface"))
    painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(6), theme.px(6))
    if look.current:
        painted.ring(painter, body.adjusted(-1, -1, 1, 1), theme, theme.px(7))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text3"))
    for column in range(2):
        for row in range(3):
            at = QPointF(body.left() + theme.px(11 + 5 * column), body.center().y() + theme.px(5) * (row - 1))
            painter.drawEllipse(at, 1.2 * theme.scale, 1.2 * theme.scale)


def _paint_full(painter: QPainter, body: QRectF, card: Card, look: Look, theme: Theme) -> None:
    right = _paint_owner(painter, body, card, theme)
    left, width = body.left() + theme.px(TEXT), right - body.left() - theme.px(TEXT + 6)
    font = text_font(theme)
    lines = fold(card.text, font, width, look.lines)
    text, facts = theme.px(MORE_LINE) * len(lines), theme.px(20)
    top = body.center().y() - (text + theme.px(2) + facts) / 2
    write_lines(painter, QRectF(left, top, width, text), lines, font, theme.color("text"))
    first = QRectF(body.left(), top, body.width(), theme.px(MORE_LINE))
    _paint_handle(painter, first, card, theme)
    below = QRectF(left, top + text + theme.px(2), right - left, facts)
    _paint_facts(painter, below, card, look, theme)


def _paint_dense(painter: QPainter, body: QRectF, card: Card, look: Look, theme: Theme) -> None:
    _paint_handle(painter, body, card, theme)
    right = _paint_owner(painter, body, card, theme) - theme.px(6)
    place = QRectF(body.left() + theme.px(TEXT), body.top(), 0, body.height())
    place.setRight(right - theme.px(6 + STEPS * DOT_STEP))
    place.setRight(_paint_votes(painter, place, card.item, look, theme))
    dots = QRectF(right - theme.px(STEPS * DOT_STEP), body.top(), theme.px(STEPS * DOT_STEP), body.height())
    _paint_dots(painter, dots, card.item.importance, theme)
    font = text_font(theme)
    lines = fold(card.text, font, max(place.width(), 1), look.lines)
    write_lines(painter, place, lines, font, theme.color("text"))


def _paint_handle(painter: QPainter, rect: QRectF, card: Card, theme: Theme) -> None:
    place = QRectF(rect.left() + theme.px(HANDLE), rect.top(), theme.px(TEXT - HANDLE - 2), rect.height())
    size = 12 if len(card.item.handle) < LONG_HANDLE else 10
    font = theme.font(size, QFont.Weight.DemiBold)
    painted.words(painter, place, card.item.handle, font, theme.color("text2"))


def _paint_owner(painter: QPainter, body: QRectF, card: Card, theme: Theme) -> float:
    """Paint the round mark of the owner; return where it begins."""
    right = body.right() - theme.px(RIGHT)
    if not card.owner:
        return right
    edge = min(theme.px(OWNER - 2), body.height() - theme.px(6))
    top = body.top() + min(theme.px(7), (body.height() - edge) / 2)
    mark = QRectF(right - edge, top, edge, edge)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("surface3"))
    painter.drawEllipse(mark)
    font = theme.font(10, QFont.Weight.Bold)
    painted.words(painter, mark, card.owner, font, theme.color("text2"), Qt.AlignmentFlag.AlignHCenter)
    return mark.left()


def _paint_facts(painter: QPainter, rect: QRectF, card: Card, look: Look, theme: Theme) -> None:
    """Paint the second row: ratings, markets, evidence and tags from the left, uses at the right."""
    item = card.item
    right = _paint_uses(painter, rect, card, theme)
    before = QRectF(rect.left(), rect.top(), right - theme.px(6) - rect.left(), rect.height())
    right = _paint_votes(painter, before, item, look, theme)
    row = _Row(painter, QRectF(rect.left(), rect.top(), right - rect.left(), rect.height()), theme)
    dots = STEPS * DOT_STEP + 2
    row.put(theme.px(dots), lambda place: _paint_dots(painter, place, item.importance, theme))
    row.write(tr("not rated") if item.importance is None else str(item.importance), "text2")
    if item.likelihood is not None:
        row.write(tr("likelihood {value}").format(value=item.likelihood), "text2")
    if item.parked:
        row.chip(tr("parked"), "dashed")
    for slot, name in card.markets or ((None, tr("all markets")),):
        row.market(slot, name)
    row.evidence(item.evidence_kind)
    for tag in item.tags:
        row.write(tr("#{tag}").format(tag=tag[:40]), "text3")


def _paint_uses(painter: QPainter, rect: QRectF, card: Card, theme: Theme) -> float:
    """Paint how often the item is used; return where that begins."""
    font = theme.font(12)
    words = str(card.uses) if card.uses else tr("unused")
    width = QFontMetricsF(font).horizontalAdvance(words) + theme.px(2)
    place = QRectF(rect.right() - width - theme.px(6), rect.top(), width, rect.height())
    painted.words(painter, place, words, font, theme.color("text3"), Qt.AlignmentFlag.AlignRight)
    if not card.uses:
        return place.left()
    edge = theme.px(12)
    at = QPointF(place.left() - edge - theme.px(3), rect.center().y() - edge / 2)
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(at, icons.pixmap("link", theme.color("text3"), edge, ratio))
    return at.x()


def _paint_dots(painter: QPainter, rect: QRectF, value: int | None, theme: Theme) -> None:
    """Paint a rating as five dots, the first `value` of them full."""
    radius = theme.px(DOT) / 2
    painter.setPen(QPen(theme.color("text3" if value is None else "text"), 1))
    for step in range(STEPS):
        full = value is not None and step < value
        painter.setBrush(theme.color("text") if full else Qt.BrushStyle.NoBrush)
        x = rect.left() + radius + 1 + step * theme.px(DOT_STEP)
        painter.drawEllipse(QPointF(x, rect.center().y()), radius - 0.5, radius - 0.5)


def _paint_votes(painter: QPainter, rect: QRectF, item: SwotItem, look: Look, theme: Theme) -> float:
    """Paint the votes at the right end of `rect`; return where the room before them ends."""
    votes = look.dots if look.voting else item.votes
    if votes is None and not look.voting:
        return rect.right()
    words = tr("– votes") if votes is None else votes_words(votes)
    kind = "ink" if look.voting and votes is not None else "outline"
    size = painted.chip_size(words, theme)
    left, top = rect.right() - size.width(), rect.center().y() - size.height() / 2
    painted.chip(painter, QRectF(left, top, size.width(), size.height()), words, kind, theme)
    return left - theme.px(6)


class _Row:
    """Puts one thing beside the other as long as there is room; what does not fit is left out."""

    def __init__(self, painter: QPainter, rect: QRectF, theme: Theme) -> None:
        self._painter, self._rect, self._theme = painter, rect, theme
        self._left = rect.left()
        self._font = theme.font(12)
        self._full = False

    def put(self, width: float, paint: Callable[[QRectF], None]) -> None:
        """Paint something of a width."""
        if self._full or self._left + width > self._rect.right():
            # What comes later is less important: it must not take the place of this.
            self._full = True
            return
        paint(QRectF(self._left, self._rect.top(), width, self._rect.height()))
        self._left += width + self._theme.px(8)

    def write(self, text: str, token: str) -> None:
        """Write a few words."""
        width = QFontMetricsF(self._font).horizontalAdvance(text) + 1
        color = self._theme.color(token)
        self.put(width, lambda place: painted.words(self._painter, place, text, self._font, color))

    def market(self, slot: int | None, name: str) -> None:
        """Write a market with its mark."""
        gap = 0 if slot is None else self._theme.px(14)
        width = QFontMetricsF(self._font).horizontalAdvance(name) + 1 + gap

        def paint(place: QRectF) -> None:
            if slot is not None:
                middle = QPointF(place.left() + self._theme.px(5), place.center().y())
                painted.dot(self._painter, middle, self._theme.market(slot), self._theme.px(9))
            text = place.adjusted(gap, 0, 0, 0)
            painted.words(self._painter, text, name, self._font, self._theme.color("text2"))

        self.put(width, paint)

    def chip(self, text: str, kind: str) -> None:
        """Paint a chip."""
        size = painted.chip_size(text, self._theme)

        def paint(place: QRectF) -> None:
            top = place.center().y() - size.height() / 2
            spot = QRectF(place.left(), top, place.width(), size.height())
            painted.chip(self._painter, spot, text, kind, self._theme)

        self.put(size.width(), paint)

    def evidence(self, kind: EvidenceKind) -> None:
        """Paint what an item rests on: a chip for an opinion, else a sign."""
        if kind is EvidenceKind.OPINION:
            self.chip(evidence_words(kind), "outline")
            return
        edge = self._theme.px(13)

        def paint(place: QRectF) -> None:
            at = QPointF(place.left(), place.center().y() - edge / 2)
            ratio = self._painter.device().devicePixelRatioF()
            name, color = EVIDENCE_ICONS[kind], self._theme.color("text2")
            self._painter.drawPixmap(at, icons.pixmap(name, color, edge, ratio))

        self.put(edge, paint)
        self.write(evidence_words(kind), "text2")
