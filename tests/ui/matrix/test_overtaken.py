"""A colleague sets the same cell while a form is open on it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.model import edits
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import TieLevel
from tests.ui import colleague
from tests.ui.colleague import Told
from tests.ui.conftest import DECISION

TIE = joined("sanne", "eva")
PLANNED = joined(DECISION, "sanne", "anton")


def test_a_level_given_in_a_cell_over_a_colleagues_is_told_as_lost(document, page):
    told = Told(document)
    page.go_to("sanne", "eva")
    QTest.keyClick(page.view, Qt.Key.Key_F2)
    form = page.hand.form
    colleague.does(document, edits.set_tie, "sanne", "eva", level=TieLevel.TRUSTED)

    QTest.keyClick(form, Qt.Key.Key_1)
    QTest.keyClick(form, Qt.Key.Key_Return)

    assert page.hand.form is None
    assert document.plan.ties[TIE].level is TieLevel.TRUSTED
    assert told.made_after_all(ContactTie, TIE).level is TieLevel.ACQUAINTED


def test_a_level_given_beside_a_day_a_colleague_noted_leaves_the_day(document, page):
    told, theirs = Told(document), date(2026, 2, 28)
    page.go_to("sanne", "eva")
    QTest.keyClick(page.view, Qt.Key.Key_F2)
    form = page.hand.form
    colleague.does(
        document, edits.set_fields, ContactTie, TIE, last_f2f=theirs, note="Their note"
    )

    QTest.keyClick(form, Qt.Key.Key_1)
    QTest.keyClick(form, Qt.Key.Key_Return)

    tie = document.plan.ties[TIE]
    assert (tie.level, tie.last_f2f, tie.note) == (
        TieLevel.ACQUAINTED, theirs, "Their note",
    )  # fmt: skip
    assert not told.lost


def test_a_plan_made_where_a_colleague_planned_the_same_is_told_as_lost(document, page):
    told = Told(document)
    QTest.keyClicks(page.view, "p")
    form = page.hand.form
    due = date(2026, 5, 1)
    colleague.does(
        document, edits.plan_tie, DECISION, "sanne", "anton", TieLevel.TRUSTED, due=due
    )

    QTest.keyClicks(form, "2")
    QTest.keyClick(form, Qt.Key.Key_Return)

    planned = document.plan.find(PlannedTie, PLANNED)
    assert (planned.desired_level, planned.due) == (TieLevel.TRUSTED, due)
    assert told.made_after_all(PlannedTie, PLANNED).desired_level is TieLevel.WORKING
