"""A small account comes into view a part at a turn, and is seen once it is whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from app import i18n
from app.model import edits
from app.model.people import TeamMember
from app.ui import account_parts
from app.ui.canvas.view import MapView
from app.ui.panels.gap_list import GapPanel


@pytest.fixture
def left(window):
    """A window whose account has just been left."""
    window.session.left.emit()
    return window


@pytest.fixture
def coming(left):
    """A window into which an account comes: the map and the list of gaps are made."""
    left.coming.show(left.session.document)
    for _part in range(2):
        left.coming.go_on()
    return left


def waiting_parts(window) -> list[object]:
    """Return the maps and lists of gaps that were made and are not shown."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    every = QApplication.allWidgets()
    return [one for one in every if isinstance(one, MapView | GapPanel) and not one.isVisible()]


def test_it_is_not_there_at_once_but_soon_and_whole(left, qtbot):
    left.coming.show(left.session.document)
    at_once = left.document, left.map
    qtbot.waitUntil(lambda: left.document is not None)

    assert at_once == (None, None)
    assert left.document is left.session.document
    assert left.map.map.cards.keys() >= left.document.plan.members.keys()
    assert left.gaps.isVisible()
    assert left.bottom.isVisible()


def test_the_middle_is_painted_once_when_the_map_is_ready(left, qtbot, monkeypatch):
    ready = list[bool]()
    get_ready = MapView.get_ready

    def noted(view: MapView) -> bool:
        ready.append(get_ready(view))
        return ready[-1]

    monkeypatch.setattr(MapView, "get_ready", noted)
    left.coming.show(left.session.document)
    held = []
    while left.document is None:
        held.append(left.middle.updatesEnabled())
        QApplication.processEvents()
    on_its_way = left.middle.updatesEnabled()
    qtbot.waitUntil(left.middle.updatesEnabled)

    assert held
    assert not any(held)
    assert not on_its_way
    assert ready[-1]


def test_what_is_left_between_two_turns_does_not_come_and_leaves_nothing(coming, qtbot):
    made = waiting_parts(coming)

    coming.session.left.emit()
    qtbot.wait(50)

    assert made
    assert coming.document is None
    assert coming.middle.updatesEnabled()
    assert waiting_parts(coming) == []


def test_a_window_that_closes_between_two_turns_shows_nothing_any_more(coming, qtbot):
    coming.close()
    qtbot.wait(50)

    assert coming.document is None
    assert waiting_parts(coming) == []


def test_who_is_removed_between_two_turns_is_not_on_the_map_that_comes(coming, qtbot):
    document = coming.session.document
    member = min(document.plan.members)
    document.attempt(edits.remove, [(TeamMember, member)])
    qtbot.waitUntil(lambda: coming.document is not None)

    assert member not in coming.map.map.cards


def test_it_comes_in_the_language_that_was_chosen_meanwhile(coming, qtbot):
    i18n.use("nl")
    coming.build()
    qtbot.waitUntil(lambda: coming.document is not None)

    assert coming.map.accessibleName() == "Kaart van klantenteam en DMU"
    assert waiting_parts(coming) == []


def test_a_part_that_cannot_be_made_leaves_a_window_that_is_painted(left, qtbot, monkeypatch):
    def fails(*_) -> None:
        raise RuntimeError("no list")

    monkeypatch.setattr(account_parts, "gaps", fails)
    with qtbot.captureExceptions() as failures:
        left.coming.show(left.session.document)
        qtbot.waitUntil(left.middle.updatesEnabled)

    assert [str(one[1]) for one in failures] == ["no list"]
    assert left.document is None
