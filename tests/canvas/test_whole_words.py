"""On paper nobody can ask for what was cut off; and no frame lies over a flag."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from app.analysis.geometry import Box, Card
from app.analysis.roster import Side
from app.exchange.slide_shapes import TextBox
from app.ui import theme
from app.ui.canvas import marks
from app.ui.canvas.card import CardItem
from app.ui.canvas.content import Face
from app.ui.canvas.faces import flag_centre, paint_face
from app.ui.slides_recorded import recorded

INKED = 0.95  # of what two lines take up, to the last letter that reaches below them
LONG = "Jan Willem van den Berg-Oosterhuizen"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("text", "size", "width", "strong"),
    [
        ("Commercieel directeur zorg en onderwijs", "caption", 124, False),
        ("Solution architect datacenters", "caption", 124, False),
        (LONG, "body", 124, True),
        (LONG, "body", 129, True),
        ("Programmamanager informatievoorziening", "small", 151, False),
        ("Samenwerkingsverband", "small", 121, True),
    ],
)
def test_a_long_text_becomes_smaller_or_two_lines_before_it_is_cut(text, size, width, strong):
    share, lines = marks.whole_lines(text, size, width, strong=strong)

    assert " ".join(lines) == text
    widest = max(marks.text_width(line, size, strong=strong) for line in lines)
    assert widest * share <= width


@pytest.mark.usefixtures("qapp")
def test_a_text_that_has_room_keeps_its_size():
    assert marks.whole_lines("Inkoper", "small", 151) == (1.0, ["Inkoper"])


def painted(painter, face, box):
    paint_face(painter, face, box, theme.current(), whole=True)


def drawn(face, *, whole):
    image = QImage(224, 72, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        paint_face(painter, face, QRectF(0, 0, 224, 72), theme.current(), whole=whole)
    return image


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("side", list(Side))
def test_the_end_of_a_long_name_shows_in_a_picture_but_not_in_the_window(side):
    one = Face(id="jan", side=side, name=f"{LONG} Westerlanden")
    other = Face(id="jan", side=side, name=f"{LONG} Westerlander")

    assert drawn(one, whole=False) == drawn(other, whole=False)
    assert drawn(one, whole=True) != drawn(other, whole=True)


@pytest.mark.usefixtures("qapp")
def test_the_frame_of_a_chosen_card_leaves_the_number_of_the_gap_whole():
    face = Face(id="jan", side=Side.THEIRS, name="Jan", flag=12)
    item = CardItem(
        face, Card("jan", Side.THEIRS, None, Box(0, 0, 224, 72), None), theme.current()
    )

    def flag_drawn():
        image = QImage(260, 100, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        with QPainter(image) as painter:
            painter.translate(16, 16)
            item.paint(painter, QStyleOptionGraphicsItem(), None)
        centre = flag_centre(item.box).toPoint()
        return image.copy(centre.x() + 10, centre.y() + 10, 12, 12)

    before = flag_drawn()
    item.mark(selected=True, current=True, aimed=False)

    assert flag_drawn() == before


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("side", [Side.OURS, Side.THEIRS])
def test_a_name_and_a_function_of_two_lines_each_stand_clear_of_one_another(side):
    box = QRectF(0, 0, 224, 72) if side is Side.THEIRS else QRectF(0, 0, 184, 40)
    face = Face(
        id="jan",
        side=side,
        name=LONG,
        title="Coördinator beeldvorming en nucleaire geneeskunde",
    )

    found = recorded(lambda painter: painted(painter, face, box))

    texts = [mark for mark in found if isinstance(mark, TextBox) and len(mark.words.lines) > 1]
    name, title = sorted((text.box for text in texts), key=lambda one: one[1])
    assert name[1] + name[3] * INKED < title[1] + title[3] * (1 - INKED)
    assert name[1] + name[3] * (1 - INKED) > 0
    assert title[1] + title[3] * INKED < box.height()
