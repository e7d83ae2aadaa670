"""The files of the roadmap that other programs read, to be ticked; what is empty says why it cannot be."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from dia_desktop.charts.exhibit import What
from dia_desktop.language import tr
from dia_desktop.report.roadmap_documents import RoadmapFile, file_words, nothing_to_write
from dia_desktop.ui.context import Context
from dia_desktop.ui.exhibits import exchanged_roadmap
from dia_desktop.ui.widgets import PlainLabel

#: What is ticked at first, by the picture that is looked at.
_BESIDE = {
    What.GANTT: (RoadmapFile.PROJECT,),
    What.COVERAGE: (RoadmapFile.SOURCES, RoadmapFile.ALLOCATIONS, RoadmapFile.BUDGETS),
    What.KPIS: (RoadmapFile.KPIS, RoadmapFile.ACHIEVEMENTS),
}


class RoadmapFiles(QWidget):
    """One box for each file.

    Parameters
    ----------
    whats : the pictures that are looked at; what belongs to them is ticked, else the project plan.
    """

    def __init__(self, context: Context, whats: Collection[What]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Files for other programs"))
        export = exchanged_roadmap(context.desk)
        beside = {each for what in whats for each in _BESIDE.get(what, ())} or {RoadmapFile.PROJECT}
        self.boxes: dict[RoadmapFile, QCheckBox] = {}
        #: Why there is nothing to write of a file; "" where there is something.
        self.reasons: dict[RoadmapFile, str] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for row, what in enumerate(RoadmapFile):
            reason = nothing_to_write(export, what)
            box = QCheckBox(file_words(what))
            name = tr("{file}: {reason}").format(file=box.text(), reason=reason) if reason else box.text()
            box.setAccessibleName(name)
            box.setChecked(what in beside and not reason)
            self.boxes[what], self.reasons[what] = box, reason
            grid.addWidget(box, row, 0)
            if reason:
                grid.addWidget(PlainLabel(context, reason, 12, colour="text3"), row, 1)
        self.set_writing(writing=False)

    def ticked(self) -> list[RoadmapFile]:
        """Return what is to be written."""
        return [what for what, box in self.boxes.items() if box.isChecked()]

    def set_writing(self, *, writing: bool) -> None:
        """Leave the boxes alone while files are written."""
        for what, box in self.boxes.items():
            box.setEnabled(not writing and not self.reasons[what])
