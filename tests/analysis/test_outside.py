"""Influence from outside that none of us covers: the conventions, and the words for it."""

from __future__ import annotations

from typing import Any

import pytest

from app.model.decision import Opportunity
from app.model.people import OutsideInfluence
from app.model.ties import Influence
from app.model.values import joined
from app.model.vocabulary import ContactPolicy, InfluenceDegree, OutsideKind, Role, TieLevel
from tests.analysis.told import gaps, report, text
from tests.plans import AS_OF, person, tie


def adviser(*targets: str, weight: InfluenceDegree | None = InfluenceDegree.HIGH) -> list[Any]:
    lines = [
        Influence(id=joined("adv", one), source="adv", target=one, weight=weight)
        for one in targets
    ]
    return [
        OutsideInfluence(id="adv", name="Adviesgroep Noord", kind=OutsideKind.CONSULTANT),
        *lines,
    ]


@pytest.mark.parametrize(
    ("weight", "reach"),
    [(InfluenceDegree.HIGH, 3 / 5), (InfluenceDegree.MEDIUM, 2 / 5), (None, 1 / 5)],
)
def test_reach_is_the_share_of_influence_times_the_weight_of_the_line(weight, reach):
    gap = gaps(report(*adviser("karim", weight=weight)), "R37")["adv"]

    assert gap.severity == pytest.approx(30 + 70 * reach)
    assert gap.evidence["reach"] == pytest.approx(reach)
    assert gap.evidence["influences"] == {"karim": weight or 1}


def test_an_outsider_without_lines_into_the_buying_team_is_no_gap():
    gone = person("ruud", "Ruud", Role.USER, active=False)

    assert gaps(report(*adviser()), "R37") == {}
    assert gaps(report(*gone, *adviser("ruud")), "R37") == {}


@pytest.mark.parametrize(
    ("level", "uncovered"), [(TieLevel.ACQUAINTED, True), (TieLevel.WORKING, False)]
)
def test_a_working_contact_covers_an_outsider(level, uncovered):
    known = tie("herman", "adv", level, last_contact=AS_OF)

    assert ("adv" in gaps(report(*adviser("karim"), known), "R37")) is uncovered


@pytest.mark.parametrize(
    ("language", "explanation", "action"),
    [
        (
            "en",
            "Adviesgroep Noord influences Eva Brouwer and Karim El Amrani: 100% of the "
            "influence in the buying team. None of us knows anybody there well enough.",
            "Ask within the client team who knows Adviesgroep Noord. Otherwise have Sanne de "
            "Wit ask Eva Brouwer for an introduction.",
        ),
        (
            "nl",
            "Adviesgroep Noord beïnvloedt Eva Brouwer en Karim El Amrani: 100% van de invloed "
            "in de DMU. Niemand van ons kent daar iemand goed genoeg.",
            "Vraag in het klantenteam wie Adviesgroep Noord kent. Laat anders Sanne de Wit aan "
            "Eva Brouwer vragen om een introductie.",
        ),
    ],
)
def test_an_outsider_is_told_with_whom_it_influences(language, explanation, action):
    told = text(report(*adviser("karim", "eva")), "R37", "adv", language)

    assert (told.explanation, told.action) == (explanation, action)


def test_a_colleague_who_knows_somebody_there_builds_on_it():
    known = tie("herman", "adv", TieLevel.ACQUAINTED, last_contact=AS_OF)

    assert text(report(*adviser("karim"), known), "R37", "adv").action == (
        "Have Herman Vos build on the relationship with Adviesgroep Noord."
    )


def test_where_we_know_nobody_they_influence_the_client_team_is_asked():
    assert text(report(*adviser("karim")), "R37", "adv").action == (
        "Ask within the client team who knows Adviesgroep Noord."
    )


@pytest.mark.parametrize(
    "policy",
    [ContactPolicy.FORBIDDEN, ContactPolicy.VIA_PURCHASING, ContactPolicy.NAMED_CONTACT],
)
def test_under_a_policy_of_this_decision_no_contact_outside_is_advised_either(policy):
    found = report(*adviser("karim"), contact_policy=policy, named_contact="karim")

    assert gaps(found, "R37")["adv"].parked
    assert text(found, "R37", "adv").action is None


def test_the_policy_of_another_decision_leaves_outsiders_open():
    other = Opportunity(id="other", contact_policy=ContactPolicy.FORBIDDEN)

    assert not gaps(report(*adviser("karim"), other), "R37")["adv"].parked
