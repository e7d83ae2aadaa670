"""Naming a moment of the roadmap, and how such moments are called."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.revisions import Revision
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog


class NameRevisionDialog(FormDialog):
    """Gives the present roadmap a name and a reason, to compare later ones with."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        intro = tr("A name for the roadmap as it is now; later plans can be compared with it.")
        super().__init__(context, tr("Name this moment"), tr("Name it"), intro, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.name = QLineEdit()
        count = len(context.desk.file.revisions())
        self.name.setText(tr("Revision {number}").format(number=count + 1))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("e.g. after the meeting of the board"))
        self.add_field(tr("Name"), self.name)
        self.add_field(tr("Reason"), self.reason)
        self.name.selectAll()

    def carry_out(self) -> bool:
        """Write the name into the history."""
        name = " ".join(self.name.text().split())
        if not name:
            self.strip.say(tr("Give the moment a name."), "warn")
            return False
        return self.context.desk.do(edits.name_revision, name, self.reason.text().strip())


def revision_title(revision: Revision, numbers: Numbers) -> str:
    """Return name and day of a revision."""
    day = numbers.full_day(revision.at.astimezone().date())
    return tr("{name}  ({day})").format(name=" ".join(revision.name.split()), day=day)
