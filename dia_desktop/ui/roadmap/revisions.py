"""Naming a moment of the roadmap, and what changed since one that was named."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.store import edits
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.revision_words import Naming, change_groups, changes_finding
from dia_desktop.strategy.revisions import Revision, changes_between
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.roadmap.fields import ChoiceField
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.swot.ticks import PlainList
from dia_desktop.ui.widgets import Button, PlainLabel, tip

ID = Qt.ItemDataRole.UserRole
WIDTH, LIST = 620, 320


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


class ChangesDialog(QDialog):
    """Lists what was added, removed, moved, re-owned, re-funded or otherwise changed since a revision.

    Signals
    -------
    activity_wanted(id) : the user wants to see an activity.
    """

    activity_wanted = Signal(str)

    def __init__(self, context: Context, plan: Plan, seq: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Changes since a revision"))
        self.setAccessibleName(tr("Changes since a revision"))
        self._context, self._plan = context, plan
        self._revisions = context.desk.file.revisions()
        self.since = ChoiceField(tr("Since"))
        self.since.offer([(revision_title(each, context.numbers), each.seq) for each in self._revisions])
        self.since.show_value(seq)
        self.why = PlainLabel(context, "", 12, colour="text2", wrap=True)
        self.finding = PlainLabel(context, "", 15, QFont.Weight.DemiBold, wrap=True)
        self.list = PlainList()
        self.list.setAccessibleName(tr("Changes"))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(context.theme.px(LIST))
        self.table_button = Button(context, tr("Show as table"), icon_name="table")
        self.table_button.clicked.connect(self.show_table)
        close = Button(context, tr("Close"), "primary")
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.table_button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        for widget in (self.since, self.why, self.finding):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.setMinimumWidth(context.theme.px(WIDTH))
        self.since.activated.connect(self.reload)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        plan.laid_out.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """List the changes since the chosen revision."""
        seq = int(self.since.currentData())
        revision = self._revision = next(each for each in self._revisions if each.seq == seq)
        self.why.setText(revision.reason)
        self.why.setVisible(bool(revision.reason))
        file, desk = self._context.desk.file, self._context.desk
        before, funding = self._before = file.roadmap_at(seq), file.funding_at(seq)
        changes = changes_between(before, desk.roadmap, funding, desk.funding)
        naming = Naming.between(before, desk.roadmap, self._names(), self._context.numbers)
        self.finding.setText(changes_finding(changes))
        self.list.clear()
        for group in change_groups(changes, naming):
            self._head(tr("{title}  {count}").format(title=group.title, count=len(group.lines)))
            for activity_id, sentence in group.lines:
                item = QListWidgetItem(" ".join(sentence.split()), self.list)
                item.setToolTip(tip(sentence))
                item.setData(ID, activity_id or "")

    def show_table(self) -> None:
        """Show the changes as a table, which can be copied into a spreadsheet."""
        from dia_desktop.report.changes_table import changes_table
        from dia_desktop.ui.exhibits import exchanged_roadmap
        from dia_desktop.ui.exporting import table_of
        from dia_desktop.ui.table_dialog import TableDialog

        export = replace(exchanged_roadmap(self._context.desk), revision=self._revision, before=self._before)
        table = table_of(self.windowTitle(), self.finding.text(), changes_table(export).content)
        dialog = TableDialog(self._context, table, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _head(self, words: str) -> None:
        item = QListWidgetItem(words, self.list)
        font = self._context.theme.font(12, QFont.Weight.Bold)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setData(ID, "")

    def _names(self) -> dict[str, str]:
        """Return the names of what changes refer to beside activities and workstreams, by id."""
        desk = self._context.desk
        return {
            **{each.id: each.name for each in desk.strategy.partners},
            **{each.id: each.name for each in desk.scoring.markets},
            **{each.id: each.title for each in desk.swot.options},
            **{each.id: each.name for each in desk.kpis},
        }

    def _go(self, item: QListWidgetItem) -> None:
        activity_id = str(item.data(ID))
        if activity_id in self._plan.known:
            self.activity_wanted.emit(activity_id)
