from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.model import edits
from app.model.people import Person, TeamMember
from app.model.places import Seat
from app.model.ties import Affinity, ContactTie, Counterpart, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Attitude, InfluenceDegree, Role, TieLevel, TieStatus
from app.ui.canvas.context import PointedAt
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.panels.gap_row import GapRow
from tests.ui.hand import Hand

MENU = QContextMenuEvent.Reason


@pytest.fixture
def menus(window):
    return window.doing.menus


@pytest.fixture
def person(window):
    document = window.document
    return next(one.person for one in document.plan.dmu(document.opportunity) if one.takes_part)


def words(menu: QMenu) -> list[str]:
    return [one.text().partition("\t")[0] for one in menu.actions() if one.text()]


def item(menu: QMenu, *way: str):
    """The action at the end of a way through submenus, by their words."""
    for name in way:
        found = [
            a for a in menu.actions() if a.text().partition("\t")[0].replace("&", "") == name
        ]
        assert found, f"no {name} among {words(menu)}"
        below = found[0].menu()
        menu = below if isinstance(below, QMenu) else menu
    return found[0]


def asked_for(window, ref):
    """The menu of a card or line, as the pointer asks for it."""
    window.document.select([ref])
    is_card = ref[0] in (Person, TeamMember, Seat)
    asked = PointedAt(ref, None, QPoint()) if is_card else PointedAt(None, ref, QPoint())
    if is_card:
        window.map.current = ref[1]
    return window.doing.menus.of_map(window.map, asked)


def right_click(widget, at: QPoint) -> QMenu:
    """Ask by the pointer, and return the menu that opened."""
    event = QContextMenuEvent(MENU.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


# -- opening


def test_a_right_click_on_a_card_selects_it_and_opens_its_menu(window, person):
    window.map.fit()
    box = window.map.map.geometry.cards[person].box

    menu = right_click(window.map.viewport(), window.map.mapFromScene(QPointF(*box.centre)))

    assert window.document.selection == {(Person, person)}
    assert "Attitude" in words(menu)
    menu.close()


def test_a_right_click_on_a_selected_card_keeps_the_others_selected(window, person):
    window.map.fit()
    window.actions_["select.all"].trigger()
    everybody = window.document.selection
    box = window.map.map.geometry.cards[person].box

    menu = right_click(window.map.viewport(), window.map.mapFromScene(QPointF(*box.centre)))

    assert window.document.selection == everybody
    assert "Align and distribute" in words(menu)
    menu.close()


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)]
)
def test_keys_open_the_menu_of_the_card_with_the_keyboard(window, person, key, modifiers):
    window.activateWindow()
    window.map.setFocus()
    window.map.go_to(person)

    QTest.keyClick(window.map, key, modifiers)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "Roles" in words(menu)
    menu.close()


def test_the_menu_key_opens_it_too(window, person):
    window.map.setFocus()
    window.map.go_to(person)
    middle = window.map.rect().center()
    there = window.map.mapToGlobal(middle)

    QApplication.sendEvent(window.map, QContextMenuEvent(MENU.Keyboard, middle, there))

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()


# -- a person


def test_roles_attitude_and_influence_are_set_from_the_menu(window, person):
    document = window.document

    for way in (("Roles", "user"), ("Attitude", "advocate"), ("Influence", "high")):
        item(asked_for(window, (Person, person)), *way).trigger()

    part = document.plan.membership(document.opportunity, person)
    assert Role.USER in part.roles
    assert (part.attitude, part.influence) == (Attitude.ADVOCATE, InfluenceDegree.HIGH)


def test_what_holds_is_ticked(window, person):
    document = window.document
    document.attempt(
        edits.set_membership, document.opportunity, person, attitude=Attitude.RESERVED
    )

    menu = asked_for(window, (Person, person))

    ticked = [a.text() for a in item(menu, "Attitude").menu().actions() if a.isChecked()]
    assert ticked == ["reserved"]


def test_an_attitude_is_set_for_all_who_are_selected_in_one_step(window, person):
    document = window.document
    team = [one.person for one in document.plan.dmu(document.opportunity) if one.takes_part][:3]
    document.select([(Person, id) for id in team])
    menu = window.doing.menus.of_map(window.map, PointedAt((Person, person), None, QPoint()))

    item(menu, "Attitude", "for").trigger()

    parts = [document.plan.membership(document.opportunity, id) for id in team]
    assert {part.attitude for part in parts} == {Attitude.FOR}
    assert document.undo_words() == "Judge 3 people"


def test_a_counterpart_is_chosen_and_taken_away(window, person):
    document = window.document
    member = next(iter(document.plan.members))
    at = joined(document.opportunity, member, person)
    before = document.plan.find(Counterpart, at)
    name = document.plan.label(member)

    item(asked_for(window, (Person, person)), "Counterpart", name).trigger()
    once = document.plan.find(Counterpart, at)
    item(asked_for(window, (Person, person)), "Counterpart", name).trigger()

    assert (once is None) is (before is not None)
    assert (document.plan.find(Counterpart, at) is None) is (before is None)


def test_a_contact_is_logged_with_who_is_pointed_at(window, person, qtbot):
    item(asked_for(window, (Person, person)), "Log a contact…").trigger()

    dialog = Hand(window, qtbot).dialog(LogContactDialog)
    assert dialog.persons.chosen() == (person,)
    dialog.close()


def test_a_person_is_taken_out_of_the_buying_team_and_stays_on_the_account(window, person):
    document = window.document
    ties = document.plan.ties

    item(asked_for(window, (Person, person)), "Take out of the buying team").trigger()

    assert document.plan.membership(document.opportunity, person) is None
    assert person in document.plan.persons
    assert document.plan.ties == ties
    document.undo()
    assert document.plan.membership(document.opportunity, person) is not None


def test_the_points_of_a_person_are_traced(window, person):
    item(asked_for(window, (Person, person)), "How the points came about").trigger()

    assert window.inspecting.currentWidget() is window.trace


def test_what_if_a_colleague_leaves_begins_a_what_if(window, qtbot):
    member = next(iter(window.document.plan.members))

    item(asked_for(window, (TeamMember, member)), "What if this colleague leaves?").trigger()

    qtbot.waitUntil(lambda: window.document.supposing.is_on)
    window.document.supposing.end()


def test_who_may_only_look_is_offered_no_change(window, person):
    window.document.may_edit = False
    window.doing.follow()

    menu = asked_for(window, (Person, person))

    changing = ["Roles", "Attitude", "Influence", "Counterpart", "Leaves…"]
    assert [name for name in changing if item(menu, name).isEnabled()] == []
    assert item(menu, "Show in the inspector").isEnabled()


def test_a_menu_in_a_what_if_supposes(window, person):
    before = window.document.copy.plan
    window.actions_["what_if"].trigger()

    item(asked_for(window, (Person, person)), "Attitude", "advocate").trigger()

    assert window.document.copy.plan is before
    window.document.supposing.end()


# -- a seat, lines, the ground


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
