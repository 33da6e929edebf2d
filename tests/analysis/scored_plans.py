"""Random accounts with all that the coverage score reads and little else, so that they are
quick to make, and the small steps by which its properties compare two of them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st

from app.model.account_plan import AccountPlan
from app.model.decision import AbsentRole, Opportunity
from app.model.entities import Entity
from app.model.interactions import Interaction
from app.model.people import OutsideInfluence, TeamMember
from app.model.ties import ContactTie
from app.model.vocabulary import (
    SIX_ROLES,
    InfluenceDegree,
    Lane,
    Level,
    Role,
    TieLevel,
    TieStatus,
)
from tests.analysis import by_hand
from tests.analysis.cases import with_entities
from tests.plans import AS_OF, DECISION, person, tie

MOST = 5  # people a side
modestly = settings(max_examples=50)  # there are many properties
DEGREES = st.none() | st.sampled_from(InfluenceDegree)
SOME_ROLES = st.sets(st.sampled_from(SIX_ROLES), min_size=1, max_size=3)

_lanes, _levels = st.none() | st.sampled_from(Lane), st.none() | st.sampled_from(Level)
_few_roles = st.lists(st.sampled_from(Role), min_size=1, max_size=2)
_theirs = st.tuples(
    _few_roles, _lanes, _levels, DEGREES, st.sampled_from([None, None, True, False])
)
_ours = st.tuples(_lanes, _levels)
_ago = st.none() | st.integers(-5, 30) | st.integers(30, 900)
_ties = st.tuples(
    st.integers(0, MOST - 1),
    st.integers(0, MOST),  # the last one is an outside influence
    st.sampled_from([*TieLevel, *TieLevel, None]),
    _ago,
    st.sampled_from([None, None, 14, 365]),
    st.sampled_from([*6 * [None], *TieStatus]),
)
_contacts = st.tuples(st.integers(0, MOST - 1), st.integers(0, MOST - 1), st.integers(-30, 400))


@st.composite
def scored_plans(draw: st.DrawFn) -> AccountPlan:
    """Accounts of one to five people a side; ids count up, so that failures replay."""
    absent = draw(st.lists(st.sampled_from(Role), max_size=2, unique=True))
    confirmed = tuple(AbsentRole(role) for role in absent)
    entities: list[Entity] = [
        Opportunity(id=DECISION, roles_confirmed_absent=confirmed),
        OutsideInfluence(id="o0"),
    ]
    theirs = draw(st.lists(_theirs, min_size=1, max_size=MOST))
    for n, (roles, lane, level, influence, active) in enumerate(theirs):
        values = {"lane": lane, "level": level, "influence": influence, "active": active}
        entities += person(f"p{n}", f"Person {n}", *roles, **values)
    ours = draw(st.lists(_ours, min_size=1, max_size=MOST))
    for n, (lane, level) in enumerate(ours):
        entities.append(TeamMember(id=f"m{n}", lane=lane, level=level))
    them = [*(f"p{n}" for n in range(len(theirs))), "o0"]
    for a, b, tie_level, ago, cadence, status in draw(
        st.lists(_ties, min_size=MOST, max_size=4 * MOST)
    ):
        last = None if ago is None else AS_OF - timedelta(days=ago)
        pair = f"m{a % len(ours)}", them[b % len(them)]
        kept = {"last_contact": last, "cadence_days": cadence, "status": status}
        entities.append(tie(*pair, tie_level, **kept))
    for n, (a, b, ago) in enumerate(draw(st.lists(_contacts, max_size=3))):
        members, persons = (f"m{a % len(ours)}",), (f"p{b % len(theirs)}",)
        day = AS_OF - timedelta(days=ago)
        entities.append(Interaction(id=f"i{n}", date=day, members=members, persons=persons))
    return AccountPlan(entities)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[AccountPlan, ContactTie]:
    """An account, and what one of ours has with one of theirs, though it were nothing."""
    plan = draw(scored_plans())
    member = draw(st.sampled_from(sorted(plan.members)))
    someone = draw(st.sampled_from(sorted(plan.persons)))
    return plan, plan.tie_between(member, someone) or tie(member, someone, None)


def without(plan: AccountPlan, *entities: Entity) -> AccountPlan:
    """The plan without these."""
    gone = {(type(one), one.id) for one in entities}
    return AccountPlan([one for one in plan if (type(one), one.id) not in gone])


def with_rhythms(plan: AccountPlan) -> AccountPlan:
    """The plan as the program keeps it: every tie with the rhythm it was made with."""
    ties = [
        replace(one, cadence_days=by_hand.cadence(plan, one))
        for one in plan.ties.values()
        if one.person in plan.persons
    ]
    return with_entities(plan, *ties)
