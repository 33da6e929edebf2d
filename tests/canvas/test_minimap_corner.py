from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from app.ui.canvas.minimap import Minimap


def hidden(view, box) -> float:
    """How much of cards lies below a box of the viewport, in units of the map."""
    area = view.mapToScene(box).boundingRect()
    cards = [card.box for card in view.map.geometry.cards.values()]
    found = [area.intersected(QRectF(one.x, one.y, one.width, one.height)) for one in cards]
    return float(sum(one.width() * one.height() for one in found))


def zoomed_onto_a_card(canvas):
    """A map of which the last card lies at the bottom right of the window."""
    view = canvas.view
    view.zoom(2.0, QPointF(300, 300))
    box = next(iter(view.map.geometry.cards.values())).box
    port = view.viewport().rect()
    here = view.mapToScene(port.center()) - view.mapToScene(view.minimap.box.center())
    view.look_at(QPointF(box.x + box.width / 2, box.y + box.height / 2) + here)
    return view


def test_it_moves_to_another_corner_where_it_would_hide_a_card(canvas):
    view = zoomed_onto_a_card(canvas)
    stood = view.minimap.box
    assert hidden(view, stood) > 0

    view.minimap.make_anew()

    assert hidden(view, view.minimap.box) < hidden(view, stood)


def test_it_stays_where_it_is_while_one_pans(canvas):
    view = canvas.view
    view.zoom(2.0, QPointF(300, 300))
    stood = view.minimap.box

    for across in range(0, 400, 100):
        view.look_at(QPointF(across, 200))

        assert view.minimap.box == stood


def test_a_map_that_is_in_sight_has_none(canvas):
    canvas.view.fit()

    assert not Minimap(canvas.view).is_shown
