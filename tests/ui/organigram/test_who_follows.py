"""Who follows is one person: a name that is typed, or somebody who is known."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtTest import QTest

from app.model import edits
from app.model.places import Seat
from app.ui.dialogs.seats import FillDialog
from tests.ui.conftest import DECISION


@pytest.fixture
def dialog(company, opened):
    company.do(edits.person_leaves(company.plan, DECISION, "eva", date(2026, 3, 1)))
    (seat,) = company.plan.table(Seat)
    return opened(FillDialog(None, company, seat))


def test_a_name_that_is_typed_takes_the_place_of_who_was_chosen(company, dialog):
    dialog.known.show_value("koen")

    QTest.keyClicks(dialog.name, "Lies Maes")
    dialog.confirm()

    assert company.plan.persons["koen"].title is None
    [lies] = [one for one in company.plan.persons.values() if one.name == "Lies Maes"]
    assert lies.title == "Team lead"


def test_who_is_chosen_takes_the_place_of_a_name_that_was_typed(company, dialog):
    QTest.keyClicks(dialog.name, "Lies Maes")

    dialog.known.show_value("koen")
    dialog.known.committed.emit("koen")
    dialog.confirm()

    assert "Lies Maes" not in {one.name for one in company.plan.persons.values()}
    assert company.plan.persons["koen"].title == "Team lead"
