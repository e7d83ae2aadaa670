"""What a row of the strategy is, and how its table follows from it.

A row says what its table is: a field is a column of the same name, of the type that its annotation
says, NULL where it may be None, and a foreign key where its name is that of one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
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
    ROADMAP = "roadmap"
    FUNDING = "funding"
    KPIS = "kpis"


#: What belongs to the strategy and says nothing of any scoring round.
OF_NO_ROUND: Final = frozenset({Area.SWOT, Area.ROADMAP, Area.FUNDING, Area.KPIS})


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
    "activity_id": "activity",
    "after_id": "activity",
    "before_id": "activity",
    "criterion_id": "criterion",
    "item_id": "swot_item",
    "kpi_id": "kpi",
    "market_id": "market",
    "option_id": "strategic_option",
    "owner_id": "partner",
    "partner_id": "partner",
    "round_id": "scoring_round",
    "source_id": "funding_source",
    "strategy_id": "strategy",
    "workstream_id": "workstream",
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


def table_of(kind: type[Row], name: str, area: Area, unique: tuple[str, ...] = ()) -> Table:
    """Return the table of a kind of row; the values of the columns named `unique` are so together."""
    columns = (_column(each.name, str(each.type)) for each in fields(kind))
    constraints = [UniqueConstraint(*unique)] if unique else []
    return Table(name, METADATA, *columns, *constraints, info={"area": area})


def _column(name: str, annotation: str) -> Column[Any]:
    kind = annotation.removesuffix(" | None")
    parent = [ForeignKey(f"{_PARENTS[name]}.id")] if name in _PARENTS else []
    return Column(name, _TYPES[kind], *parent, primary_key=name == "id", nullable=kind != annotation)
