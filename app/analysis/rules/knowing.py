"""A. Do we know the buying team: roles nobody holds, roles nobody of ours covers."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.gap import Gap
from app.analysis.network import DMU, SCORE, Network
from app.analysis.rules import rule
from app.i18n import mark
from app.model.vocabulary import SIX_ROLES

BASE = 30
PER_WEIGHT = 2


@rule(
    "R01",
    name=mark("Role vacancy"),
    source="Webster & Wind 1972; Bonoma 1982",
    reads=DMU,
    decimals={"points_lost": 2},
)
def role_vacancy(network: Network) -> Iterator[Gap]:
    """A role nobody holds and nobody confirmed absent; severity 30 + 2·W_r."""
    for role in SIX_ROLES:
        if role in network.holders or role in network.absent_roles:
            continue
        yield Gap(
            "R01",
            role.value,
            BASE + PER_WEIGHT * network.parameters.role_weight[role],
            {"role": role.value, "points_lost": network.weights[role]},
            towards=tuple(network.people),  # whoever of them we ask
        )


@rule(
    "R02",
    name=mark("Role uncovered"),
    source="Bonoma 1982; Palmatier 2008",
    reads=SCORE,
    decimals={"best": 3},
)
def role_uncovered(network: Network) -> Iterator[Gap]:
    """A role none of whose holders is covered; severity (30 + 2·W_r)·(1 − covered share)."""
    for role in SIX_ROLES:
        holders = network.holders.get(role, ())
        if not holders or any(network.active(person) for person in holders):
            continue
        plain = BASE + PER_WEIGHT * network.parameters.role_weight[role]
        ties = [tie for person in holders for tie in network.contacts.get(person, ())]
        yield Gap(
            "R02",
            role.value,
            plain * (1 - network.score.roles[role].share),
            {"role": role.value, "best": {p: network.best(p) for p in holders}},
            persons=holders,
            ties=tuple(tie.pair for tie in ties if tie.value),
            towards=holders,
        )
