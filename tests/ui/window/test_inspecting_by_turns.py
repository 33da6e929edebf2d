"""What stands at the right is brought in a part at a turn, and at once if it is asked for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from app.model.people import Person
from app.ui.panels.inspector import Inspector
from app.ui.panels.trace import TracePanel


@pytest.fixture
def shown(window):
    """A window whose account came into view just now: nothing inspects it yet."""
    window.session.left.emit()
    window.show_document(window.session.document)
    return window


@pytest.fixture
def half(shown):
    """The same when the inspector is made, and not shown yet."""
    next(shown.inspecting_parts)
    return shown


def inspecting() -> list[object]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    every = QApplication.allWidgets()
    return [one for one in every if isinstance(one, Inspector | TracePanel)]


def test_it_comes_by_itself_after_the_map(shown, qtbot):
    at_once = shown.inspector
    qtbot.waitUntil(lambda: shown.trace is not None)

    assert at_once is None
    assert shown.inspecting.currentWidget() is shown.inspector
    assert shown.inspecting.count() == len(inspecting())


def test_an_inspector_that_is_made_is_not_seen_before_its_turn(half):
    assert half.inspector is None
    assert half.inspecting.count() == 0


def test_whoever_asks_for_the_score_between_two_turns_has_all_of_it(half, qtbot):
    half.show_trace()
    qtbot.wait(50)

    assert half.inspecting.currentWidget() is half.trace
    assert len(inspecting()) == half.inspecting.count()


def test_what_was_selected_meanwhile_is_what_the_inspector_shows(half, qtbot):
    half.document.select([(Person, min(half.document.plan.persons))])
    qtbot.waitUntil(lambda: half.trace is not None)

    assert half.inspector.page.built == half.inspector.page.shape()
    assert half.document.plan.label(min(half.document.plan.persons)) in {
        field.text() for field in half.inspector.page.findChildren(QLineEdit)
    }


def test_an_account_that_is_left_between_two_turns_is_not_inspected(half, qtbot):
    half.session.left.emit()
    qtbot.wait(50)

    assert half.inspector is None
    assert half.trace is None
    assert inspecting() == []


def test_a_window_that_closes_between_two_turns_inspects_nothing(half, qtbot):
    half.close()
    qtbot.wait(50)

    assert inspecting() == []


def test_the_next_account_is_inspected_though_the_one_before_was_left_half_way(half, qtbot):
    half.session.left.emit()
    half.show_document(half.session.document)
    qtbot.waitUntil(lambda: half.trace is not None)

    assert len(inspecting()) == half.inspecting.count()
