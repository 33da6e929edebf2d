"""Requests that may be for form only: the four facts, and the words for them."""

from __future__ import annotations

from typing import Any

import pytest

from app.model.people import Competitor
from app.model.ties import CompetitorTie
from app.model.values import joined
from app.model.vocabulary import Channel, CompetitorBasis, Role, TieLevel
from tests.analysis.told import alone, gaps, report, talk, text
from tests.plans import AS_OF, person, tie


def rival(who: str, level: TieLevel | None, competitor: str = "k") -> list[Any]:
    line = CompetitorTie(
        id=joined(competitor, who),
        competitor=competitor,
        person=who,
        level=level,
        basis=CompetitorBasis.PERSONAL,
    )
    return [Competitor(id=competitor, name=f"Rival {competitor}"), line]


def test_an_invitation_is_pro_forma_only_when_all_four_facts_hold():
    found = report(*rival("karim", TieLevel.GOOD), inbound_invitation=True)

    assert gaps(found, "R29")["opportunity"].severity == 80
    assert gaps(found, "R29")["opportunity"].evidence == {"competitor_ties": [["k", "karim"]]}


@pytest.mark.parametrize(
    ("more", "invited"),
    [
        (rival("karim", TieLevel.GOOD), None),
        (rival("karim", TieLevel.GOOD), False),
        (rival("karim", TieLevel.WORKING), True),
        (rival("karim", None), True),
        (rival("eva", TieLevel.TRUSTED), True),
    ],
)
def test_without_invitation_or_rival_at_a_decider_it_is_not(more, invited):
    assert gaps(report(*more, inbound_invitation=invited), "R29") == {}


@pytest.mark.parametrize(
    ("level", "pro_forma"), [(TieLevel.NONE, True), (TieLevel.ACQUAINTED, False)]
)
def test_a_tie_of_a_quarter_with_a_decider_is_enough(level, pro_forma):
    known = tie("herman", "karim", level, last_contact=AS_OF)

    found = report(*rival("karim", TieLevel.GOOD), known, inbound_invitation=True)

    assert ("opportunity" in gaps(found, "R29")) is pro_forma


@pytest.mark.parametrize(
    ("channel", "days", "pro_forma"),
    [
        (Channel.MEETING, 10, False),
        (Channel.SITE_VISIT, 2000, False),
        (Channel.CALL, 10, True),
        (None, 10, True),
    ],
)
def test_a_meeting_of_any_date_with_a_decider_counts_a_call_does_not(channel, days, pro_forma):
    met = talk("t", days=days, channel=channel)

    found = report(*rival("karim", TieLevel.GOOD), met, inbound_invitation=True)

    assert ("opportunity" in gaps(found, "R29")) is pro_forma


def test_every_decider_a_rival_knows_is_named():
    second = person("dora", "Dora Dekker", Role.DECIDER)

    found = report(
        *second,
        *rival("karim", TieLevel.GOOD),
        *rival("dora", TieLevel.TRUSTED, "l"),
        inbound_invitation=True,
    )

    assert gaps(found, "R29")["opportunity"].evidence == {
        "competitor_ties": [["k", "karim"], ["l", "dora"]]
    }


@pytest.mark.parametrize(
    ("language", "title", "explanation", "action"),
    [
        (
            "en",
            "Pro-forma request",
            "We were invited to make an offer. The relationship of Rival k with Karim El "
            "Amrani: good relationship (personal tie). We ourselves hardly know Karim El "
            "Amrani, and no meeting face to face is recorded. The request may serve only to "
            "have something to compare with.",
            "Have Herman Vos ask for an exploratory talk with Karim El Amrani as the condition "
            "for an offer; without it, decline politely. Have Sanne de Wit ask Eva Brouwer to "
            "introduce Herman Vos to Karim El Amrani.",
        ),
        (
            "nl",
            "Offerte voor de vorm?",
            "We zijn uitgenodigd om een offerte uit te brengen. De band van Rival k met Karim "
            "El Amrani: goede relatie (persoonlijke band). Zelf kennen we Karim El Amrani "
            "nauwelijks, en een persoonlijk gesprek is niet vastgelegd. Mogelijk dient onze "
            "offerte alleen als vergelijkingsmateriaal.",
            "Laat Herman Vos als voorwaarde voor een offerte om een verkennend gesprek met "
            "Karim El Amrani vragen; bedank anders beleefd. Laat Sanne de Wit aan Eva Brouwer "
            "vragen om Herman Vos voor te stellen aan Karim El Amrani.",
        ),
    ],
)
def test_a_pro_forma_request_is_told_with_names(language, title, explanation, action):
    found = report(*rival("karim", TieLevel.GOOD), inbound_invitation=True)

    told = text(found, "R29", "opportunity", language)

    assert (told.title, told.explanation, told.action) == (title, explanation, action)


def test_without_colleagues_somebody_still_asks_for_the_talk():
    found = alone(*rival("karim", TieLevel.GOOD), inbound_invitation=True)

    assert (text(found, "R29", "opportunity").action or "").startswith(
        "Make an exploratory talk with Karim El Amrani the condition"
    )
