"""Exhibits going out of the window: files, the clipboard, a table; made beside the window.

Only frozen records go into the worker. Drawing libraries are loaded there, when they are first needed.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal

from dia_desktop.charts.exhibit import What
from dia_desktop.errors import DiaError, InvalidInputError
from dia_desktop.language import tr
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.exhibits import GanttPaper, Source, exchanged_roadmap, exhibit_title
from dia_desktop.ui.worker import NewestWins

if TYPE_CHECKING:
    from dia_desktop.charts.export import ExportResult
    from dia_desktop.report.exchanged_roadmap import ExchangedRoadmap
    from dia_desktop.report.roadmap_documents import RoadmapFile

#: What can be written, as the ends of the file names.
FORMATS = ("png", "svg", "pdf", "csv")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture for the clipboard, and the same in words."""

    png: bytes
    svg: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """An exhibit as a table: its finding, the names of its columns, and its rows."""

    title: str
    finding: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Exporter(QObject):
    """Writes files one after the other, so that it can be stopped between two.

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
        self._waiting: list[Callable[[], ExportResult]] = []
        self._results: list[ExportResult] = []
        self._count = 0
        self._stop = Event()

    def start(
        self,
        folder: Path,
        formats: Sequence[str],
        whats: Sequence[What] = (What.RANKING,),
        paper: GanttPaper | None = None,
    ) -> None:
        """Write exhibits of the round that is shown, with the weights of the file, into `folder`."""
        source = Source.of(self._desk, whats, paper=paper)
        self._stop = source.stop
        self._begin([partial(_write, source, what, folder, kind) for what, kind in product(whats, formats)])

    def start_roadmap(self, folder: Path, files: Sequence[RoadmapFile]) -> None:
        """Write the roadmap for other programs into `folder`."""
        export = exchanged_roadmap(self._desk, files)
        self._begin([partial(_write_roadmap, export, folder, what) for what in files])

    def _begin(self, waiting: list[Callable[[], ExportResult]]) -> None:
        self._results, self._waiting, self._count = [], waiting, len(waiting)
        self.progressed.emit(0, self._count)
        self._next()

    def stop(self) -> None:
        """Write nothing more; a file that is being written is still finished."""
        self._waiting = []

    def close(self) -> None:
        """Wait for the file that is being written and end the worker."""
        self._stop.set()
        self._worker.close()

    def _next(self) -> None:
        self._worker.submit(self._waiting.pop(0))

    def _arrived(self, result: ExportResult) -> None:
        self._results.append(result)
        self.progressed.emit(self._count - len(self._waiting), self._count)
        if self._waiting:
            self._next()
        else:
            self.finished.emit(_together(self._results))

    def _failed(self, error: BaseException) -> None:
        self._waiting = []
        if not isinstance(error, DiaError):
            raise error
        self.refused.emit(str(error))


class ExhibitMaker(QObject, Generic[Made]):
    """Makes one thing of an exhibit of the shown round; the newest request wins.

    Parameters
    ----------
    make : runs on the worker thread.

    Signals
    -------
    made(thing) : it is there.
    refused(sentence) : there is nothing to make it of, and why.
    """

    made = Signal(object)
    refused = Signal(str)

    def __init__(self, make: Callable[[Source, What], Made], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._stop = Event()
        self._worker: NewestWins[Made] = NewestWins(self)
        self._worker.arrived.connect(self.made)
        self._worker.failed.connect(self._failed)

    def ask(self, source: Source, what: What) -> None:
        """Begin to make it; what was asked before is given up."""
        self._stop.set()
        self._stop = source.stop
        self._worker.submit(partial(self._make, source, what))

    def close(self) -> None:
        """Give up what is being made and end the worker."""
        self._stop.set()
        self._worker.close()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, DiaError):
            raise error
        self.refused.emit(str(error))


def draw_figure(source: Source, what: What) -> Figure:
    """Return an exhibit as a picture for the clipboard."""
    from dia_desktop.charts.export import Format, exhibit_bytes

    exhibit = source.exhibit(what)
    png, svg = (exhibit_bytes(exhibit, kind) for kind in (Format.PNG, Format.SVG))
    return Figure(png, svg, exhibit.text.description)


def read_table(source: Source, what: What) -> Table:
    """Return an exhibit as a table, as it would be written."""
    exhibit = source.exhibit(what)
    return table_of(exhibit_title(what), exhibit.text.title, exhibit.table())


def table_of(title: str, finding: str, content: bytes) -> Table:
    """Return a CSV file as a table."""
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return Table(title, finding, tuple(header), tuple(tuple(row) for row in rows))


def _together(results: Sequence[ExportResult]) -> ExportResult:
    """Return several results as one; what is said twice is said once."""
    from dia_desktop.charts.export import ExportResult

    return ExportResult(
        tuple(path for each in results for path in each.paths),
        tuple(dict.fromkeys(failure for each in results for failure in each.failures)),
        tuple(remark for each in results for remark in each.remarks),
    )


def _write_roadmap(export: ExchangedRoadmap, folder: Path, what: RoadmapFile) -> ExportResult:
    from dia_desktop.report.roadmap_writing import write_roadmap

    return write_roadmap(folder, export, (what,))


def _write(source: Source, what: What, folder: Path, kind: str) -> ExportResult:
    from dia_desktop.charts.export import ExportResult, Format, export_exhibits

    try:
        exhibit = source.exhibit(what)
    except InvalidInputError as error:
        said = tr("“{chart}” was not written. {reason}").format(chart=exhibit_title(what), reason=error)
        return ExportResult((), (said,))
    name = source.group if what is What.PARTNERS else source.view
    return export_exhibits(folder, [Format(kind)], [exhibit], source.strategy.title, name.round.name)
