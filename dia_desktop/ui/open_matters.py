"""What is open on each page of the rail, counted once a step is shown.

What counts it is imported where it counts, so that a window opens without it.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from dia_desktop.language import tr, tr_n
from dia_desktop.store import OF_NO_ROUND, Area
from dia_desktop.strategy.matrix import scoring_matrix
from dia_desktop.ui.context import Context
from dia_desktop.ui.dialogs import today

EVERYTHING: Final = frozenset(Area)
#: How many there are of each, and that in words; none of them is 0.
Counts = tuple[tuple[int, str], ...]


class OpenMatters(QObject):
    """Counts what the pages list as open, where a step may have changed it.

    Signals
    -------
    counted(key, count, words) : something else is open on the page with that key; 0 and "" for nothing.
    """

    counted = Signal(str, int, str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._areas: frozenset[Area] = frozenset()
        self._told: dict[str, tuple[int, str]] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._count)
        context.desk.changed.connect(self.recount)
        context.desk.busy_changed.connect(self._soon.start)
        context.desk.closing.connect(self._stop)

    def recount(self, areas: frozenset[Area] = EVERYTHING) -> None:
        """Count again, once all that waits to be painted is."""
        self._areas |= areas
        self._soon.start()

    def _stop(self) -> None:
        self._areas = frozenset()
        self._soon.stop()

    def _count(self) -> None:
        # While a step is written beside the window the file cannot be read, and the next count follows it.
        desk = self._context.desk
        if desk.busy:
            return
        if not desk.planned_at_hand:
            # A large roadmap is read beside the window; `changed` tells then.
            desk.read_roadmap()
            return
        areas, self._areas = self._areas, frozenset()
        for key, (count, of) in _PAGES.items():
            if areas & of:
                counts = count(self._context)
                words = ", ".join(said for _, said in counts)
                found = sum(number for number, _ in counts), words
                if self._told.get(key) != found:
                    self._told[key] = found
                    self.counted.emit(key, *found)


def _markets(context: Context) -> Counts:
    """Return what the group has not scored and what is out of date; in a closed round nothing is open."""
    from dia_desktop.ui.markets.score_cell import review_is_due

    desk = context.desk
    shown, day = desk.group.round, today()
    if shown.closed:
        return ()
    matrix = scoring_matrix(desk.group) if desk.voice else desk.matrix
    missing = int(np.count_nonzero(matrix.missing))
    # Of thousands of scores few have a day of review.
    days = [score.review_date for score in desk.group.scores.values() if score.review_date is not None]
    due = sum(review_is_due(each, shown.as_of, day, closed=False) for each in days)
    stale = sum(criterion.stale for criterion in desk.group.criteria)
    return _some(
        (missing, tr("{count} not scored")),
        (due, tr("{count} out of date")),
        (stale, tr_n("{count} weight on a changed scale", "{count} weights on changed scales", stale)),
    )


def _roadmap(context: Context) -> Counts:
    """Return what starts too early, and what is in a market with a new role."""
    from dia_desktop.strategy.roadmap_words import reviews_count, violations_count

    planned = context.desk.planned
    late, due = len(planned.violations), len({each.activity.id for each in planned.reviews})
    return _some((late, violations_count(late)), (due, reviews_count(due)))


def _funding(context: Context) -> Counts:
    """Return what is odd about the funding."""
    from dia_desktop.strategy.coverage import coverages
    from dia_desktop.ui.funding.matters import matters

    desk = context.desk
    count = len(matters(desk.funding, coverages(desk.funding), desk.roadmap, context.numbers))
    return _some((count, tr_n("{count} matter of the funding", "{count} matters of the funding", count)))


def _some(*counts: tuple[int, str]) -> Counts:
    return tuple((count, said.format(count=count)) for count, said in counts if count)


#: Key of the page: how what is open on it is counted, and what that follows from.
_PAGES: Final = MappingProxyType[str, tuple[Callable[[Context], Counts], frozenset[Area]]](
    {
        "markets": (_markets, EVERYTHING - OF_NO_ROUND),
        "roadmap": (_roadmap, frozenset({Area.ROADMAP, Area.MARKETS, Area.ROUNDS})),
        "funding": (_funding, frozenset({Area.FUNDING, Area.ROADMAP})),
    }
)
