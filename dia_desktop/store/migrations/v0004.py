"""Version 4: the SWOT of the partnership, and the strategic options it leads to.

Items and options belong to the strategy, not to a round. What they say of markets, criteria and each other
stands in tables of links, so that a market or criterion that leaves the file takes its links along and an
undo brings them back.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Add tables to those of version 3."""
    _add_table(op, "swot_board", _link("strategy"), sa.Column("visible_cap", sa.Integer(), nullable=False))
    _add_table(
        op,
        "swot_item",
        *_texts("quadrant"),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("text"),
        sa.Column("importance", sa.Integer(), nullable=True),
        sa.Column("likelihood", sa.Integer(), nullable=True),
        *_texts("evidence"),
        _owner(),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("review_date", sa.Date(), nullable=True),
        sa.Column("parked", sa.Boolean(), nullable=False),
        sa.Column("votes", sa.Integer(), nullable=True),
    )
    _add_table(
        op,
        "strategic_option",
        *_texts("kind", "title"),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("reason"),
        _owner(),
    )
    _add_table(op, "swot_item_market", _link("item", "swot_item"), _link("market"))
    _add_table(op, "swot_item_criterion", _link("item", "swot_item"), _link("criterion"))
    _add_table(op, "option_item", _link("option", "strategic_option"), _link("item", "swot_item"))
    _add_table(op, "option_market", _link("option", "strategic_option"), _link("market"))


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _link(name: str, table: str | None = None) -> sa.Column[str]:
    """Return a column that names a row of `table`, one of those that must be unique together."""
    return sa.Column(
        f"{name}_id", sa.String(), nullable=False, info={"parent": table or name, "unique": True}
    )


def _owner() -> sa.Column[str]:
    return sa.Column("owner_id", sa.String(), nullable=True, info={"parent": "partner"})


def _add_table(op: Operations, table: str, *own: sa.Column[Any]) -> None:
    unique = [column.name for column in own if column.info.get("unique")]
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
