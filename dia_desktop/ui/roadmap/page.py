"""The Roadmap page: tree and timeline, what is not scheduled, and everything about the chosen activity."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dia_desktop.charts.exhibit import What
from dia_desktop.language import tr
from dia_desktop.store import Area
from dia_desktop.strategy.draws import Varied
from dia_desktop.ui.context import Context
from dia_desktop.ui.exhibits import Source
from dia_desktop.ui.exporting import ExhibitMaker, Table, read_table
from dia_desktop.ui.roadmap.actions import RoadmapActions
from dia_desktop.ui.roadmap.carried import dropped_plan
from dia_desktop.ui.roadmap.chart import Chart
from dia_desktop.ui.roadmap.doing import Doing
from dia_desktop.ui.roadmap.empty import EmptyRoadmap
from dia_desktop.ui.roadmap.inspector import Inspector
from dia_desktop.ui.roadmap.outlook import Outlook
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.toolbar import Toolbar
from dia_desktop.ui.roadmap.words import why_fixed
from dia_desktop.ui.roadmap.writer import RoadmapEdits
from dia_desktop.ui.widgets import PlainLabel, Strip, said_in_front

#: Least width of the page, in design pixels, for the inspector beside the chart.
BESIDE_FROM = 1360 - 88
INSPECTOR = 312
#: As soon as what waits to be painted is; 0 would be before.
SOON_MS = 1
#: How the names of files end that hold activities.
PLAN_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xml")
#: What the page shows anew when it changes.
SHOWN = frozenset(
    {Area.ROADMAP, Area.FUNDING, Area.KPIS, Area.SWOT, Area.MARKETS, Area.PARTNERS, Area.ROUNDS}
)


class RoadmapPage(QWidget):
    """The fourth page of the program.

    Parameters
    ----------
    clock : today; the line of today stands there.

    Signals
    -------
    export_requested(whats), copy_figure_requested(what, varied) : an exhibit is to leave the program.
    """

    export_requested = Signal(object)
    copy_figure_requested = Signal(object, object)

    def __init__(
        self, context: Context, parent: QWidget | None = None, clock: Callable[[], date] = date.today
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Roadmap"))
        self.setAcceptDrops(True)
        self._context = context
        self._inspecting = True
        self.writer = RoadmapEdits(context.desk, self)
        self.plan = Plan(context, clock, self)
        self.chart = Chart(context, self.plan, self.writer)
        self.toolbar = Toolbar(context, self.plan, self.writer)
        self.inspector = Inspector(context, self.plan, self.writer)
        self.empty = EmptyRoadmap(context)
        self.strip = Strip(context)
        self.message = PlainLabel(context, "", 12, colour="text2", elide=True)
        self.message.setAccessibleName(tr("What was done last"))
        self._tables: ExhibitMaker[Table] = ExhibitMaker(read_table, self)
        self.doing = Doing(context, self, self.plan, self.writer)
        self._lay_out()
        self.actions_here = RoadmapActions(context, self, self.doing)
        self.menu = self.actions_here.menu
        self._connect()
        self._begun = False
        #: Which activity is to be gone to once the roadmap has been read; "" for none.
        self._wanted = ""
        self._laid_out()
        if self.plan.reading:
            QTimer.singleShot(SOON_MS, self, self._read)

    def _lay_out(self) -> None:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.chart, 1)
        row.addWidget(self.inspector)
        self._places = QStackedWidget()
        self._places.addWidget(both)
        self._places.addWidget(self.empty)
        # Not a layout of the page itself: the scroll area around it would ask for the height it likes best.
        self._whole = QWidget(self)
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.toolbar)
        column.addWidget(self.strip)
        column.addWidget(self._places, 1)
        column.addWidget(self.message)

    def _connect(self) -> None:
        desk, chart, toolbar, doing = self._context.desk, self.chart, self.toolbar, self.doing
        desk.changed.connect(self._changed)
        desk.closing.connect(self._tables.close)
        desk.closing.connect(self._leave_field)
        self._context.themed.connect(self._arrange)
        self.plan.laid_out.connect(self._laid_out)
        chart.picked.connect(self._picked)
        chart.opened.connect(doing.open_chosen)
        chart.deleted.connect(doing.delete)
        chart.menu_wanted.connect(self.actions_here.show_menu)
        chart.frame_wanted.connect(doing.ask_markers)
        chart.zoomed.connect(lambda: toolbar.show_zoom(chart.zoom))
        toolbar.zoom_chosen.connect(chart.choose_zoom)
        toolbar.matters_wanted.connect(doing.show_matters)
        toolbar.naming_wanted.connect(doing.name_moment)
        toolbar.adding_wanted.connect(doing.ask_new)
        self.inspector.closed.connect(self._close_inspector)
        self.inspector.activity_wanted.connect(self.show_activity)
        self.inspector.link_wanted.connect(doing.link_with)
        self.inspector.option_wanted.connect(self._context.option_wanted)
        self.empty.adding_wanted.connect(doing.ask_new)
        self.empty.options_wanted.connect(lambda: self._context.page_wanted.emit("swot"))
        self.writer.said.connect(self._say)
        self.writer.refused.connect(self._refused)
        self._tables.made.connect(self._open_table)
        self._tables.refused.connect(lambda reason: self.strip.say(reason, "warn"))

    def focus_regions(self) -> list[QWidget]:
        """Return the regions in reading order."""
        chart = self.chart
        return [self.toolbar, chart.tree, chart.timeline, chart.tray, self.inspector, self.empty]

    def main_region(self) -> QWidget:
        """Return the tree of activities, or the invitation to add the first."""
        return self.chart.tree if self.chart.isVisible() else self.empty

    # -- content ------------------------------------------------------------------------------

    def _refused(self, reason: str) -> None:
        if not said_in_front(self.window()):
            self.strip.say(reason, "warn")

    def _changed(self, areas: frozenset[Area]) -> None:
        if not areas & SHOWN:
            return
        self.message.setText("")
        self.strip.clear()
        if areas & {Area.ROADMAP, Area.MARKETS, Area.ROUNDS}:
            self.toolbar.refill()
        self.plan.reload()

    def _laid_out(self) -> None:
        roadmap = self.plan.roadmap
        nothing = not (roadmap.activities or roadmap.workstreams or self.plan.reading)
        self._places.setCurrentIndex(1 if nothing else 0)
        self.empty.tell(fixed=why_fixed(self._context.desk), options=bool(self._context.desk.swot.options))
        self.toolbar.setVisible(not nothing)
        self.toolbar.refresh()
        if self._begun or self.plan.reading:
            self._picked()
        else:
            self._begin()

    def _read(self) -> None:
        """Show the roadmap, or begin to read it; `changed` tells then."""
        if self._context.desk.planned_at_hand:
            self.plan.reload()
        else:
            self._context.desk.read_roadmap()

    def _begin(self) -> None:
        """Look at the roadmap for the first time."""
        self._begun = True
        self.chart.begin()
        self._picked()
        if self._wanted:
            self.show_activity(self._wanted)

    def _picked(self) -> None:
        self.inspector.show_chosen(self.chart.current(), self.chart.marked())
        self.actions_here.tell()

    def _leave_field(self) -> None:
        """Be through with the field that is being written in, before the file closes."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    # -- actions ------------------------------------------------------------------------------

    def show_activity(self, activity_id: str) -> None:
        """Go to an activity, whatever hides it."""
        self._wanted = activity_id if self.plan.reading else ""
        if not self.chart.show_activity(activity_id) and activity_id in self.plan.known:
            self.show_all()
            self.chart.show_activity(activity_id)

    def show_all(self) -> None:
        """Take all filters away, and unfold everything."""
        outlook = self.plan.outlook
        self.toolbar.search.clear()
        kept = Outlook(outlook.lanes, outlook.colour, compared=outlook.compared, links=outlook.links)
        self.plan.look(kept)

    def find_activity(self) -> None:
        """Go to the search."""
        self.toolbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toolbar.search.selectAll()

    def enter_inspector(self) -> bool:
        """Go to the inspector with the keyboard; return whether there is room for it."""
        if not self._beside:
            return False
        self._inspecting = True
        self._arrange()
        self.inspector.enter()
        return True

    def _close_inspector(self) -> None:
        self._inspecting = False
        self._arrange()
        self.chart.tree.setFocus()

    def export(self) -> None:
        """Ask for an export of the chart."""
        self.export_requested.emit((What.GANTT,))

    def copy_figure(self) -> None:
        """Ask for the chart on the clipboard."""
        self.copy_figure_requested.emit(What.GANTT, Varied.BOTH)

    def show_table(self) -> None:
        """Show the chart as a table."""
        self._tables.ask(Source.of(self._context.desk, (What.GANTT,)), What.GANTT)

    def _open_table(self, table: Table) -> None:
        from dia_desktop.ui.table_dialog import TableDialog

        dialog = TableDialog(self._context, table, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # -- importing ----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a list or plan that is dragged over the page."""
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Keep taking it."""
        if dropped_plan(event.mimeData(), PLAN_ENDINGS) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Show what the file that was dropped would become."""
        path = dropped_plan(event.mimeData(), PLAN_ENDINGS)
        if path is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.doing.ask_import(path)

    # -- room ---------------------------------------------------------------------------------

    @property
    def _beside(self) -> bool:
        return self.width() >= BESIDE_FROM * self._context.theme.scale

    def _arrange(self) -> None:
        theme = self._context.theme
        self._whole.setGeometry(self.rect())
        self.inspector.setVisible(self._beside and self._inspecting)
        self.inspector.setFixedWidth(theme.px(INSPECTOR))
        self.message.setVisible(bool(self.message.text()))
        self.toolbar.fit(self.width() - 32)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the new size."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange the parts once the sizes of all are known."""
        super().showEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which everything can be used; below it the page scrolls."""
        theme = self._context.theme
        return QSize(theme.px(700), theme.px(400))
