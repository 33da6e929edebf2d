"""The wall gives back the room that somebody took who was added and is undone."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.people import Person
from app.model.vocabulary import Level
from tests.plans import DECISION, person, small_plan

ADDED = 10  # as many as need another row


def places(scene):
    return {id: card.box for id, card in scene.geometry.cards.items()}


def settled(here):
    QApplication.processEvents()
    assert here.stage.map is not None
    return here.stage.map


@pytest.fixture
def few(room):
    """A wall that is looked at as a whole, with some of each level."""
    some = [person(f"h{n}", f"Hoofd {n}", level=list(Level)[n % 4]) for n in range(6)]
    return room(small_plan(*(one for both in some for one in both)))


@pytest.mark.parametrize("level", [Level.STAFF, Level.HEAD, None])
def test_the_wall_is_looked_at_as_before_when_who_was_added_is_undone(few, level):
    view, document = settled(few), few.document
    before, area, largely = places(view.stage), view.stage.sceneRect(), view.transform().m11()
    for number in range(ADDED):
        name = f"Nieuw {number}"
        document.do(edits.add_person(document.plan, DECISION, name, level=level))
    settled(few)
    smaller = view.transform().m11()

    for _ in range(ADDED):
        document.undo()
    settled(few)

    assert smaller < largely
    assert places(view.stage) == before
    assert view.stage.sceneRect() == area
    assert view.transform().m11() == pytest.approx(largely)


def test_who_leaves_the_map_gives_back_the_room_of_a_level(few):
    view, document = settled(few), few.document
    document.do(edits.add_person(document.plan, DECISION, "Nieuw", id="new"))
    settled(few)
    smaller = view.transform().m11()

    document.do(edits.remove(document.plan, [(Person, "new")]))
    settled(few)

    assert view.transform().m11() > smaller
