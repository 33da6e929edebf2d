"""Whatever order the rows of an account are stored in, it gets the same report, to the bit.

Only of contacts of one day the order counts, in which they were noted: the later one holds.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.analysis import gap_table
from app.analysis.buying_team import BuyingTeam
from app.analysis.departures import departures
from app.analysis.evidence import figures
from app.analysis.introductions import introductions
from app.analysis.json_form import as_json
from app.analysis.network import Network
from app.analysis.recommend import next_best
from app.analysis.report import Report
from app.analysis.shape import shape_of
from app.analysis.snapshots import rules_at_close, snapshot_of
from app.analysis.story import story
from app.analysis.text_form import as_text
from app.model.account_plan import AccountPlan
from app.model.decision import AbsentRole, NegotiationReadiness, Opportunity, SellerAsBuyer
from app.model.entities import Entity
from app.model.interactions import Interaction, Interest
from app.model.people import Competitor, OutsideInfluence, TeamMember
from app.model.planning import Snapshot
from app.model.ties import CompetitorTie, Influence
from app.model.values import joined
from app.model.vocabulary import (
    InterestKind,
    Role,
    SnapshotReason,
    Stage,
    TieLevel,
)
from tests.analysis.cases import ACCOUNTS, account, full_plans, with_entities
from tests.analysis.told import numbered
from tests.plans import AS_OF, DECISION, person, tie

SEEDS = st.integers(0, 2**32)
RHYTHMS = (7, 11, 13, 17, 29, 31, 53)  # days; a year holds none of them a whole number of times


def shuffled(plan: AccountPlan, seed: int) -> AccountPlan:
    """The plan with its rows in another order, but for contacts of one day."""
    entities: list[Entity] = list(plan)
    Random(seed).shuffle(entities)
    noted: dict[object, list[Interaction]] = {}
    for one in plan.table(Interaction).values():
        noted.setdefault(one.date, []).append(one)
    return AccountPlan(
        noted[one.date].pop(0) if isinstance(one, Interaction) else one for one in entities
    )


def crowded(plan: AccountPlan, seed: int) -> AccountPlan:
    """The plan with several of all that a rule may choose one of, or adds up."""
    chance = Random(seed)
    people, members = sorted(plan.persons), sorted(plan.members)
    more: list[Entity] = [Competitor(id="k1"), Competitor(id="k2"), Competitor(id="k3")]
    more += [OutsideInfluence(id="o2"), OutsideInfluence(id="o3")]
    if chance.random() < 0.5:
        more.append(replace(plan.opportunities[DECISION], stage=Stage.NEGOTIATION))
    more += [
        Snapshot(
            id=f"s{n}", opportunity=DECISION, taken_on=AS_OF, score=1.0,
            reason=SnapshotReason.CLOSED, gaps=json.dumps([[f"R0{n}", "x", 50.0, "open"]]),
        )
        for n in (1, 2)
    ]  # fmt: skip
    for id in people:
        more += _around(id, chance)
        for member in members:
            if chance.random() < 0.6:
                more.append(_known(member, id, chance))
    for member in members:
        held = replace(
            plan.members[member],
            other_load_per_year=chance.choice([None, 0.1, 0.2, 17.3]),
            capacity_per_year=chance.choice([None, 40.0, 90.0]),
        )
        more += [held, *_forms(held, chance)]
    return with_entities(plan, *more)


def _around(who: str, chance: Random) -> list[Entity]:
    """What competitors, outsiders, interests and judgements of one day add about somebody."""
    found: list[Entity] = []
    for id in ("k1", "k2", "k3"):
        level = chance.choice(list(TieLevel))
        found.append(CompetitorTie(id=joined(id, who), competitor=id, person=who, level=level))
    for id in ("o2", "o3"):
        found.append(Influence(id=joined(id, who), source=id, target=who))
    for n in (1, 2):
        found.append(
            Interest(id=f"i{n}-{who}", person=who, kind=InterestKind.BUSINESS, code=f"B0{n}")
        )
        scores = json.dumps({"trust": chance.randint(1, 5)})
        found.append(
            NegotiationReadiness(
                id=f"n{n}-{who}", opportunity=DECISION, who=who, date=AS_OF, scores=scores
            )
        )
    return found


def _known(member: str, who: str, chance: Random) -> Entity:
    days = chance.choice(RHYTHMS)
    last = AS_OF - timedelta(days=chance.randint(0, 400))
    level = chance.choice(list(TieLevel))
    return tie(member, who, level, cadence_days=days, last_contact=last)


def _forms(member: TeamMember, chance: Random) -> list[Entity]:
    return [
        SellerAsBuyer(
            id=f"{member.id}-{n}", member=member.id, roles=tuple(chance.sample(list(Role), 4))
        )
        for n in (1, 2)
    ]


def told(report: Report) -> dict[str, Any]:
    """All that is said of an account; numbers unrounded, in the order they are said in."""
    network, score = report.network, report.score
    said = numbered(report, report.gaps)
    return {
        "score": (score.total, score.support, score.completeness),
        "roles": list(score.roles.items()),
        "persons": list(score.persons.items()),
        "ties": list(score.ties.items()),
        "loads": sorted(network.loads.items()),
        "gaps": [(gap, list(gap.evidence.items())) for gap in report.gaps],
        "json": json.dumps(as_json(report)),
        "text": as_text(report),
        "table": gap_table.rows(report),
        "figures": [figures(gap, network) for gap in report.gaps],
        "words": [one.text for one in said],
        "story": story(report, said),
        "departures": departures(network),
        "shape": shape_of(network),
        "ways in": {one: introductions(network, one) for one in network.people},
        "snapshot": replace(snapshot_of(report), id=""),
        "at close": rules_at_close(network.plan, DECISION),
        "next": next_best(network, report.gaps),
    }


def assert_same(one: Report, other: Report) -> None:
    first, second = told(one), told(other)
    for part in first:
        assert first[part] == second[part], part


@given(full_plans(), SEEDS, SEEDS)
@settings(max_examples=40, deadline=None)
def test_rows_in_another_order_make_the_same_report(plan, more, seed):
    plan = crowded(plan, more)

    one, other = (Report(each, DECISION, AS_OF) for each in (plan, shuffled(plan, seed)))

    assert_same(one, other)


@pytest.mark.parametrize("name", ACCOUNTS)
@pytest.mark.parametrize("seed", range(3))
def test_a_known_account_in_another_order_gets_the_same_report(name, seed):
    known = account(name)
    plan = known.network.plan

    other = Report(shuffled(plan, seed), known.opportunity_id, known.as_of)

    assert_same(known, other)


def test_who_is_equal_on_paper_is_equal_though_sums_differ_in_their_last_bit():
    nobody = Opportunity(id=DECISION, roles_confirmed_absent=(AbsentRole(Role.GATEKEEPER),))
    plan = AccountPlan(
        [
            nobody,
            *person("a", "A", Role.INITIATOR, Role.INFLUENCER),
            *person("b", "B", Role.DECIDER),
            *person("c", "C", Role.PURCHASER, Role.USER),
        ]
    )

    team = BuyingTeam(plan, DECISION, AS_OF)

    assert team.stakes["a"] < team.stakes["b"]
    assert team.stakes["a"] == pytest.approx(team.stakes["b"])
    assert team.richest_first("cba") == ("a", "b", "c")
    assert team.weightiest("cba") == "a"


def test_of_two_known_equally_well_the_smaller_id_is_known_best():
    known = [tie(f"m{n}", f"p{n}", TieLevel.GOOD) for n in (1, 2)]
    people = [one for n in (1, 2) for one in person(f"p{n}", f"P{n}", Role.USER)]
    members = [TeamMember(id=f"m{n}") for n in (1, 2)]
    network = Network(
        AccountPlan([Opportunity(id=DECISION), *people, *members, *known]), DECISION, AS_OF
    )

    assert network.best_known(["p2", "p1"]) == "p1"
