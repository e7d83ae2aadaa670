"""What changed in the roadmap since a revision: looked for beside the window, one line for each change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QAbstractListModel, QObject, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.numbers import Numbers
from dia_desktop.strategy.revision_words import Naming, change_groups, changes_finding
from dia_desktop.strategy.revisions import Revision, changes_between
from dia_desktop.strategy.roadmap import Roadmap
from dia_desktop.ui.context import Context
from dia_desktop.ui.reading import Earlier
from dia_desktop.ui.roadmap.fields import ChoiceField
from dia_desktop.ui.roadmap.plan import Plan
from dia_desktop.ui.roadmap.revisions import revision_title
from dia_desktop.ui.roadmap.tree_model import NOWHERE, Index
from dia_desktop.ui.widgets import Button, PlainLabel, tip
from dia_desktop.ui.worker import NewestWins

WIDTH, LIST = 620, 320
#: Lines of which the list measures the height at once; more come when somebody scrolls there.
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list.

    Attributes
    ----------
    activity_id : the activity it is about; "" for none.
    head : whether it says what kind of changes follow.
    """

    words: str
    activity_id: str = ""
    head: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """All changes in words."""

    finding: str
    lines: tuple[Line, ...]


def listed(
    earlier: Earlier, roadmap: Roadmap, funding: Funding, names: Mapping[str, str], numbers: Numbers
) -> Listed:
    """Return what changed since an earlier moment.

    Parameters
    ----------
    names : of what changes refer to beside activities and workstreams, by id.
    """
    changes = changes_between(earlier.roadmap, roadmap, earlier.funding, funding)
    naming = Naming.between(earlier.roadmap, roadmap, names, numbers)
    lines = []
    for group in change_groups(changes, naming):
        head = tr("{title}  {count}").format(title=group.title, count=len(group.lines))
        lines.append(Line(head, head=True))
        lines += [Line(" ".join(words.split()), activity_id or "") for activity_id, words in group.lines]
    return Listed(changes_finding(changes), tuple(lines))


class ChangesModel(QAbstractListModel):
    """The lines of the list; dimmed while others are on their way."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.lines: tuple[Line, ...] = ()
        self.stale = False
        self._given = 0

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines, self.stale = lines, False
        self._given = min(len(lines), AT_ONCE)
        self.endResetModel()

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there are lines that the list does not have yet."""
        return not parent.isValid() and self._given < len(self.lines)

    def fetchMore(self, parent: Index) -> None:
        """Give the list the next lines."""
        more = min(self._given + AT_ONCE, len(self.lines))
        self.beginInsertRows(parent, self._given, more - 1)
        self._given = more
        self.endInsertRows()

    def dim(self) -> None:
        """Show that other lines are on their way."""
        self.stale = True
        if self._given:
            last = self.index(self._given - 1)
            self.dataChanged.emit(self.index(0), last, [Qt.ItemDataRole.ForegroundRole])

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else self._given

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words, tool tip and look of a line."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.ToolTipRole and not line.head:
            return tip(line.words)
        if role == Qt.ItemDataRole.FontRole and line.head:
            return self._context.theme.font(12, QFont.Weight.Bold)
        if role == Qt.ItemDataRole.ForegroundRole and self.stale:
            return self._context.theme.color("text3")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that changes can be chosen, and what stands above them cannot."""
        if not index.isValid() or self.lines[index.row()].head:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


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
        self._worker: NewestWins[Listed] = NewestWins(self)
        self._over = False
        #: The moment whose changes are listed; None before there is one.
        self._earlier: Earlier | None = None
        self.since = ChoiceField(tr("Since"))
        self.since.offer([(revision_title(each, context.numbers), each.seq) for each in self._revisions])
        self.since.show_value(seq)
        self.why = PlainLabel(context, "", 12, colour="text2", wrap=True)
        looking = tr("Looking for what changed…")
        self.finding = PlainLabel(context, looking, 15, QFont.Weight.DemiBold, wrap=True)
        self.lines = ChangesModel(context, self)
        self.list = QListView()
        self.table_button = Button(context, tr("Show as table"), icon_name="table")
        self._lay_out()
        self._worker.arrived.connect(self._show)
        self._worker.failed.connect(_surface)
        context.desk.closing.connect(self._worker.close)
        self.since.activated.connect(self.reload)
        self.list.activated.connect(self._go)
        self.list.clicked.connect(self._go)
        plan.laid_out.connect(self.reload)
        self.reload()

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.list.setProperty("kind", "framed")
        self.list.setAccessibleName(tr("Changes"))
        self.list.setModel(self.lines)
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(theme.px(LIST))
        self.table_button.clicked.connect(self.show_table)
        close = Button(self._context, tr("Close"), "primary")
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
        self.setMinimumWidth(theme.px(WIDTH))

    def done(self, result: int) -> None:
        """Stop looking."""
        self._over = True
        self._worker.close()
        super().done(result)

    # -- looking ------------------------------------------------------------------------------

    @property
    def _seq(self) -> int:
        return int(self.since.currentData())

    @property
    def _revision(self) -> Revision:
        return next(each for each in self._revisions if each.seq == self._seq)

    def reload(self) -> None:
        """Look for the changes since the chosen revision; the old ones stay, dimmed, until then."""
        revision = self._revision
        self.why.setText(revision.reason)
        self.why.setVisible(bool(revision.reason))
        self.lines.dim()
        self.table_button.setEnabled(False)
        # While something else is being read or done, its end brings the page, and this list, back here.
        if not self._context.desk.busy:
            self._context.desk.past.look(self._seq, self._compare)

    def _compare(self, earlier: Earlier | None) -> None:
        if self._over:
            return
        if earlier is None:
            self.lines.show_lines(())
            self.finding.setText(tr("That revision was not read."))
        elif earlier.seq != self._seq:
            # Another one was chosen meanwhile.
            self.reload()
        else:
            self._earlier = earlier
            desk, numbers = self._context.desk, self._context.numbers
            look = partial(listed, earlier, desk.roadmap, desk.funding, self._names(), numbers)
            self._worker.submit(look)

    def _show(self, found: Listed) -> None:
        self.finding.setText(found.finding)
        self.lines.show_lines(found.lines)
        self.table_button.setEnabled(True)

    def show_table(self) -> None:
        """Show the changes as a table, which can be copied into a spreadsheet."""
        from dia_desktop.report.changes_table import changes_table
        from dia_desktop.ui.exhibits import exchanged_roadmap
        from dia_desktop.ui.exporting import table_of
        from dia_desktop.ui.table_dialog import TableDialog

        if self._earlier is None:
            return
        before = self._earlier.roadmap, self._earlier.funding
        exchanged = exchanged_roadmap(self._context.desk)
        export = replace(exchanged, revision=self._revision, before=before)
        table = table_of(self.windowTitle(), self.finding.text(), changes_table(export).content)
        dialog = TableDialog(self._context, table, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _names(self) -> dict[str, str]:
        """Return the names of what changes refer to beside activities and workstreams, by id."""
        desk = self._context.desk
        return {
            **{each.id: each.name for each in desk.strategy.partners},
            **{each.id: each.name for each in desk.scoring.markets},
            **{each.id: each.title for each in desk.swot.options},
            **{each.id: each.name for each in desk.kpis},
        }

    def _go(self, index: Index) -> None:
        activity_id = self.lines.lines[index.row()].activity_id
        if activity_id in self._plan.known:
            self.activity_wanted.emit(activity_id)


def _surface(error: BaseException) -> None:
    """Raise what went wrong beside the window, so that it is seen like any other bug."""
    raise error
