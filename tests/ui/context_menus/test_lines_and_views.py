"""The menus of seats, lines and ground, of gaps and of the other views."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication

from app.model import edits
from app.model.people import Person
from app.model.places import Seat
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.vocabulary import Attitude, InfluenceDegree, TieLevel, TieStatus
from app.ui.canvas.context import PointedAt
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.panels.gap_row import GapRow
from tests.ui.context_menus.asking import asked_for, item, right_click, words
from tests.ui.hand import Hand

MENU = QContextMenuEvent.Reason


@pytest.fixture
def menus(window):
    return window.doing.menus


def test_an_empty_seat_is_filled_or_removed(window, person):
    document = window.document
    document.attempt(edits.person_leaves, document.opportunity, person, None)
    [seat] = document.plan.where(Seat, "formerly", person)

    menu = asked_for(window, (Seat, seat.id))
    item(menu, "Remove vacancy").trigger()

    assert words(menu)[0] == "Fill…"
    assert document.plan.find(Seat, seat.id) is None


def test_the_level_of_a_relationship_is_set_from_its_menu(window):
    tie = next(iter(window.document.plan.ties.values()))

    item(asked_for(window, (ContactTie, tie.id)), "Relationship level", "trusted").trigger()
    level = window.document.plan.ties[tie.id].level
    item(asked_for(window, (ContactTie, tie.id)), "Relationship level", "lost").trigger()

    assert level is TieLevel.TRUSTED
    assert window.document.plan.ties[tie.id].status is TieStatus.LOST


def test_a_contact_of_the_two_is_logged_from_their_line(window, qtbot):
    tie = next(
        t
        for t in window.document.plan.ties.values()
        if t.person in window.document.plan.persons
    )

    item(asked_for(window, (ContactTie, tie.id)), "Log a contact of the two").trigger()

    dialog = Hand(window, qtbot).dialog(LogContactDialog)
    assert (dialog.members.chosen(), dialog.persons.chosen()) == ((tie.member,), (tie.person,))
    dialog.close()


def test_lines_inside_the_customer_are_changed_from_their_menus(window):
    plan = window.document.plan
    influence = next(iter(plan.table(Influence).values()))
    affinity = next(iter(plan.table(Affinity).values()))
    reporting = next(iter(plan.table(ReportingLine).values()))
    other = "Conflict" if affinity.sign > 0 else "Alliance"
    window.document.attempt(edits.set_fields, Influence, influence.id, weight=None)

    item(asked_for(window, (Influence, influence.id)), "How much", "high").trigger()
    item(asked_for(window, (Affinity, affinity.id)), "How they get on", other).trigger()
    item(asked_for(window, (ReportingLine, reporting.id)), "Dotted line").trigger()

    plan = window.document.plan
    assert plan.find(Influence, influence.id).weight is InfluenceDegree.HIGH
    assert plan.find(Affinity, affinity.id).sign == -affinity.sign
    assert plan.find(ReportingLine, reporting.id).dotted is not reporting.dotted


def test_the_ground_offers_to_add_paste_and_arrange(window):
    asked = PointedAt(None, None, QPoint(30, 300))

    menu = window.doing.menus.of_map(window.map, asked)
    item(menu, "Add somebody here").trigger()

    assert window.map.form is not None
    assert {"Paste people or matrix", "Select all", "Lines"} <= {
        one.replace("&", "") for one in words(menu)
    }
    window.map.close_form(keep=False)


# -- the other views, and gaps


def test_a_gap_is_opened_accepted_or_explained_from_its_menu(window, menus):
    window.map.fit()
    row = window.gaps.findChildren(GapRow)[0]
    key = row.words.key

    menu = right_click(row, row.rect().center())
    names = words(menu)
    menu.close()
    item(menus.of_gap(window.gaps, key), "Why this gap?").trigger()

    assert {"Accept until…", "Dismiss because…"} <= set(names)
    assert window.inspecting.currentWidget() is window.trace


def test_the_cell_of_the_matrix_has_a_menu(window, menus, qtbot):
    window.show_view("matrix")
    page = window.views.page("matrix")
    page.view.setCurrentIndex(page.model.index(1, 0))
    member, person = page.view.focus_pair()

    at = page.view.visualRect(page.view.currentIndex()).center()
    menu = right_click(page.view.viewport(), at)
    opened = words(menu)
    menu.close()
    item(menus.of_cell(page), "Relationship level", "good relationship").trigger()

    assert "Plan a relationship" in opened
    assert window.document.plan.tie_between(member, person).level is TieLevel.GOOD


def test_the_organisation_chart_offers_roles_and_attitude_as_well(window, person):
    window.show_view("organigram")
    page = window.views.page("organigram")
    box = page.map.cards[person].sceneBoundingRect()

    menu = page.menu_at(page.mapFromScene(box.center()))
    item(menu, "Attitude", "against").trigger()

    document = window.document
    assert {"Reports to…", "Roles", "Influence"} <= set(words(menu))
    part = document.plan.membership(document.opportunity, person)
    assert part.attitude is Attitude.AGAINST


def test_the_power_grid_offers_roles_as_well(window, person):
    window.show_view("power")

    menu = window.views.page("power").menu_for(person)

    assert {"Show in the inspector", "Roles", "Log a contact…"} <= {
        one.replace("&", "") for one in words(menu)
    }


def test_copying_from_a_menu_uses_the_one_action_there_is(window, person):
    menu = asked_for(window, (Person, person))

    item(menu, "Copy").trigger()

    text = QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()  # the platform of the tests crashes on it at the end
    assert window.document.plan.label(person) in text
    assert item(menu, "Copy") is window.actions_["copy"]
