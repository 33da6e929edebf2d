"""What an export leaves out, counted, so that it can be told before anything is saved."""

from __future__ import annotations

from collections.abc import Iterable

from app.i18n import ntr
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.entities import Entity
from app.model.interactions import Interaction, Interest
from app.model.people import Competitor, OutsideInfluence, Person, TeamMember
from app.model.places import Rating
from app.model.planning import Action, GapDecision, PlannedTie
from app.model.sources import FactSource
from app.model.ties import Affinity, CompetitorTie, ContactTie, Influence, ReportingLine
from app.model.values import Id


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


def _hidden(plan: AccountPlan, opportunity: Id) -> list[tuple[int, str]]:
    others = len(plan.table(OutsideInfluence)) + len(plan.table(Competitor))
    plans = sum(len(plan.table(kind)) for kind in (PlannedTie, Action, GapDecision))
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
    ]


def _known(entities: Iterable[Entity], field: str) -> int:
    """How many of these have something in a field."""
    return sum(getattr(entity, field, None) not in (None, "") for entity in entities)
