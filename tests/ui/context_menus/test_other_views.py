"""The menus of organisation chart and power grid: everything once, and nothing to no avail."""

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QThreadPool
from PySide6.QtWidgets import QMenu

from tests.ui.conftest import LONGEST
from tests.ui.context_menus.asking import item, words

VIEWS = ("organigram", "power")
CHANGING = ("Roles", "Attitude", "Influence", "Counterpart", "Leaves…")


@pytest.fixture(params=VIEWS)
def menu_of(request, window, person):
    """Returns the menu of somebody in a view."""
    window.show_view(request.param)
    page = window.views.page(request.param)

    def menu() -> QMenu:
        if request.param == "power":
            made: QMenu = page.menu_for(person)
        else:
            box = page.map.cards[person].sceneBoundingRect()
            made = page.menu_at(page.mapFromScene(box.center()))
        return made

    yield menu
    assert QThreadPool.globalInstance().waitForDone(LONGEST)  # matplotlib is imported there


def test_nothing_is_offered_twice(menu_of):
    offered = Counter(words(menu_of()))

    assert [one for one, times in offered.items() if times > 1] == []
    assert "Leaves…" in offered


def test_who_may_only_look_is_offered_no_change(window, menu_of):
    window.document.may_edit = False
    window.doing.follow()

    menu = menu_of()

    assert [name for name in CHANGING if item(menu, name).isEnabled()] == []
    lines = [one for one in menu.actions() if one.text().startswith("Reports to")]
    assert not any(one.isEnabled() for one in lines)


def test_a_menu_goes_with_its_closing(menu_of, window):
    menu = menu_of()
    before = len(window.findChildren(QMenu))

    menu.popup(QPoint(20, 20))
    menu.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert len(window.findChildren(QMenu)) < before


def test_the_ground_of_the_organigram_offers_to_add_and_to_paste(window):
    window.show_view("organigram")
    page = window.views.page("organigram")

    menu = page.menu_at(QPoint(1, 1))

    assert words(menu) == [
        "Fit the organisation chart", "&Quick add…", "&Paste people or matrix", "Select &all",
    ]  # fmt: skip
