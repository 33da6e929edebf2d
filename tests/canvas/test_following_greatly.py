"""What is new about all cards is prepared in a worker from fewer people on than an edit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.analysis.what_if import colleague_leaves
from app.model import edits
from app.model.people import Person
from app.ui.canvas import beside
from app.ui.canvas.beside import Beside
from app.ui.canvas.view import MapView
from tests.plans import DECISION


@pytest.fixture
def many(canvas, monkeypatch):
    """A map that an edit does not hold up, but what changes all cards does."""
    monkeypatch.setattr(beside, "GREAT", 1)
    return canvas


@pytest.fixture
def settle(many, qtbot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not Beside.of(many.view).is_waiting)


@pytest.fixture
def analysed(many, settle, qtbot):
    many.document.start_analysis()
    qtbot.waitUntil(lambda: many.document.report is not None)
    settle()
    return many


@pytest.fixture
def other(many, settle):
    """Another decision of the account, with one person in it who is not in the first."""
    document = many.document
    document.attempt(edits.add_opportunity, "Renewal", "renewal")
    document.attempt(edits.add_person, "renewal", "Nadia", id="nadia")
    settle()
    return "renewal"


def test_a_what_if_is_shown_once_it_is_prepared_and_its_report_does_not_hurry_it(
    analysed, settle
):
    analysed.document.supposing.suppose(colleague_leaves, "herman")
    at_once = analysed.view.map.cards["herman"].face.left
    settle()

    assert not at_once
    assert analysed.view.map.cards["herman"].face.left
    assert analysed.view.map.content.plan is analysed.document.plan


def test_an_edit_is_shown_at_once_where_nothing_is_on_its_way(analysed):
    analysed.document.attempt(edits.set_fields, Person, "eva", name="Eva de Vries")

    assert analysed.shows("Eva de Vries")


def test_another_decision_is_in_view_once_it_is_prepared_and_seen_whole(many, other, settle):
    many.view.zoom_in()
    many.document.turn_to(other)
    at_once = many.shows("Nadia")
    settle()

    assert not at_once
    assert many.view.map.cards.keys() >= {"nadia"}
    assert "eva" not in many.view.map.cards
    assert many.view.is_fitted


def test_of_two_decisions_in_a_row_the_later_is_shown(many, other, settle):
    many.document.turn_to(other)
    many.document.turn_to(DECISION)
    settle()

    assert many.shows("Eva Brouwer")
    assert not many.shows("Nadia")
    assert many.view.map.content.opportunity == DECISION


def test_a_key_on_the_map_is_for_the_decision_in_view(many, other):
    many.document.turn_to(other)

    many.view.catch_up()

    assert many.shows("Nadia")
    assert many.view.is_fitted


def test_a_map_that_is_closed_while_another_decision_comes_shows_nothing(
    document, qtbot, monkeypatch
):
    document.attempt(edits.add_opportunity, "Renewal", "renewal")
    monkeypatch.setattr(beside, "GREAT", 1)
    view = MapView(document)
    shown = []
    monkeypatch.setattr(MapView, "refresh", lambda *_, **__: shown.append(True))
    document.turn_to("renewal")

    view.deleteLater()
    qtbot.wait(200)

    assert shown == []
