"""Paints one row of the tree: a lane, or an activity with its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from dia_desktop.charts.gantt_rows import Row
from dia_desktop.charts.gantt_sketch import LANE_GROUND
from dia_desktop.charts.gantt_words import short
from dia_desktop.charts.palette import DARK, LIGHT
from dia_desktop.language import tr
from dia_desktop.ui import icons, painted
from dia_desktop.ui.roadmap.tree_columns import Column
from dia_desktop.ui.theme import Theme, mix

SIDE, FOLD, HANDLE, GAP = 12, 18, 30, 6
CHEVRON, DOT, DOT_STEP, DOTS, MOST_DOTS, SIGN = 12, 9, 6, 15, 3, 15
PILL, PILL_SIDE, MARK = 18, 7, 3


@dataclass(frozen=True, slots=True)
class Look:
    """How a row stands out: marked, holding the keyboard, and where in it the keyboard is."""

    selected: bool = False
    current: bool = False
    focus_column: int | None = None


class RowPainter:
    """Paints rows in the columns of a tree.

    Parameters
    ----------
    cells : where each shown column lies across, in pixels.
    texts : what stands in each column.
    """

    def __init__(self, painter: QPainter, theme: Theme, cells: Mapping[Column, QRectF]) -> None:
        self._painter, self._theme, self._cells = painter, theme, cells

    def draw(self, row: Row, texts: Mapping[Column, str], ground: QRectF, look: Look) -> None:
        """Paint a row on its ground."""
        painter, theme = self._painter, self._theme
        if look.selected:
            painter.fillRect(ground, theme.color("selection"))
        elif row.activity is None:
            lane = mix(theme.color("surface3"), theme.color("surface"), LANE_GROUND)
            painter.fillRect(ground, lane)
        if look.current:
            edge = QRectF(ground.left(), ground.top(), theme.px(MARK), ground.height())
            painter.fillRect(edge, theme.color("ink"))
        painter.setPen(QPen(theme.color("hair"), 1))
        painter.drawLine(QLineF(ground.bottomLeft(), ground.bottomRight()).translated(0, -0.5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.activity is None:
            self._lane(row)
        else:
            self._activity(row, bold=look.current)
        for column, rect in self._cells.items():
            if column is not Column.TITLE:
                self._cell(row, column, rect, texts[column])
        if look.focus_column is not None:
            focused = self._cells.get(Column(look.focus_column))
            if focused is not None:
                painted.ring(painter, focused.adjusted(1, 1, -1, -2), theme, 4.0)

    # -- title --------------------------------------------------------------------------------

    def _lane(self, row: Row) -> None:
        theme, rect = self._theme, self._cells[Column.TITLE]
        edge = theme.px(CHEVRON)
        at = QPointF(rect.left() + theme.px(SIDE), rect.center().y() - edge / 2)
        ratio = self._painter.device().devicePixelRatioF()
        name = "chevron-right" if row.folded else "chevron-down"
        self._painter.drawPixmap(at, icons.pixmap(name, theme.color("text2"), edge, ratio))
        left = rect.left() + theme.px(SIDE + FOLD)
        left += self._dots(row, left, rect.center().y())
        name = f"{row.handle}  {short(row.title)}" if row.handle else short(row.title)
        place = QRectF(rect.left(), rect.top(), rect.width() - theme.px(GAP), rect.height())
        place.setLeft(left)
        font = theme.font(13, QFont.Weight.DemiBold)
        painted.words(self._painter, place, name, font, theme.color("text"))

    def _activity(self, row: Row, *, bold: bool) -> None:
        theme, rect = self._theme, self._cells[Column.TITLE]
        middle, left = rect.center().y(), rect.left() + theme.px(SIDE + FOLD)
        handle = QRectF(left, rect.top(), theme.px(HANDLE - 2), rect.height())
        painted.words(self._painter, handle, row.handle, theme.font(12), theme.color("text3"))
        left += theme.px(HANDLE)
        left += self._dots(row, left, middle)
        right = rect.right() - theme.px(GAP)
        if row.review:
            edge = theme.px(SIGN)
            right -= edge
            ratio = self._painter.device().devicePixelRatioF()
            sign = icons.pixmap("triangle-alert", theme.color("warn_text"), edge, ratio)
            self._painter.drawPixmap(QPointF(right, middle - edge / 2), sign)
            right -= theme.px(GAP)
        gone = row.news == "removed"
        font = theme.font(13, QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setStrikeOut(gone)
        place = QRectF(left, rect.top(), max(right - left, 1.0), rect.height())
        painted.words(self._painter, place, short(row.title), font, theme.color("text3" if gone else "text"))

    def _dots(self, row: Row, left: float, middle: float) -> float:
        """Paint the marks of the markets; return the room they take."""
        theme = self._theme
        palette = DARK if theme.dark else LIGHT
        tones = row.tones[:MOST_DOTS]
        for place, tone in enumerate(tones):
            at = QPointF(left + theme.px(DOT) / 2 + place * theme.px(DOT_STEP), middle)
            painted.dot(self._painter, at, QColor(tone.colour(palette)), theme.px(DOT))
        if row.activity is None and not tones:
            return 0.0
        return theme.px(DOTS) + theme.px(DOT_STEP) * max(0, len(tones) - 1)

    # -- the other columns --------------------------------------------------------------------

    def _cell(self, row: Row, column: Column, rect: QRectF, text: str) -> None:
        theme = self._theme
        inner = rect.adjusted(theme.px(4), 0, -theme.px(4), 0)
        if column is Column.OWNER:
            self._pill(rect, short(text))
            return
        if column is Column.DONE:
            done = {"new": tr("new"), "removed": tr("removed")}.get(row.news, text)
            weight = QFont.Weight.DemiBold if row.done else QFont.Weight.Normal
            font = theme.font(11 if row.news else 12, weight)
            right = rect.adjusted(0, 0, -theme.px(SIDE), 0)
            painted.words(self._painter, right, done, font, theme.color("text2"), Qt.AlignmentFlag.AlignRight)
            return
        painted.words(self._painter, inner, text, theme.font(12), theme.color("text2"))

    def _pill(self, rect: QRectF, owner: str) -> None:
        if not owner:
            return
        theme = self._theme
        font = theme.font(11, QFont.Weight.DemiBold)
        wide = QFontMetricsF(font).horizontalAdvance(owner) + theme.px(2 * PILL_SIDE)
        wide = min(max(wide, theme.px(PILL)), rect.width() - 2)
        high = theme.px(PILL)
        pill = QRectF(rect.center().x() - wide / 2, rect.center().y() - high / 2, wide, high)
        painted.bar(self._painter, pill, theme.color("surface3"), high / 2)
        inner = pill.adjusted(theme.px(4), 0, -theme.px(4), 0)
        painted.words(self._painter, inner, owner, font, theme.color("text2"), Qt.AlignmentFlag.AlignHCenter)
