from __future__ import annotations

import pytest
from PySide6.QtTest import QTest

from app.model import edits
from app.model.people import Person
from app.ui.dialogs.log_contact import LogContactDialog
from app.ui.panels.top_bar import TopBar
from app.ui.views.matrix import MatrixPage


@pytest.fixture
def page(window):
    window.show_view("matrix")
    page = window.views.page("matrix")
    assert isinstance(page, MatrixPage)
    page.view.setFocus()
    page.view.setCurrentIndex(page.model.index(1, 0))
    return page


def test_the_matrix_is_made_when_it_is_first_wanted(window, qtbot):
    before = window.views.page("matrix")

    window.actions_["view.matrix"].trigger()

    assert before is None
    qtbot.waitUntil(lambda: window.views.in_front == "matrix")
    assert window.actions_["view.matrix"].isChecked()


def test_l_in_a_cell_opens_the_form_with_both_filled_in(window, page):
    member, person = page.view.focus_pair()

    QTest.keyClicks(page.view, "l")

    dialog = window.findChild(LogContactDialog)
    assert (dialog.members.chosen(), dialog.persons.chosen()) == ((member,), (person,))
    dialog.close()


def test_what_is_shown_on_the_map_is_chosen_in_the_matrix_as_well(window, page):
    person = page.model.lines[2].person

    window.show_on_map(frozenset({(Person, person)}))

    assert page.model.person_at(page.view.currentIndex().row()) == person


def test_an_edit_made_while_the_map_is_in_front_is_seen_when_the_matrix_is(window, page):
    member, person = page.view.focus_pair()
    window.show_view("map")
    tie = window.document.plan.tie_between(member, person)

    window.document.do(_without(window.document.plan, tie))
    window.show_view("matrix")

    assert not page.model.content.cell(member, person).has_tie


def _without(plan, tie):
    return edits.remove(plan, [(type(tie), tie.id)])


def test_f6_begins_with_the_view_in_front(window, page):
    page.view.clearFocus()

    window.doing.next_panel()

    assert window.panels()[0] is page
    assert window.focusWidget() is page.view


def test_drawing_somebody_brings_the_map_to_the_front(window, page):
    window.actions_["map.add_person"].trigger()

    assert window.views.in_front == "map"
    window.map.close_form(keep=False)


def test_a_small_window_keeps_its_buttons_as_icons_and_a_large_one_their_words(window, qtbot):
    bar = window.findChild(TopBar)

    window.resize(1024, 700)
    qtbot.waitUntil(lambda: not bar.buttons[0].has_words)
    small = [(one.text(), one.accessibleName()) for one in bar.buttons]
    within = bar.buttons[-1].geometry().right() <= bar.width()
    width = window.width()
    window.resize(2200, 900)
    qtbot.waitUntil(lambda: bar.buttons[0].has_words)

    assert width == 1024
    assert within
    assert {text for text, _name in small} == {""}
    assert all(name for _text, name in small)
    assert all(one.text() for one in bar.buttons)
