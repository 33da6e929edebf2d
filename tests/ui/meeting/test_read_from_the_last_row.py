"""What is written on the wall is a forty-fifth of its height at least, and not cut in two."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from app import i18n
from app.ui.meeting import lettering
from app.ui.meeting.stage_ground import StageGround, parted
from app.ui.meeting.stage_view import WORTH_IT
from tests.plans import small_plan
from tests.ui.meeting.test_privacy_in_the_room import painted
from tests.ui.meeting.test_wall import crowd

_WRITTEN = re.compile(
    r'matrix\(([^)]*)\)"[^>]*font-size="([\d.]+)"[^>]*>\s*<text[^>]*>([^<]*)<', re.S
)


def written(here) -> list[tuple[float, str]]:
    """How large each text is on the wall, in pixels."""
    return [
        (float(matrix.split(",")[0]) * float(size), text)
        for matrix, size, text in _WRITTEN.findall(painted(here.stage).decode())
    ]


@pytest.mark.parametrize("count", [4, 24, 54])
def test_no_step_writes_anything_smaller_than_can_be_read(room, count):
    here = room(crowd(count))
    here.press("v")

    for step in here.meeting.steps[:9]:
        sizes = written(here)
        assert sizes
        small = [(size, text) for size, text in sizes if size < 1080 / 45 - 0.5]
        assert small == [], step.title
        here.press("right")


def test_the_map_is_only_looked_at_closer_where_that_shows_much_more(room):
    here = room(crowd(54))
    view = here.stage.map
    whole = view._scale_of(view.stage.sceneRect())  # noqa: SLF001  of all of it

    for _step in here.meeting.steps:
        scale = view.transform().m11()
        assert scale == pytest.approx(whole) or scale >= WORTH_IT * whole - 1e-6
        here.press("right")


def names_on(scene, seen: QRectF) -> str:
    """What the ground writes when a part of the map is looked at."""
    scene.show_part(seen)
    [ground] = [one for one in scene.items() if isinstance(one, StageGround)]
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture = QSvgGenerator()
    picture.setOutputDevice(buffer)
    with QPainter(picture) as painter:
        ground.paint(painter, QStyleOptionGraphicsItem())
    return bytes(buffer.data().data()).decode()


def test_a_heading_that_the_edge_would_cut_is_not_written(room):
    scene = room(small_plan()).stage.map.stage
    whole = scene.sceneRect()

    assert "Our client team" in names_on(scene, whole)
    assert "Our client team" not in names_on(scene, whole.adjusted(0, 30, 0, 0))
    assert "Staff" in names_on(scene, whole)
    assert "Staff" not in names_on(scene, whole.adjusted(60, 0, 0, 0))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_name_of_a_level_is_parted_rather_than_cut_short(qapp, language):
    with i18n.speaking(language):
        words = i18n.tr("Middle manage|ment")
        room = lettering.metrics(40).horizontalAdvance("managem")

        assert "…" not in parted(words, 40, room)
        assert "|" not in parted(words, 40, room)
        assert "-\n" in parted(words, 40, room)
        assert parted(words, 20, 900) == words.replace("|", "")
        assert parted("Heads/|Board", 40, room) == "Heads/\nBoard"


def test_a_number_of_two_figures_fits_its_flag_and_stays_on_the_wall(room):
    here = room(small_plan())
    card = here.stage.map.stage.cards["karim"]

    for letters in (27.0, 45.0, 60.0):
        card.take(card.face, card.look, letters, 27)
        words = lettering.metrics(letters, strong=True).horizontalAdvance("27")

        assert card.flag_box().width() >= words + letters / 2
        assert card.flag_box().right() <= card.box.right() + 13
        assert card.boundingRect().contains(card.flag_box())
