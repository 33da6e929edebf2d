"""The organigram for a screen reader: its cards, to whom each reports, and its lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible

from app.i18n import tr
from app.ui.accessible import describe_class
from app.ui.canvas.spoken import SpokenCard, SpokenMap
from app.ui.canvas.spoken_part import Part

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView
    from app.ui.views.organigram import OrganigramView


class TreeCard(SpokenCard):
    """Somebody, or a vacant function, in the organigram."""

    def text(self, kind: QAccessible.Text) -> str:
        said = super().text(kind)
        if kind is not QAccessible.Text.Name:
            return said
        tree = cast("OrganigramView", self.view).map
        manager = tree.cards.get(tree.above(self.id) or "")
        if manager is not None:
            said = f"{said}, {tr('reports to {name}', name=manager.face.name)}"
        return said


class SpokenTree(SpokenMap):
    """The cards and lines of the tree; the flags above it are widgets of their own."""

    card_kind = TreeCard

    def signs(self) -> list[tuple[type[Part], str]]:
        return []

    def sign_at(self, pixel: QPoint) -> tuple[type[Part], str] | None:
        return None


def describe_organigram() -> None:
    """Let a screen reader know of it; once is enough."""
    describe_class("OrganigramView", lambda view: SpokenTree(cast("MapView", view)))
