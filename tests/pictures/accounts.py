"""Accounts of three sizes for the reference pictures, from a seeded generator."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from random import Random

from app.analysis.report import Report
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.entities import Entity
from app.model.people import Account, OutsideInfluence, Person, TeamMember
from app.model.places import Rating, Seat
from app.model.planning import PlannedTie
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import Id, joined
from app.model.vocabulary import (
    Confidence,
    InfluenceDegree,
    Lane,
    Level,
    Role,
    Stage,
    TieLevel,
    Tier,
    TieStatus,
)
from tests import drawn

AS_OF, DECISION = drawn.AS_OF, drawn.DECISION
SIZES = {5: 2, 25: 6, 60: 12}  # people at the customer: colleagues opposite
SEED = 7

FIRST = (*drawn.FIRST, "Karim", "Lies", "Mohamed", "Nadia", "Olga", "Pieter")
LAST = (*drawn.LAST, "van den Berg", "Vandenbroucke-Willems", "Haddad")
DEPARTMENTS = ("Radiologie", "ICT", "Inkoop", "Financiën", "Directie", "Technische dienst")
TITLES = {
    Level.EXECUTIVE: ("Algemeen directeur", "Medisch directeur", "Financieel directeur"),
    Level.HEAD: ("Hoofd radiologie", "Hoofd ICT", "Hoofd inkoop", "Diensthoofd"),
    Level.MIDDLE: ("Teamleider", "Senior inkoper", "Coördinator beeldvorming"),
    Level.STAFF: ("Verpleegkundige", "Laborant", "Inkoper", "Systeembeheerder"),
}
OUR_TITLES = ("Accountmanager", "Directeur", "Service engineer", "Applicatiespecialist")


@cache
def plan(people: int) -> AccountPlan:
    """Return an account with so many people at the customer, the same one every time."""
    random = Random(f"{SEED} {people}")
    theirs = [f"p{n:02}" for n in range(people)]
    ours = [f"m{n:02}" for n in range(SIZES[people])]
    names = [f"{first} {last}" for last in LAST for first in FIRST]
    random.shuffle(names)
    entities: list[Entity] = [
        Account(id="account", name="Ziekenhuis Oosterveen", tier=Tier.A),
        Opportunity(id=DECISION, name="MRI-suite 2027", stage=Stage.OFFER),
        OutsideInfluence(id="council", name="Ondernemingsraad"),
    ]
    entities += [_member(random, id, names.pop(), n) for n, id in enumerate(ours)]
    for number, id in enumerate(theirs):
        entities += _person(random, id, names.pop(), number / people)
    entities += _inner_lines(random, theirs)
    entities += _ties(random, ours, theirs)
    entities += _vacancy(theirs) if people > min(SIZES) else []
    return AccountPlan(entities)


def report(of: AccountPlan) -> Report:
    """Return the analysis of an account; that of the three is kept."""
    if not any(of is plan(people) for people in SIZES):
        return Report(of, DECISION, AS_OF)
    return _report(len(of.persons))


@cache
def _report(people: int) -> Report:
    return Report(plan(people), DECISION, AS_OF)


def _member(random: Random, id: Id, name: str, number: int) -> TeamMember:
    levels = (Level.MIDDLE, Level.EXECUTIVE, Level.STAFF, Level.HEAD)
    return TeamMember(
        id=id,
        name=name,
        title=OUR_TITLES[number % len(OUR_TITLES)],
        lane=random.choice(list(Lane)),
        level=levels[number % len(levels)],
        capacity_per_year=random.choice((None, 40, 120)),
    )


def _person(random: Random, id: Id, name: str, depth: float) -> list[Entity]:
    level, roles = drawn.level_and_roles(random, depth)
    sure = random.choice((None, *Confidence))
    return [
        Person(
            id=id,
            name=name,
            title=random.choice(TITLES[level]),
            department=random.choice(DEPARTMENTS),
            lane=random.choice(list(Lane)),
            lane_confidence=sure,
            level=level,
            level_confidence=sure,
        ),
        drawn.membership(random, id, roles),
    ]


def _inner_lines(random: Random, theirs: list[Id]) -> list[Entity]:
    lines: list[Entity] = []
    for number, id in enumerate(theirs[1:], start=1):
        if random.random() < 0.85:
            boss = theirs[random.randrange(0, max(1, number // 3))]
            lines.append(ReportingLine(id=joined(id, boss), employee=id, manager=boss))
    for _ in range(max(2, len(theirs) // 6)):
        a, b = sorted(random.sample(theirs, 2))
        line = Affinity(id=joined(a, b), a=a, b=b, sign=random.choice((-1, 1)))
        lines += [] if line in lines or _known(lines, line.id) else [line]
        c, d = random.sample(theirs, 2)
        influence = Influence(
            id=joined(c, d), source=c, target=d, weight=random.choice(list(InfluenceDegree))
        )
        lines += [] if _known(lines, influence.id) else [influence]
    return lines


def _known(lines: list[Entity], id: Id) -> bool:
    return any(one.id == id for one in lines)


def _ties(random: Random, ours: list[Id], theirs: list[Id]) -> list[Entity]:
    ties: dict[Id, Entity] = {}
    for number in range(round(len(theirs) * 1.5)):
        member, person = random.choice(ours), random.choice(theirs)
        id = joined(member, person)
        status = (TieStatus.LOST, TieStatus.NOT_NEEDED, *[None] * 10)[number % 12]
        ties[id] = ContactTie(
            id=id,
            member=member,
            person=person,
            level=random.choice([None, *list(TieLevel)[1:], TieLevel.GOOD, TieLevel.GOOD]),
            status=status if number else None,
            last_contact=AS_OF - timedelta(days=random.randrange(260)),
        )
    first = next(iter(ties.values()))
    more: list[Entity] = [
        Rating(id=joined(first.id, who), about=first.id, rater=who, value=value)
        for who, value in (("Jan", 4), ("Els", 1))
    ]
    free = [(m, p) for m in ours for p in theirs if joined(m, p) not in ties][
        : 1 + len(ours) // 4
    ]
    for member, person in free:
        id = joined(DECISION, member, person)
        more.append(
            PlannedTie(
                id=id, opportunity=DECISION, member=member, person=person,
                desired_level=TieLevel.GOOD, due=AS_OF + timedelta(days=30),
            )
        )  # fmt: skip
    return [*ties.values(), *more]


def _vacancy(theirs: list[Id]) -> list[Entity]:
    return [
        Seat(
            id="seat", opportunity=DECISION, name="Hoofd facilitair", department="Directie",
            lane=Lane.TECHNICAL, level=Level.HEAD, roles=frozenset({Role.GATEKEEPER}),
            reports_to=theirs[0], vacant_since=date(2026, 1, 15),
        )
    ]  # fmt: skip
