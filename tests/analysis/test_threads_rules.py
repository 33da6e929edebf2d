"""R06 and R09: an account on one contact, relationships not backed up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.analysis.report import Report
from app.analysis.wording import words
from app.i18n import speaking
from app.model.account_plan import AccountPlan
from app.model.decision import Membership, Opportunity
from app.model.interactions import Interaction
from app.model.people import OutsideInfluence, TeamMember
from app.model.values import joined
from app.model.vocabulary import Attitude, ContactPolicy, Role, TieLevel, TieStatus
from tests.analysis.conventions import colleague, found
from tests.analysis.said import text_of
from tests.analysis.test_ways_in import affinity, fresh
from tests.plans import AS_OF, DECISION, person, tie


def three(**values):
    """Eva, whom Sanne knows; Piet and Dora, whom nobody knows."""
    return [
        TeamMember(id="sanne", name="Sanne"),
        *person("eva", "Eva", Role.USER, **values),
        *person("piet", "Piet", Role.PURCHASER),
        *person("dora", "Dora", Role.DECIDER),
        fresh("sanne", "eva"),
    ]


def report(*entities, **policy) -> Report:
    return Report(AccountPlan([Opportunity(id=DECISION, **policy), *entities]), DECISION, AS_OF)


def actions(of: Report, rule: str, subject: str) -> tuple[str | None, str | None]:
    """What the action is, in English and in Dutch."""
    said = []
    for language in ("en", "nl"):
        with speaking(language):
            said.append(text_of(of, rule, subject).action)
    return said[0], said[1]


# -- R06: an account on one contact


def test_two_people_are_too_few_to_hang_on_one_contact():
    two = [*person("a", "a", Role.USER), *person("b", "b", Role.USER)]

    assert not found("R06", colleague(), *two, fresh("t", "a"))


def test_three_people_of_whom_one_is_known_hang_on_one_contact_however_many_know_it():
    gap = found("R06", *three(), colleague(), fresh("t", "eva"))["eva"]

    assert gap.severity == pytest.approx(100 * 2 / 3)
    assert gap.evidence == {"only_contact": "eva", "N": 3}
    assert gap.members == ("sanne", "t")


def test_who_left_is_neither_counted_nor_a_contact():
    gone = person("gone", "Gone", Role.USER, active=False)

    assert found("R06", *three(), *gone, fresh("sanne", "gone"))["eva"].evidence["N"] == 3


def test_an_outside_influence_is_no_second_contact():
    adviser = OutsideInfluence(id="o", name="Adviser")

    assert "eva" in found("R06", *three(), adviser, fresh("sanne", "o"))


def test_two_known_people_are_not_one_contact_and_none_is_another_matter():
    assert not found("R06", *three(), fresh("sanne", "piet"))
    nobody = [one for one in three() if one.id != joined("sanne", "eva")]
    assert not found("R06", *nobody)


def test_the_only_contact_is_asked_for_the_two_who_weigh_most():
    others = person("tom", "Tom", Role.GATEKEEPER)

    assert actions(report(*three(), *others), "R06", "eva") == (
        "Have Sanne ask Eva this month for introductions to Dora and Piet.",
        "Laat Sanne deze maand Eva vragen om introducties bij Dora en Piet.",
    )


def test_nobody_is_asked_for_an_introduction_to_whom_they_are_at_odds_with():
    odds = affinity("eva", "dora", -1)

    assert actions(report(*three(), odds), "R06", "eva") == (
        "Have Sanne ask Eva this month for an introduction to Piet.",
        "Laat Sanne deze maand Eva vragen om een introductie bij Piet.",
    )


def test_who_is_against_us_is_not_asked_for_introductions():
    found = report(*three(attitude=Attitude.AGAINST))

    assert actions(found, "R06", "eva") == (
        "Have Sanne make contact with Dora.",
        "Laat Sanne contact leggen met Dora.",
    )


def test_introductions_outside_the_channel_are_parked_and_inside_it_only_the_channel_is_met():
    channel = report(*three(), contact_policy=ContactPolicy.VIA_PURCHASING)
    closed = report(*three(), contact_policy=ContactPolicy.NAMED_CONTACT, named_contact="eva")

    assert actions(channel, "R06", "eva")[0] == "Have Sanne make contact with Piet."
    assert actions(closed, "R06", "eva") == (None, None)
    assert closed.gap(("R06", "eva")).parked


def test_who_the_only_contact_is_is_told_with_our_side():
    with speaking("nl"):
        text = text_of(report(*three()), "R06", "eva")

    assert text.title == "Klant hangt aan één contact: Eva"
    assert text.explanation == (
        "Van de 3 personen in de DMU kennen we alleen Eva goed genoeg, via Sanne. Valt dat "
        "contact weg, dan hebben we geen ingang meer."
    )


# -- R09: relationships not backed up


@pytest.mark.parametrize(
    ("level", "two_way", "is_gap"),
    [
        (TieLevel.GOOD, None, True),
        (TieLevel.TRUSTED, 0, True),
        (TieLevel.GOOD, 1, False),
        (TieLevel.WORKING, 0, False),
        (None, 0, False),
    ],
)
def test_a_good_relationship_needs_a_two_way_contact(level, two_way, is_gap):
    claimed = tie("t", "p", level, two_way_12m=two_way)

    gaps = found("R09", colleague(), *person("p", "p", Role.PURCHASER), claimed)

    assert set(gaps) == ({"t->p"} if is_gap else set())
    assert all(gap.severity == 60 for gap in gaps.values())
    assert all(
        gap.evidence == {"claimed_level": level, "two_way_12m": 0} for gap in gaps.values()
    )


@pytest.mark.parametrize(
    ("days", "two_way", "noted", "is_gap"),
    [
        (365, True, None, False),
        (366, True, None, True),
        (10, None, None, True),
        (10, True, 0, True),
    ],
)
def test_the_log_backs_up_a_tie_that_says_nothing_itself(days, two_way, noted, is_gap):
    talk = Interaction(
        id="i",
        date=AS_OF - timedelta(days=days),
        members=("t",),
        persons=("p",),
        two_way=two_way,
    )
    claimed = tie("t", "p", TieLevel.GOOD, two_way_12m=noted)

    gaps = found("R09", colleague(), *person("p", "p", Role.USER), claimed, talk)

    assert bool(gaps) is is_gap


@pytest.mark.parametrize("status", TieStatus)
def test_a_tie_given_up_needs_no_proof(status):
    given_up = tie("t", "p", TieLevel.TRUSTED, status=status)

    assert not found("R09", colleague(), *person("p", "p", Role.USER), given_up)


def test_a_tie_with_who_left_needs_no_proof_and_one_with_an_outsider_weighs_nothing():
    gone = person("gone", "gone", Role.USER, active=False)
    adviser = OutsideInfluence(id="o", name="Adviser")

    gaps = found("R09", colleague(), *gone, adviser, fresh("t", "gone"), fresh("t", "o"))

    assert {subject: gap.severity for subject, gap in gaps.items()} == {"t->o": 0}


@pytest.mark.parametrize(
    ("language", "title", "explanation"),
    [
        (
            "en",
            "Not backed up: Sanne – Eva",
            "The relationship of Sanne with Eva is noted as “trusted”, but no two-way contact "
            "was recorded in the past twelve months. Customers often see a relationship "
            "differently from us. At stake: 15 of the 100 points.",
        ),
        (
            "nl",
            "Relatie niet onderbouwd: Sanne – Eva",
            "Het contact van Sanne met Eva staat te boek als “vertrouwensrelatie”, maar over "
            "de afgelopen twaalf maanden is geen wederzijds contact vastgelegd. Klanten zien "
            "een relatie vaak anders dan wij. Op het spel: 15 van de 100 punten.",
        ),
    ],
)
def test_what_is_not_backed_up_is_told_with_its_level(language, title, explanation):
    with speaking(language):
        text = text_of(report(*three()), "R09", "sanne->eva")

    assert (text.title, text.explanation) == (title, explanation)


def test_backing_up_a_relationship_is_recording_and_stays_advised_under_a_contact_ban():
    free = report(*three())
    banned = report(*three(), contact_policy=ContactPolicy.FORBIDDEN)

    assert actions(free, "R09", "sanne->eva") == (
        "Record when Sanne and Eva last had two-way contact, or lower the level of the "
        "relationship.",
        "Leg vast wanneer Sanne en Eva voor het laatst wederzijds contact hadden, of verlaag "
        "het niveau van het contact.",
    )
    assert actions(banned, "R09", "sanne->eva") == (
        "Record when the last two-way contact was, or lower the level of the relationship.",
        "Leg vast wanneer er voor het laatst wederzijds contact was, of verlaag het niveau van "
        "het contact.",
    )


def test_points_are_not_spoken_of_where_none_are_at_stake():
    [gap] = found(
        "R09", colleague(), OutsideInfluence(id="o", name="Adviser"), fresh("t", "o")
    ).values()
    network = report(
        colleague(), OutsideInfluence(id="o", name="Adviser"), fresh("t", "o")
    ).network

    assert "points" not in words(gap, network).explanation


def test_a_person_without_a_role_weighs_nothing_but_can_be_on_the_map():
    roleless = person("x", "x")
    assert isinstance(roleless[1], Membership)

    assert found("R09", colleague(), *roleless, fresh("t", "x"))["t->x"].severity == 0
