"""What can be done in the organigram: lines, roles, removing, who leaves and who follows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.i18n import tr
from app.model import edits
from app.model.change import Change
from app.model.edits.seats import managers_of
from app.model.values import Id
from app.model.vocabulary import Role
from app.ui import meanwhile, seat_actions
from app.ui.canvas import drawn_edits
from app.ui.context_parts import may_change, new_menu
from app.ui.meanwhile import Moment
from app.ui.views import organigram_edits

if TYPE_CHECKING:
    from app.ui.document import Ref
    from app.ui.views.organigram import OrganigramView


class Changing:
    """The part of the view that changes the document; every gesture is one change."""

    line_from: Id | None = None  # whose reporting line is in hand
    aimed: Id | None = None
    _line_begun: Moment | None = None
    add_more: Callable[[QMenu, Ref | None], object] | None = None  # of a card, or the ground

    @property
    def _tree(self) -> OrganigramView:
        return cast("OrganigramView", self)

    def put_under(self, ids: Iterable[Id], manager: Id, begun: Moment | None = None) -> bool:
        """Let people report to somebody; what makes a circle is refused with a sentence.

        `begun` is when they, or their line, were taken in the hand.
        """
        return self._since(begun, organigram_edits.put_under, list(ids), manager)

    def take_out(self, ids: Iterable[Id], begun: Moment | None = None) -> bool:
        """Let people report to nobody."""
        return self._since(begun, organigram_edits.take_out, list(ids))

    def _since(self, begun: Moment | None, edit: Callable[..., Change], *given: Any) -> bool:
        document, ids = self._tree.document, given[0]
        begun = begun or meanwhile.moment(document)
        return meanwhile.hand_on_unless(
            document, begun, lambda plan: [managers_of(plan, id) for id in ids], edit, *given
        )

    def toggle_role(self, role: Role) -> None:
        """Give the chosen people a role, or take it away."""
        chosen = self._tree.chosen_people()
        self._tree.document.attempt(
            drawn_edits.toggle_role, self._tree.document.opportunity, chosen, role
        )

    def start_line(self) -> None:
        """Take the reporting line of the card with the keyboard in hand."""
        if self._tree.current in self._tree.map.cards:
            self.line_from = self._tree.current
            self._line_begun = meanwhile.moment(self._tree.document)
            self.aim(self._tree.map.above(self._tree.current or "") or self._tree.current)

    def aim(self, id: Id | None) -> None:
        """Show to whom the line in hand would go."""
        self.aimed = id if id != self.line_from else None
        name = self._tree.map.cards[self.line_from or ""].face.name
        words = tr("{name} reports to … Arrows choose, Enter keeps, Delete removes", name=name)
        if self.aimed is not None:
            manager = self._tree.map.cards[self.aimed].face.name
            words = tr("{name} reports to {manager}", name=name, manager=manager)
            self._tree.bring_into_view(self._tree.map.cards[self.aimed].sceneBoundingRect())
        self._tree.say(words)
        self._tree.show_chosen()

    def finish_line(self, manager: Id | None) -> None:
        """Set whom the one with the line in hand reports to; None: leave it as it is."""
        employee, self.line_from, self.aimed = self.line_from, None, None
        self._tree.say("")
        if employee is not None and manager is not None and manager != employee:
            self.put_under([employee], manager, self._line_begun)
        self._tree.show_chosen()

    def remove(self) -> None:
        """Remove the line in hand, else what is selected with all that leans on it."""
        employee = self.line_from
        if employee is not None:
            self.finish_line(None)
            self.take_out([employee], self._line_begun)
        elif self._tree.document.selection:
            self._tree.document.attempt(edits.remove, self._tree.document.selection)

    def open_current(self) -> None:
        """Ask who fills an empty card; show anybody else in the inspector."""
        card = self._tree.map.cards.get(self._tree.current or "")
        if card is None:
            return
        if card.face.vacant:
            seat_actions.ask_fill(self._tree, self._tree.document, card.id)
        else:
            self._tree.document.select([card.face.ref])
            self._tree.open_asked.emit()

    def menu_at(self, at: QPoint) -> QMenu:
        """Return what can be done with the card at a point of the viewport."""
        menu, may = new_menu(self._tree), may_change(self._tree.document)
        card = self._tree.map.card_at(self._tree.mapToScene(at))
        if card is None:
            menu.addAction(tr("Fit the organisation chart"), self._tree.fit)
            if self.add_more is not None:
                self.add_more(menu, None)
            return menu
        self._tree.current = card.id
        self._tree.choose(card.face.ref, adding=False)
        if card.face.vacant:
            menu.addAction(tr("Fill…"), self.open_current).setEnabled(may)
        else:
            menu.addAction(tr("Show in the inspector"), self.open_current)
        menu.addAction(tr("Reports to…"), self.start_line).setEnabled(may)
        out = menu.addAction(tr("Reports to nobody"), lambda: self.take_out([card.id]))
        is_under = organigram_edits.is_under_somebody(self._tree.document.plan, card.id)
        out.setEnabled(may and is_under)
        if self.add_more is not None:
            self.add_more(menu, card.face.ref)
        return menu
