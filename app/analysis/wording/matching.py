"""Words for C: likes that do not meet, levels apart, top relations nobody visits."""

from __future__ import annotations

from app.analysis.candidates import best_colleague, know_each_other, step
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import (
    at_stake,
    come_nearer,
    followed,
    name,
    named,
    points,
    preceded,
    way_in,
    with_way,
)
from app.i18n import day, names, ntr, tr
from app.model.labels import label
from app.model.values import Id
from app.model.vocabulary import KamStage, Lane, Level


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
    return _paired(pair, network, member, person)


@explains("R11")
def level_mismatch(gap: Gap, network: Network) -> tuple[str, str]:
    person = name(network, gap.subject)
    highest = gap.evidence["highest_own_level"]
    members = network.plan.members
    ours = [member for member in gap.members if (members[member].level or 0) == highest]
    told = [
        tr(
            "{person} works at the level “{level}”.",
            person=person,
            level=label(Level(gap.evidence["customer_level"])),
        )
    ]
    if highest:
        told.append(
            tr(
                "Of our colleagues with an active relationship none stands higher than "
                "{names}: “{level}”.",
                names=named(network, ours),
                level=label(Level(highest)),
            )
        )
    else:
        told.append(
            tr("The level of {names} on our side is not recorded.", names=named(network, ours))
        )
    told.append(tr("An equal is heard sooner."))
    told += at_stake(network.stakes[gap.subject])
    return tr("Level mismatch: {person}", person=person), " ".join(told)


@advises("R11")
def bring_a_senior(gap: Gap, network: Network) -> Advice:
    """A senior comes along; the specialist stays the regular contact."""
    enough = gap.evidence["customer_level"] - 1
    seniors = [m.id for m in network.plan.members.values() if (m.level or 0) >= enough]
    known = network.active_ties(gap.subject)[0]
    senior = best_colleague(network, gap.subject, seniors)
    who = {"member": name(network, known.member), "person": name(network, gap.subject)}
    if senior is None:
        come = tr(
            "Ask somebody of at least the level “{level}” to join the next talk of {member} "
            "with {person}.",
            level=label(Level(enough)),
            **who,
        )
    else:
        come = tr(
            "Have {senior} join the next talk of {member} with {person}.",
            senior=name(network, senior),
            **who,
        )
    contacts = () if senior is None else (step(network, senior, gap.subject),)
    stays = tr("{member} stays the regular contact.", **who)
    return Advice(f"{come} {stays}", contacts=contacts)


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
    contacts = () if member is None else (step(network, member, person),)
    return with_way(action, way_in(network, person, member), *contacts)


@explains("R13")
def still_a_bow_tie(gap: Gap, network: Network) -> tuple[str, str]:
    matched = [lane for lane in Lane if lane in gap.evidence["matched_lanes"]]
    required = gap.evidence["required"]
    stage = network.kam_stage
    title = ntr(
        "Still a bow-tie, no diamond: {matched} of {count} function",
        "Still a bow-tie, no diamond: {matched} of {count} functions",
        required,
        matched=len(matched),
    )
    asked = ntr(
        "The relationship stage “{stage}” asks for a line of our own in {count} function, "
        "between people who work in it on both sides.",
        "The relationship stage “{stage}” asks for a line of our own in {count} functions, "
        "between people who work in them on both sides.",
        required,
        stage=label(stage or KamStage.BASIC),
    )
    there = (
        tr("We have one in: {names}.", names=names([label(lane) for lane in matched]))
        if matched
        else tr("We have none yet.")
    )
    if stage is None:
        there += " " + tr("The stage itself is not recorded; it counts as basic.")
    return title, f"{asked} {there}"


@advises("R13")
def build_a_line(gap: Gap, network: Network) -> Advice:
    other = _other_stage(gap, network)
    if not gap.towards:
        missing = [label(lane) for lane in Lane if lane not in gap.evidence["matched_lanes"]]
        find = tr(
            "Find out who at the customer works in these functions: {names}.",
            names=names(missing),
        )
        return Advice(f"{find} {other}")
    person = _easiest_to_pair(network, gap.towards)
    lane = network.plan.persons[person].lane
    member = best_colleague(network, person, _ours_in(network, lane))
    if member is None:
        line = tr(
            "Take a colleague from the function {lane} into the client team, as the "
            "counterpart of {person}.",
            lane=label(lane),
            person=name(network, person),
        )
    else:
        line = tr(
            "Build a line in the function {lane}: pair {member} with {person}.",
            lane=label(lane),
            member=name(network, member),
            person=name(network, person),
        )
    return followed(_paired(line, network, member, person), other)


def _paired(pair: str, network: Network, member: Id | None, person: Id) -> Advice:
    """What to do to make two each other's counterpart, by what they are to each other now."""
    if member is None:
        return with_way(pair, way_in(network, person, None))
    if know_each_other(network, member, person):
        return preceded(pair, come_nearer(network, member, person))
    way = way_in(network, person, member)
    return with_way(pair, way, step(network, member, person))


def _other_stage(gap: Gap, network: Network) -> str:
    """The stage that fits what there is, as the other way out."""
    matched = len(gap.evidence["matched_lanes"])
    required = network.parameters.lanes_required
    fits = max(
        (stage for stage in KamStage if required[stage] <= matched),
        key=lambda stage: required[stage],
    )
    if network.kam_stage is None:
        return tr("Or record the relationship stage: “{stage}” fits now.", stage=label(fits))
    return tr("Or lower the relationship stage to “{stage}”.", stage=label(fits))


def _easiest_to_pair(network: Network, people: tuple[Id, ...]) -> Id:
    """The weightiest person for whom there is a like in our team; else the weightiest."""
    paired = [
        person
        for person in people
        if best_colleague(network, person, _ours_in(network, network.plan.persons[person].lane))
    ]
    return (paired or people)[0]


def _ours_in(network: Network, lane: Lane | None) -> list[Id]:
    return [member.id for member in network.plan.members.values() if member.lane is lane]


def _who(gap: Gap, network: Network) -> str:
    return named(network, gap.persons)


def _weightiest(network: Network, people: tuple[Id, ...]) -> Id:
    return network.weightiest(people)


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
