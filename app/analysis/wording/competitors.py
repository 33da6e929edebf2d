"""Words for F: competitors who stand closer, old suppliers, requests for form only."""

from __future__ import annotations

from datetime import date

from app.analysis.candidates import best_colleague, step, talk
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import name, named, relationship, way_in, with_way
from app.i18n import day, tr
from app.model.labels import label
from app.model.ties import CompetitorTie
from app.model.values import Id, joined


@explains("R27")
def competitor_closer(gap: Gap, network: Network) -> tuple[str, str]:
    person, competitor = name(network, gap.subject), name(network, gap.evidence["competitor"])
    theirs = tr(
        "The relationship of {competitor} with {person}: {level}.",
        competitor=competitor,
        person=person,
        level=_level_and_basis(network, gap.evidence["competitor"], gap.subject),
    )
    tie = network.best_tie(gap.subject)
    if tie is None or not tie.value:
        ours = tr("We have none of any value.")
    else:
        ours = tr(
            "Ours, by {member}: {relationship}.",
            member=name(network, tie.member),
            relationship=relationship(tie),
        )
    sentences = [theirs, ours]
    if network.attitude(gap.subject) < 0:
        sentences.append(tr("{person} is also critical of our proposal.", person=person))
    return tr("Competitor closer: {person}", person=person), " ".join(sentences)


@advises("R27")
def find_the_basis(gap: Gap, network: Network) -> Advice:
    tie = network.best_tie(gap.subject)
    known_by = tie.member if tie and tie.value else None
    member = known_by or best_colleague(network, gap.subject)
    who = {
        "person": name(network, gap.subject),
        "competitor": name(network, gap.evidence["competitor"]),
    }
    if member is None:
        return Advice(
            tr("Find out what the relationship of {person} with {competitor} rests on.", **who)
        )
    action = tr(
        "Have {member} find out what the relationship of {person} with {competitor} rests on.",
        member=name(network, member),
        **who,
    )
    way = None if known_by else way_in(network, gap.subject, member)
    return with_way(action, way, talk(network, member, gap.subject))


@explains("R28")
def newcomer(gap: Gap, network: Network) -> tuple[str, str]:
    started = date.fromisoformat(gap.evidence["in_post_since"])
    facts = {
        "person": name(network, gap.subject),
        "date": day(started),
        "names": named(network, gap.evidence["brings"]),
    }
    if started > network.as_of:
        why = tr("{person} starts on {date} and knows {names} from before.", **facts)
    else:
        why = tr(
            "{person} has been in post since {date} and knows {names} from before.", **facts
        )
    return tr("Newcomer with an old supplier: {person}", **facts), why


@advises("R28")
def meet_soon(gap: Gap, network: Network) -> Advice:
    person = name(network, gap.subject)
    member = best_colleague(network, gap.subject)
    if member is None:
        return Advice(
            tr(
                "Plan a talk with {person} within 30 days; bring the results so far.",
                person=person,
            )
        )
    action = tr(
        "Plan a talk of {member} with {person} within 30 days; bring the results so far.",
        member=name(network, member),
        person=person,
    )
    way = way_in(network, gap.subject, member)
    return with_way(action, way, step(network, member, gap.subject))


@explains("R29")
def pro_forma_request(gap: Gap, network: Network) -> tuple[str, str]:
    theirs = [
        tr(
            "The relationship of {competitor} with {person}: {level}.",
            competitor=name(network, competitor),
            person=name(network, person),
            level=_level_and_basis(network, competitor, person),
        )
        for competitor, person in gap.evidence["competitor_ties"]
    ]
    ours = tr(
        "We ourselves hardly know {names}, and no meeting face to face is recorded.",
        names=named(network, gap.persons),
    )
    sentences = [
        tr("We were invited to make an offer."),
        *theirs,
        ours,
        tr("The request may serve only to have something to compare with."),
    ]
    return tr("Pro-forma request"), " ".join(sentences)


@advises("R29")
def ask_for_a_talk(gap: Gap, network: Network) -> Advice:
    person = network.weightiest(gap.towards)
    member = best_colleague(network, person)
    if member is None:
        return Advice(
            tr(
                "Make an exploratory talk with {person} the condition for an offer; without "
                "it, decline politely.",
                person=name(network, person),
            )
        )
    action = tr(
        "Have {member} ask for an exploratory talk with {person} as the condition for an "
        "offer; without it, decline politely.",
        member=name(network, member),
        person=name(network, person),
    )
    return with_way(action, way_in(network, person, member), step(network, member, person))


def _level_and_basis(network: Network, competitor: Id, person: Id) -> str:
    tie = network.plan.table(CompetitorTie)[joined(competitor, person)]
    level = label(tie.level)
    if tie.basis is None:
        return level
    return tr("{level} ({basis})", level=level, basis=label(tie.basis))
