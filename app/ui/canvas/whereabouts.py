"""Where things are on the map: what lies at a point or in an area, in which order one reads."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from app.analysis.arrangement import Arrangement
from app.analysis.roster import Side
from app.model.values import Id
from app.ui.canvas.card import CardItem
from app.ui.canvas.content import MapContent
from app.ui.canvas.emphasis import Emphasis
from app.ui.canvas.filtered import Filtered
from app.ui.canvas.groups import Folding
from app.ui.canvas.line_kinds import Line
from app.ui.canvas.lines import DrawnLine
from app.ui.canvas.standing import Standing
from app.ui.theme import measure


class Whereabouts:
    """The part of the scene that is asked; it changes nothing."""

    cards: dict[Id, CardItem]
    lines: dict[str, DrawnLine]
    emphasis: Emphasis
    folding: Folding
    content: MapContent
    standing: Standing
    _filtered: Filtered

    @property
    def arrangement(self) -> Arrangement:
        return self.standing.arrangement

    def folded_for(self, arrangement: Arrangement) -> frozenset[Id]:
        """Return the cards that stand for several in an arrangement."""
        return self.folded_with(arrangement, self._filtered.asked)

    def folded_with(
        self, arrangement: Arrangement, forward: frozenset[Id] | None
    ) -> frozenset[Id]:
        """Return the same where these are picked out; None: nobody is."""
        return self.folding.folded(self.content, arrangement, forward)

    @property
    def picked_out(self) -> frozenset[Id] | None:
        """Who is picked out; None: nobody is."""
        return self._filtered.asked

    def card_at(self, point: QPointF) -> CardItem | None:
        """Return the card at a point, of several the one in front."""
        found = [
            card
            for card in self.cards.values()
            if card.box.translated(card.pos()).contains(point)
        ]
        return max(found, key=lambda card: card.zValue(), default=None)

    def line_at(self, point: QPointF, scale: float = 1.0) -> DrawnLine | None:
        """Return the line that runs at a point, one that stands out first."""
        within = measure("map.hit") / scale
        near = [one for one in self.lines.values() if one.near(point, within)]
        return max(near, key=self.emphasis.picks(), default=None)

    def name_of(self, id: Id) -> str:
        """Return what stands on a card."""
        return self.cards[id].face.name

    def cards_in(self, area: QRectF) -> list[CardItem]:
        """Return the cards that lie in an area, also in part, in reading order."""
        found = (c for c in self.in_order() if c.box.translated(c.pos()).intersects(area))
        return list(found)

    def in_order(self) -> list[CardItem]:
        """Return all cards as one reads: our side from top to bottom, theirs, outsiders."""
        sides = list(Side)

        def place(card: CardItem) -> tuple[int, float, float]:
            box = card.card.box
            return sides.index(card.card.side), box.centre[1], box.x

        return sorted(self.cards.values(), key=place)

    def ends(self, line: Line) -> tuple[QRectF, QRectF]:
        """Return where the cards at both ends of a line lie now."""
        source, target = self.cards[line.source], self.cards[line.target]
        return source.box.translated(source.pos()), target.box.translated(target.pos())

    def standing_out(self) -> list[DrawnLine]:
        """Return the lines that come forward now, because of a selection or the pointer."""
        return list(filter(self.emphasis.picks(), self.lines.values()))
