"""The ranking going out of the window: files and the clipboard, drawn beside the window.

Only frozen records go into the worker. Drawing libraries are loaded there, when they are first needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData, QObject, Signal
from PySide6.QtGui import QClipboard, QImage

from dia_desktop.errors import DiaError
from dia_desktop.language import tr
from dia_desktop.strategy.records import ScoringRound, Strategy
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.worker import NewestWins

if TYPE_CHECKING:
    from dia_desktop.charts.exhibit import Exhibit
    from dia_desktop.charts.export import ExportResult

#: What can be written, as the ends of the file names.
FORMATS = ("png", "svg", "pdf", "csv")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of the ranking for the clipboard, and the same in words."""

    png: bytes
    svg: bytes
    text: str


class Exporter(QObject):
    """Writes the shown round, one format after the other, so that it can be stopped between two.

    Signals
    -------
    progressed(done, of) : so many of so many files are through.
    finished(result) : an `ExportResult`; after a stop it holds what was written until then.
    refused(sentence) : nothing could be written, and why.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    refused = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._worker: NewestWins[ExportResult] = NewestWins(self)
        self._worker.arrived.connect(self._arrived)
        self._worker.failed.connect(self._failed)
        self._waiting: list[str] = []
        self._paths: list[Path] = []
        self._failures: list[str] = []
        self._count = 0

    def start(self, folder: Path, formats: Sequence[str]) -> None:
        """Write the round that is shown, with the weights of the file, into `folder`."""
        self._paths, self._failures = [], []
        self._waiting, self._count = list(formats), len(formats)
        self._folder, self._strategy, self._scoring = folder, self._desk.strategy, named_view(self._desk)
        self.progressed.emit(0, self._count)
        self._next()

    def stop(self) -> None:
        """Write nothing more; a file that is being written is still finished."""
        self._waiting = []

    def close(self) -> None:
        """Wait for the file that is being written and end the worker."""
        self._worker.close()

    def _next(self) -> None:
        kind = self._waiting.pop(0)
        self._worker.submit(partial(_write, self._strategy, self._scoring, self._folder, kind))

    def _arrived(self, result: ExportResult) -> None:
        from dia_desktop.charts.export import ExportResult

        self._paths += result.paths
        self._failures += result.failures
        self.progressed.emit(len(self._paths) + len(self._failures), self._count)
        if self._waiting:
            self._next()
        else:
            self.finished.emit(ExportResult(tuple(self._paths), tuple(self._failures)))

    def _failed(self, error: BaseException) -> None:
        self._waiting = []
        if not isinstance(error, DiaError):
            raise error
        self.refused.emit(str(error))


class FigureCopier(QObject):
    """Puts the shown ranking on the clipboard, as picture and as text.

    Signals
    -------
    copied() : the figure is on the clipboard.
    refused(sentence) : there is nothing to copy, and why.
    """

    copied = Signal()
    refused = Signal(str)

    def __init__(self, desk: Desk, clipboard: QClipboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clipboard = clipboard
        self._worker: NewestWins[Figure] = NewestWins(self)
        self._worker.arrived.connect(self._arrived)
        self._worker.failed.connect(self._failed)

    def copy(self) -> None:
        """Draw the round that is shown and put it on the clipboard when it is ready."""
        self._worker.submit(partial(_draw, self._desk.strategy, named_view(self._desk)))

    def close(self) -> None:
        """Forget what is being drawn and end the worker."""
        self._worker.close()

    def _arrived(self, figure: Figure) -> None:
        data = QMimeData()
        data.setImageData(QImage.fromData(figure.png))
        data.setData("image/svg+xml", QByteArray(figure.svg))
        data.setText(figure.text)
        self._clipboard.setMimeData(data)
        self.copied.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, DiaError):
            raise error
        self.refused.emit(str(error))


def named_view(desk: Desk) -> ScoringRound:
    """Return the shown round; its name says so where it is what one partner alone sees."""
    if desk.partner is None:
        return desk.scoring
    shown = desk.scoring.round
    name = tr("{round}, as {partner} alone sees it").format(round=shown.name, partner=desk.partner.short)
    return replace(desk.scoring, round=replace(shown, name=name))


def _described(strategy: Strategy, scoring: ScoringRound) -> Exhibit:
    """Rank a round as the command line does, so that both write the same bytes."""
    from dia_desktop.charts.ranking_exhibit import ranking_exhibit
    from dia_desktop.charts.ranking_export import ranked_export

    return ranking_exhibit(ranked_export(strategy, scoring))


def _write(strategy: Strategy, scoring: ScoringRound, folder: Path, kind: str) -> ExportResult:
    from dia_desktop.charts.export import Format, export_exhibits

    exhibits = [_described(strategy, scoring)]
    return export_exhibits(folder, [Format(kind)], exhibits, strategy.title, scoring.round.name)


def _draw(strategy: Strategy, scoring: ScoringRound) -> Figure:
    from dia_desktop.charts.export import Format, exhibit_bytes

    exhibit = _described(strategy, scoring)
    png, svg = (exhibit_bytes(exhibit, kind) for kind in (Format.PNG, Format.SVG))
    return Figure(png, svg, exhibit.text.description)
