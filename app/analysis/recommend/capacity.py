"""How many contacts a colleague can take on in one plan."""

from __future__ import annotations

from collections.abc import Mapping

from app.analysis.network import Network
from app.model.parameters import EPSILON
from app.model.rhythm import cadence_of
from app.model.values import Id

DAYS_A_YEAR = 365


def slots(network: Network) -> Mapping[Id, int]:
    """K_t: the contacts each colleague has room for, (capacity − load) ÷ (365/c), rounded down.

    c is the shortest rhythm anybody in the buying team asks for, so that whomever a colleague
    is sent to, the new ties still fit in the year. A contact with somebody the colleague knows
    already takes a slot, too: it is work in this plan, though not more in a year. Where the
    capacity is unknown, or 0 as many systems write unknown, the number of the parameters
    counts. What is planned already is load like any other in the network given.
    """
    asked = [cadence_of(one.roles, network.parameters) for one in network.people.values()]
    load_of_one = DAYS_A_YEAR / min(asked, default=network.parameters.other_cadence)
    return {
        member.id: _room(member.capacity_per_year, network, member.id, load_of_one)
        for member in network.plan.members.values()
    }


def _room(capacity: float | None, network: Network, member: Id, load_of_one: float) -> int:
    if not capacity:
        return network.parameters.plan_slots
    return max(0, int((capacity - network.loads[member]) / load_of_one + EPSILON))
