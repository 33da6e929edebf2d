"""Words for our side: one colleague who earns most of the points, or lets nobody else in."""

from __future__ import annotations

from app.analysis.candidates import best_colleague, step
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import name, named, points, some
from app.i18n import counted, names, ntr, number, tr
from app.model.values import Id
from app.model.vocabulary import Level

HANDED_OVER = 2
INTRODUCED = 3
WHOLE = 0.995  # a share that prints as 100 %


@explains("R07")
def through_one_colleague(gap: Gap, network: Network) -> tuple[str, str]:
    member = name(network, gap.subject)
    share, total = gap.evidence["share"], network.score.total
    if share < WHOLE:
        runs = ntr(
            "{share}% of our score runs through {member}: {own} of the {total} point.",
            "{share}% of our score runs through {member}: {own} of the {total} points.",
            counted(points(total)),
            share=number(100 * share),
            member=member,
            own=points(share * total),
            total=points(total),
        )
    else:
        runs = tr("Our whole score runs through {member}.", member=member)
    stays = tr(
        "What {member} knows, and the trust behind it, does not pass to colleagues by itself.",
        member=member,
    )
    return tr("Everything through one colleague: {member}", member=member), f"{runs} {stays}"


@advises("R07")
def hand_over(gap: Gap, network: Network) -> Advice:
    """Two contacts that would suit a colleague; none of whom we may not contact."""
    who = {"member": name(network, gap.subject)}
    others = [member for member in network.plan.members if member != gap.subject]
    pairs = [
        tr("{person} (to {member})", person=name(network, person), member=name(network, second))
        for person in gap.towards
        if (second := best_colleague(network, person, others)) is not None
    ][:HANDED_OVER]
    if pairs:
        return Advice(
            ntr(
                "Have {member} hand over a contact to the client team: {names}.",
                "Have {member} hand over {count} contacts to the client team: {names}.",
                len(pairs),
                names=names(pairs),
                **who,
            )
        )
    if network.restrictions:
        return Advice(
            tr(
                "Agree among ourselves which contacts of {member} a colleague takes over once "
                "contact is allowed again.",
                **who,
            )
        )
    return Advice(
        tr(
            "Agree among ourselves which two contacts of {member} a colleague takes over.",
            **who,
        )
    )


@explains("R16")
def only_access(gap: Gap, network: Network) -> tuple[str, str]:
    member = name(network, gap.subject)
    own = sum(network.stakes[person] for person in gap.persons)
    share = gap.evidence["share_of_active_points_only_via"]
    only = tr(
        "Only {member} knows {names} well enough.",
        member=member,
        names=some(network, network.richest_first(gap.persons)),
    )
    if share < WHOLE:
        weighs = ntr(
            "That is {share}% of what we cover: {own} of the {total} point.",
            "That is {share}% of what we cover: {own} of the {total} points.",
            counted(points(own / share)),
            share=number(100 * share),
            own=points(own),
            total=points(own / share),
        )
    else:
        weighs = tr("That is all we cover.")
    return tr("Only access: {member}", member=member), f"{only} {weighs}"


@advises("R16")
def go_together(gap: Gap, network: Network) -> Advice:
    """Management meets the weightiest; where it cannot, another colleague comes along."""
    people = gap.towards[:INTRODUCED]
    members = network.plan.members.values()
    others = [one.id for one in members if one.id != gap.subject]
    executives = [one for one in others if network.plan.members[one].level is Level.EXECUTIVE]
    who = {"member": name(network, gap.subject), "names": named(network, people)}
    executive = _for_all(network, people, executives)
    if executive is not None:
        return Advice(
            tr(
                "Have {colleague} of our management visit {names} together with {member}.",
                colleague=name(network, executive),
                **who,
            ),
            contacts=tuple(step(network, executive, person) for person in people),
        )
    colleague = _for_all(network, people, others)
    if colleague is not None:
        return Advice(
            tr(
                "Have {colleague} visit {names} together with {member}.",
                colleague=name(network, colleague),
                **who,
            ),
            contacts=tuple(step(network, colleague, person) for person in people),
        )
    return Advice(tr("Have a colleague visit {names} together with {member}.", **who))


def _for_all(network: Network, people: tuple[Id, ...], among: list[Id]) -> Id | None:
    """Who of some colleagues can go to all these people; the best for the weightiest."""
    able = [
        one for one in among if all(best_colleague(network, person, [one]) for person in people)
    ]
    return best_colleague(network, people[0], able)
