"""What is painted by hand: the base of painted widgets, and the shapes they share.

Whatever moves during a drag is painted here with `QPainter` - flat fills, 1 px lines, rounded
rectangles, hatching. A screen reader sees a painted widget by its finding, its details and its value.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QBrush,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from dia_desktop.ui import icons
from dia_desktop.ui.context import Context
from dia_desktop.ui.parts import Parts, difference, part
from dia_desktop.ui.theme import Theme

RING_WIDTH = 2.0
RING_RADIUS = 6.0
#: Focus that comes back where it was before: it says nothing of mouse or keyboard.
COMES_WITH_THE_WINDOW = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)
#: Kinds of chips and the tokens of their text, fill ("" for none) and line ("" for none).
CHIP_KINDS = {
    "ink": ("on_ink", "ink", "ink"),
    "grey": ("text2", "surface3", "surface3"),
    "outline": ("text2", "", "text3"),
    "dashed": ("text2", "", "text3"),
    "quiet": ("text2", "surface", "line"),
    "warn": ("warn_text", "warn_fill", "warn_line"),
    "bad": ("bad_text", "bad_fill", "bad_line"),
    "good": ("good_text", "good_fill", "good_fill"),
}
CHIP_HEIGHT = 18


class PaintedWidget(QWidget):
    """Base of widgets that paint themselves.

    A subclass paints in `paint`, says what is to be seen in `finding` (and in `details` and `value`, which
    are worked out when a screen reader asks), and calls `refresh` whenever its content changed. The pen,
    brush and font are reset for `paint`. One that says in `parts` what it is made of is repainted only
    where that looks different; it must then never paint what no `refresh` has told of.
    """

    #: What a screen reader takes the widget for.
    accessible_role = QAccessible.Role.Graphic
    #: Token of the one colour the widget lies on; "" where what is below must shine through. With it, a
    #: repaint stops here and does not go through everything below.
    ground = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._ring = False
        self._told: Parts | None = None
        self._exposed = QRegion()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, bool(self.ground))
        context.themed.connect(self._themed)

    @property
    def theme(self) -> Theme:
        """What to paint with."""
        return self.context.theme

    def paint(self, painter: QPainter) -> None:
        """Paint the widget; antialiasing is on."""
        raise NotImplementedError

    def parts(self) -> Parts | None:
        """Return what there is to be seen, piece by piece; None for a widget that is repainted as a whole."""
        return None

    def exposed(self, rect: QRectF) -> bool:
        """Whether anything of `rect` is to be painted by the present call of `paint`."""
        return self._exposed.intersects(rect.toAlignedRect())

    def finding(self) -> str:
        """Return what is to be seen, as a sentence: the accessible name."""
        raise NotImplementedError

    def details(self) -> str:
        """Return what else a reader must know: the accessible description."""
        return ""

    def value(self) -> str:
        """Return the value that keys can change, or ""."""
        return ""

    def focus_rect(self) -> QRectF:
        """Return what the focus ring goes around; an empty one for none."""
        return QRectF(self.rect())

    def refresh(self) -> None:
        """Repaint what looks different, and tell a screen reader what changed."""
        name = self.finding()
        if name != self.accessibleName():
            self.setAccessibleName(name)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
            if self.value():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ValueChanged))
        before, self._told = self._told, self._parts_and_ring()
        if before is None or self._told is None:
            self.update()
        elif not (changed := difference(before, self._told)).isEmpty():
            self.update(changed)

    def _parts_and_ring(self) -> Parts | None:
        parts = self.parts()
        if parts is None or not self._shows_ring():
            return parts
        around = self.focus_rect()
        return {**parts, "ring": part(around, around.getRect())}

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the content, then the ring of the keyboard focus."""
        self._exposed = QRegion(event.region())
        painter = QPainter(self)
        try:
            self._paint_all(painter)
        finally:
            # A painter left open takes the whole window with it.
            painter.end()

    def _paint_all(self, painter: QPainter) -> None:
        if self.ground:
            painter.fillRect(self.rect(), self.theme.color(self.ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.theme.font(13))
        painter.setPen(self.theme.color("text"))
        self.paint(painter)
        if self._shows_ring():
            ring(painter, self.focus_rect(), self.theme)

    def _shows_ring(self) -> bool:
        return self.hasFocus() and self._ring and not self.focus_rect().isEmpty()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by key, not by mouse or with the window."""
        if event.reason() not in COMES_WITH_THE_WINDOW:
            self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    def _themed(self) -> None:
        self.updateGeometry()
        self._told = None
        self.refresh()


class _PaintedInterface(QAccessibleWidget):
    """Gives a screen reader role, description and value of a painted widget; Qt gives name and place."""

    def __init__(self, widget: PaintedWidget) -> None:
        super().__init__(widget, widget.accessible_role, "")

    def text(self, kind: QAccessible.Text) -> str:
        """Return the description and the value of the widget, or what Qt knows."""
        widget = self.object()
        if isinstance(widget, PaintedWidget):
            if kind == QAccessible.Text.Description:
                return widget.details()
            if kind == QAccessible.Text.Value:
                return widget.value()
        return super().text(kind)


def _interface(class_name: str, thing: QObject) -> QAccessibleInterface | None:
    del class_name
    return _PaintedInterface(thing) if isinstance(thing, PaintedWidget) else None


def make_painted_readable() -> None:
    """Let screen readers see painted widgets; call once after the application exists."""
    QAccessible.installFactory(_interface)


# -- shapes ---------------------------------------------------------------------------------------


def ring(painter: QPainter, rect: QRectF, theme: Theme, radius: float = RING_RADIUS) -> None:
    """Paint the 2 px focus ring just inside `rect`."""
    half = RING_WIDTH / 2
    painter.setPen(QPen(theme.color("focus"), RING_WIDTH))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def bar(
    painter: QPainter, rect: QRectF, fill: QColor | QBrush, radius: float = 4.0, ends: str = "both"
) -> None:
    """Fill a bar whose ends are round.

    Parameters
    ----------
    ends : which ends are round: "both", "left", "right" or "none".
    """
    if rect.width() <= 0:
        return
    painter.fillPath(bar_path(rect, radius, ends), fill)


def bar_path(rect: QRectF, radius: float, ends: str = "both") -> QPainterPath:
    """Return the outline of a bar; `ends` as in `bar`."""
    radius = min(radius, rect.width() / 2, rect.height() / 2)
    path = QPainterPath()
    if ends == "none" or radius <= 0:
        path.addRect(rect)
        return path
    path.addRoundedRect(rect, radius, radius)
    if ends == "left":
        path.addRect(rect.adjusted(radius, 0, 0, 0))
    elif ends == "right":
        path.addRect(rect.adjusted(0, 0, -radius, 0))
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def hatched(painter: QPainter, rect: QRectF, color: QColor, radius: float = 4.0) -> None:
    """Paint the hatched, dashed box of what is not known: lines from lower left to upper right."""
    if rect.width() <= 0:
        return
    painter.save()
    path = bar_path(rect, radius)
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(color, 1.5))
    step, reach = 7.0, rect.height()
    left = rect.left() - reach
    for index in range(int((rect.width() + reach) / step) + 2):
        start = left + index * step
        painter.drawLine(QPointF(start, rect.bottom()), QPointF(start + reach, rect.top()))
    painter.restore()
    painter.setPen(QPen(color, 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def dot(painter: QPainter, center: QPointF, color: QColor, diameter: float) -> None:
    """Fill the round mark of a market."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(center, diameter / 2, diameter / 2)


def words(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    """Write one line of plain text, centred upright and elided to the width of `rect`."""
    painter.setFont(font)
    painter.setPen(color)
    fitted = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), fitted)


def figure(painter: QPainter, rect: QRectF, text: str, font: QFont, color: QColor) -> None:
    """Write a number at the right of `rect`, whole or not at all: the beginning of one is another number."""
    wide = QFontMetricsF(font).horizontalAdvance(text) > rect.width() + 0.5
    words(painter, rect, "…" if wide else text, font, color, Qt.AlignmentFlag.AlignRight)


def chip_font(theme: Theme) -> QFont:
    """Return the font of a chip."""
    return theme.font(11, QFont.Weight.DemiBold)


def chip_size(text: str, theme: Theme, icon_name: str = "") -> QSize:
    """Return the room a chip needs."""
    width = QFontMetricsF(chip_font(theme)).horizontalAdvance(text) + theme.px(16)
    if icon_name:
        width += theme.px(16)
    return QSize(round(width + 0.5), theme.px(CHIP_HEIGHT))


def chip(  # the parts of one shape
    painter: QPainter, rect: QRectF, text: str, kind: str, theme: Theme, icon_name: str = ""
) -> None:
    """Paint a chip: a fully round label, the kinds of `CHIP_KINDS`."""
    ink, fill, line = CHIP_KINDS[kind]
    body = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    radius = 4.0 if kind == "dashed" else body.height() / 2
    style = Qt.PenStyle.DashLine if kind == "dashed" else Qt.PenStyle.SolidLine
    painter.setPen(QPen(theme.color(line), 1, style))
    painter.setBrush(theme.color(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(body, radius, radius)
    inner = rect.adjusted(theme.px(8), 0, -theme.px(8), 0)
    if icon_name:
        edge = theme.px(12)
        ratio = painter.device().devicePixelRatioF()
        top = rect.center().y() - edge / 2
        painter.drawPixmap(QPointF(inner.left(), top), icons.pixmap(icon_name, theme.color(ink), edge, ratio))
        inner.setLeft(inner.left() + theme.px(16))
    words(painter, inner, text, chip_font(theme), theme.color(ink), Qt.AlignmentFlag.AlignHCenter)
