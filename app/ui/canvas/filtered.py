"""What steps back on the map while people are picked out: cards, and lines to or from them."""

from __future__ import annotations

from collections.abc import Iterable

from app.model.values import Id
from app.ui.canvas.card import CardItem
from app.ui.canvas.lines import DrawnLine, LinesItem
from app.ui.theme import Theme, measure


class Filtered:
    """Who stays forward; the lines of everybody else are painted faintly by one item."""

    def __init__(self, look: Theme, depth: float) -> None:
        self.forward: frozenset[Id] | None = None  # None: nobody is picked out
        self.lines = LinesItem(look, depth)
        self.lines.setOpacity(measure("line.stepped_back"))

    def is_new(self, forward: frozenset[Id] | None, cards: Iterable[CardItem]) -> bool:
        """Let these stay forward; False where they did already."""
        if forward == self.forward:
            return False
        self.forward = forward
        self.show_cards(cards)
        return True

    def show_cards(self, cards: Iterable[CardItem]) -> None:
        """Let cards step back, or forward again; their kept pictures stay as they are."""
        for card in cards:
            card.step_back(on=self.forward is not None and card.id not in self.forward)

    def take(self, lines: list[DrawnLine]) -> list[DrawnLine]:
        """Take the lines that step back, and return the others."""
        forward = self.forward
        if forward is None:
            self.lines.show_lines(())
            return lines
        stays = [{one.line.source, one.line.target} <= forward for one in lines]
        pairs = list(zip(lines, stays, strict=True))
        self.lines.show_lines(one for one, stay in pairs if not stay)
        return [one for one, stay in pairs if stay]
