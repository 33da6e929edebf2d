"""I. Outside: organisations that influence the buying team and that none of us knows."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.gap import Gap
from app.analysis.network import CONTACTS, Network
from app.analysis.rules import rule
from app.i18n import mark
from app.model.people import OutsideInfluence
from app.model.ties import Influence

BASE, FULL_REACH = 30, 70
STRONGEST = 3  # degree of influence


@rule(
    "R37",
    name=mark("Outside influence uncovered"),
    source="“Er zijn geen slechte klanten” (comment); Forrester (external influencers)",
    reads=(*CONTACTS, Influence, OutsideInfluence),
    decimals={"reach": 3},
)
def outside_influence_uncovered(network: Network) -> Iterator[Gap]:
    """An organisation that influences somebody in the buying team and that we do not cover.

    Severity 30 + 70·reach, reach = Σ I_q·w/3 over whom it influences ÷ Σ I_q over all.
    """
    everything = sum(network.influence_of(person) for person in network.people)
    for outsider in sorted(network.plan.outside):
        weights = {
            person: int(line["weight"])
            for person, line in sorted(network.influence[outsider].items())
            if person in network.people
        }
        if not weights or network.active(outsider):
            continue
        heard = sum(network.influence_of(one) * w / STRONGEST for one, w in weights.items())
        reach = heard / everything
        yield Gap(
            "R37",
            outsider,
            BASE + FULL_REACH * reach,
            {"influences": weights, "reach": reach},
            persons=(outsider, *weights),
            towards=(outsider,),
        )
