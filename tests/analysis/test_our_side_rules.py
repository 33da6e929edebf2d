"""R07 and R16: one colleague who earns most of the points, or lets nobody else in."""

from __future__ import annotations

import pytest

from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.vocabulary import ContactPolicy, Level, Role, TieLevel, TieStatus
from tests.analysis.conventions import colleague, found
from tests.analysis.said import report, texts
from tests.analysis.test_ways_in import fresh
from tests.plans import AS_OF, person, tie


def customers():
    return [
        *person("dora", "Dora", Role.DECIDER),
        *person("piet", "Piet", Role.PURCHASER),
        *person("eva", "Eva", Role.USER),
    ]


def ours(level: Level = Level.EXECUTIVE):
    return [
        TeamMember(id="sanne", name="Sanne", level=Level.MIDDLE),
        TeamMember(id="herman", name="Herman", level=level),
    ]


# -- R07: concentration


def test_a_team_of_one_cannot_concentrate():
    assert not found("R07", colleague(), *customers(), fresh("t", "dora"))


def test_a_second_colleague_without_any_tie_counts_as_a_team():
    gap = found("R07", *ours(), *customers(), fresh("sanne", "dora"))["sanne"]

    assert gap.severity == pytest.approx(100)
    assert gap.evidence == pytest.approx({"share": 1, "HHI": 1})


def test_without_any_points_it_is_silent():
    assert not found("R07", *ours(), *customers())
    assert not found("R07", *ours(), *customers(), tie("sanne", "dora", TieLevel.GOOD))


def test_more_than_sixty_percent_is_a_gap_and_exactly_that_is_not():
    """A purchaser and a user of 15 points each, at .75 and .5: 9 against 6 points."""
    level, other = TieLevel.GOOD, TieLevel.WORKING
    exact = [fresh("sanne", "piet", level), fresh("herman", "eva", other)]
    more = [fresh("sanne", "piet", TieLevel.TRUSTED), fresh("herman", "eva", other)]

    assert not found("R07", *ours(), *customers(), *exact)
    assert found("R07", *ours(), *customers(), *more)["sanne"].severity == pytest.approx(
        100 * (2 / 3 - 0.5) / 0.5
    )


def test_a_backup_earns_its_fifth_and_outsiders_and_lost_ties_earn_nothing():
    adviser = OutsideInfluence(id="o")
    lost = tie("herman", "eva", TieLevel.TRUSTED, last_contact=AS_OF, status=TieStatus.LOST)

    gap = found(
        "R07",
        *ours(Level.MIDDLE),
        adviser,
        *customers(),
        fresh("sanne", "dora"),
        fresh("herman", "dora", TieLevel.GOOD),
        fresh("herman", "o"),
        lost,
    )["sanne"]

    points = {"sanne": 0.8, "herman": 0.2 * 0.75}
    shares = [value / sum(points.values()) for value in points.values()]
    assert gap.evidence["share"] == pytest.approx(shares[0])
    assert gap.evidence["HHI"] == pytest.approx(sum(share**2 for share in shares))


def test_two_contacts_are_handed_over():
    ties = [fresh("sanne", one) for one in ("dora", "piet", "eva")]

    english, dutch = texts(report(*ours(), *customers(), *ties), "R07", "sanne")

    assert english.title == "Everything through one colleague: Sanne"
    assert english.explanation == (
        "Our whole score runs through Sanne. What Sanne knows, and the trust behind it, does "
        "not pass to colleagues by itself."
    )
    assert english.action == (
        "Have Sanne hand over 2 contacts to the client team: Dora (to Herman) and Eva (to "
        "Herman)."
    )
    assert dutch.title == "Alles via één collega: Sanne"
    assert dutch.explanation == (
        "Onze hele score loopt via Sanne. Wat Sanne weet en aan "
        "vertrouwen heeft opgebouwd, gaat niet vanzelf over op collega’s."
    )
    assert dutch.action == (
        "Laat Sanne 2 contacten overdragen aan het klantenteam: Dora (aan Herman) en Eva (aan "
        "Herman)."
    )


def test_a_single_contact_is_handed_over_alone():
    english, dutch = texts(report(*ours(), *customers(), fresh("sanne", "eva")), "R07", "sanne")

    assert english.action == (
        "Have Sanne hand over a contact to the client team: Eva (to Herman)."
    )
    assert dutch.action == (
        "Laat Sanne een contact overdragen aan het klantenteam: Eva (aan Herman)."
    )


def test_nobody_whom_we_may_not_contact_is_handed_over():
    ties = [fresh("sanne", one) for one in ("dora", "piet", "eva")]
    team = [*ours(), *customers(), *ties]

    channel = texts(report(*team, contact_policy=ContactPolicy.VIA_PURCHASING), "R07", "sanne")
    banned = texts(report(*team, contact_policy=ContactPolicy.FORBIDDEN), "R07", "sanne")

    assert channel[0].action == (
        "Have Sanne hand over a contact to the client team: Piet (to Herman)."
    )
    assert banned[0].action == (
        "Agree among ourselves which contacts of Sanne a colleague takes over once contact is "
        "allowed again."
    )
    assert banned[1].action == (
        "Spreek onderling af welke contacten van Sanne een collega overneemt zodra contact "
        "weer mag."
    )


def french(id: str, *roles: Role):
    card, taking_part = person(id, id.title(), *roles)
    return [Person(id=card.id, name=id.title(), contact_language="fr"), taking_part]


def dutch_only(level: Level = Level.EXECUTIVE):
    sanne, _ = ours(level)
    return [sanne, TeamMember(id="herman", name="Herman", level=level, languages=("nl",))]


def test_where_no_colleague_speaks_their_language_it_is_agreed_who_could():
    english, dutch = texts(
        report(*dutch_only(), *french("luc", Role.DECIDER), fresh("sanne", "luc")),
        "R07",
        "sanne",
    )

    assert english.action == (
        "Agree among ourselves which two contacts of Sanne a colleague takes over."
    )
    assert dutch.action == (
        "Spreek onderling af welke twee contacten van Sanne een collega overneemt."
    )


# -- R16: the only access


def test_without_management_of_our_own_it_is_silent():
    ties = [fresh("sanne", "dora")]

    assert not found("R16", *ours(Level.HEAD), *customers(), *ties)
    assert found("R16", *ours(), *customers(), *ties)["sanne"].severity == 100


def test_without_active_points_it_is_silent():
    approver = person("x", "x", Role.APPROVER)

    assert not found("R16", *ours(), *customers())
    assert not found("R16", *ours(), *approver, fresh("sanne", "x"))


def test_only_active_ties_give_access():
    weak = tie("herman", "dora", TieLevel.ACQUAINTED, last_contact=AS_OF)
    lost = tie("herman", "dora", TieLevel.TRUSTED, last_contact=AS_OF, status=TieStatus.LOST)

    for other in (weak, lost):
        assert "sanne" in found("R16", *ours(), *customers(), fresh("sanne", "dora"), other)
    both = [fresh("sanne", "dora"), fresh("herman", "dora")]
    assert not found("R16", *ours(), *customers(), *both)


def test_half_of_the_active_points_is_not_yet_more_than_half():
    level = [fresh("sanne", "piet"), fresh("herman", "eva")]

    assert not found("R16", *ours(), *customers(), *level)


def test_shared_people_count_among_the_active_points_but_for_nobody():
    """The decider's 30 points through Sanne alone, the purchaser's 15 through both."""
    ties = [fresh("sanne", "dora"), fresh("sanne", "piet"), fresh("herman", "piet")]

    gap = found("R16", *ours(), *customers(), *ties)["sanne"]

    assert gap.severity == pytest.approx(100 * 30 / 45)
    assert gap.evidence == pytest.approx({"share_of_active_points_only_via": 2 / 3})
    assert gap.persons == ("dora",)


def test_management_comes_along_to_the_weightiest():
    ties = [fresh("sanne", one) for one in ("dora", "piet", "eva")]

    english, dutch = texts(report(*ours(), *customers(), *ties), "R16", "sanne")

    assert english.title == "Only access: Sanne"
    assert english.explanation == (
        "Only Sanne knows Dora, Eva and Piet well enough. That is all we cover."
    )
    assert english.action == (
        "Have Herman of our management visit Dora, Eva and Piet together with Sanne."
    )
    assert dutch.title == "Collega is enige toegang: Sanne"
    assert dutch.explanation == (
        "Alleen Sanne kent Dora, Eva en Piet goed genoeg. Dat is alles wat we dekken."
    )
    assert dutch.action == (
        "Laat Herman van onze directie samen met Sanne op bezoek gaan bij Dora, Eva en Piet."
    )


def test_where_management_is_the_only_access_another_colleague_comes_along():
    found = report(*ours(), *customers(), fresh("herman", "dora"))

    english, dutch = texts(found, "R16", "herman")

    assert english.action == "Have Sanne visit Dora together with Herman."
    assert dutch.action == "Laat Sanne samen met Herman op bezoek gaan bij Dora."


def test_where_nobody_else_speaks_their_language_some_colleague_is_to_come_along():
    found = report(*dutch_only(), *french("luc", Role.DECIDER), fresh("sanne", "luc"))

    english, dutch = texts(found, "R16", "sanne")

    assert english.action == "Have a colleague visit Luc together with Sanne."
    assert dutch.action == "Laat een collega samen met Sanne op bezoek gaan bij Luc."


def test_visits_keep_to_the_channel():
    ties = [fresh("sanne", one) for one in ("dora", "piet", "eva")]

    english, _ = texts(
        report(*ours(), *customers(), *ties, contact_policy=ContactPolicy.VIA_PURCHASING),
        "R16",
        "sanne",
    )

    assert english.action == "Have Herman of our management visit Piet together with Sanne."


def test_a_part_of_the_points_is_told_as_a_share():
    ties = [fresh("sanne", "dora"), fresh("sanne", "piet"), fresh("herman", "eva")]
    found = report(*ours(), *customers(), *ties)

    through, access = texts(found, "R07", "sanne"), texts(found, "R16", "sanne")

    assert through[0].explanation.startswith(
        "75% of our score runs through Sanne: 36 of the 48 points."
    )
    assert through[1].explanation.startswith(
        "75% van onze score loopt via Sanne: 36 van de 48 punten."
    )
    assert access[0].explanation.endswith("That is 75% of what we cover: 45 of the 60 points.")
    assert access[1].explanation.endswith("Dat is 75% van wat we dekken: 45 van de 60 punten.")
