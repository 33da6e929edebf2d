"""Edits of the buying decision: who takes part, in which role, and what we know of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message, additions
from app.model.decision import AbsentRole, Membership, Opportunity
from app.model.edits.general import cleaned, one_line, set_fields
from app.model.people import Account
from app.model.values import Id, joined, new_id
from app.model.vocabulary import Confidence, Role, Tier


def new_plan(name: str, decision: str, tier: Tier | None = None) -> AccountPlan:
    """Return the plan of a new account with one decision; raises UserError without a name."""
    label: str | None = one_line(name)
    if label is None:
        raise UserError(tr("An account needs a name."))
    account = Account(id=new_id(), name=label, tier=tier)
    opportunity = Opportunity(id=new_id(), name=one_line(decision) or tr("First decision"))
    return AccountPlan([account, opportunity])


def add_opportunity(plan: AccountPlan, name: str, id: Id | None = None) -> Change:
    """Add another buying decision of the account; raises UserError without a name."""
    label: str | None = one_line(name)
    if label is None:
        raise UserError(tr("A decision needs a name."))
    if any(other.name == label for other in plan.opportunities.values()):
        raise UserError(tr("This account already has a decision called {name}.", name=label))
    opportunity = Opportunity(id=id or new_id(), name=label)
    return Change(Message.of("opportunity.added", name=label), additions([opportunity]))


def join_decision(plan: AccountPlan, opportunity: Id, person: Id) -> Change:
    """Take somebody we already know into the buying team of a decision."""
    standing = plan.membership(opportunity, person)
    if standing is not None:
        return set_membership(plan, opportunity, person, active=True)
    joining = Membership(
        id=joined(opportunity, person),
        opportunity=opportunity,
        person=person,
        roles=frozenset(),
    )
    return Change(Message.of("membership.added", name=plan.label(person)), additions([joining]))


def set_membership(plan: AccountPlan, opportunity: Id, person: Id, **values: Any) -> Change:
    """Give somebody other values in a decision: roles, influence, attitude and so on."""
    return set_fields(plan, Membership, joined(opportunity, person), **values)


def toggle_role(plan: AccountPlan, opportunity: Id, person: Id, role: Role) -> Change:
    """Give somebody a role or take it away; a role given to somebody without one is assumed."""
    member = plan.membership(opportunity, person)
    if member is None:
        raise UserError(tr("What you want to change is no longer there."))
    roles = member.roles ^ {role}
    confidence = member.role_confidence or (Confidence.ASSUMED if roles else None)
    change = set_membership(plan, opportunity, person, roles=roles, role_confidence=confidence)
    return Change(Message.of("role.changed", name=plan.label(person)), change.edits)


def mark_role_absent(
    plan: AccountPlan, opportunity: Id, role: Role, reason: str | None, on: date | None = None
) -> Change:
    """Note that nobody holds a role in this decision, and why."""
    was = plan.opportunities[opportunity]
    kept = tuple(absent for absent in was.roles_confirmed_absent if absent.role is not role)
    absent = AbsentRole(role, reason=cleaned(reason), date=on)
    now = replace(was, roles_confirmed_absent=(*kept, absent))
    return Change(Message.of("role.absent"), (Edit(was, now),))


def absent_role_found(plan: AccountPlan, opportunity: Id, role: Role) -> Change:
    """Take back that nobody holds a role."""
    was = plan.opportunities[opportunity]
    kept = tuple(absent for absent in was.roles_confirmed_absent if absent.role is not role)
    return set_fields(plan, Opportunity, opportunity, roles_confirmed_absent=kept)
