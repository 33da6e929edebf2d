"""The window after its account was left: nothing of it is touched any more."""

from __future__ import annotations

import pytest

from app.ui.actions import VIEWS


@pytest.fixture
def left(start):
    """A window whose account has just been left, after two of its views were shown."""
    window = start()
    window.show_view("matrix")
    window.session.left.emit()
    return window


def test_no_view_is_offered_without_an_account(left):
    offered = [name for name in VIEWS if left.actions_[f"view.{name}"].isEnabled()]

    assert offered == []
    assert left.views is None


def test_going_round_the_panels_without_an_account_meets_nothing_that_is_gone(left, qtbot):
    left.show_view("organigram")
    left.actions_["panel.next"].trigger()

    assert all(panel.isVisible() for panel in left.panels())


def test_the_views_are_back_with_the_next_account(left):
    left.show_document(left.session.document)

    assert left.views.in_front in VIEWS
    assert left.actions_["view.matrix"].isEnabled()
