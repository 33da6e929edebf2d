"""The coverage score worked out by hand from a plan, to hold the program against."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.model.account_plan import AccountPlan
from app.model.interactions import Interaction
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import Role
from tests.plans import DECISION

WEIGHT = {
    Role.DECIDER: 30,
    Role.INFLUENCER: 20,
    Role.PURCHASER: 15,
    Role.USER: 15,
    Role.GATEKEEPER: 10,
    Role.INITIATOR: 10,
}
CADENCE = {role: 90 if role in (Role.DECIDER, Role.USER) else 60 for role in WEIGHT}


def holders(plan: AccountPlan, role: Role) -> dict[Id, int]:
    """Who holds a role, with the degree of influence."""
    return {
        one.person: one.influence or 1
        for one in plan.dmu(DECISION)
        if one.active is not False and role in one.roles
    }


def absent(plan: AccountPlan) -> set[Role]:
    """The roles of which it is confirmed that nobody has them."""
    confirmed = {one.role for one in plan.opportunities[DECISION].roles_confirmed_absent}
    return {role for role in confirmed if role in WEIGHT and not holders(plan, role)}


def weights(plan: AccountPlan) -> dict[Role, float]:
    """W_r, that of absent roles divided among the others in proportion to theirs."""
    there = {role: of for role, of in WEIGHT.items() if role not in absent(plan)}
    return {role: 100 * of / sum(there.values()) for role, of in there.items()}


def stakes(plan: AccountPlan) -> dict[Id, float]:
    """g_p: the points that each of the buying team can bring."""
    found = {one.person: 0.0 for one in plan.dmu(DECISION) if one.active is not False}
    for role, weight in weights(plan).items():
        influence = holders(plan, role)
        for one, degree in influence.items():
            found[one] += weight * degree / sum(influence.values())
    return found


def cadence(plan: AccountPlan, tie: ContactTie) -> int:
    """After how many days a tie begins to fade."""
    taking = plan.membership(DECISION, tie.person)
    roles = taking.roles if taking and taking.active is not False else frozenset()
    by_role = [CADENCE[role] for role in roles if role in CADENCE]
    return tie.cadence_days or min(by_role, default=180)


def last_contact(plan: AccountPlan, tie: ContactTie, as_of: date) -> date | None:
    """When two last spoke; the log counts only where the tie says nothing."""
    logged = [
        one.date
        for one in plan.table(Interaction).values()
        if one.date <= as_of and tie.member in one.members and tie.person in one.persons
    ]
    return tie.last_contact or max(logged, default=None)


def value(plan: AccountPlan, tie: ContactTie, as_of: date) -> float:
    """v = q·f·m."""
    last = last_contact(plan, tie, as_of)
    if tie.level is None or tie.status is not None or last is None:
        return 0.0
    days, rhythm = (as_of - last).days, cadence(plan, tie)
    fresh = 1.0 if days <= rhythm else 0.5 ** ((days - rhythm) / rhythm)
    ours, theirs = plan.members[tie.member], plan.persons[tie.person]
    match = 1.0
    if ours.lane and theirs.lane and ours.lane is not theirs.lane:
        match *= 0.85
    if ours.level and theirs.level and ours.level < theirs.level - 1:
        match *= 0.85
    return (0, 0.25, 0.5, 0.75, 1)[tie.level] * fresh * match


def coverage(plan: AccountPlan, as_of: date) -> dict[Id, float]:
    """c_p: .8 of the best tie with each of theirs and .2 of the next one."""
    found = {}
    for person in plan.persons:
        ties = [tie for tie in plan.ties.values() if tie.person == person]
        worth = sorted([value(plan, tie, as_of) for tie in ties], reverse=True)
        best, backup = [*worth, 0, 0][:2]
        found[person] = 0.8 * best + 0.2 * backup
    return found


def points(stake: Mapping[Id, float], covered: Mapping[Id, float]) -> float:
    """Σ g_p·c_p."""
    return sum(of * covered[person] for person, of in stake.items())


def role_points(plan: AccountPlan, role: Role, as_of: date) -> float:
    """W_r · Σ I_p·c_p / Σ I_p; nothing for a role that nobody holds."""
    influence, covered = holders(plan, role), coverage(plan, as_of)
    if not influence:
        return 0.0
    share = sum(degree * covered[one] for one, degree in influence.items())
    return weights(plan)[role] * share / sum(influence.values())


def score(plan: AccountPlan, as_of: date) -> float:
    return sum(role_points(plan, role, as_of) for role in WEIGHT)
