"""A name on a card of the window keeps its end: it is set a little smaller before it is cut."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.analysis.roster import Side
from app.ui import theme
from app.ui.canvas import marks
from app.ui.canvas.content import Face
from app.ui.canvas.faces import paint_face

pytestmark = pytest.mark.usefixtures("qapp")


def written(name: str, monkeypatch) -> dict[str, float]:
    """What is written on a card in the window, and at which share of its size."""
    texts = dict[str, float]()
    draw = marks.draw_text

    def noting(painter, into, text, size, colour, **how):
        strong = how.get("strong", False)
        if marks.text_width(text, size, strong=strong) <= into.width() + 0.01:
            texts[text] = round(painter.worldTransform().m11(), 2)
        draw(painter, into, text, size, colour, **how)

    monkeypatch.setattr(marks, "draw_text", noting)
    image = QImage(240, 90, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(image) as painter:
        face = Face("p", Side.THEIRS, name, "Inkoper")
        paint_face(painter, face, QRectF(4, 4, 224, 72), theme.current(), whole=False)
    return texts


@pytest.mark.parametrize("name", ["Xander van der Meer", "Chantal van der Linden"])
def test_a_name_that_is_a_little_too_long_is_whole(name, monkeypatch):
    texts = written(name, monkeypatch)

    assert 0.8 < texts[name] < 1


def test_a_name_that_has_room_keeps_its_size(monkeypatch):
    assert written("Lotte Bos", monkeypatch)["Lotte Bos"] == 1


def test_a_name_that_is_far_too_long_is_cut_at_its_full_size(monkeypatch):
    name = "Jan Willem van den Berg-Oosterhuizen"

    assert name not in written(name, monkeypatch)
