"""Who is picked out in the window, and how every view shows it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.model import edits
from app.model.change import Change, Message
from app.model.people import Person
from app.model.vocabulary import TieLevel
from app.ui.canvas.view import MapView
from app.ui.filtering.criteria import Criterion, Filter, Subject
from app.ui.filtering.current import Filtering
from app.ui.filtering.frame import FilterFrame
from app.ui.views.stack import MAP, ViewStack

S = Subject


@pytest.fixture
def filtering(analysed) -> Filtering:
    return Filtering(analysed, lambda then: then([]))


@pytest.fixture
def frame(filtering, analysed, shown):
    views = ViewStack()
    view = MapView(analysed)
    views.offer(MAP, lambda: view)
    views.show_view(MAP)
    frame = shown(FilterFrame(views), 1000, 700)
    frame.begin(filtering)
    frame.activateWindow()
    return frame


def bar_of(frame):
    return frame.bar


def test_typing_lets_everybody_else_step_back_on_the_map(frame, qtbot):
    qtbot.keyClicks(bar_of(frame).search, "anton")
    bar_of(frame).flush()

    cards = frame._views.currentWidget().map.cards  # noqa: SLF001  what is seen
    assert [id for id, card in cards.items() if not card.back] == ["anton"]
    assert bar_of(frame).count.text() == "1 of 2"


def test_lines_to_who_stepped_back_step_back_too(frame, filtering):
    scene = frame._views.currentWidget().map  # noqa: SLF001  what is seen

    filtering.ask(Filter((Criterion(S.ROLE, "decider"),)))

    assert len(scene._filtered.lines._lines) == 1  # noqa: SLF001  as above
    filtering.clear()
    assert not scene._filtered.lines._lines  # noqa: SLF001  as above


def test_a_criterion_is_a_chip_and_pressing_it_takes_it_away(frame, filtering, qtbot):
    filtering.toggle(Criterion(S.ROLE, "decider"), on=True)
    [chip] = [b for b in bar_of(frame).chips.findChildren(QPushButton) if not b.isHidden()]
    assert chip.accessibleName() == "Role: decider, remove"

    qtbot.keyClick(chip, Qt.Key.Key_Delete)

    assert not filtering.is_on


def test_backspace_in_an_empty_field_takes_the_last_criterion_away(frame, filtering, qtbot):
    filtering.ask(Filter((Criterion(S.ROLE, "decider"), Criterion(S.LEVEL, "4"))))

    qtbot.keyClick(bar_of(frame).search, Qt.Key.Key_Backspace)

    assert filtering.filter.criteria == (Criterion(S.ROLE, "decider"),)


def test_the_menu_offers_all_and_ticks_what_is_asked(frame, filtering):
    filtering.toggle(Criterion(S.ROLE, "decider"), on=True)

    bar_of(frame).menu.aboutToShow.emit()

    menus = {menu.title(): menu for menu in bar_of(frame).menu.findChildren(QMenu)}
    ticked = {
        action.text()
        for menu in menus.values()
        for action in menu.actions()
        if action.isChecked()
    }
    assert {"Role", "Attitude", "Coverage", "Last contact", "Known by"} <= menus.keys()
    assert ticked == {"decider"}
    [user] = [action for action in menus["Role"].actions() if action.text() == "user"]
    user.setChecked(True)
    assert set(filtering.filter.values(S.ROLE)) == {"decider", "user"}


def test_escape_empties_the_field_and_then_shows_everybody(frame, filtering, qtbot):
    bar = bar_of(frame)
    qtbot.keyClicks(bar.search, "anton")
    qtbot.keyClick(bar.search, Qt.Key.Key_Escape)
    assert bar.search.text() == ""
    assert bar.isVisible()

    qtbot.keyClick(bar.search, Qt.Key.Key_Escape)

    assert not bar.isVisible()
    assert not filtering.is_on


def test_all_who_are_found_can_be_selected(frame, filtering, analysed):
    filtering.ask(Filter((Criterion(S.COVERAGE, "uncovered"),)))

    bar_of(frame).select.click()

    assert analysed.selection == {(Person, "anton")}


def test_an_edit_changes_who_is_found(filtering, analysed, qtbot):
    filtering.ask(Filter((Criterion(S.TIES, "none"),)))
    assert filtering.now.people == {"anton"}

    analysed.attempt(edits.add_tie, "herman", "anton", level=TieLevel.GOOD)

    qtbot.waitUntil(lambda: not filtering.now.people)


def test_who_comes_in_now_is_a_newcomer(filtering, analysed, qtbot):
    filtering.ask(Filter((Criterion(S.ADDED, "7"),)))
    assert not filtering.now.people

    analysed.attempt(edits.add_person, analysed.opportunity, "Nadia Haddad", id="nadia")

    qtbot.waitUntil(lambda: filtering.now.people == {"nadia"})


def test_the_log_says_since_when_somebody_is_there(analysed):
    class Logged:
        made_on = date(2026, 3, 1)
        change = Change(
            Message.of("person.added"), tuple(edits.add_person(
                analysed.plan, analysed.opportunity, "Anton", id="anton-2").edits)
        )  # fmt: skip

    filtering = Filtering(analysed, lambda then: then([Logged()]))
    filtering.ask(Filter((Criterion(S.ADDED, "7"),)))

    assert filtering.facts().added == {"anton-2": date(2026, 3, 1)}


def test_a_list_shows_only_who_is_found_and_everybody_again(filtering, analysed, shown):
    class List(QWidget):
        shows = None

        def narrow(self, shows):
            self.shows = [id for id in analysed.plan.persons if shows(id)]

    page, views = List(), ViewStack()
    views.offer("list", lambda: page)
    views.show_view("list")
    frame = shown(FilterFrame(views))
    frame.use(filtering)

    filtering.ask(Filter((Criterion(S.ROLE, "decider"),)))
    assert page.shows == ["anton"]

    filtering.clear()
    assert page.shows == ["anton", "eva"]
