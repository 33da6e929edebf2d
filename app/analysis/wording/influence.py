"""Words for E: hidden influencers, opponents with reach or near the decider."""

from __future__ import annotations

from app.analysis.candidates import best_colleague, talk
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import approach, name, named, preceded, some, who_goes
from app.i18n import number, tr
from app.model.labels import label
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
    return preceded(meet, way)


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
        "{person} is against our proposal and influences {names}: {share}% of the other "
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
    contacts = () if member is None else (talk(network, member, gap.subject),)
    heard = _listens_to(network, gap.subject)
    if not heard:
        return Advice(action, contacts=contacts)
    listens = tr("{person} listens to {names}.", person=person, names=named(network, heard))
    return Advice(f"{action} {listens}", contacts=contacts)


@explains("R23")
def critic_closer(gap: Gap, network: Network) -> tuple[str, str]:
    *before, decider = gap.evidence["opp_path"]
    person = name(network, gap.subject)
    facts = {
        "person": person,
        "decider": name(network, decider),
        "attitude": label(network.people[gap.subject].attitude),
    }
    if not before:
        why = tr("{person} decides. Attitude to our proposal: {attitude}.", **facts)
    elif len(before) == 1:
        why = tr(
            "{person} has influence on decider {decider} directly. Attitude to our proposal: "
            "{attitude}.",
            **facts,
        )
    else:
        why = tr(
            "{person} has influence on decider {decider} through {names}. Attitude to our "
            "proposal: {attitude}.",
            names=named(network, before[1:]),
            **facts,
        )
    title = tr("Critic closer to the decider: {person}", person=person)
    return title, f"{why} {_our_voice(gap, network)}"


@advises("R23")
def bring_support_closer(gap: Gap, network: Network) -> Advice:
    champion, decider = gap.evidence["champion"], gap.evidence["opp_path"][-1]
    both = champion in gap.towards and decider in gap.towards
    if champion is None or not both or network.at_odds(champion, decider):
        return Advice(_nearer_supporter(gap, network, decider))
    member = who_goes(network, champion)
    who = {"champion": name(network, champion), "decider": name(network, decider)}
    if member is None:
        return Advice(tr("Bring {champion} and {decider} together around our proposal.", **who))
    return Advice(
        tr(
            "Have {member} bring {champion} and {decider} together around our proposal.",
            member=name(network, member),
            **who,
        )
    )


def _our_voice(gap: Gap, network: Network) -> str:
    """What stands against the critic."""
    champion = gap.evidence["champion"]
    if champion is None:
        return tr("Nobody in the buying team is recorded as being for our proposal.")
    if not gap.evidence["sup"]:
        return tr(
            "Nobody who is for our proposal has influence on a decider, as far as recorded."
        )
    return tr(
        "The strongest voice for our proposal, {person}, has less influence there.",
        person=name(network, champion),
    )


def _nearer_supporter(gap: Gap, network: Network, decider: Id) -> str:
    heard = _listens_to(network, decider)
    if heard and decider in gap.towards:
        return tr(
            "Find a supporter closer to {person}, who listens to {names}.",
            person=name(network, decider),
            names=some(network, heard),
        )
    if heard:
        return tr("Win a supporter close to the decision: {names}.", names=some(network, heard))
    return tr("Find out to whom the decider listens, and win a supporter there.")


def _listens_to(network: Network, person: Id) -> list[Id]:
    """Who influences somebody, is not against us, and may be contacted."""
    return [
        source
        for source in sorted(network.influence.predecessors(person))
        if source in network.people
        and network.attitude(source) >= 0
        and network.may_contact(source)
    ]
