"""G. Interests and conversation: what was not asked, not met, or not agreed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from app.analysis.buying_team import DMU
from app.analysis.gap import TO_FILL_IN, Gap
from app.analysis.network import Network
from app.analysis.rules import rule
from app.i18n import mark
from app.model.decision import Membership, Opportunity
from app.model.interactions import Interaction, Interest
from app.model.values import Id
from app.model.vocabulary import (
    BusinessFit,
    Confidence,
    InfluenceDegree,
    InterestKind,
    Outcome,
    Role,
    Spin,
    Stage,
)

BASE = 20
FIT_UNKNOWN, FIT_PARTLY = 75, 50
PER_KIND_OF_QUESTION = 10
PER_CONTACT, PER_CONTRADICTION = 20, 10
CHOOSING = frozenset({Stage.OFFER, Stage.NEGOTIATION})
UNDER_WAY = CHOOSING | {Stage.SPECIFICATION}
TO_ASK = (Spin.PROBLEM, Spin.IMPLICATION, Spin.NEED_PAYOFF)
NO_ADVANCE = frozenset({Outcome.CONTINUATION, Outcome.POSTPONED})


@rule(
    "R30",
    name=mark("Business fit open"),
    source="“Zijn persoonlijke belangen dikwijls doorslaggevend?”",
    reads=(Opportunity,),
    action_is_contact=False,
)
def business_fit_open(network: Network) -> Iterator[Gap]:
    """Our offer is on the table, and does not meet the business requirements as far as we know;
    severity 75 where that is unknown, 50 where it meets them partly.
    """
    opportunity = network.opportunity
    fit = opportunity.business_fit or BusinessFit.UNKNOWN
    if opportunity.stage not in CHOOSING or fit is BusinessFit.MET:
        return
    severity = FIT_UNKNOWN if fit is BusinessFit.UNKNOWN else FIT_PARTLY
    yield Gap("R30", "opportunity", severity, {"business_fit": fit.value})


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


@rule(
    "R32",
    name=mark("Question gap"),
    source="“Find your why and fly”; Rackham 1988",
    reads=(*DMU, Interaction),
    shows=TO_FILL_IN,
)
def question_gap(network: Network) -> Iterator[Gap]:
    """From the specification on: a decider, or an influencer of high influence, who was not
    asked about problems, implications and need-payoff yet; severity 10 per kind of question.
    """
    if network.opportunity.stage not in UNDER_WAY:
        return
    for person in network.people:
        if not _is_weighty(network, person):
            continue
        asked = {kind for talk in network.history.get(person, ()) for kind in talk.spin}
        missing = [kind.value for kind in TO_ASK if kind not in asked]
        if missing:
            yield Gap(
                "R32",
                person,
                PER_KIND_OF_QUESTION * len(missing),
                {"missing": missing},
                persons=(person,),
                towards=(person,),
            )


@rule(
    "R33",
    name=mark("No next step agreed"),
    source="“Er zijn geen slechte klanten”; Rackham 1988; Sandler",
    reads=(Membership, Interaction),
)
def stalling(network: Network) -> Iterator[Gap]:
    """Somebody whose latest 3 contacts or more led to nothing but talk or delay.

    A contact of which no outcome was noted ends the run. Severity 20 per contact of the run +
    10 per contradiction in it.
    """
    for person in network.people:
        latest_first = reversed(network.history.get(person, ()))
        run = list(takewhile(lambda talk: talk.outcome in NO_ADVANCE, latest_first))
        if len(run) < network.parameters.stalled_after:
            continue
        contradictions = sum(bool(talk.contradiction) for talk in run)
        yield Gap(
            "R33",
            person,
            PER_CONTACT * len(run) + PER_CONTRADICTION * contradictions,
            {"run_without_advance": len(run), "contradictions": contradictions},
            persons=(person,),
            towards=(person,),
        )


def _is_weighty(network: Network, person: Id) -> bool:
    roles = network.roles_of(person)
    heavy = network.influence_of(person) >= InfluenceDegree.HIGH
    return Role.DECIDER in roles or (Role.INFLUENCER in roles and heavy)


def _known_personal_interests(network: Network, person: Id) -> int:
    return sum(
        interest.kind is InterestKind.PERSONAL
        and interest.evidence not in (None, Confidence.ASSUMED)
        and interest.opportunity in (None, network.opportunity_id)
        for interest in network.plan.interests_of(person)
    )
