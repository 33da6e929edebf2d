"""Negotiating, and losses without a lesson: the conventions, and the words for them."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from app.model.decision import (
    ClosedOpportunity,
    NegotiationReadiness,
    Opportunity,
    Review,
)
from app.model.vocabulary import ContactPolicy, Result, Stage
from tests.analysis.told import gaps, report, text
from tests.plans import AS_OF, DECISION

# -- R38


def judgement(
    who: str = "karim", days: int | None = 10, of: str = DECISION, ours=None, **scores
) -> NegotiationReadiness:
    return NegotiationReadiness(
        id=f"{of}-{who}-{days}-{sorted(scores.items())}",
        opportunity=of,
        who=who,
        date=None if days is None else AS_OF - timedelta(days=days),
        scores=json.dumps(scores),
        scores_us=None if ours is None else json.dumps(ours),
    )


def negotiating(*more, **decision):
    return report(*more, stage=Stage.NEGOTIATION, **decision)


@pytest.mark.parametrize(
    ("scores", "severity"),
    [
        ({"trust": 2, "communication": 2, "faith": 4}, 50),
        ({"trust": 1}, 60),
        ({"trust": 1, "faith": 2, "dynamics": 2}, 80),
        ({"trust": 3}, None),
        ({}, None),
    ],
)
def test_the_lowest_condition_counts_and_each_further_weak_one(scores, severity):
    found = gaps(negotiating(judgement(**scores)), "R38")

    assert [gap.severity for gap in found.values()] == ([] if severity is None else [severity])


@pytest.mark.parametrize("stage", [None, Stage.OFFER, Stage.WON])
def test_the_climate_matters_while_negotiating(stage):
    assert gaps(report(judgement(trust=1), stage=stage), "R38") == {}


def test_of_each_counterpart_the_latest_judgement_counts():
    found = negotiating(
        judgement(days=5, trust=4),
        judgement(days=50, trust=1),
        judgement(days=None, faith=1),
        judgement("eva", days=50, trust=4),
        judgement("eva", days=5, trust=2),
    )

    assert {who: gap.evidence for who, gap in gaps(found, "R38").items()} == {
        "eva": {"weakest": {"trust": 2}}
    }


def test_a_judgement_of_another_decision_says_nothing_about_this_one():
    other = Opportunity(id="other", stage=Stage.NEGOTIATION)

    assert gaps(negotiating(other, judgement(of="other", trust=1)), "R38") == {}


def test_our_own_scores_alone_are_no_gap():
    assert gaps(negotiating(judgement(ours={"trust": 1}, trust=4)), "R38") == {}


def test_somebody_who_is_no_contact_can_be_the_counterpart():
    found = negotiating(judgement("Procurement office", trust=2))

    gap = gaps(found, "R38")["Procurement office"]
    told = text(found, "R38", "Procurement office")

    assert (gap.persons, gap.towards) == ((), ())
    assert told.action == (
        "Repair the weakest first: talk with Procurement office about “trust” before the "
        "negotiation goes on."
    )


def test_under_a_contact_policy_nobody_is_sent_to_a_counterpart_who_is_no_contact():
    found = negotiating(
        judgement("Procurement office", trust=2), contact_policy=ContactPolicy.VIA_PURCHASING
    )

    assert gaps(found, "R38")["Procurement office"].parked


@pytest.mark.parametrize(
    ("language", "scores", "ours", "explanation", "action"),
    [
        (
            "en",
            {"trust": 2, "communication": 1},
            {"faith": 2, "trust": 4},
            "In the negotiation with Eva Brouwer 2 conditions for a joint result are weak: "
            "clear communication (1 of 5) and trust (2 of 5). This was judged on 20 Feb 2026. "
            "On our own side weak: faith in problem solving (2 of 5).",
            "Repair the weakest first: have Sanne de Wit talk with Eva Brouwer about “clear "
            "communication” before the negotiation goes on.",
        ),
        (
            "nl",
            {"trust": 2},
            None,
            "In de onderhandeling met Eva Brouwer is één voorwaarde voor een gezamenlijk "
            "resultaat zwak: onderling vertrouwen (2 van 5). Dat is beoordeeld op 20 feb 2026.",
            "Herstel eerst het zwakste punt: laat Sanne de Wit met Eva Brouwer over “onderling "
            "vertrouwen” praten voordat de onderhandeling verdergaat.",
        ),
    ],
)
def test_a_weak_climate_is_told_for_both_sides(language, scores, ours, explanation, action):
    told = text(negotiating(judgement("eva", ours=ours, **scores)), "R38", "eva", language)

    assert (told.explanation, told.action) == (explanation, action)


def test_a_judgement_without_a_date_is_told_without_one():
    told = text(negotiating(judgement("eva", days=None, trust=2)), "R38", "eva")

    assert told.explanation == (
        "In the negotiation with Eva Brouwer one condition for a joint result is weak: trust "
        "(2 of 5)."
    )


# -- R39


def closed(id: str, days: int | None = 45, result: Result = Result.LOST, review=None):
    when = None if days is None else AS_OF - timedelta(days=days)
    return ClosedOpportunity(
        id=id, name=f"Project {id}", result=result, closed=when, review=review
    )


@pytest.mark.parametrize(
    ("review", "severity"),
    [
        (None, 50),
        (Review(), 35),
        (Review(own_lesson=""), 35),
        (Review(own_lesson=" "), 35),
        (Review(customer_reason="price"), 35),
        (Review(own_lesson="Ask sooner."), None),
    ],
)
def test_a_loss_asks_for_a_review_and_for_a_lesson_of_our_own(review, severity):
    found = gaps(report(closed("a", review=review)), "R39")

    assert {id: gap.severity for id, gap in found.items()} == (
        {} if severity is None else {"a": severity}
    )


@pytest.mark.parametrize("review", [None, Review()])
@pytest.mark.parametrize(("days", "due"), [(14, False), (15, True), (None, False), (-3, False)])
def test_both_lacks_count_from_the_fifteenth_day(review, days, due):
    assert ("a" in gaps(report(closed("a", days=days, review=review)), "R39")) is due


@pytest.mark.parametrize(
    ("result", "due"), [(Result.LOST, True), (Result.NO_DECISION, True), (Result.WON, False)]
)
def test_what_was_won_asks_for_no_lesson(result, due):
    assert ("a" in gaps(report(closed("a", result=result)), "R39")) is due


def recurring(*results: Result, days: int = 45) -> list[ClosedOpportunity]:
    review = Review(own_lesson="Ask sooner.", gap_rules=("R14", "R14"))
    return [closed(f"o{n}", days, result, review) for n, result in enumerate(results)]


def test_a_rule_in_three_reviews_of_what_was_not_won_recurs():
    found = report(*recurring(Result.LOST, Result.NO_DECISION, Result.LOST, days=2))

    gap = gaps(found, "R39")["R14"]
    assert gap.severity == 70
    assert gap.evidence == {"recurring_in": ["o0", "o1", "o2"]}


def test_reviews_of_what_was_won_do_not_count_nor_does_a_rule_named_twice():
    found = report(*recurring(Result.LOST, Result.WON, Result.LOST))

    assert gaps(found, "R39") == {}


@pytest.mark.parametrize(
    ("language", "result", "review", "title", "explanation"),
    [
        (
            "en",
            Result.LOST,
            None,
            "Review missing: Project a",
            "“Project a” was lost on 16 Jan 2026. No review is recorded: what nobody looks "
            "back on easily happens again.",
        ),
        (
            "nl",
            Result.NO_DECISION,
            None,
            "Evaluatie ontbreekt: Project a",
            "“Project a” is op 16 jan 2026 zonder besluit geëindigd. Een evaluatie is niet "
            "vastgelegd; wat niet geëvalueerd wordt, gebeurt gemakkelijk opnieuw.",
        ),
        (
            "nl",
            Result.LOST,
            Review(customer_reason="prijs."),
            "Eigen les ontbreekt: Project a",
            "“Project a” is verloren op 16 jan 2026. De reden volgens de klant: prijs. In de "
            "evaluatie staat nog niet wat we er zelf van hebben geleerd.",
        ),
        (
            "en",
            Result.NO_DECISION,
            Review(),
            "Own lesson missing: Project a",
            "“Project a” ended without a decision on 16 Jan 2026. The review does not say yet "
            "what we learned from it ourselves.",
        ),
    ],
)
def test_a_loss_without_a_lesson_is_told(language, result, review, title, explanation):
    found = report(closed("a", result=result, review=review))

    told = text(found, "R39", "a", language)

    assert (told.title, told.explanation) == (title, explanation)
    assert told.action == {
        "en": "Look back on it with a colleague: what will I do differently next time? Record "
        "the answer in the review.",
        "nl": "Evalueer met een collega: wat doe ik de volgende keer anders? Leg het antwoord "
        "vast in de evaluatie.",
    }.get(language)


def test_a_recurring_gap_is_told_by_its_name_and_where_it_stood():
    told = text(report(*recurring(*(3 * [Result.LOST]))), "R39", "R14", "nl")

    assert told.title == "Keert terug waar we niet winnen: Beslisser buiten bereik"
    assert told.explanation == (
        "“Beslisser buiten bereik” staat in 3 evaluaties van verkoopkansen die we niet hebben "
        "gewonnen: Project o0, Project o1 en Project o2."
    )
    assert told.action == (
        "Spreek in het klantenteam af hoe we hier de volgende verkoopkans op tijd bij zijn."
    )


def test_a_rule_we_do_not_have_is_told_as_it_was_noted():
    review = Review(own_lesson="x", gap_rules=("too late",))

    found = report(*(closed(f"o{n}", review=review) for n in range(3)))

    assert text(found, "R39", "too late").title == "Recurs where we do not win: too late"
