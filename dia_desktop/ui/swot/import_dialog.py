"""SWOT > Import: a list from another program, shown before any of it is taken in."""

from __future__ import annotations

from functools import partial
from pathlib import Path

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
from dia_desktop.evidence.item_table import (
    NEEDED,
    ItemColumn,
    missing_columns,
    proposed_columns,
    read_item_table,
)
from dia_desktop.evidence.list_table import ListTable
from dia_desktop.language import tr, tr_n
from dia_desktop.store import edits
from dia_desktop.ui.context import Context
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.swot.carried import LIST_ENDINGS
from dia_desktop.ui.swot.import_model import (
    IMPORTANCE,
    LIKELIHOOD,
    MARKETS,
    NOTE,
    PLACE,
    QUADRANT,
    TEXT,
    ImportModel,
)
from dia_desktop.ui.swot.import_rows import (
    Board,
    PreviewRow,
    column_words,
    new_item,
    preview,
    preview_words,
    table_words,
)
from dia_desktop.ui.widgets import Button, PlainLabel
from dia_desktop.ui.worker import NewestWins

WIDTH, TABLE_HEIGHT = 980, 250
#: Widths of the columns in design pixels; the text takes the rest.
WIDTHS = {PLACE: 84, NOTE: 176, QUADRANT: 96, IMPORTANCE: 92, LIKELIHOOD: 84, MARKETS: 112}
#: Letters of a header shown in a list of columns.
MOST_LETTERS = 60


class ImportDialog(FormDialog):
    """Reads a list beside the window, shows what it would become, and adds it as one step.

    Parameters
    ----------
    path : the file to begin with; None for none yet.

    Signals
    -------
    imported(sentence) : items were added.
    """

    imported = Signal(str)

    def __init__(self, context: Context, parent: QWidget, path: Path | None = None) -> None:
        intro = tr("A list as CSV or Excel (.xlsx): a header, then one item per row.")
        super().__init__(context, tr("Import items"), tr("Import"), intro, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(context.theme.px(WIDTH), parent.window().width() - 2 * 16))
        self.table: ListTable | None = None
        self._reader: NewestWins[ListTable] = NewestWins(self)
        self._checker: NewestWins[tuple[PreviewRow, ...]] = NewestWins(self)
        self._make_file_row()
        self._make_columns()
        self._make_preview()
        self._connect()
        self._tell()
        if path is not None:
            self.read(path)

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
        self.progress.setAccessibleName(tr("The list is being read"))
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.form.addRow(self.progress)

    def _make_columns(self) -> None:
        """One list of columns for each thing a column can say, in two halves side by side."""
        self.columns_box = QWidget()
        grid = QGridLayout(self.columns_box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self.choices: dict[ItemColumn, QComboBox] = {}
        half = (len(ItemColumn) + 1) // 2
        for place, column in enumerate(ItemColumn):
            words = column_words(column)
            label = PlainLabel(self.context, words, 13, colour="text2")
            box = QComboBox()
            box.setAccessibleName(tr("Column of: {what}").format(what=words))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            box.currentIndexChanged.connect(self._columns_changed)
            label.setBuddy(box)
            row, side = place % half, 2 * (place // half)
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
        self.model = ImportModel(self.context)
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
        self.view.setMinimumHeight(self.context.theme.px(TABLE_HEIGHT))
        header = self.view.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        self.form.addRow(self.view)
        self._fit_columns()

    def _connect(self) -> None:
        self._reader.arrived.connect(self._read)
        self._reader.failed.connect(self._failed)
        self._checker.arrived.connect(self._checked)
        self._checker.failed.connect(self._failed)
        self.model.ticked.connect(self._tell)
        self.finished.connect(self._reader.close)
        self.finished.connect(self._checker.close)

    # -- reading ------------------------------------------------------------------------------

    def choose(self) -> None:
        """Ask which file to read."""
        patterns = " ".join(f"*{ending}" for ending in LIST_ENDINGS)
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
        self._reader.submit(partial(read_item_table, path))

    def _forget(self) -> None:
        self.table = None
        self._checker.cancel()
        self.model.show_rows(())
        self.view.clearSpans()
        self.columns_box.hide()
        self.counted.setText("")

    def _read(self, table: ListTable) -> None:
        self.progress.hide()
        self.table = table
        self.said.setText(one_line(table_words(table)))
        proposed = proposed_columns(table.header)
        for column, box in self.choices.items():
            with QSignalBlocker(box):
                box.clear()
                box.addItem(tr("choose…") if column in NEEDED else tr("not in the list"), None)
                for place, name in enumerate(_headed(table)):
                    box.addItem(name, place)
                box.setCurrentIndex(1 + proposed.get(column, -1))
        self.columns_box.show()
        self._columns_changed()

    def columns(self) -> dict[ItemColumn, int]:
        """Return which column says what, as it is chosen."""
        chosen = {column: box.currentData() for column, box in self.choices.items()}
        return {column: int(place) for column, place in chosen.items() if place is not None}

    def _columns_changed(self) -> None:
        """Hold the rows against the board, as the columns say now."""
        if self.table is None:
            return
        columns = self.columns()
        missing = missing_columns(columns)
        if missing:
            self._checker.cancel()
            self._show(())
            self.strip.say(missing, "warn")
            return
        self.strip.clear()
        self._checker.submit(partial(preview, self.table, columns, Board.of(self.context.desk)))

    def _checked(self, rows: tuple[PreviewRow, ...]) -> None:
        self._show(rows)
        self._make_room()

    def _show(self, rows: tuple[PreviewRow, ...]) -> None:
        self.view.clearSpans()
        self.model.show_rows(rows)
        self.counted.setText(preview_words(rows) if rows else "")
        across = self.model.columnCount() - NOTE
        for place, row in enumerate(rows):
            if row.refused:
                self.view.setSpan(place, NOTE, 1, across)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Leave the text what the other columns do not need."""
        for column, width in WIDTHS.items():
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
        words = tr_n("Import {count} item", "Import {count} items", count).format(count=count)
        self.act_button.setText(words if count else tr("Import"))
        self.act_button.setAccessibleName(self.act_button.text())
        self.act_button.setEnabled(bool(count))

    def carry_out(self) -> bool:
        """Add all rows that are ticked, as one step."""
        items = self.model.chosen()
        if self.table is None or not items:
            return False
        label = tr_n("Imported {count} item from {file}", "Imported {count} items from {file}", len(items))
        label = label.format(count=len(items), file=one_line(self.table.source))
        done = self.context.desk.do(edits.add_items, [new_item(item) for item in items], label)
        if done:
            self.imported.emit(tr("{what}. Undo: Ctrl+Z").format(what=label))
        return done


def _headed(table: ListTable) -> list[str]:
    """Return what the columns of a list are called, with their numbers."""
    names = (one_line(cell)[:MOST_LETTERS] or tr("without a name") for cell in table.header)
    return [
        tr("{number}: {name}").format(number=number, name=name) for number, name in enumerate(names, start=1)
    ]
