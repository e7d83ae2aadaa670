"""From tables to records. Core selects, because a record needs no live object behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import BindParameter, Connection, bindparam, select
from sqlalchemy import Row as SqlRow

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.capture import RowChange
from dia_desktop.store.scales import elicitation_from_json, scale_from_json
from dia_desktop.store.tables import (
    Area,
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
    content_tables,
)
from dia_desktop.strategy.records import (
    Criterion,
    Judgement,
    Market,
    Partner,
    Role,
    Round,
    Score,
    ScoringRound,
    Strategy,
)
from dia_desktop.strategy.weighing import DrawSettings, Weighing, WeightMethod

Cell = tuple[str, str]
_ROUND = (
    ScoringRoundRow.id,
    ScoringRoundRow.number,
    ScoringRoundRow.name,
    ScoringRoundRow.as_of,
    ScoringRoundRow.closed_at,
    ScoringRoundRow.target_count,
    ScoringRoundRow.note,
)
_SCORES = select(
    ScoreRow.id,
    ScoreRow.market_id,
    ScoreRow.criterion_id,
    ScoreRow.natural,
    ScoreRow.natural_low,
    ScoreRow.natural_high,
    ScoreRow.agreed,
    ScoreRow.source,
    ScoreRow.vintage,
    ScoreRow.note,
    ScoreRow.review_date,
)
_JUDGEMENTS = (
    select(JudgementRow.market_id, JudgementRow.criterion_id, JudgementRow.partner_id, JudgementRow.value)
    .join(PartnerRow, PartnerRow.id == JudgementRow.partner_id)
    .order_by(PartnerRow.position)
)
#: What belongs to the strategy and says nothing of any round.
_OF_NO_ROUND: Final = frozenset(table.name for table in content_tables() if table.info["area"] is Area.SWOT)
_OF_ROUND: Final = tuple(
    query.where(table.round_id == bindparam("round_id"))
    for query, table in ((_SCORES, ScoreRow), (_JUDGEMENTS, JudgementRow))
)
#: More than what is wanted comes with it, where it lies in the same rows and columns.
_MARKETS: BindParameter[str] = bindparam("markets", expanding=True)
_CRITERIA: BindParameter[str] = bindparam("criteria", expanding=True)
_SOME_OF_ROUND: Final = (
    _OF_ROUND[0].where(ScoreRow.market_id.in_(_MARKETS), ScoreRow.criterion_id.in_(_CRITERIA)),
    _OF_ROUND[1].where(JudgementRow.market_id.in_(_MARKETS), JudgementRow.criterion_id.in_(_CRITERIA)),
)
_CELLS_BY_ID: Final = {
    table.__tablename__: select(table.market_id, table.criterion_id).where(
        table.round_id == bindparam("round_id"), table.id.in_(bindparam("row_ids", expanding=True))
    )
    for table in (ScoreRow, JudgementRow)
}
#: Beyond this many changed rows, reading all of them again is as quick.
_MOST_FOLLOWED: Final = 500


def read_strategy(connection: Connection) -> Strategy:
    """Return the strategy as a whole, its rounds by number, its partners by position."""
    rounds = connection.execute(select(*_ROUND).order_by(ScoringRoundRow.number))
    partners = connection.execute(
        select(
            PartnerRow.id,
            PartnerRow.code,
            PartnerRow.name,
            PartnerRow.country,
            PartnerRow.sector,
            PartnerRow.role,
            PartnerRow.position,
        ).order_by(PartnerRow.position)
    )
    strategy = connection.execute(select(StrategyRow.id, StrategyRow.title, StrategyRow.example)).one()
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
        self._changes += (change for change in changes if change.table not in _OF_NO_ROUND)

    def _read(self, round_id: str | None) -> ScoringRound:
        frame = self._frame(round_id)
        rows = (self._connection.execute(query, {"round_id": frame.round.id}) for query in _OF_ROUND)
        return replace(frame, scores=_by_cell(*rows))

    def _frame(self, round_id: str | None) -> ScoringRound:
        """Return a round with its markets and criteria, its scores left out."""
        query = select(*_ROUND).order_by(ScoringRoundRow.number.desc()).limit(1)
        if round_id is not None:
            query = query.where(ScoringRoundRow.id == round_id)
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
        reordered = any(change.table == PartnerRow.__tablename__ for change in changes)
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
            MarketRow.id,
            MarketRow.code,
            MarketRow.name,
            MarketRow.colour,
            CandidacyRow.role,
            CandidacyRow.position,
        )
        .join(CandidacyRow, CandidacyRow.market_id == MarketRow.id)
        .where(CandidacyRow.round_id == round_id)
        .order_by(CandidacyRow.position)
    )
    return tuple(Market(*row[:4], role=Role(row.role), position=row.position) for row in rows)


def _criteria(connection: Connection, round_id: str) -> tuple[Criterion, ...]:
    rows = connection.execute(
        select(
            CriterionRow.id,
            CriterionRow.name,
            CriterionRow.icon,
            WeightingRow.scale,
            WeightingRow.weight,
            WeightingRow.locked,
            WeightingRow.position,
            WeightingRow.importance,
            WeightingRow.low,
            WeightingRow.high,
            WeightingRow.weighed_on,
        )
        .join(WeightingRow, WeightingRow.criterion_id == CriterionRow.id)
        .where(WeightingRow.round_id == round_id)
        .order_by(WeightingRow.position)
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
    rows = connection.execute(
        select(VoiceRow.partner_id, VoiceRow.weight).where(VoiceRow.round_id == round_id)
    )
    return {row.partner_id: row.weight for row in rows}


def _own_weights(connection: Connection, round_id: str) -> dict[str, dict[str, float]]:
    rows = connection.execute(
        select(OwnWeightRow.partner_id, OwnWeightRow.criterion_id, OwnWeightRow.weight).where(
            OwnWeightRow.round_id == round_id
        )
    )
    found: dict[str, dict[str, float]] = {}
    for row in rows:
        found.setdefault(row.partner_id, {})[row.criterion_id] = row.weight
    return found


def _weighing(connection: Connection, round_id: str) -> Weighing:
    row = connection.execute(
        select(
            WeighingRow.method,
            WeighingRow.late_changes,
            WeighingRow.elicitation,
            WeighingRow.margin,
            WeighingRow.draws,
            WeighingRow.seed,
        ).where(WeighingRow.round_id == round_id)
    ).one_or_none()
    if row is None:
        return Weighing()
    return Weighing(
        WeightMethod(row.method),
        row.late_changes,
        None if row.elicitation is None else elicitation_from_json(row.elicitation),
        DrawSettings(row.margin, row.draws, row.seed),
    )


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
