"""Pictures of every page, drawn without a display."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QIODevice, QLocale, QSaveFile, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from dia_desktop.errors import FileError, InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store import StrategyFile
from dia_desktop.ui.appearance import Appearance
from dia_desktop.ui.application import make_application
from dia_desktop.ui.folders import Folders
from dia_desktop.ui.main_window import LEAST, MainWindow
from dia_desktop.ui.pages import page_makers
from dia_desktop.ui.robustness.page import RobustnessPage
from dia_desktop.ui.settings import Look, Settings
from dia_desktop.ui.windows import Surroundings, Windows

PATIENCE_MS = 60_000
THEMES = (Look.LIGHT.value, Look.DARK.value)


def take_screenshots(out_dir: Path, file: Path | None, size: tuple[int, int], theme: str) -> list[Path]:
    """Draw every page, and the main dialogs, to `<page>-<theme>.png` and `dialog-<name>-<theme>.png`.

    Parameters
    ----------
    out_dir : where to; made if need be.
    file : the strategy to show, only read; the example by default.
    size : width and height of the window in pixels.
    theme : "light" or "dark".

    Raises
    ------
    InvalidInputError
        Where the window cannot be that small, or there is no such theme.
    FileError
        Where the strategy cannot be opened, or a picture cannot be written.
    """
    if size[0] < LEAST[0] or size[1] < LEAST[1]:
        raise InvalidInputError(
            tr("The window is at least {width}x{height}; choose a larger size.").format(
                width=LEAST[0], height=LEAST[1]
            )
        )
    if theme not in THEMES:
        raise InvalidInputError(tr("There is no theme “{theme}”; choose light or dark.").format(theme=theme))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    with (
        TemporaryDirectory(prefix="dia-desktop-") as folder,
        _window(app, Path(folder), file, theme) as window,
    ):
        window.resize(*size)
        _settle(window)
        return [*_pages(window, out_dir, theme), *_dialogs(window, out_dir, theme)]


@contextmanager
def _window(app: QApplication, folder: Path, file: Path | None, theme: str) -> Iterator[MainWindow]:
    """Show a copy in `folder`, with settings of its own, so that nothing of the user is touched."""
    settings = Settings(folder / "settings.ini")
    settings.look, settings.reduced_motion = Look(theme), True
    folders = Folders(folder, folder, folder, folder)
    appearance = Appearance(app, settings)
    windows = Windows(
        Surroundings(appearance, settings, folders, QLocale(), tr("screenshots"), page_makers())
    )
    if file is None:
        window = windows.open_example()
    else:
        copy = folder / file.name
        with closing(StrategyFile.open(file, author=tr("screenshots"))) as original:
            original.save_copy(copy)
        window = windows.open(copy)
    try:
        yield window
    finally:
        windows.close_all()
        app.processEvents()


def _settle(window: MainWindow) -> None:
    """Wait until the settled shares of plausible inputs have come and everything is painted."""
    desk = window.desk
    desk.shares.settle()
    if not desk.shares.settled:
        loop = QEventLoop()
        desk.firmness_changed.connect(loop.quit)
        QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
        loop.exec()
        desk.firmness_changed.disconnect(loop.quit)
    _paint()


def _wait_until_finished(page: RobustnessPage) -> None:
    """Wait until nothing more is to come on how sure the ranking is, and all charts stand."""
    patience = QTimer()
    patience.setSingleShot(True)
    patience.start(PATIENCE_MS)
    while patience.isActive() and not page.finished:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    _paint()


def _paint() -> None:
    # A layout may ask for another round of events after its first.
    for _ in range(3):
        QApplication.processEvents()


def _pages(window: MainWindow, out_dir: Path, theme: str) -> Iterator[Path]:
    for index, maker in enumerate(page_makers()):
        window.show_page(index)
        _paint()
        if isinstance(window.page, RobustnessPage):
            _wait_until_finished(window.page)
        yield _shoot(window, out_dir, f"{_file_stem(maker.title)}-{theme}.png")


def _dialogs(window: MainWindow, out_dir: Path, theme: str) -> Iterator[Path]:
    dialogs = window.dialogs
    for name, show in (
        ("close-round", dialogs.close_round),
        ("targets", dialogs.set_target_count),
        ("moment", dialogs.name_moment),
        ("history", dialogs.show_history),
        ("about", dialogs.show_about),
    ):
        show()
        _paint()
        shown = [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]
        yield _shoot(shown[-1], out_dir, f"dialog-{name}-{theme}.png")
        shown[-1].close()
        _paint()


def _file_stem(title: str) -> str:
    return "-".join(re.findall(r"\w+", title.casefold()))


def _shoot(widget: QWidget, out_dir: Path, name: str) -> Path:
    """Write the picture of a widget whole or not at all."""
    path = out_dir / name
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(
            tr("The folder “{folder}” cannot be made: {reason}.").format(
                folder=out_dir, reason=error.strerror
            )
        ) from error
    target = QSaveFile(str(path))
    written = target.open(QIODevice.OpenModeFlag.WriteOnly) and widget.grab().save(target, "PNG")
    if not (written and target.commit()):
        raise FileError(
            tr("The picture “{path}” cannot be written: {reason}.").format(
                path=path, reason=target.errorString()
            )
        )
    return path
