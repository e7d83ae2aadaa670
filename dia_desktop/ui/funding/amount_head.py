"""The names of the lines at the left of the table of amounts; they stay when the years are scrolled."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from dia_desktop.ui import painted
from dia_desktop.ui.context import Context
from dia_desktop.ui.funding.amount_lines import LineKind
from dia_desktop.ui.funding.amount_model import AmountModel, line_title
from dia_desktop.ui.funding.record_delegate import SWATCH, paint_open_swatch, paint_swatch
from dia_desktop.ui.funding.record_model import one_line

WIDTH, MOST_WIDTH, SHARE = 190, 420, 0.3
SIDE, GAP = 8, 8


class LineHead(QHeaderView):
    """Paints the name of each line behind the mark of its source."""

    def __init__(self, context: Context, model: AmountModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._context, self._model = context, model
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        """Return the room of the names: more of it in a wide table."""
        theme, table = self._context.theme, self.parentWidget()
        share = round(table.width() * SHARE) if table is not None else 0
        wide = min(max(theme.px(WIDTH), share), theme.px(MOST_WIDTH))
        return QSize(wide, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        """Paint one name."""
        theme, line = self._context.theme, self._model.lines[row]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color("surface"))
        painter.setPen(QPen(theme.color("line" if line.kind is LineKind.BUDGET else "hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = QRectF(rect).adjusted(theme.px(SIDE), 0, -4, 0)
        left = QPointF(room.left(), room.center().y())
        if line.kind is LineKind.SOURCE and line.source is not None:
            paint_swatch(painter, left, line.source, theme)
        elif line.kind is LineKind.OPEN:
            paint_open_swatch(painter, left, theme)
        room.setLeft(room.left() + theme.px(SWATCH + GAP))
        small = line.kind is LineKind.ACTIVITY
        font = theme.font(12 if small else 13, QFont.Weight.Normal if small else QFont.Weight.DemiBold)
        colour = "warn_text" if line.kind is LineKind.OPEN else "text2" if small else "text"
        painted.words(painter, room, one_line(line_title(line)), font, theme.color(colour))
        painter.restore()
