"""Paints the cells of a table of records: swatches, chips, icons, words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from dia_desktop.charts.coverage_legend import source_box
from dia_desktop.charts.palette import DARK, LIGHT
from dia_desktop.strategy.funding import FundingSource
from dia_desktop.ui import icons, painted
from dia_desktop.ui.funding.cell_editing import CellDelegate
from dia_desktop.ui.funding.columns import Look
from dia_desktop.ui.funding.record_model import Index, RecordModel
from dia_desktop.ui.sketch_paint import paint_mark
from dia_desktop.ui.theme import Theme

ROW, SIDE, SWATCH, ICON = 34, 8, 14, 14


class RecordDelegate(CellDelegate):
    """Paints and edits the cells of a `RecordModel`."""

    def choices(self, index: Index) -> tuple[tuple[str, str], ...]:
        """Return what a cell can be."""
        model = index.model()
        return model.columns[index.column()].choices if isinstance(model, RecordModel) else ()

    def hint(self, index: Index) -> str:
        """Return what stands in the empty editor of a cell."""
        model = index.model()
        return model.columns[index.column()].hint if isinstance(model, RecordModel) else ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of a row."""
        del option, index
        return QSize(self.context.theme.px(60), self.context.theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | Index) -> None:
        """Paint ground, swatch, chip, icon, words, and the ring of the keyboard."""
        model = index.model()
        if not isinstance(model, RecordModel):
            return
        theme, rect = self.context.theme, QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selection"))
        painter.setPen(QPen(theme.color("hair"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if model.look(index).ruled:
            painter.setPen(QPen(theme.color("text3"), 1))
            painter.drawLine(rect.topLeft(), rect.topRight())
        self._fill(painter, QRectF(rect), index, model)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painted.ring(painter, QRectF(rect), theme, 4.0)
        painter.restore()

    def _fill(self, painter: QPainter, rect: QRectF, index: Index, model: RecordModel[Any]) -> None:
        theme, look = self.context.theme, model.look(index)
        room = rect.adjusted(theme.px(SIDE), 0, -theme.px(SIDE), 0)
        if look.swatch is not None:
            paint_swatch(painter, QPointF(room.left(), room.center().y()), look.swatch, theme)
        elif look.missing:
            paint_open_swatch(painter, QPointF(room.left(), room.center().y()), theme)
        if look.swatch is not None or look.missing or look.indented:
            room.setLeft(room.left() + theme.px(SWATCH + 8))
        if look.chip:
            size = painted.chip_size(look.chip, theme)
            box = QRectF(room.left(), room.center().y() - size.height() / 2, size.width(), size.height())
            box.setWidth(min(box.width(), room.width()))
            painted.chip(painter, box, look.chip, look.chip_kind, theme)
            room.setLeft(box.right() + theme.px(8))
        if look.icon_name:
            edge = theme.px(ICON)
            ratio = painter.device().devicePixelRatioF()
            drawn = icons.pixmap(look.icon_name, theme.color(look.colour), edge, ratio)
            painter.drawPixmap(QPointF(room.left(), room.center().y() - edge / 2), drawn)
            room.setLeft(room.left() + theme.px(ICON + 5))
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        figure = model.columns[index.column()].figure
        _write(painter, room, text, look, theme, figure=figure)


def _write(painter: QPainter, room: QRectF, text: str, look: Look, theme: Theme, *, figure: bool) -> None:
    if room.width() <= 0 or not text:
        return
    weight = QFont.Weight.DemiBold if look.bold else QFont.Weight.Normal
    write = painted.figure if figure else painted.words
    write(painter, room, text, theme.font(13, weight), theme.color(look.colour))


def paint_swatch(painter: QPainter, left: QPointF, source: FundingSource, theme: Theme) -> None:
    """Paint the mark of a source as the chart does, left and middle at a point."""
    edge = float(theme.px(SWATCH))
    chart = DARK if theme.dark else LIGHT
    paint_mark(source_box(chart, source, (left.x(), left.y() - edge / 2, edge, edge)), painter)


def paint_open_swatch(painter: QPainter, left: QPointF, theme: Theme) -> None:
    """Paint the mark of money that is missing."""
    edge = float(theme.px(SWATCH))
    painter.setPen(QPen(theme.color("warn_text"), 1.2))
    painter.setBrush(QColor(theme.color("warn_fill")))
    painter.drawRoundedRect(QRectF(left.x(), left.y() - edge / 2, edge, edge).adjusted(1, 1, -1, -1), 3, 3)
