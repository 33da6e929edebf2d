"""The tables of a workspace: one per kind of entity, the change log, and their version."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    func,
)
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.types import TypeEngine

from app.model.entities import KINDS, EntityType
from app.store.version import VERSION

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

VERSION_TABLE = "schema_version"

Table(  # as Alembic makes it
    VERSION_TABLE,
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name=f"{VERSION_TABLE}_pkc"),
)

plans = Table(
    "plan",
    metadata,
    Column("id", Text, primary_key=True),  # of its account, or SHARED
    Column("revision", Integer, nullable=False),
)

changes = Table(
    "change",
    metadata,
    Column("plan_id", ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("client_id", String(32), nullable=False, unique=True),
    Column("author", Text, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False, server_default=func.now()),
    Column("content", Text, nullable=False),  # JSON, as `content.text_of` writes it
)


def _columns(kind: TypeEngine[Any], names: str) -> list[Column[Any]]:
    """Columns of one type; a ! behind a name says that it is never unknown."""
    return [
        Column(name.rstrip("!"), kind, nullable=not name.endswith("!"))
        for name in names.split()
    ]


def _texts(names: str) -> list[Column[Any]]:
    return _columns(Text(), names)


def _numbers(names: str) -> list[Column[Any]]:
    return _columns(Integer(), names)


def _measures(names: str) -> list[Column[Any]]:
    return _columns(Float(), names)


def _flags(names: str) -> list[Column[Any]]:
    return _columns(Boolean(), names)


def _days(names: str) -> list[Column[Any]]:
    return _columns(Date(), names)


def _several(names: str) -> list[Column[Any]]:
    """Columns of JSON; what is empty stands as NULL."""
    return _columns(JSON(none_as_null=True), names)


def _entity(name: str, *columns: list[Column[Any]]) -> Table:
    return Table(
        name,
        metadata,
        Column("plan_id", ForeignKey("plan.id", ondelete="CASCADE"), primary_key=True),
        Column("id", Text, primary_key=True),
        Column("seq", BigInteger, nullable=False),  # the order they came in
        *(column for group in columns for column in group),
    )


_entity(
    "account",
    _texts("name tier kam_stage sector country incumbent data_owner note"),
    _several("contact_languages"),
    _days("retention_until"),
)
_entity(
    "opportunity",
    _texts("name stage buy_class buying_class business_fit contact_policy named_contact"),
    _texts("contact_exception"),
    _texts("metrics decision_criteria decision_process paper_process identified_pain note"),
    _measures("value_eur"),
    _flags("inbound_invitation"),
    _days("contact_from contact_until decision_date"),
    _several("roles_confirmed_absent"),
)
_entity(
    "person",
    _texts("name title department lane lane_confidence level_confidence email phone location"),
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
    "tie",
    _texts("member! person! status origin introduced_by last_contact_confidence note"),
    _numbers("level desired_level cadence_days two_way_12m"),
    _days("since last_contact last_f2f"),
)
_entity("counterpart", _texts("opportunity! member! person! rhythm tier note"))
_entity("reporting_line", _texts("employee! manager! note"), _flags("dotted"))
_entity("influence", _texts("source! target! basis evidence note"), _numbers("weight"))
_entity("affinity", _texts("a! b! evidence note"), _numbers("sign!"))
_entity("competitor_tie", _texts("competitor! person! basis evidence note"), _numbers("level"))
_entity(
    "interaction",
    _texts("channel outcome next_step next_step_owner questions contradicts opportunity note"),
    _flags("two_way up_front_contract contradiction"),
    _days("date! next_step_date"),
    _several("persons members spin"),
)
_entity("interest", _texts("person! kind! code evidence offer_translated opportunity note"))
_entity("closed_opportunity", _texts("name result! note"), _days("closed"), _several("review"))
_entity("negotiation", _texts("opportunity! who! scores! scores_us note"), _days("date"))
_entity("seller_as_buyer", _texts("member! assessed_by evidence note"), _several("roles"))
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
_entity(
    "refused_suggestion",
    _texts("opportunity! member! person! kind! reason refused_by"),
    _days("refused_on"),
)
_entity(
    "snapshot",
    _texts("opportunity! reason stage roles! gaps! taken_by note"),
    _measures("score! support completeness"),
    _days("taken_on!"),
)
_entity("parameter", _texts("reason"), _measures("value!"))
_entity(
    "seat",
    _texts("name opportunity! department lane reports_to formerly note"),
    _numbers("level"),
    _days("vacant_since"),
    _several("roles"),
)
_entity("rating", _texts("about! rater! note"), _numbers("value!"), _days("rated_on"))
_entity("saved_view", _texts("name view! filters!"))
_entity(
    "fact_source",
    _texts("kind! subject! field! confidence noted_by source note"),
    _days("noted_on"),
)
_entity("house_style", _texts("company logo logo_type primary secondary font_family"))
_entity("kept_record", _texts("opportunity! section! content!"), _numbers("position!"))

TABLES: dict[EntityType, Table] = {kind: metadata.tables[name] for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Form:
    """What a workspace looks like at one version, and the scripts that lead up to it."""

    version: int
    metadata: MetaData
    scripts: Path

    @property
    def label(self) -> str:
        """The version as the migrations write it."""
        return f"{self.version:04}"

    def statements(self, dialect: Dialect) -> list[str]:
        """Return the statements that make an empty workspace of this form."""
        made: list[str] = []
        for table in self.metadata.sorted_tables:
            made.append(str(CreateTable(table).compile(dialect=dialect)))
            made += [
                str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes
            ]
        return made


CURRENT = Form(VERSION, metadata, Path(__file__).parent / "migrations")
