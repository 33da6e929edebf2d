"""R11 and R13: levels apart, and functions in which likes should meet."""

from __future__ import annotations

import pytest

from app.model.people import Account, OutsideInfluence, TeamMember
from app.model.vocabulary import ContactPolicy, KamStage, Lane, Level, Role, TieLevel, TieStatus
from tests.analysis.conventions import colleague, found, in_lane
from tests.analysis.said import report, texts
from tests.analysis.test_ways_in import fresh
from tests.plans import AS_OF, person, tie


def executive(level: Level | None = Level.EXECUTIVE):
    return person("dora", "Dora", Role.DECIDER, level=level)


# -- R11: levels apart


@pytest.mark.parametrize(
    ("theirs", "ours", "highest"),
    [
        (Level.EXECUTIVE, Level.MIDDLE, 2),
        (Level.EXECUTIVE, Level.HEAD, None),
        (Level.HEAD, Level.STAFF, 1),
        (Level.HEAD, Level.MIDDLE, None),
        (Level.HEAD, None, 0),
        (Level.MIDDLE, None, None),
        (None, Level.STAFF, None),
    ],
)
def test_two_levels_apart_are_a_gap_and_an_unknown_level_is_below_every_other(
    theirs, ours, highest
):
    gaps = found("R11", colleague(level=ours), *executive(theirs), fresh("t", "dora"))

    assert [gap.evidence["highest_own_level"] for gap in gaps.values()] == (
        [] if highest is None else [highest]
    )
    assert all(gap.evidence["customer_level"] == theirs for gap in gaps.values())
    assert all(gap.severity == 100 for gap in gaps.values())  # 4·30, capped


def test_only_active_ties_count():
    high = colleague("boss", level=Level.EXECUTIVE)
    low = colleague("t", level=Level.STAFF)
    lost = tie("boss", "dora", TieLevel.TRUSTED, last_contact=AS_OF, status=TieStatus.LOST)

    assert found("R11", low, high, *executive(), fresh("t", "dora"), lost)
    assert not found("R11", low, high, *executive(), lost)
    both = [fresh("t", "dora"), fresh("boss", "dora")]
    assert not found("R11", low, high, *executive(), *both)


def test_a_senior_comes_along_and_the_specialist_stays():
    sanne = TeamMember(id="sanne", name="Sanne", level=Level.MIDDLE)
    boss = TeamMember(id="boss", name="Herman", level=Level.HEAD)

    english, dutch = texts(
        report(sanne, boss, *executive(), fresh("sanne", "dora")), "R11", "dora"
    )

    assert english.title == "Level mismatch: Dora"
    assert english.explanation == (
        "Dora works at the level “executive”. Of our colleagues with an active relationship "
        "none stands higher than Sanne: “middle management”. An equal is heard sooner. At "
        "stake: 30 of the 100 points."
    )
    assert english.action == (
        "Have Herman join the next talk of Sanne with Dora. Sanne stays the regular contact."
    )
    assert dutch.title == "Niveauverschil: Dora"
    assert dutch.explanation == (
        "Dora werkt op het niveau “directie/bestuur”. Van onze collega’s met een actief "
        "contact staat niemand hoger dan Sanne: “middenkader”. Een gesprekspartner van gelijk "
        "niveau vindt eerder gehoor. Op het spel: 30 van de 100 punten."
    )
    assert dutch.action == (
        "Neem Herman mee naar het volgende gesprek van Sanne met Dora. Sanne blijft het vaste "
        "aanspreekpunt."
    )


def test_without_a_senior_one_is_asked_and_an_unknown_level_is_said_to_be_unknown():
    sanne = TeamMember(id="sanne", name="Sanne")

    english, dutch = texts(report(sanne, *executive(), fresh("sanne", "dora")), "R11", "dora")

    assert "The level of Sanne on our side is not recorded." in english.explanation
    assert "Aan onze kant is het niveau van Sanne niet vastgelegd." in dutch.explanation
    assert (english.action or "").startswith(
        "Ask somebody of at least the level “head of department” to join the next talk of"
    )
    assert (dutch.action or "").startswith(
        "Vraag iemand van minstens het niveau “afdelingshoofd/MT” mee naar het volgende gesprek"
    )


def test_no_senior_is_sent_to_whom_we_may_not_contact():
    sanne = TeamMember(id="sanne", name="Sanne", level=Level.STAFF)

    english, _ = texts(
        report(
            sanne,
            *executive(),
            fresh("sanne", "dora"),
            contact_policy=ContactPolicy.VIA_PURCHASING,
        ),
        "R11",
        "dora",
    )

    assert english.action is None
    assert english.suppressed


# -- R13: functions in which likes should meet


@pytest.mark.parametrize(
    ("stage", "required"),
    [
        (None, 1),
        (KamStage.BASIC, 1),
        (KamStage.COOPERATIVE, 2),
        (KamStage.INTERDEPENDENT, 3),
        (KamStage.INTEGRATED, 4),
    ],
)
def test_each_stage_asks_for_its_number_of_functions_and_an_unknown_one_is_basic(
    stage, required
):
    gap = found("R13", Account(id="acme", kam_stage=stage))["account"]

    assert gap.severity == 25 * required
    assert gap.evidence == {"matched_lanes": [], "required": required}


def test_an_exploratory_stage_asks_for_nothing():
    assert not found("R13", Account(id="acme", kam_stage=KamStage.EXPLORATORY))


def test_only_active_ties_between_likes_in_the_buying_team_count():
    finance = colleague("f", lane=Lane.FINANCIAL)
    sales = colleague("s", lane=Lane.COMMERCIAL)
    unknown = colleague("u")
    account = Account(id="acme", kam_stage=KamStage.INTEGRATED)

    gap = found(
        "R13",
        account,
        finance,
        sales,
        unknown,
        OutsideInfluence(id="o"),
        *in_lane("cfo", Lane.FINANCIAL),
        *in_lane("ict", Lane.TECHNICAL),
        *in_lane("buyer", Lane.COMMERCIAL),
        *in_lane("x", None),
        *person("gone", "gone", Role.USER, lane=Lane.COMMERCIAL, active=False),
        fresh("f", "cfo"),
        fresh("s", "cfo"),
        fresh("s", "gone"),
        fresh("f", "ict"),
        fresh("u", "x"),
        fresh("f", "o"),
        tie("s", "buyer", TieLevel.ACQUAINTED, last_contact=AS_OF),
    )["account"]

    assert gap.evidence == {"matched_lanes": ["financial"], "required": 4}
    assert gap.severity == 75


def test_a_line_is_built_where_both_sides_have_somebody():
    sanne = TeamMember(id="sanne", name="Sanne", lane=Lane.COMMERCIAL)
    account = Account(id="acme", kam_stage=KamStage.COOPERATIVE)

    english, dutch = texts(
        report(
            account,
            sanne,
            *person("dora", "Dora", Role.DECIDER, lane=Lane.MANAGEMENT),
            *person("piet", "Piet", Role.PURCHASER, lane=Lane.COMMERCIAL),
        ),
        "R13",
        "account",
    )

    assert english.title == "Still a bow-tie, no diamond: 0 of 2 functions"
    assert english.explanation == (
        "The relationship stage “cooperative” asks for a line of our own in 2 functions, "
        "between people who work in them on both sides. We have none yet."
    )
    assert english.action == (
        "Build a line in the function commercial/purchasing: pair Sanne with Piet. "
        "Or lower the relationship stage to “exploratory”."
    )
    assert dutch.title == "Nog vlinderdas, geen diamant: 0 van 2 functiegebieden"
    assert dutch.explanation == (
        "Bij de relatiefase “samenwerkend” hoort in 2 functiegebieden een eigen lijn, tussen "
        "mensen die er aan beide kanten in werken. Die is er nog nergens."
    )
    assert dutch.action == (
        "Bouw een lijn in het functiegebied commercieel/inkoop: koppel Sanne aan Piet. "
        "Of verlaag de relatiefase tot “verkennend”."
    )


def test_without_a_like_of_ours_one_is_taken_into_the_team_and_an_unknown_stage_is_said():
    found = report(*person("dora", "Dora", Role.DECIDER, lane=Lane.MANAGEMENT))

    english, dutch = texts(found, "R13", "account")

    assert english.title == "Still a bow-tie, no diamond: 0 of 1 function"
    assert english.explanation.endswith("The stage itself is not recorded; it counts as basic.")
    assert dutch.explanation.endswith("De fase zelf is niet vastgelegd en telt als basis.")
    assert (english.action or "").startswith(
        "Take a colleague from the function general management into the client team, as the "
        "counterpart of Dora."
    )
    assert (english.action or "").endswith(
        "Or record the relationship stage: “exploratory” fits now."
    )
    assert (dutch.action or "").startswith(
        "Neem een collega uit het functiegebied algemene leiding op in het klantenteam"
    )


def test_where_the_customer_has_nobody_in_the_other_functions_they_are_to_be_found():
    english, dutch = texts(report(), "R13", "account")

    assert (english.action or "").startswith(
        "Find out who at the customer works in these functions: general management, financial, "
        "operational/technical and commercial/purchasing."
    )
    assert (dutch.action or "").startswith(
        "Zoek uit wie er bij de klant in deze functiegebieden werkt: algemene leiding"
    )
    banned = report(contact_policy=ContactPolicy.FORBIDDEN)
    assert texts(banned, "R13", "account")[0].action is None


def test_under_a_channel_a_line_is_built_only_with_who_is_in_it():
    sanne = TeamMember(id="sanne", name="Sanne", lane=Lane.MANAGEMENT)

    english, _ = texts(
        report(
            sanne,
            *person("dora", "Dora", Role.DECIDER, lane=Lane.MANAGEMENT),
            *person("piet", "Piet", Role.PURCHASER, lane=Lane.COMMERCIAL),
            contact_policy=ContactPolicy.VIA_PURCHASING,
        ),
        "R13",
        "account",
    )

    assert "Piet" in (english.action or "")
    assert "Dora" not in (english.action or "")
