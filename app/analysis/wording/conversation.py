"""Words for G: personal interests that nobody noted."""

from __future__ import annotations

from app.analysis.candidates import best_colleague
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import name
from app.i18n import names, tr
from app.model.labels import interest_label
from app.model.vocabulary import InterestKind


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
        for interest in network.plan.interests_of(gap.subject)
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
