"""Words for E: no coach, nobody who gets others moving, a decider without a need."""

from __future__ import annotations

from app.analysis.candidates import talk, whom_to_ask
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import (
    approach,
    followed,
    name,
    preceded,
    some,
    way_in,
    who_goes,
    with_way,
)
from app.i18n import ntr, tr
from app.model.labels import label
from app.model.parameters import reaches
from app.model.values import Id
from app.model.vocabulary import Attitude, Mobiliser, ResponseMode

TOLD = 3  # of those who fail as a coach


@explains("R21")
def no_coach(gap: Gap, network: Network) -> tuple[str, str]:
    coaches = gap.evidence["coaches"]
    if coaches:
        why = " ".join(_failing(network, person) for person in coaches[:TOLD])
    else:
        why = tr("Nobody in the buying team is recorded as our coach.")
    matter = tr(
        "Without a coach nobody tells us how the decision really comes about, or speaks up for "
        "us when we are not there."
    )
    return tr("No coach"), f"{why} {matter}"


@advises("R21")
def test_a_candidate(gap: Gap, network: Network) -> Advice:
    if not gap.towards:
        return Advice(
            tr("Look for somebody whom our proposal helps: that is a possible coach.")
        )
    candidate = gap.towards[0]
    person = name(network, candidate)
    member = who_goes(network, candidate)
    if member is None:
        explore = tr("Explore whether {person} can be our coach.", person=person)
    else:
        explore = tr(
            "Have {member} explore whether {person} can be our coach.",
            member=name(network, member),
            person=person,
        )
    contacts = () if member is None else (talk(network, member, candidate),)
    first = with_way(explore, _way(network, candidate, member), *contacts)
    test = tr(
        "Test three things: whether {person} believes in us, carries weight inside, and wants "
        "us to win.",
        person=person,
    )
    return followed(first, test)


@explains("R22")
def no_mobiliser(gap: Gap, network: Network) -> tuple[str, str]:
    sentences = [
        tr(
            "We know nobody well enough who gets others moving (go-getter, teacher or skeptic) "
            "and is open to our proposal."
        )
    ]
    talkers, uncovered = gap.evidence["covered_talkers"], gap.evidence["uncovered_mobilisers"]
    if talkers:
        sentences.append(
            ntr(
                "{names} likes to talk with us, but seldom gets others moving.",
                "{names} like to talk with us, but seldom get others moving.",
                len(talkers),
                names=some(network, talkers),
            )
        )
    if uncovered:
        sentences.append(
            ntr(
                "{names} does get others moving, but we do not know {names} well enough.",
                "{names} do get others moving, but we do not know them well enough.",
                len(uncovered),
                names=some(network, uncovered),
            )
        )
    unknown = _of_unknown_type(network)
    if unknown:
        sentences.append(
            ntr(
                "Of {count} person in the buying team it is not recorded how they take to "
                "something new.",
                "Of {count} people in the buying team it is not recorded how they take to "
                "something new.",
                unknown,
            )
        )
    return tr("No mobiliser"), " ".join(sentences)


@advises("R22")
def invest_in_a_mover(gap: Gap, network: Network) -> Advice:
    movers = [one for one in gap.towards if one in gap.evidence["uncovered_mobilisers"]]
    if not movers:
        return _find_a_mover(gap, network)
    mover = min(network.richest_first(movers), key=lambda one: network.attitude(one) < 0)
    person = name(network, mover)
    talkers = [one for one in gap.evidence["covered_talkers"] if network.may_contact(one)]
    if talkers:
        invest = tr(
            "Put more time into {person} and less into {names}.",
            person=person,
            names=some(network, talkers),
        )
    else:
        invest = tr("Put time into {person}.", person=person)
    way = approach(network, mover)
    return preceded(invest, way)


@explains("R24")
def decider_sees_no_need(gap: Gap, network: Network) -> tuple[str, str]:
    person = name(network, gap.subject)
    mode = ResponseMode(gap.evidence["mode"])
    if mode is ResponseMode.UNKNOWN:
        return (
            tr("Motive of the decider unknown: {person}", person=person),
            tr(
                "It is not recorded whether {person} wants to grow, has a problem to solve, or "
                "is content with how things are. So we do not know whether there is a reason "
                "to buy.",
                person=person,
            ),
        )
    title = tr("Decider sees no need: {person}", person=person)
    if mode is ResponseMode.OVERCONFIDENT:
        return title, tr(
            "{person} decides, and is so sure of the present approach that nothing else seems "
            "needed.",
            person=person,
        )
    return title, tr(
        "{person} decides, and is content with how things are. Who misses nothing, changes "
        "nothing.",
        person=person,
    )


@advises("R24")
def make_the_need_felt(gap: Gap, network: Network) -> Advice:
    member = who_goes(network, gap.subject)
    who = {
        "person": name(network, gap.subject),
        "member": name(network, member) if member else "",
    }
    if ResponseMode(gap.evidence["mode"]) is ResponseMode.UNKNOWN:
        action = (
            tr("Have {member} ask {person} what prompts this purchase.", **who)
            if member
            else tr("Ask {person} what prompts this purchase.", **who)
        )
    else:
        action = (
            tr(
                "Have {member} ask {person} what happens if nothing changes, and arrange a "
                "visit to a reference customer.",
                **who,
            )
            if member
            else tr(
                "Ask {person} what happens if nothing changes, and arrange a visit to a "
                "reference customer.",
                **who,
            )
        )
    contacts = () if member is None else (talk(network, member, gap.subject),)
    return with_way(action, _way(network, gap.subject, member), *contacts)


def _failing(network: Network, person: Id) -> str:
    """Why somebody who was taken for our coach is none."""
    who = {
        "person": name(network, person),
        "attitude": label(network.people[person].attitude),
    }
    known = reaches(network.best(person), network.parameters.coach_tie)
    if network.attitude(person) >= Attitude.FOR:
        return tr(
            "{person} is recorded as our coach, but none of us knows {person} well enough.",
            **who,
        )
    if known:
        return tr(
            "{person} is recorded as our coach, but is not for our proposal (attitude: "
            "{attitude}).",
            **who,
        )
    return tr(
        "{person} is recorded as our coach, but is not for our proposal (attitude: "
        "{attitude}), and none of us knows {person} well enough.",
        **who,
    )


def _find_a_mover(gap: Gap, network: Network) -> Advice:
    tie = whom_to_ask(network, gap.towards)
    if tie is None:
        return Advice(tr("Find out who in the buying team gets others moving, and record it."))
    return Advice(
        tr(
            "Have {member} ask {person} who in the buying team gets others moving, and record "
            "it.",
            member=name(network, tie.member),
            person=name(network, tie.person),
        )
    )


def _of_unknown_type(network: Network) -> int:
    unknown = (None, Mobiliser.UNKNOWN)
    return sum(one.mobiliser in unknown for one in network.people.values())


def _way(network: Network, person: Id, member: Id | None) -> Advice | None:
    """By whom to come in, where nobody of ours has a relationship of any value."""
    return None if network.best(person) else way_in(network, person, member)
