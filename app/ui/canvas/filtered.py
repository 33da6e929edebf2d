"""What steps back on the map while people are picked out: cards, and lines to or from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from app.model.values import Id
from app.ui.canvas.card import CardItem
from app.ui.canvas.lines import DrawnLine, LinesItem
from app.ui.theme import Theme, measure


class Filtered:
    """Who stays forward; the lines of everybody else are painted faintly by one item."""

    def __init__(self, look: Theme, depth: float) -> None:
        self.asked: frozenset[Id] | None = None  # who was picked out; None: nobody is
        self._forward: frozenset[Id] | None = None  # the cards they are on
        self.lines = LinesItem(look, depth)
        self.lines.setOpacity(measure("line.stepped_back"))

    def is_new(self, forward: frozenset[Id] | None) -> bool:
        """Let these stay forward from the next time cards are shown; False where they did."""
        is_new = forward != self.asked
        self.asked = forward
        return is_new

    def show_cards(self, cards: Iterable[CardItem], stand_for: Mapping[Id, Id]) -> None:
        """Let cards step back, or forward again; their kept pictures stay as they are."""
        asked = self.asked
        self._forward = forward = (
            None if asked is None else asked | {stand_for.get(id, id) for id in asked}
        )
        for card in cards:
            card.step_back(on=forward is not None and card.id not in forward)

    def take(self, lines: list[DrawnLine]) -> list[DrawnLine]:
        """Take the lines that step back, and return the others."""
        forward = self._forward
        if forward is None:
            self.lines.show_lines(())
            return lines
        stays = [{one.line.source, one.line.target} <= forward for one in lines]
        pairs = list(zip(lines, stays, strict=True))
        self.lines.show_lines(one for one, stay in pairs if not stay)
        return [one for one, stay in pairs if stay]
