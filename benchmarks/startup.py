"""Cold start: from the start of the process to the first painted window, against a floor.

The floor is a bare Qt window in a process that has imported NumPy and SQLAlchemy's ORM. Both run in
fresh processes, in turn, so that the machine treats them alike.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.timing import Times, row, times

#: Says "painted" once a shown window has been painted, with everything in it, and ends.
WATCH = """
from PySide6.QtCore import QEvent, QObject, QTimer
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and watched.isWindow():
            QTimer.singleShot(0, self.end)
        return False
    def end(self):
        print("painted", flush=True)
        import os
        os._exit(0)
"""
FLOOR = f"""
import numpy, sqlalchemy.orm
from PySide6.QtWidgets import QApplication, QWidget
{WATCH}
app = QApplication([])
watch = Watch()
app.installEventFilter(watch)
window = QWidget()
window.resize(1440, 900)
window.show()
app.exec()
"""
#: What `dia-desktop FILE` does, in its order, with the watch put in before the first window.
APP = f"""
import gc, sys
from pathlib import Path
import dia_desktop.cli
gc.disable()
import dia_desktop.app as app
{WATCH}
made = app.make_application
def make_watched():
    application = made()
    application.watch = Watch()
    application.installEventFilter(application.watch)
    return application
app.make_application = make_watched
app.run(Path(sys.argv[1]))
"""
RUNS = 9


def report() -> list[str]:
    """Return the lines of the report."""
    from dia_desktop.evidence.example import example_draft
    from dia_desktop.store import StrategyFile

    with TemporaryDirectory() as folder:
        path = Path(folder) / "example.strategy"
        StrategyFile.create(path, example_draft(), author="benchmark").close()
        floor, app = [], []
        for _ in range(RUNS + 1):
            floor.append(_seconds([FLOOR]))
            app.append(_seconds([APP, str(path)]))
    bare, whole = times(floor[1:]), times(app[1:])
    return [
        "Cold start to a painted window, whole process",
        row("floor: bare window, NumPy, SQLAlchemy ORM", bare),
        row("the app on the example strategy", whole, f"{_ratio(whole, bare)} of the floor (goal 1.5x)"),
    ]


def _seconds(script: list[str]) -> float:
    start = perf_counter()
    # Compiled modules are kept, as they are where the app is installed; the first run is not counted.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", *script]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        said = process.stdout.readline() if process.stdout else b""
        seconds = perf_counter() - start
    if said.strip() != b"painted":
        raise RuntimeError(f"The window was not painted: {said!r}.")
    return seconds


def _ratio(times_taken: Times, floor: Times) -> str:
    return f"{times_taken.median / floor.median:.2f}x"
