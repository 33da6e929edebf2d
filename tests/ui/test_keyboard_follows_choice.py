"""The keyboard stands on what was chosen, not on what was chosen before it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.model.people import Person

CONTROL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def pair(window):
    """Two people of the buying team who are selected, the keyboard on the first."""
    document = window.document
    team = [part.person for part in document.plan.dmu(document.opportunity)][:2]
    window.activateWindow()
    window.map.setFocus()
    window.map.go_to(team[0])
    window.map.go_to(team[1], adding=True)
    return team


def test_the_double_is_rewritten_and_not_who_was_doubled(window, pair):
    before = window.document.plan
    QTest.keyClick(window.map, Key.Key_D, CONTROL)

    QTest.keyClick(window.map, Key.Key_F2)
    QTest.keyClicks(window.focusWidget(), "Somebody Else")
    QTest.keyClick(window.focusWidget(), Key.Key_Return)

    plan = window.document.plan
    assert {id: plan.persons[id].name for id in pair} == {
        id: before.persons[id].name for id in pair
    }
    new = plan.persons.keys() - before.persons.keys()
    assert "Somebody Else" in {plan.persons[id].name for id in new}


def test_the_organigram_walks_on_from_those_chosen_elsewhere(window, pair):
    window.views.show_view("organigram")
    tree = window.views.currentWidget()
    others = [id for id in window.document.plan.persons if id not in pair][:2]
    tree.go_to(pair[0])

    window.document.select([(Person, id) for id in others])

    assert tree.current in others


def test_the_keyboard_stays_on_the_card_that_space_takes_out(window, pair):
    third = next(id for id in window.document.plan.persons if id not in pair)
    window.map.go_to(third, adding=True)

    QTest.keyClick(window.map, Key.Key_Space)

    assert window.map.current == third
    assert {id for _kind, id in window.document.selection} == set(pair)
