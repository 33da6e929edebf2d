"""Who leaves, leaves a vacancy in organigram and map, and somebody follows."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.model import edits
from app.model.people import Person
from app.model.places import Seat
from app.model.ties import ContactTie
from app.model.vocabulary import Attitude, TieLevel
from app.ui import seat_actions
from app.ui.canvas.line_kinds import stroke
from app.ui.canvas.view import MapView
from app.ui.dialogs.seats import FillDialog, LeavesDialog
from app.ui.panels.inspector_seat import SeatPage
from tests.ui.conftest import DECISION
from tests.ui.organigram.hands import centre, drag, managers


@pytest.fixture
def vacant(company, tree):
    company.do(edits.person_leaves(company.plan, DECISION, "eva", date(2026, 3, 1)))
    return the_seat(company)


def the_seat(document):
    (seat,) = document.plan.table(Seat)
    return seat


def test_a_vacancy_is_an_empty_card_where_who_left_stood(tree, vacant):
    card = tree.map.cards[vacant]

    assert card.face.vacant
    assert tree.map.above(vacant) == "anton"
    assert tree.map.above("nadia") == vacant
    assert "eva" not in tree.map.cards


def test_a_vacancy_is_on_the_map_too_with_former_ties_in_grey(company, vacant, shown):
    view = shown(MapView(company), 1000, 700)

    assert view.map.cards[vacant].face.ref == (Seat, vacant)
    line = next(one for one in view.map.lines.values() if one.line.ref[0] is ContactTie)
    assert line.line.target == vacant
    assert stroke(line.line).colour == "line.not_needed"


def test_a_double_click_on_the_empty_card_asks_who_follows(company, tree, vacant, qtbot):
    QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=centre(tree, vacant))

    dialog = tree.window().findChild(FillDialog)
    dialog.name.setText("Lies Maes")
    dialog.confirm()

    assert not company.plan.table(Seat)
    follower = next(p for p in company.plan.persons.values() if p.name == "Lies Maes")
    assert company.selection == {(Person, follower.id)}
    assert ("nadia", follower.id) in managers(company)


def test_an_empty_card_on_the_map_asks_who_follows_as_well(company, vacant, shown, qtbot):
    view = shown(MapView(company), 1000, 700)
    view.current = vacant

    with qtbot.waitSignal(view.fill_asked) as asked:
        view.rewrite()

    assert asked.args == [vacant]


def test_no_tie_can_be_drawn_to_an_empty_card(company, vacant, shown, qtbot):
    view = shown(MapView(company), 1000, 700)

    with qtbot.waitSignal(company.refused) as refused:
        view.join("sanne", vacant)

    assert "vacant" in refused.args[0]


def test_a_card_dropped_on_a_vacancy_stands_under_it(company, tree, vacant):
    drag(tree, centre(tree, "koen"), centre(tree, vacant))

    assert tree.map.above("koen") == vacant


def test_the_vacancy_is_dragged_under_somebody_else(company, tree, vacant):
    drag(tree, centre(tree, vacant), centre(tree, "koen"))

    assert company.plan.find(Seat, vacant).reports_to == "koen"


def test_who_leaves_is_asked_when_and_the_function_stays(company, opened):
    dialog = opened(LeavesDialog(None, company, "eva"))

    dialog.on.edit.setText("1-2-2026")
    dialog.confirm()

    seat = company.plan.find(Seat, the_seat(company))
    assert (seat.name, seat.vacant_since) == ("Team lead", date(2026, 2, 1))
    assert company.selection == {(Seat, seat.id)}
    assert company.plan.tie_between("sanne", "eva").level is TieLevel.GOOD


def test_without_keeping_the_function_no_vacancy_is_left(company, opened):
    dialog = opened(LeavesDialog(None, company, "eva"))

    dialog.keep.setChecked(False)
    dialog.confirm()

    assert not company.plan.table(Seat)
    assert not company.plan.membership(DECISION, "eva").takes_part


def test_somebody_known_can_follow_and_keeps_the_own_attitude(company, vacant, opened):
    company.do(edits.set_membership(company.plan, DECISION, "koen", attitude=Attitude.RESERVED))
    dialog = opened(FillDialog(None, company, vacant))

    dialog.known.show_value("koen")
    dialog.confirm()

    assert company.plan.persons["koen"].title == "Team lead"
    assert company.plan.membership(DECISION, "koen").attitude is Attitude.RESERVED


def test_a_function_is_not_filled_without_a_name(company, vacant, opened):
    dialog = opened(FillDialog(None, company, vacant))

    dialog.confirm()

    assert dialog.problem.isVisible()
    assert company.plan.table(Seat)


def test_the_inspector_shows_the_vacancy_and_who_knew_who_left(inspector, company):
    company.do(edits.person_leaves(company.plan, DECISION, "eva", None))
    company.select([(Seat, the_seat(company))])

    assert isinstance(inspector.page, SeatPage)
    texts = {button.text() for button in buttons(inspector)}
    assert {"Eva Brouwer", "known by Sanne de Wit"} <= texts


def test_a_person_who_left_is_not_offered_to_leave_again(inspector, company):
    company.select([(Person, "eva")])
    assert any(b.objectName() == "leaves" for b in buttons(inspector))
    company.do(edits.person_leaves(company.plan, DECISION, "eva", None))
    company.select([])

    company.select([(Person, "eva")])

    assert not any(b.objectName() == "leaves" for b in buttons(inspector))


def buttons(inspector):
    return inspector.page.findChildren(QPushButton)


def test_in_a_what_if_somebody_leaves_at_once_and_nothing_is_stored(company, tree, qtbot):
    with qtbot.waitSignal(company.analysed):
        company.start_analysis()
    company.supposing.begin()

    seat_actions.ask_leaves(tree, company, "eva")

    assert "eva" in company.supposing.left
    assert company.copy.plan.membership(DECISION, "eva").takes_part
