"""D. Lines within the buying team: who connects it without us, groups that we do not reach."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.brokerage import constraint
from app.analysis.gap import Gap
from app.analysis.network import CONTACTS, SCORE, TALKS, Network
from app.analysis.rules import rule
from app.i18n import mark
from app.model.parameters import reaches

FULL_BETWEENNESS = 100
PER_POINT = 2


@rule(
    "R17",
    name=mark("Broker without a relationship"),
    source="Freeman 1977; Burt 1992",
    reads=(*CONTACTS, *TALKS),
)
def broker_without_a_tie(network: Network) -> Iterator[Gap]:
    """The one through whom most shortest lines of H run, whom we do not cover.

    Only in a team of four or more, and from a betweenness of .20; severity 100·betweenness.
    """
    parameters = network.parameters
    if len(network.people) < parameters.enough_for_broker:
        return
    between = network.betweenness
    person = min(between, key=lambda one: (-round(between[one], 9), one))
    if not reaches(between[person], parameters.broker) or network.active(person):
        return
    yield Gap(
        "R17",
        person,
        FULL_BETWEENNESS * between[person],
        {
            "betweenness": between[person],
            "constraint": constraint(network.communication, person),
        },
        persons=(person, *sorted(network.communication[person])),
        towards=(person,),
    )


@rule(
    "R18",
    name=mark("Group without contact"),
    source="Johnston & Bonoma 1981",
    reads=(*SCORE, *TALKS),
    decimals={"points": 2},
)
def uncovered_island(network: Network) -> Iterator[Gap]:
    """A part of H without lines to the rest and without anybody we cover; 2·its points."""
    for island in network.islands:
        points = sum(network.stakes[person] for person in island)
        if any(network.active(person) for person in island):
            continue
        if reaches(points, network.parameters.island_points):
            yield Gap(
                "R18",
                "+".join(island),
                PER_POINT * points,
                {"island": list(island), "points": points},
                persons=island,
                towards=island,
            )
