"""A list from another program, shown before any of it is taken in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QTableView,
    QWidget,
)

from dia_desktop.charts.plain_text import one_line
from dia_desktop.errors import DiaError
from dia_desktop.evidence.list_table import ListTable
from dia_desktop.language import tr, tr_n
from dia_desktop.store import Applied, StrategyFile
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.import_model import NOTE, Content, ImportModel, Preview, PreviewRow
from dia_desktop.ui.widgets import Button, PlainLabel
from dia_desktop.ui.worker import NewestWins

WIDTH, TABLE_HEIGHT = 980, 250
#: Widths of the first two columns of the preview in design pixels.
PLACE_WIDTH, NOTE_WIDTH = 104, 176
#: Letters of a header shown in a list of columns.
MOST_LETTERS = 60
Column = TypeVar("Column", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Imported(Generic[Column]):
    """What is imported, and how its lists are read.

    Attributes
    ----------
    title, intro : of the dialog.
    endings : how the names of its files end.
    read : reads a file.
    columns : what a column can say, with its label.
    needed : the columns without which a row says nothing.
    proposed : which column says what, by the header of a list.
    missing : which column must still be chosen, a sentence or "".
    shown : the columns of the preview and their widths in design pixels; one without takes the rest.
    beside : how many columns are chosen side by side.
    height : of the preview at least, in design pixels.
    """

    title: str
    intro: str
    endings: tuple[str, ...]
    read: Callable[[Path], ListTable]
    columns: Mapping[Column, str]
    needed: tuple[Column, ...]
    proposed: Callable[[Sequence[str]], dict[Column, int]]
    missing: Callable[[Mapping[Column, int]], str]
    shown: Mapping[str, int | None]
    beside: int = 2
    height: int = TABLE_HEIGHT


class ImportDialog(FormDialog, Generic[Column, Content]):
    """Reads a list beside the window, shows what it would become, and adds it as one step.

    A subclass says what a list would become (`preview_of`, which runs beside the window) and adds it.

    Parameters
    ----------
    path : the file to begin with; None for none yet.

    Signals
    -------
    imported(sentence) : items were added.
    """

    imported = Signal(str)

    def __init__(
        self, context: Context, kind: Imported[Column], parent: QWidget, path: Path | None = None
    ) -> None:
        super().__init__(context, kind.title, tr("Import"), kind.intro, parent)
        self.kind = kind
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(context.theme.px(WIDTH), parent.window().width() - 2 * 16))
        self.table: ListTable | None = None
        self._reader: NewestWins[ListTable] = NewestWins(self)
        self.preview: Preview[Content] | None = None
        self._checker: NewestWins[Preview[Content]] = NewestWins(self)
        self._make_file_row()
        self._make_columns()
        self._make_preview()
        self._connect()
        self._tell()
        if path is not None:
            self.read(path)

    def preview_of(self, table: ListTable, columns: Mapping[Column, int]) -> Callable[[], Preview[Content]]:
        """Return what works out what a list would become; it is called in another thread."""
        raise NotImplementedError

    # -- building -----------------------------------------------------------------------------

    def _make_file_row(self) -> None:
        self.said = PlainLabel(self.context, tr("No file chosen yet."), 13, wrap=True)
        self.said.setAccessibleName(tr("What was read"))
        self.browse = Button(self.context, tr("Choose a file…"))
        self.browse.clicked.connect(self.choose)
        row = QHBoxLayout()
        row.addWidget(self.said, 1)
        row.addWidget(self.browse)
        self.form.addRow(row)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("The list is being read or added"))
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.form.addRow(self.progress)

    def _make_columns(self) -> None:
        """One list of columns for each thing a column can say, some of them side by side."""
        self.columns_box = QWidget()
        grid = QGridLayout(self.columns_box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self.choices: dict[Column, QComboBox] = {}
        high = -(-len(self.kind.columns) // self.kind.beside)
        for place, (column, words) in enumerate(self.kind.columns.items()):
            label = PlainLabel(self.context, words, 13, colour="text2")
            box = QComboBox()
            box.setAccessibleName(tr("Column of: {what}").format(what=words))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            box.currentIndexChanged.connect(self.check)
            label.setBuddy(box)
            row, side = place % high, 2 * (place // high)
            grid.addWidget(label, row, side)
            grid.addWidget(box, row, side + 1)
            grid.setColumnStretch(side + 1, 1)
            self.choices[column] = box
        self.form.addRow(self.columns_box)
        self.columns_box.hide()

    def _make_preview(self) -> None:
        self.counted = PlainLabel(self.context, "", 13, wrap=True)
        self.counted.setAccessibleName(tr("What would be imported"))
        self.form.addRow(self.counted)
        self.model = ImportModel(self.context, [*self.kind.shown])
        self.model.setParent(self)
        self.view = QTableView()
        self.view.setProperty("kind", "framed")
        self.view.setAccessibleName(tr("Rows of the list: refused first, then doubles, then new ones"))
        self.view.setModel(self.model)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.setTabKeyNavigation(False)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.verticalHeader().hide()
        self.view.setMinimumHeight(self.context.theme.px(self.kind.height))
        header = self.view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        for column, width in enumerate(self.kind.shown.values(), start=NOTE + 1):
            if width is None:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.form.addRow(self.view)
        self._fit_columns()

    def _connect(self) -> None:
        self._reader.arrived.connect(self._read)
        self._reader.failed.connect(self._failed)
        self._checker.arrived.connect(self._checked)
        self._checker.failed.connect(self._failed)
        self.model.ticked.connect(self._tell)
        for over in (self.finished, self.context.desk.closing):
            over.connect(self._reader.close)
            over.connect(self._checker.close)

    # -- reading ------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask which file to read."""
        patterns = " ".join(f"*{ending}" for ending in self.kind.endings)
        folder = str(self.context.desk.file.path.parent)
        chosen, _ = QFileDialog.getOpenFileName(
            self, tr("Import a list"), folder, tr("Lists ({patterns})").format(patterns=patterns)
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Begin to read a file; what was read before is forgotten."""
        self.strip.clear()
        self._forget()
        self.said.setText(tr("Reading {file}…").format(file=one_line(path.name)))
        self.progress.show()
        self._reader.submit(partial(self.kind.read, path))

    def _forget(self) -> None:
        self.table = self.preview = None
        self._checker.cancel()
        self.model.show_rows(())
        self.view.clearSpans()
        self.columns_box.hide()
        self.counted.setText("")

    def _read(self, table: ListTable) -> None:
        self.progress.hide()
        self.table = table
        self.said.setText(one_line(table_words(table)))
        proposed = self.kind.proposed(table.header)
        for column, box in self.choices.items():
            with QSignalBlocker(box):
                box.clear()
                box.addItem(tr("choose…") if column in self.kind.needed else tr("not in the list"), None)
                for place, name in enumerate(_headed(table)):
                    box.addItem(name, place)
                box.setCurrentIndex(1 + proposed.get(column, -1))
        self.columns_box.setVisible(not table.plan)
        self.check()

    def columns(self) -> dict[Column, int]:
        """Return which column says what, as it is chosen."""
        chosen = {column: box.currentData() for column, box in self.choices.items()}
        return {column: int(place) for column, place in chosen.items() if place is not None}

    def check(self) -> None:
        """Hold the rows against what is there, as the columns say now."""
        if self.table is None:
            return
        columns = self.columns()
        missing = self.kind.missing(columns)
        if missing:
            self._checker.cancel()
            self._show(None)
            self.strip.say(missing, "warn")
            return
        self.strip.clear()
        self._checker.submit(self.preview_of(self.table, columns))

    def _checked(self, preview: Preview[Content]) -> None:
        self._show(preview)
        if self.focusWidget() in {None, self.browse, self.leave_button}:
            # Enter would leave what has just been read, or ask for another file.
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._make_room()

    def _show(self, preview: Preview[Content] | None) -> None:
        self.preview = preview
        self.view.clearSpans()
        self.model.show_rows(() if preview is None else preview.rows)
        self.counted.setText("" if preview is None else one_line(preview.said))
        across = self.model.columnCount() - NOTE
        for place, row in enumerate(self.model.rows):
            if row.refused:
                self.view.setSpan(place, NOTE, 1, across)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Leave the longest texts what the other columns do not need."""
        widths = (PLACE_WIDTH, NOTE_WIDTH, *self.kind.shown.values())
        for column, width in enumerate(widths):
            if width is not None:
                self.view.setColumnWidth(column, self.context.theme.px(width))

    def _failed(self, error: BaseException) -> None:
        self.progress.hide()
        if not isinstance(error, DiaError):
            raise error
        self.said.setText(tr("Nothing was read."))
        self.strip.say(one_line(str(error)))

    # -- importing ----------------------------------------------------------------------------

    def _tell(self) -> None:
        count = len(self.model.chosen())
        words = self.act_words(count) if count else tr("Import")
        self.act_button.setText(words)
        self.act_button.setAccessibleName(words)
        self.act_button.setEnabled(bool(count))

    def import_many(self, rows: int, title: str, edit: Callable[[StrategyFile], Applied], label: str) -> bool:
        """Add so many rows as one step called `label`; return whether it is done, so that nothing is left."""
        return self.do_many(rows, title, edit, partial(self._imported, label))

    def _imported(self, label: str) -> None:
        self.imported.emit(tr("{what}. Undo: Ctrl+Z").format(what=label))

    def show_waiting(self, *, waiting: bool) -> None:
        """Show that rows are being added."""
        self.progress.setVisible(waiting)

    def act_words(self, count: int) -> str:
        """Return what the button does with so many rows."""
        raise NotImplementedError


def _headed(table: ListTable) -> list[str]:
    """Return what the columns of a list are called, with their numbers."""
    names = (one_line(cell)[:MOST_LETTERS] or tr("without a name") for cell in table.header)
    return [
        tr("{number}: {name}").format(number=number, name=name) for number, name in enumerate(names, start=1)
    ]


def table_words(table: ListTable) -> str:
    """Return what was read, e.g. "list.xlsx, sheet “Items”: 12 rows. 2 other sheets are not read."."""
    count = len(table.rows)
    rows = tr_n("{count} row", "{count} rows", count).format(count=count)
    if table.plan:
        rows = tr_n("{count} task", "{count} tasks", count).format(count=count)
    if not table.sheet:
        return tr("{file}: {rows}.").format(file=table.source, rows=rows)
    said = tr("{file}, sheet “{sheet}”: {rows}.").format(file=table.source, sheet=table.sheet, rows=rows)
    if not table.other_sheets:
        return said
    others = tr_n(
        "{count} other sheet is not read.", "{count} other sheets are not read.", table.other_sheets
    ).format(count=table.other_sheets)
    return tr("{said} {others}").format(said=said, others=others)


def counted_words(preview_rows: Sequence[PreviewRow], good: str) -> str:
    """Return how many rows are good, there already, and refused.

    Parameters
    ----------
    good : how many are new, in words.
    """
    refused = sum(row.refused for row in preview_rows)
    twins = sum(not row.refused and not row.proposed for row in preview_rows)
    parts = [good]
    if twins:
        said = tr_n(
            "{count} says what is there already: left out unless ticked",
            "{count} say what is there already: left out unless ticked",
            twins,
        )
        parts.append(said.format(count=twins))
    if refused:
        said = tr_n("{count} row cannot be imported", "{count} rows cannot be imported", refused)
        parts.append(said.format(count=refused))
    return tr("{parts}.").format(parts="; ".join(parts))
