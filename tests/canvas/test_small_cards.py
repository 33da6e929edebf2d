"""On a small map a card still says who it is, until even that could not be read."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.analysis.roster import Side
from app.model.vocabulary import Attitude, InfluenceDegree, Role
from app.ui import theme
from app.ui.canvas.content import Face
from app.ui.canvas.faces import paint_plain
from app.ui.canvas.faces_small import paint_small

FACE = Face(
    id="karim",
    side=Side.THEIRS,
    name="Karim El Amrani",
    title="Algemeen directeur",
    roles=(Role.DECIDER,),
    attitude=Attitude.FOR,
    influence=InfluenceDegree.HIGH,
    coverage=0.1,
)


def drawn(paint, face, box=(0, 0, 224, 72)):
    image = QImage(224, 72, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    with QPainter(image) as painter:
        paint(painter, face, QRectF(*box), theme.current())
    return image


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    "other",
    [
        {"name": "Eva Brouwer"},
        {"attitude": Attitude.AGAINST},
        {"attitude": None},
        {"roles": (Role.USER,)},
        {"roles": ()},
        {"influence": None},
        {"coverage": 0.9},
    ],
    ids=str,
)
def test_a_small_card_shows_name_attitude_roles_influence_and_coverage(other):
    assert drawn(paint_small, FACE) != drawn(paint_small, replace(FACE, **other))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("side", list(Side))
def test_a_long_name_stays_within_its_small_card(side):
    face = replace(FACE, side=side, name="Maximiliaan-Alexander van Oldenbarneveldt tot Berkel")
    box = (12, 12, 184, 40) if side is Side.OURS else (12, 8, 168, 56)

    image = drawn(paint_small, face, box)

    right = int(box[0] + box[2] + 6)
    assert not any(image.pixelColor(x, y).alpha() for x in range(right, 224) for y in range(72))


@pytest.mark.usefixtures("qapp")
def test_from_afar_a_card_is_a_shape_without_letters():
    assert drawn(paint_plain, FACE) == drawn(paint_plain, replace(FACE, name="Eva Brouwer"))
