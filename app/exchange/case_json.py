"""The case file: one account with one buying decision, as JSON, read and written.

Two conventions beyond the published form, both by addition: what the model knows more gets
keys of its own (`lane_confidence`, `id` of an interest where its content does not give it), and
who takes part without a known role stands in `dmu_without_role`, since `dmu` asks for a role.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.exchange import case_schema, circles, json_text
from app.exchange.case_records import SECTIONS, Reader, Section, records, sparse
from app.exchange.json_text import canonical, fault
from app.i18n import tr
from app.model import called
from app.model.account_plan import AccountPlan
from app.model.codec import Row, from_row, to_row
from app.model.decision import ClosedOpportunity, Membership, Opportunity
from app.model.entities import Entity, targets
from app.model.interactions import Interaction, Interest
from app.model.people import Account, Person, TeamMember
from app.model.places import Rating
from app.model.planning import KeptRecord
from app.model.sources import FactSource
from app.model.values import Id, joined, new_id

UNNAMED_ACCOUNT = "account"
UNNAMED_OPPORTUNITY = "opportunity"
_META = "meta"  # the section under which a plan keeps what `meta` says beyond the date


@dataclass(frozen=True, slots=True)
class Case:
    """What a case file holds."""

    plan: AccountPlan
    opportunity: Id
    as_of: date | None = None
    account_has_id: bool = True  # in the file; without one it is no account we may have already


def read(source: bytes | Path) -> Case:
    """Return what a case file holds; raises UserError naming the place of the first fault."""
    document = json_text.parse(source)
    case_schema.check(document)
    account = document.get("account") or {}
    meta = document.get("meta") or {}
    opportunity = _opportunity(document.get("opportunity") or {})
    reader = Reader(opportunity.id)
    kept = _kept(opportunity.id, _META, [rest] if (rest := _without_date(meta)) else [])
    for section in SECTIONS:
        kept += _take(reader, section, document.get(section.name) or [])
    for name in (*case_schema.KEPT_SECTIONS, called.SECTION):
        if not any(section.name == name for section in SECTIONS):
            kept += _kept(opportunity.id, name, document.get(name) or [])
    entities = list(reader.entities.values())
    _check_team(reader, document.get("team") or [])
    _check_named_contact(reader, opportunity)
    if (document.get("opportunity") or {}).get("id"):
        _check_decisions(reader, opportunity, document)
    _check_circles(entities)
    whose = from_row(Account, account | {"id": account.get("id") or UNNAMED_ACCOUNT})
    return Case(
        AccountPlan([whose, opportunity, *entities, *kept]),
        opportunity.id,
        as_of=date.fromisoformat(meta["as_of"]) if meta.get("as_of") else None,
        account_has_id=bool(account.get("id")),
    )


def with_fresh_ids(case: Case) -> Case:
    """Return the case as one of a new account, if the file did not say which account it is."""
    if case.account_has_id:
        return case
    account = case.plan.account
    fresh = replace(account, id=new_id(), name=account.label)
    others = [entity for entity in case.plan if entity is not account]
    return replace(case, plan=AccountPlan([fresh, *others]), account_has_id=True)


def write(plan: AccountPlan, opportunity: Id, as_of: date | None = None) -> bytes:
    """Return the case file of one decision; equal content gives equal bytes, up to order.

    What belongs to another decision of the account stays out; its people, their ties and lines
    go along. A pointer to somebody who is gone is left out, since reading would refuse it.
    """
    document: Row = {"format": case_schema.FORMAT}
    kept = sorted(
        plan.where(KeptRecord, "opportunity", opportunity),
        key=lambda one: (one.position, one.id),
    )
    for section in SECTIONS:
        document[section.name] = list(records(section, _entities(plan, section, opportunity)))
    for one in kept:
        if one.section != _META:
            document.setdefault(one.section, []).append(json.loads(one.content))
    meta: Row = next((json.loads(one.content) for one in kept if one.section == _META), {})
    meta["as_of"] = as_of.isoformat() if as_of else None
    document[_META] = sparse(meta, case_schema.keys(_META))
    document["account"] = _account_row(plan.account)
    document["opportunity"] = _opportunity_row(plan.opportunities[opportunity])
    shown = {
        name: document[name]
        for name in case_schema.sections()
        if document.get(name) or name in case_schema.schema()["required"]
    }
    return (json.dumps(shown, ensure_ascii=False, indent=1) + "\n").encode()


# -- reading


def _opportunity(record: Row) -> Opportunity:
    absent = [
        {"role": role} if isinstance(role, str) else role
        for role in record.get("roles_confirmed_absent") or ()
    ]
    row = record | {
        "id": record.get("id") or record.get("name") or UNNAMED_OPPORTUNITY,
        "roles_confirmed_absent": absent,
    }
    try:
        made = from_row(Opportunity, row)
    except UserError as error:
        raise fault(("opportunity",), str(error)) from error
    assert isinstance(made, Opportunity)
    return made


def _take(reader: Reader, section: Section, listed: list[Any]) -> list[KeptRecord]:
    """Let the reader take in a section; return what it carries along without reading."""
    strange: list[Any] = []
    is_open = section.name in case_schema.KEPT_SECTIONS
    for index, record in enumerate(listed):
        if is_open and not reader.fits(section, record):
            strange.append(record)
        else:
            reader.take(section, record, (section.name, index))
    return _kept(reader.opportunity, section.name, strange)


def _kept(opportunity: Id, section: str, listed: Iterable[Any]) -> list[KeptRecord]:
    return [
        KeptRecord(
            id=_kept_id(opportunity, section, position, record),
            opportunity=opportunity,
            section=section,
            position=position,
            content=canonical(record),
        )
        for position, record in enumerate(listed)
    ]


def _kept_id(opportunity: Id, section: str, position: int, record: Any) -> Id:
    """The id of a record carried along; of a name for the proposal it is by whose it is."""
    if section == called.SECTION:
        return called.record_id(opportunity, record["of"])
    return joined(opportunity, section, str(position))


def _without_date(meta: Row) -> Row:
    return {key: value for key, value in meta.items() if key != "as_of" and value is not None}


def _check_team(reader: Reader, listed: list[Row]) -> None:
    """A colleague's manager is a colleague, and nobody's own in the end."""
    for index, record in enumerate(listed):
        manager = record.get("manager")
        if manager is not None and (TeamMember, manager) not in reader.entities:
            raise fault(("team", index, "manager"), tr('no colleague "{id}"', id=manager))
    managed = {index: record for index, record in enumerate(listed) if record.get("manager")}
    found = circles.circle([(one["id"], one["manager"]) for one in managed.values()])
    if found:
        raise fault(("team", list(managed)[found[0]], "manager"), circles.worded(found[1]))


def _check_named_contact(reader: Reader, opportunity: Opportunity) -> None:
    contact = opportunity.named_contact
    if contact is not None and (Person, contact) not in reader.entities:
        raise fault(("opportunity", "named_contact"), tr('no person "{id}"', id=contact))


def _check_decisions(reader: Reader, opportunity: Opportunity, document: Row) -> None:
    """A contact or an interest is of this decision, of an earlier one, or of no one."""
    closed = {id for kind, id in reader.entities if kind is ClosedOpportunity}
    for section in ("interactions", "interests"):
        for position, record in enumerate(document.get(section) or []):
            id = record.get("opportunity")
            if id is not None and id not in {opportunity.id, *closed}:
                place = (section, position, "opportunity")
                raise fault(place, tr('no decision "{id}"', id=id))


def _check_circles(entities: Iterable[Entity]) -> None:
    found = circles.circle(circles.reporting(entities))
    if found:
        raise fault(("reports", found[0]), circles.worded(found[1]))


# -- writing


def _entities(plan: AccountPlan, section: Section, opportunity: Id) -> Iterable[Entity]:
    if section.kind is Membership:
        has_role = section.name == "dmu"
        return [one for one in plan.dmu(opportunity) if bool(one.roles) == has_role]
    if section.of_decision:
        return plan.where(section.kind, "opportunity", opportunity)
    table = plan.table(section.kind).values()
    if section.kind in (Interaction, Interest):
        others = set(plan.opportunities) - {opportunity}
        return [one for one in table if getattr(one, "opportunity", None) not in others]
    if section.kind in (Rating, FactSource):
        return [one for one in table if _is_of(plan, one, opportunity)]
    if section.kind is TeamMember:
        return [_without_lost_manager(plan, one) for one in plan.members.values()]
    return table


def _is_of(plan: AccountPlan, about: Entity, opportunity: Id) -> bool:
    """Return whether what a rating or a source is about goes along with a decision."""
    field = "about" if isinstance(about, Rating) else "subject"
    for kind in targets(about, field):
        subject = plan.find(kind, getattr(about, field))
        other = getattr(subject, "opportunity", None)
        if other in plan.opportunities and other != opportunity:
            return False
    return True


def _without_lost_manager(plan: AccountPlan, member: TeamMember) -> TeamMember:
    lost = member.manager is not None and member.manager not in plan.members
    return replace(member, manager=None) if lost else member


def _account_row(account: Account) -> Row:
    row = sparse(to_row(account), case_schema.keys("account"))
    if account.id == UNNAMED_ACCOUNT and account.name is None:
        del row["id"]
    return row


def _opportunity_row(opportunity: Opportunity) -> Row:
    row = to_row(opportunity)
    absent = [sparse(role, tuple(role)) for role in row["roles_confirmed_absent"]]
    row["roles_confirmed_absent"] = [
        role["role"] if set(role) == {"role"} else role for role in absent
    ]
    return sparse(row, case_schema.keys("opportunity"))
