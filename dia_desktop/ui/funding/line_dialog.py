"""Which source is to pay for which activity: a new line in the table of amounts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.funding.record_model import one_line


class LineDialog(FormDialog):
    """Asks for a source and an activity; nothing is written until an amount is typed.

    Signals
    -------
    chosen(source_id, activity_id) : the line is wanted.
    """

    chosen = Signal(str, str)

    def __init__(self, context: Context, source_id: str, parent: QWidget) -> None:
        intro = tr("What the source gives is typed by year into the new line.")
        super().__init__(context, tr("Pay for an activity"), tr("Add the line"), intro, parent)
        self.source, self.activity = QComboBox(), QComboBox()
        for source in context.desk.funding.sources:
            self.source.addItem(one_line(source.name), source.id)
        roadmap = context.desk.roadmap
        handles = roadmap.handles()
        for activity in roadmap.activities:
            name = tr("{handle}  {title}").format(handle=handles[activity.id], title=one_line(activity.title))
            self.activity.addItem(name, activity.id)
        for box in (self.source, self.activity):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(28)
        self.source.setCurrentIndex(max(self.source.findData(source_id), 0))
        self.add_field(tr("Source"), self.source)
        self.add_field(tr("Activity"), self.activity)

    def carry_out(self) -> bool:
        """Tell which line is wanted."""
        if self.source.currentIndex() < 0:
            self.strip.say(tr("Add a funding source first."), "warn")
            return False
        if self.activity.currentIndex() < 0:
            self.strip.say(tr("The roadmap has no activity yet; add one there first."), "warn")
            return False
        self.chosen.emit(self.source.currentData(), self.activity.currentData())
        return True
