"""When something goes wrong that nobody foresaw: a log, a report file, one calm sentence, and on it goes."""

from __future__ import annotations

import logging
import os
import platform
import sys
import threading
import traceback
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)

from dia_desktop import __version__
from dia_desktop.errors import DiaError
from dia_desktop.language import tr

LOG_SIZE = 500_000
LOG = logging.getLogger("dia_desktop")
LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def start_log(folder: Path) -> Path | None:
    """Write the log into a file of `folder`; return it, or None where the folder takes none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "dia-desktop.log"
        handler: logging.Handler = RotatingFileHandler(
            file, maxBytes=LOG_SIZE, backupCount=2, encoding="utf-8"
        )
    except OSError:
        # The log is a courtesy; without it messages still go to the terminal.
        logging.basicConfig(level=logging.WARNING)
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    LOG.setLevel(logging.INFO)
    return file


class CrashReports(QObject):
    """Catches what nobody else caught.

    A `DiaError` is told as its sentence. Anything else is a bug: it is written to a report file, and
    told once. The program goes on, because everything committed is in the strategy file already.

    Parameters
    ----------
    folder : where report files are written.

    Signals
    -------
    refused(sentence) : something the user asked for could not be done.
    crashed(sentence) : a bug showed itself; the sentence says that the file is safe and where the report is.
    """

    refused = Signal(str)
    crashed = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._reported: set[str] = set()

    def install(self) -> None:
        """Take over from Python and Qt whatever went wrong."""
        sys.excepthook = self.caught
        threading.excepthook = self._in_thread
        sys.unraisablehook = self._unraisable
        qInstallMessageHandler(self._from_qt)

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Deal with an error that came up to the event loop."""
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        if isinstance(error, DiaError):
            LOG.warning("%s", error)
            self.refused.emit(str(error))
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        LOG.error("%s", text)
        place = _place(kind, trace)
        if place in self._reported:
            # A widget that cannot paint itself fails again at every repaint.
            return
        self._reported.add(place)
        report = self._write(text)
        sentence = tr(
            "Something went wrong inside the program. Your file is safe: every change up to now is in it."
        )
        if report is not None:
            sentence += "\n" + tr("A report for the developers is in {file}.").format(file=report)
        self.crashed.emit(sentence)

    def _write(self, text: str) -> Path | None:
        """Write a report and return where it is; None where it could not be written."""
        now = datetime.now(UTC)
        report = self._folder / f"crash-{now:%Y%m%d-%H%M%S-%f}-{os.getpid()}.txt"
        versions = f"DIA Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}"
        content = f"{versions}, {platform.platform()}\n{now.isoformat()}\n\n{text}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            report.write_text(content, encoding="utf-8")
        except OSError as error:
            LOG.warning("No report could be written: %s", error)
            return None
        return report

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _unraisable(self, args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            self.caught(args.exc_type, args.exc_value, args.exc_traceback)

    def _from_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        del context
        LOG.log(LEVELS[kind], "Qt: %s", message)
        if kind == QtMsgType.QtFatalMsg:
            sys.stderr.write(f"{message}\n")


def _place(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return what went wrong where, the same for the same bug."""
    frames = traceback.extract_tb(trace)
    where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{kind.__name__} {where}"
