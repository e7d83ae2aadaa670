"""Version 3: what each partner holds, and how the weights came about.

Partners judge markets for themselves, with a voice and, where they wish, with weights of their own. A round
remembers how its weights were elicited, how often they were changed in sight of the ranking, and what
counts as a plausible weighting; a weight remembers its place in the order of importance, its bounds, and
the scale it was settled on.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Alter the tables of version 2."""
    _add_table(op, "voice", _number("weight"), of=("partner",))
    _add_table(op, "judgement", _number("value", nullable=True), of=("market", "criterion", "partner"))
    _add_table(op, "own_weight", _number("weight"), of=("partner", "criterion"))
    _add_table(
        op,
        "weighing",
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("late_changes", sa.Integer(), nullable=False),
        _number("margin"),
        sa.Column("draws", sa.Integer(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("elicitation", sa.JSON(), nullable=True),
    )
    op.add_column("weighting", sa.Column("importance", sa.Integer(), nullable=True))
    for name in ("low", "high"):
        op.add_column("weighting", _number(name, nullable=True))
    op.add_column("weighting", sa.Column("weighed_on", sa.JSON(), nullable=True))


def _number(name: str, *, nullable: bool = False) -> sa.Column[float]:
    return sa.Column(name, sa.Double(), nullable=nullable)


def _add_table(op: Operations, table: str, *own: sa.Column[Any], of: tuple[str, ...] = ()) -> None:
    """Add a table with one row per round and per each of what `of` names."""
    parents = {"round_id": "scoring_round"} | {f"{parent}_id": parent for parent in of}
    op.create_table(
        table,
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        *(sa.Column(key, sa.String(), nullable=False) for key in parents),
        *own,
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint(*parents, name="_".join(("uq", table, *parents))),
        *(
            sa.ForeignKeyConstraint([key], [f"{parent}.id"], name=f"fk_{table}_{key}")
            for key, parent in parents.items()
        ),
    )
