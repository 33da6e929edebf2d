"""How the map is arranged, in the window: two-sided, free or by department; folding blocks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPointF, QRectF

from app.analysis.arrangement import Arrangement
from app.analysis.geometry import BlockBox
from app.i18n import tr
from app.model.values import Id
from app.ui.canvas.backdrop import rect
from app.ui.canvas.beside import Beside
from app.ui.canvas.groups import OPEN_FIRST
from app.ui.canvas.paper import aspect_of

if TYPE_CHECKING:
    from app.ui.canvas.view import MapView

FEW = 2  # so many cards are opened for who is to be shown
AROUND = 24.0  # scene units that are seen around a block that was opened


class Arranging:
    """The part of the view that arranges; where a hand put cards is kept for each way."""

    @property
    def _arranged(self) -> MapView:
        return cast("MapView", self)

    def arrange(self) -> None:
        """Let everybody stand where the computed layout of this arrangement says."""
        from app.model import edits  # noqa: PLC0415  kept beside its only use

        view = self._arranged
        self.look_at_room()
        opportunity, way = view.document.opportunity, view.map.arrangement.value
        change = edits.arrange(view.document.plan, opportunity, way)
        if change.edits:
            view.document.do(change)
        else:
            Beside.of(view).do(lambda: view.refresh(anew=True, gliding=True), anew=True)

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Let the cards stand another way; nothing of the plan changes."""
        view = self._arranged
        if arrangement is view.map.arrangement and not Beside.of(view).is_waiting:
            return
        view.cancel_gesture()
        view.close_form()
        self.look_at_room()

        def show() -> None:
            with view.gliding():
                view.map.show_arrangement(arrangement)
            view.fit(readable=True)
            view.kinds_changed.emit()

        Beside.of(view).do(show, arrangement)

    def pick_out(self, forward: frozenset[Id] | None) -> None:
        """Let others step back, with their lines; None: nobody. Who is found comes out of a
        group.
        """
        view, beside = self._arranged, Beside.of(self._arranged)
        folded = view.map.folded_with(view.map.arrangement, forward)

        def show() -> None:
            if view.map.pick_out(forward):
                view.paint_next_turn()

        if beside.is_waiting or folded != view.map.standing.folded:
            beside.do(show, folded=folded)
        else:
            show()

    def look_at_room(self) -> None:
        """Let what is arranged from now on suit the shape of the window."""
        view = self._arranged
        standing = view.map.standing
        standing.aspect = aspect_of(view.viewport().size()) or standing.aspect

    # -- cards that stand for several

    def open_card(self, id: Id) -> bool:
        """Open a card that stands for several; False where it stands for one."""
        block = self._block(id)
        if block is None or not block.folded:
            return False
        self.fold([id], on=False)
        return True

    def fold(self, cards: Iterable[Id], *, on: bool, fit: bool = False) -> None:
        """Fold blocks, named by the card that stands for each, or open them, and `fit` all."""
        view, chosen = self._arranged, list(cards)
        view.map.folding.choose(chosen, folded=on)

        def show() -> None:
            self._refold(chosen, on=on)
            if fit:
                view.fit(readable=True)

        Beside.of(view).do(show)

    def _refold(self, chosen: list[Id], *, on: bool) -> None:
        view = self._arranged
        with view.gliding():
            view.map.refold()
        area = QRectF()
        for block in view.map.geometry.blocks:
            if block.card in chosen:
                area = area.united(rect(block.box))
        first = self._block(chosen[0]) if chosen else None
        if len(chosen) == 1 and first is not None:
            view.go_to(first.card if on else first.people[0])
            view.bring_into_view(area.adjusted(-AROUND, -AROUND, AROUND, AROUND))

    def open_for(self, ids: Iterable[Id]) -> None:
        """Open the cards on which these few are, to be shown one by one."""
        self._arranged.catch_up()
        at = self._arranged.map.emphasis.stand_for
        folded = {at[id] for id in ids if id in at}
        if 0 < len(folded) <= FEW:
            self._arranged.map.folding.choose(folded, folded=False)
            with self._arranged.gliding():
                self._arranged.map.refold()

    def fold_or_open(self) -> None:
        """Open the card with the keyboard, or fold the block in which it is."""
        view = self._arranged
        block = self._block(view.current or "")
        if block is None or len(block.people) == 1:
            view.document.refused.emit(tr("Choose a card of a department or a lane first."))
        else:
            self.fold([block.card], on=not block.folded)

    def fold_or_open_all(self) -> None:
        """Fold all blocks, or open all where all are folded."""
        blocks = [b for b in self._arranged.map.geometry.blocks if len(b.people) > 1]
        if not blocks:
            words = tr("Only the map by department, or a map of many people, can be folded.")
            self._arranged.document.refused.emit(words)
        else:
            on = not all(b.folded for b in blocks)
            self.fold([b.card for b in blocks], on=on, fit=True)

    def fold_at(self, point: QPointF, *, sign: bool = False) -> bool:
        """Fold the block whose heading, or the `sign` in it, is at a point; False without."""
        from app.ui.canvas.arrangements_backdrop import heading_of, sign_of  # noqa: PLC0415  late

        where, geometry = sign_of if sign else heading_of, self._arranged.map.geometry
        if geometry.arrangement is not Arrangement.DEPARTMENT:
            from app.ui.canvas import opened_groups  # noqa: PLC0415  of many only

            group = opened_groups.at(geometry, point.x(), point.y(), sign=sign)
            if group is not None:
                self.fold([group.card], on=True)
            return group is not None
        for block in geometry.blocks:
            if not block.folded and len(block.people) > 1 and where(block).contains(point):
                self.fold([block.card], on=True)
                return True
        return False

    def are_together(self, ids: Iterable[Id]) -> bool:
        """Return whether one of these is on a card with others, and say so."""
        at, cards = self._arranged.map.emphasis.stand_for, self._arranged.map.cards
        for id in ids:
            if id in at or (id in cards and cards[id].face.together):
                self._arranged.document.refused.emit(tr(OPEN_FIRST))
                return True
        return False

    def _block(self, id: Id) -> BlockBox | None:
        geometry = self._arranged.map.geometry
        own = next((b for b in geometry.blocks if b.folded and b.card == id), None)
        return own or geometry.block_of(id)
