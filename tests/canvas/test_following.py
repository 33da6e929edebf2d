"""A great map follows edits once a worker has prepared them; the newest is what it shows."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.analysis.arrangement import Arrangement
from app.analysis.what_if import colleague_leaves
from app.model import edits
from app.model.people import Person
from app.model.vocabulary import Level
from app.ui.canvas import beside
from app.ui.canvas.beside import Beside
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from app.ui.canvas.view import MapView
from tests.plans import DECISION


def add(canvas, name: str) -> None:
    canvas.document.attempt(edits.add_person, DECISION, name, id=name.casefold())


def shown(scene: MapScene) -> object:
    faces = {id: card.face for id, card in scene.cards.items()}
    return faces, {id: one.line for id, one in scene.lines.items()}


def test_an_edit_that_moves_cards_is_shown_once_it_is_prepared(great, settle):
    add(great, "Nadia")
    at_once = great.shows("Nadia")
    settle()

    assert not at_once
    assert great.shows("Nadia")


def test_a_name_is_shown_at_once(great):
    great.document.attempt(edits.set_fields, Person, "eva", name="Eva de Vries")

    assert great.shows("Eva de Vries")
    assert not Beside.of(great.view).is_waiting


def test_what_a_hand_put_somewhere_does_not_jump_back_first(great):
    before = great.box("Eva Brouwer")

    great.drag("Eva Brouwer", (before.centre[0] + 120, before.centre[1] + 8))

    assert great.box("Eva Brouwer") != before
    assert not Beside.of(great.view).is_waiting


def test_of_several_edits_none_is_lost(great, settle):
    for name in ("Nadia", "Omar", "Pia"):
        add(great, name)
    great.document.attempt(edits.set_fields, Person, "eva", name="Eva de Vries")
    settle()

    assert all(great.shows(name) for name in ("Nadia", "Omar", "Pia", "Eva de Vries"))


def test_what_is_undone_before_it_is_shown_does_not_come(great, settle):
    before = set(great.view.map.cards)

    add(great, "Nadia")
    great.document.undo()
    settle()

    assert set(great.view.map.cards) == before


def test_the_map_that_comes_is_the_one_that_would_have_been_drawn_at_once(great, settle):
    great.document.attempt(edits.set_fields, Person, "karim", level=Level.EXECUTIVE)
    great.document.attempt(edits.remove, [(Person, "eva")])
    settle()

    document, scene = great.document, great.view.map
    content = MapContent.of(document.plan, DECISION, document.report, document.flag_numbers())
    assert shown(scene) == shown(MapScene(content, aspect=scene.standing.aspect))
    assert scene.geometry.cards.keys() == scene.cards.keys()


def test_whoever_takes_to_the_map_meanwhile_sees_it_as_it_stands(great):
    great.document.attempt(edits.remove, [(Person, "eva")])
    before = great.shows("Eva Brouwer")

    great.click("Karim El Amrani")

    assert before
    assert not great.shows("Eva Brouwer")
    assert great.selected == {"karim"}


def test_a_key_on_the_map_is_for_the_map_as_it_stands(great):
    great.click("Eva Brouwer")
    great.document.attempt(edits.remove, [(Person, "eva")])

    great.press(Qt.Key.Key_F2)

    assert great.form is None
    assert great.view.current != "eva"


def test_who_was_added_is_led_to_before_the_map_has_followed(great):
    add(great, "Nadia")

    great.view.show_refs([(Person, "nadia")])

    assert great.shows("Nadia")
    assert great.selected == {"nadia"}


def test_an_edit_and_another_arrangement_both_come(great, settle):
    add(great, "Nadia")
    great.view.show_arrangement(Arrangement.FREE)
    add(great, "Omar")
    settle()

    assert great.view.map.arrangement is Arrangement.FREE
    assert great.shows("Nadia")
    assert great.shows("Omar")


def test_another_arrangement_that_was_asked_for_first_comes_with_the_edit(great, settle):
    great.view.show_arrangement(Arrangement.FREE)
    add(great, "Nadia")
    settle()

    assert great.view.map.arrangement is Arrangement.FREE
    assert great.shows("Nadia")


def test_the_end_of_a_what_if_is_followed_though_its_beginning_is_not_shown_yet(
    great, settle, qtbot
):
    great.document.start_analysis()
    qtbot.waitUntil(lambda: great.document.report is not None)
    settle()

    great.document.supposing.suppose(colleague_leaves, "herman")
    settle()
    left = great.view.map.cards["herman"].face.left
    great.document.supposing.suppose(colleague_leaves, "sanne")
    great.document.supposing.end()
    settle()

    assert left
    assert not any(card.face.left for card in great.view.map.cards.values())
    assert great.view.map.content.plan is great.document.plan


def test_a_map_that_is_closed_meanwhile_shows_nothing_any_more(document, qtbot, monkeypatch):
    monkeypatch.setattr(beside, "FOLLOWED", 1)
    view = MapView(document)
    shown = []
    monkeypatch.setattr(MapView, "refresh", lambda *_, **__: shown.append(True))
    document.attempt(edits.add_person, DECISION, "Nadia", id="nadia")

    view.deleteLater()
    qtbot.wait(200)

    assert shown == []
