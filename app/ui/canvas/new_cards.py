"""Cards that come to the map: of very many some are made at a turn, before they are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from app.analysis.geometry import Card
from app.model.values import Id
from app.ui.canvas.card import CardItem, PaintsCards
from app.ui.canvas.content import Face

if TYPE_CHECKING:
    from app.ui.canvas.scene import MapScene


class MakesCards:
    """The part of the scene that makes cards."""

    made: dict[Id, CardItem]  # and not on the map yet

    def cards_made(self, shown: Iterable[tuple[Face, Card]]) -> Iterator[None]:
        """Make the cards that are not on the map yet, one at each step: they are drawn next."""
        scene = cast("MapScene", self)
        for face, card in shown:
            if face.id not in scene.cards and face.id not in self.made:
                self.made[face.id] = CardItem(face, card, scene.look)
                yield

    def new_card(self, face: Face, card: Card, layer: PaintsCards | None) -> CardItem:
        """Let a card stand on the map, the one that was made for this where there is one."""
        scene, item = cast("MapScene", self), self.made.pop(face.id, None)
        if item is None or item.face != face or item.look is not scene.look:
            item = CardItem(face, card, scene.look)
        item.stand(card)
        item.letters = scene.letters
        scene.addItem(item)
        if layer is not None:
            item.join(layer)
        return item
