"""The history: who did what, when and why; and naming a moment of it."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QDateTime, QLocale, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from dia_desktop.language import tr
from dia_desktop.store import HistoryEntry, StepKind, StrategyFile
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.widgets import PlainLabel, tip

SHOWN = 1000
#: Steps whose texts make the columns as wide as they are; a thousand take a tenth of a second.
MEASURED = 200
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class HistoryModel(QAbstractTableModel):
    """The steps of a file as a table, newest first."""

    def __init__(self, entries: tuple[HistoryEntry, ...], context: Context) -> None:
        super().__init__(context)
        self._entries = entries
        self._context = context
        self._titles = (tr("When"), tr("Who"), tr("What"), tr("Why"))

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of steps."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Return the text of a cell; named moments stand out by weight."""
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(entry)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            # It may be longer than its column.
            return tip(self._words(entry)[index.column()])
        if role == Qt.ItemDataRole.FontRole and entry.kind is StepKind.MARK:
            font = self._context.theme.font(13)
            font.setBold(True)
            return font
        return None

    def _words(self, entry: HistoryEntry) -> tuple[str, str, str, str]:
        moment = QDateTime.fromSecsSinceEpoch(int(entry.at.timestamp()))
        when = self._context.locale.toString(moment, QLocale.FormatType.ShortFormat)
        return when, entry.author, entry.sentence, entry.reason


class HistoryDialog(QDialog):
    """Shows the newest steps."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("History"))
        self.setAccessibleName(tr("History"))
        theme = context.theme
        self.resize(theme.px(820), theme.px(480))
        self._model = HistoryModel(context.desk.file.history(SHOWN), context)
        self._model.setParent(self)
        self.table = QTableView()
        self.table.setProperty("kind", "framed")
        self.table.setAccessibleName(tr("Steps, newest first"))
        self.table.setModel(self._model)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.setShowGrid(False)
        self.table.horizontalHeader().setResizeContentsPrecision(MEASURED)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        words = tr("Every step is kept; undo adds a step, it removes none. Named moments are bold.")
        column.addWidget(PlainLabel(context, words, 13, colour="text2", wrap=True))
        column.addWidget(self.table, 1)


class NameMomentDialog(FormDialog):
    """Gives the present moment a name in the history."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        intro = tr("A name in the history, to find this moment again. Nothing else changes.")
        super().__init__(context, tr("Name this moment"), tr("Name it"), intro, parent)
        self.name = QLineEdit()
        self.reason = QLineEdit()
        self.add_field(tr("Name"), self.name)
        self.add_field(tr("Reason"), self.reason)

    def carry_out(self) -> bool:
        """Write the name into the history."""
        name = " ".join(self.name.text().split())
        if not name:
            self.strip.say(tr("Give the moment a name."), "warn")
            return False
        desk = self.context.desk
        named = desk.do(StrategyFile.mark, name, self.reason.text().strip())
        if named:
            # A name changes nothing that is shown but the time of the last save.
            desk.changed.emit(frozenset())
        return named
