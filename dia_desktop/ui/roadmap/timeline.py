"""The timeline under mouse and keys: bars moved and resized, links drawn, the view scrolled and zoomed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication

from dia_desktop.charts.gantt_places import Part, bar_area, hit
from dia_desktop.charts.timeline import Snap
from dia_desktop.language import tr
from dia_desktop.strategy.roadmap import Activity, DateGrain
from dia_desktop.ui.context import Context
from dia_desktop.ui.own_keys import is_delete, keeps
from dia_desktop.ui.roadmap.carried import carried_ids
from dia_desktop.ui.roadmap.dragging import Grip, first_span, grip_at, link_at
from dia_desktop.ui.roadmap.plan import Plan, moved_grain
from dia_desktop.ui.roadmap.timeline_view import TimelineView
from dia_desktop.ui.roadmap.words import called, move_words
from dia_desktop.ui.roadmap.writer import RoadmapEdits

CURSORS = {
    Part.BODY: Qt.CursorShape.OpenHandCursor,
    Part.START: Qt.CursorShape.SizeHorCursor,
    Part.END: Qt.CursorShape.SizeHorCursor,
    Part.LINK: Qt.CursorShape.CrossCursor,
    Part.LANE: Qt.CursorShape.PointingHandCursor,
}
WALKS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}
#: Far enough to be behind either end.
FAR = 10**9
#: A turn of the wheel scrolls so far, in design pixels.
WHEEL = 0.5
#: Whoever drops an activity points at a month, however precisely its dates were known once.
DROPPED_GRAIN = DateGrain.MONTH
OFF = False
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Timeline(TimelineView):
    """The bars of a plan to be worked on.

    Parameters
    ----------
    over_tray : whether a point of the screen is over the tray.

    Signals
    -------
    row_pressed(key, modifiers) : a row was pressed.
    row_opened(key) : a row was pressed twice, or Enter was pressed.
    lane_pressed(key) : a lane is to be folded or unfolded.
    link_chosen(link_id), link_opened(link_id) : a link was pressed, once or twice; "" for none any more.
    walked(rows) : the keyboard goes so many rows down.
    deleted() : what is chosen is to go.
    scrolled(right, down) : another part is to be seen, by so many design pixels.
    zoom_wanted(factor, x) : a day is to be longer, around a place of the widget in design pixels.
    menu_wanted(at) : a context menu is to open at a point of the screen.
    tray_hovered(on) : bars are dragged over the tray, or no longer.
    """

    row_pressed = Signal(str, object)
    row_opened = Signal(str)
    lane_pressed = Signal(str)
    link_chosen = Signal(str)
    link_opened = Signal(str)
    walked = Signal(int)
    deleted = Signal()
    scrolled = Signal(float, float)
    zoom_wanted = Signal(float, float)
    menu_wanted = Signal(object)
    tray_hovered = Signal(bool)

    def __init__(
        self,
        context: Context,
        plan: Plan,
        writer: RoadmapEdits,
        marked: Callable[[], tuple[Activity, ...]],
        over_tray: Callable[[QPoint], bool],
    ) -> None:
        super().__init__(context, plan)
        self._writer, self._marked, self._over_tray = writer, marked, over_tray
        self._pressed: Grip | None = None
        self._started = False
        self._snap = Snap.MONTH
        self._place = QPointF()
        self.setAcceptDrops(True)
        plan.laid_out.connect(self.cancel)

    # -- dragging -----------------------------------------------------------------------------

    @property
    def dragging(self) -> bool:
        """Whether something is being dragged."""
        return self._started

    def body_point(self, place: QPointF) -> tuple[float, float]:
        """Return a point of the widget as a point of the body."""
        scale = self.theme.scale
        return place.x() / scale + self.left, place.y() / scale + self.top

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark what is pressed, and take hold of it."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        x, y = self.body_point(event.position())
        grip = grip_at(self.gantt, x, y, self._marked())
        link_id = "" if grip is not None else link_at(self.gantt, x, y)
        self.link_chosen.emit(link_id)
        row = self.gantt.row_at(y)
        if row is None or link_id:
            return
        key = self.gantt.rows[row].key
        if grip is None or grip.activities == grip.activities[:1]:
            self.row_pressed.emit(key, event.modifiers())
        if grip is not None and not self._writer.fixed:
            self._pressed, self._place = grip, event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held, or say with the cursor what could be."""
        if self._pressed is None:
            self._hover(event.position())
            return
        far = (event.position() - self._place).manhattanLength() >= QApplication.startDragDistance()
        if not self._started and not far:
            return
        self._started = True
        self._hovered = None
        self._drag(event.position(), event.modifiers(), event.globalPosition().toPoint())
        outside = min(event.position().x(), 0.0) + max(event.position().x() - self.width(), 0.0)
        if outside:
            self.scrolled.emit(outside / 4, 0.0)

    def _drag(self, place: QPointF, modifiers: Qt.KeyboardModifier, at: QPoint) -> None:
        grip = self._pressed
        if grip is None:
            return
        x, y = self.body_point(place)
        if grip.part is Part.LINK:
            self._draw_line(grip, x, y, place)
            return
        over = grip.part is Part.BODY and self._over_tray(at)
        self.tray_hovered.emit(over)
        self._snap = Snap.DAY if modifiers & Qt.KeyboardModifier.ShiftModifier else Snap.MONTH
        spans = {} if over else grip.spans(self.gantt, x, self._snap)
        self._plan.preview(spans)
        held = grip.activities[0]
        words = tr("into the tray: no dates") if over else ""
        if not over and held.start is not None and held.end is not None:
            span = spans.get(held.id, (held.start, held.end))
            grain = (self._grain or moved_grain(held)) if spans else held.grain
            words = move_words(held, span, grain, self.context.numbers)
        self.say(words, place)

    @property
    def _grain(self) -> DateGrain | None:
        """How precise dates are that are dragged now: to the day where days were chosen, else as before."""
        return DateGrain.DAY if self._snap is Snap.DAY else None

    def _draw_line(self, grip: Grip, x: float, y: float, place: QPointF) -> None:
        area = bar_area(self.gantt, grip.row)
        if area is None:
            return
        target = self._target(grip, x, y)
        circle = "" if target is None else self._writer.circle(grip.activities[0].id, target.id)
        self._line = (QPointF(area.right, area.middle), QPointF(x, y), not circle)
        words = tr("Drop on the activity that waits")
        if circle:
            words = circle
        elif target is not None:
            words = tr("{after} waits for {before}").format(
                after=called(target, self._plan.handles),
                before=called(grip.activities[0], self._plan.handles),
            )
        self.say(words, place)

    def _target(self, grip: Grip, x: float, y: float) -> Activity | None:
        """Return the activity whose bar is under the mouse, other than the one the line begins at."""
        found = hit(self.gantt, x, y)
        if found is None or found.part in {Part.LANE, Part.EMPTY} or found.row == grip.row:
            return None
        return self.gantt.rows[found.row].activity

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Write where something was dragged to, as one step."""
        grip, started, spans = self._pressed, self._started, dict(self._plan.tried)
        if event.button() != Qt.MouseButton.LeftButton or grip is None:
            return
        x, y = self.body_point(event.position())
        to_tray = started and grip.part is Part.BODY and self._over_tray(event.globalPosition().toPoint())
        self.cancel()
        if not started:
            if len(grip.activities) > 1:
                self.row_pressed.emit(self.gantt.rows[grip.row].key, event.modifiers())
        elif grip.part is Part.LINK:
            target = self._target(grip, x, y)
            if target is not None:
                self._writer.link(grip.activities[0].id, target.id)
        elif to_tray:
            self._writer.schedule(dict.fromkeys(each.id for each in grip.activities))
        else:
            self._writer.schedule(spans, self._grain)

    def cancel(self) -> None:
        """Let go of what is held; everything is as it was before."""
        if self._pressed is None:
            return
        self._pressed, self._started, self._line = None, False, None
        self.say("", QPointF())
        self.tray_hovered.emit(OFF)
        self._plan.preview({})
        self.refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go where another window comes in front."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.cancel()

    def _hover(self, place: QPointF) -> None:
        x, y = self.body_point(place)
        found = hit(self.gantt, x, y)
        on_bar = found is not None and found.part not in {Part.LANE, Part.EMPTY}
        hovered = found.row if found is not None and on_bar and not self._writer.fixed else None
        if hovered != self._hovered:
            self._hovered = hovered
            self.update()
        shape = Qt.CursorShape.ArrowCursor
        if found is not None and not self._writer.fixed:
            shape = CURSORS.get(found.part, shape)
        if not on_bar and link_at(self.gantt, x, y):
            shape = Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the dot away."""
        super().leaveEvent(event)
        self._hovered = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is pressed twice; a lane folds."""
        row = self.gantt.row_at(self.body_point(event.position())[1])
        if self.link_id:
            self.link_opened.emit(self.link_id)
        elif row is not None:
            shown = self.gantt.rows[row]
            (self.lane_pressed if shown.activity is None else self.row_opened).emit(shown.key)

    # -- keys and wheel -----------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Keep Delete from the menu of the window, and Escape while something is dragged."""
        return keeps(event, self._is_own) or super().event(event)

    def _is_own(self, event: QKeyEvent) -> bool:
        escaping = event.key() == Qt.Key.Key_Escape and self._pressed is not None
        return escaping or is_delete(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rows, scroll through time, open, fold, delete; Escape lets go."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape and (self._pressed is not None or self.link_id):
            self.cancel()
            self.link_chosen.emit("")
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in WALKS:
            self.walked.emit(WALKS[key])
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            aside = self.window_seen.width / 6
            self.scrolled.emit(aside if key == Qt.Key.Key_Right else -aside, 0.0)
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.walked.emit(FAR if key == Qt.Key.Key_End else -FAR)
        elif key in ENTER and self.link_id:
            self.link_opened.emit(self.link_id)
        elif key in ENTER:
            self.row_opened.emit(self.focus_key)
        elif key == Qt.Key.Key_Space:
            self.lane_pressed.emit(self.focus_key)
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.deleted.emit()
        else:
            event.ignore()

    def delete(self) -> None:
        """Take what is chosen away, as the edit menu wants it."""
        self.deleted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; zoom with Ctrl, around the mouse."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1.25 ** (turned.y() / 120), event.position().x() / self.theme.scale)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.scrolled.emit(-WHEEL * (turned.y() or turned.x()), 0.0)
        else:
            self.scrolled.emit(-WHEEL * turned.x(), -WHEEL * turned.y())
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Mark what is below the mouse, and offer what can be done with it."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            x, y = self.body_point(QPointF(event.pos()))
            row = self.gantt.row_at(y)
            link_id = link_at(self.gantt, x, y) if grip_at(self.gantt, x, y, ()) is None else ""
            self.link_chosen.emit(link_id)
            if row is not None and not link_id and self.gantt.rows[row].key not in self.marked:
                self.row_pressed.emit(self.gantt.rows[row].key, Qt.KeyboardModifier.NoModifier)
        self.menu_wanted.emit(event.globalPos())

    # -- activities from the tray ----------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take activities that have no dates yet."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say which dates they would get."""
        ids = self._waiting(event)
        if not ids:
            event.ignore()
            return
        day = self.gantt.scale.date_at(self.body_point(event.position())[0])
        activity = self._plan.known[ids[0]]
        words = move_words(activity, first_span(activity, day), DROPPED_GRAIN, self.context.numbers)
        self.say(words, event.position())
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Say nothing any more."""
        event.accept()
        self.say("", QPointF())

    def dropEvent(self, event: QDropEvent) -> None:
        """Give the activities dates from the month they were dropped in."""
        ids = self._waiting(event)
        self.say("", QPointF())
        if ids:
            day = self.gantt.scale.date_at(self.body_point(event.position())[0])
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            spans = {each: first_span(self._plan.known[each], day) for each in ids}
            self._writer.schedule(spans, DROPPED_GRAIN)
            # The tray, where the keyboard was, may be empty and gone.
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _waiting(self, event: QDropEvent) -> tuple[str, ...]:
        """Return the activities without dates that are being dropped."""
        if self._writer.fixed:
            return ()
        ids = carried_ids(event.mimeData(), self._plan.known)
        return tuple(each for each in ids if not self._plan.known[each].scheduled)
