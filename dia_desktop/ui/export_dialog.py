"""File > Export: what, as what, into which folder. Files are written beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QWidget,
)

from dia_desktop.charts.exhibit import What
from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr, tr_n
from dia_desktop.ui.context import Context
from dia_desktop.ui.exhibits import exhibit_title, named_view
from dia_desktop.ui.export_files import RoadmapFiles
from dia_desktop.ui.exporting import FORMATS, Exporter
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.gantt_choices import GanttChoices
from dia_desktop.ui.segments import Segments
from dia_desktop.ui.swot.text_box import TextBox
from dia_desktop.ui.widgets import Button

if TYPE_CHECKING:
    from dia_desktop.charts.export import ExportResult

#: Which kind of export is for other programs; the first one is of charts and tables.
FOR_PROGRAMS = 1
CHART_COLUMNS = 2
#: Least width, and height of what is said about what was written, in design pixels.
WIDTH, WRITTEN = 560, 260


class ExportDialog(FormDialog):
    """Asks what to write where, writes it, and says what was done.

    What can be written is either pictures and tables, or the roadmap for other programs. Where a file could
    not hold everything, the dialog stays open and says so.

    Signals
    -------
    exported(sentence, folder) : files were written; `folder` is a `Path`.
    """

    exported = Signal(str, object)

    def __init__(
        self, context: Context, folder: Path, parent: QWidget, whats: Sequence[What] = (What.RANKING,)
    ) -> None:
        super().__init__(context, tr("Export"), tr("Export"), tr("Export"), parent)
        self._whats = tuple(whats)
        self.setMinimumWidth(context.theme.px(WIDTH))
        self.kinds = Segments(
            tr("Kind of export"), [tr("Charts and tables"), tr("Roadmap for other programs")]
        )
        self.kinds.chosen.connect(self._show_kind)
        self.form.addRow(self.kinds)
        self.charts = {what: _box(exhibit_title(what), ticked=what in whats) for what in What}
        self._charts = _columns(list(self.charts.values()), CHART_COLUMNS)
        self.add_field(tr("What"), self._charts)
        self._files = _Later()
        self.add_field(tr("Files"), self._files)
        self._reach, self._size = _Later(), _Later()
        self.add_field(tr("Roadmap shows"), self._reach)
        self.add_field(tr("Roadmap type"), self._size)
        self.boxes = {kind: _box(words, ticked=True) for kind, words in _formats().items()}
        self._formats = _columns(list(self.boxes.values()))
        self.add_field(tr("Formats"), self._formats)
        self._add_folder(folder)
        self.written = TextBox("", context.theme.px(WRITTEN))
        self.written.setReadOnly(True)
        self.written.setAccessibleName(tr("What was written"))
        self.form.addRow(self.written)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Files written"))
        self.progress.hide()
        self.form.addRow(self.progress)
        self.files: RoadmapFiles | None = None
        self.gantt: GanttChoices | None = None
        self._writing = False
        self._connect()
        self._show_kind()

    def _add_folder(self, folder: Path) -> None:
        self.folder = QLineEdit(str(folder))
        self.browse = Button(self.context, tr("Choose…"))
        self._place = QWidget()
        row = QHBoxLayout(self._place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        self.add_field(tr("Folder"), self._place)
        self.folder.setAccessibleName(tr("Folder"))

    def _connect(self) -> None:
        self.browse.clicked.connect(self._choose)
        self.charts[What.GANTT].toggled.connect(self._show_kind)
        self._exporter = Exporter(self.context.desk, self)
        self._exporter.progressed.connect(self._progressed)
        self._exporter.finished.connect(self._finished)
        self._exporter.refused.connect(self._refused)
        self.finished.connect(self._exporter.close)
        # The program can be left from another window while files are written here.
        self.context.desk.closing.connect(self._exporter.close)

    # -- what can be chosen -------------------------------------------------------------------

    @property
    def for_programs(self) -> bool:
        """Whether the roadmap is to be written for other programs, not charts and tables."""
        return self.kinds.index == FOR_PROGRAMS

    def _show_kind(self) -> None:
        """Show what belongs to the chosen kind; what needs the roadmap is made when it is first shown."""
        programs, before = self.for_programs, self.height()
        gantt = not programs and self.charts[What.GANTT].isChecked()
        if programs and self.files is None:
            self.files = RoadmapFiles(self.context, self._whats)
            self._files.put(self.files)
        if gantt and self.gantt is None:
            self.gantt = GanttChoices(self.context)
            self._reach.put(self.gantt)
            self.gantt.resized.connect(self.fit)
            self._size.put(self.gantt.type_size)
        self.intro.setText(
            tr("The whole roadmap, not a picture of it. Earlier exports of the same files are replaced.")
            if programs
            else tr("Charts and tables of “{round}”. Earlier exports of them are replaced.").format(
                round=named_view(self.context.desk).round.name
            )
        )
        asked = [self._files] if programs else [self._charts, self._formats]
        self._show_rows(self.kinds, self._place, *asked, *([self._reach, self._size] if gantt else []))
        self.strip.clear()
        self.fit(before)

    def _show_rows(self, *shown: QWidget) -> None:
        of_charts = (self._charts, self._reach, self._size, self._formats)
        for row in (self.kinds, *of_charts, self._files, self._place, self.written):
            self.form.setRowVisible(row, row in shown)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder for the export"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    # -- writing ------------------------------------------------------------------------------

    def carry_out(self) -> bool:
        """Begin to write; the dialog closes when the last file is there."""
        if self._writing:
            return False
        try:
            begin = self._files_to_write() if self.for_programs else self._charts_to_write()
        except InvalidInputError as error:
            self.strip.say(str(error), "warn")
            return False
        folder = self.folder.text().strip()
        if folder:
            self._set_writing(writing=True)
            begin(Path(folder).expanduser())
        else:
            self.strip.say(tr("Choose a folder."), "warn")
            self.folder.setFocus()
        return False

    def _charts_to_write(self) -> Callable[[Path], None]:
        whats = [what for what, box in self.charts.items() if box.isChecked()]
        chosen = [kind for kind, box in self.boxes.items() if box.isChecked()]
        if not whats:
            raise InvalidInputError(tr("Choose at least one chart."))
        if not chosen:
            raise InvalidInputError(tr("Choose at least one format."))
        paper = self.gantt.read() if self.gantt is not None and What.GANTT in whats else None
        return lambda folder: self._exporter.start(folder, chosen, whats, paper)

    def _files_to_write(self) -> Callable[[Path], None]:
        files = [] if self.files is None else self.files.ticked()
        if not files:
            raise InvalidInputError(tr("Choose at least one file."))
        return lambda folder: self._exporter.start_roadmap(folder, files)

    def reject(self) -> None:
        """While files are written: stop after the one at hand. Else leave."""
        if self._writing:
            self._exporter.stop()
            self.leave_button.setEnabled(False)
        else:
            super().reject()

    def _set_writing(self, *, writing: bool) -> None:
        before = self.height()
        self._writing = writing
        self.progress.setVisible(writing)
        boxes = (*self.charts.values(), *self.boxes.values())
        for widget in (
            self.act_button,
            self.kinds,
            self.folder,
            self.browse,
            self._reach,
            self._size,
            *boxes,
        ):
            widget.setEnabled(not writing)
        if self.files is not None:
            self.files.set_writing(writing=writing)
        self.fit(before)
        self.leave_button.setEnabled(True)
        self.leave_button.setText(tr("Stop") if writing else tr("Cancel"))

    def _progressed(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _finished(self, result: ExportResult) -> None:
        self._set_writing(writing=False)
        folder = Path(self.folder.text().strip()).expanduser()
        written = written_sentence(result, folder)
        if result.failures:
            remarks = (
                tr("{file}: {remark}").format(file=path.name, remark=remark)
                for path, remark in result.remarks
            )
            self.strip.say(" ".join([*result.failures, written, *remarks]), "bad")
            return
        self.exported.emit(written, folder)
        if result.remarks:
            self._show_written(result, written)
        else:
            self.done(int(self.DialogCode.Accepted))

    def _show_written(self, result: ExportResult, written: str) -> None:
        """Say where the files are and what they do not hold, until the user has read it."""
        before = self.height()
        self.intro.setText(tr("{written} What they cannot hold:").format(written=written))
        lines = []
        for path in result.paths:
            remarks = (remark for of, remark in result.remarks if of == path)
            lines += [path.name, *(tr("• {remark}").format(remark=remark) for remark in remarks)]
        self.written.setPlainText("\n".join(lines))
        self._show_rows(self.written)
        self.act_button.hide()
        self.leave_button.setText(tr("Close"))
        self.leave_button.setFocus()
        self.fit(before)

    def _refused(self, sentence: str) -> None:
        self._set_writing(writing=False)
        self.strip.say(sentence, "bad")


class _Later(QWidget):
    """The place of a field that is made when it is first shown."""

    def __init__(self) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)

    def put(self, field: QWidget) -> None:
        """Show the field."""
        self._row.addWidget(field)


def written_sentence(result: ExportResult, folder: Path) -> str:
    """Return how many files were written and where."""
    count = len(result.paths)
    return tr_n(
        "{count} file was written to {folder}.", "{count} files were written to {folder}.", count
    ).format(count=count, folder=folder)


def _formats() -> dict[str, str]:
    """Return each of `FORMATS` in words."""
    words = (
        tr("PNG picture, 300 dpi, for documents and slides"),
        tr("SVG drawing, sharp at every size"),
        tr("PDF page, for print"),
        tr("CSV table, for Excel"),
    )
    return dict(zip(FORMATS, words, strict=True))


def _box(text: str, *, ticked: bool) -> QCheckBox:
    box = QCheckBox(text)
    box.setAccessibleName(text)
    box.setChecked(ticked)
    return box


def _columns(boxes: list[QCheckBox], columns: int = 1) -> QWidget:
    """Return boxes below each other, in that many columns."""
    field = QWidget()
    grid = QGridLayout(field)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(0)
    rows = -(-len(boxes) // columns)
    for place, box in enumerate(boxes):
        grid.addWidget(box, place % rows, place // rows)
    return field
