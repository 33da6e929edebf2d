"""Of many people the tree is computed beside the window, and comes when it is there."""

from __future__ import annotations

import pytest

from app.analysis.tree_layout import arrange_tree
from app.model import edits
from app.model.people import Person
from app.ui.views.organigram import OrganigramView
from app.ui.views.organigram_scene import LARGE
from tests.ui.conftest import DECISION


@pytest.fixture
def crowd(document):
    """More than are arranged at once, in three steps below Anton."""
    plan, steps = document.plan, []
    for number in range(LARGE):
        id, boss = f"x{number:03}", f"x{number // 5:03}" if number else "anton"
        for step in (
            lambda p, id=id: edits.add_person(p, DECISION, id, id=id),
            lambda p, id=id, boss=boss: edits.add_reporting_line(p, id, boss),
        ):
            if id != boss:
                steps.append(step(plan))
                plan = plan.apply(steps[-1])
    document.do(edits.combined(steps[0].message, steps))
    return document


@pytest.fixture
def tree(qtbot, crowd, shown):
    view = shown(OrganigramView(crowd), 1000, 700)
    qtbot.waitUntil(lambda: len(view.map.cards) > LARGE)
    return view


def test_the_window_shows_an_empty_sheet_rather_than_nothing_until_the_tree_is_there(crowd):
    view = OrganigramView(crowd)

    assert not view.map.cards
    view.show_chosen()  # with nobody there
    assert view.accessibleDescription() == ""
    view.deleteLater()


def test_everybody_ends_up_where_the_arrangement_for_this_room_says(tree):
    scene = tree.map

    expected = arrange_tree(scene.people.order, scene.people.parent, scene.room)

    assert scene.geometry == expected
    assert {id: (card.pos().x(), card.pos().y()) for id, card in scene.cards.items()} == {
        id: (box.x, box.y) for id, box in expected.boxes.items()
    }
    assert tree.visible_area().intersects(scene.sceneRect())


def test_an_edit_that_moves_nobody_is_shown_at_once(tree):
    document = tree.document

    document.attempt(edits.set_fields, Person, "x007", name="Zoë Laermans")

    assert tree.map.cards["x007"].face.name == "Zoë Laermans"


def test_who_gets_another_manager_moves_there_soon(qtbot, tree):
    document = tree.document

    document.do(edits.add_person(document.plan, DECISION, "Wim", id="wim"))
    document.do(edits.add_reporting_line(document.plan, "wim", "x001"))

    qtbot.waitUntil(lambda: tree.map.above("wim") == "x001")
    assert tree.map.cards["wim"].face.name == "Wim"


def test_who_is_removed_goes_with_the_keyboard_they_had(qtbot, tree):
    tree.go_to("x149")

    tree.document.do(edits.remove(tree.document.plan, [(Person, "x149")]))

    qtbot.waitUntil(lambda: "x149" not in tree.map.cards)
    assert tree.current is None
