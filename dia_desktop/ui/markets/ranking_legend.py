"""The legend of the ranking: the shade of each criterion, and what the whisker means."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dia_desktop.language import tr, tr_n
from dia_desktop.ui.context import Context
from dia_desktop.ui.painted import PaintedWidget, words
from dia_desktop.ui.parts import Part, Parts
from dia_desktop.ui.widgets import tip

MARK, MARK_GAP, ITEM_GAP, ITEM_MOST = 12, 7, 18, 190


def fitting(widths: list[float], room: float, gap: float, more: float) -> int:
    """Return how many items of these widths fit side by side; with some left out, `more` must fit as well."""
    used, count = 0.0, 0
    for width in widths:
        wanted = used + width
        spare = more + gap if count + 1 < len(widths) else 0.0
        if wanted + spare > room:
            break
        used = wanted + gap
        count += 1
    return count


class CriteriaLegend(PaintedWidget):
    """The criteria with their shades in the order of the bars; what does not fit is counted."""

    ground = "surface"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def finding(self) -> str:
        """Return the names in order."""
        names = ", ".join(criterion.name for criterion in self.context.desk.scoring.criteria)
        return tr("Parts of the bars, from the left: {names}").format(names=names)

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        return QSize(self.theme.px(120), self.theme.px(20))

    def parts(self) -> Parts:
        """Return the names as one part."""
        names = tuple(criterion.name for criterion in self.context.desk.scoring.criteria)
        return {"names": Part(self.rect(), names)}

    def paint(self, painter: QPainter) -> None:
        """Paint shade and name of each criterion that fits."""
        theme, criteria = self.theme, self.context.desk.scoring.criteria
        font = theme.font(12.5)
        measure = QFontMetricsF(font).horizontalAdvance
        lead, gap = theme.px(MARK + MARK_GAP), float(theme.px(ITEM_GAP))
        widths = [lead + measure(criterion.name) + 2 for criterion in criteria]
        if sum(widths) + gap * (len(widths) - 1) > self.width():
            widths = [min(width, theme.px(ITEM_MOST)) for width in widths]
        count = fitting(widths, self.width(), gap, measure(_more(len(criteria))))
        left = 0.0
        for column in range(count):
            mark = QRectF(left, (self.height() - theme.px(MARK)) / 2, theme.px(MARK), theme.px(MARK))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.criterion(column, len(criteria)))
            painter.drawRoundedRect(mark, 3, 3)
            place = QRectF(left + lead, 0, widths[column] - lead, self.height())
            words(painter, place, criteria[column].name, font, theme.color("text"))
            left += widths[column] + gap
        if count < len(criteria):
            place = QRectF(left, 0, self.width() - left, self.height())
            words(painter, place, _more(len(criteria) - count), font, theme.color("text2"))

    def event(self, event: QEvent) -> bool:
        """Tell all names: some may be cut or left out."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), tip(self.finding()), self)
            return True
        return super().event(event)


def _more(count: int) -> str:
    return tr_n("and {count} more", "and {count} more", count).format(count=count)


class WhiskerLegend(PaintedWidget):
    """What the line at the end of a bar means."""

    ground = "surface"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip(tr("From 5 to 95 % of what the total can be, given the errors of the scores.")))
        self.refresh()

    def finding(self) -> str:
        """Return what the line means."""
        return tr("5–95 %")

    def sizeHint(self) -> QSize:
        """Return the room of the sign and its words."""
        width = QFontMetricsF(self.theme.font(12)).horizontalAdvance(self.finding())
        return QSize(round(width) + self.theme.px(34), self.theme.px(20))

    def paint(self, painter: QPainter) -> None:
        """Paint a small whisker and its words."""
        theme, middle = self.theme, self.height() / 2
        left, right, cap = 1.0, float(theme.px(25)), float(theme.px(4))
        painter.setPen(QPen(theme.color("text"), 1.6))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for x in (left, right):
            painter.drawLine(QPointF(x, middle - cap), QPointF(x, middle + cap))
        place = QRectF(theme.px(32), 0, self.width() - theme.px(32), self.height())
        words(painter, place, self.finding(), theme.font(12), theme.color("text2"))
