"""The head of the timeline: horizons, years, months, and the markers by name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent

from dia_desktop.charts.gantt_head import head_height, head_sketch
from dia_desktop.charts.gantt_places import Window
from dia_desktop.charts.palette import ChartTheme
from dia_desktop.charts.sketch import Measure, Sketch
from dia_desktop.charts.sketch_pad import Pad
from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.sketch_view import SketchView


class TimelineHead(SketchView):
    """Paints the head above the part of the plan that is seen.

    Signals
    -------
    opened() : the head was pressed twice: markers and horizons are to be seen.
    """

    ground = "surface"
    opened = Signal()

    def __init__(self, context: Context, plan: Plan) -> None:
        self._plan = plan
        self.left = 0.0
        super().__init__(context)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plan.laid_out.connect(self._laid_out)
        plan.zoomed.connect(self.refresh)
        self._laid_out()

    @property
    def high(self) -> int:
        """How high it is, in pixels."""
        return self.theme.px(head_height(self._plan.gantt))

    def _laid_out(self) -> None:
        self.setFixedHeight(self.high)
        self.refresh()

    def look_at(self, left: float) -> None:
        """Show another part."""
        if left != self.left:
            self.left = left
            self.refresh()

    def layout_in(self, width: float, height: float, theme: ChartTheme, measure: Measure) -> Sketch:
        """Return the head above what is seen."""
        window = Window(self.left, 0.0, width, height)
        return head_sketch(self._plan.gantt, window, Pad(theme, measure, self.context.numbers))

    def finding(self) -> str:
        """Return what it is."""
        return tr("Time axis, horizons and markers")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Nothing here is chosen by one press."""
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for markers and horizons."""
        del event
        self.opened.emit()

    def minimumSizeHint(self) -> QSize:
        """Return the least room: it is as high as what it says."""
        return QSize(self.theme.px(120), self.high)
