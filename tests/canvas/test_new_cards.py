"""Cards of a great map are made before they are drawn, and drawn as any others."""

from __future__ import annotations

from time import monotonic

import pytest
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.people import Person
from app.ui import theme
from app.ui.canvas import beside
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from app.ui.canvas.view import MapView
from tests.plans import DECISION


@pytest.fixture
def a_card_at_a_turn(monkeypatch):
    monkeypatch.setattr(beside, "SLICE", 0.0)


def add(canvas, *names: str) -> None:
    for name in names:
        canvas.document.attempt(edits.add_person, DECISION, name, id=name.casefold())


def until_some_are_made(scene) -> None:
    until = monotonic() + 5
    while not scene.made and monotonic() < until:
        QApplication.processEvents()  # no longer than that, or they are on the map
    assert scene.made


def test_cards_that_were_made_some_at_a_turn_all_come(great, a_card_at_a_turn, settle):
    add(great, "Nadia", "Omar", "Pia")
    settle()

    scene, document = great.view.map, great.document
    content = MapContent.of(document.plan, DECISION, document.report, document.flag_numbers())
    fresh = MapScene(content, aspect=scene.standing.aspect)
    assert {id: card.face for id, card in scene.cards.items()} == {
        id: card.face for id, card in fresh.cards.items()
    }
    assert all(card.scene() is scene for card in scene.cards.values())
    assert not scene.made


def test_the_card_that_was_made_is_the_one_that_is_drawn(great, a_card_at_a_turn, settle):
    add(great, "Nadia", "Omar")
    until_some_are_made(great.view.map)
    made = dict(great.view.map.made)
    settle()

    assert all(great.view.map.cards[id] is card for id, card in made.items())


def test_a_card_that_was_made_in_another_theme_is_not_taken(great, a_card_at_a_turn, settle):
    add(great, "Nadia")
    until_some_are_made(great.view.map)
    scene = great.view.map
    scene.show_look(theme.loaded("dark"))
    settle()

    assert scene.cards["nadia"].look is scene.look


def test_who_is_gone_again_while_cards_are_made_does_not_come(great, a_card_at_a_turn, settle):
    add(great, "Nadia", "Omar")
    until_some_are_made(great.view.map)
    great.document.attempt(edits.remove, [(Person, "nadia")])
    settle()

    assert "nadia" not in great.view.map.cards
    assert great.shows("Omar")
    assert not great.view.map.made


def test_whoever_takes_to_the_map_while_cards_are_made_sees_it_whole(
    great, a_card_at_a_turn, qtbot
):
    add(great, "Nadia", "Omar")
    until_some_are_made(great.view.map)

    great.click("Karim El Amrani")
    qtbot.wait(50)

    assert great.shows("Nadia")
    assert great.shows("Omar")
    assert not great.view.map.made


def test_a_map_that_is_closed_while_cards_are_made_is_harmless(
    document, a_card_at_a_turn, qtbot, monkeypatch
):
    monkeypatch.setattr(beside, "FOLLOWED", 1)
    view = MapView(document)
    for name in ("Nadia", "Omar"):
        document.attempt(edits.add_person, DECISION, name, id=name.casefold())
    shown = []
    monkeypatch.setattr(MapView, "refresh", lambda *_, **__: shown.append(True))
    until_some_are_made(view.map)

    view.deleteLater()
    qtbot.wait(50)

    assert shown == []
