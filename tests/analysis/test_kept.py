"""What is computed once and kept stands as long as all that it reads, and no longer."""

from __future__ import annotations

from typing import Any

import pytest

from app.analysis.kept import Part
from app.analysis.network import Network
from app.model.change import Change, Edit, Message
from app.model.decision import Membership
from app.model.edits import set_fields
from app.model.entities import EntityType
from app.model.planning import ParameterValue
from app.model.ties import ContactTie
from app.model.vocabulary import Attitude, InfluenceDegree, TieLevel
from tests.analysis.cases import account
from tests.analysis.watched import Watched

PARTS = {
    part.name: part
    for kind in Network.__mro__
    for part in vars(kind).values()
    if isinstance(part, Part)
}


def kinds_below(part: Part[Any]) -> frozenset[EntityType]:
    """The kinds that a part depends on, also by the parts it is made of."""
    return part.reads.union(*(kinds_below(one) for one in part.made_of))


def parts_below(part: Part[Any]) -> set[str]:
    """The parts that a part is made of, however deep."""
    return {part.name}.union(*(parts_below(one) for one in part.made_of))


@pytest.mark.parametrize("name", PARTS)
def test_a_part_names_all_that_it_reads(name, monkeypatch):
    plan = Watched(account("hospital-sint-odrada").network.plan)
    [decision] = plan.opportunities
    network = Network(plan, decision, account("hospital-sint-odrada").as_of)
    part, asked = PARTS[name], set[str]()
    for each in PARTS:
        getattr(network, each)  # so that none of them reads anything below
    for one in PARTS.values():
        value = getattr(network, one.name)
        monkeypatch.setattr(type(network), one.name, _noted(one.name, value, asked))
        del network.__dict__[one.name]
    plan.read.clear()

    part.compute(network)

    known = parts_below(part)
    others = [PARTS[each] for each in asked - known]
    assert plan.read - {ParameterValue} <= part.reads
    assert [one.name for one in others if not kinds_below(one) <= part.reads] == []


def _noted(name: str, value: object, asked: set[str]) -> property:
    def told(_network: Network) -> object:
        asked.add(name)
        return value

    return property(told)


def followed(*edits: Edit) -> tuple[Network, Network]:
    """A network with all its parts, and the one after some edits."""
    now = account("hospital-sint-odrada").network
    for name in PARTS:
        getattr(now, name)
    change = Change(Message("test"), edits)
    return now, now.follow(now.plan.apply(change), change.kinds)


def member_of_the_team() -> Membership:
    network = account("hospital-sint-odrada").network
    return next(one for one in network.people.values() if one.attitude is Attitude.NEUTRAL)


def test_lines_and_ways_stand_while_only_an_influence_changes():
    one = member_of_the_team()
    degree = next(it for it in InfluenceDegree if it is not one.influence)
    plan = account("hospital-sint-odrada").network.plan

    before, after = followed(*set_fields(plan, Membership, one.id, influence=degree).edits)

    for name in ("communication", "influence", "inner_hops", "access", "warm", "cut_off"):
        assert getattr(after, name) is getattr(before, name), name
    assert after.stakes != before.stakes


def test_the_way_round_stands_and_the_ways_in_do_not_where_a_tie_grows_warmer():
    before = account("hospital-sint-odrada").network
    tie = next(
        one.tie for one in before.ties
        if one.tie.level is TieLevel.WORKING and before.best_tie(one.person) is one
        and before.active(one.person)
    )  # fmt: skip
    edits = set_fields(before.plan, ContactTie, tie.id, level=TieLevel.TRUSTED).edits

    before, after = followed(*edits)

    assert after.access is before.access
    assert after.dominators is before.dominators
    assert after.warmest(tie.person).warmth > before.warmest(tie.person).warmth


def test_who_turns_against_us_is_found_in_the_ways():
    one = member_of_the_team()
    plan = account("hospital-sint-odrada").network.plan

    before, after = followed(
        *set_fields(plan, Membership, one.id, attitude=Attitude.AGAINST).edits
    )

    assert after.inner_hops != before.inner_hops
    assert after.warm is not before.warm
    assert after.communication is before.communication
