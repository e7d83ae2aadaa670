"""What leaves a window: the export dialog, figures on the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMainWindow

from dia_desktop.charts.exhibit import What
from dia_desktop.language import tr
from dia_desktop.strategy.draws import Varied
from dia_desktop.ui.context import Context
from dia_desktop.ui.exhibits import Source
from dia_desktop.ui.exporting import ExhibitMaker, Figure, draw_figure
from dia_desktop.ui.settings import Settings


class Exports(QObject):
    """Opens the export dialog of a window, copies its figures.

    Signals
    -------
    told(sentence, kind) : what was done ("good") or why not ("bad").
    """

    told = Signal(str, str)

    def __init__(self, context: Context, settings: Settings, window: QMainWindow) -> None:
        super().__init__(window)
        self._context, self._settings, self._window = context, settings, window
        self._figures: ExhibitMaker[Figure] = ExhibitMaker(draw_figure, self)
        self._figures.made.connect(self._copied)
        self._figures.refused.connect(self._refused)

    def ask(self, whats: Sequence[What] = (What.RANKING,)) -> None:
        """Ask what is to be written as what into which folder, and write; `whats` are ticked."""
        from dia_desktop.ui.export_dialog import ExportDialog

        if not self._context.desk.free():
            return
        self._context.desk.end_preview()
        folder = self._settings.export_folder or self._context.desk.file.path.parent
        dialog = ExportDialog(self._context, folder, self._window, whats)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.exported.connect(self._exported)
        dialog.open()

    def copy_figure(self, what: What = What.RANKING, varied: Varied = Varied.BOTH) -> None:
        """Put a figure on the clipboard, as picture and as text."""
        if not self._context.desk.free():
            return
        self._context.desk.end_preview()
        self._figures.ask(Source.of(self._context.desk, (what,), varied), what)

    def close(self) -> None:
        """End the worker."""
        self._figures.close()

    def _exported(self, sentence: str, folder: Path) -> None:
        self._settings.export_folder = folder
        self.told.emit(sentence, "good")

    def _copied(self, figure: Figure) -> None:
        data = QMimeData()
        data.setImageData(QImage.fromData(figure.png))
        data.setData("image/svg+xml", QByteArray(figure.svg))
        data.setText(figure.text)
        QApplication.clipboard().setMimeData(data)
        self.told.emit(tr("The figure is on the clipboard, as picture and as text."), "good")

    def _refused(self, sentence: str) -> None:
        self.told.emit(sentence, "bad")
