"""The headers of the score matrix: criteria across, markets down."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QHeaderView, QWidget

from dia_desktop.ui.context import Context
from dia_desktop.ui.markets import score_paint
from dia_desktop.ui.markets.score_model import ScoreModel
from dia_desktop.ui.markets.score_sheet import Part


class CriterionHeader(QHeaderView):
    """Names each criterion over both its columns, with its shade and its weight."""

    def __init__(self, context: Context, model: ScoreModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._context = context
        self._scores = model
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.weighed.connect(self.viewport().update)

    def sizeHint(self) -> QSize:
        """Return the height of the heading."""
        return QSize(0, self._context.theme.px(score_paint.HEADER_HEIGHT))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint this column's half of the heading."""
        theme, pair = self._context.theme, logicalIndex // 2
        criterion = self._scores.criteria[pair]
        weight = self._context.numbers.percent(float(self._context.desk.weights[pair]))
        shade = theme.criterion(pair, len(self._scores.criteria))
        painter.save()
        painter.setClipRect(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color("surface"))
        whole = QRectF(rect)
        if self._scores.part(logicalIndex) is Part.SCORE:
            whole.setLeft(rect.left() - self.sectionSize(logicalIndex - 1))
        else:
            whole.setRight(rect.right() + self.sectionSize(logicalIndex + 1))
        score_paint.paint_criterion(painter, whole, (criterion.name, weight), shade, theme)
        painter.setPen(theme.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class MarketHeader(QHeaderView):
    """Names the market of each row, with its live rank and its colour; never scrolls away."""

    def __init__(self, context: Context, model: ScoreModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._context = context
        self._scores = model
        self._exposed = QRegion()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        # It fills its ground, so that a repaint stops here and does not go through the card below.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        model.ranked.connect(self._show_ranks)

    def _show_ranks(self, rows: list[int]) -> None:
        for row in rows:
            at, height = self.sectionViewportPosition(row), self.sectionSize(row)
            self.viewport().update(0, at, self.viewport().width(), height)

    def sizeHint(self) -> QSize:
        """Return the width of the longest name, within reason."""
        theme = self._context.theme
        metrics = QFontMetricsF(score_paint.market_font(theme))
        widest = max((metrics.horizontalAdvance(m.name[:60]) for m in self._scores.markets), default=0.0)
        return QSize(score_paint.market_width(widest, theme), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the surface of the card, and the rows on it that are exposed."""
        self._exposed = QRegion(event.region())
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._context.theme.color("surface"))
        painter.end()
        super().paintEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint rank, colour and name."""
        if not self._exposed.intersects(rect):
            return
        theme, desk = self._context.theme, self._context.desk
        market, rank = self._scores.markets[logicalIndex], self._scores.rank(logicalIndex)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = market.id == desk.selected_market
        score_paint.paint_ground(painter, QRectF(rect), theme, selected=selected, marked=False)
        above = rank is not None and rank <= desk.scoring.round.target_count
        words = ("" if rank is None else str(rank), market.name)
        score_paint.paint_market(painter, QRectF(rect), words, theme.market(market.colour), theme, bold=above)
        painter.restore()
