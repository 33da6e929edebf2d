"""Several at once, and vacancies below vacancies, in the organigram."""

from __future__ import annotations

from datetime import date

from app.model import edits
from app.model.places import Seat
from app.ui.views import organigram_edits
from tests.ui.conftest import DECISION
from tests.ui.organigram.hands import managers

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
