"""Words for I: the climate of a negotiation, lessons from a loss, the customer's side and ours.

What is said of a colleague is said for a talk with them: what was found together, and what to
agree on; never as a reproach.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from app.analysis.candidates import best_colleague
from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.rules import RULES
from app.analysis.rules.learning import latest_judgements
from app.analysis.wording import Advice, advises, explains
from app.analysis.wording.phrases import name
from app.i18n import day, names, ntr, number, tr
from app.model.decision import ClosedOpportunity
from app.model.labels import label
from app.model.values import Id
from app.model.vocabulary import Condition, Result, Role


@explains("R38")
def weak_negotiation_climate(gap: Gap, network: Network) -> tuple[str, str]:
    who, weak = name(network, gap.subject), gap.evidence["weakest"]
    sentences = [
        ntr(
            "In the negotiation with {who} one condition for a joint result is weak: "
            "{conditions}.",
            "In the negotiation with {who} {count} conditions for a joint result are weak: "
            "{conditions}.",
            len(weak),
            who=who,
            conditions=_conditions(weak),
        )
    ]
    judged = latest_judgements(network)[gap.subject]
    if judged.date is not None:
        sentences.append(tr("This was judged on {date}.", date=day(judged.date)))
    below = network.parameters.weak_condition
    ours = {
        condition.value: score
        for condition in Condition
        if (score := json.loads(judged.scores_us or "{}").get(condition.value, below)) < below
    }
    if ours:
        sentences.append(
            tr("On our own side weak: {conditions}.", conditions=_conditions(ours))
        )
    return tr("Weak negotiation climate: {who}", who=who), " ".join(sentences)


@advises("R38")
def repair_the_weakest(gap: Gap, network: Network) -> Advice:
    weak = gap.evidence["weakest"]
    facts = {
        "who": name(network, gap.subject),
        "condition": label(Condition(min(weak, key=weak.__getitem__))),
    }
    member = _who_negotiates(network, gap.towards)
    if member is None:
        return Advice(
            tr(
                "Repair the weakest first: talk with {who} about “{condition}” before the "
                "negotiation goes on.",
                **facts,
            )
        )
    return Advice(
        tr(
            "Repair the weakest first: have {member} talk with {who} about “{condition}” "
            "before the negotiation goes on.",
            member=name(network, member),
            **facts,
        )
    )


@explains("R39")
def loss_without_a_lesson(gap: Gap, network: Network) -> tuple[str, str]:
    if "recurring_in" in gap.evidence:
        return _recurring(gap, network)
    closed = _closed(network, gap.subject)
    facts = {"name": closed.label, "date": day(closed.closed) if closed.closed else ""}
    if closed.result is Result.LOST:
        ended = tr("“{name}” was lost on {date}.", **facts)
    else:
        ended = tr("“{name}” ended without a decision on {date}.", **facts)
    if closed.review is None:
        title = tr("Review missing: {name}", name=closed.label)
        why = tr("No review is recorded: what nobody looks back on easily happens again.")
        return title, f"{ended} {why}"
    sentences = [ended]
    reason = (closed.review.customer_reason or "").strip().rstrip(".")
    if reason:
        sentences.append(tr("The customer’s reason: {reason}.", reason=reason))
    sentences.append(tr("The review does not say yet what we learned from it ourselves."))
    return tr("Own lesson missing: {name}", name=closed.label), " ".join(sentences)


@advises("R39")
def look_back_together(gap: Gap, _network: Network) -> Advice:
    if "recurring_in" in gap.evidence:
        return Advice(
            tr(
                "Agree within the client team how to be in time for this in the next "
                "opportunity."
            )
        )
    return Advice(
        tr("Look back on it with a colleague: what will I do differently next time?")
        + " "
        + tr("Record the answer in the review.")
    )


@explains("R40")
def seller_acts_as_buyer(gap: Gap, network: Network) -> tuple[str, str]:
    member = name(network, gap.subject)
    roles = [label(Role(role)) for role in gap.evidence["roles_played"]]
    form = tr(
        "In the shared conversation form {count} roles of the buying team are ticked for "
        "{member}: {roles}.",
        member=member,
        count=len(roles),
        roles=names(roles),
    )
    share = number(100 * gap.evidence["share_of_points"])
    through = tr("{share}% of the score runs through {member}.", share=share, member=member)
    value = tr(
        "That closeness is worth a lot; it also makes it hard to serve the customer and us at "
        "the same time."
    )
    return tr("The customer’s interest and ours: {member}", member=member), " ".join(
        [form, value] if share == "0" else [form, through, value]
    )


@advises("R40")
def negotiate_together(gap: Gap, network: Network) -> Advice:
    return Advice(
        tr(
            "Have an open talk with {member}, as a joint negotiation: what does the customer "
            "need, what do we need, and which targets do we set together?",
            member=name(network, gap.subject),
        )
        + " "
        + tr("Start from what goes well.")
    )


def _conditions(scores: Mapping[str, int]) -> str:
    """The conditions with their scores, the lowest first."""
    lowest_first = sorted(scores, key=scores.__getitem__)
    return names(
        [
            tr(
                "{condition} ({score} of 5)",
                condition=label(Condition(condition)),
                score=scores[condition],
            )
            for condition in lowest_first
        ]
    )


def _who_negotiates(network: Network, towards: tuple[Id, ...]) -> Id | None:
    if not towards:
        return None
    tie = network.best_tie(towards[0])
    return tie.member if tie and tie.value else best_colleague(network, towards[0])


def _closed(network: Network, id: Id) -> ClosedOpportunity:
    return network.plan.table(ClosedOpportunity)[id]


def _recurring(gap: Gap, network: Network) -> tuple[str, str]:
    known = RULES.get(gap.subject)
    found = known.label if known else gap.subject
    opportunities = [_closed(network, id).label for id in gap.evidence["recurring_in"]]
    return tr("Recurs where we do not win: {gap}", gap=found), tr(
        "“{gap}” stands in {count} reviews of opportunities that we did not win: {names}.",
        gap=found,
        count=len(opportunities),
        names=names(opportunities),
    )
