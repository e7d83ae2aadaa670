"""What runs beside the window: an edit or another view, with the reading of what follows from it.

The thread has the file alone meanwhile. What a user can mend comes back as part of the outcome; everything
else is a bug and surfaces.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from dia_desktop.errors import CancelledError, DiaError
from dia_desktop.language import tr
from dia_desktop.store import Applied, StrategyFile
from dia_desktop.strategy.planned import Planned
from dia_desktop.ui.beside import Cancelled
from dia_desktop.ui.reading import Earlier, Reading, planned_now, read_again, read_earlier, read_view

#: More rows than this are written and read beside the window: fewer are done before a hand notices.
MOST_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of work beside the window: a reading, nothing new, or why it was not done."""

    reading: Reading | None
    error: DiaError | None = None


@dataclass(frozen=True, slots=True)
class FoundEarlier:
    """An earlier moment, or why it was not read."""

    earlier: Earlier | None
    error: DiaError | None = None


def edit_beside(
    file: StrategyFile,
    known: Reading,
    edit: Callable[[StrategyFile], Applied | None],
    cancelled: Cancelled,
) -> Outcome:
    """Do an edit and read what it changed, beside the window."""
    with file.used_unless(cancelled):
        try:
            applied = edit(file)
        except DiaError as error:
            return Outcome(None, error)
        if applied is None:
            return Outcome(None)
        return Outcome(read_again(file, known, applied.areas, looked_at=True))


def look_beside(
    file: StrategyFile, known: Reading, round_id: str | None, voice: str, cancelled: Cancelled
) -> Outcome:
    """Read another round or view, beside the window."""
    with file.used_unless(cancelled):
        return Outcome(read_view(file, known, round_id, voice))


def earlier_beside(file: StrategyFile, seq: int, cancelled: Cancelled) -> FoundEarlier:
    """Read the roadmap as it was after a step of the history, beside the window."""
    try:
        with file.used_unless(cancelled):
            return FoundEarlier(read_earlier(file, seq))
    except DiaError as error:
        return FoundEarlier(None, error)


def roadmap_beside(file: StrategyFile, known: Reading, cancelled: Cancelled) -> Planned:
    """Read the roadmap, beside the window. That changes nothing, and is not given up half way."""
    with file.used_unless(cancelled):
        return planned_now(file, known)


def was_cancelled() -> CancelledError:
    """Return why nothing comes of what was only looked at: that can be cancelled until it is shown."""
    return CancelledError(tr("It was cancelled."))
