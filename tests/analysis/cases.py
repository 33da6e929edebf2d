"""The cases with known answers: the rule fixtures, the two accounts, and random plans."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from app.analysis.report import Report
from app.exchange import case_json
from app.model.account_plan import AccountPlan
from app.model.decision import AbsentRole, Membership, Opportunity
from app.model.entities import Entity
from app.model.interactions import Interaction, Interest
from app.model.people import Competitor, OutsideInfluence
from app.model.ties import CompetitorTie, ContactTie, Influence
from app.model.values import joined
from app.model.vocabulary import (
    BusinessFit,
    Channel,
    CompetitorBasis,
    Confidence,
    ContactPolicy,
    InfluenceDegree,
    InterestKind,
    Role,
    TieLevel,
    TieStatus,
)
from tests.analysis.histories import histories, stages
from tests.plans import AS_OF, DECISION, plans, tie

DATA = Path(__file__).parent.parent / "data" / "analysis"
OTHER = "other"  # another decision of the same account
ACCOUNTS = ("hospital-sint-odrada", "municipality-westerlanden")


def fixtures() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((DATA / "rule-fixtures.json").read_bytes())
    return found


def catalogue() -> list[dict[str, Any]]:
    """The catalogue of rules, for machines."""
    found: list[dict[str, Any]] = json.loads((DATA / "rules.json").read_bytes())
    return found


def report_on(case: bytes | Path | dict[str, Any]) -> Report:
    source = json.dumps(case).encode() if isinstance(case, dict) else case
    read = case_json.read(source)
    return Report(read.plan, read.opportunity, read.as_of or AS_OF)


def account(name: str) -> Report:
    return report_on(DATA / f"{name}.json")


def expected(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / f"{name}.expected.json").read_bytes())
    return found


def close(got: Any, wanted: Any) -> bool:
    """Whether two pieces of evidence are equal, figures within .01."""
    if isinstance(wanted, float) or isinstance(got, float):
        return bool(abs(got - wanted) <= 0.01)
    if isinstance(wanted, dict):
        return got.keys() == wanted.keys() and all(close(got[k], wanted[k]) for k in wanted)
    return bool(got == wanted)


def with_entities(plan: AccountPlan, *entities: Entity) -> AccountPlan:
    """The plan with these put in, in place of what had their id."""
    new = {(type(one), one.id): one for one in entities}
    kept = [one for one in plan if (type(one), one.id) not in new]
    return AccountPlan([*kept, *new.values()])


@st.composite
def full_plans(draw: st.DrawFn, smallest: int = 0) -> AccountPlan:
    """Random plans with everything that the score and the rules read."""
    plan: AccountPlan = draw(plans(largest=6, smallest=smallest))
    people, members = sorted(plan.persons), sorted(plan.members)
    absent = draw(st.sets(st.sampled_from(list(Role)), max_size=3))
    decision = Opportunity(
        id=DECISION,
        business_fit=draw(st.none() | st.sampled_from(BusinessFit)),
        contact_exception=draw(st.sampled_from([None, None, None, "running contract"])),
        roles_confirmed_absent=tuple(AbsentRole(role) for role in sorted(absent)),
        **draw(_policy(people)),
        **draw(stages()),
    )
    entities: list[Entity] = [decision, *draw(_elsewhere(people))]
    entities += [Competitor(id="k1"), Competitor(id="k2"), OutsideInfluence(id="o1")]
    entities += [draw(_as_kept(one)) for one in plan.ties.values()]
    if draw(st.booleans()) and members:
        entities.append(tie(draw(st.sampled_from(members)), "o1", TieLevel.GOOD))
    for person in people:
        entities.extend(draw(_around(person, members)))
    entities += draw(histories(people, members))
    return with_entities(plan, *entities)


@st.composite
def _policy(draw: st.DrawFn, people: list[str]) -> dict[str, Any]:
    """What a decision says of whom we may contact, and when."""
    return {
        "contact_policy": draw(st.none() | st.sampled_from(ContactPolicy)),
        "contact_from": draw(st.none() | _near([-40, 0, 10])),
        "contact_until": draw(st.none() | _near([-1, 0, 60])),
        "named_contact": draw(st.none() | st.sampled_from(people)) if people else None,
    }


@st.composite
def _elsewhere(draw: st.DrawFn, people: list[str]) -> list[Entity]:
    """Nothing, or another decision of the account with some of the same people."""
    if not people or not draw(st.booleans()):
        return []
    found: list[Entity] = [
        Opportunity(id=OTHER, name="Other decision", **draw(_policy(people)))
    ]
    for one in sorted(draw(st.sets(st.sampled_from(people), min_size=1))):
        roles = frozenset({draw(st.sampled_from([Role.PURCHASER, Role.USER]))})
        found.append(
            Membership(id=joined(OTHER, one), opportunity=OTHER, person=one, roles=roles)
        )
    return found


@st.composite
def _as_kept(draw: st.DrawFn, known: ContactTie) -> ContactTie:
    """A tie with its rhythm, and what we may have said of it."""
    cadence = draw(st.none() | st.sampled_from([14, 60, 365]))
    status = draw(st.none() | st.none() | st.sampled_from(TieStatus))
    return replace(known, cadence_days=cadence, status=status)


@st.composite
def _around(draw: st.DrawFn, person: str, members: list[str]) -> list[Entity]:
    """What competitors, outsiders, interests and the log add about one person."""
    found: list[Entity] = []
    if draw(st.booleans()):
        found.append(
            CompetitorTie(
                id=joined("k1", person),
                competitor="k1",
                person=person,
                level=draw(st.none() | st.sampled_from(TieLevel)),
                basis=draw(st.none() | st.sampled_from(CompetitorBasis)),
            )
        )
    if draw(st.booleans()):
        weight = draw(st.none() | st.sampled_from(InfluenceDegree))
        line = joined("o1", person)
        found.append(Influence(id=line, source="o1", target=person, weight=weight))
    if draw(st.booleans()):
        found.append(
            Interest(
                id=f"interest-{person}",
                person=person,
                kind=draw(st.sampled_from(InterestKind)),
                evidence=draw(st.none() | st.sampled_from(Confidence)),
            )
        )
    if draw(st.booleans()) and members:
        found.append(
            Interaction(
                id=f"contact-{person}",
                date=draw(_days()),
                persons=(person,),
                members=(draw(st.sampled_from(members)),),
                channel=draw(st.none() | st.sampled_from(Channel)),
            )
        )
    return found


def _days() -> st.SearchStrategy[date]:
    return st.integers(-30, 600).map(lambda ago: AS_OF - timedelta(days=ago))


def _near(days: list[int]) -> st.SearchStrategy[date]:
    """Days so close to today that a policy is as often in force as not."""
    return st.sampled_from(days).map(lambda ahead: AS_OF + timedelta(days=ahead))
