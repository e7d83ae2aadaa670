"""What the actions of the Roadmap page do with what is chosen; each is one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from dia_desktop.charts.gantt_lanes import ELSEWHERE, NO_LANE
from dia_desktop.charts.timeline import Snap, moved
from dia_desktop.language import tr
from dia_desktop.store.edits import ActivityFields
from dia_desktop.strategy.activity_filter import LaneBy
from dia_desktop.strategy.months import month_end, months_later
from dia_desktop.strategy.roadmap import Activity, ActivityKind, DateGrain
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.tree import order_refused
from dia_desktop.ui.roadmap.words import Span
from dia_desktop.ui.roadmap.writer import RoadmapEdits

if TYPE_CHECKING:
    from dia_desktop.ui.roadmap.matters import MattersDialog
    from dia_desktop.ui.roadmap.page import RoadmapPage


class Doing(QObject):
    """Acts on what is chosen on the page."""

    def __init__(self, context: Context, page: RoadmapPage, plan: Plan, writer: RoadmapEdits) -> None:
        super().__init__(page)
        self._context, self._page, self._plan, self.writer = context, page, plan, writer
        self._matters: MattersDialog | None = None

    def _marked(self) -> tuple[Activity, ...]:
        return self._page.chart.marked()

    def _ids(self) -> list[str]:
        return [each.id for each in self._marked()]

    # -- adding and opening ---------------------------------------------------------------------

    def ask_new(self) -> None:
        """Ask for a new activity, in the lane of the current row."""
        self._ask_new(None)

    def ask_new_here(self) -> None:
        """Ask for a new activity that goes below the current one."""
        current = self._page.chart.current()
        if current is None:
            self._ask_new(None)
            return
        order = [each.id for each in self._plan.roadmap.within(current.workstream_id)]
        behind = order[order.index(current.id) + 1 :]
        self._ask_new(behind[0] if behind else None)

    def _ask_new(self, before_id: str | None) -> None:
        from dia_desktop.ui.roadmap.activity_dialog import ActivityDialog

        if not self.writer.may():
            return
        dialog = ActivityDialog(self._context, self.writer, None, self._page, self._begin_with(), before_id)
        dialog.added.connect(self._page.show_activity)
        dialog.open()

    def _begin_with(self) -> ActivityFields:
        """Return what a new activity takes over from the lane it is added in."""
        row = self._page.chart.tree.current_row()
        if row is None or row.lane in {NO_LANE, ELSEWHERE}:
            return {}
        if self._plan.outlook.lanes is LaneBy.WORKSTREAM:
            return {"workstream_id": row.lane}
        return {"market_ids": (row.lane,)} if self._plan.outlook.lanes is LaneBy.MARKET else {}

    def open_chosen(self) -> None:
        """Show everything about what is chosen: a link, or activities."""
        if self._page.chart.link_id:
            self.change_link()
            return
        current = self._page.chart.current()
        if current is None:
            self._page.chart.tree.toggle_lane()
        elif not self._page.enter_inspector():
            self._open_dialog(current)

    def _open_dialog(self, current: Activity) -> None:
        """Show the fields of the marked activities in a dialog."""
        from dia_desktop.ui.roadmap.activity_dialog import ActivityDialog
        from dia_desktop.ui.roadmap.shared_dialog import SharedDialog

        marked = self._marked()
        if len(marked) > 1:
            self._open(SharedDialog(self._context, self.writer, marked, self._page))
        else:
            self._open(ActivityDialog(self._context, self.writer, current, self._page))

    # -- dates ----------------------------------------------------------------------------------

    def shift_months(self, months: int) -> None:
        """Move the marked activities by months."""
        self._schedule(lambda start, end: (months_later(start, months), _end_later(end, months)))

    def shift_days(self, days: int) -> None:
        """Move the marked activities by days; their dates are known to the day then."""
        self._schedule(lambda start, end: moved(start, end, days, Snap.DAY), grain=DateGrain.DAY)

    def resize(self, start_months: int, end_months: int) -> None:
        """Let the marked activities start or end some months later."""
        self._schedule(
            lambda start, end: (
                months_later(start, start_months) if start_months else start,
                _end_later(end, end_months) if end_months else end,
            ),
            only_lasting=True,
        )

    def _schedule(
        self,
        move: Callable[[date, date], Span],
        *,
        only_lasting: bool = False,
        grain: DateGrain | None = None,
    ) -> None:
        spans: dict[str, Span | None] = {}
        for each in self._marked():
            if each.start is None or each.end is None:
                continue
            if only_lasting and each.kind is not ActivityKind.ACTIVITY:
                continue
            span = move(each.start, each.end)
            if span[0] <= span[1]:
                spans[each.id] = span
        self.writer.schedule(spans, grain)

    def unschedule(self) -> None:
        """Take the dates off the marked activities."""
        self.writer.schedule(dict.fromkeys(each.id for each in self._marked() if each.scheduled))

    # -- order ----------------------------------------------------------------------------------

    def reorder(self, step: int) -> None:
        """Move the marked activities up or down in their workstream."""
        marked = self._marked()
        if not marked:
            return
        if self._plan.outlook.lanes is not LaneBy.WORKSTREAM:
            self.writer.refused.emit(order_refused())
            return
        stream = marked[0].workstream_id
        ids = [
            each.id
            for each in marked
            if (each.workstream_id, each.scheduled) == (stream, marked[0].scheduled)
        ]
        dated = marked[0].scheduled
        shown = [each.id for each in self._plan.roadmap.within(stream) if each.scheduled is dated]
        first, last = shown.index(ids[0]), shown.index(ids[-1])
        if (step < 0 and first == 0) or (step > 0 and last == len(shown) - 1):
            return
        if step < 0:
            self.writer.move(ids, stream, shown[first - 1])
        else:
            self.writer.move(ids, stream, shown[last + 2] if last + 2 < len(shown) else None)

    # -- removing, reviewing, linking -----------------------------------------------------------

    def delete(self) -> None:
        """Take the chosen link away, or the marked activities."""
        if self._page.chart.link_id:
            self.remove_link()
        else:
            self.remove()

    def remove(self) -> None:
        """Take the marked activities out of the roadmap."""
        self.writer.remove(self._ids())

    def mark_reviewed(self) -> None:
        """Note that the marked activities were looked at."""
        due = self._plan.content.reviews
        self.writer.mark_reviewed([each for each in self._ids() if each in due])

    def ask_link(self) -> None:
        """Ask which other activity the current one is to be linked with; of marked ones the second waits."""
        from dia_desktop.ui.roadmap.link_dialog import ask_link

        marked = self._marked()
        if len(marked) > 1:
            self.writer.link(marked[0].id, marked[1].id)
        elif marked and self.writer.may():
            ask_link(self._context, self._plan, self.writer, marked[0], self._page)

    def link_with(self, before_id: str, link_id: str) -> None:
        """Ask what an activity is to be linked with, or how a link is."""
        from dia_desktop.ui.roadmap.link_dialog import ask_link

        if link_id:
            self._change(link_id)
        elif before_id in self._plan.known and self.writer.may():
            ask_link(self._context, self._plan, self.writer, self._plan.known[before_id], self._page)

    def change_link(self) -> None:
        """Ask how the chosen link is."""
        self._change(self._page.chart.link_id)

    def _change(self, link_id: str) -> None:
        from dia_desktop.ui.roadmap.link_dialog import change_link

        for link in self._plan.roadmap.links:
            if link.id == link_id:
                change_link(self._context, self._plan, self.writer, link, self._page)

    def remove_link(self) -> None:
        """Take the chosen link away."""
        link_id = self._page.chart.link_id
        if link_id:
            self.writer.unlink([link_id])

    # -- dialogs --------------------------------------------------------------------------------

    def show_matters(self) -> None:
        """List what is to be looked at, beside the window."""
        from dia_desktop.ui.roadmap.matters import MattersDialog

        if self._matters is not None:
            self._matters.raise_()
            self._matters.activateWindow()
            return
        self._matters = MattersDialog(self._context, self._plan, self.writer, self._page)
        self._matters.activity_wanted.connect(self._page.show_activity)
        self._matters.destroyed.connect(self._forget_matters)
        self._matters.show()

    def _forget_matters(self) -> None:
        self._matters = None

    def name_moment(self) -> None:
        """Ask for a name of this moment."""
        from dia_desktop.ui.roadmap.revisions import NameRevisionDialog

        if self.writer.may():
            NameRevisionDialog(self._context, self._page).open()

    def show_changes(self) -> None:
        """List what changed since the compared revision, or since the last one."""
        from dia_desktop.ui.roadmap.changes import ChangesDialog

        known = self._context.desk.file.revisions()
        if not known:
            self.writer.refused.emit(
                tr("No moment has a name yet: name this one to compare later plans with it.")
            )
            return
        seq = self._plan.outlook.compared
        dialog = ChangesDialog(self._context, self._plan, known[-1].seq if seq is None else seq, self._page)
        dialog.activity_wanted.connect(self._page.show_activity)
        dialog.open()

    def ask_import(self, path: Path | None = None) -> None:
        """Show what a list or a plan would become; without a path its file is asked for."""
        from dia_desktop.ui.roadmap.import_dialog import RoadmapImportDialog

        if not self.writer.may():
            return
        dialog = RoadmapImportDialog(self._context, self._page, path)
        dialog.imported.connect(self.writer.said)
        dialog.open()
        if path is None:
            dialog.choose()

    def show_links(self) -> None:
        """Show all links, from the first one of the current activity on."""
        from dia_desktop.ui.roadmap.links_dialog import LinksDialog

        current = self._page.chart.current()
        dialog = LinksDialog(self._context, self._plan, self.writer, current, self._page)
        dialog.activity_wanted.connect(self._page.show_activity)
        dialog.open()

    def ask_workstreams(self) -> None:
        """Show the workstreams."""
        from dia_desktop.ui.roadmap.frame_dialogs import WorkstreamsDialog

        self._open(WorkstreamsDialog(self._context, self.writer, self._page))

    def ask_markers(self) -> None:
        """Show the markers."""
        from dia_desktop.ui.roadmap.frame_dialogs import MarkersDialog

        self._open(MarkersDialog(self._context, self.writer, self._page))

    def ask_horizons(self) -> None:
        """Ask for the horizons."""
        from dia_desktop.ui.roadmap.frame_dialogs import HorizonsDialog

        self._open(HorizonsDialog(self._context, self._plan, self.writer, self._page))

    def _open(self, dialog: QDialog) -> None:
        dialog.open()


def _end_later(end: date, months: int) -> date:
    """Return a last day some months later; what ends with a month still does."""
    if end == month_end(end):
        return month_end(months_later(end.replace(day=1), months))
    return months_later(end, months)
