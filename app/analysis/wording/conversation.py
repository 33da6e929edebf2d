"""Words for G: what was not asked, not met, or not agreed."""

from __future__ import annotations

from operator import attrgetter

from app.analysis.candidates import best_colleague, talk, whom_to_ask
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import name
from app.i18n import day, mark, names, ntr, tr
from app.model.interactions import Interaction
from app.model.labels import interest_label, label
from app.model.values import Id
from app.model.vocabulary import BusinessFit, InterestKind, Spin

KINDS_OF_QUESTION = {
    Spin.SITUATION: mark("situation questions"),
    Spin.PROBLEM: mark("problem questions"),
    Spin.IMPLICATION: mark("implication questions"),
    Spin.NEED_PAYOFF: mark("need-payoff questions"),
}
FOR_INSTANCE = {
    Spin.PROBLEM: mark("“What goes wrong today?”"),
    Spin.IMPLICATION: mark("“What does that lead to, and what does it cost you?”"),
    Spin.NEED_PAYOFF: mark("“What would it bring you if that were solved?”"),
}


@explains("R30")
def business_fit_open(gap: Gap, network: Network) -> tuple[str, str]:
    stage = label(network.opportunity.stage)
    if gap.evidence["business_fit"] == BusinessFit.PARTLY.value:
        found = tr(
            "The decision has reached the stage “{stage}”, and our offer meets the business "
            "requirements only in part.",
            stage=stage,
        )
    else:
        found = tr(
            "The decision has reached the stage “{stage}”, but whether our offer meets the "
            "business requirements is not recorded.",
            stage=stage,
        )
    first = tr("They come first: until they are met, personal interests hardly count.")
    return tr("Business fit open"), f"{found} {first}"


@advises("R30")
def list_what_is_open(_gap: Gap, _network: Network) -> Advice:
    return Advice(
        tr("List the requirements that are still open, and who of us sees to each of them.")
    )


@explains("R31")
def personal_interest_unknown(gap: Gap, network: Network) -> tuple[str, str]:
    person = name(network, gap.subject)
    why = tr(
        "The business requirements are met, but what {person} stands to gain personally is not "
        "recorded.",
        person=person,
    )
    known = [
        interest_label(interest.code)
        for interest in sorted(network.plan.interests_of(gap.subject), key=attrgetter("id"))
        if interest.kind is InterestKind.BUSINESS and interest.code is not None
    ]
    title = tr("Personal interest unknown: {person}", person=person)
    if not known:
        return title, why
    business = tr("Known business interests: {names}.", names=names(known))
    return title, f"{why} {business}"


@advises("R31")
def open_questions(gap: Gap, network: Network) -> Advice:
    person = name(network, gap.subject)
    tie = network.best_tie(gap.subject)
    member = tie.member if tie and tie.value else best_colleague(network, gap.subject)
    if member is None:
        return Advice(
            tr("Prepare two open questions for the next talk with {person}.", person=person)
        )
    return Advice(
        tr(
            "Prepare two open questions for the next talk of {member} with {person}.",
            member=name(network, member),
            person=person,
        )
    )


@explains("R32")
def question_gap(gap: Gap, network: Network) -> tuple[str, str]:
    person = name(network, gap.subject)
    talks = network.history.get(gap.subject, ())
    asked = {kind for talk in talks for kind in talk.spin}
    sentences = [
        tr(
            "Not put to {person} yet, as far as recorded: {kinds}.",
            person=person,
            kinds=_kinds([Spin(kind) for kind in gap.evidence["missing"]]),
        )
    ]
    if asked:
        already = [kind for kind in KINDS_OF_QUESTION if kind in asked]
        sentences.append(tr("Asked already: {kinds}.", kinds=_kinds(already)))
    sentences.append(tr("What convinces a customer is their own answers, not our arguments."))
    return tr("Questions to ask: {person}", person=person), " ".join(sentences)


@advises("R32")
def prepare_questions(gap: Gap, network: Network) -> Advice:
    person = name(network, gap.subject)
    missing = [tr(FOR_INSTANCE[Spin(kind)]) for kind in gap.evidence["missing"]]
    questions = names(missing)
    tie = network.best_tie(gap.subject)
    member = tie.member if tie and tie.value else best_colleague(network, gap.subject)
    if member is None:
        return Advice(
            ntr(
                "Prepare this question for the next talk with {person}: {questions}.",
                "Prepare these questions for the next talk with {person}: {questions}.",
                len(missing),
                person=person,
                questions=questions,
            )
        )
    return Advice(
        ntr(
            "Prepare this question for the next talk of {member} with {person}: {questions}.",
            "Prepare these questions for the next talk of {member} with {person}: {questions}.",
            len(missing),
            member=name(network, member),
            person=person,
            questions=questions,
        )
    )


@explains("R33")
def stalling(gap: Gap, network: Network) -> tuple[str, str]:
    run = _run(gap, network)
    facts = {"person": name(network, gap.subject), "count": len(run)}
    if run[0].date == run[-1].date:
        why = tr(
            "The last {count} contacts with {person}, all on {date}, led to no commitment.",
            date=day(run[0].date),
            **facts,
        )
    else:
        why = tr(
            "The last {count} contacts with {person}, from {first} to {last}, led to no "
            "commitment.",
            first=day(run[0].date),
            last=day(run[-1].date),
            **facts,
        )
    title = tr("No next step agreed: {person}", person=facts["person"])
    if not gap.evidence["contradictions"]:
        return title, why
    contradicted = ntr(
        "Once {person} contradicted an earlier statement.",
        "{count} times {person} contradicted an earlier statement.",
        gap.evidence["contradictions"],
        person=facts["person"],
    )
    return title, f"{why} {contradicted}"


@advises("R33")
def agree_what_will_be_decided(gap: Gap, network: Network) -> Advice:
    person, member = name(network, gap.subject), _who_speaks(gap, network)
    if member is None:
        agree = tr(
            "Agree with {person} what the next talk will decide, or ask for a plain no.",
            person=person,
        )
    else:
        agree = tr(
            "Have {member} agree with {person} what the next talk will decide, or ask for a "
            "plain no.",
            member=name(network, member),
            person=person,
        )
    contacts = () if member is None else (talk(network, member, gap.subject),)
    other = whom_to_ask(network, network.people, gap.subject)
    if other is None or not gap.evidence["contradictions"]:
        return Advice(agree, contacts=contacts)
    check = tr(
        "Have {member} check with {other} how things really stand.",
        member=name(network, other.member),
        other=name(network, other.person),
    )
    return Advice(f"{agree} {check}", contacts=contacts)


def _kinds(kinds: list[Spin]) -> str:
    return names([tr(KINDS_OF_QUESTION[kind]) for kind in kinds])


def _run(gap: Gap, network: Network) -> tuple[Interaction, ...]:
    """The latest contacts that led nowhere, oldest first."""
    return network.history[gap.subject][-gap.evidence["run_without_advance"] :]


def _who_speaks(gap: Gap, network: Network) -> Id | None:
    """Who of ours spoke with the person last, or else could do so."""
    spoke = next(
        (talk.members[0] for talk in reversed(_run(gap, network)) if talk.members), None
    )
    return spoke or best_colleague(network, gap.subject)
