"""The tables of a strategy file, and the rows of them that an edit holds.

Names are the field's terms, singular. Keys are UUIDs and editable rows count their versions, so that
the same tables can live in a database shared by several partners.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from dia_desktop.store.roadmap_rows import ROADMAP_TABLES
from dia_desktop.store.rows import Area, Column, Row, Table, table_of


class StepKind(StrEnum):
    """What a step of the history is."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    MARK = "mark"


@dataclass(kw_only=True, eq=False, slots=True)
class StrategyRow(Row):
    """The one strategy of a file."""

    title: str
    example: bool = False


@dataclass(kw_only=True, eq=False, slots=True)
class PartnerRow(Row):
    """An organisation of the partnership."""

    code: str
    name: str
    position: int
    country: str = ""
    sector: str = ""
    role: str = ""


@dataclass(kw_only=True, eq=False, slots=True)
class MarketRow(Row):
    """An alternative; which rounds it takes part in, its candidacies say."""

    code: str
    name: str
    colour: int


@dataclass(kw_only=True, eq=False, slots=True)
class CriterionRow(Row):
    """A criterion; its weight and scale belong to a round."""

    name: str
    icon: str


@dataclass(kw_only=True, eq=False, slots=True)
class ScoringRoundRow(Row):
    """A dated judgement of all markets; once closed, it and its rows never change."""

    number: int
    name: str
    as_of: date
    closed_at: datetime | None = None
    target_count: int = 0
    note: str = ""


@dataclass(kw_only=True, eq=False, slots=True)
class CandidacyRow(Row):
    """A market takes part in a round."""

    round_id: str
    market_id: str
    role: str
    position: int


@dataclass(kw_only=True, eq=False, slots=True)
class WeightingRow(Row):
    """The weight and the value function of a criterion in a round."""

    round_id: str
    criterion_id: str
    weight: float
    position: int
    scale: dict[str, object]
    locked: bool = False
    importance: int | None = None
    low: float | None = None
    high: float | None = None
    weighed_on: dict[str, object] | None = None


@dataclass(kw_only=True, eq=False, slots=True)
class WeighingRow(Row):
    """How the weights of a round came about, and what is tried around them; no row: nothing was said."""

    round_id: str
    method: str
    late_changes: int
    margin: float
    draws: int
    seed: int
    elicitation: dict[str, object] | None = None


@dataclass(kw_only=True, eq=False, slots=True)
class ScoreRow(Row):
    """What is known of a market on a criterion in a round; no row: missing."""

    round_id: str
    market_id: str
    criterion_id: str
    natural: float | None = None
    natural_low: float | None = None
    natural_high: float | None = None
    agreed: float | None = None
    source: str = ""
    vintage: str = ""
    note: str = ""
    review_date: date | None = None


@dataclass(kw_only=True, eq=False, slots=True)
class VoiceRow(Row):
    """How much a partner's judgement counts in a round; no row: 1."""

    round_id: str
    partner_id: str
    weight: float


@dataclass(kw_only=True, eq=False, slots=True)
class JudgementRow(Row):
    """What a partner holds of a market on a criterion in a round; a NULL value: it abstained."""

    round_id: str
    partner_id: str
    market_id: str
    criterion_id: str
    value: float | None = None


@dataclass(kw_only=True, eq=False, slots=True)
class OwnWeightRow(Row):
    """The weight a partner gives a criterion in a round, for itself; no row: that of the round."""

    round_id: str
    partner_id: str
    criterion_id: str
    weight: float


@dataclass(kw_only=True, eq=False, slots=True)
class SwotBoardRow(Row):
    """How the SWOT is shown; no row: as the program proposes."""

    strategy_id: str
    visible_cap: int


@dataclass(kw_only=True, eq=False, slots=True)
class SwotItemRow(Row):
    """A point of the SWOT; which markets and criteria it concerns, its links say."""

    quadrant: str
    position: int
    text: str
    importance: int | None = None
    likelihood: int | None = None
    evidence: str = ""
    owner_id: str | None = None
    tags: list[str] = field(default_factory=list)
    review_date: date | None = None
    parked: bool = False
    votes: int | None = None


@dataclass(kw_only=True, eq=False, slots=True)
class SwotItemMarketRow(Row):
    """An item concerns a market."""

    item_id: str
    market_id: str


@dataclass(kw_only=True, eq=False, slots=True)
class SwotItemCriterionRow(Row):
    """An item concerns a criterion."""

    item_id: str
    criterion_id: str


@dataclass(kw_only=True, eq=False, slots=True)
class StrategicOptionRow(Row):
    """What the partnership could do; which items it crosses for which markets, its links say."""

    kind: str
    title: str
    position: int
    reason: str = ""
    owner_id: str | None = None


@dataclass(kw_only=True, eq=False, slots=True)
class OptionItemRow(Row):
    """An option draws on an item, or answers to it."""

    option_id: str
    item_id: str


@dataclass(kw_only=True, eq=False, slots=True)
class OptionMarketRow(Row):
    """An option is meant for a market."""

    option_id: str
    market_id: str


#: One user action. Steps are numbered without gaps; none is ever removed.
STEP: Final = Table(
    "step",
    {
        "seq": Column("int"),
        "at": Column("datetime"),
        **dict.fromkeys(("author", "label", "kind", "id", "reason"), Column("str")),
        "target": Column("int", nullable=True, parent="step.seq"),
    },
    key=("seq",),
    unique=("id",),
)
#: What a step did to one row: the columns before (NULL: the row is new) and after (NULL: gone).
CHANGE: Final = Table(
    "change",
    {
        "step_seq": Column("int", parent="step.seq"),
        "position": Column("int"),
        **dict.fromkeys(("table_name", "row_id"), Column("str")),
        **dict.fromkeys(("before", "after"), Column("dict[str, object]", nullable=True)),
    },
    key=("step_seq", "position"),
)
#: The tables of the strategy itself, without its history, parents before children.
TABLES: Final[Mapping[type[Row], Table]] = {
    StrategyRow: table_of(StrategyRow, "strategy", Area.STRATEGY),
    PartnerRow: table_of(PartnerRow, "partner", Area.PARTNERS),
    MarketRow: table_of(MarketRow, "market", Area.MARKETS),
    CriterionRow: table_of(CriterionRow, "criterion", Area.CRITERIA),
    ScoringRoundRow: table_of(ScoringRoundRow, "scoring_round", Area.ROUNDS, unique=("number",)),
    CandidacyRow: table_of(CandidacyRow, "candidacy", Area.MARKETS, unique=("round_id", "market_id")),
    WeightingRow: table_of(WeightingRow, "weighting", Area.CRITERIA, unique=("round_id", "criterion_id")),
    WeighingRow: table_of(WeighingRow, "weighing", Area.CRITERIA, unique=("round_id",)),
    ScoreRow: table_of(ScoreRow, "score", Area.SCORES, unique=("round_id", "market_id", "criterion_id")),
    VoiceRow: table_of(VoiceRow, "voice", Area.PARTNERS, unique=("round_id", "partner_id")),
    JudgementRow: table_of(
        JudgementRow,
        "judgement",
        Area.JUDGEMENTS,
        unique=("round_id", "market_id", "criterion_id", "partner_id"),
    ),
    OwnWeightRow: table_of(
        OwnWeightRow, "own_weight", Area.JUDGEMENTS, unique=("round_id", "partner_id", "criterion_id")
    ),
    SwotBoardRow: table_of(SwotBoardRow, "swot_board", Area.SWOT, unique=("strategy_id",)),
    SwotItemRow: table_of(SwotItemRow, "swot_item", Area.SWOT),
    SwotItemMarketRow: table_of(
        SwotItemMarketRow, "swot_item_market", Area.SWOT, unique=("item_id", "market_id")
    ),
    SwotItemCriterionRow: table_of(
        SwotItemCriterionRow, "swot_item_criterion", Area.SWOT, unique=("item_id", "criterion_id")
    ),
    StrategicOptionRow: table_of(StrategicOptionRow, "strategic_option", Area.SWOT),
    OptionItemRow: table_of(OptionItemRow, "option_item", Area.SWOT, unique=("option_id", "item_id")),
    OptionMarketRow: table_of(OptionMarketRow, "option_market", Area.SWOT, unique=("option_id", "market_id")),
    **ROADMAP_TABLES,
}
ALL_TABLES: Final = (*TABLES.values(), STEP, CHANGE)
#: The same by their names.
BY_NAME: Final[Mapping[str, Table]] = {table.name: table for table in ALL_TABLES}
