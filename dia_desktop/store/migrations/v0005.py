"""Version 5: the roadmap, its funding, and the KPIs.

They belong to the strategy, not to a round. What an activity says of markets, partners and other activities
stands in tables of links, so that what leaves the file takes its links along and an undo brings them back.
Money is whole hundredths of a currency.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Add tables to those of version 4."""
    _add_roadmap(op)
    _add_funding(op)
    _add_table(
        op,
        "kpi_reading",
        _link("kpi"),
        _number("value"),
        _whole("position"),
        _day("as_of"),
        *_texts("note", "source"),
    )
    _add_table(
        op, "achievement", _link("kpi"), *_texts("title"), _whole("position"), _day("day"), *_texts("source")
    )


def _add_roadmap(op: Operations) -> None:
    _add_table(
        op,
        "roadmap_frame",
        _link("strategy"),
        *(_whole(name) for name in ("mid_term_years", "long_term_years")),
        _whole("first_year", nullable=True),
        unique=("strategy_id",),
    )
    _add_table(op, "workstream", *_texts("name"), _whole("position"))
    _add_table(
        op,
        "kpi",
        *_texts("name"),
        _whole("position"),
        *_texts("unit"),
        _number("target", nullable=True),
        sa.Column("lower_is_better", sa.Boolean(), nullable=False),
        *(_day(name) for name in ("first_day", "due")),
        *_texts("source"),
    )
    _add_table(
        op,
        "activity",
        *_texts("title"),
        _whole("position"),
        *_texts("kind", "grain", "status", "confidence"),
        _link("workstream", nullable=True),
        *(_day(name) for name in ("first_day", "last_day")),
        _whole("progress", nullable=True),
        _link("owner", "partner", nullable=True),
        _link("option", "strategic_option", nullable=True),
        _link("kpi", nullable=True),
        _whole("cost_cents", nullable=True),
        *_texts("currency", "note", "source"),
        _day("review_date"),
    )
    _add_table(
        op, "activity_partner", _link("activity"), _link("partner"), unique=("activity_id", "partner_id")
    )
    _add_table(
        op,
        "activity_market",
        _link("activity"),
        _link("market"),
        sa.Column("role", sa.String(), nullable=True),
        unique=("activity_id", "market_id"),
    )
    _add_table(
        op,
        "roadmap_link",
        *(_link(name, "activity") for name in ("before", "after")),
        *_texts("kind"),
        *(_whole(name) for name in ("lag", "position")),
        unique=("before_id", "after_id"),
    )
    days = (_day(name, nullable=False) for name in ("first_day", "last_day"))
    _add_table(op, "marker", *_texts("title"), *days)


def _add_funding(op: Operations) -> None:
    _add_table(
        op,
        "funding_source",
        *_texts("name"),
        _whole("position"),
        *_texts("status", "programme", "funding_kind"),
        *(_day(name) for name in ("first_day", "last_day")),
        _whole("amount_cents", nullable=True),
        *_texts("currency"),
        _number("cofinancing_rate", nullable=True),
        *_texts("conditions", "source"),
    )
    _add_table(
        op,
        "allocation",
        _link("source", "funding_source"),
        _whole("year"),
        _whole("amount_cents"),
        _link("activity", nullable=True),
        unique=("source_id", "activity_id", "year"),
    )
    _add_table(
        op,
        "year_budget",
        _whole("year"),
        *_texts("currency"),
        _whole("amount_cents"),
        unique=("year", "currency"),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[float]:
    return sa.Column(name, sa.Double(), nullable=nullable)


def _day(name: str, *, nullable: bool = True) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _link(name: str, table: str | None = None, *, nullable: bool = False) -> sa.Column[str]:
    """Return a column that names a row of `table`."""
    return sa.Column(f"{name}_id", sa.String(), nullable=nullable, info={"parent": table or name})


def _add_table(op: Operations, table: str, *own: sa.Column[Any], unique: tuple[str, ...] = ()) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *own,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        *([sa.UniqueConstraint(*unique, name="_".join(("uq", table, *unique)))] if unique else []),
        *(
            sa.ForeignKeyConstraint(
                [column.name], [f"{column.info['parent']}.id"], name=f"fk_{table}_{column.name}"
            )
            for column in own
            if "parent" in column.info
        ),
    )
