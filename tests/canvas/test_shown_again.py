"""A scene that shows another content paints anew what looks otherwise, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QImage, QPainter

from app.analysis.report import Report
from app.model import edits
from app.model.people import Person
from app.model.vocabulary import Level, TieLevel
from app.ui import theme
from app.ui.canvas.content import MapContent
from app.ui.canvas.scene import MapScene
from app.ui.shown_gaps import flag_numbers
from tests.canvas.whole_map import painted
from tests.plans import AS_OF, DECISION, small_plan, tie

pytestmark = pytest.mark.usefixtures("qapp")

LONG_AGO = AS_OF - timedelta(days=2000)


def content(plan, *, analysed: bool = True) -> MapContent:
    if not analysed:
        return MapContent.of(plan, DECISION)
    report = Report(plan, DECISION, AS_OF)
    return MapContent.of(plan, DECISION, report, flag_numbers(report, plan))


def in_window(card) -> None:
    """Paint a card as the window does, from a picture that is kept."""
    image = QImage(400, 200, QImage.Format.Format_ARGB32)
    with QPainter(image) as painter:
        card.paint_in_window(painter)


def test_a_scene_that_hears_of_a_report_later_looks_like_one_that_knew_it():
    plan = small_plan(tie("sanne", "karim", TieLevel.GOOD, last_contact=LONG_AGO))
    scene = MapScene(content(plan, analysed=False))
    fresh = dict(scene.lines)

    scene.show_content(content(plan))

    known = MapScene(content(plan))
    assert {id: one.line for id, one in scene.lines.items()} == {
        id: one.line for id, one in known.lines.items()
    }
    assert painted(scene) == painted(known)
    assert scene.lines != fresh, "the tie went stale"


def test_a_report_that_says_nothing_new_of_lines_leaves_them_as_they_are():
    plan = small_plan(tie("sanne", "karim", TieLevel.GOOD, last_contact=LONG_AGO))
    scene = MapScene(content(plan))
    before = dict(scene.lines)

    scene.show_content(replace(content(plan), flags={"karim": 7}))

    assert scene.cards["karim"].face.flag == 7
    assert all(scene.lines[id] is one for id, one in before.items())


@pytest.mark.parametrize(
    ("before", "after", "stays"),
    [(0.401, 0.404, True), (0.40, 0.42, False), (None, 0.0, False), (0.0, 0.0, True)],
)
def test_the_picture_of_a_card_stays_while_its_ring_shows_the_same(before, after, stays):
    plan = small_plan()
    given = content(plan)
    scene = MapScene(replace(given, coverage=dict.fromkeys(plan.persons, before)))
    card = scene.cards["karim"]
    in_window(card)

    scene.show_content(replace(given, coverage=dict.fromkeys(plan.persons, after)))

    assert card.face.coverage == after
    assert card.has_picture is stays


def test_the_picture_of_a_card_takes_the_next_shade_as_soon_as_it_is_reached():
    plan = small_plan()
    given, edge = content(plan), theme.measure("coverage_from.strong")
    scene = MapScene(replace(given, coverage=dict.fromkeys(plan.persons, edge - 0.001)))
    card = scene.cards["karim"]
    in_window(card)

    scene.show_content(replace(given, coverage=dict.fromkeys(plan.persons, edge + 0.001)))

    assert not card.has_picture


def test_a_name_leaves_all_lines_as_they_are():
    plan = small_plan(tie("sanne", "karim", TieLevel.GOOD))
    scene = MapScene(content(plan))
    before = dict(scene.lines)

    named = plan.apply(edits.set_fields(plan, Person, "karim", name="Karim"))
    scene.show_content(content(named))

    assert scene.cards["karim"].face.name == "Karim"
    assert all(scene.lines[id] is one for id, one in before.items())
    assert scene.lines.keys() == before.keys()


def test_lines_follow_who_comes_to_stand_elsewhere():
    plan = small_plan(tie("sanne", "karim", TieLevel.GOOD))
    scene = MapScene(content(plan))

    raised = plan.apply(edits.set_fields(plan, Person, "karim", level=Level.EXECUTIVE))
    scene.show_content(content(raised))

    anew = MapScene(content(raised))
    assert {id: one.points for id, one in scene.lines.items()} == {
        id: one.points for id, one in anew.lines.items()
    }
