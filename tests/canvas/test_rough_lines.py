"""From afar, and while the map is zoomed, lines that look alike are painted as one."""

from typing import Any

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QPen, QTransform

from app.model.ties import ContactTie
from app.model.vocabulary import TieLevel
from app.ui import theme
from app.ui.canvas import marks
from app.ui.canvas.line_kinds import Line, LineKind, TieLook
from app.ui.canvas.lines import LinesItem, drawn
from app.ui.canvas.rough_lines import RoughLines


class Recorder:
    """Stands in for a painter and keeps the strokes it is asked for."""

    def __init__(self, scale, opacity):
        self.scale = scale
        self.alpha = opacity
        self.strokes = []

    def worldTransform(self):
        return QTransform.fromScale(self.scale, self.scale)

    def opacity(self):
        return self.alpha

    def setOpacity(self, alpha):
        self.alpha = alpha

    def strokePath(self, path, pen):
        assert self.alpha == 1, "Qt blends what is not opaque by the pixel"
        self.strokes.append((path, QPen(pen)))


def ties(number, **look):
    return [
        drawn(
            Line(LineKind.TIE, (ContactTie, f"{place}"), "a", "b", TieLook(**look)),
            [(0, 10 * place), (50, 10 * place), (50, 400)],
        )
        for place in range(number)
    ]


def painted(lines, scale, opacity=1.0):
    recorder: Any = Recorder(scale, opacity)
    RoughLines(lines).paint(recorder, theme.current())
    assert recorder.alpha == opacity
    return recorder.strokes


def test_lines_that_look_alike_are_one_stroke():
    good, stale = ties(40, level=TieLevel.GOOD), ties(30, level=TieLevel.GOOD, stale=True)

    strokes = painted([*good, *stale], 0.2)

    assert [path.elementCount() for path, _pen in strokes] == [3 * 40, 3 * 30]


@pytest.mark.parametrize("scale", [0.2, 0.5, 1.0])
def test_only_lines_without_gaps_are_wider_than_a_pixel(scale):
    lines = [*ties(2, level=TieLevel.TRUSTED), *ties(2, level=TieLevel.TRUSTED, stale=True)]

    (_, whole), (_, broken) = painted(lines, scale)

    assert whole.widthF() == theme.measure("line.trusted")
    assert broken.widthF() * scale <= 1 + 1e-9


def test_gaps_are_as_long_as_ever_however_thin_the_line():
    lines = ties(1, level=TieLevel.TRUSTED, stale=True)

    lengths = [
        [part * pen.widthF() for part in pen.dashPattern()]
        for scale in (0.1, 1.0)
        for _, pen in painted(lines, scale)
    ]

    assert lengths[0] == pytest.approx(lengths[1])


def test_lines_that_stepped_back_are_as_faint_as_if_they_were_see_through():
    lines = ties(1, level=TieLevel.GOOD)
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface.band"))
    with QPainter(image) as painter:
        painter.setOpacity(0.25)
        painter.fillRect(image.rect(), theme.colour("line.tie"))

    [(_path, pen)] = painted(lines, 0.2, opacity=0.25)

    found, expected = pen.color().getRgb(), image.pixelColor(0, 0).getRgb()
    assert found == pytest.approx(expected, abs=2)


@pytest.mark.usefixtures("qapp")
def test_showing_the_same_lines_again_asks_for_no_painting(monkeypatch):
    item, lines, asked = LinesItem(theme.current(), 0), ties(5), []
    item.show_lines(lines)
    monkeypatch.setattr(LinesItem, "update", lambda _item, area: asked.append(area))

    item.show_lines(list(lines))
    item.show_lines(lines[1:])

    assert asked == list(lines[0].stretches)


@pytest.mark.usefixtures("qapp")
def test_from_afar_a_flag_is_a_disc_without_its_number():
    def flag(number):
        image = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        with QPainter(image) as painter:
            marks.draw_flag(painter, QPointF(20, 20), number, theme.current())
        return image

    without = flag(None)
    colours = {without.pixelColor(x, y).name() for x in range(14, 27) for y in range(14, 27)}

    assert flag(3) != without
    assert colours == {theme.colour("flag.fill").name()}
