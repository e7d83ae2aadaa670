"""Everything about the chosen activity, edited in its place; each change is a step of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dia_desktop.charts.gantt_words import short
from dia_desktop.language import tr
from dia_desktop.store.edits import ActivityFields
from dia_desktop.strategy.funding_uses import activity_money
from dia_desktop.strategy.kpi_progress import kpi_progress
from dia_desktop.strategy.kpi_words import kpi_value_words
from dia_desktop.strategy.revisions import shift
from dia_desktop.strategy.roadmap import Activity
from dia_desktop.strategy.shift_words import than_revision
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.facts import FundingBar, MarketRoles
from dia_desktop.ui.roadmap.field_grid import scrolling
from dia_desktop.ui.roadmap.form import ActivityForm
from dia_desktop.ui.roadmap.link_list import LinkList
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.several import SeveralActivities
from dia_desktop.ui.roadmap.writer import RoadmapEdits
from dia_desktop.ui.widgets import Button, Card, IconButton, PlainLabel

MARGIN = 16


class Inspector(Card):
    """Shows an activity.

    Signals
    -------
    closed() : the inspector is to go.
    activity_wanted(id) : the user wants to see another activity.
    option_wanted(id) : the user wants to see the strategic option it comes from.
    link_wanted(before_id, link_id) : a link is to be made with it, or changed.
    """

    closed = Signal()
    activity_wanted = Signal(str)
    option_wanted = Signal(str)
    link_wanted = Signal(str, str)

    def __init__(self, context: Context, plan: Plan, writer: RoadmapEdits) -> None:
        super().__init__(context)
        self.setAccessibleName(tr("Chosen activity"))
        self._context, self._plan, self._writer = context, plan, writer
        self.activity: Activity | None = None
        self._offered: tuple[object, ...] = ()
        self.above = PlainLabel(context, "", 12, colour="text2", elide=True)
        self.close_button = IconButton(context, "x", tr("Close the inspector"))
        self.hint = PlainLabel(context, "", 13, colour="text2", wrap=True)
        self.roles = MarketRoles(context)
        self.moved = PlainLabel(context, "", 12, colour="warn_text", wrap=True)
        self.form = ActivityForm(context, 2, heading=True)
        self.money = FundingBar(context)
        self.kpi = PlainLabel(context, "", 12, colour="text2", wrap=True)
        self.links = LinkList(context, plan)
        self.open_option = Button(context, tr("Open in SWOT"), "secondary", "grid-2x2")
        self.several = SeveralActivities(context, plan, writer)
        self._lay_out()
        self._connect()
        self.show_chosen(None, ())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.above, 1)
        head.addWidget(self.close_button)
        inside = self._inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for widget in (self.form.title, self.roles, self.moved, self.form):
            column.addWidget(widget)
        bold = QFont.Weight.DemiBold
        self._money_title = PlainLabel(self._context, tr("Funding"), 12, bold, "text2")
        links = PlainLabel(self._context, tr("Before and after"), 12, bold, "text2")
        for below in (self._money_title, self.money, links, self.links, self.kpi):
            column.addWidget(below)
        column.addWidget(self.open_option)
        column.addStretch(1)
        self.area = scrolling(inside)
        self.content.setContentsMargins(MARGIN, 10, 8, MARGIN - 4)
        self.content.addLayout(head)
        self.content.addWidget(self.hint)
        self.content.addWidget(self.area, 1)
        self.content.addWidget(self.several, 1)
        self.content.addStretch(0)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.form.changed.connect(self._changed)
        self.form.refused.connect(self._writer.refused)
        self.links.activity_wanted.connect(self.activity_wanted)
        self.links.change_wanted.connect(lambda link_id: self.link_wanted.emit("", link_id))
        self.links.add_wanted.connect(self._link)
        self.links.removal_wanted.connect(lambda link_id: self._writer.unlink([link_id]))
        self.open_option.clicked.connect(self._open_option)

    # -- showing ------------------------------------------------------------------------------

    def show_chosen(self, current: Activity | None, marked: Sequence[Activity]) -> None:
        """Show the current activity, or what all of them share where several are marked; None for none."""
        several = len(marked) > 1
        self.several.setVisible(several)
        self.several.show_activities(marked if several else ())
        self._show_activity(None if several else current)
        if several:
            self.hint.hide()
            self.above.setText(self.several.handles)
            self.above.setAccessibleName("")

    def enter(self) -> None:
        """Go to the first field with the keyboard."""
        if self.several.isHidden():
            self.form.title.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.form.title.selectAll()
        else:
            self.several.form.workstream.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_activity(self, activity: Activity | None) -> None:
        """Show an activity; None for none."""
        self.activity = activity
        self.area.setVisible(activity is not None)
        self.hint.setVisible(activity is None)
        self.above.setAccessibleName(tr("No activity is chosen") if activity is None else "")
        self.hint.setText(tr("Choose an activity to see everything about it."))
        if activity is None:
            self.above.setText("")
            self.form.activity = None
            return
        self._offer()
        stream = next(
            (each.name for each in self._plan.roadmap.workstreams if each.id == activity.workstream_id), ""
        )
        handle = self._plan.handles.get(activity.id, "")
        self.above.setText(" · ".join(part for part in (handle, short(stream)) if part))
        self.roles.show_activity(activity)
        self._tell_moved(activity)
        self.form.show_activity(activity)
        fixed = bool(self._writer.fixed)
        for widget in (self.form, self.form.title):
            widget.setEnabled(not fixed)
        money = activity_money([activity], self._context.desk.funding)[activity.id]
        self.money.show_money(money)
        self._money_title.setVisible(not self.money.isHidden())
        self._tell_kpi(activity)
        self.links.show_activity(activity, fixed=fixed)
        self.open_option.setVisible(activity.option_id is not None)

    def _offer(self) -> None:
        """Offer what can be chosen, where that is something else than before."""
        desk = self._context.desk
        offered = (desk.roadmap.workstreams, desk.strategy.partners, desk.swot.options, desk.kpis)
        if offered != self._offered:
            self._offered = offered
            self.form.offer()

    def _tell_moved(self, activity: Activity) -> None:
        """Say how far it moved since the compared revision."""
        compared = self._plan.content.compared
        before = None if compared is None else compared.by_id().get(activity.id)
        said = ""
        if compared is not None and before is None:
            said = tr("new since the compared revision")
        elif before is not None and None not in {before.start, before.end, activity.start, activity.end}:
            pairs = ((before.start, activity.start), (before.end, activity.end))
            start, end = (shift(was, now) for was, now in pairs if was is not None and now is not None)
            said = than_revision(start, end, self._revision_name())
            still = not start.days and not end.days
            self.moved.set_look(12, QFont.Weight.Normal, "text2" if still else "warn_text")
        self.moved.setText(said)
        self.moved.setVisible(bool(said))

    def _revision_name(self) -> str:
        seq = self._plan.outlook.compared
        names = {each.seq: each.name for each in self._context.desk.file.revisions()}
        return short(names.get(seq or 0, ""))

    def _tell_kpi(self, activity: Activity) -> None:
        known = {each.id: each for each in self._context.desk.kpis}
        kpi = known.get(activity.kpi_id or "")
        self.kpi.setVisible(kpi is not None)
        if kpi is not None:
            value = kpi_value_words(kpi_progress(kpi, self._plan.clock()), self._context.numbers)
            said = tr("Counts towards “{kpi}”: {value}").format(kpi=short(kpi.name), value=value)
            self.kpi.setText(said)

    # -- acting -------------------------------------------------------------------------------

    def _changed(self, fields: ActivityFields) -> None:
        if self.activity is not None and not self._writer.set([self.activity.id], fields):
            # What was refused does not stay as if it were written.
            self.form.show_activity(self.activity)

    def _link(self) -> None:
        if self.activity is not None:
            self.link_wanted.emit(self.activity.id, "")

    def _open_option(self) -> None:
        if self.activity is not None and self.activity.option_id is not None:
            self.option_wanted.emit(self.activity.option_id)
