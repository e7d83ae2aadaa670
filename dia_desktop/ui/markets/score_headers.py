"""The headers of the score matrix: criteria across, markets down."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QHeaderView, QWidget

from dia_desktop.ui.context import Context
from dia_desktop.ui.markets import score_paint
from dia_desktop.ui.markets.inks import InkPot
from dia_desktop.ui.markets.score_model import ScoreModel
from dia_desktop.ui.markets.score_sheet import Part


class CriterionHeader(QHeaderView):
    """Names each criterion over both its columns, with its shade and its weight."""

    def __init__(self, context: Context, model: ScoreModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._context = context
        self._scores = model
        self._pot = InkPot(context)
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
        inks = self._pot.inks(self.devicePixelRatioF())
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
        score_paint.paint_criterion(painter, whole, (criterion.name, weight), shade, inks)
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
        self._pot = InkPot(context)
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
        desk, market = self._context.desk, self._scores.markets[logicalIndex]
        rank, size = self._scores.rank(logicalIndex), QSizeF(rect.size())
        look = (
            "" if rank is None else str(rank),
            market.name,
            market.colour,
            market.id == desk.selected_market,
            rank is not None and rank <= desk.scoring.round.target_count,
        )
        inks = self._pot.inks(self.devicePixelRatioF())
        picture = inks.picture((look, size.toTuple()), size, partial(self._draw, look=look, size=size))
        painter.drawPixmap(rect.topLeft(), picture)

    def _draw(self, painter: QPainter, look: tuple[str, str, int, bool, bool], size: QSizeF) -> None:
        """Paint rank, colour and name of a market, that is selected or not, above the cut line or not."""
        theme, rect, (rank, name, colour, selected, above) = self._context.theme, _all_of(size), look
        score_paint.paint_ground(painter, rect, theme, selected=selected, marked=False)
        score_paint.paint_market(painter, rect, (rank, name), theme.market(colour), theme, bold=above)


def _all_of(size: QSizeF) -> QRectF:
    return QRectF(QPointF(0, 0), size)
