"""What a great map needs is computed beside the window, and is what the map would compute."""

from __future__ import annotations

import pytest

from app.analysis.arrangement import Arrangement
from app.model import edits
from app.ui.canvas import beside
from app.ui.canvas.beside import Beside
from app.ui.canvas.content import MapContent
from app.ui.canvas.groups import KnownLines, stand_for
from app.ui.canvas.prepared import prepared
from app.ui.canvas.scene import MapScene
from tests.plans import DECISION


@pytest.fixture
def great(crowd, monkeypatch):
    """A map of many people, taken for one on which a layout would hold up the window."""
    monkeypatch.setattr(beside, "GREAT", 1)
    return crowd


def seen(scene: MapScene) -> object:
    faces = {id: card.face for id, card in scene.cards.items()}
    return scene.geometry, faces, {id: one.line for id, one in scene.lines.items()}


def folded(canvas) -> list[str]:
    return [one.card for one in canvas.view.map.geometry.blocks if one.folded]


@pytest.mark.parametrize("way", list(Arrangement))
def test_a_map_with_what_was_prepared_looks_like_one_without(crowd, way):
    content = MapContent.of(crowd.plan, DECISION)
    stock = prepared(content, None, way)

    with_stock = MapScene(content, arrangement=way, in_window=True, stock=stock)

    without = MapScene(content, arrangement=way, in_window=True)
    assert seen(with_stock) == seen(without)


def test_what_was_prepared_is_not_computed_again(crowd, monkeypatch):
    content = MapContent.of(crowd.plan, DECISION)
    stock = prepared(content, None, Arrangement.TWO_SIDED)
    monkeypatch.delattr("app.ui.canvas.standing.arrange")

    scene = MapScene(content, in_window=True, stock=stock)

    assert scene.cards.keys() == scene.geometry.cards.keys()


def test_lines_are_handed_out_again_until_something_about_them_changes(crowd):
    known, content = KnownLines(), MapContent.of(crowd.plan, DECISION)
    at = stand_for(crowd.view.map.geometry)

    first = known.of(content, at)
    again = known.of(MapContent.of(crowd.plan, DECISION), dict(at))
    opened = known.of(content, {})

    assert again is first
    assert opened is not first


def test_a_great_map_is_arranged_once_its_layout_is_there(great, qtbot):
    great.view.show_arrangement(Arrangement.FREE)
    at_once = great.view.map.arrangement
    qtbot.waitUntil(lambda: not Beside.of(great.view).is_waiting)

    assert at_once is Arrangement.TWO_SIDED
    assert great.view.map.arrangement is Arrangement.FREE


def test_the_last_of_two_wishes_counts(great, qtbot):
    great.view.show_arrangement(Arrangement.FREE)
    great.view.show_arrangement(Arrangement.TWO_SIDED)
    qtbot.waitUntil(lambda: not Beside.of(great.view).is_waiting)

    assert great.view.map.arrangement is Arrangement.TWO_SIDED


def test_groups_of_a_great_map_open_and_fold_as_those_of_others(great, qtbot):
    before = folded(great)

    great.view.fold_or_open_all()
    qtbot.waitUntil(lambda: not Beside.of(great.view).is_waiting)
    opened = folded(great)
    great.view.fold_or_open_all()
    qtbot.waitUntil(lambda: not Beside.of(great.view).is_waiting)

    assert len(before) > 0
    assert opened == []
    assert folded(great) == before


def test_what_was_edited_meanwhile_is_on_the_map_that_comes(great, qtbot):
    great.view.show_arrangement(Arrangement.FREE)
    great.document.attempt(edits.add_person, DECISION, "Nadia Benali", id="nadia")
    qtbot.waitUntil(lambda: not Beside.of(great.view).is_waiting)

    everybody = {id for one in great.view.map.cards.values() for _kind, id in one.face.refs}
    assert great.view.map.arrangement is Arrangement.FREE
    assert "nadia" in everybody
    assert everybody >= great.plan.members.keys()
