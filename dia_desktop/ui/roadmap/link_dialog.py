"""One activity waits for another: with which one, after what, and how many months."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.roadmap import Activity, Link, LinkKind
from dia_desktop.strategy.roadmap_words import link_kind_words
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.number_field import NumberField
from dia_desktop.ui.roadmap.fields import ChoiceField
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.words import called
from dia_desktop.ui.roadmap.writer import RoadmapEdits

#: As far as the store takes a lag, in months.
MOST_MONTHS = 1200
WAITS, GOES_FIRST = "waits", "first"


class LinkDialog(FormDialog):
    """Makes a link of an activity with another one, or changes one; `link` None makes a new one."""

    def __init__(
        self, context: Context, plan: Plan, writer: RoadmapEdits, link: Link | None, parent: QWidget
    ) -> None:
        title = tr("New link") if link is None else tr("Link")
        super().__init__(context, title, tr("Link") if link is None else tr("Set"), "", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._plan, self._writer, self.link = plan, writer, link
        self._own: Activity | None = None
        self.way = ChoiceField(tr("Which one waits"))
        self.other = ChoiceField(tr("Other activity"))
        self.kind = ChoiceField(tr("When it may start"))
        self.kind.offer([(link_kind_words(each), each.value) for each in LinkKind])
        self.lag = NumberField()
        self.lag.setRange(-MOST_MONTHS, MOST_MONTHS)
        self.lag.setSuffix(tr(" months"))
        writer.refused.connect(self.strip.say)
        if link is not None:
            known, handles = plan.known, plan.handles
            for key, name in ((link.before_id, tr("First")), (link.after_id, tr("Then"))):
                fixed = ChoiceField(name)
                fixed.offer([(called(known[key], handles), key)])
                fixed.setEnabled(False)
                self.add_field(name, fixed)
            self.kind.show_value(link.kind.value)
            self.lag.setValue(link.lag)
        self.act_button.setEnabled(not writer.fixed)

    def begin_with(self, activity: Activity) -> None:
        """Offer the other activities to link with this one."""
        self._own = activity
        name = called(activity, self._plan.handles)
        self.way.offer(
            [
                (tr("{activity} waits").format(activity=name), WAITS),
                (tr("{activity} goes first").format(activity=name), GOES_FIRST),
            ]
        )
        others = [each for each in self._plan.roadmap.activities if each.id != activity.id]
        self.other.offer([(called(each, self._plan.handles), each.id) for each in others])
        self.act_button.setEnabled(bool(others) and not self._writer.fixed)
        self.add_field(tr("Which one waits"), self.way)
        self.add_field(tr("Other activity"), self.other)

    def finish(self) -> None:
        """Ask last for what both kinds of dialog have."""
        self.add_field(tr("When it may start"), self.kind)
        self.add_field(tr("Later by (negative: earlier)"), self.lag)

    def carry_out(self) -> bool:
        """Make the link, or change it."""
        kind, lag = LinkKind(str(self.kind.currentData())), self.lag.value()
        if self.link is not None:
            unchanged = (kind, lag) == (self.link.kind, self.link.lag)
            return unchanged or self._writer.change_link(self.link.id, kind, lag)
        if self._own is None or self.other.currentData() is None:
            return False
        pair = (str(self.other.currentData()), self._own.id)
        before_id, after_id = pair if self.way.currentData() == WAITS else pair[::-1]
        return self._writer.link(before_id, after_id, kind, lag)


def ask_link(
    context: Context, plan: Plan, writer: RoadmapEdits, activity: Activity, parent: QWidget
) -> LinkDialog:
    """Ask which other activity one is to be linked with."""
    dialog = LinkDialog(context, plan, writer, None, parent)
    dialog.begin_with(activity)
    dialog.finish()
    dialog.open()
    return dialog


def change_link(
    context: Context, plan: Plan, writer: RoadmapEdits, link: Link, parent: QWidget
) -> LinkDialog:
    """Ask what a link lets wait, and for how long."""
    dialog = LinkDialog(context, plan, writer, link, parent)
    dialog.finish()
    dialog.open()
    return dialog
