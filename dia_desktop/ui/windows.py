"""The open windows: one per strategy file, opened, begun and closed here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QLocale, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QMessageBox

from dia_desktop.errors import CancelledError, DiaError, FileError
from dia_desktop.language import tr
from dia_desktop.store import StrategyFile
from dia_desktop.strategy.records import Draft
from dia_desktop.ui.appearance import Appearance
from dia_desktop.ui.application import FirstPaint
from dia_desktop.ui.choosing import ENDING, choose_file, choose_new_place, file_name
from dia_desktop.ui.desk import Desk
from dia_desktop.ui.dialogs import today
from dia_desktop.ui.folders import Folders
from dia_desktop.ui.main_window import MainWindow
from dia_desktop.ui.opening import Opened, open_beside, unless_cancelled
from dia_desktop.ui.pages import PageMaker
from dia_desktop.ui.reading import Reading
from dia_desktop.ui.settings import Settings

USUAL = (1440, 900)
#: What the frame of a window takes of the screen; nobody knows exactly before it is shown.
FRAME = (4, 40)
CASCADE = 28


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every window is made with.

    Attributes
    ----------
    author : whose name stands in the history.
    """

    appearance: Appearance
    settings: Settings
    folders: Folders
    locale: QLocale
    author: str
    makers: Sequence[PageMaker]


class Windows(QObject):
    """Knows the open windows; a file is never open in two of them."""

    def __init__(self, surroundings: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.surroundings = surroundings
        self.open_windows: list[MainWindow] = []
        self._crash_dialog: QMessageBox | None = None

    def open(self, path: Path) -> MainWindow:
        """Show a file in a window of its own, or the window that has it.

        Raises
        ------
        FileError
            Where it cannot be opened; no window is opened then.
        """
        known = self._raised(path)
        return self.show(self._opened(path)) if known is None else known

    def _raised(self, path: Path) -> MainWindow | None:
        """Bring the window to the front that has a file open, if any has."""
        real = path.resolve()
        for window in self.open_windows:
            if window.desk.file.path == real:
                window.raise_()
                window.activateWindow()
                return window
        return None

    def _opened(self, path: Path) -> StrategyFile:
        around = self.surroundings
        return StrategyFile.open(path, author=around.author, backups=around.folders.backups)

    def create(self, path: Path, draft: Draft) -> MainWindow:
        """Write a new strategy file and show it.

        Raises
        ------
        FileError
            Where the file is there already or cannot be written.
        """
        return self.show(self._created(path, draft))

    def _created(self, path: Path, draft: Draft) -> StrategyFile:
        around = self.surroundings
        return StrategyFile.create(path, draft, author=around.author, backups=around.folders.backups)

    def open_example(self) -> MainWindow:
        """Show the user's own copy of the example strategy; make one where there is none that opens.

        Raises
        ------
        FileError
            Where a copy cannot be written.
        """
        folder = self.surroundings.folders.data
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileError(
                tr("The folder “{folder}” for the example cannot be made: {reason}.").format(
                    folder=folder, reason=error.strerror
                )
            ) from error
        for number in count(1):
            suffix = f" {number}" if number > 1 else ""
            path = folder / (tr("DIA example strategy") + suffix + ENDING)
            window = self._example_at(path)
            if window is not None:
                return window
        raise RuntimeError("The numbers have come to an end.")

    def _example_at(self, path: Path) -> MainWindow | None:
        """Show the copy of the example at `path`, or make it; None where it is there but does not open."""
        if path.exists():
            try:
                return self.open(path)
            except DiaError:
                # It is left as it is, for the user to rescue; the next name gets a fresh copy.
                return None
        from dia_desktop.evidence.example import example_draft

        return self.create(path, example_draft())

    def close_all(self) -> None:
        """Close every window."""
        for window in list(self.open_windows):
            window.close()

    def say(self, sentence: str) -> None:
        """Show a sentence in the window that is in front."""
        if self.open_windows:
            self._front().say(sentence)

    def tell_crash(self, sentence: str) -> None:
        """Show what went wrong in a dialog, one at a time; the program goes on."""
        if not self.open_windows:
            sys.stderr.write(f"{sentence}\n")
            return
        if self._crash_dialog is not None:
            return
        box = QMessageBox(self._front())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(tr("Something went wrong"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(self._crash_told)
        self._crash_dialog = box
        box.open()

    def _crash_told(self) -> None:
        self._crash_dialog = None

    def _front(self) -> MainWindow:
        active = next((window for window in self.open_windows if window.isActiveWindow()), None)
        return active or self.open_windows[-1]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the file that the system hands to the running program (macOS)."""
        if isinstance(event, QFileOpenEvent):
            self._try(self.open_windows[-1] if self.open_windows else None, Path(event.file()))
            return True
        return super().eventFilter(watched, event)

    # -- one window ---------------------------------------------------------------------------

    def show(self, file: StrategyFile, reading: Reading | None = None) -> MainWindow:
        """Show an open file in a window of its own, which closes it; `reading` is what it holds, if known."""
        around = self.surroundings
        desk = Desk(file, reading=reading)
        window = MainWindow(desk, around.appearance, around.settings, around.locale, around.makers)
        window.new_requested.connect(partial(self._new, window))
        window.choose_requested.connect(partial(self._choose, window))
        window.open_requested.connect(partial(self._try, window))
        window.quit_requested.connect(self.close_all)
        window.closed.connect(partial(self._closed, window))
        self._place(window)
        self.open_windows.append(window)
        around.settings.remember(file.path)
        # The first change keeps a copy; of a large file it is written while nobody waits.
        FirstPaint(window).painted.connect(file.prepare_backup)
        window.show()
        return window

    def _place(self, window: MainWindow) -> None:
        remembered: QByteArray = self.surroundings.settings.geometry
        if remembered.isEmpty() or not window.restoreGeometry(remembered):
            screen = QGuiApplication.primaryScreen().availableGeometry()
            room = (screen.width() - FRAME[0], screen.height() - FRAME[1])
            window.resize(min(USUAL[0], room[0]), min(USUAL[1], room[1]))
        if self.open_windows:
            window.showNormal()
            _cascade(window, self.open_windows[-1])

    def _closed(self, window: MainWindow) -> None:
        self.open_windows.remove(window)

    def _choose(self, window: MainWindow) -> None:
        chosen = choose_file(window, window.desk.file.path.parent)
        if chosen is not None:
            self._try(window, chosen)

    def _try(self, window: MainWindow | None, path: Path) -> None:
        """Open a file beside the window that asks for it, and show it in a window of its own."""
        if window is None:
            self.open(path)
        elif self._raised(path) is None:
            self._open_beside(window, path, partial(self._opened, path))

    def _open_beside(self, window: MainWindow, path: Path, make: Callable[[], StrategyFile]) -> None:
        title = tr("Opening “{name}”").format(name=path.name)
        if window.opening.busy:
            doing = window.opening.title
            window.say(tr("{doing}: wait until that is done, or cancel it with Esc.").format(doing=doing))
            return
        window.opening.run(title, partial(open_beside, make), partial(self._take, window, path))

    def _take(self, window: MainWindow, path: Path, outcome: Opened | DiaError) -> None:
        """Show what was opened beside a window, or say there why it was not."""
        opened = unless_cancelled(outcome, cancelled=window.opening.cancelled)
        if isinstance(opened, Opened):
            if self._raised(path) is None:
                self.show(opened.file, opened.reading)
            else:
                # Another window was asked for it at the same time.
                opened.file.close()
        elif isinstance(opened, CancelledError):
            window.say(tr("“{name}” was not opened.").format(name=path.name), "warn")
        else:
            if not path.exists():
                self.surroundings.settings.forget(path)
            window.say(str(opened))

    def _new(self, window: MainWindow) -> None:
        from dia_desktop.ui.new_dialog import NewDialog

        dialog = NewDialog(window.context, today(), window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.drafted.connect(partial(self._place_new, window))
        dialog.open()

    def _place_new(self, window: MainWindow, draft: Draft) -> None:
        folder = self.surroundings.folders.documents
        proposed = (folder if folder.is_dir() else Path.home()) / file_name(draft.strategy.title)
        chosen = choose_new_place(window, tr("Where to keep the new strategy"), proposed)
        if chosen is not None:
            self.create_or_tell(window, chosen, draft)

    def create_or_tell(self, window: MainWindow, path: Path, draft: Draft) -> None:
        """Begin a strategy beside a window; where that fails, the window says why."""
        self._open_beside(window, path, partial(self._created, path, draft))


def _cascade(window: MainWindow, behind: MainWindow) -> None:
    """Put a window a little below and aside of another one, and no larger than the screen leaves it there."""
    screen = behind.screen().availableGeometry()
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    at = behind.pos() + QPoint(CASCADE, CASCADE)
    if not screen.contains(QRect(at, least)):
        at = screen.topLeft()
    room = QSize(screen.right() - at.x() - FRAME[0], screen.bottom() - at.y() - FRAME[1])
    window.move(at)
    window.resize(window.size().boundedTo(room.expandedTo(least)))
