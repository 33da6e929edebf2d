"""What was planned before: the form begins with it, and what it does not ask stays."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.model import edits
from app.model.planning import PlannedTie
from app.model.values import joined
from app.model.vocabulary import TieLevel
from app.ui.views.matrix_plan_form import PlanForm
from tests.ui.conftest import DECISION

DUE = date(2026, 9, 1)


def plan_again(document, page, **planned) -> PlanForm:
    document.attempt(
        edits.plan_tie, DECISION, "sanne", "anton", TieLevel.TRUSTED, due=DUE, **planned
    )
    QTest.keyClicks(page.view, "p")
    form = page.hand.form
    assert isinstance(form, PlanForm)
    return form


def test_the_form_begins_with_what_is_planned_already(document, page):
    form = plan_again(document, page)

    assert form.level is TieLevel.TRUSTED
    assert form.chips[TieLevel.TRUSTED].isChecked()
    assert form.due.value == DUE
    QTest.keyClick(form, Qt.Key.Key_Escape)


def test_who_sees_to_it_stays_when_the_level_is_another(document, page):
    form = plan_again(document, page, owner="herman")

    QTest.keyClicks(form, "2")
    QTest.keyClick(form, Qt.Key.Key_Return)

    planned = document.plan.find(PlannedTie, joined(DECISION, "sanne", "anton"))
    assert (planned.desired_level, planned.due) == (TieLevel.WORKING, DUE)
    assert planned.owner == "herman"
