"""Accounts of the sizes people have, from a seeded generator: S, M and L."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import Random

from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.entities import Entity
from app.model.people import Account, Person, TeamMember
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import Id, joined
from app.model.vocabulary import (
    InfluenceDegree,
    Lane,
    Level,
    Stage,
    TieLevel,
    Tier,
)
from tests import drawn

AS_OF, DECISION = drawn.AS_OF, drawn.DECISION
FIRST, LAST = drawn.FIRST, drawn.LAST


@dataclass(frozen=True, slots=True)
class Shape:
    """How many people on each side, and how many lines in all."""

    name: str
    theirs: int
    ours: int
    lines: int


S = Shape("S", 25, 8, 80)
M = Shape("M", 300, 40, 1_500)
L = Shape("L", 3_000, 200, 15_000)
SHAPES = {shape.name: shape for shape in (S, M, L)}


def plan(shape: Shape, seed: int = 1) -> AccountPlan:
    """Return an account of a shape: half its lines are ties, half within the buying team."""
    random = Random(seed)
    account = f"{shape.name.lower()}-{seed}"
    theirs = [f"p{n:04}" for n in range(shape.theirs)]
    ours = [f"m{n:03}" for n in range(shape.ours)]
    entities: list[Entity] = [
        Account(id=account, name=f"Account {account}", tier=Tier.A),
        Opportunity(id=DECISION, name="New line", stage=Stage.OFFER),
    ]
    entities += [_member(random, id) for id in ours]
    for position, id in enumerate(theirs):
        entities += _person(random, id, position / shape.theirs)
    reports = [
        ReportingLine(id=joined(id, boss), employee=id, manager=boss)
        for position, id in enumerate(theirs[1:], start=1)
        for boss in [theirs[random.randrange(max(1, position // 4), position + 1) - 1]]
    ]
    entities += reports[: shape.lines // 4]
    entities += _inner_lines(random, theirs, shape.lines // 4)
    left = shape.lines - (len(entities) - 2 - len(ours) - 2 * len(theirs))
    entities += _ties(random, ours, theirs, left)
    return AccountPlan(entities)


def _name(random: Random) -> str:
    return f"{random.choice(FIRST)} {random.choice(LAST)}"


def _member(random: Random, id: Id) -> TeamMember:
    return TeamMember(
        id=id,
        name=_name(random),
        title="Account manager",
        lane=random.choice(list(Lane)),
        level=random.choices(list(Level), weights=(4, 5, 2, 1))[0],
    )


def _person(random: Random, id: Id, depth: float) -> list[Entity]:
    level, roles = drawn.level_and_roles(random, depth)
    return [
        Person(
            id=id,
            name=_name(random),
            title="Manager",
            department=f"Department {random.randrange(9)}",
            lane=random.choice(list(Lane)),
            level=level,
        ),
        drawn.membership(random, id, roles),
    ]


def _inner_lines(random: Random, theirs: list[Id], count: int) -> list[Entity]:
    lines: dict[Id, Entity] = {}
    while len(lines) < count:
        a, b = random.sample(theirs, 2)
        if random.random() < 0.75:
            id = joined(a, b)
            weight = random.choice(list(InfluenceDegree))
            lines[f"i{id}"] = Influence(id=id, source=a, target=b, weight=weight)
        else:
            id = joined(*sorted((a, b)))
            lines[f"a{id}"] = Affinity(id=id, a=a, b=b, sign=random.choice((-1, 1)))
    return list(lines.values())


def _ties(random: Random, ours: list[Id], theirs: list[Id], count: int) -> list[Entity]:
    ties: dict[Id, Entity] = {}
    while len(ties) < count:
        member, person = random.choice(ours), random.choice(theirs)
        id = joined(member, person)
        ties[id] = ContactTie(
            id=id,
            member=member,
            person=person,
            level=random.choice([None, *TieLevel]),
            last_contact=AS_OF - timedelta(days=random.randrange(500)),
        )
    return list(ties.values())
