"""From tables to records. Core selects, because a record needs no live object behind it."""

from __future__ import annotations

from sqlalchemy import Connection, select

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
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


def read_scoring(connection: Connection, round_id: str | None) -> ScoringRound:
    """Return everything a round needs to be ranked; the latest round where `round_id` is None.

    Raises
    ------
    InvalidInputError
        Where the file has no such round.
    """
    query = select(*_ROUND).order_by(ScoringRoundRow.number.desc()).limit(1)
    if round_id is not None:
        query = query.where(ScoringRoundRow.id == round_id)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise InvalidInputError(tr("This strategy has no such scoring round; choose one of its rounds."))
    found = Round(*row)
    return ScoringRound(
        round=found,
        markets=_markets(connection, found.id),
        criteria=_criteria(connection, found.id),
        scores=_scores(connection, found.id),
    )


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


def _scores(connection: Connection, round_id: str) -> dict[tuple[str, str], Score]:
    rows = connection.execute(
        select(
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
        ).where(ScoreRow.round_id == round_id)
    )
    return {(row[1], row[2]): Score(*row) for row in rows}
