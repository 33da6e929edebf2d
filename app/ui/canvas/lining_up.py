"""Where cards stand, by hand: put down, nudged, aligned, distributed, and held by guides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QLineF, QPointF

from app.analysis.arrangement import Arrangement
from app.analysis.geometry import Box, Card
from app.model import edits
from app.model.change import Change, Message
from app.model.values import Id
from app.ui import meanwhile
from app.ui.canvas import aligning, arrangements_edits, drawn_edits
from app.ui.canvas.aligning import Along, Edge, Within
from app.ui.canvas.snapping import GuidesItem
from app.ui.meanwhile import Moment

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

NUDGED = "nudge"  # what such steps are joined by


class LiningUp:
    """The part of the view that moves cards; every move is one change."""

    snaps = True  # whether a card in the hand snaps to others
    guides: GuidesItem | None = None  # made when first shown

    @property
    def _paper(self) -> MapView:
        return cast("MapView", self)

    def show_guides(self, guides: Sequence[QLineF]) -> None:
        """Show what a card in the hand came into line with."""
        view = self._paper
        if self.guides is None:
            if not guides:
                return
            self.guides = GuidesItem(view.map.look)
            view.map.addItem(self.guides)
        self.guides.look = view.map.look
        self.guides.show_guides(tuple(guides))

    def chosen_cards(self) -> list[Card]:
        """Return the selected cards as they stand, or the one with the keyboard."""
        view = self._paper
        chosen = {id for _kind, id in view.document.selection}
        cards = [card for id, card in view.map.geometry.cards.items() if id in chosen]
        here = view.map.geometry.cards.get(view.current or "")
        return cards or ([] if here is None else [here])

    def put_down(
        self,
        boxes: Mapping[Id, Box],
        guided: drawn_edits.Guided = (False, False),
        begun: Moment | None = None,
    ) -> None:
        """Let cards stay where they were dropped; `guided`: held by a guide across, down.

        `begun` is when they were taken in the hand.
        """
        view = self._paper
        document, geometry = view.document, view.map.geometry
        meanwhile.hand_on(
            document,
            begun or meanwhile.moment(document),
            lambda plan: arrangements_edits.put_down(
                plan, document.opportunity, geometry, boxes, guided
            ),
        )

    def nudge(self, by: QPointF) -> None:
        """Move the selected cards a little; what follows at once is the same step back."""
        within = self._within()
        cards = [card for card in self.chosen_cards() if within(card, None) is not None]
        boxes = {
            card.id: card.box.moved(card.box.x + by.x(), card.box.y + by.y()) for card in cards
        }
        if boxes:
            self._paper.document.do(self._moved(boxes), joining=" ".join((NUDGED, *boxes)))

    def align(self, edge: Edge) -> None:
        """Bring the selected cards into line."""
        cards = self.chosen_cards()
        boxes = aligning.aligned(cards, edge, self._within())
        self._line_up(boxes, "cards.aligned", len(cards))

    def distribute(self, along: Along) -> None:
        """Let the room between the selected cards be equal."""
        cards = self.chosen_cards()
        boxes = aligning.distributed(cards, along, self._within())
        self._line_up(boxes, "cards.distributed", len(cards))

    def _within(self) -> Within:
        """With whom a card may come into line, as the arrangement understands its place."""
        geometry = self._paper.map.geometry
        together = {block.card for block in geometry.blocks if block.folded}
        if geometry.arrangement is Arrangement.TWO_SIDED:
            return lambda card, along: (
                None if card.id in together else aligning.two_sided(card, along)
            )
        if geometry.arrangement is Arrangement.FREE:
            return lambda card, _along: None if card.id in together else "all"

        def by_block(card: Card, _along: Along | None) -> Id | None:
            block = geometry.block_of(card.id)
            return None if block is None or block.folded else block.card

        return by_block

    def _line_up(self, boxes: Mapping[Id, Box], message: str, count: int) -> None:
        if boxes:
            edits_ = self._moved(boxes).edits
            self._paper.document.do(Change(Message.of(message, count=count), edits_))

    def _moved(self, boxes: Mapping[Id, Box]) -> Change:
        """The change that puts cards there; their levels stay as they are."""
        view = self._paper
        geometry = view.map.geometry
        places = {}
        for id, box in boxes.items():
            places[id] = geometry.spot(id, box.x, box.y)
        plan, opportunity = view.document.plan, view.document.opportunity
        return edits.move_cards(plan, opportunity, places, geometry.arrangement.value)
