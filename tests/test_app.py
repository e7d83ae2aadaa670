"""The app as it is started: in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dia_desktop.evidence.example import example_draft
from dia_desktop.store import StrategyFile

#: What must not be loaded before somebody asks for it.
LATE = ("alembic", "matplotlib", "openpyxl", "pandas", "scipy")

#: Starts the app, waits until the window is painted and the shares have come, and says what it sees.
LOOK_AND_LEAVE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from dia_desktop import app
from dia_desktop.ui.main_window import MainWindow

def look():
    window = next((w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow)), None)
    if window is None or window.desk.firmness is None or not window.isVisible():
        return
    timer.stop()
    window.grab()
    late = [name for name in {late!r} if name in sys.modules]
    print(window.desk.file.path, window.desk.strategy.title, window.status.verdict.finding(), late, sep="|")
    window.close()

def watch():
    global timer
    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)

make = app.make_application
def made():
    application = make()
    watch()
    return application
app.make_application = made
sys.exit(app.run(Path({path!r}) if {path!r} else None))
"""

#: Starts the app as the command line does, and says what is loaded when the window has been painted, whether
#: garbage is collected by then, and both again once the rest has been loaded beside it.
LOAD_AND_LEAVE = """
import gc, sys
gc.disable()
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from dia_desktop import app

def say():
    print([name for name in {late!r} if name in sys.modules], gc.isenabled(), sep="|", flush=True)

load = app.load_writing
def loading():
    say()
    load()
app.load_writing = loading

def leave():
    if gc.isenabled():
        timer.stop()
        say()
        QApplication.closeAllWindows()

make = app.make_application
def made():
    global timer
    application = make()
    timer = QTimer()
    timer.timeout.connect(leave)
    timer.start(5)
    return application
app.make_application = made
sys.exit(app.run(Path({path!r})))
"""


def run(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        check=False,
        env={**known, **environment},
        text=True,
        timeout=100,
        cwd=Path(__file__).parent.parent,
    )


def start(path: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(LOOK_AND_LEAVE.format(late=LATE, path=path), **environment)


def test_the_first_start_shows_a_copy_of_the_example_and_loads_nothing_it_does_not_need(home: Path) -> None:
    done = start("", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    path, title, verdict, late = done.stdout.strip().split("|")
    assert Path(path).is_relative_to(home / "data")
    assert title == example_draft().strategy.title
    assert "plausible inputs" in verdict
    assert late == "[]"
    assert "Traceback" not in done.stderr
    assert list(home.rglob("dia-desktop.log"))


def test_a_file_named_at_the_start_is_shown(tmp_path: Path) -> None:
    file = StrategyFile.create(tmp_path / "own.strategy", example_draft(), author="tests")
    file.close()
    done = start(str(file.path), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(file.path))


def test_what_writes_and_the_other_pages_are_loaded_beside_the_painted_window(tmp_path: Path) -> None:
    file = StrategyFile.create(tmp_path / "own.strategy", example_draft(), author="tests")
    file.close()
    beside = ["sqlalchemy", "dia_desktop.ui.swot.page", "dia_desktop.ui.roadmap.page"]
    late = (*LATE, *beside)
    done = run(LOAD_AND_LEAVE.format(late=late, path=str(file.path)), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["[]|False", f"{beside}|True"]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no strategy"])
def test_a_file_that_does_not_open_is_one_sentence_and_exit_code_1(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.strategy"
    path.write_bytes(content)
    done = start(str(path), QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 1
    assert "broken.strategy" in done.stderr
    assert len([line for line in done.stderr.splitlines() if "plugin does not support" not in line]) == 1
    assert path.read_bytes() == content


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
@pytest.mark.parametrize(
    ("environment", "words"),
    [({}, "no display"), ({"DISPLAY": ":987"}, ":987"), ({"QT_QPA_PLATFORM": "nonsense"}, "nonsense")],
)
def test_without_a_display_it_is_one_sentence_and_exit_code_1(
    environment: dict[str, str], words: str
) -> None:
    done = start("", **{"QT_QPA_PLATFORM": "", **environment})
    assert done.returncode == 1
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_bug_before_the_first_window_is_not_silent(home: Path) -> None:
    done = run("from dia_desktop import app; app.run(42)", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 1
    (report,) = home.rglob("crash-*.txt")
    assert str(report) in done.stderr
    assert "TypeError" in report.read_text()


def test_qt_is_loaded_after_the_store() -> None:
    done = run("import sys; from dia_desktop import app; print(*sys.modules)")
    names = done.stdout.split()
    assert names.index("dia_desktop.store") < names.index("PySide6")
