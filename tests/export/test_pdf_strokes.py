"""Lines with gaps, and lines one sees through, in the files they are written to."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem

from app.model.audience import Audience
from app.model.ties import ContactTie
from app.ui import pdf_strokes, theme, vector_files
from app.ui.canvas.line_kinds import Line, LineKind, TieLook
from app.ui.canvas.lines import LinesItem, drawn
from app.ui.drawing import Drawing
from app.ui.picture_size import PictureSize
from app.ui.theme import measure
from tests.export.files import layers, saved
from tests.plans import small_plan, tie

CROWDED = 0.45


def written(paint: Callable[[QPainter], None]) -> tuple[str, list[dict[str, Any]]]:
    """What is painted as operators of a PDF, and the states that these name."""
    drawing = Drawing(400, 300, paint, lambda: iter(()))
    content = vector_files.pdf(drawing, PictureSize.page("a4"), "Title", clear=True)
    page: Any = PdfReader(io.BytesIO(content)).pages[0]
    states = page["/Resources"]["/ExtGState"].get_object()
    return (
        page.get_contents().get_data().decode(),
        [dict(state.get_object()) for state in states.values()],
    )


def stroked(share: float, then: Callable[[QPainter], None] = lambda _painter: None):
    """Stroke one corner at an opacity, and paint something else after it."""
    path = QPainterPath(QPointF(10, 10))
    path.lineTo(200, 10)
    path.lineTo(200, 90)
    pen = QPen(QColor("#3d69d8"), 2)
    pen.setDashPattern([1, 2])

    def paint(painter: QPainter) -> None:
        painter.setOpacity(share)
        pdf_strokes.stroke(painter, path, pen)
        painter.setOpacity(1)
        then(painter)

    return written(paint)


def clear_strokes(states) -> list[float]:
    return [float(state["/CA"]) for state in states if float(state["/CA"]) < 1]


def test_a_crowded_line_is_one_stroke_with_gaps_that_lets_its_share_through(qapp):
    operators, states = stroked(CROWDED)

    assert measure("line.crowded") == CROWDED
    assert clear_strokes(states) == [CROWDED]
    assert "[2 4 ]0  d" in operators
    assert operators.split().count("S") == 1
    assert not {"h", "f", "f*"} & set(operators.split())


def test_no_state_for_fills_that_nobody_would_see_is_left(qapp):
    _operators, states = stroked(CROWDED)

    assert all(float(state.get("/ca", 1)) == 1 for state in states)


def test_a_line_that_covers_what_is_below_needs_no_state(qapp):
    operators, states = stroked(1)

    assert clear_strokes(states) == []
    assert operators.split().count("S") == 1


def test_what_is_stroked_after_a_crowded_line_covers_what_is_below(qapp):
    def then(painter: QPainter) -> None:
        painter.setPen(QPen(QColor("black"), 3))
        painter.drawLine(QPointF(5, 200), QPointF(300, 200))

    operators, _states = stroked(CROWDED, then)

    after = operators.partition("200 90 l")[2]
    before_the_next, _move, _rest = after.partition(" m\n")
    assert "/GSa gs" in before_the_next
    assert "/GState" not in after


def test_crowded_lines_of_a_map_are_strokes_and_their_signs_are_as_clear(qapp):
    item = LinesItem(theme.loaded("light"), 0)
    look = TieLook()  # nobody has judged the tie yet: dotted, with a question mark
    line = Line(LineKind.TIE, (ContactTie, "t"), "a", "b", look)
    item.show_lines([drawn(line, [(10, 10), (200, 10), (200, 90)])])

    def paint(painter: QPainter) -> None:
        option = QStyleOptionGraphicsItem()
        option.exposedRect = item.boundingRect()
        painter.setOpacity(CROWDED)
        item.paint(painter, option)

    operators, states = written(paint)

    assert CROWDED in clear_strokes(states)
    assert sorted({round(float(state.get("/ca", 1)), 2) for state in states}) == [CROWDED, 1]
    assert len(operators) < 4_000


@pytest.mark.parametrize(
    ("kind", "sign"), [(".svg", "stroke-dasharray"), (".pdf", "[1.80000000 3.60000000 ]")]
)
def test_a_line_with_gaps_is_one_line_in_a_file(qapp, tmp_path, kind, sign):
    nobody_judged = tie("herman", "karim", None)

    files = [
        b"".join(layers(saved(plan, tmp_path, kind, Audience.INTERNAL)))
        for plan in (small_plan(), small_plan(nobody_judged))
    ]

    without, with_it = (content.decode("utf-8", "replace").count(sign) for content in files)
    assert with_it > without
