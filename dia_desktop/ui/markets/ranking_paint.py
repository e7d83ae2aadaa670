"""Paints the rows of the ranking, its cut line, ties and axis."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import FloatArray, Ranking, shown_parts
from dia_desktop.strategy.records import Market, Role
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.ranking_layout import (
    Columns,
    Rows,
    axis_ticks,
    bar_rect,
    note_place,
    segments,
)
from dia_desktop.ui.markets.ranking_words import (
    LEAST_SPREAD,
    move_text,
    not_scored,
    rank_range,
    role_name,
    total_text,
)
from dia_desktop.ui.painted import bar_path, chip, chip_size, dot, hatched, words
from dia_desktop.ui.theme import Theme

RIGHT = Qt.AlignmentFlag.AlignRight
CENTER = Qt.AlignmentFlag.AlignHCenter
ROLE_CHIPS = {Role.TARGET: "ink", Role.CANDIDATE: "outline", Role.FALLBACK: "grey"}
CAP = 6


class Inks:
    """Fonts and colours of the ranking in one theme, worked out once: a frame needs hundreds of them."""

    def __init__(self, theme: Theme, criteria: int) -> None:
        self._theme, self._criteria = theme, criteria
        self._fonts: dict[tuple[float, QFont.Weight], QFont] = {}
        self._parts: dict[tuple[int, int], tuple[QColor, QColor]] = {}
        self.figure_width = QFontMetricsF(self.font(13, QFont.Weight.DemiBold)).horizontalAdvance
        self.note_width = QFontMetricsF(self.font(12)).horizontalAdvance

    def font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return a font of the theme."""
        key = (size, weight)
        if key not in self._fonts:
            self._fonts[key] = self._theme.font(size, weight)
        return self._fonts[key]

    def part(self, slot: int, column: int) -> tuple[QColor, QColor]:
        """Return the fill of one criterion's part of a market's bar, and the colour of text on it."""
        key = (slot, column)
        if key not in self._parts:
            fill = self._theme.part(slot, column, self._criteria)
            self._parts[key] = fill, self._theme.on(fill)
        return self._parts[key]


class RankingPainter:
    """Paints one ranking.

    Parameters
    ----------
    inks : what to paint with.
    geometry : columns, rows, and the end of the axis in points.
    """

    def __init__(
        self, context: Context, ranking: Ranking, inks: Inks, geometry: tuple[Columns, Rows, float]
    ) -> None:
        self._context, self._ranking, self._inks = context, ranking, inks
        self._columns, self._rows, self._end = geometry
        self._theme, self._numbers = context.theme, context.numbers

    @property
    def per_point(self) -> float:
        """Pixels per point."""
        return self._columns.bars[1] / self._end

    def x(self, points: float) -> float:
        """Return where a total stands."""
        return self._columns.bars[0] + points * self.per_point

    # -- one row ------------------------------------------------------------------------------

    def row(self, painter: QPainter, row: int, top: float, parts: FloatArray) -> None:
        """Paint one market; `parts` (n_criteria,) is what its bar shows now."""
        market, height = self._ranking.matrix.markets[row], self._rows.height
        if market.id == self._context.desk.selected_market:
            width = self._columns.total[0] + self._columns.total[1]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("selection"))
            painter.drawRoundedRect(QRectF(0, top + 1, width, height - 2), 8, 8)
        self._rank(painter, row, top)
        self._move(painter, row, market, top)
        self._name(painter, market, top)
        self._bar(painter, row, top, parts)
        left, width = self._columns.total
        color = self._theme.color("text" if self._ranking.open[row] == 0 else "text2")
        font = self._inks.font(23, QFont.Weight.Bold)
        place = QRectF(left, top, width - self._theme.px(6), height)
        words(painter, place, total_text(self._ranking, row, self._numbers), font, color, RIGHT)

    def _rank(self, painter: QPainter, row: int, top: float) -> None:
        left, width = self._columns.rank
        theme, height = self._theme, self._rows.height
        ranks = rank_range(self._ranking, row)
        shift = theme.px(7) if ranks else 0
        place = QRectF(left + theme.px(6), top - shift, width, height)
        rank = str(int(self._ranking.ranks[row]))
        words(
            painter,
            place,
            rank,
            self._inks.font(15 if rank[2:] else 23, QFont.Weight.Bold),
            theme.color("text"),
        )
        if ranks:
            below = QRectF(
                left + theme.px(6), top + height / 2 + theme.px(5), width + theme.px(20), theme.px(14)
            )
            words(painter, below, ranks, self._inks.font(11), theme.color("text2"))

    def _move(self, painter: QPainter, row: int, market: Market, top: float) -> None:
        text, way = move_text(self._ranking.ranks, row, market.id, self._context.desk.previous_ranks)
        if not text:
            return
        left, width = self._columns.move
        theme, middle = self._theme, top + self._rows.height / 2
        place = QRectF(left + theme.px(4), top, width - theme.px(4), self._rows.height)
        font = self._inks.font(13, QFont.Weight.DemiBold)
        if way == 0:
            words(painter, place, text, self._inks.font(12), theme.color("text3"))
            return
        color = theme.color("good_text" if way > 0 else "bad_text")
        size = theme.px(4)
        tip, base = middle - way * size * 0.8, middle + way * size * 0.8
        x = place.left()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(
            QPolygonF([QPointF(x, base), QPointF(x + 2 * size, base), QPointF(x + size, tip)])
        )
        words(painter, place.adjusted(2.6 * size, 0, 0, 0), text, font, color)

    def _name(self, painter: QPainter, market: Market, top: float) -> None:
        left, width = self._columns.name
        theme, middle = self._theme, top + self._rows.height / 2
        dot(
            painter,
            QPointF(left + theme.px(6), middle - theme.px(9)),
            theme.market(market.colour),
            theme.px(11),
        )
        text_left = left + theme.px(17)
        place = QRectF(text_left, middle - theme.px(20), width - theme.px(17), theme.px(21))
        words(painter, place, market.name, self._inks.font(15, QFont.Weight.DemiBold), theme.color("text"))
        label = role_name(market.role)
        size = chip_size(label, theme)
        body = QRectF(text_left, middle + theme.px(2), size.width(), theme.px(17))
        chip(painter, body, label, ROLE_CHIPS[market.role], theme)

    def _bar(self, painter: QPainter, row: int, top: float, parts: FloatArray) -> None:
        theme, ranking, numbers = self._theme, self._ranking, self._numbers
        market = ranking.matrix.markets[row]
        strip = bar_rect(self._columns.bars[0], top, self._rows.height, theme.scale)
        low, high, open_points = float(ranking.low[row]), float(ranking.high[row]), float(ranking.open[row])
        whisker = open_points == 0 and high - low > LEAST_SPREAD
        covered = self.x(low) if whisker else float("inf")
        texts = [numbers.number(part) for part in shown_parts(list(ranking.parts[row]))]
        font, measure = self._inks.font(13, QFont.Weight.DemiBold), self._inks.figure_width
        painter.setFont(font)
        for segment in segments(list(parts), texts, strip, self.per_point, measure, covered):
            fill, ink = self._inks.part(market.colour, segment.column)
            painter.fillRect(segment.rect, fill)
            if segment.text:
                painter.setPen(ink)
                painter.drawText(segment.place, int(Qt.AlignmentFlag.AlignCenter), segment.text)
        if open_points > 0:
            self._open(painter, row, strip, float(parts.sum()), open_points)
        elif whisker:
            self._whisker(painter, strip.center().y(), self.x(low), self.x(high))

    def _open(self, painter: QPainter, row: int, strip: QRectF, floor: float, points: float) -> None:
        """Hatch what missing scores could still add, and say what is not scored."""
        theme = self._theme
        market = self._ranking.matrix.markets[row]
        span = QRectF(self.x(floor), strip.top(), points * self.per_point, strip.height())
        hatched(painter, span, theme.market(market.colour), 3)
        font, measure = self._inks.font(12), self._inks.note_width
        texts = (not_scored(self._ranking, row), tr("not scored"))
        right = self._columns.tie[0] + self._columns.tie[1] - theme.px(16)
        place, text, inside = note_place(span, right, texts, measure)
        if inside:
            painter.fillPath(bar_path(place.adjusted(-5, 0, 5, 0), 4), theme.color("surface"))
        words(painter, place, text, font, theme.color("text2"))

    def _whisker(self, painter: QPainter, y: float, left: float, right: float) -> None:
        painter.setPen(QPen(self._theme.color("text"), 1.6))
        cap = CAP * self._theme.scale
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        for x in (left, right):
            painter.drawLine(QPointF(x, y - cap), QPointF(x, y + cap))

    # -- between and around the rows ----------------------------------------------------------

    def grid(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the thin upright lines of the axis."""
        painter.setPen(QPen(self._theme.color("hair"), 1))
        for tick in axis_ticks(self._end):
            painter.drawLine(QPointF(self.x(tick), top), QPointF(self.x(tick), bottom))

    def axis(self, painter: QPainter, strip: QRectF) -> None:
        """Paint the figures of the axis into `strip`, over whatever scrolls below it."""
        theme = self._theme
        painter.fillRect(strip, theme.color("surface"))
        half = 24 * theme.scale
        for tick in axis_ticks(self._end):
            place = QRectF(self.x(tick) - half, strip.top(), 2 * half, strip.height())
            words(
                painter,
                place,
                self._numbers.number(tick, 0),
                self._inks.font(12),
                theme.color("text2"),
                CENTER,
            )

    def cut(self, painter: QPainter, y: float, count: int) -> None:
        """Paint the dashed cut line with its label."""
        theme = self._theme
        font = self._inks.font(11, QFont.Weight.Bold)
        label = tr("TARGETS: TOP {count}").format(count=count)
        width = QFontMetricsF(font).horizontalAdvance(label)
        words(
            painter,
            QRectF(theme.px(6), y - theme.px(9), width + 2, theme.px(18)),
            label,
            font,
            theme.color("text2"),
        )
        painter.setPen(QPen(theme.color("text2"), 1.5, Qt.PenStyle.DashLine))
        left = max(self._columns.bars[0] - theme.px(44), width + theme.px(16))
        painter.drawLine(QPointF(left, y), QPointF(self._columns.total[0] + self._columns.total[1], y))

    def tie(self, painter: QPainter, place: int) -> None:
        """Paint the bracket between two neighbours that are too close to call."""
        theme, half = self._theme, self._rows.height / 2
        top, bottom = self._rows.y(place) + half + 3, self._rows.y(place + 1) + half - 3
        x = self._columns.tie[0] + self._columns.tie[1] - theme.px(8)
        painter.setPen(QPen(theme.color("text2"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        arm = theme.px(5)
        points = [QPointF(x - arm, top), QPointF(x, top), QPointF(x, bottom), QPointF(x - arm, bottom)]
        painter.drawPolyline(QPolygonF(points))
        font = self._inks.font(12, QFont.Weight.DemiBold)
        label = tr("tie")
        box = QRectF(0, 0, QFontMetricsF(font).horizontalAdvance(label) + 6, theme.px(16))
        box.moveCenter(QPointF(x, (top + bottom) / 2))
        painter.fillRect(box, theme.color("surface"))
        words(painter, box, label, font, theme.color("text"), CENTER)
