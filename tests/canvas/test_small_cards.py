"""On a small map a card still says who it is, until even that could not be read."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from app.analysis.roster import Side
from app.model.vocabulary import Attitude, InfluenceDegree, Role
from app.ui import theme
from app.ui.canvas.content import Face
from app.ui.canvas.faces_small import paint_plain, paint_small
from app.ui.theme import Theme

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


@pytest.mark.usefixtures("qapp")
def test_from_afar_attitudes_are_told_apart_without_colours():
    def in_grey(attitude):
        face = replace(FACE, attitude=attitude)
        grey = drawn(paint_plain, face).convertToFormat(QImage.Format.Format_Grayscale8)
        inside = QRect(14, 4, 56, 64)  # beside the coloured edge
        return grey.copy(inside).constBits().tobytes()

    look = theme.current()
    alike = Theme("grey", look.dark, {token: QColor("#666") for token in look.tokens}
                  | {"surface.card": QColor("white")})  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(theme, "current", lambda: alike)
        shapes = {in_grey(attitude) for attitude in (None, *Attitude)}

    assert len(shapes) == 1 + len(Attitude)
