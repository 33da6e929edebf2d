"""Open requirements, unasked questions, stalling: the conventions, and the words for them."""

from __future__ import annotations

from typing import Any

import pytest

from app.model.decision import Membership
from app.model.interactions import Interaction
from app.model.values import joined
from app.model.vocabulary import (
    BusinessFit,
    ContactPolicy,
    InfluenceDegree,
    Outcome,
    Role,
    Spin,
    Stage,
)
from tests.analysis.told import alone, gaps, report, talk, text
from tests.plans import AS_OF, DECISION, person

# -- R30


@pytest.mark.parametrize(
    ("stage", "fit", "severity"),
    [
        (Stage.OFFER, None, 75),
        (Stage.OFFER, BusinessFit.UNKNOWN, 75),
        (Stage.NEGOTIATION, BusinessFit.PARTLY, 50),
        (Stage.NEGOTIATION, BusinessFit.MET, None),
        (Stage.SPECIFICATION, None, None),
        (Stage.WON, None, None),
        (None, None, None),
    ],
)
def test_requirements_are_open_once_the_offer_is_on_the_table(stage, fit, severity):
    found = gaps(report(stage=stage, business_fit=fit), "R30")

    assert [gap.severity for gap in found.values()] == ([] if severity is None else [severity])


@pytest.mark.parametrize(
    ("language", "fit", "said"),
    [
        ("en", None, "“offer”, but whether our offer meets the business requirements is not"),
        ("en", BusinessFit.PARTLY, "our offer meets the business requirements only in part."),
        ("nl", None, "“offerte”, maar of ons aanbod aan de zakelijke eisen voldoet, is niet"),
        ("nl", BusinessFit.PARTLY, "ons aanbod voldoet maar voor een deel aan de zakelijke"),
    ],
)
def test_open_requirements_are_told(language, fit, said):
    found = report(stage=Stage.OFFER, business_fit=fit)

    assert said in text(found, "R30", "opportunity", language).explanation


def test_open_requirements_are_ours_to_list_whatever_the_contact_policy():
    found = report(stage=Stage.OFFER, contact_policy=ContactPolicy.FORBIDDEN)

    assert not gaps(found, "R30")["opportunity"].parked
    assert text(found, "R30", "opportunity").action == (
        "List the requirements that are still open, and who of us sees to each of them."
    )


# -- R32


@pytest.mark.parametrize(
    ("stage", "asks"),
    [
        (None, False),
        (Stage.ORIENTATION, False),
        (Stage.SPECIFICATION, True),
        (Stage.OFFER, True),
        (Stage.NEGOTIATION, True),
        (Stage.WON, False),
        (Stage.LOST, False),
        (Stage.NO_DECISION, False),
    ],
)
def test_questions_are_missed_while_the_decision_is_under_way(stage, asks):
    assert ("karim" in gaps(report(stage=stage), "R32")) is asks


@pytest.mark.parametrize(
    ("roles", "influence", "missed"),
    [
        ((Role.INFLUENCER,), InfluenceDegree.HIGH, True),
        ((Role.INFLUENCER,), InfluenceDegree.MEDIUM, False),
        ((Role.INFLUENCER,), None, False),
        ((Role.USER,), InfluenceDegree.HIGH, False),
        ((Role.DECIDER,), None, True),
    ],
)
def test_who_decides_or_weighs_heavily_is_to_be_asked(roles, influence, missed):
    joris = person("joris", "Joris", *roles, influence=influence)

    assert ("joris" in gaps(report(*joris, stage=Stage.OFFER), "R32")) is missed


def test_what_was_asked_in_any_talk_counts_and_situation_questions_do_not():
    found = report(
        talk("a", spin=frozenset({Spin.SITUATION, Spin.NEED_PAYOFF}), days=500),
        talk("b", "eva", spin=frozenset({Spin.PROBLEM})),
        stage=Stage.OFFER,
    )

    gap = gaps(found, "R32")["karim"]

    assert (gap.severity, gap.evidence) == (20, {"missing": ["P", "I"]})


def test_who_was_asked_everything_is_no_gap():
    asked = frozenset({Spin.PROBLEM, Spin.IMPLICATION, Spin.NEED_PAYOFF})

    assert gaps(report(talk("a", spin=asked), stage=Stage.OFFER), "R32") == {}


@pytest.mark.parametrize(
    ("language", "explanation", "action"),
    [
        (
            "en",
            "Not put to Karim El Amrani yet, as far as recorded: implication questions and "
            "need-payoff questions. Asked already: problem questions. What convinces a "
            "customer is their own answers, not our arguments.",
            "Prepare these questions for the next talk of Herman Vos with Karim El Amrani: "
            "“What does that lead to, and what does it cost you?” and “What would it bring you "
            "if that were solved?”.",
        ),
        (
            "nl",
            "Voor zover vastgelegd nog niet aan Karim El Amrani gesteld: gevolgvragen en "
            "nutvragen. Al wel gesteld: probleemvragen. Een klant raakt overtuigd door de "
            "eigen antwoorden, niet door onze argumenten.",
            "Bereid voor het volgende gesprek van Herman Vos met Karim El Amrani deze vragen "
            "voor: “Waar leidt dat toe, en wat kost dat?” en “Wat levert het op als dat is "
            "opgelost?”.",
        ),
    ],
)
def test_the_questions_are_spelled_out(language, explanation, action):
    found = report(talk("a", spin=frozenset({Spin.PROBLEM})), stage=Stage.OFFER)

    told = text(found, "R32", "karim", language)

    assert (told.explanation, told.action) == (explanation, action)


def test_without_colleagues_the_questions_are_still_spelled_out():
    found = alone(stage=Stage.OFFER)

    told = text(found, "R32", "karim")

    assert (told.action or "").startswith(
        "Prepare these questions for the next talk with Karim El Amrani: “What goes wrong"
    )
    assert "Asked already" not in told.explanation


# -- R33


def run(*outcomes: Outcome | None, contradictions: int = 0, step: int = 10) -> list[Any]:
    """Talks with Karim, oldest first, the latest of which contradict."""
    last = len(outcomes) - 1
    return [
        talk(
            f"t{n}",
            days=step * (last - n) + 1,
            outcome=outcome,
            contradiction=n > last - contradictions,
        )
        for n, outcome in enumerate(outcomes)
    ]


GOES_ON, DELAYED, ADVANCE = Outcome.CONTINUATION, Outcome.POSTPONED, Outcome.ADVANCE


@pytest.mark.parametrize(
    ("outcomes", "length"),
    [
        ([GOES_ON, DELAYED, GOES_ON], 3),
        ([ADVANCE, GOES_ON, DELAYED, GOES_ON, GOES_ON], 4),
        ([GOES_ON, GOES_ON], None),
        ([GOES_ON, GOES_ON, GOES_ON, ADVANCE], None),
        ([GOES_ON, GOES_ON, GOES_ON, None], None),
        ([GOES_ON, None, GOES_ON, GOES_ON], None),
        ([GOES_ON, GOES_ON, Outcome.NO_SALE, GOES_ON], None),
        ([GOES_ON, GOES_ON, Outcome.ORDER], None),
    ],
)
def test_a_run_ends_at_any_other_outcome_and_where_none_was_noted(outcomes, length):
    found = gaps(report(*run(*outcomes)), "R33")

    assert [gap.evidence["run_without_advance"] for gap in found.values()] == (
        [] if length is None else [length]
    )


def test_contradictions_count_inside_the_run_only():
    before = talk("a", days=90, outcome=ADVANCE, contradiction=True)

    found = report(before, *run(GOES_ON, GOES_ON, GOES_ON, contradictions=2))

    gap = gaps(found, "R33")["karim"]
    assert gap.severity == 80
    assert gap.evidence == {"run_without_advance": 3, "contradictions": 2}


def test_a_long_run_is_as_grave_as_can_be():
    assert gaps(report(*run(*(6 * [GOES_ON]))), "R33")["karim"].severity == 100


def test_of_one_day_the_contact_noted_later_is_the_later():
    same_day = [talk(f"t{n}", outcome=GOES_ON) for n in range(3)]
    advance = talk("x", outcome=ADVANCE)

    assert gaps(report(*same_day, advance), "R33") == {}
    assert set(gaps(report(advance, *same_day), "R33")) == {"karim"}


def test_who_no_longer_takes_part_does_not_stall():
    gone = Membership(
        id=joined(DECISION, "karim"),
        opportunity=DECISION,
        person="karim",
        roles=frozenset({Role.DECIDER}),
        active=False,
    )

    assert gaps(report(gone, *run(GOES_ON, GOES_ON, GOES_ON)), "R33") == {}


@pytest.mark.parametrize(
    ("language", "contradictions", "explanation", "action"),
    [
        (
            "en",
            0,
            "The last 3 contacts with Karim El Amrani, from 9 Feb 2026 to 1 Mar 2026, led to "
            "no commitment.",
            "Have Sanne de Wit agree with Karim El Amrani what the next talk will decide, or "
            "ask for a plain no.",
        ),
        (
            "nl",
            1,
            "De laatste 3 contacten met Karim El Amrani, van 9 feb 2026 tot en met 1 mrt 2026, "
            "leverden geen toezegging op. Eén keer sprak Karim El Amrani een eerdere uitspraak "
            "tegen.",
            "Laat Sanne de Wit met Karim El Amrani afspreken wat er in het volgende gesprek "
            "besloten wordt, of om een duidelijk nee vragen. Laat Sanne de Wit bij Eva Brouwer "
            "navragen hoe het echt zit.",
        ),
        (
            "en",
            2,
            "The last 3 contacts with Karim El Amrani, from 9 Feb 2026 to 1 Mar 2026, led to "
            "no commitment. 2 times Karim El Amrani contradicted an earlier statement.",
            "Have Sanne de Wit agree with Karim El Amrani what the next talk will decide, or "
            "ask for a plain no. Have Sanne de Wit check with Eva Brouwer how things really "
            "stand.",
        ),
    ],
)
def test_stalling_is_told_with_its_dates(language, contradictions, explanation, action):
    found = report(*run(GOES_ON, DELAYED, GOES_ON, contradictions=contradictions))

    told = text(found, "R33", "karim", language)

    assert (told.explanation, told.action) == (explanation, action)


def test_contacts_of_one_day_are_told_with_that_day():
    found = report(*run(GOES_ON, GOES_ON, GOES_ON, step=0))

    assert text(found, "R33", "karim").explanation == (
        "The last 3 contacts with Karim El Amrani, all on 1 Mar 2026, led to no commitment."
    )


def test_without_colleagues_an_agreement_is_still_asked_for():
    talks = [
        Interaction(id=f"t{n}", date=AS_OF, persons=("karim",), outcome=GOES_ON)
        for n in range(3)
    ]

    assert text(alone(*talks), "R33", "karim").action == (
        "Agree with Karim El Amrani what the next talk will decide, or ask for a plain no."
    )


def test_nobody_out_of_bounds_is_asked_how_things_stand():
    found = report(
        *run(GOES_ON, GOES_ON, GOES_ON, contradictions=1),
        contact_policy=ContactPolicy.NAMED_CONTACT,
        named_contact="karim",
    )

    action = text(found, "R33", "karim").action

    assert action is not None
    assert "Eva Brouwer" not in action


def test_an_appointment_is_no_contact_yet():
    coming = talk("x", days=-1, outcome=ADVANCE, spin=frozenset(Spin))

    found = report(*run(GOES_ON, GOES_ON, GOES_ON), coming, stage=Stage.OFFER)

    assert gaps(found, "R33")["karim"].evidence["run_without_advance"] == 3
    assert gaps(found, "R32")["karim"].severity == 30
