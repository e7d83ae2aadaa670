"""What a row of the strategy is, and what its table follows from.

A row says what its table is: a field is a column of the same name, of the type that its annotation
says, NULL where it may be None, and a foreign key where its name is that of one. What is read is read by
these descriptions alone; `schema` makes tables of them, to create a file and to write into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Final
from uuid import uuid4


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
#: The counter of row versions; it only ever goes up, so it is no part of what undo restores.
VERSION: Final = "version"


def new_id() -> str:
    """Return a fresh key."""
    return str(uuid4())


@dataclass(kw_only=True, eq=False, slots=True)
class Row:
    """A row of the strategy itself: has a key for life, counts its versions, is kept in the history."""

    id: str = field(default_factory=new_id)
    version: int = FIRST


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes
    ----------
    kind : what its values are, as an annotation says it: ``"str"``, ``"dict[str, object]"`` (kept as JSON).
    parent : the table and column that its values are keys of, as ``"market.id"``; None for no key.
    """

    kind: str
    nullable: bool = False
    parent: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A table, whichever database keeps it.

    Attributes
    ----------
    columns : by their names, in their order.
    area : what a screen shows of it; None for the history, which no step touches.
    key : the columns that tell its rows apart.
    unique : columns whose values are so together.
    """

    name: str
    columns: Mapping[str, Column]
    area: Area | None = None
    key: tuple[str, ...] = ("id",)
    unique: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.columns)


def table_of(kind: type[Row], name: str, area: Area, unique: tuple[str, ...] = ()) -> Table:
    """Return the table of a kind of row; the values of the columns named `unique` are so together."""
    columns = {each.name: _column(each.name, str(each.type)) for each in fields(kind)}
    return Table(name, columns, area, unique=unique)


def _column(name: str, annotation: str) -> Column:
    kind = annotation.removesuffix(" | None")
    parent = f"{_PARENTS[name]}.id" if name in _PARENTS else None
    return Column(kind, nullable=kind != annotation, parent=parent)
