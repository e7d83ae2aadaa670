"""All links of the roadmap in a list: gone to, changed and taken away by key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.roadmap import Activity, Link
from dia_desktop.strategy.roadmap_words import link_words
from dia_desktop.ui.context import Context
from dia_desktop.ui.roadmap.frame_dialogs import ListDialog
from dia_desktop.ui.roadmap.link_dialog import change_link
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.words import called
from dia_desktop.ui.roadmap.writer import RoadmapEdits


class LinksDialog(ListDialog):
    """The links of the roadmap; it begins at the first one of the current activity.

    Signals
    -------
    activity_wanted(id) : the user wants to see an activity.
    """

    activity_wanted = Signal(str)

    def __init__(
        self, context: Context, plan: Plan, writer: RoadmapEdits, activity: Activity | None, parent: QWidget
    ) -> None:
        intro = tr("What waits for what; nothing is rescheduled by a link.")
        nothing = tr("No link yet: mark an activity and press Ctrl+L")
        super().__init__(context, (tr("Links"), intro, nothing), writer, parent)
        self._plan = plan
        self.add_button(tr("Change…"), self.change_chosen, Qt.Key.Key_F2)
        self.add_button(tr("Remove"), self.remove_chosen, Qt.Key.Key_Delete)
        self.add_button(tr("Go there"), self.go_to_chosen, changes=False)
        self.finish()
        own = "" if activity is None else activity.id
        for row, link in enumerate(plan.roadmap.links):
            if own in {link.before_id, link.after_id}:
                self.list.setCurrentRow(row)
                break

    @property
    def chosen(self) -> Link:
        """The current link."""
        return self._plan.roadmap.links[self.list.currentRow()]

    def lines(self) -> list[str]:
        """Return each link as a sentence, with whether it is kept."""
        late = {each.link.id for each in self._plan.violations}
        known, handles = self._plan.known, self._plan.handles
        lines = []
        for link in self._plan.roadmap.links:
            pattern = tr("{after}: {when} of {before}")
            if link.id in late:
                pattern = tr("{after}: {when} of {before}; not kept")
            before, after = (called(known[each], handles) for each in (link.before_id, link.after_id))
            lines.append(pattern.format(after=after, when=link_words(link), before=before))
        return lines

    def change_chosen(self) -> None:
        """Ask how the current link is."""
        change_link(self.context, self._plan, self.writer, self.chosen, self)

    def remove_chosen(self) -> None:
        """Take the current link away."""
        self.writer.unlink([self.chosen.id])

    def go_to_chosen(self) -> None:
        """Go to the activity that waits."""
        self.activity_wanted.emit(self.chosen.after_id)
