"""I. Negotiating and learning: a weak climate, a loss without a lesson, whose side we take."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from app.analysis.gap import TO_FILL_IN, Gap
from app.analysis.network import SCORE, Network
from app.analysis.rules import rule
from app.i18n import mark
from app.model.decision import (
    ClosedOpportunity,
    NegotiationReadiness,
    Opportunity,
    SellerAsBuyer,
)
from app.model.people import Person
from app.model.values import Id
from app.model.vocabulary import SIX_ROLES, Condition, Result, Stage

PER_STEP, FROM, PER_CONDITION = 20, 4, 10
NO_REVIEW, NO_LESSON, RECURRING = 50, 35, 70
PER_ROLE, ALL_POINTS, HALF = 10, 50, 0.5
NOT_WON = frozenset({Result.LOST, Result.NO_DECISION})


@rule(
    "R38",
    name=mark("Weak negotiation climate"),
    source="“Uw beste verkoper is een inkoper”; Lewicki et al. (Essentials of Negotiation)",
    reads=(Opportunity, NegotiationReadiness, Person),
)
def weak_negotiation_climate(network: Network) -> Iterator[Gap]:
    """While negotiating: a counterpart of whom one of the seven conditions stands below 3.

    Severity 20·(4 − lowest) + 10 for every further one; the latest judgement counts.
    """
    if network.opportunity.stage is not Stage.NEGOTIATION:
        return
    for who, scores in sorted(_latest_scores(network).items()):
        weak = {
            condition.value: scores[condition.value]
            for condition in Condition
            if scores.get(condition.value, FROM) < network.parameters.weak_condition
        }
        if not weak:
            continue
        people = (who,) if who in network.plan.persons else ()
        yield Gap(
            "R38",
            who,
            PER_STEP * (FROM - min(weak.values())) + PER_CONDITION * (len(weak) - 1),
            {"weakest": weak},
            persons=people,
            towards=people,
        )


@rule(
    "R39",
    name=mark("Loss without a lesson"),
    source="“Find your why and fly”; “Er zijn geen slechte klanten”",
    reads=(ClosedOpportunity,),
    action_is_contact=False,
    shows=TO_FILL_IN,
    about_us=True,
)
def loss_without_a_lesson(network: Network) -> Iterator[Gap]:
    """What was lost, or ended undecided, more than 14 days ago without a review (50) or with
    one that holds no lesson of our own (35); and a rule that stands in 3 such reviews (70).
    """
    closed = network.plan.table(ClosedOpportunity).values()
    lost = sorted((one for one in closed if one.result in NOT_WON), key=_when_closed)
    for one in lost:
        lesson = one.review is not None and (one.review.own_lesson or "").strip()
        if lesson or one.closed is None or not _is_due(network, one.closed):
            continue
        yield Gap(
            "R39",
            one.id,
            NO_REVIEW if one.review is None else NO_LESSON,
            {"closed": one.closed.isoformat(), "review": one.review is not None},
        )
    for found, opportunities in _rules_in_reviews(lost).items():
        if len(opportunities) >= network.parameters.recurring:
            yield Gap("R39", found, RECURRING, {"recurring_in": opportunities})


@rule(
    "R40",
    name=mark("The customer’s interest and ours"),
    source="“Uw beste verkoper is een inkoper”",
    reads=(*SCORE, SellerAsBuyer),
    action_is_contact=False,
    about_us=True,
    decimals={"share_of_points": 3},
)
def seller_acts_as_buyer(network: Network) -> Iterator[Gap]:
    """A colleague who plays 3 roles of the buying team or more, by the shared form.

    Severity 10 per role + 50·max(0, h − .5)/.5, h the share of the score's points through them.
    """
    for member, roles in sorted(_roles_played(network).items()):
        if len(roles) < network.parameters.buyer_roles:
            continue
        share = _share_of_points(network, member)
        yield Gap(
            "R40",
            member,
            PER_ROLE * len(roles) + ALL_POINTS * max(0.0, share - HALF) / HALF,
            {"roles_played": roles, "share_of_points": share},
            members=(member,),
        )


def latest_judgements(network: Network) -> dict[str, NegotiationReadiness]:
    """Return the latest judgement of the conditions by counterpart; undated ones are oldest.

    Of one day the larger id counts: ours grow with time.
    """
    judged = network.plan.where(NegotiationReadiness, "opportunity", network.opportunity_id)
    return {
        one.who: one for one in sorted(judged, key=lambda one: (one.date or date.min, one.id))
    }


def _latest_scores(network: Network) -> dict[str, dict[str, int]]:
    return {who: json.loads(one.scores) for who, one in latest_judgements(network).items()}


def _when_closed(one: ClosedOpportunity) -> tuple[date, Id]:
    return one.closed or date.min, one.id


def _is_due(network: Network, closed: date) -> bool:
    return (network.as_of - closed).days > network.parameters.review_within


def _rules_in_reviews(lost: list[ClosedOpportunity]) -> dict[str, list[Id]]:
    """In the reviews of which opportunities each rule stands."""
    found: dict[str, list[Id]] = {}
    for closed in lost:
        for rule_id in dict.fromkeys(closed.review.gap_rules if closed.review else ()):
            found.setdefault(rule_id, []).append(closed.id)
    return found


def _roles_played(network: Network) -> dict[Id, list[str]]:
    """The roles ticked for each colleague; of several forms the one with the most counts.

    Of equal ones that is the one with the smaller id.
    """
    played: dict[Id, list[str]] = {}
    forms = network.plan.table(SellerAsBuyer)
    for form in map(forms.__getitem__, sorted(forms)):
        roles = [role.value for role in dict.fromkeys(form.roles) if role in SIX_ROLES]
        if len(roles) > len(played.get(form.member, ())):
            played[form.member] = roles
    return played


def _share_of_points(network: Network, member: Id) -> float:
    total = network.score.total
    points = sum(tie.points for pair, tie in network.score.ties.items() if pair[0] == member)
    return points / total if total else 0.0
