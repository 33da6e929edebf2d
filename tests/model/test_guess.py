"""What a job title makes likely."""

import pytest

from app.model.guess import Guess, guess, guess_role
from app.model.vocabulary import Lane, Level, Role


@pytest.mark.parametrize(
    ("title", "lane", "level"),
    [
        ("Algemeen directeur", Lane.MANAGEMENT, Level.EXECUTIVE),
        ("Vz. Raad van Bestuur", Lane.MANAGEMENT, Level.EXECUTIVE),
        ("Gedelegeerd bestuurder", Lane.MANAGEMENT, Level.EXECUTIVE),
        ("Directrice générale", Lane.MANAGEMENT, Level.EXECUTIVE),
        ("Managing Director", Lane.MANAGEMENT, Level.EXECUTIVE),
        ("CFO", Lane.FINANCIAL, Level.EXECUTIVE),
        ("Financieel directeur", Lane.FINANCIAL, Level.EXECUTIVE),
        ("Chief Operating Officer", Lane.TECHNICAL, Level.EXECUTIVE),
        ("Aankoopdirecteur", Lane.COMMERCIAL, Level.HEAD),
        ("Directeur des achats", Lane.COMMERCIAL, Level.HEAD),
        ("Facilitair directeur", Lane.TECHNICAL, Level.HEAD),
        ("Hoofd ICT", Lane.TECHNICAL, Level.HEAD),
        ("Diensthoofd aankoop", Lane.COMMERCIAL, Level.HEAD),
        ("Head of Purchasing", Lane.COMMERCIAL, Level.HEAD),
        ("Vice President Procurement", Lane.COMMERCIAL, Level.HEAD),
        ("Responsable informatique", Lane.TECHNICAL, Level.HEAD),
        ("Manager finance en leasing", Lane.FINANCIAL, Level.HEAD),
        ("Strategisch inkoper", Lane.COMMERCIAL, Level.MIDDLE),
        ("Key accountmanager", Lane.COMMERCIAL, Level.MIDDLE),
        ("Klinisch fysicus", Lane.TECHNICAL, Level.MIDDLE),
        ("Controller", Lane.FINANCIAL, Level.MIDDLE),
        ("Chef de projet", Lane.TECHNICAL, Level.MIDDLE),
        ("Medewerker inkoop", Lane.COMMERCIAL, Level.STAFF),
        ("Verpleegkundige", Lane.TECHNICAL, Level.STAFF),
        ("Comptable", Lane.FINANCIAL, Level.STAFF),
    ],
)
def test_a_title_tells_lane_and_level(title, lane, level):
    assert guess(title) == Guess(lane, level)


def test_who_assists_the_top_is_not_the_top():
    assert guess("Secretaresse gemeentesecretaris").level is Level.STAFF
    assert guess("Directieassistente") == Guess(Lane.MANAGEMENT, Level.STAFF)
    assert guess("Gemeentesecretaris").level is Level.EXECUTIVE


def test_a_deputy_stands_below_the_one_deputised_for():
    assert guess("Plaatsvervangend directeur").level is Level.HEAD


def test_the_department_helps_where_the_title_leaves_the_lane_open():
    assert guess("Teamleider", "Inkoop") == Guess(Lane.COMMERCIAL, Level.MIDDLE)
    assert guess("Hoofd ICT", "Inkoop").lane is Lane.TECHNICAL


@pytest.mark.parametrize("title", [None, "", "  ", "Astronaut", "???"])
def test_a_title_that_says_nothing_gives_no_guess(title):
    assert guess(title) == Guess(None, None)


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Serviceleider", Level.MIDDLE),
        ("Teamleider onderhoud", Level.MIDDLE),
        ("Afdelingsleider", Level.MIDDLE),
        ("Ploegleidster", Level.MIDDLE),
        ("Zorgcoördinator", Level.MIDDLE),
        ("Verkoopcoördinatrice", Level.MIDDLE),
        ("Ploegchef", Level.MIDDLE),
        ("Teamhoofd", Level.MIDDLE),
        ("Product owner", Level.MIDDLE),
        ("Projectmanager", Level.MIDDLE),
        ("Hoofdinkoper", Level.MIDDLE),
        ("Adviseur raad van bestuur", Level.MIDDLE),
        ("Bedrijfsleider", Level.HEAD),
        ("Clusterhoofd", Level.HEAD),
        ("Kwaliteitsmanager", Level.HEAD),
        ("Chef werkplaats", Level.HEAD),
        ("Werkbegeleider", Level.STAFF),
        ("Praktijkopleider", Level.STAFF),
        ("PA to the CEO", Level.STAFF),
    ],
)
def test_who_leads_a_team_stands_between_head_and_staff(title, level):
    assert guess(title).level is level


@pytest.mark.parametrize(
    ("role", "titles"),
    [
        (
            Role.DECIDER,
            "Algemeen directeur, CEO, Directeur-eigenaar, Bestuursvoorzitter, "
            "Managing Director, Gedelegeerd bestuurder, Vz. Raad van Bestuur, Zaakvoerder",
        ),
        (
            Role.PURCHASER,
            "Strategisch inkoper, Hoofd inkoop, Inkoopmanager, Aankoper, Diensthoofd aankoop, "
            "VP Procurement, Purchaser, Senior Buyer, Teamleider inkoop, Inkoopadviseur",
        ),
        (
            Role.GATEKEEPER,
            "Directieassistente, Directiesecretaresse, Medewerker secretariaat, "
            "Management assistant, PA, Office manager, Secretaresse van de CEO, PA to the CEO",
        ),
        (
            Role.INFLUENCER,
            "CFO, Financieel directeur, Adviseur veiligheid, Solution architect, "
            "Hoofd kwaliteit, Process engineer, Klinisch fysicus, Adviseur raad van bestuur",
        ),
        (
            Role.USER,
            "Key user, Operator verpakking, Laborant, Verpleegkundige, Teamleider onderhoud, "
            "Planner, Servicemonteur",
        ),
    ],
)
def test_a_title_may_say_plainly_which_role_somebody_has(role, titles):
    assert {title: guess_role(title) for title in titles.split(", ")} == dict.fromkeys(
        titles.split(", "), role
    )


@pytest.mark.parametrize(
    "title",
    [
        None,
        "",
        "Astronaut",
        "Hoofd ICT",
        "Hoofd productie",
        "Commercieel directeur",
        "Lid raad van bestuur",
        "Plaatsvervangend algemeen directeur",
        "Assistent van de algemeen directeur",
        "Voormalig CEO",
        "Product owner",
        "Teamleider verkoop",
        "Voorzitter raad van toezicht",
    ],
)
def test_a_title_that_leaves_the_role_open_gives_none(title):
    assert guess_role(title) is None
