"""A. Do we know the buying team: roles nobody holds or covers, who decides, who is missing."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.buying_team import DMU
from app.analysis.gap import TO_FILL_IN, Gap
from app.analysis.network import SCORE, Network
from app.analysis.rules import rule
from app.i18n import mark
from app.model.decision import Membership
from app.model.parameters import reaches
from app.model.people import Person
from app.model.vocabulary import SIX_ROLES, BuyClass, Confidence, Role

BASE = 30
PER_WEIGHT = 2
ONLY_ASSUMED = 60


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


@rule(
    "R03",
    name=mark("Decider only assumed"),
    source="Miller & Heiman 1985 (one economic buyer)",
    reads=(Membership,),
    shows=TO_FILL_IN,
)
def decider_only_assumed(network: Network) -> Iterator[Gap]:
    """Who decides is no more than an assumption, of every decider; severity 60."""
    certainties = [network.people[person].role_confidence for person in network.deciders]
    if not certainties or any(one not in (None, Confidence.ASSUMED) for one in certainties):
        return
    yield Gap(
        "R03",
        Role.DECIDER.value,
        ONLY_ASSUMED,
        {"persons": list(network.deciders)},
        persons=network.deciders,
        towards=tuple(network.people),  # whoever of them we ask
    )


@rule(
    "R04",
    name=mark("Buying team looks incomplete"),
    source="Johnston & Bonoma 1981; Bonoma 1982",
    reads=(*DMU, Person),
    shows=TO_FILL_IN,
)
def team_looks_incomplete(network: Network) -> Iterator[Gap]:
    """Fewer people, departments and levels than this kind of purchase usually has.

    The shortfall is the mean of max(0, 1 − known/usual) over the three; severity 100·shortfall.
    """
    parameters = network.parameters
    cards = [network.plan.persons[person] for person in network.people]
    departments = {card.department for card in cards if card.department}
    levels = {card.level for card in cards if card.level is not None}
    known = len(cards), len(departments), len(levels)
    usual = parameters.usual_team[network.opportunity.buy_class or BuyClass.CAPITAL]
    missing = [max(0.0, 1 - x / y) for x, y in zip(known, usual, strict=True)]
    shortfall = sum(missing) / len(missing)
    if not reaches(shortfall, parameters.incomplete_team):
        return
    extensivity, lateral, vertical = known
    yield Gap(
        "R04",
        "dmu",
        100 * shortfall,
        {
            "extensivity": extensivity,
            "lateral": lateral,
            "vertical": vertical,
            "benchmark": list(usual),
            "shortfall": shortfall,
        },
        persons=tuple(network.people),
        towards=tuple(network.people),  # whoever of them we ask
    )
