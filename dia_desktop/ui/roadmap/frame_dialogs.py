"""What frames the roadmap: horizons, markers, workstreams; each a small dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.store import Area, edits
from dia_desktop.strategy.roadmap import DateGrain, Marker, Workstream
from dia_desktop.strategy.roadmap_words import span_words
from dia_desktop.ui.context import Context
from dia_desktop.ui.day_text import typed_days
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.number_field import NumberField
from dia_desktop.ui.roadmap.fields import TextField
from dia_desktop.ui.roadmap.outlook import first_year
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.writer import RoadmapEdits
from dia_desktop.ui.swot.ticks import PlainList
from dia_desktop.ui.widgets import Button, PlainLabel, Strip, said_in_front

YEARS, MOST_YEARS = (1, 9999), 100
LIST_HEIGHT, LIST_WIDTH = 260, 460


class HorizonsDialog(FormDialog):
    """The first year of the roadmap, and how many years its two horizons have."""

    def __init__(self, context: Context, plan: Plan, writer: RoadmapEdits, parent: QWidget) -> None:
        intro = tr("Both horizons begin in the first year. What is “horizon only” goes along with them.")
        super().__init__(context, tr("Horizons"), tr("Set"), intro, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._writer = writer
        roadmap = plan.roadmap
        self.first, self.mid, self.long = NumberField(), NumberField(), NumberField()
        self.first.setRange(*YEARS)
        self.first.setGroupSeparatorShown(False)
        for box in (self.mid, self.long):
            box.setRange(1, MOST_YEARS)
            box.setSuffix(tr(" years"))
        self.first.setValue(first_year(roadmap, plan.clock()))
        self.mid.setValue(roadmap.mid_term_years)
        self.long.setValue(roadmap.long_term_years)
        self.add_field(tr("First year"), self.first)
        self.add_field(tr("Mid-term"), self.mid)
        self.add_field(tr("Long-term"), self.long)
        self.act_button.setEnabled(not writer.fixed)

    def carry_out(self) -> bool:
        """Set the horizons."""
        values = (self.first.value(), self.mid.value(), self.long.value())
        return self._writer.may() and self.context.desk.do(edits.set_horizons, *values)


class MarkerDialog(FormDialog):
    """A moment or a time that is shown over the whole roadmap; `marker` None makes a new one."""

    def __init__(
        self, context: Context, writer: RoadmapEdits, marker: Marker | None, parent: QWidget
    ) -> None:
        title = tr("New marker") if marker is None else tr("Marker")
        super().__init__(context, title, tr("Add") if marker is None else tr("Set"), "", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._writer, self._marker = writer, marker
        self.name = QLineEdit("" if marker is None else marker.title)
        self.name.setPlaceholderText(tr("e.g. EU election"))
        self.start = TextField(tr("First day"), tr("e.g. 2024-06-06 or Jun 2024"))
        self.end = TextField(tr("Last day"), tr("empty for a moment"))
        if marker is not None:
            self.start.show_value(marker.start.isoformat())
            self.end.show_value("" if marker.end == marker.start else marker.end.isoformat())
        self.add_field(tr("Name"), self.name)
        self.add_field(tr("First day"), self.start)
        self.add_field(tr("Last day"), self.end)
        self.act_button.setEnabled(not writer.fixed)

    def carry_out(self) -> bool:
        """Add the marker, or set what was changed."""
        first, last = (typed_days(each.text(), self.context.locale) for each in (self.start, self.end))
        for field, typed in ((self.start, first), (self.end, last)):
            bad = typed is None and (field is self.start or bool(field.text().strip()))
            field.mark_invalid(on=bad)
            if bad:
                said = tr("“{text}” is no date: write for example 2021, Q2 2021, Mar 2021 or 2021-03-31.")
                self.strip.say(said.format(text=field.text()), "warn")
                return False
        if first is None or not self._writer.may():
            return False
        end = first.last if last is None else last.last
        desk = self.context.desk
        if self._marker is None:
            return desk.do(edits.add_marker, self.name.text(), first.first, end)
        return desk.do(edits.set_marker, self._marker.id, self.name.text(), first.first, end)


class WorkstreamDialog(FormDialog):
    """The name of a workstream; `workstream` None makes a new one."""

    def __init__(
        self, context: Context, writer: RoadmapEdits, workstream: Workstream | None, parent: QWidget
    ) -> None:
        title = tr("New workstream") if workstream is None else tr("Workstream")
        super().__init__(context, title, tr("Add") if workstream is None else tr("Set"), "", parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._writer, self._workstream = writer, workstream
        self.name = QLineEdit("" if workstream is None else workstream.name)
        self.add_field(tr("Name"), self.name)
        self.act_button.setEnabled(not writer.fixed)

    def carry_out(self) -> bool:
        """Add the workstream, or give it another name."""
        if self._workstream is not None:
            return self._writer.rename_workstream(self._workstream.id, self.name.text())
        return self._writer.may() and self.context.desk.do(edits.add_workstream, self.name.text())


class ListDialog(QDialog):
    """A list of what belongs to the roadmap, with buttons to add, change and remove.

    Parameters
    ----------
    words : the title, what the list is about, and what stands in it while it is empty.
    """

    def __init__(
        self, context: Context, words: tuple[str, str, str], writer: RoadmapEdits, parent: QWidget
    ) -> None:
        title, intro, nothing = words
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.context, self.writer = context, writer
        self.strip = Strip(context, closable=False)
        self.list = PlainList()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumSize(context.theme.px(LIST_WIDTH), context.theme.px(LIST_HEIGHT))
        self.nothing = PlainLabel(context, nothing, 13, colour="text2", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self.list).addWidget(self.nothing)
        self._acting: list[tuple[Button, bool, bool]] = []
        self._keys: dict[Qt.Key, Button] = {}
        self.buttons = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(self.strip)
        column.addWidget(PlainLabel(context, intro, 12, colour="text2", wrap=True))
        column.addWidget(self.list, 1)
        column.addLayout(self.buttons)
        context.desk.refused.connect(self._refused)
        writer.refused.connect(self._refused)
        context.desk.changed.connect(self._changed)

    def _refused(self, sentence: str) -> None:
        if not said_in_front(self):
            self.strip.say(sentence)

    def add_button(
        self,
        words: str,
        act: Callable[[], object],
        key: Qt.Key | None = None,
        *,
        needs_one: bool = True,
        changes: bool = True,
    ) -> None:
        """Add a button with its key; it acts on the current line where it needs one."""
        button = Button(self.context, words)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        self._acting.append((button, needs_one, changes))
        if key is not None:
            self._keys[key] = button
        self.buttons.addWidget(button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that a key stands for."""
        button = self._keys.get(Qt.Key(event.key()))
        if button is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            button.click()
        else:
            super().keyPressEvent(event)

    def finish(self) -> None:
        """Add the button that closes, and show the lines."""
        self.buttons.addStretch(1)
        close = Button(self.context, tr("Close"), "primary")
        close.clicked.connect(self.accept)
        self.buttons.addWidget(close)
        self.reload()

    def lines(self) -> list[str]:
        """Return the lines of the list."""
        raise NotImplementedError

    def reload(self) -> None:
        """Show the lines as they are now; the current one stays."""
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        lines = self.lines()
        for line in lines:
            QListWidgetItem(line, self.list)
        self.list.setCurrentRow(min(row, len(lines) - 1))
        self.nothing.setVisible(not lines)
        for button, needs_one, changes in self._acting:
            button.setEnabled((bool(lines) or not needs_one) and not (changes and self.writer.fixed))

    def _changed(self, areas: frozenset[Area]) -> None:
        if Area.ROADMAP in areas:
            self.strip.clear()
            self.reload()


class MarkersDialog(ListDialog):
    """The markers of the roadmap."""

    def __init__(self, context: Context, writer: RoadmapEdits, parent: QWidget) -> None:
        intro = tr("Moments and times that stand over the whole roadmap.")
        nothing = tr("No marker yet: add an election, a call or a review")
        super().__init__(context, (tr("Markers"), intro, nothing), writer, parent)
        self.add_button(tr("Add…"), lambda: self.ask(None), Qt.Key.Key_Insert, needs_one=False)
        self.add_button(tr("Change…"), lambda: self.ask(self.chosen), Qt.Key.Key_F2)
        self.add_button(tr("Remove"), self.remove_chosen, Qt.Key.Key_Delete)
        self.finish()

    def ask(self, marker: Marker | None) -> None:
        """Ask what a marker is; None adds one."""
        MarkerDialog(self.context, self.writer, marker, self).open()

    @property
    def chosen(self) -> Marker:
        """The current marker."""
        return self.context.desk.roadmap.markers[self.list.currentRow()]

    def lines(self) -> list[str]:
        """Return each marker with its days."""
        return [
            tr("{title}  ·  {days}").format(
                title=" ".join(each.title.split()),
                days=span_words(each.start, each.end, DateGrain.DAY, self.context.numbers),
            )
            for each in self.context.desk.roadmap.markers
        ]

    def remove_chosen(self) -> None:
        """Take the current marker away."""
        if self.writer.may():
            self.context.desk.do(edits.remove_marker, self.chosen.id)


class WorkstreamsDialog(ListDialog):
    """The workstreams of the roadmap, in order."""

    def __init__(self, context: Context, writer: RoadmapEdits, parent: QWidget) -> None:
        intro = tr("Groups of activities that belong together; A is the first one.")
        nothing = tr("No workstream yet: add the first one")
        super().__init__(context, (tr("Workstreams"), intro, nothing), writer, parent)
        self.add_button(tr("Add…"), lambda: self.ask(None), Qt.Key.Key_Insert, needs_one=False)
        self.add_button(tr("Rename…"), lambda: self.ask(self.chosen), Qt.Key.Key_F2)
        self.add_button(tr("Up"), lambda: self.move_chosen(-1))
        self.add_button(tr("Down"), lambda: self.move_chosen(1))
        self.add_button(tr("Remove"), self.remove_chosen, Qt.Key.Key_Delete)
        self.finish()

    def ask(self, workstream: Workstream | None) -> None:
        """Ask for the name of a workstream; None adds one."""
        WorkstreamDialog(self.context, self.writer, workstream, self).open()

    @property
    def chosen(self) -> Workstream:
        """The current workstream."""
        return self.context.desk.roadmap.workstreams[self.list.currentRow()]

    def lines(self) -> list[str]:
        """Return each workstream with its letter."""
        return [
            tr("{letter}  {name}").format(letter=each.letter, name=" ".join(each.name.split()))
            for each in self.context.desk.roadmap.workstreams
        ]

    def move_chosen(self, step: int) -> None:
        """Move the current workstream up or down."""
        place = self.list.currentRow() + step
        if 0 <= place < self.list.count() and self.writer.may():
            moved = self.context.desk.do(edits.move_workstream, self.chosen.id, place)
            self.list.setCurrentRow(place if moved else place - step)

    def remove_chosen(self) -> None:
        """Take the current workstream away; its activities stay, without one."""
        if self.writer.may():
            self.context.desk.do(edits.remove_workstream, self.chosen.id)
