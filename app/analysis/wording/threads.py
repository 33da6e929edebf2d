"""Words for B: people or an account on one thread, relationships stale or not backed up."""

from __future__ import annotations

from app.analysis.candidates import (
    best_colleague,
    know_each_other,
    step,
    talk,
    whom_to_ask,
)
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.tie_value import TieValue
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import (
    approach,
    at_stake,
    come_nearer,
    followed,
    name,
    named,
    points,
    relationship,
)
from app.i18n import day, ntr, tr
from app.model.labels import label
from app.model.values import Id

INTRODUCTIONS = 2


@explains("R05")
def on_one_thread(gap: Gap, network: Network) -> tuple[str, str]:
    person = name(network, gap.subject)
    tie = _tie(gap, network)
    return (
        tr("On one thread: {person}", person=person),
        tr(
            "Only {member} knows {person} well enough ({relationship}). {points} of the 100 "
            "points hang on that.",
            member=name(network, tie.member),
            person=person,
            relationship=relationship(tie),
            points=points(network.stakes[gap.subject]),
        ),
    )


@advises("R05")
def second_colleague(gap: Gap, network: Network) -> Advice:
    person, only = name(network, gap.subject), name(network, gap.members[0])
    second = best_colleague(network, gap.subject, _others(network, gap.members[0]))
    if second is None:
        return Advice(tr("Find a second colleague for {person}.", person=person))
    if know_each_other(network, second, gap.subject):
        thread = tr("{member} then is the second thread.", member=name(network, second))
        return followed(come_nearer(network, second, gap.subject), thread)
    return Advice(
        tr(
            "Have {colleague} introduce {member} to {person}, as a second thread.",
            colleague=only,
            member=name(network, second),
            person=person,
        ),
        contacts=(step(network, second, gap.subject),),
    )


@explains("R06")
def on_one_contact(gap: Gap, network: Network) -> tuple[str, str]:
    person = name(network, gap.subject)
    return (
        tr("Account on one contact: {person}", person=person),
        tr(
            "Of the {count} people in the buying team we know only {person} well enough, "
            "through {members}. If that relationship ends, we have no way in left.",
            count=gap.evidence["N"],
            person=person,
            members=named(network, gap.members),
        ),
    )


@advises("R06")
def two_introductions(gap: Gap, network: Network) -> Advice:
    """Ask the only contact, who has to be willing, free and on terms with them."""
    tie = whom_to_ask(network, [gap.subject])
    reachable = [one for one in gap.towards if not network.at_odds(one, gap.subject)]
    if tie is None or not reachable:
        return approach(network, gap.towards[0])
    wanted = reachable[:INTRODUCTIONS]
    known = [one for one in wanted if know_each_other(network, tie.member, one)]
    unknown = [one for one in wanted if one not in known]
    advised = [come_nearer(network, tie.member, one) for one in known]
    if unknown:
        ask = ntr(
            "Have {member} ask {person} this month for an introduction to {names}.",
            "Have {member} ask {person} this month for introductions to {names}.",
            len(unknown),
            member=name(network, tie.member),
            person=name(network, tie.person),
            names=named(network, unknown),
        )
        contacts = tuple(step(network, tie.member, one) for one in unknown)
        advised.insert(0, Advice(ask, contacts=contacts))
    return Advice(
        " ".join(one.action for one in advised),
        contacts=tuple(contact for one in advised for contact in one.contacts),
    )


@explains("R08")
def gone_stale(gap: Gap, network: Network) -> tuple[str, str]:
    tie = _tie(gap, network)
    who = {"member": name(network, tie.member), "person": name(network, tie.person)}
    title = tr("Gone stale: {member} – {person}", **who)
    if tie.last_contact is None or tie.days is None:
        why = tr(
            "No contact between {member} and {person} is recorded, though the relationship is "
            "noted as “{level}”.",
            level=label(tie.tie.level),
            **who,
        )
    else:
        why = tr(
            "{member} last spoke to {person} on {date}, {days} days ago; the rhythm is "
            "{rhythm}.",
            date=day(tie.last_contact),
            days=tie.days,
            rhythm=ntr("every day", "every {count} days", tie.cadence),
            **who,
        )
    lost = float(gap.evidence["points_recoverable"])
    if lost < 0.05:  # noqa: PLR2004  would print as 0
        return title, why
    one = points(lost) == "1"
    costs = ntr(
        "That costs {points} point.",
        "That costs {points} points.",
        1 if one else 2,
        points=points(lost),
    )
    return title, f"{why} {costs}"


@advises("R08")
def speak_again(gap: Gap, network: Network) -> Advice:
    who = {"member": name(network, gap.members[0]), "person": name(network, gap.persons[0])}
    if gap.evidence["state"] == "lapsed":
        return Advice(
            tr(
                "First lower the level to what it is today; then have {member} contact "
                "{person} again.",
                **who,
            )
        )
    again = talk(network, gap.members[0], gap.persons[0])
    return Advice(tr("Have {member} contact {person} again.", **who), contacts=(again,))


@explains("R09")
def not_backed_up(gap: Gap, network: Network) -> tuple[str, str]:
    tie = _tie(gap, network)
    who = {"member": name(network, tie.member), "person": name(network, tie.person)}
    why = tr(
        "The relationship of {member} with {person} is noted as “{level}”, but no two-way "
        "contact was recorded in the past twelve months. Customers often see a relationship "
        "differently from us.",
        level=label(tie.tie.level),
        **who,
    )
    title = tr("Not backed up: {member} – {person}", **who)
    return title, " ".join([why, *at_stake(network.stakes.get(tie.person, 0.0))])


@advises("R09")
def back_it_up(gap: Gap, network: Network) -> Advice:
    """A matter of recording; whom we may not contact is not named in what to do either."""
    if not gap.towards:
        return Advice(
            tr(
                "Record when the last two-way contact was, or lower the level of the "
                "relationship."
            )
        )
    return Advice(
        tr(
            "Record when {member} and {person} last had two-way contact, or lower the level of "
            "the relationship.",
            member=name(network, gap.members[0]),
            person=name(network, gap.persons[0]),
        )
    )


def _tie(gap: Gap, network: Network) -> TieValue:
    [pair] = gap.ties
    return next(tie for tie in network.contacts[pair[1]] if tie.pair == pair)


def _others(network: Network, only: Id) -> list[Id]:
    """The colleagues from another function or level than the only one; else all others."""
    members = network.plan.members
    first = members[only]
    others = [member for member in members.values() if member.id != only]
    different = [
        member.id
        for member in others
        if (member.lane, member.level) != (first.lane, first.level)
    ]
    return different or [member.id for member in others]
