"""What leaves a window: the export dialog, and the ranking on the clipboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from dia_desktop.language import tr
from dia_desktop.ui.context import Context
from dia_desktop.ui.exporting import FigureCopier
from dia_desktop.ui.settings import Settings


class Exports(QObject):
    """Opens the export dialog of a window and copies its figure.

    Signals
    -------
    told(sentence, kind) : what was done ("good") or why not ("bad").
    """

    told = Signal(str, str)

    def __init__(self, context: Context, settings: Settings, window: QMainWindow) -> None:
        super().__init__(window)
        self._context, self._settings, self._window = context, settings, window
        self._copier = FigureCopier(context.desk, QApplication.clipboard(), self)
        self._copier.copied.connect(self._copied)
        self._copier.refused.connect(self._refused)

    def ask(self) -> None:
        """Ask for formats and folder, and write."""
        from dia_desktop.ui.export_dialog import ExportDialog

        self._context.desk.end_preview()
        folder = self._settings.export_folder or self._context.desk.file.path.parent
        dialog = ExportDialog(self._context, folder, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.exported.connect(self._exported)
        dialog.open()

    def copy_figure(self) -> None:
        """Put the ranking on the clipboard, as picture and as text."""
        self._context.desk.end_preview()
        self._copier.copy()

    def close(self) -> None:
        """End the worker."""
        self._copier.close()

    def _exported(self, sentence: str, folder: Path) -> None:
        self._settings.export_folder = folder
        self.told.emit(sentence, "good")

    def _copied(self) -> None:
        self.told.emit(tr("The figure is on the clipboard, as picture and as text."), "good")

    def _refused(self, sentence: str) -> None:
        self.told.emit(sentence, "bad")
