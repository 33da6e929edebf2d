from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.model import edits
from app.model.decision import Opportunity
from app.model.planning import PlannedTie
from app.model.vocabulary import ContactPolicy


@pytest.fixture
def plan(window, qtbot):
    """The plan panel once the action has found both plans."""
    window.actions_["plan.suggest"].trigger()
    panel = window.bottom.page("plan")
    qtbot.waitUntil(lambda: not panel.search.is_searching, timeout=30_000)
    return panel


def test_the_action_brings_the_plan_to_the_front_and_finds_six_contacts(window, plan):
    assert window.bottom.current() == "plan"
    assert plan.search.found.best is not None
    assert len(plan.suggestions.rows) == 6


def test_the_action_shows_the_panel_below_the_map_where_it_was_hidden(window, qtbot):
    window.actions_["panel.gaps"].trigger()
    hidden = not window.bottom.isVisible()

    window.actions_["plan.suggest"].trigger()
    panel = window.bottom.page("plan")
    qtbot.waitUntil(lambda: not panel.search.is_searching, timeout=30_000)

    assert hidden
    assert panel.isVisible()


def test_a_gap_that_a_contact_closes_leads_to_the_list_of_gaps(window, plan):
    row = next(row for row in plan.suggestions.rows.values() if row.words.closed)
    key, _title = row.words.closed[0]

    row.gap_asked.emit(key)

    assert window.bottom.current() == "gaps"


def test_what_is_agreed_is_written_as_a_calendar_file(window, plan, tmp_path):
    path = tmp_path / "plan.ics"
    window.doing.plan.ask_to_save = lambda *_asked: str(path)
    plan.suggestions.accept_all()

    window.doing.plan.write_calendar()

    assert path.read_bytes().count(b"BEGIN:VEVENT") == 6
    assert "6 dates are in plan.ics" in window.status.currentMessage()


def test_what_a_tender_forbids_now_gets_no_date_in_the_calendar(window, plan, tmp_path, qtbot):
    path = tmp_path / "plan.ics"
    window.doing.plan.ask_to_save = lambda *_asked: str(path)
    plan.suggestions.accept_all()
    document = window.document
    policy = ContactPolicy.FORBIDDEN
    with qtbot.waitSignal(document.analysed):
        document.attempt(
            edits.set_fields, Opportunity, document.opportunity, contact_policy=policy
        )

    window.doing.plan.write_calendar()

    assert document.plan.table(PlannedTie)
    assert not path.exists()


def test_in_a_what_if_a_suggestion_is_not_taken_up(window, plan):
    document = window.document
    document.supposing.begin()

    next(iter(plan.suggestions.rows.values())).accept()

    assert not document.copy.plan.table(PlannedTie)
    document.supposing.end()


def test_without_a_day_the_calendar_file_asks_for_one(window, plan):
    plan.suggestions.accept_all()
    document = window.document
    for planned in list(document.plan.table(PlannedTie)):
        document.attempt(edits.set_fields, PlannedTie, planned, due=None)

    window.doing.plan.write_calendar()

    assert "due date first" in window.status.currentMessage()


def test_the_suggestion_goes_from_the_map_when_another_tab_comes_to_the_front(window, plan):
    next(iter(plan.suggestions.rows.values())).chosen.emit()
    shown = window.map.map.sign.words

    window.bottom.show_tab("gaps")
    away = window.map.map.sign.words
    window.bottom.show_tab("plan")

    assert shown
    assert away == ""
    assert window.map.map.sign.words == shown


def test_w_begins_a_what_if_from_the_list_of_gaps_but_not_from_a_field(window, qtbot):
    window.activateWindow()
    window.bottom.show_tab("gaps")
    search = window.gaps.bar.search
    search.setFocus()
    qtbot.waitUntil(search.hasFocus)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_W)
    in_field = search.text(), window.document.supposing.is_on
    search.clear()
    row = next(iter(window.gaps.rows.values()))
    row.setFocus()
    qtbot.waitUntil(row.hasFocus)

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_W)

    assert in_field == ("w", False)
    assert window.document.supposing.is_on
    window.document.supposing.end()


def test_a_map_that_was_wholly_seen_still_is_under_the_bar_of_a_what_if(window, qtbot):
    window.resize(1440, 900)
    view = window.map
    qtbot.waitUntil(view.shows_all)
    high, scale = view.height(), view.scale_

    window.actions_["what_if"].trigger()
    qtbot.waitUntil(lambda: view.height() < high)

    def is_whole():
        sheet = view.mapFromScene(view.map.sceneRect()).boundingRect()
        return view.viewport().rect().adjusted(-2, -2, 2, 2).contains(sheet)

    qtbot.waitUntil(is_whole)
    window.document.supposing.end()
    qtbot.waitUntil(lambda: view.scale_ == scale)
