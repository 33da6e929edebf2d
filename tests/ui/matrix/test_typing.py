"""Relationships are set, planned and removed in the matrix by hand."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.model import edits
from app.model.people import Person
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import TieLevel, TieStatus
from app.ui.canvas.choosers import TieChooser
from app.ui.settings import Settings
from app.ui.views.matrix import MatrixPage
from app.ui.views.matrix_plan_form import PlanForm
from tests.ui.conftest import DECISION
from tests.ui.matrix.cells import open_matrix, place_of


def test_a_figure_sets_the_level_at_once_with_the_rhythm_of_the_roles(document, page):
    QTest.keyClicks(page.view, "2")

    tie = document.plan.tie_between("sanne", "anton")
    assert tie.level is TieLevel.WORKING
    assert tie.last_contact is None
    assert tie.cadence_days
    document.undo()
    assert document.plan.tie_between("sanne", "anton") is None


def test_each_cell_is_one_step_to_undo(document, page):
    QTest.keyClicks(page.view, "1")
    QTest.keyClick(page.view, Qt.Key.Key_Left)
    QTest.keyClicks(page.view, "3")

    document.undo()

    assert document.plan.tie_between("herman", "anton") is None
    assert document.plan.tie_between("sanne", "anton").level is TieLevel.ACQUAINTED


def test_arrows_pass_headings_by(page):
    QTest.keyClick(page.view, Qt.Key.Key_Down)

    assert page.view.focus_pair() == ("sanne", "eva")


def test_with_nothing_chosen_the_keyboard_starts_at_the_first_person(
    document, shown, home, qtbot
):
    page = shown(MatrixPage(document, Settings()), 1000, 600)
    page.activateWindow()

    page.setFocus()
    qtbot.waitUntil(page.view.hasFocus)

    first = next(one.person for one in page.model.lines if one.person)
    pair = page.view.focus_pair()
    assert pair is not None
    assert pair[1] == first
    assert document.selection == frozenset()


def test_n_says_not_needed_and_a_question_mark_not_assessed(document, page):
    QTest.keyClicks(page.view, "n")
    not_needed = document.plan.tie_between("sanne", "anton").status
    QTest.keyClicks(page.view, "?")
    tie = document.plan.tie_between("sanne", "anton")

    assert not_needed is TieStatus.NOT_NEEDED
    assert (tie.status, tie.level) == (None, None)


def test_delete_removes_the_tie_else_the_plan(document, page):
    document.attempt(edits.plan_tie, DECISION, "sanne", "eva", TieLevel.TRUSTED)
    page.go_to("sanne", "eva")

    QTest.keyClick(page.view, Qt.Key.Key_Delete)
    without_tie = (
        document.plan.tie_between("sanne", "eva"),
        len(document.plan.table(PlannedTie)),
    )
    QTest.keyClick(page.view, Qt.Key.Key_Delete)

    assert without_tie == (None, 1)
    assert not document.plan.table(PlannedTie)


def test_delete_with_a_whole_row_chosen_touches_the_cell_with_the_keyboard_alone(
    document, page
):
    document.attempt(edits.set_tie, "herman", "eva", level=TieLevel.GOOD)
    page.go_to("sanne", "eva")
    document.select([(Person, "eva")])

    QTest.keyClick(page.view, Qt.Key.Key_Delete)

    assert document.plan.tie_between("herman", "eva") is not None


def test_p_plans_with_a_level_and_a_day_by_keys_alone(document, page):
    QTest.keyClicks(page.view, "p")
    form = page.hand.form
    assert isinstance(form, PlanForm)
    QTest.keyClicks(form, "3")
    QTest.keyClick(form, Qt.Key.Key_Tab)
    QTest.keyClicks(form.due.edit, "1/4/2026")
    QTest.keyClick(form.due.edit, Qt.Key.Key_Return)

    planned = document.plan.find(PlannedTie, joined(DECISION, "sanne", "anton"))
    assert (planned.desired_level, planned.due) == (TieLevel.GOOD, date(2026, 4, 1))
    assert planned.owner == "sanne"
    assert page.hand.form is None
    assert page.view.hasFocus()


def test_a_day_that_is_none_keeps_the_plan_open_with_words(document, page):
    QTest.keyClicks(page.view, "p")
    form = page.hand.form
    form.due.edit.setText("someday")

    QTest.keyClick(form, Qt.Key.Key_Return)

    assert page.hand.form is form
    assert "someday" in form.problem.text()
    assert not document.plan.table(PlannedTie)
    QTest.keyClick(form, Qt.Key.Key_Escape)


def test_l_asks_to_log_a_contact_of_exactly_these_two(page, qtbot):
    with qtbot.waitSignal(page.log_asked) as asked:
        QTest.keyClicks(page.view, "l")

    assert asked.args == [["anton"], ["sanne"]]


def test_enter_opens_the_tie_and_space_selects_the_person(document, page, qtbot):
    page.go_to("sanne", "eva")

    with qtbot.waitSignal(page.open_asked):
        QTest.keyClick(page.view, Qt.Key.Key_Return)
    opened = document.selection
    QTest.keyClick(page.view, Qt.Key.Key_Space)

    assert opened == {(ContactTie, joined("sanne", "eva"))}
    assert document.selection == {(Person, "eva")}


def test_a_double_click_asks_level_and_when_they_last_spoke(document, page, qtbot):
    QTest.mouseClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(page, "herman", "eva")
    )
    QTest.mouseDClick(
        page.view.viewport(), Qt.MouseButton.LeftButton, pos=place_of(page, "herman", "eva")
    )
    form = page.hand.form
    assert isinstance(form, TieChooser)
    QTest.keyClicks(form, "3")
    QTest.keyClick(form, Qt.Key.Key_Return)

    tie = document.plan.tie_between("herman", "eva")
    assert tie.level is TieLevel.GOOD
    assert tie.last_contact is not None


def test_in_a_what_if_what_is_typed_is_supposed_and_nothing_is_stored(analysed, shown, home):
    page = open_matrix(analysed, shown)
    analysed.supposing.begin()

    QTest.keyClicks(page.view, "3")

    assert analysed.copy.plan.tie_between("sanne", "anton") is None
    assert page.model.content.cell("sanne", "anton").supposed
    analysed.supposing.end()
    assert not page.model.content.cell("sanne", "anton").has_tie
