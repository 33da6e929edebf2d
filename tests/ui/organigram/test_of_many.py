"""Of many people the tree is computed beside the window, and comes when it is there."""

from __future__ import annotations

import pytest

from app.analysis.tree_layout import arrange_tree
from app.model import edits
from app.model.people import Person
from app.ui.views import organigram_scene
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


# -- and of so many that even an edit is made ready beside the window


@pytest.fixture
def great(monkeypatch, qtbot, company, shown):
    monkeypatch.setattr(organigram_scene, "GREAT", 1)
    monkeypatch.setattr(organigram_scene, "_SLICE", 0.0)  # a card at a time
    view = shown(OrganigramView(company), 1000, 700)
    assert not view.map.cards
    with qtbot.waitSignal(view.map.arranged):
        pass
    return view


def test_of_a_great_many_every_card_and_line_comes(great):
    assert set(great.map.cards) == {"anton", "eva", "nadia", "koen"}
    assert great.map.above("nadia") == "eva"
    assert len(great.map.lines) == 2
    assert great.viewport().updatesEnabled()


def test_of_a_great_many_an_edit_is_shown_soon(great, qtbot):
    great.document.attempt(edits.set_fields, Person, "koen", name="Koen De Wilde")

    qtbot.waitUntil(lambda: great.map.cards["koen"].face.name == "Koen De Wilde")


def test_what_changes_while_they_are_drawn_is_what_is_drawn(great, qtbot):
    document = great.document
    document.do(edits.add_person(document.plan, DECISION, "Wim", id="wim"))
    qtbot.waitUntil(lambda: "wim" in great.map.cards)

    document.do(edits.remove(document.plan, [(Person, "wim")]))
    document.do(edits.add_reporting_line(document.plan, "koen", "eva"))

    qtbot.waitUntil(lambda: "wim" not in great.map.cards and great.map.above("koen") == "eva")
    qtbot.waitUntil(great.viewport().updatesEnabled)


def test_while_they_are_drawn_whoever_stands_there_can_be_pointed_at(great, qtbot):
    document = great.document
    document.do(edits.add_person(document.plan, DECISION, "Wim", id="wim"))
    qtbot.waitUntil(lambda: "wim" in great.map.cards)

    for card in great.map.in_order():
        assert great.map.card_at(card.sceneBoundingRect().center()) is card
