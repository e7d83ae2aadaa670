"""Version 2: partners, review dates, and one way to say that a market has no code.

A strategy is written by a partnership, so the file names its partners. A score carries the date on which
it should be looked at again. A market that is not a country had a NULL code; it is an empty text from
now on, in the history too, so that an older step can still be undone.
"""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic.operations import Operations


def upgrade(op: Operations) -> None:
    """Alter the tables of version 1."""
    op.create_table(
        "partner",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("country", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_partner"),
    )
    op.add_column("score", sa.Column("review_date", sa.Date(), nullable=True))
    op.execute("UPDATE market SET code = '' WHERE code IS NULL")
    _fill_codes_in_history(op.get_bind())
    with op.batch_alter_table("market") as market:
        market.alter_column("code", existing_type=sa.String(), nullable=False)


def _fill_codes_in_history(connection: sa.Connection) -> None:
    change = sa.table("change", *map(sa.column, ("step_seq", "position", "table_name", "before", "after")))
    for row in connection.execute(sa.select(change).where(change.c.table_name == "market")).all():
        connection.execute(
            sa.update(change)
            .where(change.c.step_seq == row.step_seq, change.c.position == row.position)
            .values(before=_filled(row.before), after=_filled(row.after))
        )


def _filled(content: str | None) -> str | None:
    if content is None:
        return None
    values = json.loads(content)
    if values.get("code", "") is None:
        values["code"] = ""
    return json.dumps(values)
