"""What each audience may see: a plan is redacted first and drawn or written after.

The customer's plan is built anew from an allow-list. Nothing is taken out of the internal plan,
so whatever an entity learns to hold later stays with us by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.model.account_plan import AccountPlan
from app.model.called import NOBODY, AsCalled, as_called, called_in
from app.model.counterparts import VIEW_PROPOSAL, counterparts, lane_order
from app.model.decision import Membership, Opportunity
from app.model.people import Account, Person, TeamMember
from app.model.plain_text import plain
from app.model.planning import Placement
from app.model.ties import Counterpart
from app.model.values import Id, Named, joined
from app.model.vocabulary import Lane, Level
from app.model.without_names import without_names

ACCOUNT: Id = "account"
OPPORTUNITY: Id = "opportunity"
NAMELESS = "–"


class Audience(StrEnum):
    """For whom an export is made."""

    INTERNAL = "internal"
    CUSTOMER = "customer"
    WITHOUT_NAMES = "without-names"


def redact(plan: AccountPlan, opportunity: Id, audience: Audience) -> AccountPlan:
    """Return the plan as this audience may have it, for the customer as the proposal calls it.

    *internal* is the plan itself. In the other two every id is new; `shown_opportunity` says
    what the decision is called there. Raises LookupError for a decision the plan does not hold.
    """
    decision = plan.opportunities[opportunity]
    if audience is Audience.CUSTOMER:
        return _for_customer(plan, decision, called_in(plan, opportunity))
    if audience is Audience.WITHOUT_NAMES:
        return without_names(plan, account=ACCOUNT, opportunities={opportunity: OPPORTUNITY})
    return plan


def shown_opportunity(opportunity: Id, audience: Audience) -> Id:
    """Return the id under which a decision stands in the plan redacted for this audience."""
    return opportunity if audience is Audience.INTERNAL else OPPORTUNITY


def in_proposal(plan: AccountPlan, opportunity: Id) -> tuple[list[Person], list[TeamMember]]:
    """Return whom the customer may see: who takes part, and our team, save who is hidden."""
    taking_part = (plan.persons[m.person] for m in plan.dmu(opportunity) if m.takes_part)
    persons = [person for person in taking_part if person.in_proposal is not False]
    return persons, [m for m in plan.members.values() if m.in_proposal is not False]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is shown in a proposal, from the top down, and who works with whom; real ids."""

    persons: tuple[Person, ...]
    team: tuple[TeamMember, ...]
    pairs: tuple[Counterpart, ...]  # marked ones, and suggested for whom none is marked


def cast(plan: AccountPlan, opportunity: Id, called: AsCalled = NOBODY) -> Cast:
    """Return who is shown in the proposal of a decision, called as it calls them."""
    shown, ours = in_proposal(plan, opportunity)
    persons = [as_called(person, called) for person in shown]
    team = [as_called(member, called) for member in ours]
    by_hand = places_by_hand(plan, opportunity)
    marked = plan.where(Counterpart, "opportunity", opportunity)
    pairs = counterparts(opportunity, marked, persons, team)
    team.sort(key=lambda member: _member_order(member, by_hand))
    opposite = _opposite(pairs, {member.id: place for place, member in enumerate(team)})
    persons.sort(key=lambda person: _person_order(person, opposite, by_hand))
    return Cast(tuple(persons), tuple(team), tuple(pairs))


def _for_customer(plan: AccountPlan, decision: Opportunity, called: AsCalled) -> AccountPlan:
    shown = cast(plan, decision.id, called)
    persons, team, pairs = shown.persons, shown.team, shown.pairs
    members = {member.id: f"m{number}" for number, member in enumerate(team, 1)}
    people = {person.id: f"p{number}" for number, person in enumerate(persons, 1)}
    return AccountPlan(
        [
            Account(id=ACCOUNT, name=_own_name(plan.account)),
            Opportunity(id=OPPORTUNITY, name=_own_name(decision)),
            *(_person(person, people[person.id]) for person in persons),
            *(_member(member, members[member.id]) for member in team),
            *(_membership(id) for id in people.values()),
            *_counterparts(pairs, members, people),
        ]
    )


def _person(person: Person, id: Id) -> Person:
    title, department = plain(person.title), plain(person.department)
    name = _own_name(person)
    return Person(
        id=id,
        name=name or title or department or NAMELESS,
        title=title if name else None,  # it stands in for the name already
        department=department if name or title else None,
        lane=person.lane,
    )


def _member(member: TeamMember, id: Id) -> TeamMember:
    title, name = plain(member.title), _own_name(member)
    return TeamMember(
        id=id,
        name=name or title or NAMELESS,
        title=title if name else None,
        email=plain(member.email),
        phone=plain(member.phone),
        lane=member.lane,
    )


def _membership(person: Id) -> Membership:
    return Membership(
        id=joined(OPPORTUNITY, person),
        opportunity=OPPORTUNITY,
        person=person,
        roles=frozenset(),
    )


def _counterparts(
    pairs: Iterable[Counterpart], members: dict[Id, Id], people: dict[Id, Id]
) -> list[Counterpart]:
    order = {id: place for place, id in enumerate([*people.values(), *members.values()])}
    renumbered = [
        Counterpart(
            id=joined(OPPORTUNITY, members[pair.member], people[pair.person]),
            opportunity=OPPORTUNITY,
            member=members[pair.member],
            person=people[pair.person],
            rhythm=plain(pair.rhythm),
            tier=pair.tier,
        )
        for pair in pairs
    ]
    return sorted(renumbered, key=lambda pair: (order[pair.person], order[pair.member]))


def _own_name(entity: Named) -> str | None:
    """A name that somebody gave; an id that merely stands in for one is internal."""
    return None if entity.name == entity.id else plain(entity.name)


Opposite = dict[Id, list[tuple[int, str, str]]]


def _opposite(pairs: Iterable[Counterpart], places: dict[Id, int]) -> Opposite:
    """Per person, where the counterparts stand among ours, with what is agreed."""
    found: Opposite = {}
    for pair in pairs:
        agreed = (places[pair.member], plain(pair.rhythm) or "", pair.tier or "")
        found.setdefault(pair.person, []).append(agreed)
    return {person: sorted(several) for person, several in found.items()}


Places = dict[Id, float]


def places_by_hand(plan: AccountPlan, opportunity: Id) -> Places:
    """Return where people were put by hand in the proposal, counted from the top."""
    placed = plan.where(Placement, "opportunity", opportunity)
    return {one.card: one.y for one in placed if one.view == VIEW_PROPOSAL}


def _height(lane: Lane | None, level: Level | None, place: float | None) -> tuple[float, ...]:
    """By lane, then who was put somewhere by hand, then by level."""
    unplaced = place is None
    return lane_order(lane), unplaced, place or 0.0, -level if level is not None else 0


def _member_order(member: TeamMember, by_hand: Places) -> tuple[object, ...]:
    """Lane, level, then only what the customer sees: an id must not show in the order."""
    shown = (_own_name(member), member.title, member.email, member.phone)
    return _height(member.lane, member.level, by_hand.get(member.id)), *(
        (plain(text) or "").casefold() for text in shown
    )


def _person_order(person: Person, opposite: Opposite, by_hand: Places) -> tuple[object, ...]:
    """Lane, level, then by whom they meet, so that lines cross little, then what is seen.

    What is agreed with those comes last: agreeing on something moves nobody.
    """
    meets = opposite.get(person.id, [])
    shown = (_own_name(person), person.title, person.department)
    return (
        _height(person.lane, person.level, by_hand.get(person.id)),
        [place for place, *_agreed in meets],
        *((plain(text) or "").casefold() for text in shown),
        meets,
    )
