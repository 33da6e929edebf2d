"""Hundreds of lines and cards are painted rough at once, and sharp piece by piece."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QImage, QPainterPath
from PySide6.QtWidgets import QApplication, QGraphicsItem, QGraphicsScene, QGraphicsView

from app.model import edits
from app.model.ties import ContactTie
from app.model.vocabulary import TieLevel
from app.ui import theme
from app.ui.canvas.cards_layer import CardsLayer
from app.ui.canvas.dashes import strokes, strokes_within
from app.ui.canvas.line_kinds import Line, LineKind, Pattern, Stroke, TieLook
from app.ui.canvas.lines import LinesItem, drawn
from tests.plans import DECISION

MANY, FEW = 400, 20
AREA = QRectF(0, 0, 640, 480)


def ties(number):
    looks = (TieLook(TieLevel.GOOD), TieLook(TieLevel.GOOD, stale=True), TieLook(None))
    return [
        drawn(
            Line(LineKind.TIE, (ContactTie, f"{at}"), "a", "b", looks[at % 3]),
            [(at % 90, at), (300 + at % 70, at), (300 + at % 70, 470 - at), (620, 470 - at)],
        )
        for at in range(number)
    ]


@pytest.fixture
def shown(qtbot):
    def show(lines, *, keeps_picture=True):
        view = QGraphicsView()
        scene = QGraphicsScene(AREA, view)
        item = LinesItem(theme.current(), 0)
        scene.addItem(item)
        item.show_lines(lines)
        if keeps_picture:
            item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        view.setScene(scene)
        qtbot.addWidget(view)
        view.resize(700, 520)
        view.show()
        qtbot.waitExposed(view)
        return view, item

    return show


def seen(view) -> QImage:
    image: QImage = view.viewport().grab().toImage()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def differing(a: QImage, b: QImage) -> float:
    """Return the share of bytes that differ by more than rounding does."""
    assert a.size() == b.size()
    pairs = list(zip(bytes(a.constBits()), bytes(b.constBits()), strict=True))
    return sum(abs(p - q) > 24 for p, q in pairs) / len(pairs)


def test_many_lines_end_up_as_sharp_as_if_painted_at_once(qtbot, shown):
    lines = ties(MANY)
    whole, _item = shown(lines, keeps_picture=False)

    view, item = shown(lines)
    seen(view)

    qtbot.waitUntil(lambda: not item.by_and_by.is_waiting)
    assert differing(seen(view), seen(whole)) < 0.001


def test_while_the_pieces_are_painted_the_whole_is_seen_rough(shown):
    lines = ties(MANY)
    whole, _item = shown(lines, keeps_picture=False)
    sharp = seen(whole)

    view, item = shown([])
    blank = seen(view)
    item.show_lines(lines)
    rough = seen(view)

    assert item.by_and_by.is_waiting
    assert differing(rough, blank) > 0.1
    assert differing(rough, sharp) > 0.001


def test_few_lines_are_sharp_at_once(shown):
    view, item = shown([])

    item.show_lines(ties(FEW))
    seen(view)

    assert not item.by_and_by.is_waiting


def test_between_two_pieces_the_window_answers(qtbot, shown):
    view, item = shown([])
    item.show_lines(ties(MANY))
    seen(view)
    turns = 0

    while item.by_and_by.is_waiting:
        QApplication.processEvents()
        turns += 1

    assert turns > 4


@pytest.mark.parametrize("pattern", [Pattern.DOTTED, Pattern.BROKEN, Pattern.TORN])
def test_of_a_far_line_the_strokes_in_an_area_are_those_of_the_whole(pattern):
    given = Stroke("a line", "line.tie", 2.0, pattern)
    path = QPainterPath()
    path.moveTo(10, 10)
    path.lineTo(10, 9_000)
    path.lineTo(700, 9_000)
    area = QRectF(0, 8_900, 400, 200)

    found = strokes_within(path, given, area)

    whole = strokes(path, given)
    inside = [one for one in whole.straight if {area.contains(p) for p in ends(one)} == {True}]
    assert 8 < len(inside) <= len(found) <= len(inside) + 5
    assert all(any(near(one, other) for other in found) for one in inside)


def ends(one: QLineF):
    return one.p1(), one.p2()


def near(a: QLineF, b: QLineF) -> bool:
    return max((a.p1() - b.p1()).manhattanLength(), (a.p2() - b.p2()).manhattanLength()) < 0.01


def test_the_pictures_of_many_cards_come_by_and_by_too(qtbot, canvas):
    steps = [
        edits.add_person(canvas.plan, DECISION, f"x{at}", id=f"x{at}")
        for at in range(MANY // 4)
    ]
    canvas.document.do(edits.combined(steps[0].message, steps))
    view, cards = canvas.view, canvas.view.map.cards
    view.fit()
    seen(view)
    layer = next(one for one in view.map.items() if isinstance(one, CardsLayer))

    assert layer.by_and_by.is_waiting
    assert not all(card.has_picture for card in cards.values())
    qtbot.waitUntil(lambda: not layer.by_and_by.is_waiting)
    assert all(card.has_picture for card in cards.values())
