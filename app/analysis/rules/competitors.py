"""F. Competitors: who stands closer, who brings an old supplier, who asks us for form only."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.gap import Gap
from app.analysis.network import CONTACTS, SCORE, Network
from app.analysis.rules import rule
from app.i18n import mark
from app.model.parameters import reaches
from app.model.ties import CompetitorTie
from app.model.values import Id
from app.model.vocabulary import FACE_TO_FACE, CompetitorBasis, Role, TieLevel

PER_POINT, TAKEN = 5, 35
NEWCOMER, DECIDES, SETTLED = 60, 25, 20
PRO_FORMA = 80
OLD_FRIENDS = frozenset(
    {
        CompetitorBasis.PREVIOUS_SUPPLIER,
        CompetitorBasis.PREVIOUS_EMPLOYER,
        CompetitorBasis.PERSONAL,
    }
)
CHOOSING_ROLES = frozenset({Role.DECIDER, Role.PURCHASER, Role.INFLUENCER})


@rule(
    "R27",
    name=mark("Competitor closer"),
    source="“Natuurwetten in de verkoop”",
    reads=(*SCORE, CompetitorTie),
    decimals={"their": 3, "ours": 3, "gap": 3},
)
def competitor_closer(network: Network) -> Iterator[Gap]:
    """Somebody whom a competitor knows better by .25 or more; their contact counts as fresh.

    Severity 5·g_p·lead + 35·[critical of us, and the competitor has a good relationship].
    """
    for person in network.people:
        strongest = _strongest(network, person)
        if strongest is None:
            continue
        level = strongest.level or TieLevel.NONE
        their, ours = network.parameters.level_value[level], network.best(person)
        lead = their - ours
        if not reaches(lead, network.parameters.competitor_lead):
            continue
        taken = network.attitude(person) < 0 and level >= TieLevel.GOOD
        yield Gap(
            "R27",
            person,
            PER_POINT * network.stakes[person] * lead + TAKEN * taken,
            {"competitor": strongest.competitor, "their": their, "ours": ours, "gap": lead},
            persons=(person,),
            towards=(person,),
        )


@rule(
    "R28",
    name=mark("Newcomer with an old supplier"),
    source="“Zijn persoonlijke belangen dikwijls doorslaggevend?”",
    reads=(*CONTACTS, CompetitorTie),
)
def newcomer_with_old_supplier(network: Network) -> Iterator[Gap]:
    """Somebody new in post who chooses, and knows another supplier from before.

    Severity 60 + 25·[decider] − 20·[our best tie is .5 or more].
    """
    for person in network.people:
        started = network.plan.persons[person].start_date
        if started is None or (network.as_of - started).days > network.parameters.new_in_post:
            continue
        brings = sorted(tie.competitor for tie in _ties(network, person) if _old_friend(tie))
        roles = network.roles_of(person)
        if not brings or not roles & CHOOSING_ROLES:
            continue
        settled = reaches(network.best(person), network.parameters.settled_tie)
        yield Gap(
            "R28",
            person,
            NEWCOMER + DECIDES * (Role.DECIDER in roles) - SETTLED * settled,
            {"in_post_since": started.isoformat(), "brings": brings},
            persons=(person,),
            towards=(person,),
        )


@rule(
    "R29",
    name=mark("Pro-forma request"),
    source="“Zijn persoonlijke belangen dikwijls doorslaggevend?”",
    reads=(*SCORE, CompetitorTie),
)
def pro_forma_request(network: Network) -> Iterator[Gap]:
    """We were invited, a competitor has a good relationship with a decider, and we know none
    of the deciders and have met none of them, whenever; severity 80.
    """
    deciders = network.deciders
    theirs = sorted(
        (tie.competitor, tie.person)
        for tie in network.plan.table(CompetitorTie).values()
        if tie.person in deciders and (tie.level or TieLevel.NONE) >= TieLevel.GOOD
    )
    if not network.opportunity.inbound_invitation or not theirs:
        return
    known = reaches(max(map(network.best, deciders)), network.parameters.pro_forma_tie)
    if known or any(_have_met(network, decider) for decider in deciders):
        return
    yield Gap(
        "R29",
        "opportunity",
        PRO_FORMA,
        {"competitor_ties": [list(pair) for pair in theirs]},
        persons=deciders,
        towards=deciders,
    )


def _have_met(network: Network, person: Id) -> bool:
    talks = (*network.history.get(person, ()), *network.appointments.get(person, ()))
    return any(talk.channel in FACE_TO_FACE for talk in talks)


def _ties(network: Network, person: Id) -> list[CompetitorTie]:
    return network.plan.where(CompetitorTie, "person", person)


def _strongest(network: Network, person: Id) -> CompetitorTie | None:
    """The closest competitor's tie; of equal ones the smaller competitor's id."""
    ties = _ties(network, person)
    return min(ties, key=lambda tie: (-(tie.level or 0), tie.competitor), default=None)


def _old_friend(tie: CompetitorTie) -> bool:
    return (tie.level or TieLevel.NONE) >= TieLevel.WORKING and tie.basis in OLD_FRIENDS
