"""From tables to records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, select
from sqlalchemy import Row as SqlRow

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.capture import RowChange
from dia_desktop.store.rows import OF_NO_ROUND
from dia_desktop.store.scales import elicitation_from_json, scale_from_json
from dia_desktop.store.tables import (
    CANDIDACY,
    CRITERION,
    JUDGEMENT,
    MARKET,
    OWN_WEIGHT,
    PARTNER,
    SCORE,
    SCORING_ROUND,
    STRATEGY,
    TABLES,
    VOICE,
    WEIGHING,
    WEIGHTING,
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
_ROUND = (
    SCORING_ROUND.c.id,
    SCORING_ROUND.c.number,
    SCORING_ROUND.c.name,
    SCORING_ROUND.c.as_of,
    SCORING_ROUND.c.closed_at,
    SCORING_ROUND.c.target_count,
    SCORING_ROUND.c.note,
)
_SCORES = select(
    SCORE.c.id,
    SCORE.c.market_id,
    SCORE.c.criterion_id,
    SCORE.c.natural,
    SCORE.c.natural_low,
    SCORE.c.natural_high,
    SCORE.c.agreed,
    SCORE.c.source,
    SCORE.c.vintage,
    SCORE.c.note,
    SCORE.c.review_date,
)
_JUDGEMENTS = (
    select(JUDGEMENT.c.market_id, JUDGEMENT.c.criterion_id, JUDGEMENT.c.partner_id, JUDGEMENT.c.value)
    .join(PARTNER, PARTNER.c.id == JUDGEMENT.c.partner_id)
    .order_by(PARTNER.c.position)
)
#: The tables that say nothing of any round.
_BESIDE_ROUNDS: Final = frozenset(
    table.name for table in TABLES.values() if table.info["area"] in OF_NO_ROUND
)
_OF_ROUND: Final = tuple(
    query.where(table.c.round_id == bindparam("round_id"))
    for query, table in ((_SCORES, SCORE), (_JUDGEMENTS, JUDGEMENT))
)
#: More than what is wanted comes with it, where it lies in the same rows and columns.
_MARKETS: BindParameter[str] = bindparam("markets", expanding=True)
_CRITERIA: BindParameter[str] = bindparam("criteria", expanding=True)
_SOME_OF_ROUND: Final = (
    _OF_ROUND[0].where(SCORE.c.market_id.in_(_MARKETS), SCORE.c.criterion_id.in_(_CRITERIA)),
    _OF_ROUND[1].where(JUDGEMENT.c.market_id.in_(_MARKETS), JUDGEMENT.c.criterion_id.in_(_CRITERIA)),
)
_CELLS_BY_ID: Final = {
    table.name: select(table.c.market_id, table.c.criterion_id).where(
        table.c.round_id == bindparam("round_id"), table.c.id.in_(bindparam("row_ids", expanding=True))
    )
    for table in (SCORE, JUDGEMENT)
}
#: Two markets are enough to see one ahead of the other.
_SCORED: Final = tuple(
    select(table.c.market_id).where(table.c.round_id == bindparam("round_id"), known).distinct().limit(2)
    for table, known in (
        (SCORE, SCORE.c.natural.is_not(None) | SCORE.c.agreed.is_not(None)),
        (JUDGEMENT, JUDGEMENT.c.value.is_not(None)),
    )
)
#: Beyond this many changed rows, reading all of them again is as quick.
_MOST_FOLLOWED: Final = 500


def read_strategy(connection: Connection) -> Strategy:
    """Return the strategy as a whole, its rounds by number, its partners by position."""
    rounds = connection.execute(select(*_ROUND).order_by(SCORING_ROUND.c.number))
    partners = connection.execute(
        select(
            PARTNER.c.id,
            PARTNER.c.code,
            PARTNER.c.name,
            PARTNER.c.country,
            PARTNER.c.sector,
            PARTNER.c.role,
            PARTNER.c.position,
        ).order_by(PARTNER.c.position)
    )
    strategy = connection.execute(select(STRATEGY.c.id, STRATEGY.c.title, STRATEGY.c.example)).one()
    return Strategy(
        id=strategy.id,
        title=strategy.title,
        rounds=tuple(Round(*row) for row in rounds),
        partners=tuple(Partner(*row) for row in partners),
        example=strategy.example,
    )


class Reader:
    """Reads scoring rounds, and remembers the one it read last.

    Six thousand scores take a while; after a change only what changed is read again.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._last: ScoringRound | None = None
        self._asked: str | None = None
        self._version: int | None = None
        self._changes: list[RowChange] = []

    def scoring(self, round_id: str | None = None) -> ScoringRound:
        """Return everything a round needs to be ranked; the latest round where `round_id` is None.

        Raises
        ------
        InvalidInputError
            Where the file has no such round.
        """
        # Counts the commits of everybody else: another program may have written into the file.
        version = int(self._connection.exec_driver_sql("PRAGMA data_version").scalar_one())
        changes, self._changes = self._changes, []
        last, self._last = self._last, None
        if last is None or (round_id, version) != (self._asked, self._version):
            found = self._read(round_id)
        else:
            found = self._brought_up_to_date(last, round_id, changes) if changes else last
        self._last, self._asked, self._version = found, round_id, version
        return found

    def notice(self, changes: Iterable[RowChange]) -> None:
        """Remember that a step has changed rows; they are read again when their round is asked for."""
        self._changes += (change for change in changes if change.table not in _BESIDE_ROUNDS)

    def _read(self, round_id: str | None) -> ScoringRound:
        frame = self._frame(round_id)
        rows = (self._connection.execute(query, {"round_id": frame.round.id}) for query in _OF_ROUND)
        return replace(frame, scores=_by_cell(*rows))

    def _frame(self, round_id: str | None) -> ScoringRound:
        """Return a round with its markets and criteria, its scores left out."""
        query = select(*_ROUND).order_by(SCORING_ROUND.c.number.desc()).limit(1)
        if round_id is not None:
            query = query.where(SCORING_ROUND.c.id == round_id)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise InvalidInputError(tr("This strategy has no such scoring round; choose one of its rounds."))
        found = Round(*row)
        return ScoringRound(
            found,
            _markets(self._connection, found.id),
            _criteria(self._connection, found.id),
            scores={},
            voices=_voices(self._connection, found.id),
            own_weights=_own_weights(self._connection, found.id),
            weighing=_weighing(self._connection, found.id),
        )

    def _brought_up_to_date(
        self, last: ScoringRound, round_id: str | None, changes: list[RowChange]
    ) -> ScoringRound:
        of_cells = [change for change in changes if change.table in _CELLS_BY_ID]
        frame = last if len(of_cells) == len(changes) else self._frame(round_id)
        # Another order of the partners is another order of all judgements.
        reordered = any(change.table == PARTNER.name for change in changes)
        if frame.round.id != last.round.id or len(of_cells) > _MOST_FOLLOWED or reordered:
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
        for table, query in _CELLS_BY_ID.items():
            row_ids = [change.row_id for change in changes if change.table == table]
            if row_ids:
                found = self._connection.execute(query, {"round_id": round_id, "row_ids": row_ids})
                cells |= {(market, criterion) for market, criterion in found}
        return cells

    def _read_cells(self, cells: set[Cell], round_id: str) -> dict[Cell, Score]:
        """Read some cells of a round."""
        wanted = {
            "round_id": round_id,
            "markets": list({market for market, _ in cells}),
            "criteria": list({criterion for _, criterion in cells}),
        }
        found = _by_cell(*(self._connection.execute(query, wanted) for query in _SOME_OF_ROUND))
        return {cell: found[cell] for cell in cells & found.keys()}


def _markets(connection: Connection, round_id: str) -> tuple[Market, ...]:
    rows = connection.execute(
        select(
            MARKET.c.id,
            MARKET.c.code,
            MARKET.c.name,
            MARKET.c.colour,
            CANDIDACY.c.role,
            CANDIDACY.c.position,
        )
        .join(CANDIDACY, CANDIDACY.c.market_id == MARKET.c.id)
        .where(CANDIDACY.c.round_id == round_id)
        .order_by(CANDIDACY.c.position)
    )
    return tuple(Market(*row[:4], role=Role(row.role), position=row.position) for row in rows)


def _criteria(connection: Connection, round_id: str) -> tuple[Criterion, ...]:
    rows = connection.execute(
        select(
            CRITERION.c.id,
            CRITERION.c.name,
            CRITERION.c.icon,
            WEIGHTING.c.scale,
            WEIGHTING.c.weight,
            WEIGHTING.c.locked,
            WEIGHTING.c.position,
            WEIGHTING.c.importance,
            WEIGHTING.c.low,
            WEIGHTING.c.high,
            WEIGHTING.c.weighed_on,
        )
        .join(WEIGHTING, WEIGHTING.c.criterion_id == CRITERION.c.id)
        .where(WEIGHTING.c.round_id == round_id)
        .order_by(WEIGHTING.c.position)
    )
    return tuple(
        Criterion(
            id=row.id,
            name=row.name,
            icon=row.icon,
            scale=scale_from_json(row.scale),
            weight=row.weight,
            locked=row.locked,
            position=row.position,
            importance=row.importance,
            low=row.low,
            high=row.high,
            weighed_on=None if row.weighed_on is None else scale_from_json(row.weighed_on),
        )
        for row in rows
    )


def _voices(connection: Connection, round_id: str) -> dict[str, float]:
    rows = connection.execute(select(VOICE.c.partner_id, VOICE.c.weight).where(VOICE.c.round_id == round_id))
    return {row.partner_id: row.weight for row in rows}


def _own_weights(connection: Connection, round_id: str) -> dict[str, dict[str, float]]:
    rows = connection.execute(
        select(OWN_WEIGHT.c.partner_id, OWN_WEIGHT.c.criterion_id, OWN_WEIGHT.c.weight).where(
            OWN_WEIGHT.c.round_id == round_id
        )
    )
    found: dict[str, dict[str, float]] = {}
    for row in rows:
        found.setdefault(row.partner_id, {})[row.criterion_id] = row.weight
    return found


def _weighing(connection: Connection, round_id: str) -> Weighing:
    row = connection.execute(
        select(
            WEIGHING.c.method,
            WEIGHING.c.late_changes,
            WEIGHING.c.elicitation,
            WEIGHING.c.margin,
            WEIGHING.c.draws,
            WEIGHING.c.seed,
        ).where(WEIGHING.c.round_id == round_id)
    ).one_or_none()
    if row is None:
        return Weighing()
    return Weighing(
        WeightMethod(row.method),
        row.late_changes,
        None if row.elicitation is None else elicitation_from_json(row.elicitation),
        DrawSettings(row.margin, row.draws, row.seed),
    )


def ranking_visible(connection: Connection, round_id: str) -> bool:
    """Whether two markets of a round are scored, so that one is seen to be ahead of the other."""
    asked = {"round_id": round_id}
    return len({market for query in _SCORED for (market,) in connection.execute(query, asked)}) > 1


def _by_cell(
    scores: Iterable[SqlRow[*tuple[Any, ...]]], judgements: Iterable[SqlRow[*tuple[Any, ...]]]
) -> dict[Cell, Score]:
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
