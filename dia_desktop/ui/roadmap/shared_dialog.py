"""What several activities share, in a dialog: what is set is set for all of them, as one step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.strategy.roadmap import Activity
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.roadmap.shared_form import SharedForm
from dia_desktop.ui.roadmap.words import shared_hint, shared_title
from dia_desktop.ui.roadmap.writer import RoadmapEdits, changing_words


class SharedDialog(FormDialog):
    """Sets fields of several activities; what was not touched stays as it is."""

    def __init__(
        self, context: Context, writer: RoadmapEdits, activities: Sequence[Activity], parent: QWidget
    ) -> None:
        title = shared_title(len(activities))
        super().__init__(context, title, tr("Set"), shared_hint(), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._writer, self._ids = writer, [each.id for each in activities]
        self.fields = SharedForm(context)
        self.fields.show_activities(activities)
        self.fields.refused.connect(lambda said: self.strip.say(said, "warn"))
        writer.refused.connect(self.strip.say)
        self.form.addRow(self.fields)
        self.fields.workstream.setFocus()
        self.act_button.setEnabled(not writer.fixed)
        if writer.fixed:
            self.strip.say(writer.fixed, "warn")

    def show_waiting(self, *, waiting: bool) -> None:
        """Leave the fields alone while they are being set."""
        self.fields.setEnabled(not waiting)

    def carry_out(self) -> bool:
        """Set what was changed."""
        read = self.fields.read()
        if read is None or not self._writer.may():
            return False
        fields, parts = read
        if not fields and not parts.any:
            return True
        edit = partial(edits.set_activities, activity_ids=self._ids, fields=fields, parts=parts)
        return self.do_many(len(self._ids), changing_words(len(self._ids)), edit, _nothing)


def _nothing() -> None:
    """Follow it with nothing more."""
