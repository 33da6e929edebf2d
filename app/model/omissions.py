"""What an export leaves out, counted, so that it can be told before anything is saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields

from app.i18n import ntr
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.called import SECTION as PROPOSAL_NAMES
from app.model.decision import (
    ClosedOpportunity,
    Membership,
    NegotiationReadiness,
    Opportunity,
    SellerAsBuyer,
)
from app.model.entities import Entity, EntityType
from app.model.house import HouseStyle
from app.model.interactions import Interaction, Interest
from app.model.people import Account, Competitor, OutsideInfluence, Person, TeamMember
from app.model.places import Rating, SavedView, Seat
from app.model.planning import (
    Action,
    GapDecision,
    KeptRecord,
    ParameterValue,
    Placement,
    PlannedTie,
    RefusedSuggestion,
    Snapshot,
)
from app.model.sources import FactSource
from app.model.ties import Affinity, CompetitorTie, ContactTie, Influence, ReportingLine
from app.model.values import Id

# what says nothing of anybody: where cards stand, how we look and reckon
OURS_TO_LOOK: tuple[EntityType, ...] = (Placement, SavedView, ParameterValue, HouseStyle)
_TOLD: dict[EntityType, frozenset[str]] = {  # shown, counted by name, or what joins others
    Account: frozenset({"id", "name", "note"}),
    Opportunity: frozenset({"id", "name", "note"}),
    Person: frozenset({"id", "name", "title", "department", "lane", "in_proposal", "note"}),
    TeamMember: frozenset(
        {"id", "name", "title", "email", "phone", "lane", "in_proposal", "note"}
    ),
    Membership: frozenset(
        {"id", "opportunity", "person", "roles", "attitude", "influence", "note"}
    ),
}
_EMPTY: tuple[object, ...] = (None, "", (), frozenset())


def left_out(plan: AccountPlan, opportunity: Id, audience: Audience) -> list[str]:
    """Return what this audience does not get to see, most telling first: 14 attitudes, 6 notes.

    What the plan does not hold is not named.
    """
    counted: list[tuple[int, str]] = []
    if audience is Audience.CUSTOMER:
        counted = [
            *_judgements(plan, opportunity),
            *_relations(plan),
            *_hidden(plan, opportunity),
            *_beside(plan),
            *_details(plan, opportunity),
        ]
    elif audience is Audience.WITHOUT_NAMES:
        counted = _identities(plan)
    return [words for count, words in counted if count]


def _judgements(plan: AccountPlan, opportunity: Id) -> list[tuple[int, str]]:
    members = plan.dmu(opportunity)
    attitudes, degrees = _known(members, "attitude"), _known(members, "influence")
    roles = sum(len(member.roles) for member in members)
    notes, interests = _known(plan, "note"), len(plan.table(Interest))
    return [
        (attitudes, ntr("{count} attitude", "{count} attitudes", attitudes)),
        (roles, ntr("{count} role", "{count} roles", roles)),
        (degrees, ntr("{count} degree of influence", "{count} degrees of influence", degrees)),
        (interests, ntr("{count} interest", "{count} interests", interests)),
        (notes, ntr("{count} note", "{count} notes", notes)),
        *_apart(plan),
    ]


def _apart(plan: AccountPlan) -> list[tuple[int, str]]:
    """What stands beside the facts: where they come from, and what colleagues each think."""
    sources, ratings = len(plan.table(FactSource)), len(plan.table(Rating))
    return [
        (sources, ntr("{count} source of a fact", "{count} sources of facts", sources)),
        (ratings, ntr("{count} separate rating", "{count} separate ratings", ratings)),
    ]


def _relations(plan: AccountPlan) -> list[tuple[int, str]]:
    ties, theirs = len(plan.table(ContactTie)), len(plan.table(CompetitorTie))
    contacts = len(plan.table(Interaction))
    lines = sum(len(plan.table(kind)) for kind in (ReportingLine, Influence, Affinity))
    return [
        (ties, ntr("{count} relationship", "{count} relationships", ties)),
        (theirs, ntr("{count} competitor tie", "{count} competitor ties", theirs)),
        (contacts, ntr("{count} contact moment", "{count} contact moments", contacts)),
        (
            lines,
            ntr("{count} line within the customer", "{count} lines within the customer", lines),
        ),
    ]


_PLANS: tuple[EntityType, ...] = (PlannedTie, Action, GapDecision, RefusedSuggestion)


def _hidden(plan: AccountPlan, opportunity: Id) -> list[tuple[int, str]]:
    others = len(plan.table(OutsideInfluence)) + len(plan.table(Competitor))
    plans = sum(len(plan.table(kind)) for kind in _PLANS)
    taking_part = [plan.persons[m.person] for m in plan.dmu(opportunity) if m.takes_part]
    everybody: list[Person | TeamMember] = [*taking_part, *plan.members.values()]
    people = sum(one.in_proposal is False for one in everybody)
    return [
        (
            others,
            ntr("{count} competitor or outsider", "{count} competitors and outsiders", others),
        ),
        (plans, ntr("{count} plan of ours", "{count} plans of ours", plans)),
        (
            people,
            ntr(
                "{count} person kept out of proposals",
                "{count} people kept out of proposals",
                people,
            ),
        ),
    ]


def _identities(plan: AccountPlan) -> list[tuple[int, str]]:
    people: list[Entity] = [*plan.persons.values(), *plan.members.values()]
    names, notes = _known(people, "name"), _known(plan, "note")
    addresses = _known(people, "email") + _known(people, "phone")
    return [
        (names, ntr("{count} name", "{count} names", names)),
        (
            addresses,
            ntr(
                "{count} address or telephone number",
                "{count} addresses and telephone numbers",
                addresses,
            ),
        ),
        (notes, ntr("{count} note", "{count} notes", notes)),
        *_apart(plan),
        *_beside(plan),
    ]


def _beside(plan: AccountPlan) -> list[tuple[int, str]]:
    """What is kept besides: judgements, earlier decisions, scores, functions nobody fills."""
    judged = len(plan.table(NegotiationReadiness)) + len(plan.table(SellerAsBuyer))
    closed, taken = len(plan.table(ClosedOpportunity)), len(plan.table(Snapshot))
    vacant = len(plan.table(Seat))
    others = sum(one.section != PROPOSAL_NAMES for one in plan.table(KeptRecord).values())
    return [
        (
            judged,
            ntr(
                "{count} judgement of negotiation or conversation",
                "{count} judgements of negotiation or conversation",
                judged,
            ),
        ),
        (closed, ntr("{count} closed decision", "{count} closed decisions", closed)),
        (taken, ntr("{count} snapshot", "{count} snapshots", taken)),
        (vacant, ntr("{count} vacant function", "{count} vacant functions", vacant)),
        (others, ntr("{count} other record", "{count} other records", others)),
    ]


def _details(plan: AccountPlan, opportunity: Id) -> list[tuple[int, str]]:
    """What else is known of people, of the account and of its decisions."""
    people: list[Entity] = [
        *plan.persons.values(), *plan.members.values(), *plan.table(Membership).values(),
    ]  # fmt: skip
    of_people = sum(map(_facts, people))
    of_decisions = _facts(plan.account) + sum(map(_facts, plan.opportunities.values()))
    elsewhere = len(plan.opportunities.keys() - {opportunity})
    return [
        (elsewhere, ntr("{count} other decision", "{count} other decisions", elsewhere)),
        (
            of_people,
            ntr("{count} detail of a person", "{count} details of people", of_people),
        ),
        (
            of_decisions,
            ntr(
                "{count} fact about account and decision",
                "{count} facts about account and decision",
                of_decisions,
            ),
        ),
    ]


def _facts(entity: Entity) -> int:
    """How many fields of an entity hold something that is not told of already."""
    told = _TOLD[type(entity)]
    return sum(
        getattr(entity, field.name) not in _EMPTY
        for field in fields(entity)
        if field.name not in told
    )


def _known(entities: Iterable[Entity], field: str) -> int:
    """How many of these have something in a field."""
    return sum(getattr(entity, field, None) not in (None, "") for entity in entities)
