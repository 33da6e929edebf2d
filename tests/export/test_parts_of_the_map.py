"""The internal map in parts, as a slide has it: each stands where the picture paints it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF

from app.analysis.arrangement import Arrangement
from app.exchange.slide_shapes import Connector, Shape, TextBox
from app.model.change import Change, Edit, Message
from app.model.edits import move_cards
from app.ui import internal_picture
from app.ui.drawing import CardPart, Drawing, Ground
from app.ui.slides_recorded import recorded
from tests.pictures import accounts
from tests.plans import AS_OF, DECISION, small_plan


def drawing(plan, decision=DECISION, **more) -> Drawing:
    return internal_picture.drawing(plan, decision, AS_OF, title=True, key=False, **more)


def texts(painted) -> list[TextBox]:
    return [mark for mark in recorded(painted) if isinstance(mark, TextBox)]


@pytest.mark.parametrize("at", [(-900.0, -400.0), (2400.0, 1500.0)])
def test_cards_put_anywhere_on_the_free_map_stand_on_the_slide_with_their_lines(qapp, at):
    plan = small_plan()
    moved = plan.apply(move_cards(plan, DECISION, {"eva": at}, view="free"))

    found = drawing(moved, arrangement=Arrangement.FREE)

    page = QRectF(0, 0, found.width, found.height)
    lines = [part for part in found.parts() if isinstance(part, Connector)]
    assert lines
    assert all(page.contains(x, y) for line in lines for x, y in line.points)
    for part in found.parts():
        if isinstance(part, CardPart):
            ground = next(one for one in recorded(part.paint) if isinstance(one, Shape))
            assert page.contains(QRectF(*ground.box))


def test_where_colleagues_judge_apart_is_on_the_slide_too(qapp):
    plan = accounts.plan(5)

    grounds = [
        part for part in drawing(plan, accounts.DECISION).parts() if isinstance(part, Ground)
    ]

    told = [
        words
        for ground in grounds
        for mark in recorded(ground.paint)
        if mark.words is not None
        for words in mark.words.lines
    ]
    assert any(words.startswith("≠") for words in told)


def test_a_long_title_ends_before_the_mark_internal(qapp):
    plan = small_plan()
    long = replace(plan.account, name="Samenwerkingsverband " * 12)
    plan = plan.apply(Change(Message("x"), (Edit(plan.account, long),)))

    head = next(part for part in drawing(plan).parts() if isinstance(part, Ground))

    marks = recorded(head.paint)
    pill = next(mark for mark in marks if isinstance(mark, Shape))
    title = next(mark for mark in marks if isinstance(mark, TextBox))
    assert title.words.lines[0].endswith("…")
    assert title.box[0] + title.box[2] < pill.box[0]
