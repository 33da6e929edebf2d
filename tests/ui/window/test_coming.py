"""An account of many people comes into view once its map was prepared beside the window."""

from __future__ import annotations

import pytest

from app.ui.document import Document


@pytest.fixture
def all_are_large(monkeypatch):
    """Take every account for one whose map would hold up the window."""
    monkeypatch.setattr(Document, "is_large", property(lambda _document: True))


@pytest.fixture
def left(start, all_are_large):
    """A window whose account has just been left."""
    window = start()
    window.session.left.emit()
    return window


def test_a_large_account_comes_into_view_a_moment_later(left, qtbot):
    left.coming.show(left.session.document)
    at_once = left.document
    qtbot.waitUntil(lambda: left.document is not None)

    assert at_once is None
    assert left.document is left.session.document
    assert left.map.map.cards.keys() >= left.document.plan.members.keys()
    assert left.bottom is not None


def test_the_program_opens_a_large_account_by_itself(start, all_are_large):
    window = start()

    assert window.document is window.session.document
    assert window.map.map.lines


def test_what_was_left_meanwhile_does_not_come(left, qtbot):
    left.coming.show(left.session.document)
    left.session.left.emit()
    qtbot.wait(100)

    assert left.document is None


def test_an_empty_workspace_overtakes_what_was_on_its_way(left, qtbot):
    left.coming.show(left.session.document)
    left.coming.show(None)
    qtbot.wait(100)

    assert left.document is None
