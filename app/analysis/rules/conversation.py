"""G. Interests and conversation: personal interests that nobody noted."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.gap import TO_FILL_IN, Gap
from app.analysis.network import DMU, Network
from app.analysis.rules import rule
from app.i18n import mark
from app.model.interactions import Interest
from app.model.values import Id
from app.model.vocabulary import BusinessFit, Confidence, InterestKind, Role

BASE = 20


@rule(
    "R31",
    name=mark("Personal interest unknown"),
    source="“Zijn persoonlijke belangen dikwijls doorslaggevend?”; Bonoma 1982",
    reads=(*DMU, Interest),
    shows=TO_FILL_IN,
)
def personal_interest_unknown(network: Network) -> Iterator[Gap]:
    """Once the business requirements are met: a decider or purchaser of whom no personal
    interest is known by more than a guess; severity 20 + g_p.
    """
    if network.opportunity.business_fit is not BusinessFit.MET:
        return
    for person in network.people:
        if not network.roles_of(person) & {Role.DECIDER, Role.PURCHASER}:
            continue
        known = _known_personal_interests(network, person)
        if known:
            continue
        yield Gap(
            "R31",
            person,
            BASE + network.stakes[person],
            {"known_personal_interests": known},
            persons=(person,),
            towards=(person,),
        )


def _known_personal_interests(network: Network, person: Id) -> int:
    return sum(
        interest.kind is InterestKind.PERSONAL
        and interest.evidence not in (None, Confidence.ASSUMED)
        and interest.opportunity in (None, network.opportunity_id)
        for interest in network.plan.interests_of(person)
    )
