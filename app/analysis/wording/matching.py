"""Words for C: functions without a counterpart, top relations that nobody visits."""

from __future__ import annotations

from app.analysis.candidates import best_colleague
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import name, named, points, way_in, with_way
from app.i18n import day, ntr, tr
from app.model.labels import label
from app.model.values import Id
from app.model.vocabulary import Lane


@explains("R10")
def empty_lane(gap: Gap, network: Network) -> tuple[str, str]:
    if gap.members:
        ours = ntr(
            "On our side {names} could be the counterpart, but no relationship is active yet.",
            "On our side {names} could be counterparts, but no relationship is active yet.",
            len(gap.members),
            names=named(network, gap.members),
        )
    else:
        ours = tr("Our client team has nobody in this function.")
    theirs = tr("On the customer’s side: {names}.", names=named(network, gap.persons))
    at_stake = tr(
        "At stake: {points} of the 100 points.",
        points=points(sum(network.stakes[person] for person in gap.persons)),
    )
    lane = label(Lane(gap.subject))
    title = tr("Function without a counterpart: {lane}", lane=lane)
    return title, f"{theirs} {ours} {at_stake}"


@advises("R10")
def pair_likes(gap: Gap, network: Network) -> Advice:
    person = _weightiest(network, gap.towards)
    member = best_colleague(network, person, gap.members)
    if member is None:
        pair = tr(
            "Take a colleague from this function into the client team, as the counterpart of "
            "{person}.",
            person=name(network, person),
        )
    else:
        pair = tr(
            "Pair {member} with {person}.",
            member=name(network, member),
            person=name(network, person),
        )
    return with_way(pair, way_in(network, person, member))


@explains("R12")
def unknown_to_management(gap: Gap, network: Network) -> tuple[str, str]:
    unknown = len(gap.persons)
    total = round(unknown / (1 - gap.evidence["known_share"]))
    title = tr(
        "Management does not know its top relations: {count} of {total}",
        count=unknown,
        total=total,
    )
    if not gap.members:
        return title, tr(
            "Our client team has no executive who could know {names}.", names=_who(gap, network)
        )
    why = tr(
        "None of our executives really knows {names}: that takes a working contact at least, "
        "and a meeting face to face in the past year.",
        names=_who(gap, network),
    )
    return title, " ".join([why, *_last_visits(gap, network)])


@advises("R12")
def visit(gap: Gap, network: Network) -> Advice:
    person = _weightiest(network, gap.towards)
    member = best_colleague(network, person, gap.members)
    if member is None:
        action = tr(
            "Ask one of our executives to visit {person}, with a briefing.",
            person=name(network, person),
        )
    else:
        action = tr(
            "Plan a visit of {member} to {person}, with a briefing.",
            member=name(network, member),
            person=name(network, person),
        )
    return with_way(action, way_in(network, person, member))


def _who(gap: Gap, network: Network) -> str:
    return named(network, gap.persons)


def _weightiest(network: Network, people: tuple[Id, ...]) -> Id:
    return max(people, key=lambda person: network.stakes[person])


def _last_visits(gap: Gap, network: Network) -> list[str]:
    """When executives of ours last met each of them, as far as they ever did."""
    visits = [
        (person, max(visits))
        for person in gap.persons
        if (
            visits := [
                tie.last_visit
                for tie in network.contacts.get(person, ())
                if tie.member in gap.members and tie.last_visit is not None
            ]
        )
    ]
    return [
        tr("Last visit to {person}: {date}.", person=name(network, person), date=day(date))
        for person, date in visits
    ]
