"""A way from colleague to contact that is pointed at: its cards and its lines come forward."""

from __future__ import annotations

WAY = ("sanne", "eva", "karim")


def forward(canvas) -> set[str]:
    return {one.line.id for one in canvas.view.map.standing_out()}


def test_the_lines_of_a_way_come_forward_and_the_others_step_back(canvas):
    scene = canvas.view.map

    canvas.document.pointed.emit(WAY)

    assert forward(canvas) == {"tie sanne|eva", "reporting_line eva|karim"}
    assert scene.stepped_back
    assert {id for id, card in scene.cards.items() if card.aimed} == set(WAY)


def test_a_way_that_is_pointed_at_no_longer_leaves_nothing_forward(canvas):
    canvas.document.pointed.emit(WAY)

    canvas.document.pointed.emit(())

    assert not forward(canvas)
    assert not any(card.aimed for card in canvas.view.map.cards.values())
