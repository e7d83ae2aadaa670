"""Opening a strategy file beside the window that asked for it, with all that the new window shows first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dia_desktop.errors import CancelledError, DiaError
from dia_desktop.language import tr
from dia_desktop.store import StrategyFile
from dia_desktop.ui.beside import Cancelled
from dia_desktop.ui.reading import Reading, first_reading, read_rest


@dataclass(frozen=True, slots=True)
class Opened:
    """An open file, which whoever takes it closes, and what it holds."""

    file: StrategyFile
    reading: Reading


def open_beside(make: Callable[[], StrategyFile], cancelled: Cancelled) -> Opened | DiaError:
    """Open a file and read it; return why that could not be done, where a user can mend it.

    Parameters
    ----------
    make : opens the file, or writes a new one.
    """
    try:
        file = make()
    except DiaError as error:
        return error
    try:
        opened = Opened(file, read_rest(file, first_reading(file)))
    except DiaError as error:
        file.close()
        return error
    except BaseException:
        file.close()
        raise
    return unless_cancelled(opened, cancelled=cancelled())


def unless_cancelled(opened: Opened | DiaError, *, cancelled: bool) -> Opened | DiaError:
    """Let go of a file that nobody wants any more."""
    if cancelled and isinstance(opened, Opened):
        opened.file.close()
        return CancelledError(tr("It was cancelled."))
    return opened
