"""What the live widgets paint with, worked out once per theme: a frame needs hundreds of fonts and hues."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QPixmap,
    QStaticText,
    QTransform,
)

from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.text_lines import fold
from dia_desktop.ui.theme import Theme

NORMAL, MEDIUM, SEMIBOLD, BOLD = (
    QFont.Weight.Normal,
    QFont.Weight.Medium,
    QFont.Weight.DemiBold,
    QFont.Weight.Bold,
)
LEFT, CENTER, RIGHT = 0.0, 0.5, 1.0
#: Distance and width of hatching lines in design pixels.
HATCH_STEP, HATCH_LINE = 7, 1.5
#: So many different widths and pictures are kept.
MOST_WORDS, MOST_PICTURES = 4000, 400

FontKey = tuple[float, QFont.Weight]


class Inks:
    """Fonts, widths of words, colours and hatchings of one theme on one kind of screen."""

    def __init__(self, theme: Theme, criteria: int, ratio: float) -> None:
        self.theme = theme
        self._criteria, self._ratio = criteria, ratio
        self._fonts: dict[FontKey, tuple[QFont, QFontMetricsF]] = {}
        self._widths: dict[tuple[FontKey, str], float] = {}
        self._words: dict[tuple[FontKey, str], QStaticText] = {}
        self._colors: dict[str, QColor] = {}
        self._parts: dict[tuple[int, int], tuple[QColor, QColor]] = {}
        self._hues: dict[int, tuple[QColor, QColor]] = {}
        self._hatchings: dict[int, QBrush] = {}
        self._pictures: dict[object, QPixmap] = {}
        self._lines: dict[tuple[str, FontKey, int, int], tuple[str, ...]] = {}

    def _font(self, key: FontKey) -> tuple[QFont, QFontMetricsF]:
        known = self._fonts.get(key)
        if known is None:
            font = self.theme.font(*key)
            known = self._fonts[key] = font, QFontMetricsF(font)
        return known

    def width(self, text: str, size: float, weight: QFont.Weight = NORMAL) -> float:
        """Return the width of a line of text in pixels."""
        key = ((size, weight), text)
        known = self._widths.get(key)
        if known is None:
            if len(self._widths) >= MOST_WORDS:
                self._widths.clear()
            known = self._widths[key] = self._font(key[0])[1].horizontalAdvance(text)
        return known

    def color(self, token: str) -> QColor:
        """Return a colour of the theme by the name of its token."""
        known = self._colors.get(token)
        if known is None:
            known = self._colors[token] = self.theme.color(token)
        return known

    def hue(self, slot: int) -> tuple[QColor, QColor]:
        """Return the hue of a market and the colour of text on it."""
        known = self._hues.get(slot)
        if known is None:
            fill = self.theme.market(slot)
            known = self._hues[slot] = fill, self.theme.on(fill)
        return known

    def part(self, slot: int, column: int) -> tuple[QColor, QColor]:
        """Return the fill of one criterion's part of a market's bar, and the colour of text on it."""
        known = self._parts.get((slot, column))
        if known is None:
            fill = self.theme.part(slot, column, self._criteria)
            known = self._parts[slot, column] = fill, self.theme.on(fill)
        return known

    def hatching(self, color: QColor) -> QBrush:
        """Return lines from lower left to upper right, sharp on this screen."""
        known = self._hatchings.get(color.rgba())
        if known is None:
            known = self._hatchings[color.rgba()] = _hatching(color, self.theme.scale, self._ratio)
        return known

    def height(self, size: float, weight: QFont.Weight = NORMAL) -> float:
        """Return the height of a line of text in pixels."""
        return self._font((size, weight))[1].height()

    def lines(self, text: str, look: FontKey, width: float, most: int) -> tuple[str, ...]:
        """Return plain text in at most `most` lines of `width` pixels, the last one cut where need be."""
        key = (text, look, round(width), most)
        known = self._lines.get(key)
        if known is None:
            if len(self._lines) >= MOST_PICTURES:
                self._lines.clear()
            known = self._lines[key] = fold(text, self._font(look)[0], width, most)
        return known

    def write_lines(
        self, painter: QPainter, rect: QRectF, text: str, look: FontKey, color: QColor, most: int = 2
    ) -> None:
        """Write plain text in at most `most` lines, centred upright in `rect`."""
        lines, high = self.lines(text, look, rect.width(), most), self.height(*look)
        top = rect.center().y() - high * len(lines) / 2
        for at, line in enumerate(lines):
            self._write(painter, QPointF(rect.left(), top + at * high), line, look, color)

    def _write(self, painter: QPainter, at: QPointF, text: str, look: FontKey, color: QColor) -> None:
        """Write text whose upper left corner is `at`; to set it takes longer than to paint it."""
        words = self._words.get((look, text))
        if words is None:
            if len(self._words) >= MOST_WORDS:
                self._words.clear()
            words = self._words[look, text] = QStaticText(text)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.prepare(QTransform.fromScale(self._ratio, self._ratio), self._font(look)[0])
        painter.setFont(self._font(look)[0])
        painter.setPen(color)
        painter.drawStaticText(at, words)

    def picture(self, key: object, size: QSizeF, draw: Callable[[QPainter], None]) -> QPixmap:
        """Return a picture drawn once; `key` holds everything it depends on but the theme."""
        known = self._pictures.get(key)
        if known is None:
            if len(self._pictures) >= MOST_PICTURES:
                self._pictures.clear()
            known = self._pictures[key] = self.drawn(size, draw)
        return known

    def drawn(self, size: QSizeF, draw: Callable[[QPainter], None]) -> QPixmap:
        """Return a picture of this size in pixels, drawn now on nothing."""
        picture = QPixmap((size * self._ratio).toSize().expandedTo(QSize(1, 1)))
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw(painter)
        painter.end()
        return picture

    def write(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        look: FontKey,
        color: QColor,
        align: float = LEFT,
    ) -> None:
        """Write one line of plain text, centred upright and elided to the width of `rect`."""
        metrics = self._font(look)[1]
        width = self.width(text, *look)
        if width > rect.width() + 0.5:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            width = metrics.horizontalAdvance(text)
        x = rect.left() + (rect.width() - width) * align
        self._write(painter, QPointF(x, rect.center().y() - metrics.height() / 2), text, look, color)


class InkPot:
    """Hands out the inks for the present theme and criteria."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._key: object = None
        self._inks: Inks | None = None

    def inks(self, ratio: float) -> Inks:
        """Return the inks for a screen with `ratio` device pixels per pixel."""
        count = len(self._context.desk.matrix.criteria)
        key = (self._context.theme, count, ratio)
        if self._inks is None or self._key != key:
            self._inks, self._key = Inks(self._context.theme, count, ratio), key
        return self._inks


def _hatching(color: QColor, scale: float, ratio: float) -> QBrush:
    edge = max(round(HATCH_STEP * scale * ratio), 4)
    tile = QPixmap(edge, edge)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, HATCH_LINE * scale * ratio))
    # The line across the tile, and what its neighbours lend to the corners.
    for shift in (-edge, 0, edge):
        painter.drawLine(QPointF(shift - 2, edge + 2), QPointF(shift + edge + 2, -2))
    painter.end()
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
    return brush
