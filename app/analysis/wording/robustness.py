"""Words for H: what is lost when somebody leaves, and who has too many contacts."""

from __future__ import annotations

from collections.abc import Iterable

from app.analysis.candidates import (
    Suggestion,
    best_colleague,
    have_a_line,
    step,
    suggestion,
    whom_to_ask,
)
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.rounding import firm
from app.analysis.tie_value import TieValue
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import (
    approach,
    hanging_on,
    name,
    named,
    points_apart,
    preceded,
)
from app.i18n import names, ntr, number, tr
from app.model.labels import label
from app.model.parameters import exceeds
from app.model.values import Id
from app.model.vocabulary import Role, TieLevel


@explains("R34")
def colleague_leaves(gap: Gap, network: Network) -> tuple[str, str]:
    member = name(network, gap.subject)
    before, after = points_apart(gap.evidence["score"], gap.evidence["without"])
    why = tr(
        "Without {member} the score drops from {before} to {after}.",
        member=member,
        before=before,
        after=after,
    )
    title = tr("Vulnerable if {member} leaves", member=member)
    if not gap.persons:
        return title, why
    dark = tr(
        "Nobody else on our side knows {names} well enough.", names=named(network, gap.persons)
    )
    return title, f"{why} {dark}"


@advises("R34")
def second_line(gap: Gap, network: Network) -> Advice:
    others = [member for member in network.plan.members if member != gap.subject]
    found = {person: suggestion(network, person, others) for person in gap.towards}
    return Advice(
        tr(
            "Set up a second line beside the main contacts of {member}: {names}.",
            member=name(network, gap.subject),
            names=names([_pair(network, *one) for one in found.items()]),
        ),
        contacts=tuple(second for second in found.values() if second is not None),
    )


def _pair(network: Network, person: Id, second: Suggestion | None) -> str:
    if second is None:
        return name(network, person)
    who = {"person": name(network, person), "member": name(network, second.member)}
    return tr("{person} (by {member})", **who)


@explains("R35")
def contact_leaves(gap: Gap, network: Network) -> tuple[str, str]:
    person = name(network, gap.subject)
    sentences = []
    lost = float(gap.evidence["points_lost"])
    if lost >= 0.05:  # noqa: PLR2004  would print as 0
        sentences.append(hanging_on(network, gap.subject, lost))
    elif not gap.evidence["decider_cut_off"]:
        sentences.append(
            tr("A large part of the few points we have hangs on {person}.", person=person)
        )
    deciders, alone = gap.evidence["decider_cut_off"], gap.evidence["sole_in_roles"]
    if deciders:
        sentences.append(
            ntr(
                "No warm route would lead to decider {names} any more.",
                "No warm route would lead to deciders {names} any more.",
                len(deciders),
                names=named(network, deciders),
            )
        )
    if alone:
        sentences.append(
            ntr(
                "Nobody else is recorded in this role: {roles}.",
                "Nobody else is recorded in these roles: {roles}.",
                len(alone),
                roles=names([label(Role(role)) for role in alone]),
            )
        )
    return tr("Vulnerable if {person} leaves", person=person), " ".join(sentences)


@advises("R35")
def second_coach(gap: Gap, network: Network) -> Advice:
    cut_off = [one for one in gap.evidence["decider_cut_off"] if one in gap.towards]
    if cut_off:
        near = [one for one in gap.towards if _could_lead_to(network, one, cut_off[0])]
        other = whom_to_ask(network, near or gap.towards, cut_off[0])
        if other is not None:
            return Advice(_second_way(network, cut_off[0], other))
    tie = whom_to_ask(network, gap.towards)
    if tie is not None and network.people[tie.person].is_coach:
        return Advice(
            tr(
                "Have {member} build on the relationship with {person}.",
                member=name(network, tie.member),
                person=name(network, tie.person),
            ),
            contacts=(step(network, tie.member, tie.person),),
        )
    if tie is not None:
        return Advice(
            tr(
                "Have {member} build up {person} (now: {level}) as a second coach.",
                member=name(network, tie.member),
                person=name(network, tie.person),
                level=label(tie.tie.level),
            ),
            contacts=(step(network, tie.member, tie.person),),
        )
    if not gap.towards:
        return Advice(tr("Look for a second contact at this customer while there is time."))
    weightiest = network.weightiest(gap.towards)
    way = approach(network, weightiest)
    second = tr("Look for a second coach while there is time.")
    return preceded(second, way)


@explains("R36")
def overload(gap: Gap, network: Network) -> tuple[str, str]:
    member = name(network, gap.subject)
    load, capacity = float(gap.evidence["load"]), float(gap.evidence["capacity"])
    decimals = 0 if round(load) > round(capacity) else 1
    elsewhere = network.plan.members[gap.subject].other_load_per_year
    facts = {
        "member": member,
        "load": number(load, decimals),
        "capacity": number(capacity, decimals),
    }
    if elsewhere:
        why = tr(
            "The contacts of {member} ask for {load} contact moments a year, {elsewhere} of "
            "them with other customers; there is time for {capacity}.",
            elsewhere=number(elsewhere),
            **facts,
        )
    else:
        why = tr(
            "The contacts of {member} ask for {load} contact moments a year; there is time for "
            "{capacity}.",
            **facts,
        )
    title = tr("Too many contacts: {member}", member=member)
    busiest = _busiest(network, gap, gap.persons)
    if busiest is None:
        return title, why
    most = tr(
        "Most of it here goes to {person}: {rhythm}.",
        person=name(network, busiest.person),
        rhythm=ntr("every day", "every {count} days", busiest.cadence),
    )
    return title, f"{why} {most}"


@advises("R36")
def hand_over_or_slow_down(gap: Gap, network: Network) -> Advice:
    if not gap.persons:
        return Advice(
            tr(
                "Discuss with {member} which contacts with other customers a colleague can "
                "take over.",
                member=name(network, gap.subject),
            )
        )
    open_to_us = [person for person in gap.persons if network.may_contact(person)]
    tie = _busiest(network, gap, open_to_us)
    if tie is None:
        return Advice(
            tr("Lengthen a rhythm, or hand over a contact as soon as that is allowed again.")
        )
    person = name(network, tie.person)
    colleague = best_colleague(network, tie.person, _with_room(network, tie))
    if colleague is None:
        return Advice(
            tr(
                "Hand the contact with {person} over to a colleague, or lengthen its rhythm.",
                person=person,
            )
        )
    return Advice(
        tr(
            "Hand the contact with {person} over to {colleague}, or lengthen its rhythm.",
            person=person,
            colleague=name(network, colleague),
        )
    )


def _could_lead_to(network: Network, person: Id, decider: Id) -> bool:
    """Whether a line to the decider is recorded of somebody with whom one of us works."""
    known = whom_to_ask(network, [person], decider)
    works = known is not None and (known.tie.level or TieLevel.NONE) >= TieLevel.WORKING
    return works and have_a_line(network, person, decider)


def _second_way(network: Network, decider: Id, tie: TieValue) -> str:
    who = {"person": name(network, decider), "via": name(network, tie.person)}
    way = tr(
        "Have {member} open a second way to {person}, through {via} ({level}).",
        member=name(network, tie.member),
        level=label(tie.tie.level),
        **who,
    )
    if have_a_line(network, tie.person, decider):
        return way
    return f"{way} {tr('No line between {via} and {person} is recorded yet.', **who)}"


def _busiest(network: Network, gap: Gap, people: Iterable[Id]) -> TieValue | None:
    """Their tie with the shortest rhythm; of equal ones the one that is worth least."""
    ties = [
        tie
        for person in people
        for tie in network.contacts[person]
        if tie.pair in gap.ties and tie.member == gap.subject
    ]
    return min(ties, key=lambda tie: (tie.cadence, firm(tie.value), tie.person), default=None)


def _with_room(network: Network, tie: TieValue) -> list[Id]:
    """The colleagues who have time for one contact more, as far as their time is known."""
    return [
        member.id
        for member in network.plan.members.values()
        if member.id != tie.member
        and member.capacity_per_year
        and not exceeds(network.loads[member.id] + 365 / tie.cadence, member.capacity_per_year)
    ]
