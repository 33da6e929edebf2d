"""The cards painted by one item look and behave as if each painted itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QGraphicsItem, QToolTip

from app.model import edits
from app.model.people import Person
from app.ui.views.organigram import OrganigramView
from tests.canvas.conftest import Canvas
from tests.plans import DECISION

AS_GOOD_AS_EQUAL = 4  # of 255; what is laid over something twice is rounded twice


@pytest.fixture
def canvas(qtbot, document):
    return Canvas(qtbot, document)


def seen(view) -> QImage:
    QApplication.processEvents()
    image: QImage = view.viewport().grab().toImage()
    return image.convertToFormat(QImage.Format.Format_RGB32)


def without_layer(view) -> QImage:
    """What is seen where every card paints itself."""
    for item in view.map.items():
        if type(item).__name__ == "CardsLayer":
            item.setVisible(False)
    for card in view.map.cards.values():
        card.setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, False)
    view.viewport().update()
    return seen(view)


def differ(a: QImage, b: QImage) -> int:
    """How far the pixels of two pictures lie apart at most."""
    assert a.size() == b.size()
    pairs = zip(bytes(a.constBits()), bytes(b.constBits()), strict=True)
    return max(abs(p - q) for p, q in pairs)


def around(canvas, name: str) -> QRect:
    box = canvas.box(name)
    corners = [
        canvas.view.mapFromScene(x, y) for x, y in ((box.x, box.y), (box.right, box.bottom))
    ]
    return QRect(*corners)


def point_at(view, at: QPoint) -> str:
    port = view.viewport()
    event = QHelpEvent(QEvent.Type.ToolTip, at, port.mapToGlobal(at))
    QCoreApplication.sendEvent(port, event)
    return QToolTip.text()


@pytest.mark.parametrize("scale", [0.2, 0.5, 1.0])
def test_the_map_looks_as_if_every_card_painted_itself(canvas, scale):
    view = canvas.view
    view.choose(view.map.cards["eva"].face.ref, adding=False)
    view.map.pick_out(frozenset({"eva", "jan", "sanne"}))
    view.resetTransform()
    view.scale(scale, scale)

    together = seen(view)

    assert differ(together, without_layer(view)) <= AS_GOOD_AS_EQUAL


def test_an_edit_is_seen_on_its_card(canvas):
    before = seen(canvas.view).copy(around(canvas, "Jan Smit"))

    canvas.document.attempt(edits.set_fields, Person, "jan", name="Johanna van der Meulen")

    area = around(canvas, "Johanna van der Meulen")
    assert differ(before, seen(canvas.view).copy(area)) > AS_GOOD_AS_EQUAL


def test_a_card_in_the_hand_leaves_nothing_where_it_stood(canvas):
    seen(canvas.view)
    canvas.start_drag("Jan Smit", (40.0, 40.0))

    moving = seen(canvas.view)

    assert differ(moving, without_layer(canvas.view)) <= AS_GOOD_AS_EQUAL


def test_who_is_removed_is_seen_no_more(canvas):
    seen(canvas.view)

    canvas.document.attempt(edits.remove, ((Person, "jan"),))

    assert differ(seen(canvas.view), without_layer(canvas.view)) <= AS_GOOD_AS_EQUAL


def test_a_map_that_was_zoomed_is_sharp_again_once_it_rests(canvas):
    view = canvas.view
    seen(view)
    view.zoom_in()

    view.settle()

    assert differ(seen(view), without_layer(view)) <= AS_GOOD_AS_EQUAL


def test_a_card_that_is_pointed_at_says_who_it_is(canvas):
    said = point_at(canvas.view, canvas.at("Jan Smit"))

    assert "Jan Smit" in said


def test_a_card_of_the_organigram_that_is_pointed_at_says_who_it_is(qtbot, document):
    document.do(edits.add_reporting_line(document.plan, "jan", "lies"))
    tree = OrganigramView(document)
    qtbot.addWidget(tree)
    tree.resize(1000, 700)
    with qtbot.waitExposed(tree):
        tree.show()

    said = point_at(tree, tree.mapFromScene(tree.map.cards["jan"].sceneBoundingRect().center()))

    assert document.opportunity == DECISION
    assert "Jan Smit" in said


def test_who_is_picked_out_is_seen_whole_behind_somebody_with_a_flag_who_steps_back(canvas):
    view = canvas.view
    for card in view.map.cards.values():
        card.show_face(replace(card.face, flag=1))

    view.map.pick_out(frozenset({list(view.map.cards)[-1]}))

    assert differ(seen(view), without_layer(view)) <= AS_GOOD_AS_EQUAL
