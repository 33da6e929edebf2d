"""Choosing on the map: which cards are selected, and which one has the keyboard."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF

from app.i18n import tr
from app.model.people import Person
from app.model.values import Id
from app.ui.canvas.beside import Beside
from app.ui.canvas.legend_strip import SWITCHED
from app.ui.canvas.line_kinds import LineKind

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView
    from app.ui.document import Ref


class Choosing:
    """The part of the view that selects; the document tells every other view."""

    @property
    def _map_view(self) -> MapView:
        return cast("MapView", self)

    def catch_up(self) -> None:
        """Show what the document holds, where that is still to come: it is asked for now."""
        Beside.of(self._map_view).catch_up()

    def chosen_people(self) -> list[Id]:
        """Return the customer people that are selected, or the one with the keyboard."""
        view = self._map_view
        chosen = [id for kind, id in view.document.selection if kind is Person]
        if not chosen and view.current in view.document.plan.persons:
            chosen = [view.current or ""]
        return [id for id in view.map.cards if id in chosen]

    def is_vacant(self, *ids: Id) -> bool:
        """Return whether one of these is empty, or stands for several: nothing joins it."""
        view = self._map_view
        if view.are_together(ids):
            return True
        if not any(view.map.cards[id].face.vacant for id in ids):
            return False
        view.document.refused.emit(tr("This function is vacant. Fill it first."))
        return True

    def go_to(self, id: Id | None, *, adding: bool = False) -> None:
        """Give the keyboard to a card and select it, with `adding` besides the others."""
        view = self._map_view
        self.catch_up()
        view.current = id
        card = view.map.cards.get(id or "")
        if card is not None:
            kept = view.document.selection if adding else frozenset()
            view.document.select(kept | {*card.face.refs})
            view.bring_into_view(card.sceneBoundingRect())
        view.show_chosen()

    def toggle_current(self) -> None:
        """Select the card with the keyboard, or no longer."""
        view = self._map_view
        card = view.map.cards.get(view.current or "")
        if card is not None:
            self.choose(*card.face.refs, adding=True)

    def select_all(self) -> None:
        """Select every card."""
        view = self._map_view
        view.document.select(ref for card in view.map.cards.values() for ref in card.face.refs)

    def choose(self, *refs: Ref, adding: bool) -> None:
        """Select something, with `adding` besides or out of what is selected."""
        view = self._map_view
        selection = view.document.selection
        if adding:
            view.document.select(selection ^ {*refs})
        elif not selection.issuperset(refs):
            view.document.select(refs)
        view.show_chosen()

    def show_refs(self, refs: Iterable[Ref]) -> None:
        """Select these and bring them into view."""
        view, wanted = self._map_view, frozenset(refs)
        view.document.select(wanted)
        area = QRectF()
        view.open_for(id for _kind, id in wanted)
        ends = {id for _kind, id in wanted}
        for one in view.map.lines.values():
            if not wanted.isdisjoint(one.line.refs):
                ends |= {one.line.source, one.line.target}
        for id in view.map.emphasis.cards(ends) & view.map.cards.keys():
            area = area.united(view.map.cards[id].sceneBoundingRect())
        if not area.isEmpty() and not view.visible_area().contains(area):
            view.lead_away()
            view.centerOn(area.center())

    def reveal(self, kind: LineKind) -> None:
        """Show lines of a kind, as one was drawn just now."""
        view = self._map_view
        for name, kinds in SWITCHED:
            if kind in kinds and kind not in view.map.kinds:
                view.show_lines(name, on=True)
