"""A real X screen with hands: Xvfb, a window manager, and xdotool for mouse and keyboard."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NEEDED = ("Xvfb", "openbox", "xdotool")
SCREEN = "1600x1000x24"


def missing_programs() -> list[str]:
    """Return which of the needed programs this machine lacks."""
    return [name for name in NEEDED if shutil.which(name) is None]


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise FileNotFoundError(f"{program} is not installed; make test installs it.")
    return path


@dataclass(frozen=True)
class Screen:
    """A screen that nobody sees; `environment` makes a program show its windows there."""

    environment: Mapping[str, str]

    def hands(self, *words: object) -> str:
        """Let xdotool do something and return what it says."""
        done = subprocess.run(
            [_found("xdotool"), *map(str, words)],
            env=dict(self.environment),
            capture_output=True,
            text=True,
            check=False,
        )
        return done.stdout.strip()

    def window(self, title: str) -> str:
        """Return the number of the first visible window with a title, "" while there is none."""
        return self.hands("search", "--onlyvisible", "--name", title).partition("\n")[0]

    def press(self, window: str, x: int, y: int) -> None:
        """Press the left button at a place of a window."""
        self.move(window, x, y)
        self.hands("mousedown", 1)

    def move(self, window: str, x: int, y: int) -> None:
        """Move the mouse to a place of a window."""
        self.hands("mousemove", "--window", window, x, y)

    def release(self) -> None:
        """Let go of the left button."""
        self.hands("mouseup", 1)

    def click(self, window: str, x: int, y: int) -> None:
        """Click with the left button at a place of a window."""
        self.move(window, x, y)
        self.hands("click", 1)

    def keys(self, *names: str) -> None:
        """Press keys one after the other, e.g. "ctrl+z"."""
        self.hands("key", "--delay", 30, *names)


@contextmanager
def real_screen(folder: Path, wait_until: Callable[[Callable[[], bool]], None]) -> Iterator[Screen]:
    """Start a screen with a window manager; both end with the block.

    Parameters
    ----------
    wait_until : waits for a condition, as `qtbot.waitUntil` does.
    """
    reading, writing = os.pipe()
    with (folder / "screen.log").open("wb") as log:
        command = [_found("Xvfb"), "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp"]
        server = subprocess.Popen(command, pass_fds=[writing], stdout=log, stderr=log)
        os.close(writing)
        try:
            with os.fdopen(reading) as said:
                display = f":{said.readline().strip()}"
            environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
            screen = Screen(environment)
            manager = subprocess.Popen([_found("openbox")], env=environment, stdout=log, stderr=log)
            try:
                wait_until(lambda: bool(screen.hands("get_desktop")))
                yield screen
            finally:
                manager.terminate()
                manager.wait()
        finally:
            server.terminate()
            server.wait()
