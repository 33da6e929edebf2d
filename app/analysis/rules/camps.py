"""E. Camps in the buying team: contacts at odds with each other, a team that is divided."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.gap import Gap
from app.analysis.graphs import US
from app.analysis.network import TALKS, Network
from app.analysis.paths import WE
from app.analysis.rules import rule
from app.i18n import mark
from app.model.decision import Membership
from app.model.parameters import reaches
from app.model.ties import Affinity
from app.model.values import Id

MOST_TENSION, PER_TRIAD, PER_INFLUENCE = 40, 20, 5
POLARISED, APART, MANY = 50, 30, 20
USUAL_SIZE, RANGE = 5, 6  # the size adds nothing up to five people, all of it from eleven


@rule(
    "R25",
    name=mark("Tension between contacts"),
    source="Heider 1946; Cartwright & Harary 1956",
    reads=(Membership, Affinity),
)
def contradicting_alliance(network: Network) -> Iterator[Gap]:
    """Triads of us and them whose signs do not go together.

    Severity 20·their number + 5·Σ influence of who is in them, 40 at most.
    """
    if not network.tensions:
        return
    people = sorted({one for triad in network.tensions for one in triad if one != US})
    influence = sum(network.influence_of(person) for person in people)
    triads = sorted(sorted(one or WE for one in triad) for triad in network.tensions)
    yield Gap(
        "R25",
        "dmu",
        min(MOST_TENSION, PER_TRIAD * len(triads) + PER_INFLUENCE * influence),
        {"unbalanced_triads": triads},
        persons=tuple(people),
        towards=tuple(people),
    )


@rule(
    "R26",
    name=mark("Divided buying team"),
    source="CEB 2012; Gartner 2024",
    reads=TALKS,
)
def consensus_risk(network: Network) -> Iterator[Gap]:
    """Six people or more who are of two minds (π ≥ .25), or talk little (κ < .20).

    π = 4·P⁺·P⁻, with the shares of influence for and against us; κ is the density of H without
    the lines between who are at odds. Severity 50·π + 30·(1 − κ) + 20·min(1, (N − 5)/6).
    """
    parameters, size = network.parameters, len(network.people)
    if size < parameters.enough_for_camps:
        return
    polarisation = 4 * share_of_influence(network, +1) * share_of_influence(network, -1)
    connectedness = network.connectedness
    divided = reaches(polarisation, parameters.divided)
    if not divided and reaches(connectedness, parameters.loosely_knit):
        return
    yield Gap(
        "R26",
        "dmu",
        POLARISED * polarisation
        + APART * (1 - connectedness)
        + MANY * min(1, (size - USUAL_SIZE) / RANGE),
        {"N": size, "polarisation": polarisation, "connectedness": connectedness},
        persons=(*camp(network, +1), *camp(network, -1)),
        towards=tuple(network.people),
    )


def camp(network: Network, side: int) -> list[Id]:
    """Return who is for us, with side +1, or critical of us, with side -1."""
    return [person for person in network.people if network.attitude(person) * side > 0]


def share_of_influence(network: Network, side: int) -> float:
    """Return which share of all influence one camp has, 0..1."""
    everybody = sum(network.influence_of(person) for person in network.people)
    return sum(network.influence_of(person) for person in camp(network, side)) / everybody
