"""Lines on the wall begin at the round end of a colleague's card, and names break well."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from app.analysis.geometry import Box, Card
from app.analysis.roster import Side
from app.model.vocabulary import TieLevel
from app.ui import theme
from app.ui.canvas.backdrop import rect
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from app.ui.canvas.suggested import Suggestion, drawn_suggestion
from app.ui.canvas.ways import tucked
from app.ui.meeting.stage_names import name_lines
from app.ui.meeting.stage_scene import StageScene
from tests.pictures import accounts


def content(people: int) -> MapContent:
    plan = accounts.plan(people)
    return MapContent.of(plan, accounts.DECISION, accounts.report(plan))


def beside_their_card(scene, lines) -> list[str]:
    """Lines of colleagues that begin outside the round shape of their card."""
    found = []
    for one in lines:
        card = scene.geometry.cards[one.line.source]
        shape = QPainterPath()
        shape.addRoundedRect(rect(card.box), card.box.height / 2, card.box.height / 2)
        if card.side is Side.OURS and not shape.contains(QPointF(*one.points[0])):
            found.append(one.line.id)
    return found


def test_no_line_on_the_wall_begins_beside_the_card_of_a_colleague(qapp):
    scene = StageScene(content(25), theme.loaded("dark"), 1.5)

    assert scene.lines
    assert beside_their_card(scene, scene.lines.values()) == []


def test_a_suggested_line_begins_at_the_card_as_well(qapp):
    scene = MapScene(content(25))
    ours = next(id for id, card in scene.geometry.cards.items() if card.side is Side.OURS)

    for theirs, card in scene.geometry.cards.items():
        if card.side is Side.THEIRS:
            one = Suggestion(ours, theirs, TieLevel.GOOD, "+3", (ours, theirs))
            line = drawn_suggestion(one, scene.geometry)
            assert beside_their_card(scene, [line]) == []


def test_a_line_that_leaves_to_the_left_begins_at_the_card_too(qapp):
    pill = Card("m", Side.OURS, None, Box(100, 100, 184, 40), None)

    for y in (108, 120, 132):
        (x, at), *rest = tucked(((100, y), (92, y), (92, 400)), pill)
        assert (x, at) == (120, y)
        assert rest == [(92, y), (92, 400)]


def test_a_name_with_a_hyphen_breaks_there_before_it_is_cut(qapp):
    lines = name_lines("Karim Vandenbroucke-Willems", 220, 80, 27, ours=False)

    assert lines == ["Vandenbroucke-", "Willems"]


def test_a_first_name_with_a_hyphen_stays_together_where_there_is_room(qapp):
    assert name_lines("Anne-Sophie Claes", 300, 40, 27, ours=True) == ["Anne-Sophie Claes"]
