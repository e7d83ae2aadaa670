"""How the cells and headers of the score matrix look, as plain painting."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from dia_desktop.ui import icons, painted
from dia_desktop.ui.markets.inks import BOLD, NORMAL, RIGHT, SEMIBOLD, FontKey, Inks
from dia_desktop.ui.markets.judgement_paint import paint_dots, paint_line, paint_mark
from dia_desktop.ui.markets.score_cell import Cell, Sign, stance_text
from dia_desktop.ui.theme import Theme

ROW_HEIGHT = 35
HEADER_HEIGHT = 30
PILL_WIDTH, PILL_HEIGHT = 56, 24
TRACK_WIDTH = 74
MISSING_WIDTH = 162
#: Type sizes of a score, the first that fits.
SCORE_SIZES = (15, 13, 11, 10)
SIGN_EDGE = 16
LONG_RANK = 3
GAP = 8
#: Icon and colour token of each sign.
SIGNS = {
    Sign.OUTSIDE: ("triangle-alert", "warn_text"),
    Sign.STALE: ("clock", "warn_text"),
    Sign.APART: ("triangle-alert", "warn_text"),
    Sign.SOURCE: ("link", "text3"),
    Sign.NO_SOURCE: ("link", "warn_text"),
    Sign.NOTE: ("sticky-note", "text3"),
}


@dataclass(frozen=True, slots=True)
class Fit:
    """What of a criterion fits into the table: its readings, and the marks beside the scores."""

    readings: bool
    tracks: bool

    def score_width(self, theme: Theme) -> int:
        """Return the least width of a score column in pixels."""
        width = GAP + PILL_WIDTH + GAP + SIGN_EDGE + GAP
        return theme.px(width + (TRACK_WIDTH + GAP if self.tracks else 0))

    def reading_width(self, theme: Theme) -> int:
        """Return the least width of a reading column in pixels; 0 where there is none."""
        return theme.px(104) if self.readings else 0


FITS = (Fit(readings=True, tracks=True), Fit(readings=True, tracks=False), Fit(readings=False, tracks=False))


def pill_rect(cell: QRectF, theme: Theme) -> QRectF:
    """Return where the score stands in its cell."""
    height = theme.px(PILL_HEIGHT)
    return QRectF(cell.left() + theme.px(GAP), cell.center().y() - height / 2, theme.px(PILL_WIDTH), height)


def paint_score(painter: QPainter, rect: QRectF, cell: Cell, text: str, fit: Fit, inks: Inks) -> None:
    """Paint a known score: heat bar, number, dots or interval mark, and sign.

    In the view of a partner what it does not hold itself is written lighter, with the reason beside it.
    """
    theme = inks.theme
    pill = pill_rect(rect, theme)
    _paint_pill(painter, pill, cell.value, inks)
    inner = pill.adjusted(theme.px(4), 0, -theme.px(8), 0)
    look = _fitting(inks, text, inner.width(), BOLD if cell.own else NORMAL)
    inks.write(painter, inner, text, look, inks.color("text" if cell.own else "text2"), RIGHT)
    if cell.beneath is not None and cell.own:
        _paint_corner(painter, pill, theme)
    sign = QRectF(rect.right() - theme.px(GAP + SIGN_EDGE), rect.top(), theme.px(SIGN_EDGE), rect.height())
    if fit.tracks:
        left = pill.right() + theme.px(GAP)
        track = QRectF(left, rect.top(), sign.left() - theme.px(GAP) - left, rect.height())
        _paint_track(painter, track, cell, inks)
    paint_sign(painter, sign, cell.sign, theme)


def _fitting(inks: Inks, text: str, width: float, weight: QFont.Weight) -> FontKey:
    """Return the font of a score, smaller where the room agreed on many digits."""
    fitting = (size for size in SCORE_SIZES if inks.width(text, size, weight) <= width)
    return next(fitting, SCORE_SIZES[-1]), weight


def _paint_pill(painter: QPainter, pill: QRectF, value: float, inks: Inks) -> None:
    outline = painted.bar_path(pill, inks.theme.px(6))
    painter.fillPath(outline, inks.color("surface3"))
    heat = QPainterPath()
    heat.addRect(QRectF(pill.left(), pill.top(), pill.width() * value / 100, pill.height()))
    painter.fillPath(outline.intersected(heat), inks.color("heat"))


def _paint_corner(painter: QPainter, pill: QRectF, theme: Theme) -> None:
    """Mark a score that goes before something that is kept, as spreadsheets mark a cell with a note."""
    edge = theme.px(8)
    corner = QPainterPath(pill.topRight())
    corner.lineTo(pill.right() - edge, pill.top())
    corner.lineTo(pill.right(), pill.top() + edge)
    corner.closeSubpath()
    painter.fillPath(corner.intersected(painted.bar_path(pill, theme.px(6))), theme.color("text2"))


def _paint_track(painter: QPainter, rect: QRectF, cell: Cell, inks: Inks) -> None:
    """Paint on the way from 0 to 100 what each partner holds, else the 5-95 % interval with the score."""
    stood, theme = stance_text(cell), inks.theme
    if stood:
        inks.write(painter, rect, stood, (12, NORMAL), inks.color("text2"))
        return
    judged = cell.judged
    if judged and cell.stance is None:
        token = "warn_text" if cell.sign is Sign.APART else "text2"
        paint_dots(painter, rect, judged, cell.mean, token, theme)
        return
    paint_line(painter, rect, theme)
    y = rect.center().y()
    scale = rect.width() / 100
    low, high = rect.left() + cell.low * scale, rect.left() + cell.high * scale
    if high > low:
        band = QRectF(low, y - theme.px(3), max(high - low, 2.0), theme.px(6))
        painter.fillPath(painted.bar_path(band, theme.px(3)), theme.color("text3"))
    paint_mark(painter, rect, cell.value, theme.px(6), theme)


def paint_sign(painter: QPainter, rect: QRectF, sign: Sign, theme: Theme) -> None:
    """Paint the state icon in the middle of `rect`."""
    if sign not in SIGNS:
        return
    name, token = SIGNS[sign]
    edge = theme.px(14)
    at = QPointF(rect.center().x() - edge / 2, rect.center().y() - edge / 2)
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(at, icons.pixmap(name, theme.color(token), edge, ratio))
    if sign is Sign.NO_SOURCE:
        painter.setPen(QPen(theme.color(token), 1.75))
        painter.drawLine(at + QPointF(1, edge - 1), at + QPointF(edge - 1, 1))


def missing_rect(rect: QRectF, theme: Theme) -> QRectF:
    """Return the dashed box of a cell that is not scored."""
    height, width = theme.px(PILL_HEIGHT), min(rect.width() - theme.px(2 * GAP), theme.px(MISSING_WIDTH))
    return QRectF(rect.left() + theme.px(GAP), rect.center().y() - height / 2, width, height)


def paint_missing(painter: QPainter, rect: QRectF, text: str, inks: Inks) -> None:
    """Paint the dashed box of a cell that is not scored, with what to do about it."""
    theme = inks.theme
    box = missing_rect(rect, theme)
    painter.setPen(QPen(inks.color("text3"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5))
    inner = box.adjusted(theme.px(8), 0, -theme.px(6), 0)
    inks.write(painter, inner, text, (12, SEMIBOLD), inks.color("text2"))


def paint_reading(painter: QPainter, rect: QRectF, texts: tuple[str, str], inks: Inks) -> None:
    """Write a reading in its cell: the first text that fits, else the beginning of the last."""
    inner = rect.adjusted(inks.theme.px(GAP), 0, -inks.theme.px(2), 0)
    fitting = (text for text in texts if inks.width(text, 12) <= inner.width())
    inks.write(painter, inner, next(fitting, texts[-1]), (12, NORMAL), inks.color("text2"))


def paint_ground(painter: QPainter, rect: QRectF, theme: Theme, *, selected: bool, marked: bool) -> None:
    """Paint what a cell lies on: the row of the selected market, the marked block, the row line."""
    if marked:
        painter.fillRect(rect, theme.color("selection"))
    elif selected:
        painter.fillRect(rect, theme.color("surface2"))
    painter.setPen(QPen(theme.color("hair"), 1))
    painter.drawLine(QPointF(rect.left(), rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5))


def paint_criterion(
    painter: QPainter, rect: QRectF, words: tuple[str, str], shade: QColor, inks: Inks
) -> None:
    """Paint the heading of a criterion over both its columns: its shade, its name, its weight."""
    theme, (name, weight) = inks.theme, words
    edge = theme.px(11)
    mark = QRectF(rect.left() + theme.px(GAP), rect.center().y() - edge / 2, edge, edge)
    painter.fillPath(painted.bar_path(mark, theme.px(3)), shade)
    left = mark.right() + theme.px(6)
    weight_width = inks.width(weight, 13) + theme.px(2)
    room = rect.right() - theme.px(4) - left - weight_width - theme.px(6)
    wide = min(inks.width(name, 13, SEMIBOLD) + 1, max(room, 0.0))
    place = QRectF(left, rect.top(), wide, rect.height())
    inks.write(painter, place, name, (13, SEMIBOLD), inks.color("text"))
    beside = QRectF(left + wide + theme.px(6), rect.top(), weight_width, rect.height())
    inks.write(painter, beside, weight, (13, NORMAL), inks.color("text2"))


def paint_market(
    painter: QPainter, rect: QRectF, words: tuple[str, str], hue: QColor, theme: Theme, *, bold: bool
) -> None:
    """Paint the header of a row: rank (strong above the cut line), colour, name."""
    rank, name = words
    place = QRectF(rect.left() + theme.px(2), rect.top(), theme.px(24), rect.height())
    weight = QFont.Weight.Bold if bold else QFont.Weight.Normal
    token = "text" if bold else "text3"
    painted.words(
        painter,
        place,
        rank,
        _rank_font(rank, weight, theme),
        theme.color(token),
        Qt.AlignmentFlag.AlignHCenter,
    )
    painted.dot(painter, QPointF(place.right() + theme.px(9), rect.center().y()), hue, theme.px(10))
    inner = QRectF(rect)
    inner.setLeft(place.right() + theme.px(20))
    inner.setRight(rect.right() - theme.px(6))
    painted.words(painter, inner, name, market_font(theme), theme.color("text"))


def _rank_font(rank: str, weight: QFont.Weight, theme: Theme) -> QFont:
    """Return the font of a rank, smaller from the hundredth on: a rank cut short would be another rank."""
    return theme.font(13 if len(rank) < LONG_RANK else 10, weight)


def market_font(theme: Theme) -> QFont:
    """Return the font of a market's name."""
    return theme.font(14, QFont.Weight.DemiBold)


def market_width(name_width: float, theme: Theme) -> int:
    """Return the width of the row header whose longest name is `name_width` wide."""
    return round(min(name_width + 2, theme.px(190))) + theme.px(2 + 24 + 20 + 6)
