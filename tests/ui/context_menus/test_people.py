"""The menu of a card: how it opens, and what it does to people."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from app.model import edits
from app.model.people import Person, TeamMember
from app.model.ties import Counterpart
from app.model.values import joined
from app.model.vocabulary import Attitude, InfluenceDegree, Role
from app.ui.canvas.context import PointedAt
from app.ui.dialogs.log_contact import LogContactDialog
from tests.ui.context_menus.asking import asked_for, item, right_click, words
from tests.ui.hand import Hand

MENU = QContextMenuEvent.Reason


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
