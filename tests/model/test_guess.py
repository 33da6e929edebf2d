"""What a job title makes likely."""

import pytest

from app.model.guess import Guess, guess
from app.model.vocabulary import Lane, Level


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
