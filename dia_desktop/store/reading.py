"""From tables to records."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import Any, Final

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.capture import RowChange
from dia_desktop.store.rows import OF_NO_ROUND
from dia_desktop.store.scales import elicitation_from_json, scale_from_json
from dia_desktop.store.selecting import every, marks, select
from dia_desktop.store.tables import (
    BY_NAME,
    TABLES,
    CandidacyRow,
    CriterionRow,
    JudgementRow,
    MarketRow,
    OwnWeightRow,
    PartnerRow,
    ScoreRow,
    ScoringRoundRow,
    StrategyRow,
    VoiceRow,
    WeighingRow,
    WeightingRow,
)
from dia_desktop.strategy.records import (
    Criterion,
    Judgement,
    Market,
    Partner,
    Round,
    Score,
    ScoringRound,
    Strategy,
)
from dia_desktop.strategy.role import Role
from dia_desktop.strategy.weighing import DrawSettings, Weighing, WeightMethod

Cell = tuple[str, str]
#: The columns of a score, in the order of its record.
_SCORE: Final = (
    "id",
    "market_id",
    "criterion_id",
    "natural",
    "natural_low",
    "natural_high",
    "agreed",
    "source",
    "vintage",
    "note",
    "review_date",
)
_JUDGEMENTS: Final = """
    SELECT market_id, criterion_id, partner_id, value
    FROM judgement JOIN partner ON partner.id = judgement.partner_id
    WHERE round_id = ?
"""
_BY_PARTNER: Final = "ORDER BY partner.position"
#: Two markets are enough to see one ahead of the other.
_SCORED: Final = """
    SELECT * FROM (
        SELECT DISTINCT market_id FROM score
        WHERE round_id = :round AND (natural IS NOT NULL OR agreed IS NOT NULL) LIMIT 2
    ) UNION SELECT * FROM (
        SELECT DISTINCT market_id FROM judgement WHERE round_id = :round AND value IS NOT NULL LIMIT 2
    )
"""
_COUNT: Final = """
    SELECT (SELECT count(*) FROM score WHERE round_id = :round)
        + (SELECT count(*) FROM judgement WHERE round_id = :round)
"""
#: The tables that say nothing of any round.
_BESIDE_ROUNDS: Final = frozenset(table.name for table in TABLES.values() if table.area in OF_NO_ROUND)
_OF_CELLS: Final = frozenset(TABLES[kind].name for kind in (ScoreRow, JudgementRow))
#: Beyond this many changed rows, reading all of them again is as quick.
_MOST_FOLLOWED: Final = 500
_REMEMBERED: Final = 2


def read_strategy(connection: sqlite3.Connection) -> Strategy:
    """Return the strategy as a whole, its rounds by number, its partners by position."""
    (strategy,) = every(connection, StrategyRow)
    rounds = sorted(every(connection, ScoringRoundRow), key=attrgetter("number"))
    partners = sorted(every(connection, PartnerRow), key=attrgetter("position"))
    return Strategy(
        id=strategy.id,
        title=strategy.title,
        rounds=tuple(map(_round, rounds)),
        partners=tuple(
            Partner(row.id, row.code, row.name, row.country, row.sector, row.role, row.position)
            for row in partners
        ),
        example=strategy.example,
    )


def _round(row: ScoringRoundRow) -> Round:
    return Round(row.id, row.number, row.name, row.as_of, row.closed_at, row.target_count, row.note)


@dataclass(slots=True)
class _Known:
    """A round as it was read, and what a step has changed since.

    Attributes
    ----------
    version : how many commits everybody else had made when it was read.
    """

    found: ScoringRound
    version: int
    changes: list[RowChange] = field(default_factory=list)


class Reader:
    """Reads scoring rounds, and remembers two: the shown one, and the one it is compared with.

    Six thousand scores take a while; after a change only what changed is read again.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        #: By what was asked for; the newest comes last.
        self._known: dict[str | None, _Known] = {}

    def scoring(self, round_id: str | None = None) -> ScoringRound:
        """Return everything a round needs to be ranked; the latest round where `round_id` is None.

        Raises
        ------
        InvalidInputError
            Where the file has no such round.
        """
        # Counts the commits of everybody else: another program may have written into the file.
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        known = self._known.pop(round_id, None)
        if known is None or known.version != version:
            found = self._read(round_id)
        else:
            found = self._brought_up_to_date(known, round_id) if known.changes else known.found
        self._known[round_id] = _Known(found, version)
        if len(self._known) > _REMEMBERED:
            del self._known[next(iter(self._known))]
        return found

    def notice(self, changes: Iterable[RowChange]) -> None:
        """Remember that a step has changed rows; they are read again when their round is asked for."""
        of_rounds = [change for change in changes if change.table not in _BESIDE_ROUNDS]
        for known in self._known.values():
            known.changes += of_rounds
        many = [asked for asked, known in self._known.items() if len(known.changes) > _MOST_FOLLOWED]
        for asked in many:
            del self._known[asked]

    def _read(self, round_id: str | None) -> ScoringRound:
        frame = self._frame(round_id)
        scores = select(self._connection, TABLES[ScoreRow], _SCORE, {"round_id": frame.round.id})
        judgements = self._connection.execute(f"{_JUDGEMENTS} {_BY_PARTNER}", (frame.round.id,))
        return replace(frame, scores=_by_cell(scores, judgements))

    def _frame(self, round_id: str | None) -> ScoringRound:
        """Return a round with its markets and criteria, its scores left out."""
        rounds = every(self._connection, ScoringRoundRow)
        asked = [row for row in rounds if round_id in {None, row.id}]
        if not asked:
            raise InvalidInputError(tr("This strategy has no such scoring round; choose one of its rounds."))
        found = _round(max(asked, key=attrgetter("number")))
        return ScoringRound(
            found,
            _markets(self._connection, found.id),
            _criteria(self._connection, found.id),
            scores={},
            voices=_voices(self._connection, found.id),
            own_weights=_own_weights(self._connection, found.id),
            weighing=_weighing(self._connection, found.id),
        )

    def _brought_up_to_date(self, known: _Known, round_id: str | None) -> ScoringRound:
        last, changes = known.found, known.changes
        of_cells = [change for change in changes if change.table in _OF_CELLS]
        frame = last if len(of_cells) == len(changes) else self._frame(round_id)
        # Another order of the partners is another order of all judgements.
        reordered = any(change.table == TABLES[PartnerRow].name for change in changes)
        if frame.round.id != last.round.id or reordered:
            return self._read(round_id)
        cells = self._cells_of(of_cells, last.round.id)
        # A new mapping: records that were handed out stay as they are.
        scores = dict(last.scores)
        for cell in cells:
            scores.pop(cell, None)
        scores.update(self._read_cells(cells, last.round.id))
        return replace(frame, scores=scores)

    def _cells_of(self, changes: list[RowChange], round_id: str) -> set[Cell]:
        """Return which cells of a round were changed; a changed row that is still there knows its own."""
        cells = {
            (str(values["market_id"]), str(values["criterion_id"]))
            for change in changes
            for values in (change.before, change.after)
            if values is not None and values.get("round_id") == round_id
        }
        for table in {change.table for change in changes}:
            asked = {
                "round_id": round_id,
                "id": {change.row_id for change in changes if change.table == table},
            }
            cells |= {*select(self._connection, BY_NAME[table], ("market_id", "criterion_id"), asked)}
        return cells

    def _read_cells(self, cells: set[Cell], round_id: str) -> dict[Cell, Score]:
        """Read some cells of a round; more than is wanted comes with it, in the same rows and columns."""
        markets, criteria = {market for market, _ in cells}, {criterion for _, criterion in cells}
        asked = {"round_id": round_id, "market_id": markets, "criterion_id": criteria}
        scores = select(self._connection, TABLES[ScoreRow], _SCORE, asked)
        these = f"AND market_id IN {marks(markets)} AND criterion_id IN {marks(criteria)}"
        judgements = self._connection.execute(
            f"{_JUDGEMENTS} {these} {_BY_PARTNER}", (round_id, *markets, *criteria)
        )
        found = _by_cell(scores, judgements)
        return {cell: found[cell] for cell in cells & found.keys()}


def _markets(connection: sqlite3.Connection, round_id: str) -> tuple[Market, ...]:
    known = {row.id: row for row in every(connection, MarketRow)}
    places = sorted(every(connection, CandidacyRow, round_id=round_id), key=attrgetter("position"))
    return tuple(
        Market(row.id, row.code, row.name, row.colour, Role(place.role), place.position)
        for place in places
        for row in [known[place.market_id]]
    )


def _criteria(connection: sqlite3.Connection, round_id: str) -> tuple[Criterion, ...]:
    known = {row.id: row for row in every(connection, CriterionRow)}
    weightings = sorted(every(connection, WeightingRow, round_id=round_id), key=attrgetter("position"))
    return tuple(
        Criterion(
            id=row.criterion_id,
            name=known[row.criterion_id].name,
            icon=known[row.criterion_id].icon,
            scale=scale_from_json(row.scale),
            weight=row.weight,
            locked=row.locked,
            position=row.position,
            importance=row.importance,
            low=row.low,
            high=row.high,
            weighed_on=None if row.weighed_on is None else scale_from_json(row.weighed_on),
        )
        for row in weightings
    )


def _voices(connection: sqlite3.Connection, round_id: str) -> dict[str, float]:
    return {row.partner_id: row.weight for row in every(connection, VoiceRow, round_id=round_id)}


def _own_weights(connection: sqlite3.Connection, round_id: str) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in every(connection, OwnWeightRow, round_id=round_id):
        found.setdefault(row.partner_id, {})[row.criterion_id] = row.weight
    return found


def _weighing(connection: sqlite3.Connection, round_id: str) -> Weighing:
    for row in every(connection, WeighingRow, round_id=round_id):
        return Weighing(
            WeightMethod(row.method),
            row.late_changes,
            None if row.elicitation is None else elicitation_from_json(row.elicitation),
            DrawSettings(row.margin, row.draws, row.seed),
        )
    return Weighing()


def ranking_visible(connection: sqlite3.Connection, round_id: str) -> bool:
    """Whether two markets of a round are scored, so that one is seen to be ahead of the other."""
    return len(connection.execute(_SCORED, {"round": round_id}).fetchall()) > 1


def count_of_round(connection: sqlite3.Connection, round_id: str) -> int:
    """Return how many scores and judgements a round has."""
    return int(connection.execute(_COUNT, {"round": round_id}).fetchone()[0])


def _by_cell(scores: Iterable[tuple[Any, ...]], judgements: Iterable[tuple[Any, ...]]) -> dict[Cell, Score]:
    judged: dict[Cell, list[Judgement]] = {}
    for market_id, criterion_id, partner_id, value in judgements:
        judged.setdefault((market_id, criterion_id), []).append(Judgement(partner_id, value))
    found: dict[Cell, Score] = {}
    for row in scores:
        cell = (row[1], row[2])
        found[cell] = Score(*(*row, tuple(judged.pop(cell, ()))))
    for (market_id, criterion_id), held in judged.items():
        found[market_id, criterion_id] = Score("", market_id, criterion_id, judgements=tuple(held))
    return found
