"""File > Export: what, as what, into which folder. Files are written beside the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from dia_desktop.charts.exhibit import What
from dia_desktop.language import tr, tr_n
from dia_desktop.ui.context import Context
from dia_desktop.ui.exhibits import exhibit_title, named_view
from dia_desktop.ui.exporting import FORMATS, Exporter
from dia_desktop.ui.form_dialog import FormDialog
from dia_desktop.ui.widgets import Button

if TYPE_CHECKING:
    from dia_desktop.charts.export import ExportResult


class ExportDialog(FormDialog):
    """Asks what to write where, writes it, and says what was done.

    Signals
    -------
    exported(sentence, folder) : files were written; `folder` is a `Path`.
    """

    exported = Signal(str, object)

    def __init__(
        self, context: Context, folder: Path, parent: QWidget, whats: Sequence[What] = (What.RANKING,)
    ) -> None:
        intro = tr("Charts and tables of “{round}”. Earlier exports of them are replaced.").format(
            round=named_view(context.desk).round.name
        )
        super().__init__(context, tr("Export charts and tables"), tr("Export"), intro, parent)
        self.charts = {what: _box(exhibit_title(what), ticked=what in whats) for what in What}
        self.add_field(tr("What"), _column(list(self.charts.values())))
        self.boxes = {kind: _box(words, ticked=True) for kind, words in _formats().items()}
        self.add_field(tr("Formats"), _column(list(self.boxes.values())))
        self.folder = QLineEdit(str(folder))
        self.browse = Button(context, tr("Choose…"))
        self.browse.clicked.connect(self._choose)
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        self.add_field(tr("Folder"), place)
        self.folder.setAccessibleName(tr("Folder"))
        self.progress = QProgressBar()
        self.progress.setAccessibleName(tr("Files written"))
        self.progress.hide()
        self.form.addRow(self.progress)
        self._exporter = Exporter(context.desk, self)
        self._exporter.progressed.connect(self._progressed)
        self._exporter.finished.connect(self._finished)
        self._exporter.refused.connect(self._refused)
        self.finished.connect(self._exporter.close)
        # The program can be left from another window while files are written here.
        context.desk.closing.connect(self._exporter.close)
        self._writing = False

    def carry_out(self) -> bool:
        """Begin to write; the dialog closes when the last file is there."""
        if self._writing:
            return False
        whats = [what for what, box in self.charts.items() if box.isChecked()]
        chosen = [kind for kind, box in self.boxes.items() if box.isChecked()]
        folder = self.folder.text().strip()
        if not whats:
            self.strip.say(tr("Choose at least one chart."), "warn")
        elif not chosen:
            self.strip.say(tr("Choose at least one format."), "warn")
        elif not folder:
            self.strip.say(tr("Choose a folder."), "warn")
            self.folder.setFocus()
        else:
            self._set_writing(writing=True)
            self._exporter.start(Path(folder).expanduser(), chosen, whats)
        return False

    def reject(self) -> None:
        """While files are written: stop after the one at hand. Else leave."""
        if self._writing:
            self._exporter.stop()
            self.leave_button.setEnabled(False)
        else:
            super().reject()

    def _set_writing(self, *, writing: bool) -> None:
        self._writing = writing
        self.progress.setVisible(writing)
        boxes = (*self.charts.values(), *self.boxes.values())
        for widget in (self.act_button, self.folder, self.browse, *boxes):
            widget.setEnabled(not writing)
        self.leave_button.setEnabled(True)
        self.leave_button.setText(tr("Stop") if writing else tr("Cancel"))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder for the export"), self.folder.text())
        if chosen:
            self.folder.setText(chosen)

    def _progressed(self, done: int, of: int) -> None:
        self.progress.setRange(0, of)
        self.progress.setValue(done)

    def _finished(self, result: ExportResult) -> None:
        self._set_writing(writing=False)
        folder = Path(self.folder.text().strip()).expanduser()
        written = written_sentence(result, folder)
        if result.failures:
            self.strip.say(" ".join([*result.failures, written]), "bad")
            return
        self.exported.emit(written, folder)
        self.done(int(self.DialogCode.Accepted))

    def _refused(self, sentence: str) -> None:
        self._set_writing(writing=False)
        self.strip.say(sentence, "bad")


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


def _column(widgets: list[QCheckBox]) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    return column
