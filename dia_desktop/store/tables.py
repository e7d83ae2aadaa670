"""The tables of a strategy file.

Names are the field's terms, singular. Keys are UUIDs and editable rows count their versions, so that
the same tables can live in a database shared by several partners.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import ClassVar, Final
from uuid import uuid4

from sqlalchemy import JSON, DateTime, Dialect, ForeignKey, MetaData, Table, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator


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


def new_id() -> str:
    """Return a fresh key."""
    return str(uuid4())


class Row(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """A row of any table."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar = {
        datetime: Instant,
        dict[str, object]: JSON(none_as_null=True),
        list[str]: JSON(none_as_null=True),
    }


class Editable(MappedAsDataclass, kw_only=True, eq=False):
    """A row of the strategy itself: has a key for life, counts its versions, is kept in the history."""

    id: Mapped[str] = mapped_column(primary_key=True, default_factory=new_id, sort_order=-2)
    version: Mapped[int] = mapped_column(init=False, sort_order=-1)

    @declared_attr.directive
    @classmethod
    def __mapper_args__(cls) -> dict[str, object]:
        return {"version_id_col": cls.version}


def _in(area: Area) -> dict[str, dict[str, Area]]:
    return {"info": {"area": area}}


class StrategyRow(Editable, Row):
    """The one strategy of a file."""

    __tablename__ = "strategy"
    __table_args__ = (_in(Area.STRATEGY),)

    title: Mapped[str]
    example: Mapped[bool] = mapped_column(default=False)


class PartnerRow(Editable, Row):
    """An organisation of the partnership."""

    __tablename__ = "partner"
    __table_args__ = (_in(Area.PARTNERS),)

    code: Mapped[str]
    name: Mapped[str]
    position: Mapped[int]
    country: Mapped[str] = mapped_column(default="")
    sector: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")


class MarketRow(Editable, Row):
    """An alternative; which rounds it takes part in, its candidacies say."""

    __tablename__ = "market"
    __table_args__ = (_in(Area.MARKETS),)

    code: Mapped[str]
    name: Mapped[str]
    colour: Mapped[int]


class CriterionRow(Editable, Row):
    """A criterion; its weight and scale belong to a round."""

    __tablename__ = "criterion"
    __table_args__ = (_in(Area.CRITERIA),)

    name: Mapped[str]
    icon: Mapped[str]


class ScoringRoundRow(Editable, Row):
    """A dated judgement of all markets; once closed, it and its rows never change."""

    __tablename__ = "scoring_round"
    __table_args__ = (UniqueConstraint("number"), _in(Area.ROUNDS))

    number: Mapped[int]
    name: Mapped[str]
    as_of: Mapped[date]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    target_count: Mapped[int] = mapped_column(default=0)
    note: Mapped[str] = mapped_column(default="")


class CandidacyRow(Editable, Row):
    """A market takes part in a round."""

    __tablename__ = "candidacy"
    __table_args__ = (UniqueConstraint("round_id", "market_id"), _in(Area.MARKETS))

    round_id: Mapped[str] = mapped_column(ForeignKey("scoring_round.id"))
    market_id: Mapped[str] = mapped_column(ForeignKey("market.id"))
    role: Mapped[str]
    position: Mapped[int]


class WeightingRow(Editable, Row):
    """The weight and the value function of a criterion in a round."""

    __tablename__ = "weighting"
    __table_args__ = (UniqueConstraint("round_id", "criterion_id"), _in(Area.CRITERIA))

    round_id: Mapped[str] = mapped_column(ForeignKey("scoring_round.id"))
    criterion_id: Mapped[str] = mapped_column(ForeignKey("criterion.id"))
    weight: Mapped[float]
    position: Mapped[int]
    scale: Mapped[dict[str, object]]
    locked: Mapped[bool] = mapped_column(default=False)
    importance: Mapped[int | None] = mapped_column(default=None)
    low: Mapped[float | None] = mapped_column(default=None)
    high: Mapped[float | None] = mapped_column(default=None)
    weighed_on: Mapped[dict[str, object] | None] = mapped_column(default=None)


class WeighingRow(Editable, Row):
    """How the weights of a round came about, and what is tried around them; no row: nothing was said."""

    __tablename__ = "weighing"
    __table_args__ = (UniqueConstraint("round_id"), _in(Area.CRITERIA))

    round_id: Mapped[str] = mapped_column(ForeignKey("scoring_round.id"))
    method: Mapped[str]
    late_changes: Mapped[int]
    margin: Mapped[float]
    draws: Mapped[int]
    seed: Mapped[int]
    elicitation: Mapped[dict[str, object] | None] = mapped_column(default=None)


class ScoreRow(Editable, Row):
    """What is known of a market on a criterion in a round; no row: missing."""

    __tablename__ = "score"
    __table_args__ = (UniqueConstraint("round_id", "market_id", "criterion_id"), _in(Area.SCORES))

    round_id: Mapped[str] = mapped_column(ForeignKey("scoring_round.id"))
    market_id: Mapped[str] = mapped_column(ForeignKey("market.id"))
    criterion_id: Mapped[str] = mapped_column(ForeignKey("criterion.id"))
    natural: Mapped[float | None] = mapped_column(default=None)
    natural_low: Mapped[float | None] = mapped_column(default=None)
    natural_high: Mapped[float | None] = mapped_column(default=None)
    agreed: Mapped[float | None] = mapped_column(default=None)
    source: Mapped[str] = mapped_column(default="")
    vintage: Mapped[str] = mapped_column(default="")
    note: Mapped[str] = mapped_column(default="")
    review_date: Mapped[date | None] = mapped_column(default=None)


class VoiceRow(Editable, Row):
    """How much a partner's judgement counts in a round; no row: 1."""

    __tablename__ = "voice"
    __table_args__ = (UniqueConstraint("round_id", "partner_id"), _in(Area.PARTNERS))

    round_id: Mapped[str] = mapped_column(ForeignKey("scoring_round.id"))
    partner_id: Mapped[str] = mapped_column(ForeignKey("partner.id"))
    weight: Mapped[float]


class JudgementRow(Editable, Row):
    """What a partner holds of a market on a criterion in a round; a NULL value: it abstained."""

    __tablename__ = "judgement"
    __table_args__ = (
        UniqueConstraint("round_id", "market_id", "criterion_id", "partner_id"),
        _in(Area.JUDGEMENTS),
    )

    round_id: Mapped[str] = mapped_column(ForeignKey("scoring_round.id"))
    partner_id: Mapped[str] = mapped_column(ForeignKey("partner.id"))
    market_id: Mapped[str] = mapped_column(ForeignKey("market.id"))
    criterion_id: Mapped[str] = mapped_column(ForeignKey("criterion.id"))
    value: Mapped[float | None] = mapped_column(default=None)


class OwnWeightRow(Editable, Row):
    """The weight a partner gives a criterion in a round, for itself; no row: that of the round."""

    __tablename__ = "own_weight"
    __table_args__ = (UniqueConstraint("round_id", "partner_id", "criterion_id"), _in(Area.JUDGEMENTS))

    round_id: Mapped[str] = mapped_column(ForeignKey("scoring_round.id"))
    partner_id: Mapped[str] = mapped_column(ForeignKey("partner.id"))
    criterion_id: Mapped[str] = mapped_column(ForeignKey("criterion.id"))
    weight: Mapped[float]


class SwotBoardRow(Editable, Row):
    """How the SWOT is shown; no row: as the program proposes."""

    __tablename__ = "swot_board"
    __table_args__ = (UniqueConstraint("strategy_id"), _in(Area.SWOT))

    strategy_id: Mapped[str] = mapped_column(ForeignKey("strategy.id"))
    visible_cap: Mapped[int]


class SwotItemRow(Editable, Row):
    """A point of the SWOT; which markets and criteria it concerns, its links say."""

    __tablename__ = "swot_item"
    __table_args__ = (_in(Area.SWOT),)

    quadrant: Mapped[str]
    position: Mapped[int]
    text: Mapped[str]
    importance: Mapped[int | None] = mapped_column(default=None)
    likelihood: Mapped[int | None] = mapped_column(default=None)
    evidence: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("partner.id"), default=None)
    tags: Mapped[list[str]] = mapped_column(default_factory=list)
    review_date: Mapped[date | None] = mapped_column(default=None)
    parked: Mapped[bool] = mapped_column(default=False)
    votes: Mapped[int | None] = mapped_column(default=None)


class SwotItemMarketRow(Editable, Row):
    """An item concerns a market."""

    __tablename__ = "swot_item_market"
    __table_args__ = (UniqueConstraint("item_id", "market_id"), _in(Area.SWOT))

    item_id: Mapped[str] = mapped_column(ForeignKey("swot_item.id"))
    market_id: Mapped[str] = mapped_column(ForeignKey("market.id"))


class SwotItemCriterionRow(Editable, Row):
    """An item concerns a criterion."""

    __tablename__ = "swot_item_criterion"
    __table_args__ = (UniqueConstraint("item_id", "criterion_id"), _in(Area.SWOT))

    item_id: Mapped[str] = mapped_column(ForeignKey("swot_item.id"))
    criterion_id: Mapped[str] = mapped_column(ForeignKey("criterion.id"))


class StrategicOptionRow(Editable, Row):
    """What the partnership could do; which items it crosses for which markets, its links say."""

    __tablename__ = "strategic_option"
    __table_args__ = (_in(Area.SWOT),)

    kind: Mapped[str]
    title: Mapped[str]
    position: Mapped[int]
    reason: Mapped[str] = mapped_column(default="")
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("partner.id"), default=None)


class OptionItemRow(Editable, Row):
    """An option draws on an item, or answers to it."""

    __tablename__ = "option_item"
    __table_args__ = (UniqueConstraint("option_id", "item_id"), _in(Area.SWOT))

    option_id: Mapped[str] = mapped_column(ForeignKey("strategic_option.id"))
    item_id: Mapped[str] = mapped_column(ForeignKey("swot_item.id"))


class OptionMarketRow(Editable, Row):
    """An option is meant for a market."""

    __tablename__ = "option_market"
    __table_args__ = (UniqueConstraint("option_id", "market_id"), _in(Area.SWOT))

    option_id: Mapped[str] = mapped_column(ForeignKey("strategic_option.id"))
    market_id: Mapped[str] = mapped_column(ForeignKey("market.id"))


class StepRow(Row):
    """One user action. Steps are numbered without gaps; none is ever removed."""

    __tablename__ = "step"
    __table_args__ = (UniqueConstraint("id"),)

    seq: Mapped[int] = mapped_column(primary_key=True, init=False)
    at: Mapped[datetime]
    author: Mapped[str]
    label: Mapped[str]
    kind: Mapped[str]
    id: Mapped[str] = mapped_column(default_factory=new_id)
    reason: Mapped[str] = mapped_column(default="")
    target: Mapped[int | None] = mapped_column(ForeignKey("step.seq"), default=None)


class ChangeRow(Row):
    """What a step did to one row: the columns before (None: the row is new) and after (None: gone)."""

    __tablename__ = "change"

    step_seq: Mapped[int] = mapped_column(ForeignKey("step.seq"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str]
    row_id: Mapped[str]
    before: Mapped[dict[str, object] | None] = mapped_column(default=None)
    after: Mapped[dict[str, object] | None] = mapped_column(default=None)


def content_tables() -> tuple[Table, ...]:
    """Return the tables of the strategy itself, without its history, parents before children."""
    return tuple(table for table in Row.metadata.sorted_tables if "area" in table.info)
