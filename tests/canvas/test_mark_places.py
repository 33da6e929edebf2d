"""The marks of lines that run side by side stand apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF

from app.analysis.arrangement import Arrangement
from app.analysis.geometry import Box, Card
from app.analysis.roster import Side
from app.analysis.routing import Routed
from app.model.ties import ContactTie
from app.model.vocabulary import TieLevel
from app.ui.canvas import mark_places
from app.ui.canvas.content import MapContent
from app.ui.canvas.drawn_line import middle_of
from app.ui.canvas.line_kinds import Line, LineKind, TieLook
from app.ui.canvas.scene import MapScene
from app.ui.canvas.ways import traced
from app.ui.theme import measure
from tests.pictures import accounts

pytestmark = pytest.mark.usefixtures("qapp")
LEFT, RIGHT = Box(0, 0, 224, 400), Box(600, 0, 224, 400)
CARDS = {
    "a": Card("a", Side.THEIRS, None, LEFT, None),
    "b": Card("b", Side.THEIRS, None, RIGHT, None),
}


LOST = TieLook(lost=True)


def level(*heights, look=LOST):
    """Lines from the one card to the other at these heights, with their ways."""
    lines = {f"{y}": Line(LineKind.TIE, (ContactTie, f"{y}"), "a", "b", look) for y in heights}
    ways = {
        f"{y}": Routed(((224.0, y), (600.0, y)), LEFT, RIGHT, detour=False) for y in heights
    }
    return lines, ways


def marks(lines, ways):
    worn = mark_places.apart(lines, ways, CARDS)
    return {
        id: traced(lines[id], way.points, CARDS["a"], worn.get(id)).mark_at
        for id, way in ways.items()
    }


def test_marks_of_lines_close_to_each_other_stand_apart_and_on_their_lines():
    lines, ways = level(100, 104, 108, 112)

    found = marks(lines, ways)

    for one, other in combinations(found.values(), 2):
        assert (one - other).manhattanLength() >= 2 * measure("map.mark")
    assert all(at.y() == ways[id].points[0][1] for id, at in found.items())
    assert all(224 < at.x() < 600 for at in found.values())


def test_a_mark_with_room_around_it_stands_in_the_middle():
    lines, ways = level(100, 200, 300)

    assert mark_places.apart(lines, ways, CARDS) == {}
    assert marks(lines, ways)["200"] == middle_of(ways["200"].points) == QPointF(412, 200)


def test_a_line_without_a_mark_is_in_nobodys_way():
    lines, ways = level(100, 104, look=TieLook(TieLevel.GOOD))

    assert mark_places.apart(lines, ways, CARDS) == {}


def test_marks_stand_the_same_in_whatever_order_lines_came():
    lines, ways = level(100, 104, 108)

    turned = mark_places.apart(
        dict(reversed(lines.items())), dict(reversed(ways.items())), CARDS
    )

    assert turned == mark_places.apart(lines, ways, CARDS)


@pytest.mark.parametrize("arrangement", list(Arrangement))
def test_on_a_map_of_sixty_people_no_mark_covers_another(arrangement):
    plan = accounts.plan(60)
    content = MapContent.of(plan, accounts.DECISION, accounts.report(plan))

    scene = MapScene(content, arrangement=arrangement, aspect=1.5)

    worn = [one.mark_at for one in scene.lines.values() if one.stroke.middle is not None]
    assert len(worn) > 20
    radius = measure("map.mark")
    for one, other in combinations(worn, 2):
        apart = one - other
        assert max(abs(apart.x()), abs(apart.y())) >= 2 * radius


def test_a_mark_stands_clear_of_a_card_that_was_put_beside_its_line():
    lines, ways = level(100)
    put = Card("put", Side.THEIRS, None, Box(380, 104, 64, 72), None)

    worn = mark_places.apart(lines, ways, CARDS | {"put": put})["100"]

    x, y = worn
    radius = measure("map.mark")
    assert y == 100
    assert x + radius <= put.box.x or x - radius >= put.box.right
