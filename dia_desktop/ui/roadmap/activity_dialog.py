"""An activity with all its fields in a dialog: a new one, or one that is there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.store.edits import ActivityFields
from dia_desktop.strategy.funding_uses import activity_money
from dia_desktop.strategy.roadmap import Activity
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import MARGIN, FormDialog
from dia_desktop.ui.roadmap.facts import FundingBar, MarketRoles
from dia_desktop.ui.roadmap.field_grid import scrolling
from dia_desktop.ui.roadmap.form import ActivityForm
from dia_desktop.ui.roadmap.writer import RoadmapEdits

WIDTH, HEIGHT = 560, 590
#: What stands above and below the fields, and the least of them that is seen, in design pixels.
AROUND, LEAST = 200, 80


class ActivityDialog(FormDialog):
    """All fields of an activity, written together as one step; `activity` None makes a new one.

    Parameters
    ----------
    fields : what a new activity begins with.
    before_id : the activity in front of which a new one goes; None for the end.

    Signals
    -------
    added(id) : a new activity is there.
    """

    added = Signal(str)

    def __init__(
        self,
        context: Context,
        writer: RoadmapEdits,
        activity: Activity | None,
        parent: QWidget,
        fields: ActivityFields | None = None,
        before_id: str | None = None,
    ) -> None:
        title = tr("New activity") if activity is None else tr("Activity")
        super().__init__(context, title, tr("Add") if activity is None else tr("Set"), "", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._writer, self._activity, self._before_id = writer, activity, before_id
        theme, room = context.theme, parent.screen().availableGeometry()
        # On a small screen, or in large type, one field stands below the other.
        self.fields = ActivityForm(context, 2 if theme.px(WIDTH) <= room.width() else 1)
        self.fields.offer()
        self.fields.show_activity(activity)
        self.fields.refused.connect(lambda said: self.strip.say(said, "warn"))
        writer.refused.connect(self.strip.say)
        self._begin_with(fields or {})
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.fields)
        if activity is not None:
            self._add_facts(activity, column)
        area = scrolling(inside)
        high = min(theme.px(HEIGHT), max(room.height() - theme.px(AROUND), theme.px(LEAST)))
        area.setMinimumHeight(min(inside.sizeHint().height() + 4, high))
        self.form.addRow(area)
        self.setMinimumWidth(min(theme.px(WIDTH), room.width() - 2 * MARGIN))
        self.fields.title.setFocus()
        self.act_button.setEnabled(not writer.fixed)
        if writer.fixed:
            self.strip.say(writer.fixed, "warn")

    def _begin_with(self, fields: ActivityFields) -> None:
        if fields.get("workstream_id") is not None:
            self.fields.workstream.show_value(fields["workstream_id"])
        if "market_ids" in fields:
            self.fields.markets.show_value(fields["market_ids"])

    def _add_facts(self, activity: Activity, column: QVBoxLayout) -> None:
        """Show what is known beside the fields: the roles of its markets, and who pays for it."""
        roles, money = MarketRoles(self.context), FundingBar(self.context)
        roles.show_activity(activity)
        money.show_money(activity_money([activity], self.context.desk.funding)[activity.id])
        for shown in (roles, money):
            column.addWidget(shown)

    def carry_out(self) -> bool:
        """Add the activity, or set what was changed."""
        fields = self.fields.read()
        if fields is None:
            return False
        if self._activity is not None:
            return not fields or self._writer.set([self._activity.id], fields)
        title = fields.pop("title", "")
        new = self._writer.add(title, fields, self._before_id)
        if new:
            self.added.emit(new)
        return bool(new)
