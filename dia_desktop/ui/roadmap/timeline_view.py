"""The timeline of the roadmap as it is seen: the visible part of the layout, and what is being dragged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF, QResizeEvent

from dia_desktop.charts.gantt import Gantt
from dia_desktop.charts.gantt_links import route
from dia_desktop.charts.gantt_places import LINK_ROOM, Area, Window, bar_area
from dia_desktop.charts.gantt_sketch import body_sketch
from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Measure, Sketch, Spot
from dia_desktop.charts.sketch_pad import Pad
from dia_desktop.language import tr, tr_n
from dia_desktop.ui.context import Context
from dia_desktop.ui.painted import words
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.words import finding
from dia_desktop.ui.sketch_view import SketchView

DOT = 3.5
LINE = 2.0
BUBBLE, BUBBLE_SIDE, BUBBLE_BELOW = 24, 10, 16


class TimelineView(SketchView):
    """Paints the part of the plan that is seen.

    Attributes
    ----------
    left, top : where in the body it begins, in design pixels.
    focus_key : the row where the keyboard is; `marked` are the keys of all marked rows.
    link_id : the chosen link; "" for none.

    Signals
    -------
    resized() : there is more or less room.
    """

    ground = "surface"
    resized = Signal()

    def __init__(self, context: Context, plan: Plan) -> None:
        self._plan = plan
        self.left, self.top = 0.0, 0.0
        self.focus_key, self.link_id = "", ""
        self.marked: tuple[str, ...] = ()
        self._hovered: int | None = None
        self._line: tuple[QPointF, QPointF, bool] | None = None
        #: What is said beside the mouse while something is dragged, and where that is.
        self.bubble = ""
        self._bubble_at = QPointF()
        self._finding = ""
        super().__init__(context)
        plan.laid_out.connect(self._laid_out)
        plan.previewed.connect(self.refresh)
        plan.zoomed.connect(self.refresh)
        self._laid_out()

    # -- what is seen -------------------------------------------------------------------------

    @property
    def gantt(self) -> Gantt:
        """The layout that is shown."""
        return self._plan.gantt

    @property
    def window_seen(self) -> Window:
        """The part of the body that is seen."""
        scale = self.theme.scale
        return Window(self.left, self.top, self.width() / scale, self.height() / scale)

    def layout_in(self, width: float, height: float, theme: ChartTheme, measure: Measure) -> Sketch:
        """Return the part of the body that is seen."""
        window = Window(self.left, self.top, width, height)
        return body_sketch(self.gantt, window, Pad(theme, measure, self.context.numbers), self.focus_key)

    def _laid_out(self) -> None:
        self.stale = self._plan.waiting
        # It is asked for at every refresh, and counts all activities.
        found = finding(self._plan.roadmap, len(self._plan.violations))
        self._finding = tr("The roadmap is being read…") if self._plan.reading else found
        self.refresh()

    def look_at(self, left: float, top: float) -> None:
        """Show another part of the body."""
        if (left, top) != (self.left, self.top):
            self.left, self.top = left, top
            self.refresh()

    def mark(self, keys: Sequence[str], focus: str) -> None:
        """Show which rows are marked, and where the keyboard is."""
        self.marked, self.focus_key = tuple(keys), focus
        self.refresh()

    def choose_link(self, link_id: str) -> None:
        """Show which link is chosen; "" for none."""
        if link_id != self.link_id:
            self.link_id = link_id
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is more or less room."""
        super().resizeEvent(event)
        self.resized.emit()

    # -- words --------------------------------------------------------------------------------

    def finding(self) -> str:
        """Return what the chart shows."""
        return self._finding

    def value(self) -> str:
        """Return what a drag leads to, else the row the keyboard is on."""
        return self.bubble or ("" if self.spot is None else self.spot.tip)

    def say(self, words: str, at: QPointF) -> None:
        """Say something beside the mouse; "" for nothing any more."""
        self.bubble, self._bubble_at = words, at
        super().refresh()

    def details(self) -> str:
        """Return the visible rows in words, and how many there are in all."""
        count = len(self.gantt.rows)
        said = tr_n("{count} row", "{count} rows", count).format(count=count)
        return "\n".join((said, *(spot.tip for spot in self.sketch.spots if spot.key)))

    @property
    def spot(self) -> Spot | None:
        """The spot of the row where the keyboard is."""
        return next((spot for spot in self.sketch.spots if spot.key == self.focus_key), None)

    # -- painting -----------------------------------------------------------------------------

    def paint(self, painter: QPainter) -> None:
        """Paint what is seen, then what is being done with it."""
        super().paint(painter)
        painter.save()
        painter.scale(self.theme.scale, self.theme.scale)
        painter.translate(-self.left, -self.top)
        self._paint_marked(painter)
        self._paint_origins(painter)
        self._paint_link(painter)
        self._paint_dot(painter)
        self._paint_line(painter)
        painter.restore()
        self._paint_bubble(painter)

    def _paint_marked(self, painter: QPainter) -> None:
        """Edge the marked rows but the one that stands out already."""
        painter.setPen(QPen(self.theme.color("ink"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for area in self._areas(key for key in self.marked if key != self.focus_key):
            painter.drawRoundedRect(_rect(area).adjusted(-1, -1, 1, 1), 3, 3)

    def _areas(self, keys: Iterator[str]) -> Iterator[Area]:
        wanted = set(keys)
        if wanted:
            window = self.window_seen
            for number in self.gantt.rows_within(window.top, window.bottom):
                area = bar_area(self.gantt, number) if self.gantt.rows[number].key in wanted else None
                if area is not None:
                    yield area

    def _paint_origins(self, painter: QPainter) -> None:
        """Show where dragged bars were, as a dashed outline."""
        pen = QPen(self.theme.color("text3"), 1.2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        scale = self.gantt.scale
        for activity_id in self._plan.tried:
            row, before = self.gantt.row_of(activity_id), self._plan.known.get(activity_id)
            area = None if row is None else bar_area(self.gantt, row)
            if area is None or before is None or before.start is None or before.end is None:
                continue
            left, right = scale.x_of(before.start), scale.end_x_of(before.end)
            rect = QRectF(left, area.y, max(right - left, 3.0), area.height)
            painter.drawRoundedRect(rect, 3, 3)

    def _paint_link(self, painter: QPainter) -> None:
        """Let the chosen link stand out."""
        for link in self.gantt.links:
            if link.id == self.link_id:
                painter.setPen(QPen(self.theme.color("bad_text" if link.late else "focus"), LINE + 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in route(self.gantt, link)]))

    def _paint_dot(self, painter: QPainter) -> None:
        """Show where a link can be drawn from: right of the bar under the mouse."""
        if self._hovered is None or self._line is not None:
            return
        area = bar_area(self.gantt, self._hovered) if self._hovered < len(self.gantt.rows) else None
        if area is None:
            return
        painter.setPen(QPen(self.theme.color("ink"), 1.5))
        painter.setBrush(self.theme.color("surface"))
        painter.drawEllipse(QPointF(area.right + LINK_ROOM / 2 + 2, area.middle), DOT, DOT)

    def _paint_line(self, painter: QPainter) -> None:
        """Show the link that is being drawn; in the colour of an error where it would close a circle."""
        if self._line is None:
            return
        start, end, good = self._line
        colour = QColor(self.theme.color("focus" if good else "bad_text"))
        style = Qt.PenStyle.SolidLine if good else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour, LINE, style))
        painter.drawLine(start, end)
        painter.setBrush(colour)
        painter.drawEllipse(end, DOT, DOT)

    def bubble_place(self) -> QRectF:
        """Return where it is said what a drag leads to: below the mouse, else above, within the widget."""
        theme, font = self.theme, self._bubble_font
        wide = QFontMetricsF(font).horizontalAdvance(self.bubble) + theme.px(2 * BUBBLE_SIDE)
        size = QSizeF(min(wide, self.width() - 4.0), theme.px(BUBBLE))
        left = self._bubble_at.x() + theme.px(BUBBLE_SIDE)
        top = self._bubble_at.y() + theme.px(BUBBLE_BELOW)
        left = max(min(left, self.width() - size.width() - 2), 2.0)
        if top > self.height() - size.height() - 2:
            above = self._bubble_at.y() - theme.px(BUBBLE_BELOW) - size.height()
            top = max(min(above, self.height() - size.height() - 2), 2.0)
        return QRectF(QPointF(left, top), size)

    @property
    def _bubble_font(self) -> QFont:
        return self.theme.font(12, QFont.Weight.DemiBold)

    def _paint_bubble(self, painter: QPainter) -> None:
        if not self.bubble:
            return
        theme, rect = self.theme, self.bubble_place()
        painter.setPen(QPen(theme.color("text3"), 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(rect, 4, 4)
        middle, inside = Qt.AlignmentFlag.AlignHCenter, rect.adjusted(6, 0, -6, 0)
        words(painter, inside, self.bubble, self._bubble_font, theme.color("text"), middle)


def _rect(area: Area) -> QRectF:
    return QRectF(area.x, area.y, area.width, area.height)
