"""Each department that is open is headed by its whole name and by how many it holds."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from app.analysis.arrangement import Arrangement
from app.i18n import use
from app.model import edits
from app.model.people import Person, TeamMember
from app.model.vocabulary import Lane
from app.ui import theme
from app.ui.canvas.arrangements_backdrop import paint_blocks

LONG = "Financiën & Control"
SMALL, LARGE = 0.5, 1.0  # scales of the map on the screen


class Noting(QPainter):
    """Notes which texts are drawn, and how wide each is in its lettering."""

    def __init__(self, image: QImage) -> None:
        super().__init__(image)
        self.noted: dict[str, float] = {}

    def drawText(self, into, flags, text) -> None:  # type: ignore[override]
        self.noted[text] = QFontMetricsF(self.font()).horizontalAdvance(text)
        super().drawText(into, flags, text)


def headed(canvas, scale: float) -> dict[str, float]:
    """The texts above the blocks, on a map of this scale."""
    image = QImage(1200, 900, QImage.Format.Format_ARGB32_Premultiplied)
    painter = Noting(image)
    painter.scale(scale, scale)
    paint_blocks(painter, canvas.view.map.geometry, theme.current())
    painter.end()
    return painter.noted


@pytest.fixture
def departments(canvas):
    """Karim and Eva in a department of a long name, Lies alone; two of ours of one lane."""
    for id, name in (("karim", LONG), ("eva", LONG), ("lies", "ICT")):
        canvas.document.do(edits.set_fields(canvas.plan, Person, id, department=name))
    for id in ("sanne", "herman"):
        lane = Lane.TECHNICAL
        canvas.document.do(edits.set_fields(canvas.plan, TeamMember, id, lane=lane))
    canvas.view.show_arrangement(Arrangement.DEPARTMENT)
    return canvas


@pytest.mark.parametrize("scale", [SMALL, LARGE])
def test_a_long_department_is_named_whole_with_how_many_it_holds(departments, scale):
    texts = headed(departments, scale)

    assert LONG in texts
    assert not {"2", "2 people"}.isdisjoint(texts)


def test_a_lane_of_ours_is_named_whole_on_a_small_map(departments):
    use("nl")
    texts = headed(departments, SMALL)
    use("en")

    assert "operationeel/technisch" in texts
