"""Paints the rows of the ranking, its cut line, ties and axis."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from dia_desktop.language import tr
from dia_desktop.strategy.evaluation import FloatArray, Ranking, shown_parts
from dia_desktop.strategy.records import Market
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.standings import rank_range, role_name, total_text
from dia_desktop.ui.context import Context
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.markets.inks import BOLD, CENTER, NORMAL, RIGHT, SEMIBOLD, Inks
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
    gaps_text,
    move_text,
)
from dia_desktop.ui.painted import bar_path, chip, chip_size, dot

#: Half the height of the label on the cut line, in design pixels.
CUT_HALF = 9
ROLE_CHIPS = {Role.TARGET: "ink", Role.CANDIDATE: "outline", Role.FALLBACK: "grey"}
CAP = 6


def row_look(desk: Desk, ranking: Ranking, row: int) -> tuple[object, ...]:
    """Return all that decides how a row of the ranking looks, whatever its place and the geometry."""
    market = ranking.matrix.markets[row]
    return (
        market,
        market.id == desk.selected_market,
        int(ranking.ranks[row]),
        rank_range(ranking, row),
        move_text(ranking.ranks, row, market.id, desk.previous_ranks),
        ranking.parts[row].tobytes(),
        (float(ranking.low[row]), float(ranking.high[row]), float(ranking.open[row])),
        gaps_text(ranking, row) if ranking.open[row] > 0 else "",
    )


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
        self._desk, self._numbers = context.desk, context.numbers
        self._ranking, self._inks = ranking, inks
        self._columns, self._rows, self._end = geometry
        self._px = inks.theme.px

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
        inks, height = self._inks, self._rows.height
        market = self._ranking.matrix.markets[row]
        if market.id == self._desk.selected_market:
            width = self._columns.total[0] + self._columns.total[1]
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(inks.color("selection"))
            painter.drawRoundedRect(QRectF(0, top + 1, width, height - 2), 8, 8)
        self._rank(painter, row, top)
        self._move(painter, row, market, top)
        self._name(painter, market, top)
        self._bar(painter, row, top, parts)
        left, width = self._columns.total
        color = inks.color("text" if self._ranking.open[row] == 0 else "text2")
        place = QRectF(left, top, width - self._px(6), height)
        inks.write(painter, place, total_text(self._ranking, row, self._numbers), (23, BOLD), color, RIGHT)

    def _rank(self, painter: QPainter, row: int, top: float) -> None:
        px, inks = self._px, self._inks
        left, width = self._columns.rank[0] + px(6), self._columns.rank[1]
        ranks, rank = rank_range(self._ranking, row), str(int(self._ranking.ranks[row]))
        place = QRectF(left, top - (px(7) if ranks else 0), width, self._rows.height)
        inks.write(painter, place, rank, (15 if rank[2:] else 23, BOLD), inks.color("text"))
        if ranks:
            below = QRectF(left, top + self._rows.height / 2 + px(5), width + px(20), px(14))
            inks.write(painter, below, ranks, (11, NORMAL), inks.color("text2"))

    def _move(self, painter: QPainter, row: int, market: Market, top: float) -> None:
        text, way = move_text(self._ranking.ranks, row, market.id, self._desk.previous_ranks)
        if not text:
            return
        px, inks = self._px, self._inks
        left, width = self._columns.move
        place = QRectF(left + px(4), top, width - px(4), self._rows.height)
        if way == 0:
            inks.write(painter, place, text, (12, NORMAL), inks.color("text3"))
            return
        color, size, middle = inks.color("good_text" if way > 0 else "bad_text"), px(4), place.center().y()
        tip, base, x = middle - way * size * 0.8, middle + way * size * 0.8, place.left()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        corners = [QPointF(x, base), QPointF(x + 2 * size, base), QPointF(x + size, tip)]
        painter.drawPolygon(QPolygonF(corners))
        inks.write(painter, place.adjusted(2.6 * size, 0, 0, 0), text, (13, SEMIBOLD), color)

    def _name(self, painter: QPainter, market: Market, top: float) -> None:
        left, width = self._columns.name
        size = QSizeF(width, self._rows.height)
        key = (market.name, market.role, market.colour, size.toTuple())
        picture = self._inks.picture(key, size, partial(self._draw_name, market=market, size=size))
        painter.drawPixmap(QPointF(left, top), picture)

    def _draw_name(self, painter: QPainter, market: Market, size: QSizeF) -> None:
        """Paint the dot, the name and the role of a market."""
        px, inks, middle = self._px, self._inks, size.height() / 2
        dot(painter, QPointF(px(6), middle - px(9)), inks.hue(market.colour)[0], px(11))
        place = QRectF(px(17), middle - px(20), size.width() - px(17), px(21))
        inks.write(painter, place, market.name, (15, SEMIBOLD), inks.color("text"))
        label = role_name(market.role)
        wide = min(chip_size(label, inks.theme).width(), place.width())
        chip(
            painter, QRectF(px(17), middle + px(2), wide, px(17)), label, ROLE_CHIPS[market.role], inks.theme
        )

    def _bar(self, painter: QPainter, row: int, top: float, parts: FloatArray) -> None:
        ranking, inks = self._ranking, self._inks
        slot = ranking.matrix.markets[row].colour
        strip = bar_rect(self._columns.bars[0], top, self._rows.height, inks.theme.scale)
        low, high, open_points = float(ranking.low[row]), float(ranking.high[row]), float(ranking.open[row])
        whisker = open_points == 0 and high - low > LEAST_SPREAD
        covered = self.x(low) if whisker else float("inf")
        texts = [self._numbers.number(part) for part in shown_parts(ranking.parts[row].tolist())]
        measure = partial(inks.width, size=13, weight=SEMIBOLD)
        for segment in segments(parts.tolist(), texts, strip, self.per_point, measure, covered):
            fill, ink = inks.part(slot, segment.column)
            painter.fillRect(segment.rect, fill)
            if segment.text:
                inks.write(painter, segment.place, segment.text, (13, SEMIBOLD), ink, CENTER)
        if open_points > 0:
            self._open(painter, row, strip, float(parts.sum()), open_points)
        elif whisker:
            self._whisker(painter, strip.center().y(), self.x(low), self.x(high))

    def _open(self, painter: QPainter, row: int, strip: QRectF, floor: float, points: float) -> None:
        """Hatch what missing scores could still add, and say what is not scored."""
        inks = self._inks
        hue = inks.hue(self._ranking.matrix.markets[row].colour)[0]
        span = QRectF(self.x(floor), strip.top(), points * self.per_point, strip.height())
        painter.fillRect(span, inks.hatching(hue))
        painter.setPen(QPen(hue, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(span)
        texts = (gaps_text(self._ranking, row), tr("not scored"))
        right = self._columns.tie[0] + self._columns.tie[1] - self._px(16)
        place, text, inside = note_place(span, right, texts, partial(inks.width, size=12))
        if not text:
            return
        if inside:
            painter.fillPath(bar_path(place.adjusted(-5, 0, 5, 0), 4), inks.color("surface"))
        inks.write(painter, place, text, (12, NORMAL), inks.color("text2"))

    def _whisker(self, painter: QPainter, y: float, left: float, right: float) -> None:
        painter.setPen(QPen(self._inks.color("text"), 1.6))
        cap = CAP * self._inks.theme.scale
        lines = [QLineF(left, y, right, y)] + [QLineF(x, y - cap, x, y + cap) for x in (left, right)]
        painter.drawLines(lines)

    # -- between and around the rows ----------------------------------------------------------

    def grid(self, painter: QPainter, top: float, bottom: float) -> None:
        """Paint the thin upright lines of the axis."""
        painter.setPen(QPen(self._inks.color("hair"), 1))
        painter.drawLines([QLineF(self.x(tick), top, self.x(tick), bottom) for tick in axis_ticks(self._end)])

    def axis(self, painter: QPainter, strip: QRectF) -> None:
        """Paint the figures of the axis into `strip`, over whatever scrolls below it."""
        inks, half = self._inks, self._px(24)
        painter.fillRect(strip, inks.color("surface"))
        for tick in axis_ticks(self._end):
            place = QRectF(self.x(tick) - half, strip.top(), 2 * half, strip.height())
            text = self._numbers.number(tick, 0)
            inks.write(painter, place, text, (12, NORMAL), inks.color("text2"), CENTER)

    def cut(self, painter: QPainter, y: float, count: int) -> None:
        """Paint the dashed cut line with its label."""
        px, inks = self._px, self._inks
        label = tr("TARGETS: TOP {count}").format(count=count)
        width = inks.width(label, 11, BOLD)
        place = QRectF(px(6), y - px(CUT_HALF), width + 2, px(2 * CUT_HALF))
        inks.write(painter, place, label, (11, BOLD), inks.color("text2"))
        painter.setPen(QPen(inks.color("text2"), 1.5, Qt.PenStyle.DashLine))
        left = max(self._columns.bars[0] - px(44), width + px(16))
        painter.drawLine(QPointF(left, y), QPointF(self._columns.total[0] + self._columns.total[1], y))

    def tie(self, painter: QPainter, place: int) -> None:
        """Paint the bracket between two neighbours that are too close to call."""
        px, inks, half = self._px, self._inks, self._rows.height / 2
        top, bottom = self._rows.y(place) + half + 3, self._rows.y(place + 1) + half - 3
        x, arm = self._columns.tie[0] + self._columns.tie[1] - px(8), px(5)
        painter.setPen(QPen(inks.color("text2"), 1.2))
        corners = [QPointF(x - arm, top), QPointF(x, top), QPointF(x, bottom), QPointF(x - arm, bottom)]
        painter.drawPolyline(QPolygonF(corners))
        label = tr("tie")
        box = QRectF(0, 0, inks.width(label, 12, SEMIBOLD) + 6, px(16))
        box.moveCenter(QPointF(x, (top + bottom) / 2))
        painter.fillRect(box, inks.color("surface"))
        inks.write(painter, box, label, (12, SEMIBOLD), inks.color("text"), CENTER)
