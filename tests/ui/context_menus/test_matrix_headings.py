"""The menus of the matrix: of whose name heads a row or column, and of a cell of nobody's."""

from __future__ import annotations

import pytest

from app.model.people import Person, TeamMember
from app.model.vocabulary import Attitude
from tests.ui.context_menus.asking import item, right_click, words


@pytest.fixture
def page(window):
    window.show_view("matrix")
    return window.views.page("matrix")


def test_the_name_of_a_row_has_the_menu_of_the_person(window, page):
    header, row = page.view.verticalHeader(), 2
    person = page.model.person_at(row)
    at = page.view.visualRect(page.model.index(row, 0)).center()
    at.setX(header.width() // 2)

    menu = right_click(header.viewport(), at)
    offered = words(menu)
    item(menu, "Attitude", "against").trigger()
    menu.close()

    document = window.document
    assert {"Roles", "Influence", "Leaves…"} <= set(offered)
    assert document.selection == {(Person, person)}
    part = document.plan.membership(document.opportunity, person)
    assert part.attitude is Attitude.AGAINST


def test_the_name_of_a_column_has_the_menu_of_the_colleague(window, page):
    header, column = page.view.horizontalHeader(), 1
    at = page.view.visualRect(page.model.index(1, column)).center()
    at.setY(header.height() // 2)

    menu = right_click(header.viewport(), at)
    offered = words(menu)
    item(menu, "Sort by the column").trigger()
    menu.close()

    assert "What if this colleague leaves?" in offered
    assert window.document.selection == {(TeamMember, page.model.members[column])}
    assert page.model.ordering.member == page.model.members[column]


def test_the_heading_of_a_group_has_no_menu_of_a_person(window, page):
    asked = []
    page.view.person_asked.connect(lambda *about: asked.append(about))
    [heading, *_others] = [r for r in range(5) if page.model.person_at(r) is None]

    page.view.ask_about_row(heading, page.mapToGlobal(page.rect().center()))

    assert asked == []


def test_an_empty_cell_offers_nothing_to_remove(window, page):
    plan, menus = window.document.plan, window.doing.menus
    rows = [r for r in range(page.model.rowCount()) if page.model.person_at(r) is not None]
    cells = [page.model.index(row, column) for row in rows for column in range(2)]
    offered: dict[bool, set[bool]] = {}

    for cell in cells:
        page.view.setCurrentIndex(cell)
        tie = plan.tie_between(*page.view.focus_pair())
        offered.setdefault(tie is not None, set()).add(
            item(menus.of_cell(page), "Remove").isEnabled()
        )

    assert offered == {False: {False}, True: {True}}


def test_what_has_a_key_that_means_the_cells_is_not_offered_of_a_name(window, page):
    person = page.model.person_at(2)
    name = window.document.plan.label(person)
    menu = window.doing.menus.of_heading(page, (Person, person))
    keys = {key.toString() for one in menu.actions() for key in one.shortcuts()}

    item(menu, f"Remove {name}").trigger()

    assert not keys & {"Ctrl+C", "Ctrl+X", "Ctrl+D", "Del"}
    assert person not in window.document.plan.persons
