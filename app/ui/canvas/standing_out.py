"""What stands out on the map: who is selected, where the keyboard is, which lines are lit."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable

from app.model.values import Id
from app.ui.canvas.card import CardItem
from app.ui.canvas.content import Ref
from app.ui.canvas.emphasis import Emphasis


class StandsOut:
    """The part of the scene that marks cards, and lets their lines come forward."""

    cards: dict[Id, CardItem]
    emphasis: Emphasis
    _marked: set[Id | None]  # the cards that are selected, current or aimed at

    @abstractmethod
    def _bring_forward(self) -> None:
        """Share out the lines anew among those that come forward and the others."""

    def choose(self, refs: frozenset[Ref], current: Id | None, aimed: Id | None = None) -> None:
        """Show what is selected, where the keyboard is, and where a tie would end."""
        emphasis = self.emphasis
        met = {*emphasis.cards(emphasis.way), aimed}
        some = self._marked | met | {current}  # of thousands none other is marked
        asked = self.cards.keys() if refs else [id for id in self.cards if id in some]
        self._marked = set()
        for id in asked:
            card, met_here = self.cards[id], id in met
            selected = not refs.isdisjoint(card.face.refs)
            card.mark(selected=selected, current=id == current, aimed=met_here)
            if selected or met_here or id == current:
                self._marked.add(id)
        if refs != emphasis.chosen:
            emphasis.chosen = refs
            self._bring_forward()

    def light(self, ids: Iterable[Id]) -> None:
        """Let the lines of these cards come forward, as when the pointer is over one."""
        lit = frozenset(ids)
        if lit != self.emphasis.lit:
            self.emphasis.lit = lit
            self._bring_forward()

    def light_way(self, way: tuple[Id, ...]) -> None:
        """Let the lines of a way from card to card come forward, and frame its cards."""
        emphasis = self.emphasis
        if way != emphasis.way:
            met = emphasis.cards(way)
            for id in (emphasis.cards(emphasis.way) | met) & self.cards.keys():
                card = self.cards[id]
                card.mark(selected=card.selected, current=card.current, aimed=id in met)
            self._marked |= met
            emphasis.way = way
            self._bring_forward()
