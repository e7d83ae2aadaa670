"""What several marked activities share, edited in its place; each change is one step for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.store.edits import ActivityFields, ActivityParts
from dia_desktop.strategy.roadmap import Activity
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.field_grid import scrolling
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.shared_form import SharedForm
from dia_desktop.ui.roadmap.words import shared_hint, shared_title
from dia_desktop.ui.roadmap.writer import RoadmapEdits
from dia_desktop.ui.widgets import PlainLabel

#: So many of them are named; the line has no room for more.
MOST_NAMED = 12


class SeveralActivities(QWidget):
    """Shows how many activities are marked, and what they share."""

    def __init__(self, context: Context, plan: Plan, writer: RoadmapEdits) -> None:
        super().__init__()
        self.setAccessibleName(tr("Marked activities"))
        inside = QWidget()
        self._plan, self._writer = plan, writer
        self.title = PlainLabel(context, "", 17, QFont.Weight.Bold)
        self.hint = PlainLabel(context, shared_hint(), 12, colour="text2", wrap=True)
        self.form = SharedForm(context)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for widget in (self.title, self.hint, self.form):
            column.addWidget(widget)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inside))
        self.form.changed.connect(self._changed)
        self.form.refused.connect(writer.refused)
        context.desk.given_up.connect(self._show_again)

    @property
    def handles(self) -> str:
        """How the activities are called in short, as far as there is room."""
        known = [self._plan.handles.get(each.id, "") for each in self.form.activities[:MOST_NAMED]]
        named = ", ".join(handle for handle in known if handle)
        return named if len(self.form.activities) <= MOST_NAMED else tr("{handles} …").format(handles=named)

    def show_activities(self, activities: Sequence[Activity]) -> None:
        """Show what activities share; none of them while it is out of sight."""
        if not activities:
            self.form.activities = ()
            return
        self.title.setText(shared_title(len(activities)))
        self.form.show_activities(activities)
        self.form.setEnabled(not self._writer.fixed)

    def _changed(self, fields: ActivityFields, parts: ActivityParts) -> None:
        if not self._writer.set([each.id for each in self.form.activities], fields, parts):
            self._show_again()

    def _show_again(self) -> None:
        """Show what is written: what was refused, or given up, does not stay as if it were."""
        if self.form.activities:
            self.form.show_activities(self.form.activities)
