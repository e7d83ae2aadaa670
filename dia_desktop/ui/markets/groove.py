"""The groove: a slider painted with the market that is first at each weight."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QLineF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QToolTip, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.flips import Groove
from dia_desktop.ui.context import Context
from dia_desktop.ui.markets.groove_layout import (
    BAND,
    HANDLE,
    GrooveLayout,
    band_of,
    flip_beside,
    lay_out,
    room_for_label,
    share_at,
    x_of,
)
from dia_desktop.ui.markets.inks import CENTER, NORMAL, SEMIBOLD, InkPot, Inks
from dia_desktop.ui.markets.trial import Trial
from dia_desktop.ui.painted import bar_path, ring
from dia_desktop.ui.widgets import tip

STEP, BIG_STEP, PAGE_STEP = 0.01, 0.05, 0.10
HEIGHT = BAND + 30


class GrooveSlider(QSlider):
    """Moves the weight of one criterion. To a screen reader it is a slider from 0 to 100.

    A drag, or a key held down, is one trial: shown at once, written as one step when the mouse button
    or the key is let go, taken back by Esc.

    Signals
    -------
    typing_wanted() : the user asked to type the weight (F2 or Enter).
    lock_wanted() : the user pressed L.
    """

    typing_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, context: Context, trial: Trial, column: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._context, self._trial, self._column = context, trial, column
        self._held_key: int | None = None
        self._by_mouse = False
        self._look: object = None
        self._layout_key: object = None
        self._layout: GrooveLayout | None = None
        self._pot = InkPot(context)
        self.setRange(0, 100)
        # The surface of the card: a repaint stops here and does not go through what lies below.
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self._value_set)

    # -- what is shown ------------------------------------------------------------------------

    @property
    def share(self) -> float:
        """The weight shown, 0-1."""
        return float(self._context.desk.weights[self._column])

    @property
    def way(self) -> Groove:
        """Who leads where, as painted."""
        return self._trial.groove(self._column)

    def refresh(self) -> None:
        """Show the weights of the desk; a screen reader hears the new value."""
        with QSignalBlocker(self):
            self.setValue(round(self.share * 100))
        look = self._look_now()
        if look != self._look:
            self._look = look
            self.update()

    def _look_now(self) -> tuple[object, ...]:
        """Return all that decides how the groove looks, beside theme, size, focus and being enabled."""
        way, markets = self.way, self._context.desk.matrix.markets
        leaders = tuple(markets[int(row)] for row in way.sweep.leaders)
        return way.sweep.bounds.tobytes(), leaders, way.sure, self.share

    def layout_now(self) -> GrooveLayout:
        """Return where everything stands; worked out again only where something changed."""
        theme, way, desk = self._context.theme, self.way, self._context.desk
        share, bounds = self.share, way.sweep.bounds.tolist()
        nearest = min(range(len(bounds)), key=lambda i: abs(bounds[i] - share))
        key = (way, nearest, desk.matrix, self.width(), theme)
        if self._layout is None or self._layout_key != key:
            names = tuple(market.name for market in desk.matrix.markets)
            measure = partial(self._inks.width, size=12, weight=SEMIBOLD)
            text = (self._context.numbers, measure)
            self._layout = lay_out(way, names, self.share, self.width(), theme.scale, text)
            self._layout_key = key
        return self._layout

    def sizeHint(self) -> QSize:
        """Return the room for the band and its labels."""
        theme = self._context.theme
        return QSize(theme.px(160), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(self._context.theme.px(80), self._context.theme.px(HEIGHT))

    @property
    def _inks(self) -> Inks:
        return self._pot.inks(self.devicePixelRatioF())

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint who leads where, the flips, and the handle."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self.layout_now()
        self._paint_band(painter, layout)
        self._paint_labels(painter, layout)
        if self.isEnabled():
            self._paint_handle(painter, layout.band)
        if self.hasFocus() and not self._by_mouse:
            ring(painter, QRectF(self.rect()), self._context.theme)
        painter.end()

    def _paint_band(self, painter: QPainter, layout: GrooveLayout) -> None:
        inks, markets = self._inks, self._context.desk.matrix.markets
        x, half = x_of(layout.band, self.share), HANDLE * inks.theme.scale
        handle = (x - half, x + half)
        painter.save()
        painter.setClipPath(bar_path(layout.band, 4 * inks.theme.scale))
        for stretch in layout.stretches:
            hue, ink = inks.hue(markets[stretch.market].colour)
            painter.fillRect(stretch.rect, hue)
            if not stretch.sure:
                painter.fillRect(stretch.rect, inks.hatching(inks.color("surface")))
            width = inks.width(stretch.label, 12, SEMIBOLD) + 10 * inks.theme.scale
            room = room_for_label(stretch.rect, width, handle) if stretch.label else None
            if room is not None:
                if not stretch.sure:
                    middle = QRectF(0, 0, width, 18 * inks.theme.scale)
                    middle.moveCenter(room.center())
                    painter.fillPath(bar_path(middle, 4), hue)
                inks.write(painter, room, stretch.label, (12, SEMIBOLD), ink, CENTER)
        if layout.beyond is not None:
            painter.fillRect(layout.beyond, inks.color("surface3"))
        painter.restore()
        painter.setPen(QPen(inks.color("text"), 2))
        top, bottom = layout.band.top() - 3, layout.band.bottom() + 3
        painter.drawLines([QLineF(x, top, x, bottom) for x in layout.ticks])

    def _paint_labels(self, painter: QPainter, layout: GrooveLayout) -> None:
        inks = self._inks
        for label in layout.labels:
            look = (12, SEMIBOLD) if label.flip else (12, NORMAL)
            color = inks.color("text" if label.flip else "text3")
            inks.write(painter, label.rect.adjusted(-2, 0, 2, 0), label.text, look, color, CENTER)

    def _paint_handle(self, painter: QPainter, band: QRectF) -> None:
        inks, scale = self._inks, self._context.theme.scale
        x, half = x_of(band, self.share), HANDLE * scale
        top, height = band.top() - 5 * scale + 1, band.height() + 10 * scale - 2
        painter.setPen(QPen(inks.color("text"), 2))
        painter.setBrush(inks.color("surface"))
        painter.drawRoundedRect(QRectF(x - half + 1, top, 2 * half - 2, height), 4 * scale, 4 * scale)
        painter.setPen(QPen(inks.color("text3"), 1))
        middle, reach = band.center().y(), 6 * scale
        offsets = (-2 * scale, 2 * scale)
        painter.drawLines([QLineF(x + side, middle - reach, x + side, middle + reach) for side in offsets])

    # -- mouse --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle, or bring it to where the groove was clicked."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        if self._trial.start(self._column):
            self.setSliderDown(True)
            band = band_of(self.width(), self._context.theme.scale)
            x = event.position().x()
            if abs(x - x_of(band, self.share)) > HANDLE * self._context.theme.scale:
                self._trial.move(share_at(band, x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the ranking under the weight below the mouse."""
        if self.isSliderDown() and self._mine:
            band = band_of(self.width(), self._context.theme.scale)
            self._trial.move(share_at(band, event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Write the weight as one step."""
        if event.button() == Qt.MouseButton.LeftButton and self.isSliderDown():
            self.setSliderDown(False)
            if self._mine:
                self._trial.keep()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a weight must not change by scrolling past it."""
        event.ignore()

    # -- keyboard -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by key; the step is written when the key is let go."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self._trial.running:
            self._held_key = None
            self.setSliderDown(False)
            self._trial.drop()
        elif key in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.typing_wanted.emit()
        elif key == Qt.Key.Key_L and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.lock_wanted.emit()
        else:
            target = self._target(key, event.modifiers())
            if target is None:
                event.ignore()
            elif self._mine or self._trial.start(self._column):
                self._held_key = key
                self._trial.move(target)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Write what was tried while the key was held, as one step."""
        if event.key() == self._held_key and not event.isAutoRepeat():
            self._end_hold()
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the focus came by key."""
        self._by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write what was tried by key: its release will not arrive here any more."""
        self._end_hold()
        super().focusOutEvent(event)

    @property
    def _mine(self) -> bool:
        """Whether the running trial is the one of this slider."""
        return self._trial.column == self._column

    def _end_hold(self) -> None:
        if self._held_key is not None and self._mine:
            self._trial.keep()
        self._held_key = None

    def _target(self, key: int, modifiers: Qt.KeyboardModifier) -> float | None:
        """Return the weight a key leads to, or None where it is none of the slider's keys."""
        step = BIG_STEP if modifiers & Qt.KeyboardModifier.ShiftModifier else STEP
        if modifiers & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            return None
        steps = {
            Qt.Key.Key_Left: -step,
            Qt.Key.Key_Down: -step,
            Qt.Key.Key_Right: step,
            Qt.Key.Key_Up: step,
            Qt.Key.Key_PageDown: -PAGE_STEP,
            Qt.Key.Key_PageUp: PAGE_STEP,
        }
        if key in steps:
            return round(self.share + steps[Qt.Key(key)], 6)
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return flip_beside(self.way, self.share, -1 if key == Qt.Key.Key_Home else 1)
        return None

    # -- tool tip and assistive technology ----------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Say who is first under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            QToolTip.showText(event.globalPos(), tip(self.words_at(event.pos().x())), self)
            return True
        return super().event(event)

    def words_at(self, x: float) -> str:
        """Return who is first at `x`, and between which weights."""
        layout, numbers, bounds = self.layout_now(), self._context.numbers, self.way.sweep.bounds
        if layout.beyond is not None and x > layout.beyond.left():
            return tr("Out of reach: the locked weights take up the rest")
        for i, stretch in enumerate(layout.stretches):
            if x <= stretch.rect.right() or i == len(layout.stretches) - 1:
                name = self._context.desk.matrix.markets[stretch.market].name
                low, high = numbers.percent(float(bounds[i])), numbers.percent(float(bounds[i + 1]))
                said = tr("{name} first from {low} to {high}").format(name=name, low=low, high=high)
                if stretch.sure:
                    return said
                return tr("{said}, on what is known so far: missing scores could change it").format(said=said)
        return ""

    def _value_set(self, value: int) -> None:
        """Move to a value that assistive technology asked for."""
        if not self.isSliderDown() and self._trial.start(self._column):
            self._trial.move(value / 100)
            self._trial.keep()
        self.refresh()
