"""Version 3: seats, ratings and saved views."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _of_a_plan(
        "seat",
        *_texts("name", "department", "lane", "reports_to", "formerly", "note"),
        _needed("opportunity"),
        sa.Column("level", sa.Integer()),
        sa.Column("vacant_since", sa.Date()),
        sa.Column("roles", sa.JSON()),
    )
    _of_a_plan(
        "rating",
        _needed("about"),
        _needed("rater"),
        sa.Column("note", sa.Text()),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("rated_on", sa.Date()),
    )
    _of_a_plan(
        "saved_view",
        *_texts("name"),
        _needed("view"),
        _needed("filters"),
    )


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [sa.Column(name, sa.Text()) for name in names]


def _needed(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=False)


def _of_a_plan(table: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        table,
        _needed("plan_id"),
        _needed("id"),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        *columns,
        sa.PrimaryKeyConstraint("plan_id", "id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["plan.id"], name=f"fk_{table}_plan_id", ondelete="CASCADE"
        ),
    )
