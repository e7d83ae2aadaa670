"""What the marks beside the scores mean."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter

from dia_desktop.language import tr
from dia_desktop.ui import painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.judgement_paint import paint_dots, paint_mark

MARK, GAP = 28, 8
DOTS = (10.0, 50.0, 90.0)


class Legend(painted.PaintedWidget):
    """One mark and its words.

    Parameters
    ----------
    dots : whether it is about the partners' dots; else about the interval of the evidence.
    """

    accessible_role = QAccessible.Role.StaticText
    ground = "surface"

    def __init__(self, context: Context, *, dots: bool) -> None:
        super().__init__(context)
        self._dots = dots
        self.refresh()

    def finding(self) -> str:
        """Return what the mark means."""
        return tr("partners, mean from five on") if self._dots else tr("5–95 % interval")

    def sizeHint(self) -> QSize:
        """Return the room of the mark and its words."""
        words = QFontMetricsF(self.theme.font(12)).horizontalAdvance(self.finding())
        return QSize(self.theme.px(2 * GAP + MARK) + round(words) + 2, self.theme.px(22))

    def paint(self, painter: QPainter) -> None:
        """Paint the mark and its words."""
        theme, px = self.theme, self.theme.px
        line = QRectF(px(GAP), 0, px(MARK), self.height())
        if self._dots:
            paint_dots(painter, line, DOTS, 50.0, "text2", theme)
        else:
            band = QRectF(line.left() + px(4), line.center().y() - px(3), px(MARK - 8), px(6))
            painter.fillPath(painted.bar_path(band, px(3)), theme.color("text3"))
            paint_mark(painter, line, 50.0, px(6), theme)
        words = QRectF(line.right() + px(GAP), 0, self.width() - line.right() - px(GAP), self.height())
        painted.words(painter, words, self.finding(), theme.font(12), theme.color("text2"))
