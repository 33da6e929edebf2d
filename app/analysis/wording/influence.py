"""Words for E: hidden influencers, opponents with reach."""

from __future__ import annotations

from app.analysis.candidates import best_colleague
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import approach, name, named
from app.i18n import number, tr
from app.model.values import Id


@explains("R19")
def hidden_influencer(gap: Gap, network: Network) -> tuple[str, str]:
    person = name(network, gap.subject)
    *between, decider = gap.evidence["path_to_decider"][1:]
    facts = {
        "person": person,
        "times": number(gap.evidence["rho"], 1),
        "decider": name(network, decider),
    }
    if between:
        why = tr(
            "{person} weighs {times} times the average in this buying team, and through "
            "{names} on decider {decider} too.",
            names=named(network, between),
            **facts,
        )
    else:
        why = tr(
            "{person} weighs {times} times the average in this buying team, and directly on "
            "decider {decider} too.",
            **facts,
        )
    none = tr("None of us knows {person} well enough.", person=person)
    return tr("Hidden influencer: {person}", person=person), f"{why} {none}"


@advises("R19")
def meet_in_time(gap: Gap, network: Network) -> Advice:
    way = approach(network, gap.subject)
    meet = tr(
        "Meet {person} before the specification is settled.", person=name(network, gap.subject)
    )
    return Advice(f"{meet} {way.action}", way.introduction)


@explains("R20")
def opponent(gap: Gap, network: Network) -> tuple[str, str]:
    person = name(network, gap.subject)
    title = tr("Opponent with influence: {person}", person=person)
    reached = gap.evidence["reached"]
    if not reached:
        return title, tr(
            "{person} is against our proposal. Who listens to that is not recorded.",
            person=person,
        )
    return title, tr(
        "{person} is against our proposal and influences {names}: {share} % of the other "
        "influence in the buying team.",
        person=person,
        names=named(network, reached),
        share=number(100 * gap.evidence["reach"]),
    )


@advises("R20")
def find_the_interest(gap: Gap, network: Network) -> Advice:
    person = name(network, gap.subject)
    tie = network.best_tie(gap.subject)
    member = tie.member if tie and tie.value else best_colleague(network, gap.subject)
    if member is None:
        action = tr("Find out which interest lies behind the no of {person}.", person=person)
    else:
        action = tr(
            "Have {member} find out which interest lies behind the no of {person}.",
            member=name(network, member),
            person=person,
        )
    heard = _listens_to(network, gap.subject)
    if not heard:
        return Advice(action)
    listens = tr("{person} listens to {names}.", person=person, names=named(network, heard))
    return Advice(f"{action} {listens}")


def _listens_to(network: Network, person: Id) -> list[Id]:
    """Who influences somebody, is not against us, and may be contacted."""
    return [
        source
        for source in sorted(network.influence.predecessors(person))
        if source in network.people
        and network.attitude(source) >= 0
        and network.may_contact(source)
    ]
