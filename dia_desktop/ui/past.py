"""Earlier moments of the roadmap, as a desk looks back at them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from dia_desktop.language import tr
from dia_desktop.ui.long_work import MOST_AT_ONCE, FoundEarlier, earlier_beside, was_cancelled
from dia_desktop.ui.reading import Earlier, read_earlier

if TYPE_CHECKING:
    from dia_desktop.ui.desk import Desk


class Past:
    """Reads the roadmap as it was after a step of the history, and remembers what was looked at last."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._known: Earlier | None = None

    def at(self, seq: int) -> Earlier:
        """Return the roadmap as it was after a step of the history; see `look` for what takes long."""
        if self._known is None or self._known.seq != seq:
            self._known = read_earlier(self._desk.file, seq)
        return self._known

    def look(self, seq: int, take: Callable[[Earlier | None], None]) -> None:
        """Hand over the roadmap as it was after a step of the history: at once, or once it has been read.

        Parameters
        ----------
        take : called with None where it could not be read, or was cancelled.
        """
        desk = self._desk
        if self._known is not None and self._known.seq == seq:
            take(self._known)
        elif not desk.free():
            take(None)
        elif desk.file.rows_since(seq) <= MOST_AT_ONCE:
            self._take("", take, earlier_beside(desk.file, seq, _never))
        else:
            title = tr("Reading an earlier roadmap")

            def take_read(found: FoundEarlier) -> None:
                given_up = FoundEarlier(None, was_cancelled())
                self._take(title, take, given_up if desk.beside.cancelled else found)

            desk.beside.run(title, partial(earlier_beside, desk.file, seq), take_read)

    def _take(self, title: str, take: Callable[[Earlier | None], None], found: FoundEarlier) -> None:
        if found.error is not None:
            self._desk.give_up(title, found.error)
        else:
            self._known = found.earlier
        take(found.earlier)


def _never() -> bool:
    """Tell that nothing was cancelled."""
    return False
