"""How many contacts a colleague can take on in one plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from app.analysis.network import Network
from app.model.parameters import EPSILON
from app.model.planning import Action, PlannedTie
from app.model.rhythm import cadence_of
from app.model.values import Id

DAYS_A_YEAR = 365


def slots(network: Network) -> Mapping[Id, int]:
    """K_t: the contacts each colleague has room for, (capacity − load) ÷ (365/c), rounded down.

    c is the shortest rhythm anybody in the buying team asks for, so that whomever a colleague
    is sent to, the new ties still fit in the year. A contact with somebody the colleague knows
    already takes a slot, too: it is work in this plan, though not more in a year. Where the
    capacity is unknown, or 0 as many systems write unknown, the number of the parameters
    counts. What is agreed takes its slots out of these: see `agreed`.
    """
    asked = [cadence_of(one.roles, network.parameters) for one in network.people.values()]
    load_of_one = DAYS_A_YEAR / min(asked, default=network.parameters.other_cadence)
    return {
        member.id: _room(member.capacity_per_year, network, member.id, load_of_one)
        for member in network.plan.members.values()
    }


def agreed(network: Network) -> Counter[Id]:
    """Return how many contacts of this decision each colleague has agreed to and not made yet.

    A planned tie and the action that makes it are one contact. It keeps its slot while a
    contact policy lets it wait, and gives it back once it is carried out or dropped.
    """
    plan, decision = network.plan, network.opportunity_id
    planned = plan.where(PlannedTie, "opportunity", decision)
    pairs = {(one.member, one.person) for one in planned}
    pairs |= {
        (one.member, one.person)
        for one in plan.where(Action, "opportunity", decision)
        if one.done is None and one.kind is not None and one.member and one.person
    }
    return Counter(member for member, _person in pairs if member in plan.members)


def slots_left(network: Network, of_round: Mapping[Id, int] | None = None) -> Mapping[Id, int]:
    """Return the contacts each colleague has room for beside what is agreed.

    `of_round` are the slots of this round, what is agreed included; None: by capacity.
    """
    taken = agreed(network)
    given = slots(network) if of_round is None else of_round
    return {member: max(0, count - taken[member]) for member, count in given.items()}


def _room(capacity: float | None, network: Network, member: Id, load_of_one: float) -> int:
    if not capacity:
        return network.parameters.plan_slots
    return max(0, int((capacity - network.loads[member]) / load_of_one + EPSILON))
