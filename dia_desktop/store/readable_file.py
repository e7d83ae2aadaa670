"""The records of a strategy file, read as they are now or as they were."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.database import clear_errors, one_state, whole_content
from dia_desktop.store.history import History, HistoryEntry
from dia_desktop.store.reading import Reader, count_of_round, read_strategy
from dia_desktop.store.roadmap_reading import RoadmapRecords, read_funding, read_kpis
from dia_desktop.store.row_reading import Kept, Past
from dia_desktop.store.sole_use import SoleUse
from dia_desktop.store.swot_reading import read_swot
from dia_desktop.strategy.funding import Funding
from dia_desktop.strategy.kpis import Kpi
from dia_desktop.strategy.records import ScoringRound, Strategy
from dia_desktop.strategy.revisions import Revision
from dia_desktop.strategy.roadmap import Roadmap
from dia_desktop.strategy.swot import Swot


class ReadableFile:
    """What can be read of a strategy file. Every reading is of one state of it.

    Parameters
    ----------
    path : absolute path with links followed.
    connection : an open connection to the file.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._use = SoleUse()
        self._reader = Reader(connection)
        self._kept = Kept(connection)
        self._roadmap = RoadmapRecords(self._kept)
        self._history = History(connection)

    def strategy(self) -> Strategy:
        """Return the strategy as a whole."""
        with self._reading():
            return read_strategy(self._connection)

    def scoring(self, round_id: str | None = None) -> ScoringRound:
        """Return a scoring round with everything it needs to be ranked; the latest by default.

        Raises
        ------
        InvalidInputError
            Where the strategy has no such round.
        """
        with self._reading():
            return self._reader.scoring(round_id)

    def round_rows(self, round_id: str) -> int:
        """Return how many scores and judgements a round has; counted, not read."""
        with self._reading():
            return count_of_round(self._connection, round_id)

    def swot(self) -> Swot:
        """Return the SWOT of the strategy."""
        with self._reading():
            return read_swot(self._connection)

    def roadmap(self) -> Roadmap:
        """Return the roadmap of the strategy, with the roles of the latest round."""
        with self._reading():
            return self._roadmap.read()

    def roadmap_rows(self) -> int:
        """Return how many activities the roadmap has; counted, not read."""
        with self._reading():
            (count,) = self._connection.execute("SELECT count(*) FROM activity").fetchone()
            return int(count)

    def funding(self) -> Funding:
        """Return where the money of the roadmap comes from."""
        with self._reading():
            return read_funding(self._kept)

    def kpis(self) -> tuple[Kpi, ...]:
        """Return the KPIs of the strategy."""
        with self._reading():
            return read_kpis(self._kept)

    def revisions(self) -> tuple[Revision, ...]:
        """Return the moments that somebody named, oldest first."""
        with self._reading():
            return self._history.revisions()

    def roadmap_at(self, seq: int) -> Roadmap:
        """Return the roadmap as it was after a step of the history.

        Raises
        ------
        InvalidInputError
            Where the history has no such step.
        """
        with self._reading():
            return self._roadmap.beside(self._past(seq)).read()

    def funding_at(self, seq: int) -> Funding:
        """Return the funding as it was after a step of the history.

        Raises
        ------
        InvalidInputError
            Where the history has no such step.
        """
        with self._reading():
            return read_funding(self._past(seq))

    def rows_since(self, seq: int) -> int:
        """Return how many changes of rows the history has after a step; counted, not read."""
        with self._reading():
            return self._history.rows_since(seq)

    def _past(self, seq: int) -> Past:
        if not self._history.has(seq):
            raise InvalidInputError(tr("The history has no such moment; choose one of its moments."))
        return Past(self._connection, seq, self._kept)

    def history(self, limit: int = 100) -> tuple[HistoryEntry, ...]:
        """Return the newest `limit` steps, newest first."""
        with self._reading():
            return self._history.entries(limit)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        with (
            self._use.taken(patient=True),
            clear_errors(self.path),
            whole_content(self.path),
            one_state(self._connection),
        ):
            yield
