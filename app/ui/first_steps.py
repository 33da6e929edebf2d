"""The five steps of a first account of one's own: what each asks, and whether it is done."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from app.i18n import mark
from app.model.account_plan import AccountPlan
from app.model.decision import Membership
from app.model.interactions import Interaction
from app.model.ties import ContactTie
from app.model.values import Id

PEOPLE = 3  # that make a map worth looking at


class Step(StrEnum):
    """In the order one takes them; none needs the one before."""

    NAME = "name"
    PEOPLE = "people"
    ROLES = "roles"
    TIES = "ties"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Words:
    """What a step is called in brief, and what it asks; msgids."""

    short: str
    long: str


WORDS = {
    Step.NAME: Words(
        mark("Name the decision"),
        mark("Which customer is this, and what are they going to buy? Give both their name."),
    ),
    Step.PEOPLE: Words(
        mark("Add three people"),
        mark("Who has a say in it? Press A on the map and type: name, function, role."),
    ),
    Step.ROLES: Words(
        mark("Give roles"),
        mark("Who decides, who uses it, who buys? Click the roles of each person."),
    ),
    Step.TIES: Words(
        mark("Draw who knows whom"),
        mark("Drag from a colleague on the left to a contact person, and say how well."),
    ),
    Step.GAP: Words(
        mark("Read the first gap"),
        mark(
            "The list below the map says where contact is missing. Read one, or log a contact."
        ),
    ),
}


def done(
    plan: AccountPlan, opportunity: Id, unnamed: Collection[str], *, was_read: bool
) -> set[Step]:
    """Return the steps that the plan fulfils.

    `unnamed` is what a decision is called before it has a name of its own, in any language;
    `was_read` is whether a gap was opened already.
    """
    decision = plan.opportunities.get(opportunity)
    part = [one for one in plan.dmu(opportunity) if one.takes_part]
    fulfilled = {
        Step.NAME: decision is not None
        and plan.account.name is not None
        and decision.name is not None
        and decision.name not in unnamed,
        Step.PEOPLE: len(part) >= PEOPLE,
        Step.ROLES: bool(part) and all(one.roles for one in part),
        Step.TIES: any(tie.level for tie in plan.table(ContactTie).values()),
        Step.GAP: was_read or bool(plan.table(Interaction)),
    }
    return {step for step, is_done in fulfilled.items() if is_done}


def without_role(plan: AccountPlan, opportunity: Id) -> Membership | None:
    """Return the first who takes part without a role, else the first who takes part."""
    part = [one for one in plan.dmu(opportunity) if one.takes_part]
    return next((one for one in part if not one.roles), part[0] if part else None)


def untied(plan: AccountPlan, opportunity: Id) -> tuple[Id, Id] | None:
    """Return a colleague and a contact person who are not joined yet."""
    pairs = (
        (member, one.person)
        for one in plan.dmu(opportunity)
        if one.takes_part
        for member in plan.members
        if plan.tie_between(member, one.person) is None
    )
    return next(pairs, None)
