"""A part of the map that is painted anew looks as if all of it had been."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QRegion

from app.model.ties import ContactTie, Influence
from app.model.vocabulary import TieLevel
from app.ui import theme
from app.ui.canvas.dashes import Strokes
from app.ui.canvas.line_kinds import Line, LineKind, TieLook
from app.ui.canvas.lines import DrawnLine, drawn, paint_line, paint_parts
from app.ui.canvas.stroke_pieces import meets, pieces_of

LOOK = theme.loaded("light")
WAYS = (
    ((20, 30), (150, 30), (150, 170), (380, 170)),
    ((30, 180), (30, 60), (210, 60), (210, 35), (390, 35)),
    ((10, 100), (390, 100)),
)
LOOKS = (
    TieLook(TieLevel.TRUSTED),
    TieLook(TieLevel.GOOD, stale=True),
    TieLook(TieLevel.WORKING, lost=True),
    TieLook(TieLevel.WORKING, planned=True),
    TieLook(None),
)
REGIONS = (
    [QRect(140, 20, 30, 60), QRect(20, 90, 250, 22)],
    [QRect(0, 0, 400, 40), QRect(0, 160, 60, 40), QRect(300, 90, 17, 17)],
    [QRect(195, 40, 40, 40), QRect(60, 150, 11, 30), QRect(240, 160, 60, 9)],
)


def lines() -> list[DrawnLine]:
    ties = [
        drawn(Line(LineKind.TIE, (ContactTie, f"{at} {number}"), "a", "b", look), way)
        for at, look in enumerate(LOOKS)
        for number, way in enumerate(WAYS)
    ]
    others = (LineKind.INFLUENCE, LineKind.ALLIANCE, LineKind.CONFLICT)
    return ties + [
        drawn(Line(kind, (Influence, kind.value), "a", "b", TieLook()), WAYS[0])
        for kind in others
    ]


def painted(given, region, scale, *, in_parts) -> QImage:
    picture = QImage(400, 200, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.white)
    clip = QRegion()
    for piece in region:
        clip = clip.united(piece)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRegion(clip)
        painter.scale(scale, scale)
        if in_parts:
            back = 1 / scale
            parts = [
                QRectF(
                    p.x() * back, p.y() * back, p.width() * back, p.height() * back
                ).adjusted(-2, -2, 2, 2)
                for p in region
            ]
            paint_parts(painter, given, LOOK, parts)
        else:
            for one in given:
                paint_line(painter, one, LOOK)
    return picture


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("scale", [1.0, 0.6, 0.45])
@pytest.mark.parametrize("number", range(18))
def test_a_line_painted_in_parts_looks_as_painted_whole(qapp, number, scale, region):
    one = lines()[number]

    whole = painted([one], region, scale, in_parts=False)

    assert painted([one], region, scale, in_parts=True) == whole


@pytest.mark.parametrize("region", REGIONS)
def test_lines_over_one_another_keep_their_order_and_their_pens(qapp, region):
    whole = painted(lines(), region, 1.0, in_parts=False)

    assert painted(lines(), region, 1.0, in_parts=True) == whole


def test_what_is_far_from_a_part_is_not_painted(qapp):
    one = lines()[3]  # broken
    part = (0.0, 90.0, 40.0, 110.0)

    near = [piece for piece in one.pieces if meets(piece.area, [part])]

    assert len(one.pieces) > 3
    assert near == []


def test_a_path_falls_into_its_bends(qapp):
    path = QPainterPath(QPointF(0, 0))
    path.quadTo(10, 0, 10, 10)
    path.moveTo(100, 100)
    path.lineTo(110, 100)
    path.cubicTo(115, 100, 120, 105, 120, 110)

    pieces = pieces_of(Strokes([], path), 1)

    assert [piece.area for piece in pieces] == [(-1, -1, 11, 11), (99, 99, 121, 111)]
