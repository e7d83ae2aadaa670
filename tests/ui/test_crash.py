from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer, Signal, qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot

from dia_desktop.errors import FileError
from dia_desktop.ui.crash import CrashReports, start_log


@pytest.fixture
def reports(tmp_path: Path) -> CrashReports:
    return CrashReports(tmp_path / "logs")


@pytest.fixture
def installed(reports: CrashReports) -> Iterator[CrashReports]:
    """Give reports that have taken over, and give everything back afterwards."""
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    handler = qInstallMessageHandler(None)
    reports.install()
    yield reports
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    qInstallMessageHandler(handler)


def files(folder: Path) -> list[Path]:
    return sorted((folder / "logs").glob("crash-*.txt"))


def fail(error: Exception) -> Callable[[], None]:
    def failing() -> None:
        raise error

    return failing


def test_a_bug_in_a_slot_is_reported_and_told(qtbot: QtBot, installed: CrashReports, tmp_path: Path) -> None:
    with qtbot.waitSignal(installed.crashed) as told:
        QTimer.singleShot(0, fail(ValueError("a bug")))
    (report,) = files(tmp_path)
    assert str(report) in told.args[0]
    assert "safe" in told.args[0]
    text = report.read_text()
    assert "ValueError: a bug" in text
    assert "in failing" in text
    assert "DIA Desktop" in text


def test_what_a_user_caused_is_told_as_its_sentence(
    qtbot: QtBot, installed: CrashReports, tmp_path: Path
) -> None:
    with qtbot.waitSignal(installed.refused) as told, qtbot.assertNotEmitted(installed.crashed):
        QTimer.singleShot(0, fail(FileError("The disk is full.")))
    assert told.args == ["The disk is full."]
    assert files(tmp_path) == []


def test_the_same_bug_again_is_logged_but_not_told_again(
    installed: CrashReports, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    class Sender(QObject):
        painted = Signal()

    sender = Sender()
    sender.painted.connect(fail(ValueError("again")))
    told: list[str] = []
    installed.crashed.connect(told.append)
    for _ in range(3):
        sender.painted.emit()
    assert len(told) == len(files(tmp_path)) == 1
    assert sum("again" in record.message for record in caplog.records) == 3


def test_a_bug_in_a_thread_is_told_on_the_thread_of_the_window(qtbot: QtBot, installed: CrashReports) -> None:
    with qtbot.waitSignal(installed.crashed):
        thread = threading.Thread(target=fail(ValueError("in a thread")))
        thread.start()
        thread.join()


def test_what_cannot_be_raised_is_reported(qtbot: QtBot, installed: CrashReports, tmp_path: Path) -> None:
    class Unlucky:
        def __del__(self) -> None:
            raise ValueError("while going away")

    unlucky = [Unlucky()]
    with qtbot.waitSignal(installed.crashed):
        unlucky.clear()
    assert "while going away" in files(tmp_path)[0].read_text()


def test_a_folder_that_takes_no_report_does_not_silence_the_bug(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    reports = CrashReports(tmp_path / "logs")
    with qtbot.waitSignal(reports.crashed) as told:
        reports.caught(ValueError, ValueError("a bug"), None)
    assert "safe" in told.args[0]
    assert "logs" not in told.args[0]


def test_ctrl_c_in_the_terminal_ends_the_program(reports: CrashReports) -> None:
    with pytest.raises(SystemExit):
        reports.caught(KeyboardInterrupt, KeyboardInterrupt(), None)


@pytest.mark.qt_no_exception_capture
@pytest.mark.usefixtures("installed")
def test_what_qt_says_goes_to_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        qWarning("something about a font")
    assert "Qt: something about a font" in caplog.messages


def test_the_log_is_a_file(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = list(root.handlers)
    file = start_log(tmp_path / "logs")
    try:
        logging.getLogger("dia_desktop").warning("noted")
        assert file is not None
        assert "noted" in file.read_text()
    finally:
        for handler in [each for each in root.handlers if each not in before]:
            root.removeHandler(handler)
            handler.close()


def test_without_a_place_for_the_log_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    assert start_log(tmp_path / "logs") is None
