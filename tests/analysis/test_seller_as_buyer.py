"""Whose side we take: the shared form on the seller's roles, its conventions and its words."""

from __future__ import annotations

import pytest

from app.model.decision import SellerAsBuyer
from app.model.vocabulary import Role, TieLevel
from tests.analysis.told import gaps, report, text
from tests.plans import AS_OF, tie

THREE = (Role.GATEKEEPER, Role.INFLUENCER, Role.DECIDER)


def form(*roles: Role, id: str = "form", member: str = "sanne") -> SellerAsBuyer:
    return SellerAsBuyer(id=id, member=member, roles=roles)


@pytest.mark.parametrize(
    ("roles", "played"),
    [
        (THREE, 3),
        (THREE[:2], None),
        ((*THREE[:2], Role.APPROVER), None),
        ((*THREE, Role.APPROVER), 3),
        ((*THREE[:2], *THREE[:2]), None),
    ],
)
def test_three_of_the_six_roles_are_the_gap(roles, played):
    found = gaps(report(form(*roles)), "R40")

    assert [len(gap.evidence["roles_played"]) for gap in found.values()] == (
        [] if played is None else [played]
    )


def test_roles_stay_in_the_order_they_were_ticked():
    gap = gaps(report(form(*THREE)), "R40")["sanne"]

    assert gap.evidence["roles_played"] == ["gatekeeper", "influencer", "decider"]


@pytest.mark.parametrize(
    ("level", "share", "severity"),
    [(None, 1.0, 80), (TieLevel.WORKING, 7.65 / 19.65, 30)],
)
def test_the_share_of_the_points_above_a_half_makes_it_graver(level, share, severity):
    others = () if level is None else (tie("herman", "karim", level, last_contact=AS_OF),)

    gap = gaps(report(form(*THREE), *others), "R40")["sanne"]

    assert gap.severity == pytest.approx(severity)
    assert gap.evidence["share_of_points"] == pytest.approx(share)


def test_at_score_nothing_only_the_roles_count():
    nothing = tie("sanne", "eva", TieLevel.NONE)

    found = report(form(*THREE), nothing)

    gap = gaps(found, "R40")["sanne"]
    assert (gap.severity, gap.evidence["share_of_points"]) == (30, 0)
    assert "of the score" not in text(found, "R40", "sanne").explanation


def test_of_several_forms_of_one_colleague_the_one_with_the_most_roles_counts():
    found = report(form(*THREE, id="a"), form(*THREE, Role.USER, id="b"), form(*THREE, id="c"))

    assert len(gaps(found, "R40")["sanne"].evidence["roles_played"]) == 4


@pytest.mark.parametrize(
    ("language", "explanation", "action"),
    [
        (
            "en",
            "In the shared conversation form 3 roles of the buying team are ticked for Sanne "
            "de Wit: gatekeeper, influencer and decider. 100% of the score runs through Sanne "
            "de Wit. That closeness is worth a lot; it also makes it hard to serve the "
            "customer and us at the same time.",
            "Have an open talk with Sanne de Wit, as a joint negotiation: what does the "
            "customer need, what do we need, and which targets do we set together? Start from "
            "what goes well.",
        ),
        (
            "nl",
            "In het gezamenlijke gespreksformulier zijn bij Sanne de Wit 3 rollen uit de DMU "
            "aangekruist: poortwachter, beïnvloeder en beslisser. 100% van de score loopt via "
            "Sanne de Wit. Die nabijheid is veel waard; ze maakt het ook lastig om tegelijk de "
            "klant en ons te dienen.",
            "Voer met Sanne de Wit een open gesprek, als een gezamenlijke onderhandeling: wat "
            "heeft de klant nodig, wat hebben wij nodig, en welke doelen stellen we samen? "
            "Begin bij wat goed gaat.",
        ),
    ],
)
def test_the_seller_as_a_buyer_is_told_as_a_shared_talk(language, explanation, action):
    told = text(report(form(*THREE)), "R40", "sanne", language)

    assert (told.explanation, told.action) == (explanation, action)
