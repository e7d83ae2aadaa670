"""The tables of a strategy file, and the rows of them that an edit holds.

Names are the field's terms, singular. Keys are UUIDs and editable rows count their versions, so that
the same tables can live in a database shared by several partners.

A row says what its table is: a field is a column of the same name, of the type that its annotation
says, NULL where it may be None, and a foreign key where its name is that of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator, TypeEngine


class Area(StrEnum):
    """What a step touched, as far as a screen must know to repaint."""

    STRATEGY = "strategy"
    ROUNDS = "rounds"
    MARKETS = "markets"
    CRITERIA = "criteria"
    SCORES = "scores"
    PARTNERS = "partners"
    JUDGEMENTS = "judgements"
    SWOT = "swot"


class StepKind(StrEnum):
    """What a step of the history is."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"
    MARK = "mark"


#: How constraints are named, so that a migration can find them.
NAMING: Final = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Instant(TypeDecorator[datetime]):
    """A moment in time: aware in the program, UTC in the file."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What the program sees."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware moment into naive UTC."""
        del dialect
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn naive UTC into an aware moment."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


METADATA: Final = MetaData(naming_convention=NAMING)
_TYPES: Final[Mapping[str, TypeEngine[Any]]] = {
    "bool": Boolean(),
    "date": Date(),
    "datetime": Instant(),
    "dict[str, object]": JSON(none_as_null=True),
    "float": Double(),
    "int": Integer(),
    "list[str]": JSON(none_as_null=True),
    "str": String(),
}
_PARENTS: Final = {
    "criterion_id": "criterion",
    "item_id": "swot_item",
    "market_id": "market",
    "option_id": "strategic_option",
    "owner_id": "partner",
    "partner_id": "partner",
    "round_id": "scoring_round",
    "strategy_id": "strategy",
}
#: The version of a new row.
FIRST: Final = 1


def new_id() -> str:
    """Return a fresh key."""
    return str(uuid4())


@dataclass(kw_only=True, eq=False, slots=True)
class Row:
    """A row of the strategy itself: has a key for life, counts its versions, is kept in the history."""

    id: str = field(default_factory=new_id)
    version: int = FIRST


def _table(kind: type[Row], name: str, area: Area, unique: tuple[str, ...] = ()) -> Table:
    """Return the table of a kind of row; the values of the columns named `unique` are so together."""
    columns = (_column(each.name, str(each.type)) for each in fields(kind))
    constraints = [UniqueConstraint(*unique)] if unique else []
    return Table(name, METADATA, *columns, *constraints, info={"area": area})


def _column(name: str, annotation: str) -> Column[Any]:
    kind = annotation.removesuffix(" | None")
    parent = [ForeignKey(f"{_PARENTS[name]}.id")] if name in _PARENTS else []
    return Column(name, _TYPES[kind], *parent, primary_key=name == "id", nullable=kind != annotation)


@dataclass(kw_only=True, eq=False, slots=True)
class StrategyRow(Row):
    """The one strategy of a file."""

    title: str
    example: bool = False


STRATEGY = _table(StrategyRow, "strategy", Area.STRATEGY)


@dataclass(kw_only=True, eq=False, slots=True)
class PartnerRow(Row):
    """An organisation of the partnership."""

    code: str
    name: str
    position: int
    country: str = ""
    sector: str = ""
    role: str = ""


PARTNER = _table(PartnerRow, "partner", Area.PARTNERS)


@dataclass(kw_only=True, eq=False, slots=True)
class MarketRow(Row):
    """An alternative; which rounds it takes part in, its candidacies say."""

    code: str
    name: str
    colour: int


MARKET = _table(MarketRow, "market", Area.MARKETS)


@dataclass(kw_only=True, eq=False, slots=True)
class CriterionRow(Row):
    """A criterion; its weight and scale belong to a round."""

    name: str
    icon: str


CRITERION = _table(CriterionRow, "criterion", Area.CRITERIA)


@dataclass(kw_only=True, eq=False, slots=True)
class ScoringRoundRow(Row):
    """A dated judgement of all markets; once closed, it and its rows never change."""

    number: int
    name: str
    as_of: date
    closed_at: datetime | None = None
    target_count: int = 0
    note: str = ""


SCORING_ROUND = _table(ScoringRoundRow, "scoring_round", Area.ROUNDS, unique=("number",))


@dataclass(kw_only=True, eq=False, slots=True)
class CandidacyRow(Row):
    """A market takes part in a round."""

    round_id: str
    market_id: str
    role: str
    position: int


CANDIDACY = _table(CandidacyRow, "candidacy", Area.MARKETS, unique=("round_id", "market_id"))


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


WEIGHTING = _table(WeightingRow, "weighting", Area.CRITERIA, unique=("round_id", "criterion_id"))


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


WEIGHING = _table(WeighingRow, "weighing", Area.CRITERIA, unique=("round_id",))


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


SCORE = _table(ScoreRow, "score", Area.SCORES, unique=("round_id", "market_id", "criterion_id"))


@dataclass(kw_only=True, eq=False, slots=True)
class VoiceRow(Row):
    """How much a partner's judgement counts in a round; no row: 1."""

    round_id: str
    partner_id: str
    weight: float


VOICE = _table(VoiceRow, "voice", Area.PARTNERS, unique=("round_id", "partner_id"))


@dataclass(kw_only=True, eq=False, slots=True)
class JudgementRow(Row):
    """What a partner holds of a market on a criterion in a round; a NULL value: it abstained."""

    round_id: str
    partner_id: str
    market_id: str
    criterion_id: str
    value: float | None = None


JUDGEMENT = _table(
    JudgementRow, "judgement", Area.JUDGEMENTS, unique=("round_id", "market_id", "criterion_id", "partner_id")
)


@dataclass(kw_only=True, eq=False, slots=True)
class OwnWeightRow(Row):
    """The weight a partner gives a criterion in a round, for itself; no row: that of the round."""

    round_id: str
    partner_id: str
    criterion_id: str
    weight: float


OWN_WEIGHT = _table(
    OwnWeightRow, "own_weight", Area.JUDGEMENTS, unique=("round_id", "partner_id", "criterion_id")
)


@dataclass(kw_only=True, eq=False, slots=True)
class SwotBoardRow(Row):
    """How the SWOT is shown; no row: as the program proposes."""

    strategy_id: str
    visible_cap: int


SWOT_BOARD = _table(SwotBoardRow, "swot_board", Area.SWOT, unique=("strategy_id",))


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


SWOT_ITEM = _table(SwotItemRow, "swot_item", Area.SWOT)


@dataclass(kw_only=True, eq=False, slots=True)
class SwotItemMarketRow(Row):
    """An item concerns a market."""

    item_id: str
    market_id: str


SWOT_ITEM_MARKET = _table(SwotItemMarketRow, "swot_item_market", Area.SWOT, unique=("item_id", "market_id"))


@dataclass(kw_only=True, eq=False, slots=True)
class SwotItemCriterionRow(Row):
    """An item concerns a criterion."""

    item_id: str
    criterion_id: str


SWOT_ITEM_CRITERION = _table(
    SwotItemCriterionRow, "swot_item_criterion", Area.SWOT, unique=("item_id", "criterion_id")
)


@dataclass(kw_only=True, eq=False, slots=True)
class StrategicOptionRow(Row):
    """What the partnership could do; which items it crosses for which markets, its links say."""

    kind: str
    title: str
    position: int
    reason: str = ""
    owner_id: str | None = None


STRATEGIC_OPTION = _table(StrategicOptionRow, "strategic_option", Area.SWOT)


@dataclass(kw_only=True, eq=False, slots=True)
class OptionItemRow(Row):
    """An option draws on an item, or answers to it."""

    option_id: str
    item_id: str


OPTION_ITEM = _table(OptionItemRow, "option_item", Area.SWOT, unique=("option_id", "item_id"))


@dataclass(kw_only=True, eq=False, slots=True)
class OptionMarketRow(Row):
    """An option is meant for a market."""

    option_id: str
    market_id: str


OPTION_MARKET = _table(OptionMarketRow, "option_market", Area.SWOT, unique=("option_id", "market_id"))

#: One user action. Steps are numbered without gaps; none is ever removed.
STEP: Final = Table(
    "step",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    *(Column(name, String, nullable=False) for name in ("author", "label", "kind", "id", "reason")),
    Column("target", Integer, ForeignKey("step.seq")),
    UniqueConstraint("id"),
)
#: What a step did to one row: the columns before (NULL: the row is new) and after (NULL: gone).
CHANGE: Final = Table(
    "change",
    METADATA,
    Column("step_seq", Integer, ForeignKey("step.seq"), primary_key=True),
    Column("position", Integer, primary_key=True),
    *(Column(name, String, nullable=False) for name in ("table_name", "row_id")),
    *(Column(name, JSON(none_as_null=True)) for name in ("before", "after")),
)
#: The tables of the strategy itself, without its history, parents before children.
TABLES: Final[Mapping[type[Row], Table]] = {
    StrategyRow: STRATEGY,
    PartnerRow: PARTNER,
    MarketRow: MARKET,
    CriterionRow: CRITERION,
    ScoringRoundRow: SCORING_ROUND,
    CandidacyRow: CANDIDACY,
    WeightingRow: WEIGHTING,
    WeighingRow: WEIGHING,
    ScoreRow: SCORE,
    VoiceRow: VOICE,
    JudgementRow: JUDGEMENT,
    OwnWeightRow: OWN_WEIGHT,
    SwotBoardRow: SWOT_BOARD,
    SwotItemRow: SWOT_ITEM,
    SwotItemMarketRow: SWOT_ITEM_MARKET,
    SwotItemCriterionRow: SWOT_ITEM_CRITERION,
    StrategicOptionRow: STRATEGIC_OPTION,
    OptionItemRow: OPTION_ITEM,
    OptionMarketRow: OPTION_MARKET,
}
