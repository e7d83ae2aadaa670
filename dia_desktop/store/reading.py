"""From tables to records. Core selects, because a record needs no live object behind it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection, select
from sqlalchemy import Row as SqlRow

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.capture import RowChange
from dia_desktop.store.scales import scale_from_json
from dia_desktop.store.tables import (
    CandidacyRow,
    CriterionRow,
    MarketRow,
    PartnerRow,
    ScoreRow,
    ScoringRoundRow,
    StrategyRow,
    WeightingRow,
)
from dia_desktop.strategy.records import (
    Criterion,
    Market,
    Partner,
    Role,
    Round,
    Score,
    ScoringRound,
    Strategy,
)

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
#: Beyond this many changed scores, reading all of them again is as quick.
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
        self._changes += changes

    def _read(self, round_id: str | None) -> ScoringRound:
        frame = self._frame(round_id)
        rows = self._connection.execute(_SCORES.where(ScoreRow.round_id == frame.round.id))
        return replace(frame, scores=_by_cell(rows))

    def _frame(self, round_id: str | None) -> ScoringRound:
        """Return a round with its markets and criteria, its scores left out."""
        query = select(*_ROUND).order_by(ScoringRoundRow.number.desc()).limit(1)
        if round_id is not None:
            query = query.where(ScoringRoundRow.id == round_id)
        row = self._connection.execute(query).one_or_none()
        if row is None:
            raise InvalidInputError(tr("This strategy has no such scoring round; choose one of its rounds."))
        found = Round(*row)
        markets, criteria = _markets(self._connection, found.id), _criteria(self._connection, found.id)
        return ScoringRound(found, markets, criteria, scores={})

    def _brought_up_to_date(
        self, last: ScoringRound, round_id: str | None, changes: list[RowChange]
    ) -> ScoringRound:
        scored = [change for change in changes if change.table == ScoreRow.__tablename__]
        frame = last if len(scored) == len(changes) else self._frame(round_id)
        if frame.round.id != last.round.id or len(scored) > _MOST_FOLLOWED:
            return self._read(round_id)
        # A new mapping: records that were handed out stay as they are.
        scores = dict(last.scores)
        for values in (change.before for change in scored if change.after is None):
            if values is not None and values["round_id"] == last.round.id:
                scores.pop((str(values["market_id"]), str(values["criterion_id"])), None)
        row_ids = {change.row_id for change in scored}
        changed = _SCORES.where(ScoreRow.round_id == last.round.id, ScoreRow.id.in_(row_ids))
        return replace(frame, scores=scores | _by_cell(self._connection.execute(changed)))


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
        )
        for row in rows
    )


def _by_cell(rows: Iterable[SqlRow[*tuple[Any, ...]]]) -> dict[tuple[str, str], Score]:
    return {(row[1], row[2]): Score(*row) for row in rows}
