"""Cards glide to where they stand from now on, so that the eye can follow who went where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QPointF, QVariantAnimation
from PySide6.QtWidgets import QGraphicsItem

from app.model.values import Id
from app.ui import motion
from app.ui.canvas.lines import LinesItem

_MOST = 400  # cards; more cannot be moved within a frame
_LEAST = 1.0  # scene units; less is not seen


class HasCards(Protocol):
    """A scene with cards: the map's, or the one on the wall."""

    @property
    def cards(self) -> Mapping[Id, QGraphicsItem]: ...

    def items(self) -> list[QGraphicsItem]: ...


class Gliding:
    """One glide at a time; whatever the user does ends it at once, and nothing waits for it."""

    def __init__(self, scene: HasCards) -> None:
        self._scene = scene
        self._ways: dict[Id, tuple[QPointF, QPointF]] = {}
        self._clock = QVariantAnimation()
        self._clock.setDuration(motion.GLIDE_MS)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._clock.valueChanged.connect(self._go)
        self._clock.finished.connect(self._arrive)

    @property
    def is_on(self) -> bool:
        return self._clock.state() is QAbstractAnimation.State.Running

    def places(self) -> dict[Id, QPointF]:
        """Return where every card is seen now, also in the middle of a glide; of few only."""
        cards = self._scene.cards
        return {id: QPointF(cards[id].pos()) for id in cards} if len(cards) <= _MOST else {}

    def begin(self, before: Mapping[Id, QPointF]) -> None:
        """Let the cards that stand elsewhere than before glide there, where they may."""
        self.end()
        cards = self._scene.cards
        self._ways = {
            id: (before[id], QPointF(card.pos()))
            for id, card in cards.items()
            if id in before and (card.pos() - before[id]).manhattanLength() > _LEAST
        }
        if self._ways and motion.allowed():
            self._show_lines(on=False)
            self._go(0.0)
            self._clock.start()

    def end(self) -> None:
        """Let all cards be where they go."""
        if self.is_on:
            self._clock.stop()
            self._arrive()

    def _go(self, share: float) -> None:
        for id, (start, goal) in self._ways.items():
            card = self._scene.cards.get(id)
            if card is not None:
                card.setPos(start + (goal - start) * share)

    def _arrive(self) -> None:
        self._go(1.0)
        self._ways = {}
        self._show_lines(on=True)

    def _show_lines(self, *, on: bool) -> None:
        """Lines wait until the cards have arrived: their ways are not worked out between."""
        for item in self._scene.items():
            if isinstance(item, LinesItem):
                item.setVisible(on)
