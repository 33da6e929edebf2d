"""Version 1: the tables of the first release, whatever the schema becomes later."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_Columns = list[sa.Column[Any]]


def _columns(kind: sa.types.TypeEngine[Any], names: str) -> _Columns:
    return [
        sa.Column(name.rstrip("!"), kind, nullable=not name.endswith("!"))
        for name in names.split()
    ]


def _texts(names: str) -> _Columns:
    return _columns(sa.Text(), names)


def _numbers(names: str) -> _Columns:
    return _columns(sa.Integer(), names)


def _measures(names: str) -> _Columns:
    return _columns(sa.Float(), names)


def _flags(names: str) -> _Columns:
    return _columns(sa.Boolean(), names)


def _days(names: str) -> _Columns:
    return _columns(sa.Date(), names)


def _several(names: str) -> _Columns:
    return _columns(sa.JSON(), names)


def _of_a_plan(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_plan_id"
    return sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name=name, ondelete="CASCADE")


def _entity(table: str, *columns: _Columns) -> None:
    op.create_table(
        table,
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        *(column for group in columns for column in group),
        sa.PrimaryKeyConstraint("plan_id", "id", name=f"pk_{table}"),
        _of_a_plan(table),
    )


def upgrade() -> None:
    """Make all tables of version 1."""
    op.create_table(
        "plan",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan"),
    )
    op.create_table(
        "change",
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.String(32), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column(
            "made_at",
            sa.DateTime(timezone=True),
            server_default=sa.func.now(),
            nullable=False,
        ),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("plan_id", "revision", name="pk_change"),
        _of_a_plan("change"),
        sa.UniqueConstraint("client_id", name="uq_change_client_id"),
    )
    _account_and_people()
    _decisions()
    _lines()
    _work()


def _account_and_people() -> None:
    _entity(
        "account",
        _texts("name tier kam_stage sector country incumbent data_owner note"),
        _several("contact_languages"),
        _days("retention_until"),
    )
    _entity(
        "person",
        _texts(
            "name title department lane lane_confidence level_confidence email phone location"
        ),
        _texts("contact_language colour perceived_by adaptability note"),
        _numbers("level"),
        _flags("in_proposal"),
        _days("start_date end_date"),
        _several("previous_employers power_bases"),
    )
    _entity(
        "member",
        _texts("name title email phone lane lane_confidence level_confidence manager"),
        _texts("account_role colour note"),
        _numbers("level"),
        _measures("capacity_per_year other_load_per_year"),
        _flags("in_proposal"),
        _several("languages"),
    )
    _entity("competitor", _texts("name note"), _flags("incumbent"))
    _entity("outside", _texts("name kind note"))


def _decisions() -> None:
    _entity(
        "opportunity",
        _texts("name stage buy_class buying_class business_fit contact_policy named_contact"),
        _texts("metrics decision_criteria decision_process paper_process identified_pain note"),
        _measures("value_eur"),
        _flags("inbound_invitation"),
        _days("contact_from contact_until decision_date"),
        _several("roles_confirmed_absent"),
    )
    _entity(
        "membership",
        _texts("opportunity! person! role_confidence response_mode mobiliser coach_tests"),
        _texts("champion_tests note"),
        _numbers("influence attitude"),
        _flags("is_economic_buyer veto_only is_coach champion active"),
        _days("active_from active_to"),
        _several("roles"),
    )
    _entity(
        "closed_opportunity", _texts("name result! note"), _days("closed"), _several("review")
    )
    _entity("negotiation", _texts("opportunity! who! scores! scores_us note"), _days("date"))
    _entity("seller_as_buyer", _texts("member! assessed_by evidence note"), _several("roles"))
    _entity(
        "interaction",
        _texts("channel outcome next_step next_step_owner questions opportunity note"),
        _flags("two_way up_front_contract contradiction"),
        _days("date! next_step_date"),
        _several("persons members spin"),
    )
    _entity("interest", _texts("person! kind! code evidence offer_translated opportunity note"))


def _lines() -> None:
    _entity(
        "tie",
        _texts("member! person! status origin introduced_by last_contact_confidence note"),
        _numbers("level desired_level cadence_days two_way_12m"),
        _days("since last_contact last_f2f"),
    )
    _entity("counterpart", _texts("opportunity! member! person! rhythm tier note"))
    _entity("reporting_line", _texts("employee! manager! note"), _flags("dotted"))
    _entity("influence", _texts("source! target! basis evidence note"), _numbers("weight"))
    _entity("affinity", _texts("a! b! evidence note"), _numbers("sign!"))
    _entity(
        "competitor_tie", _texts("competitor! person! basis evidence note"), _numbers("level")
    )


def _work() -> None:
    _entity("placement", _texts("opportunity! view! card!"), _measures("x! y!"))
    _entity(
        "gap_decision",
        _texts("opportunity! rule! subject! status! reason decided_by"),
        _days("until decided_on"),
    )
    _entity(
        "planned_tie",
        _texts("opportunity! member! person! owner note"),
        _numbers("desired_level"),
        _days("due"),
    )
    _entity(
        "action",
        _texts("opportunity! kind text member person owner note"),
        _days("due done"),
        _several("gaps"),
    )
    _entity("kept_record", _texts("opportunity! section! content!"), _numbers("position!"))
