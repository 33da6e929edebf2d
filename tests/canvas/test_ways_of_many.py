"""The ways of very many lines are found beside the window; what stands stays drawn."""

from __future__ import annotations

import pytest

from app.analysis.routing import Wire, route
from app.model import edits
from app.model.vocabulary import Level
from app.ui.canvas import ways
from tests.plans import DECISION


@pytest.fixture
def canvas_of_many(canvas, qtbot, monkeypatch):
    """A map whose lines count as very many, all drawn."""
    monkeypatch.setattr(ways, "MANY", 1)
    scene = canvas.view.map
    scene.show_content(scene.content, anew=True)
    qtbot.waitUntil(lambda: not waits(scene))
    return canvas


def waits(scene):
    return len(scene.lines) < len(wires(scene)) or any(
        one.pending for one in scene.ways.routes(scene.geometry, wires(scene)).values()
    )


def wires(scene):
    shown = [line for line in scene.content.lines() if line.kind in scene.kinds]
    return [Wire(line.id, line.source, line.target) for line in shown]


def drawn(scene):
    return {id: (one.points[0], one.points[-1]) for id, one in scene.lines.items()}


def test_every_line_ends_up_where_it_runs_on_a_map_of_few(canvas_of_many):
    scene = canvas_of_many.view.map

    found = scene.ways.routes(scene.geometry, wires(scene))

    assert found == route(scene.geometry, wires(scene))
    assert scene.lines.keys() == found.keys()


def test_a_new_line_runs_straight_until_its_way_is_found(canvas_of_many, qtbot):
    scene, document = canvas_of_many.view.map, canvas_of_many.document
    before = scene.lines.keys()

    document.do(edits.add_reporting_line(document.plan, "jan", "lies"))

    (new,) = scene.lines.keys() - before
    assert len(scene.lines[new].points) == 2
    qtbot.waitUntil(lambda: not waits(scene))
    assert scene.ways.routes(scene.geometry, wires(scene)) == route(
        scene.geometry, wires(scene)
    )


def test_when_many_cards_move_their_lines_wait_and_the_others_stay(
    canvas_of_many, qtbot, monkeypatch
):
    monkeypatch.setattr(ways, "_FEW", 0)
    scene, document = canvas_of_many.view.map, canvas_of_many.document
    before = set(scene.lines)

    document.do(edits.add_person(document.plan, DECISION, "Nel", id="nel", level=Level.STAFF))
    document.do(edits.add_reporting_line(document.plan, "nel", "lies"))

    assert set(scene.lines) == before
    qtbot.waitUntil(lambda: len(scene.lines) == len(before) + 1)
    assert not waits(scene)
