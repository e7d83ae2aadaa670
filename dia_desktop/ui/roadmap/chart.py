"""Tree and timeline side by side: one selection, one scroll, one zoom; below them what is not scheduled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QItemSelectionModel, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollBar, QSplitter, QVBoxLayout, QWidget

from dia_desktop.charts.gantt_lanes import NO_LANE
from dia_desktop.charts.gantt_view import ROW, per_day_for
from dia_desktop.language import tr
from dia_desktop.strategy.months import month_end, month_start
from dia_desktop.strategy.roadmap import Activity
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.head import TimelineHead
from dia_desktop.ui.roadmap.outlook import STEP, Zoom, first_zoom, seen_range
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.timeline import Timeline
from dia_desktop.ui.roadmap.tray import Tray
from dia_desktop.ui.roadmap.tree import Tree
from dia_desktop.ui.roadmap.tree_columns import LEAST_TREE
from dia_desktop.ui.roadmap.writer import RoadmapEdits

Flag = QItemSelectionModel.SelectionFlag
#: The share of the width that the tree gets at first, and how wide that may be, in design pixels.
TREE, MOST_TREE = 0.4, 600
#: Room before the first and behind the last day of a view, in design pixels: for half a diamond.
SIDE = 10.0
#: Places are whole pixels of the screen: a month that shows less than this is not seen.
EDGE = 1.0
#: So much of a bar has to be seen, in design pixels.
SEEN = 24.0


class Chart(QFrame):
    """The rows of a plan as tree and timeline.

    Signals
    -------
    picked() : other activities, or another link, are chosen.
    opened() : the user wants to see everything about what is chosen.
    deleted() : what is chosen is to go.
    menu_wanted(at) : a context menu is to open at a point of the screen.
    frame_wanted() : markers and horizons are to be seen.
    zoomed() : another zoom is on.
    """

    picked = Signal()
    opened = Signal()
    deleted = Signal()
    menu_wanted = Signal(object)
    frame_wanted = Signal()
    zoomed = Signal()

    def __init__(self, context: Context, plan: Plan, writer: RoadmapEdits) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.setAccessibleName(tr("Roadmap"))
        self._context, self._plan, self._writer = context, plan, writer
        self.zoom = first_zoom(plan.content, plan.clock())
        self.link_id = ""
        #: The day, as an ordinal with a fraction, that stands at the left.
        self._origin: float | None = None
        #: The days that fill the width; None where the zoom is free.
        self._fitted: tuple[date, date] | None = None
        #: The share of the tree that the user chose; None for the usual one.
        self._tree_share: float | None = None
        self.tray = Tray(context, plan, writer)
        self.tree = Tree(context, plan, writer)
        self.head = TimelineHead(context, plan)
        self.timeline = Timeline(context, plan, writer, self.tree.marked, self.tray.holds)
        self.across = QScrollBar(Qt.Orientation.Horizontal)
        self.down = QScrollBar(Qt.Orientation.Vertical)
        self._lay_out()
        self._connect()
        self._laid_out()

    def _lay_out(self) -> None:
        # The bar keeps its room, or the days would shift when it comes and goes.
        policy = self.down.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.down.setSizePolicy(policy)
        self.across.setAccessibleName(tr("Time that is seen"))
        self.down.setAccessibleName(tr("Rows that are seen"))
        left, right = QWidget(), QWidget()
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.tree, 1)
        # As high as the scroll bar of the timeline, so that both show the same rows.
        self._foot = QWidget()
        self._foot.setFixedHeight(self.across.sizeHint().height())
        beside.addWidget(self._foot)
        grid = QGridLayout(right)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.head, 0, 0)
        grid.addWidget(self.timeline, 1, 0)
        grid.addWidget(self.down, 1, 1)
        grid.addWidget(self.across, 2, 0)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(0, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setAccessibleName(tr("Tree and timeline"))
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(5)
        self.splitter.addWidget(left)
        self.splitter.addWidget(right)
        self.splitter.handle(1).setAccessibleName(tr("Share of the tree"))
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.tray)

    def _connect(self) -> None:
        tree, timeline, bar = self.tree, self.timeline, self.tree.verticalScrollBar()
        self._plan.laid_out.connect(self._laid_out)
        bar.rangeChanged.connect(self._follow_range)
        self._follow_range(bar.minimum(), bar.maximum())
        bar.valueChanged.connect(self.down.setValue)
        self.down.valueChanged.connect(bar.setValue)
        self.down.valueChanged.connect(self._scrolled)
        self.across.valueChanged.connect(self._scrolled)
        self.splitter.splitterMoved.connect(self._keep_share)
        tree.picked.connect(self._picked_in_tree)
        tree.folds.connect(lambda folded: self._plan.look(replace(self._plan.outlook, folded=folded)))
        tree.opened.connect(self.opened)
        tree.deleted.connect(self.deleted)
        tree.dropped.connect(self._dropped)
        timeline.row_pressed.connect(self._row_pressed)
        timeline.row_opened.connect(lambda _key: self.opened.emit())
        timeline.lane_pressed.connect(lambda _key: tree.toggle_lane())
        timeline.link_chosen.connect(self.choose_link)
        timeline.link_opened.connect(lambda _link: self.opened.emit())
        timeline.walked.connect(self._walk)
        timeline.deleted.connect(self.deleted)
        timeline.resized.connect(self._fit_zoom)
        timeline.scrolled.connect(self._scroll_by)
        timeline.zoom_wanted.connect(self.zoom_by)
        timeline.menu_wanted.connect(self.menu_wanted)
        timeline.tray_hovered.connect(lambda on: self.tray.want(on=on))
        self.head.opened.connect(self.frame_wanted)
        self.tray.list.selectionModel().selectionChanged.connect(self._picked_in_tray)
        self.tray.list.opened.connect(self.opened)
        self.tray.list.deleted.connect(self.deleted)
        for view in (tree, self.tray.list):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(
                lambda at, view=view: self.menu_wanted.emit(view.viewport().mapToGlobal(at))
            )
        self._context.themed.connect(self._themed)

    # -- what is chosen -----------------------------------------------------------------------

    def marked(self) -> tuple[Activity, ...]:
        """Return the marked activities, those in the tray among them."""
        return self.tray.list.marked() or self.tree.marked()

    def current(self) -> Activity | None:
        """Return the activity that is looked at: the one with the keyboard, or the first of the tray."""
        waiting = self.tray.list.marked()
        if waiting:
            return waiting[0]
        row = self.tree.current_row()
        if row is None or row.activity is None or not self.tree.marked_keys():
            return None
        return self._plan.known.get(row.activity.id)

    def begin(self) -> None:
        """Look at all that is planned, and at the first activity that has dates."""
        self.choose_zoom(first_zoom(self._plan.content, self._plan.clock()))
        for activity in self._plan.roadmap.activities:
            if self.tree.show_activity(activity.id):
                return

    def show_activity(self, activity_id: str) -> bool:
        """Mark an activity wherever it is, and let its dates be seen; return whether it is shown."""
        if self.tree.show_activity(activity_id):
            self._show_dates(activity_id)
            return True
        if any(each.id == activity_id for each in self.tray.list.waiting.activities):
            self.tray.mark({activity_id})
            return True
        return False

    def _show_dates(self, activity_id: str) -> None:
        activity, seen = self._plan.known.get(activity_id), self.timeline.window_seen
        if activity is None or activity.start is None or activity.end is None:
            return
        scale = self._plan.gantt.scale
        left, right = scale.x_of(activity.start), scale.end_x_of(activity.end)
        if right < seen.left + SEEN or left > seen.right - SEEN:
            self.look_from(left - seen.width / 4)

    def _follow(self, before: list[str]) -> None:
        """Keep marked what went to the tray, or came from there."""
        known = [self._plan.known[each] for each in before if each in self._plan.known]
        if known and [each.id for each in self.marked()] != [each.id for each in known]:
            waiting = {each.id for each in known if not each.scheduled}
            if waiting:
                self.tray.mark(waiting)
            else:
                keys = [key for each in known if (key := self.tree.rows.key_of(each.id))]
                if keys:
                    self.tree.mark(keys)

    def choose_link(self, link_id: str) -> None:
        """Choose a link; "" for none."""
        if link_id != self.link_id:
            self.link_id = link_id
            self.timeline.choose_link(link_id)
            self.picked.emit()

    def _picked_in_tree(self) -> None:
        keys = self.tree.marked_keys()
        row = self.tree.current_row()
        self.timeline.mark(keys, "" if row is None or row.key not in keys else row.key)
        if keys:
            self.tray.list.clearSelection()
        self.picked.emit()

    def _picked_in_tray(self, *_changes: object) -> None:
        if self.tray.list.marked():
            self.tree.clearSelection()
            self.choose_link("")
        self.picked.emit()

    def _row_pressed(self, key: str, modifiers: Qt.KeyboardModifier) -> None:
        """Mark a row as the tree would: with Ctrl one more, with Shift all up to it."""
        index, model = self.tree.rows.index_of(key), self.tree.selectionModel()
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            model.setCurrentIndex(index, Flag.Toggle | Flag.Rows)
        elif modifiers & Qt.KeyboardModifier.ShiftModifier and model.currentIndex().isValid():
            rows = self._plan.gantt.rows.keys()
            here = self.tree.current_row()
            start = rows.index(here.key) if here is not None and here.key in rows else rows.index(key)
            first, last = sorted((start, rows.index(key)))
            self.tree.mark(rows[first : last + 1])
        else:
            model.setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        self.tree.scrollTo(index)

    def _walk(self, steps: int) -> None:
        rows = self._plan.gantt.rows.keys()
        here = self.tree.current_row()
        if rows:
            place = rows.index(here.key) + steps if here is not None and here.key in rows else 0
            self.tree.mark([rows[min(max(place, 0), len(rows) - 1)]])

    def _dropped(self, ids: tuple[str, ...], lane: str, before_id: str | None) -> None:
        order = [each.id for each in self._plan.roadmap.activities if each.id in set(ids)]
        if before_id in order:
            inside = [each.id for each in self._plan.roadmap.within(_workstream(lane))]
            behind = inside[inside.index(before_id) :] if before_id in inside else []
            before_id = next((each for each in behind if each not in order), None)
        if self._writer.move(order, _workstream(lane), before_id):
            self.tree.mark([self.tree.rows.key_of(each) for each in order])

    # -- scrolling and zooming ----------------------------------------------------------------

    @property
    def _scale(self) -> float:
        return self._context.theme.scale

    def _laid_out(self) -> None:
        self.tree.set_head_height(self.head.high)
        before = [each.id for each in self.marked()]
        self.tree.show_plan()
        self.tray.show_plan()
        self._follow(before)
        if self.link_id not in {link.id for link in self._plan.roadmap.links}:
            self.choose_link("")
        self._fit_across()

    def _follow_range(self, least: int, most: int) -> None:
        bar = self.tree.verticalScrollBar()
        self.down.setRange(least, most)
        self.down.setVisible(most > least)
        self.down.setPageStep(bar.pageStep())
        self.down.setSingleStep(self._context.theme.px(ROW))
        self.down.setValue(bar.value())

    def _fit_across(self) -> None:
        """Let the bar reach over all days, with the first seen day where it was."""
        seen = self.timeline.width()
        whole = round(self._plan.gantt.width * self._scale)
        blocked = QSignalBlocker(self.across)
        margin = round(SIDE * self._scale)
        self.across.setRange(-margin, max(whole + margin - seen, -margin))
        self.across.setPageStep(max(seen, 1))
        self.across.setSingleStep(max(seen // 12, 1))
        if self._origin is not None:
            scale = self._plan.gantt.scale
            x = (self._origin - scale.first) * scale.per_day - SIDE
            self.across.setValue(round(x * self._scale))
        blocked.unblock()
        self._look()

    def _scrolled(self) -> None:
        scale = self._plan.gantt.scale
        self._origin = scale.first + (self.across.value() / self._scale + SIDE) / scale.per_day
        self._look()

    def days_seen(self) -> tuple[date, date] | None:
        """Return the days that are seen, in whole months; None for all of the plan."""
        scale = self._plan.gantt.scale
        if self._fitted is not None and self._origin == self._fitted[0].toordinal():
            return None if self.zoom is Zoom.ALL else self._fitted
        # What is only touched by the edges is not meant.
        left = self.timeline.left + SIDE + EDGE
        right = left + self.timeline.width() / self._scale - 2 * (SIDE + EDGE)
        first, last = scale.date_at(left), scale.date_at(max(left, right))
        return month_start(first), month_end(last)

    def _look(self) -> None:
        left = self.across.value() / self._scale
        self.timeline.look_at(left, self.down.value() / self._scale)
        self.head.look_at(left)
        self._context.desk.days_seen = self.days_seen()

    def look_from(self, x: float) -> None:
        """Let the timeline begin at a place of the body, in design pixels."""
        self.across.setValue(round(x * self._scale))

    def _scroll_by(self, right: float, down: float) -> None:
        self.across.setValue(self.across.value() + round(right * self._scale))
        self.down.setValue(self.down.value() + round(down * self._scale))

    def choose_zoom(self, zoom: Zoom) -> None:
        """Show certain days over the whole width."""
        self.zoom = zoom
        self._fit_zoom()
        self.zoomed.emit()

    def _fit_zoom(self) -> None:
        """Let the days of the zoom fill the width."""
        if self.zoom is Zoom.FREE or self.timeline.width() < 1:
            self._fit_across()
            return
        first, last = seen_range(self.zoom, self._plan.content, self._plan.clock())
        self._plan.zoom(per_day_for(first, last, max(self.timeline.width() / self._scale - 2 * SIDE, 1.0)))
        self._origin, self._fitted = float(first.toordinal()), (first, last)
        self._fit_across()

    def zoom_by(self, factor: float, x: float) -> None:
        """Make a day longer, around a place of the timeline in design pixels."""
        scale = self._plan.gantt.scale
        day = (self.timeline.left + x) / scale.per_day
        self._plan.zoom(scale.per_day * factor)
        self.zoom, self._origin, self._fitted = Zoom.FREE, None, None
        self._fit_across()
        self.look_from(day * self._plan.per_day - x)
        self._scrolled()
        self.zoomed.emit()

    def zoom_step(self, steps: int) -> None:
        """Make a day longer or shorter around the middle."""
        self.zoom_by(STEP**steps, self.timeline.window_seen.width / 2)

    # -- room ---------------------------------------------------------------------------------

    def _themed(self) -> None:
        self._plan.refresh()
        self._share_width()

    def _share_width(self) -> None:
        theme = self._context.theme
        share = TREE if self._tree_share is None else self._tree_share
        tree = round(share * self.width())
        if self._tree_share is None:
            tree = max(min(tree, theme.px(MOST_TREE)), theme.px(LEAST_TREE))
        self.splitter.setSizes([tree, max(self.width() - tree - self.splitter.handleWidth(), 1)])

    def _keep_share(self, tree: int) -> None:
        self._tree_share = tree / max(self.width(), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_width()

    def center_of(self, key: str) -> QPoint:
        """Return the middle of a row in the tree, in its viewport."""
        return self.tree.visualRect(self.tree.rows.index_of(key)).center()


def _workstream(lane: str) -> str | None:
    """Return the workstream of a lane; None for the lane of those that belong to none."""
    return None if lane == NO_LANE else lane
