"""A sketch in the window: painted with Qt, read by screen readers, walked with keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from dia_desktop.charts.palette import DARK, LIGHT, ChartTheme
from dia_desktop.charts.sketch import (
    Font,
    Measure,
    Sketch,
    Spot,
    Weight,
    Words,
)
from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.painted import PaintedWidget, ring
from dia_desktop.ui.sketch_paint import paint_mark
from dia_desktop.ui.theme import FONT_FAMILY
from dia_desktop.ui.widgets import tip

WEIGHTS = {
    Weight.REGULAR: QFont.Weight.Normal,
    Weight.SEMIBOLD: QFont.Weight.DemiBold,
    Weight.BOLD: QFont.Weight.Bold,
}
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
STALE_OPACITY = 0.4
#: A step to the side counts this much more than one along the way.
ASIDE = 3.0


class SketchView(PaintedWidget):
    """Shows one chart. A subclass lays it out in `layout` and says its finding.

    Signals
    -------
    chosen(key) : a spot was clicked, or Enter was pressed on it.
    table_wanted(), copy_wanted(), export_wanted() : from the context menu.
    """

    chosen = Signal(str)
    table_wanted = Signal()
    copy_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.stale = False
        self._current = -1
        self._sketch: Sketch | None = None
        self._fonts: dict[Font, tuple[QFont, QFontMetricsF]] = {}

    def layout_in(self, width: float, height: float, theme: ChartTheme, measure: Measure) -> Sketch:
        """Return the chart for a room in design pixels."""
        raise NotImplementedError

    # -- the sketch ---------------------------------------------------------------------------

    @property
    def sketch(self) -> Sketch:
        """What is shown at the present size."""
        if self._sketch is None:
            scale = self.theme.scale
            theme = DARK if self.theme.dark else LIGHT
            self._sketch = self.layout_in(self.width() / scale, self.height() / scale, theme, self.measure)
            self._current = min(self._current, len(self._sketch.spots) - 1)
        return self._sketch

    @property
    def spot(self) -> Spot | None:
        """The spot that keys stand on."""
        spots = self.sketch.spots
        return spots[self._current] if 0 <= self._current < len(spots) else None

    def refresh(self) -> None:
        """Lay the chart out anew."""
        self._sketch = None
        super().refresh()

    def measure(self, text: str, font: Font) -> float:
        """Return the width of a text in design pixels."""
        return self._font(font)[1].horizontalAdvance(text)

    def _font(self, font: Font) -> tuple[QFont, QFontMetricsF]:
        known = self._fonts.get(font)
        if known is None:
            made = QFont(FONT_FAMILY)
            # Design pixels, whatever the screen calls a point; the painter scales them.
            made.setPixelSize(max(1, round(font.size)))
            made.setWeight(WEIGHTS[font.weight])
            made.setFeature(QFont.Tag("tnum"), 1)
            made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            known = self._fonts[font] = made, QFontMetricsF(made)
        return known

    def value(self) -> str:
        """Return what stands at the spot the keys are on."""
        return "" if self.spot is None else self.spot.tip

    def details(self) -> str:
        """Return the whole chart in words."""
        return "\n".join(spot.tip for spot in self.sketch.spots)

    def focus_rect(self) -> QRectF:
        """Return the spot that keys are on, or all."""
        if self.spot is None:
            return QRectF(self.rect())
        scale, spot = self.theme.scale, self.spot
        return QRectF(spot.x * scale, spot.y * scale, spot.width * scale, spot.height * scale)

    def paint(self, painter: QPainter) -> None:
        """Paint the marks from back to front."""
        painter.save()
        painter.scale(self.theme.scale, self.theme.scale)
        painter.setOpacity(STALE_OPACITY if self.stale else 1.0)
        for mark in self.sketch.marks:
            if isinstance(mark, Words):
                self._write(painter, mark)
            else:
                paint_mark(mark, painter)
        painter.restore()
        if self.hasFocus() and self.spot is not None:
            ring(painter, self.focus_rect(), self.theme, 4.0)

    def _write(self, painter: QPainter, words: Words) -> None:
        font, metrics = self._font(words.font)
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[words.align]
        painter.setFont(font)
        painter.setPen(QColor(words.colour))
        x = words.x - shift * metrics.horizontalAdvance(words.text) if shift else words.x
        painter.drawText(QPointF(x, words.y), words.text)

    # -- mouse and keys -----------------------------------------------------------------------

    def spot_at(self, place: QPointF) -> int:
        """Return which spot lies under a point of the widget, -1 for none."""
        x, y = place.x() / self.theme.scale, place.y() / self.theme.scale
        found = [index for index, spot in enumerate(self.sketch.spots) if spot.holds(x, y)]
        return found[-1] if found else -1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chart out for the new size."""
        self._sketch = None
        super().resizeEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point with the hand at what can be chosen."""
        index = self.spot_at(event.position())
        choosable = index >= 0 and bool(self.sketch.spots[index].key)
        self.setCursor(Qt.CursorShape.PointingHandCursor if choosable else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what is under the mouse."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(self.spot_at(event.position()))
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the spots with arrows; Enter chooses."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self._walk(*step)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.sketch.spots:
            self._go(0 if event.key() == Qt.Key.Key_Home else len(self.sketch.spots) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose()
        else:
            super().keyPressEvent(event)

    def _walk(self, right: int, down: int) -> None:
        """Go to the nearest spot in a direction; the first key press goes to the first spot."""
        if self.spot is None:
            self._go(0 if self.sketch.spots else -1)
            return
        here, best = self.spot, (float("inf"), self._current)
        for index, spot in enumerate(self.sketch.spots):
            across = (spot.x + spot.width / 2) - (here.x + here.width / 2)
            along = (spot.y + spot.height / 2) - (here.y + here.height / 2)
            ahead = across * right + along * down
            aside = abs(across * down) + abs(along * right)
            if ahead > 1:
                best = min(best, (ahead + ASIDE * aside, index))
        self._go(best[1])

    def _go(self, index: int) -> None:
        if index != self._current:
            self._current = index
            super().refresh()

    def _choose(self) -> None:
        if self.spot is not None and self.spot.key:
            self.chosen.emit(self.spot.key)

    def event(self, event: QEvent) -> bool:
        """Say in a tool tip what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.spot_at(QPointF(event.pos()))
            QToolTip.showText(
                event.globalPos(), tip(self.sketch.spots[index].tip) if index >= 0 else "", self
            )
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the chart as table, picture and file."""
        self.make_menu().popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """Return a context menu that deletes itself when it closes."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("Chart"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, signal in (
            (tr("Show as table"), self.table_wanted),
            (tr("Copy figure"), self.copy_wanted),
            (tr("Export…"), self.export_wanted),
        ):
            menu.addAction(text).triggered.connect(signal)
        return menu

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a chart can be read."""
        return QSize(self.theme.px(200), self.theme.px(120))
