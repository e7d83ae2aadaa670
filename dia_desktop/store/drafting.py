"""The first content of a new strategy file."""

from __future__ import annotations

from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from dia_desktop.language import tr
from dia_desktop.store.database import connect
from dia_desktop.store.funding_rules import check_funding
from dia_desktop.store.history import History, StepRecord
from dia_desktop.store.identity import APPLICATION_ID, SCHEMA
from dia_desktop.store.kpi_rules import check_kpis
from dia_desktop.store.roadmap_drafting import rows_of_funding, rows_of_kpis, rows_of_roadmap
from dia_desktop.store.roadmap_rules import check_roadmap, check_roadmap_links
from dia_desktop.store.rows import Row
from dia_desktop.store.rules import check_round, checked_code, checked_name, checked_scale
from dia_desktop.store.scales import elicitation_to_json, scale_to_json
from dia_desktop.store.swot_rules import check_links, check_swot
from dia_desktop.store.tables import (
    TABLES,
    CandidacyRow,
    CriterionRow,
    JudgementRow,
    MarketRow,
    OptionItemRow,
    OptionMarketRow,
    OwnWeightRow,
    PartnerRow,
    ScoreRow,
    ScoringRoundRow,
    StrategicOptionRow,
    StrategyRow,
    SwotBoardRow,
    SwotItemCriterionRow,
    SwotItemMarketRow,
    SwotItemRow,
    VoiceRow,
    WeighingRow,
    WeightingRow,
)
from dia_desktop.store.writing import Writer
from dia_desktop.strategy.records import Draft, Score, ScoringRound, Strategy
from dia_desktop.strategy.swot import VISIBLE_CAP, Swot
from dia_desktop.strategy.weighing import Weighing


def check_draft(draft: Draft) -> None:
    """Refuse a draft that could not have been made by edits.

    Raises
    ------
    InvalidInputError
        Naming the place and the reason.
    """
    checked_name(draft.strategy.title, tr("Strategy"))
    checked_name(draft.scoring.round.name, tr("Scoring round"))
    markets, criteria = draft.scoring.markets, draft.scoring.criteria
    for place, market in enumerate(markets):
        checked_name(market.name, tr("Market"), (other.name for other in markets[:place]))
        checked_code(market.code, market.name, (other.code for other in markets[:place]))
    for place, criterion in enumerate(criteria):
        checked_name(criterion.name, tr("Criterion"), (other.name for other in criteria[:place]))
        checked_scale(criterion.scale, criterion.name)
    check_round(draft.scoring)
    check_links(draft)
    check_swot(draft.swot)
    check_roadmap_links(draft)
    check_roadmap(draft.roadmap)
    check_funding(draft.funding)
    check_kpis(draft.kpis)


def write_draft(writer: Writer, draft: Draft) -> None:
    """Add the rows of a draft, parents before children."""
    rows = [
        *_of_strategy(draft.strategy),
        *_of_round(draft.scoring),
        *_of_members(draft.scoring),
        *_of_swot(draft.strategy.id, draft.swot),
        *_of_swot_links(draft.swot),
        *rows_of_roadmap(draft.strategy.id, draft.roadmap),
        *rows_of_funding(draft.funding),
        *rows_of_kpis(draft.kpis),
    ]
    for kind, table in TABLES.items():
        values = [asdict(row) for row in rows if isinstance(row, kind)]
        if values:
            writer.insert(table, values)


def _of_strategy(strategy: Strategy) -> list[Row]:
    partners = [
        PartnerRow(
            id=partner.id,
            code=partner.code,
            name=partner.name,
            country=partner.country,
            sector=partner.sector,
            role=partner.role,
            position=position,
        )
        for position, partner in enumerate(strategy.partners)
    ]
    return [StrategyRow(id=strategy.id, title=strategy.title, example=strategy.example), *partners]


def _of_round(scoring: ScoringRound) -> list[Row]:
    first = scoring.round
    return [
        ScoringRoundRow(
            id=first.id,
            number=first.number,
            name=first.name,
            as_of=first.as_of,
            closed_at=first.closed_at,
            target_count=first.target_count,
            note=first.note,
        ),
        *(
            MarketRow(id=market.id, code=market.code, name=market.name, colour=market.colour)
            for market in scoring.markets
        ),
        *(
            CriterionRow(id=criterion.id, name=criterion.name, icon=criterion.icon)
            for criterion in scoring.criteria
        ),
    ]


def _of_members(scoring: ScoringRound) -> list[Row]:
    round_id = scoring.round.id
    return [
        *(
            CandidacyRow(round_id=round_id, market_id=market.id, role=market.role.value, position=position)
            for position, market in enumerate(scoring.markets)
        ),
        *(
            WeightingRow(
                round_id=round_id,
                criterion_id=criterion.id,
                weight=criterion.weight,
                locked=criterion.locked,
                position=position,
                scale=scale_to_json(criterion.scale),
                importance=criterion.importance,
                low=criterion.low,
                high=criterion.high,
                weighed_on=None if criterion.weighed_on is None else scale_to_json(criterion.weighed_on),
            )
            for position, criterion in enumerate(scoring.criteria)
        ),
        _of_weighing(round_id, scoring.weighing),
        *(_of_score(round_id, score) for score in scoring.scores.values() if score.id),
        *(
            VoiceRow(round_id=round_id, partner_id=partner_id, weight=voice)
            for partner_id, voice in scoring.voices.items()
        ),
        *(row for score in scoring.scores.values() for row in _of_judgements(round_id, score)),
        *(
            OwnWeightRow(round_id=round_id, partner_id=partner_id, criterion_id=criterion_id, weight=weight)
            for partner_id, weights in scoring.own_weights.items()
            for criterion_id, weight in weights.items()
        ),
    ]


def _of_weighing(round_id: str, weighing: Weighing) -> Row:
    elicitation, drawn = weighing.elicitation, weighing.settings
    return WeighingRow(
        round_id=round_id,
        method=weighing.method.value,
        late_changes=weighing.late_changes,
        margin=drawn.margin,
        draws=drawn.draws,
        seed=drawn.seed,
        elicitation=None if elicitation is None else elicitation_to_json(elicitation),
    )


def _of_judgements(round_id: str, score: Score) -> list[Row]:
    return [
        JudgementRow(
            round_id=round_id,
            partner_id=judgement.partner_id,
            market_id=score.market_id,
            criterion_id=score.criterion_id,
            value=judgement.value,
        )
        for judgement in score.judgements
    ]


def _of_score(round_id: str, score: Score) -> ScoreRow:
    return ScoreRow(
        id=score.id,
        round_id=round_id,
        market_id=score.market_id,
        criterion_id=score.criterion_id,
        natural=score.natural,
        natural_low=score.natural_low,
        natural_high=score.natural_high,
        agreed=score.agreed,
        source=score.source,
        vintage=score.vintage,
        note=score.note,
        review_date=score.review_date,
    )


def _of_swot(strategy_id: str, swot: Swot) -> list[Row]:
    board = [SwotBoardRow(strategy_id=strategy_id, visible_cap=swot.visible_cap)]
    return [
        *(board if swot.visible_cap != VISIBLE_CAP else ()),
        *(
            SwotItemRow(
                id=item.id,
                quadrant=item.quadrant.value,
                position=item.position,
                text=item.text,
                importance=item.importance,
                likelihood=item.likelihood,
                evidence=item.evidence,
                owner_id=item.owner_id,
                tags=[*item.tags],
                review_date=item.review_date,
                parked=item.parked,
                votes=item.votes,
            )
            for item in swot.items
        ),
        *(
            StrategicOptionRow(
                id=option.id,
                kind=option.kind.value,
                title=option.title,
                position=option.position,
                reason=option.reason,
                owner_id=option.owner_id,
            )
            for option in swot.options
        ),
    ]


def _of_swot_links(swot: Swot) -> list[Row]:
    items, options = swot.items, swot.options
    return [
        *(SwotItemMarketRow(item_id=item.id, market_id=other) for item in items for other in item.market_ids),
        *(
            SwotItemCriterionRow(item_id=item.id, criterion_id=other)
            for item in items
            for other in item.criterion_ids
        ),
        *(
            OptionItemRow(option_id=option.id, item_id=other)
            for option in options
            for other in option.item_ids
        ),
        *(
            OptionMarketRow(option_id=option.id, market_id=other)
            for option in options
            for other in option.market_ids
        ),
    ]


def create_database(path: Path, draft: Draft, first: StepRecord) -> None:
    """Fill an empty file with tables, the draft, and the first entry of its history."""
    with closing(connect(path, "rw")) as connection:
        writer = Writer(connection)
        with writer.transaction():
            connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version={SCHEMA}")
            writer.create_tables()
            write_draft(writer, draft)
            History(connection).append(writer, first, ())
