"""Account plans for tests: a small one with names, and random ones."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.entities import Entity
from app.model.people import Account, Person, TeamMember
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import (
    SIX_ROLES,
    Attitude,
    Confidence,
    InfluenceDegree,
    Lane,
    Level,
    Role,
    TieLevel,
    Tier,
)

AS_OF = date(2026, 3, 2)
DECISION = "decision"


def person(
    id: str, name: str, *roles, lane=None, level=None, department=None, **values
) -> list[Entity]:
    """A customer person and the membership that makes them part of the decision."""
    taking_part = Membership(
        id=joined(DECISION, id),
        opportunity=DECISION,
        person=id,
        roles=frozenset(roles),
        role_confidence=Confidence.CONFIRMED,
        **values,
    )
    somebody = Person(id=id, name=name, lane=lane, level=level, department=department)
    return [somebody, taking_part]


def tie(member: str, person: str, level: TieLevel | None, **values) -> ContactTie:
    return ContactTie(
        id=joined(member, person), member=member, person=person, level=level, **values
    )


def small_plan(*more: Entity) -> AccountPlan:
    """Sanne and Herman of ours; Karim, who decides, and Eva, who uses; Sanne knows Eva."""
    return AccountPlan(
        [
            Account(id="acme", name="Acme", tier=Tier.A),
            Opportunity(id=DECISION, name="Packaging line"),
            TeamMember(
                id="sanne", name="Sanne de Wit", lane=Lane.COMMERCIAL, level=Level.MIDDLE
            ),
            TeamMember(
                id="herman", name="Herman Vos", lane=Lane.MANAGEMENT, level=Level.EXECUTIVE
            ),
            *person(
                "karim",
                "Karim El Amrani",
                Role.DECIDER,
                lane=Lane.MANAGEMENT,
                level=Level.EXECUTIVE,
                influence=InfluenceDegree.HIGH,
                attitude=Attitude.NEUTRAL,
            ),
            *person(
                "eva",
                "Eva Brouwer",
                Role.USER,
                lane=Lane.TECHNICAL,
                level=Level.MIDDLE,
                influence=InfluenceDegree.MEDIUM,
                attitude=Attitude.FOR,
            ),
            ReportingLine(id=joined("eva", "karim"), employee="eva", manager="karim"),
            tie("sanne", "eva", TieLevel.GOOD, last_contact=AS_OF - timedelta(days=10)),
            *more,
        ]
    )


def _maybe(values):
    return st.none() | values


@st.composite
def plans(draw, largest: int = 8, smallest: int = 0) -> AccountPlan:
    """Random plans of so many people a side, with everything that may be unknown."""
    theirs = [f"p{n}" for n in range(draw(st.integers(smallest, largest)))]
    ours = [f"m{n}" for n in range(draw(st.integers(smallest, largest)))]
    entities: list[Entity] = [
        Account(id="account", name="Acme", tier=draw(_maybe(st.sampled_from(Tier)))),
        Opportunity(id=DECISION),
    ]
    lanes, levels = _maybe(st.sampled_from(Lane)), _maybe(st.sampled_from(Level))
    for id in ours:
        entities.append(TeamMember(id=id, lane=draw(lanes), level=draw(levels)))
    for id in theirs:
        roles = draw(st.sets(st.sampled_from(SIX_ROLES), min_size=1, max_size=3))
        entities += person(
            id,
            f"Person {id}",
            *roles,
            lane=draw(lanes),
            level=draw(levels),
            influence=draw(_maybe(st.sampled_from(InfluenceDegree))),
            attitude=draw(_maybe(st.sampled_from(Attitude))),
            active=draw(st.sampled_from([None, True, False])),
        )
    if ours and theirs:
        pairs = st.tuples(st.sampled_from(ours), st.sampled_from(theirs))
        for a, b in draw(st.sets(pairs, max_size=12)):
            ago = draw(_maybe(st.integers(-5, 900)))
            entities.append(
                tie(
                    a,
                    b,
                    draw(_maybe(st.sampled_from(TieLevel))),
                    last_contact=None if ago is None else AS_OF - timedelta(days=ago),
                )
            )
    if len(theirs) > 1:
        pairs = st.tuples(st.sampled_from(theirs), st.sampled_from(theirs))
        different = {(a, b) for a, b in draw(st.sets(pairs, max_size=10)) if a != b}
        for a, b in sorted(different):
            if a < b:
                entities.append(ReportingLine(id=joined(a, b), employee=a, manager=b))
            weight = draw(_maybe(st.sampled_from(InfluenceDegree)))
            entities.append(Influence(id=joined(a, b), source=a, target=b, weight=weight))
        signs = {tuple(sorted(pair)): draw(st.sampled_from([-1, 1])) for pair in different}
        for (a, b), sign in signs.items():
            entities.append(Affinity(id=joined(a, b), a=a, b=b, sign=sign))
    return AccountPlan(entities)
