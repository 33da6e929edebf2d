from __future__ import annotations

from itertools import pairwise

import pytest

from app.analysis.routing import Wire, route
from app.model import edits
from app.ui.canvas import ways
from app.ui.canvas.ways import Ways
from tests.plans import DECISION


@pytest.fixture
def in_the_way(canvas):
    """Karim's card put down where lines run."""
    box = canvas.box("Lies Maes")
    canvas.view.put_down({"karim": box.moved(box.x - 110, box.y + 40)})
    geometry = canvas.view.map.geometry
    wires = [
        Wire(line.id, line.source, line.target)
        for line in canvas.view.map.content.lines()
        if {line.source, line.target} <= geometry.cards.keys()
    ]
    return canvas, geometry, wires


def test_paths_beyond_what_is_waited_for_run_straight_and_follow(
    in_the_way, qtbot, monkeypatch
):
    canvas, geometry, wires = in_the_way
    whole = route(geometry, wires)
    detours = {id for id, one in whole.items() if one.detour}
    monkeypatch.setattr(ways, "_AT_ONCE", 0)
    asked = Ways(canvas.view, beside=True)

    with qtbot.waitSignal(asked.found):
        first = asked.routes(geometry, wires)
    then = asked.routes(geometry, wires)

    assert detours
    assert {id for id, one in first.items() if one.pending} == detours
    assert all(len(first[id].points) == 2 for id in detours)
    assert then == whole


def test_a_picture_waits_for_all_paths(in_the_way, monkeypatch):
    canvas, geometry, wires = in_the_way
    monkeypatch.setattr(ways, "_AT_ONCE", 0)

    found = Ways(canvas.view, beside=False).routes(geometry, wires)

    assert found == route(geometry, wires)


def test_paths_of_a_map_that_has_changed_since_are_let_go(in_the_way, qtbot, monkeypatch):
    canvas, geometry, wires = in_the_way
    monkeypatch.setattr(ways, "_AT_ONCE", 0)
    asked = Ways(canvas.view, beside=True)
    answers = []
    asked.found.connect(lambda: answers.append(asked.routes(geometry, wires[:-1])))

    asked.routes(geometry, wires)
    with qtbot.waitSignal(asked.found):
        asked.routes(geometry, wires[:-1])
    qtbot.wait(50)

    assert len(answers) == 1
    assert not any(one.pending for one in answers[0].values())


def test_the_map_draws_the_paths_once_they_are_found(canvas, qtbot, monkeypatch):
    monkeypatch.setattr(ways, "_AT_ONCE", 0)
    box = canvas.box("Lies Maes")

    with qtbot.waitSignal(canvas.view.map.ways.found):
        canvas.document.do(
            edits.move_cards(
                canvas.plan, DECISION,
                {"karim": canvas.view.map.geometry.spot("karim", box.x - 110, box.y + 40)},
            )
        )  # fmt: skip

    for one in canvas.view.map.lines.values():
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(one.points))
