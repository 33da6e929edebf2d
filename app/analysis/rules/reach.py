"""D. Ways in: deciders out of reach, deciders behind a gatekeeper."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.gap import Gap
from app.analysis.gates import gates_to
from app.analysis.network import WAYS, Network
from app.analysis.rules import rule
from app.i18n import mark
from app.model.parameters import reaches

OUT_OF_REACH, COLD, NO_WAY = 40, 50, 10
GATED, PER_ATTITUDE = 60, 15


@rule(
    "R14",
    name=mark("Decider out of reach"),
    source="“Natuurwetten in de verkoop”",
    reads=WAYS,
    decimals={"warmth": 4},
)
def decider_out_of_reach(network: Network) -> Iterator[Gap]:
    """A decider without a warm path; severity 40 + 50·(1 − ω/.30) + 10·[no path at all]."""
    warm = network.parameters.warm
    for decider in network.deciders:
        path = network.warmest(decider)
        if reaches(path.warmth, warm):
            continue
        yield Gap(
            "R14",
            decider,
            OUT_OF_REACH + COLD * (1 - path.warmth / warm) + NO_WAY * (not path.nodes),
            {"warmth": path.warmth, "path": list(path.nodes)},
            persons=(*path.between, decider),
            members=(path.member,) if path.member else (),
            ties=((path.member, path.nodes[2]),) if path.member else (),
            towards=(decider,),
        )


@rule(
    "R15",
    name=mark("Only through the gatekeeper"),
    source="Webster & Wind 1972",
    reads=WAYS,
)
def behind_a_gate(network: Network) -> Iterator[Gap]:
    """A decider we do not cover, all ways to whom pass the same person.

    Severity 60 − 15·(lowest attitude among the gates). Gates are the dominators of the decider
    in G; where there is one, a single person cuts the way, so the node connectivity is 1
    (Menger 1927).
    """
    for decider in network.deciders:
        if network.active(decider):
            continue
        gates = gates_to(network.dominators, decider)
        if not gates:
            continue
        attitude = min(network.attitude(gate) for gate in gates)
        yield Gap(
            "R15",
            decider,
            GATED - PER_ATTITUDE * attitude,
            {"gates": gates, "node_connectivity": 1, "attitude": int(attitude)},
            persons=(*gates, decider),
            towards=tuple(gates),
        )
