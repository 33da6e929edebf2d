"""Signs on the wall are read whole, cover no name, and who is not told of steps back."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from app import resources
from app.exchange import case_json
from app.model.edits import ratings as judging
from app.model.values import joined
from app.ui.canvas.backdrop import ghosts, rect
from app.ui.canvas.suggested import clear_place, drawn_suggestion
from tests.plans import DECISION, small_plan


@pytest.fixture
def sample(room):
    """A meeting on the sample account."""
    case = case_json.read(resources.path("samples", "hospital-sint-odrada.json"))
    return room(case.plan, case.opportunity)


def test_what_a_contact_brings_is_read_whole_on_every_step(sample):
    sample.press("m")
    seen = 0
    for _step in sample.meeting.steps:
        sign, scene = sample.stage.map.stage.sign, sample.stage.map.stage
        if sign.isVisible():
            seen += 1
            assert scene.sceneRect().contains(sign.sceneBoundingRect()), sample.read()
        sample.press("right")

    assert seen > 5


@pytest.mark.parametrize(("wide", "high"), [(1920, 1080), (1024, 768)])
def test_what_a_contact_brings_stands_on_its_line_and_covers_nobody_who_is_lit(
    sample, wide, high
):
    sample.stage.resize(wide, high)
    sample.press("m")
    scene = sample.stage.map.stage
    for _step in sample.meeting.steps:
        if scene.sign.isVisible():
            line = drawn_suggestion(scene.lighting.suggestion, scene.geometry)
            lit = [card.sceneBoundingRect() for card in scene.cards.values() if card.flag]
            assert is_on(line, scene.sign.pos())
            assert not any(one.contains(scene.sign.pos()) for one in lit)
        sample.press("right")


def is_on(line, at) -> bool:
    """Whether a place is on one of the stretches of a line."""
    return any(
        min(one[0], other[0]) <= at.x() <= max(one[0], other[0])
        and min(one[1], other[1]) <= at.y() <= max(one[1], other[1])
        for one, other in pairwise(line.points)
    )


def test_what_a_contact_brings_stands_on_its_line_where_there_is_room(sample):
    sample.press("1", "enter")
    scene = sample.stage.map.stage
    line = drawn_suggestion(scene.lighting.suggestion, scene.geometry)

    middle = scene.sign.pos()

    assert any(
        min(one[0], other[0]) <= middle.x() <= max(one[0], other[0])
        and min(one[1], other[1]) <= middle.y() <= max(one[1], other[1])
        for one, other in pairwise(line.points)
    )


def test_a_sign_stands_within_its_room_where_the_line_runs_along_the_edge(qapp):
    line, room = ((0.0, 5.0), (300.0, 5.0)), QRectF(0, 0, 300, 200)
    cards = [QRectF(0, 10, 300, 40)]

    place = clear_place(line, QSizeF(40, 20), cards, room)

    box = QRectF(place.x() - 20, place.y() - 10, 40, 20)
    assert room.contains(box)
    assert clear_place(line, QSizeF(40, 20), cards) == QPointF(150, -19)


def test_where_opinions_differ_on_somebody_the_name_can_be_read(room):
    plan = small_plan()
    about = joined(DECISION, "karim")
    for rater, value in (("Sanne de Wit", -1), ("Herman Vos", 2)):
        plan = plan.apply(judging.rate(plan, about, rater, value))
    here = room(plan)
    here.document.judging.opened |= {about}
    here.press("v")

    _words, box = here.stage.map.stage.spreads.signs[about]
    card = here.stage.map.stage.cards["karim"]
    assert box.bottom() <= card.y() + 4  # where the name begins


def test_where_nobody_of_ours_stands_steps_back_in_a_gap(sample):
    def brightest():
        """How light the words are where nobody of ours stands; the wall is dark."""
        view = sample.stage.map
        [(_band, box)] = ghosts(view.stage.geometry)
        seen = view.mapFromScene(rect(box)).boundingRect()
        image = view.grab(seen.adjusted(0, 16, 0, -16)).toImage()
        across, down = range(image.width()), range(image.height())
        return max(image.pixelColor(x, y).lightness() for x in across for y in down)

    sample.press("1", "enter")
    of_a_gap = brightest()
    sample.press("home", "right", "right")
    where_it_is_thin = brightest()

    assert of_a_gap < where_it_is_thin / 2


def test_who_would_be_met_in_a_what_if_stands_in_the_light(sample):
    sample.press("1", "enter")
    [contact] = sample.meeting.step.contacts

    sample.press("w")

    cards = sample.stage.map.stage.cards
    assert cards[contact.member].opacity() == 1.0
    assert cards[contact.person].opacity() == 1.0
