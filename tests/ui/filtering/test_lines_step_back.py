"""While people are picked out, a line stays forward only where both its ends do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF

from app.model.ties import ContactTie
from app.ui.canvas.card import CardItem
from app.ui.canvas.content import MapContent
from app.ui.canvas.filtered import Filtered
from app.ui.canvas.line_kinds import Line, LineKind, TieLook
from app.ui.canvas.lines import drawn, plain_route
from app.ui.canvas.scene import MapScene
from app.ui.theme import current
from tests.plans import DECISION, small_plan

pytestmark = pytest.mark.usefixtures("qapp")


def filtered(*asked: str, stand_for=None) -> tuple[Filtered, list[CardItem]]:
    scene = MapScene(MapContent(small_plan(), DECISION))
    found = Filtered(current(), 0.0)
    found.is_new(frozenset(asked))
    cards = list(scene.cards.values())
    found.show_cards(cards, stand_for or {})
    return found, cards


def line(source: str, target: str):
    one = Line(LineKind.TIE, (ContactTie, "x"), source, target,
               TieLook())  # fmt: skip
    return drawn(one, plain_route(QRectF(0, 0, 10, 10), QRectF(100, 0, 10, 10)))


def test_a_line_to_who_stepped_back_steps_back_as_well():
    found, _cards = filtered("sanne", "eva")

    stay = found.take([line("sanne", "eva"), line("sanne", "karim"), line("herman", "karim")])

    assert [(one.line.source, one.line.target) for one in stay] == [("sanne", "eva")]


def test_the_card_of_several_stays_forward_with_one_who_is_on_it():
    group = "department Care"
    found, cards = filtered("eva", stand_for={"eva": group})
    stay = found.take([line("eva", group)])

    assert stay
    assert {card.id for card in cards if not card.back} == {"eva"}


def test_nobody_steps_back_while_nothing_is_asked():
    found, cards = filtered()
    found.is_new(None)
    found.show_cards(cards, {})

    assert not any(card.back for card in cards)
    assert len(found.take([line("sanne", "karim")])) == 1
