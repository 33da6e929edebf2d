"""A long function on paper is cut off rather than set so small that nobody can read it."""

import pytest
from PySide6.QtCore import QRectF

from app.analysis.roster import Side
from app.exchange.slide_shapes import TextBox
from app.ui import theme
from app.ui.canvas.content import Face
from app.ui.canvas.faces import paint_face
from app.ui.slides_recorded import recorded

CARDS = {Side.THEIRS: QRectF(0, 0, 224, 72), Side.OURS: QRectF(0, 0, 184, 40)}
SHORT, LONG = "Jan Bos", "Jan Willem van den Berg-Oosterhuizen"
FUNCTION = (
    "Plaatsvervangend hoofd van de afdeling inkoop, contracten en leveranciers in het zuiden"
)
LEAST = 0.56  # of the size that names have on cards


def function_of(side: Side, name: str, function: str) -> TextBox:
    """What is painted of the function on a card."""
    face = Face(id="jan", side=side, name=name, title=function)
    found = recorded(
        lambda painter: paint_face(painter, face, CARDS[side], theme.current(), whole=True)
    )
    texts = [mark for mark in found if isinstance(mark, TextBox)]
    return next(one for one in texts if one.words.lines[0][:5] == function[:5])


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("side", list(CARDS))
@pytest.mark.parametrize("name", [SHORT, LONG])
def test_a_long_function_keeps_a_size_that_can_be_read_and_ends_in_an_ellipsis(side, name):
    shown = function_of(side, name, FUNCTION)

    assert shown.words.size >= LEAST * theme.measure("font.body")
    assert len(shown.words.lines) > 1
    assert shown.words.lines[-1].endswith("…")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("side", list(CARDS))
def test_a_function_of_two_lines_stands_below_the_name_and_on_the_card(side):
    shown = function_of(side, SHORT, FUNCTION)

    _left, top, _wide, high = shown.box
    assert top > CARDS[side].height() * 0.3
    assert top + high < CARDS[side].height()
