"""Several at once, and vacancies below vacancies, in the organigram."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from app.model import edits
from app.model.places import Seat
from app.ui.panels.labels import Label
from app.ui.views import organigram_edits
from tests.ui.conftest import DECISION
from tests.ui.organigram.hands import centre, managers

LEFT = date(2026, 3, 1)


def test_who_is_put_under_somebody_of_the_selection_leaves_that_one_where_they_were(company):
    company.attempt(organigram_edits.put_under, ["koen", "eva"], "eva")

    assert ("koen", "eva") in managers(company)
    assert ("eva", "anton") in managers(company)


def test_a_vacancy_below_a_vacancy_reports_to_who_left_it_and_then_to_who_follows(company):
    for id in ("eva", "koen"):
        company.attempt(edits.person_leaves, DECISION, id, LEFT)
    seats = {seat.formerly: seat.id for seat in company.plan.table(Seat).values()}

    company.attempt(organigram_edits.put_under, [seats["koen"]], seats["eva"])
    below = company.plan.find(Seat, seats["koen"]).reports_to
    company.attempt(edits.fill_seat, seats["eva"], name="Lies Maes", id="lies")

    assert below == "eva"
    assert company.plan.find(Seat, seats["koen"]).reports_to == "lies"


def test_dragging_out_who_reports_to_nobody_promises_nothing(company, tree):
    assert held_aside(tree, "koen") == ""
    assert held_aside(tree, "nadia") == "Nadia Haddad reports to nobody"


def held_aside(tree, id: str) -> str:
    """Take a card to a corner where nobody stands; return what is said, and put it back."""
    port, start = tree.viewport(), centre(tree, id)
    aside = QPoint(4, port.height() - 4)
    assert tree.map.card_at(tree.mapToScene(aside)) is None
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(port, start + QPoint(15, 15))
    QTest.mouseMove(port, aside)
    said = [one for one in tree.findChildren(Label) if one.parent() is tree]
    words = "".join(one.text() for one in said if one.isVisible())
    tree.cancel()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=start)
    return words
