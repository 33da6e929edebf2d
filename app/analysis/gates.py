"""Who stands between us and somebody: whom every way in passes, and who guards the door."""

from __future__ import annotations

from collections.abc import Mapping

from app.analysis.graphs import US
from app.analysis.network import Network
from app.model.values import Id
from app.model.vocabulary import Role


def gates_to(above: Mapping[Id, Id], person: Id) -> list[Id]:
    """Return everybody whom each way to a person passes, in the order in which we meet them."""
    gates: list[Id] = []
    gate = above.get(person, US)
    while gate != US:
        gates.append(gate)
        gate = above.get(gate, US)
    return gates[::-1]


def guards(network: Network, person: Id) -> frozenset[Id]:
    """Return whom to avoid on the way to a person: gatekeepers by role, and gates."""
    gatekeepers = network.holders.get(Role.GATEKEEPER, ())
    return frozenset([*gatekeepers, *gates_to(network.dominators, person)]) - {person}
