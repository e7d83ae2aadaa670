"""Finding the rows that an edit changes, by the ids that the records carry."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import TypeVar

from dia_desktop.errors import InvalidInputError
from dia_desktop.language import tr
from dia_desktop.store.roadmap_rows import FundingSourceRow, KpiRow, WorkstreamRow
from dia_desktop.store.step import Step
from dia_desktop.store.tables import (
    CandidacyRow,
    CriterionRow,
    MarketRow,
    PartnerRow,
    ScoringRoundRow,
    StrategicOptionRow,
    StrategyRow,
    SwotItemRow,
    WeighingRow,
    WeightingRow,
)
from dia_desktop.strategy.weighing import Weighing

#: A row with a place in a list.
Placed = TypeVar(
    "Placed",
    CandidacyRow,
    WeightingRow,
    PartnerRow,
    SwotItemRow,
    StrategicOptionRow,
    WorkstreamRow,
    FundingSourceRow,
    KpiRow,
)


def the_strategy(step: Step) -> StrategyRow:
    """Return the one strategy of the file."""
    (row,) = step.rows(StrategyRow)
    return row


def round_of(step: Step, round_id: str) -> ScoringRoundRow:
    """Return a scoring round."""
    otherwise = tr("This strategy has no such scoring round; choose one of its rounds.")
    return step.get(ScoringRoundRow, round_id, otherwise)


def market_of(step: Step, market_id: str) -> MarketRow:
    """Return a market of the file, in whichever round."""
    otherwise = tr("This strategy has no such market; choose one of its markets.")
    return step.get(MarketRow, market_id, otherwise)


def criterion_of(step: Step, criterion_id: str) -> CriterionRow:
    """Return a criterion of the file, in whichever round."""
    otherwise = tr("This strategy has no such criterion; choose one of its criteria.")
    return step.get(CriterionRow, criterion_id, otherwise)


def partner_of(step: Step, partner_id: str) -> PartnerRow:
    """Return a partner of the strategy."""
    otherwise = tr("This strategy has no such partner; choose one of its partners.")
    return step.get(PartnerRow, partner_id, otherwise)


def workstream_of(step: Step, workstream_id: str) -> WorkstreamRow:
    """Return a workstream of the roadmap."""
    otherwise = tr("The roadmap has no such workstream; choose one of its workstreams.")
    return step.get(WorkstreamRow, workstream_id, otherwise)


def kpi_of(step: Step, kpi_id: str) -> KpiRow:
    """Return a KPI of the strategy."""
    otherwise = tr("This strategy has no such KPI; choose one of its KPIs.")
    return step.get(KpiRow, kpi_id, otherwise)


def source_of(step: Step, source_id: str) -> FundingSourceRow:
    """Return a funding source of the strategy."""
    otherwise = tr("This strategy has no such funding source; choose one of the list.")
    return step.get(FundingSourceRow, source_id, otherwise)


def candidacies_of(step: Step, round_id: str) -> list[CandidacyRow]:
    """Return which markets take part in a round, in matrix order."""
    round_of(step, round_id)
    return in_order(step.rows(CandidacyRow, round_id=round_id))


def weightings_of(step: Step, round_id: str) -> list[WeightingRow]:
    """Return which criteria count in a round, in matrix order."""
    round_of(step, round_id)
    return in_order(step.rows(WeightingRow, round_id=round_id))


def weighing_of(step: Step, round_id: str) -> WeighingRow:
    """Return how the weights of a round came about; where nothing was said of it, a new row that says so."""
    round_of(step, round_id)
    for row in step.rows(WeighingRow, round_id=round_id):
        return row
    nothing = Weighing()
    row = WeighingRow(
        round_id=round_id,
        method=nothing.method.value,
        late_changes=nothing.late_changes,
        margin=nothing.settings.margin,
        draws=nothing.settings.draws,
        seed=nothing.settings.seed,
    )
    step.add(row)
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


def in_order(rows: Iterable[Placed]) -> list[Placed]:
    """Return rows by their places."""
    return sorted(rows, key=attrgetter("position"))


def renumber(rows: Iterable[Placed]) -> None:
    """Give rows their places without gaps, in the order given."""
    for position, row in enumerate(rows):
        row.position = position
