"""The picture of a value function while it is edited, with today's markets on it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from dia_desktop.language import tr
from dia_desktop.scoring import ValueFunction
from dia_desktop.strategy.records import Market, Scale
from dia_desktop.strategy.scale_words import natural_text
from dia_desktop.ui import painted
from dia_desktop.ui.context import Context

Reading = tuple[Market, float]
NAMED = 8


class ValueCurve(painted.PaintedWidget):
    """Shows the last scale that could be used, pale while what is typed cannot be."""

    def __init__(
        self, context: Context, readings: tuple[Reading, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, parent)
        self._readings = readings
        self._scale: Scale | None = None
        self._good = True
        self.setMinimumSize(context.theme.px(250), context.theme.px(150))
        self.refresh()

    def show_scale(self, scale: Scale | None) -> None:
        """Show a scale; None keeps the last one, pale."""
        self._good = scale is not None
        self._scale = scale or self._scale
        self.refresh()

    def sizeHint(self) -> QSize:
        """Return a size at which the names can be read."""
        return QSize(self.theme.px(380), self.theme.px(170))

    def finding(self) -> str:
        """Return what each market is worth on the scale."""
        if self._scale is None:
            return tr("No value function yet")
        worth = [
            tr("{market} {value}").format(market=market.name, value=self.context.numbers.number(value, 0))
            for market, _, value in self._worth()
        ]
        return tr("Value function: {markets}").format(markets=", ".join(worth) or tr("no readings yet"))

    def _worth(self) -> list[tuple[Market, float, float]]:
        if self._scale is None:
            return []
        function = self._scale.value_function()
        if isinstance(function, ValueFunction):
            known = list(self._readings)
        else:
            levels = {float(step.level) for step in self._scale.levels}
            known = [reading for reading in self._readings if reading[1] in levels]
        return [(market, natural, float(function.value(natural))) for market, natural in known]

    def paint(self, painter: QPainter) -> None:
        """Paint the axes, the function and the markets."""
        theme = self.theme
        plot = QRectF(self.rect()).adjusted(theme.px(34), theme.px(14), -theme.px(30), -theme.px(24))
        self._paint_axes(painter, plot)
        if self._scale is None:
            return
        painter.setOpacity(1.0 if self._good else 0.35)
        points = self._corners(self._scale)
        low, high = self._range(points)
        self._paint_ends(painter, plot, low, high)

        def at(natural: float, value: float) -> QPointF:
            across = (natural - low) / (high - low) if high > low else 0.5
            return QPointF(plot.left() + across * plot.width(), plot.bottom() - value / 100 * plot.height())

        painter.setPen(QPen(theme.color("text2"), 2))
        if self._scale.ordinal:
            for natural, value in points:
                painter.drawLine(at(natural, 0), at(natural, value))
        else:
            flat = [(low, points[0][1]), *points, (high, points[-1][1])]
            painter.drawPolyline(QPolygonF([at(natural, value) for natural, value in flat]))
        self._paint_markets(painter, plot, [(m, at(natural, value)) for m, natural, value in self._worth()])

    def _paint_axes(self, painter: QPainter, plot: QRectF) -> None:
        theme = self.theme
        for value in (0, 50, 100):
            y = plot.bottom() - value / 100 * plot.height()
            painter.setPen(QPen(theme.color("hair" if value else "line"), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            label = QRectF(0, y - theme.px(8), plot.left() - theme.px(6), theme.px(16))
            text = self.context.numbers.number(value, 0)
            right = Qt.AlignmentFlag.AlignRight
            painted.words(painter, label, text, theme.font(11), theme.color("text3"), right)

    def _paint_ends(self, painter: QPainter, plot: QRectF, low: float, high: float) -> None:
        theme = self.theme
        if self._scale is None:
            return
        half = QRectF(plot.left() - theme.px(14), plot.bottom() + theme.px(4), plot.width() / 2, theme.px(16))
        for end, align in ((low, Qt.AlignmentFlag.AlignLeft), (high, Qt.AlignmentFlag.AlignRight)):
            text = natural_text(self._scale, end, self.context.numbers)
            painted.words(painter, half, text, theme.font(11), theme.color("text3"), align)
            half.moveRight(plot.right() + theme.px(28))

    def _paint_markets(self, painter: QPainter, plot: QRectF, marks: list[tuple[Market, QPointF]]) -> None:
        theme = self.theme
        font = theme.font(11, QFont.Weight.DemiBold)
        taken: list[QRectF] = []
        for index, (market, at) in enumerate(marks):
            painted.dot(painter, at, theme.market(market.colour), theme.px(9))
            if index >= NAMED:
                continue
            label = QRectF(at.x() + theme.px(7), at.y() - theme.px(15), theme.px(84), theme.px(14))
            if label.right() > plot.right():
                label.moveRight(at.x() - theme.px(7))
            while any(label.intersects(other) for other in taken) and label.bottom() < plot.bottom():
                label.translate(0, theme.px(13))
            taken.append(label)
            left = label.left() > at.x()
            align = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            painted.words(painter, label, market.name, font, QColor(theme.color("text")), align)

    def _range(self, points: list[tuple[float, float]]) -> tuple[float, float]:
        naturals = [natural for natural, _ in points] + [natural for _, natural, _ in self._worth()]
        return min(naturals), max(naturals)

    @staticmethod
    def _corners(scale: Scale) -> list[tuple[float, float]]:
        if scale.ordinal:
            return sorted((float(step.level), step.value) for step in scale.levels)
        return sorted(scale.points)
