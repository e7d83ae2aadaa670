"""Finding the rows that an edit changes, by the ids that the records carry."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.tables import (
    CandidacyRow,
    CriterionRow,
    MarketRow,
    PartnerRow,
    ScoringRoundRow,
    StrategyRow,
    WeighingRow,
    WeightingRow,
)
from dia_desktop.strategy.weighing import Weighing


def the_strategy(session: Session) -> StrategyRow:
    """Return the one strategy of the file."""
    return session.scalars(select(StrategyRow)).one()


def round_of(session: Session, round_id: str) -> ScoringRoundRow:
    """Return a scoring round."""
    row = session.get(ScoringRoundRow, round_id)
    if row is None:
        raise no_such_round()
    return row


def no_such_round() -> InvalidInputError:
    """Return what to say where a scoring round is not there."""
    return InvalidInputError(tr("This strategy has no such scoring round; choose one of its rounds."))


def market_of(session: Session, market_id: str) -> MarketRow:
    """Return a market of the file, in whichever round."""
    row = session.get(MarketRow, market_id)
    if row is None:
        raise InvalidInputError(tr("This strategy has no such market; choose one of its markets."))
    return row


def criterion_of(session: Session, criterion_id: str) -> CriterionRow:
    """Return a criterion of the file, in whichever round."""
    row = session.get(CriterionRow, criterion_id)
    if row is None:
        raise InvalidInputError(tr("This strategy has no such criterion; choose one of its criteria."))
    return row


def partner_of(session: Session, partner_id: str) -> PartnerRow:
    """Return a partner of the strategy."""
    row = session.get(PartnerRow, partner_id)
    if row is None:
        raise InvalidInputError(tr("This strategy has no such partner; choose one of its partners."))
    return row


def candidacies_of(session: Session, round_id: str) -> list[CandidacyRow]:
    """Return which markets take part in a round, in matrix order."""
    round_of(session, round_id)
    query = select(CandidacyRow).where(CandidacyRow.round_id == round_id).order_by(CandidacyRow.position)
    return list(session.scalars(query))


def weightings_of(session: Session, round_id: str) -> list[WeightingRow]:
    """Return which criteria count in a round, in matrix order."""
    round_of(session, round_id)
    query = select(WeightingRow).where(WeightingRow.round_id == round_id).order_by(WeightingRow.position)
    return list(session.scalars(query))


def weighing_of(session: Session, round_id: str) -> WeighingRow:
    """Return how the weights of a round came about; where nothing was said of it, a new row that says so."""
    round_of(session, round_id)
    row = session.scalars(select(WeighingRow).where(WeighingRow.round_id == round_id)).one_or_none()
    if row is None:
        nothing = Weighing()
        row = WeighingRow(
            round_id=round_id,
            method=nothing.method.value,
            late_changes=nothing.late_changes,
            margin=nothing.settings.margin,
            draws=nothing.settings.draws,
            seed=nothing.settings.seed,
        )
        session.add(row)
    return row


def candidacy_of(rows: list[CandidacyRow], market: MarketRow) -> CandidacyRow:
    """Return the part a market takes in a round, given those of the round."""
    found = [row for row in rows if row.market_id == market.id]
    if not found:
        raise InvalidInputError(
            tr("{market} takes no part in this scoring round; add it first.").format(market=market.name)
        )
    return found[0]


def weighting_of(rows: list[WeightingRow], criterion: CriterionRow) -> WeightingRow:
    """Return the weighting of a criterion in a round, given those of the round."""
    found = [row for row in rows if row.criterion_id == criterion.id]
    if not found:
        raise InvalidInputError(
            tr("{criterion} is no criterion of this scoring round; add it first.").format(
                criterion=criterion.name
            )
        )
    return found[0]


def renumber(rows: Sequence[CandidacyRow | WeightingRow]) -> None:
    """Give the rows of a round their places without gaps, in the order given."""
    for position, row in enumerate(rows):
        row.position = position
