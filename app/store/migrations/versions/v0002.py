"""Version 2: snapshots, refused suggestions, parameters; what a contact contradicts."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _of_a_plan(
        "refused_suggestion",
        *(_text(name) for name in ("opportunity", "member", "person", "kind")),
        sa.Column("reason", sa.Text()),
        sa.Column("refused_by", sa.Text()),
        sa.Column("refused_on", sa.Date()),
    )
    _of_a_plan(
        "snapshot",
        _text("opportunity"),
        sa.Column("reason", sa.Text()),
        sa.Column("stage", sa.Text()),
        _text("roles"),
        _text("gaps"),
        sa.Column("taken_by", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("support", sa.Float()),
        sa.Column("completeness", sa.Float()),
        sa.Column("taken_on", sa.Date(), nullable=False),
    )
    _of_a_plan(
        "parameter",
        sa.Column("reason", sa.Text()),
        sa.Column("value", sa.Float(), nullable=False),
    )
    op.add_column("opportunity", sa.Column("contact_exception", sa.Text()))
    op.add_column("interaction", sa.Column("contradicts", sa.Text()))


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _of_a_plan(table: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        table,
        _text("plan_id"),
        _text("id"),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("plan_id", "id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=f"fk_{table}_plan_id", ondelete="CASCADE"
        ),
    )
