"""Version 4: where facts come from, and the house style."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _of_a_plan(
        "fact_source",
        *(_text(name, needed=True) for name in ("kind", "subject", "field")),
        *(_text(name) for name in ("confidence", "noted_by", "source", "note")),
        sa.Column("noted_on", sa.Date()),
    )
    names = ("company", "logo", "logo_type", "primary", "secondary", "font_family")
    _of_a_plan("house_style", *(_text(name) for name in names))


def _text(name: str, *, needed: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=not needed)


def _of_a_plan(table: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        table,
        _text("plan_id", needed=True),
        _text("id", needed=True),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("plan_id", "id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=f"fk_{table}_plan_id", ondelete="CASCADE"
        ),
    )
