"""What is pointed at when the map is asked for its menu, by the pointer or by a key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent

from app.model.account_plan import AccountPlan
from app.model.change import Change, Message
from app.model.edits import combined, join_decision, set_membership
from app.model.values import Id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.ui.canvas.view import MapView
    from app.ui.document import Ref


@dataclass(frozen=True, slots=True)
class PointedAt:
    """A card, a line, or the ground where both are None; `at` is a pixel of the viewport."""

    card: Ref | None
    line: Ref | None
    at: QPoint


class Asked:
    """The part of the view that is asked for a menu; the window says what is in it."""

    ask_menu: Callable[[PointedAt], object] | None = None

    @property
    def _asked_view(self) -> MapView:
        return cast("MapView", self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        view = self._asked_view
        view.catch_up()
        if self.ask_menu is None:
            event.ignore()
            return
        view.close_form()
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        self.ask_menu(self._by_key() if by_key else self._by_pointer(event.pos()))
        event.accept()

    def _by_pointer(self, at: QPoint) -> PointedAt:
        """What lies there; it is selected, unless it is among what is selected already."""
        view = self._asked_view
        point = view.mapToScene(at)
        card, selection = view.map.card_at(point), view.document.selection
        if card is not None:
            view.current = card.id
            if not selection.intersection(card.face.refs):
                view.document.select(card.face.refs)
            view.show_chosen()
            return PointedAt(card.face.ref, None, at)
        line = view.map.line_at(point, view.scale_)
        if line is not None:
            view.choose(line.line.ref, adding=False)
            return PointedAt(None, line.line.ref, at)
        return PointedAt(None, None, at)

    def _by_key(self) -> PointedAt:
        """The card with the keyboard, or the line that is selected alone."""
        view = self._asked_view
        card = view.map.cards.get(view.current or "")
        selection = view.document.selection
        lines = [one for one in view.map.lines.values() if one.line.ref in selection]
        if lines and len(selection) == 1:
            middle = lines[0].bounds.center()
            return PointedAt(None, lines[0].line.ref, view.mapFromScene(middle))
        if card is not None:
            if not selection.intersection(card.face.refs):
                view.document.select(card.face.refs)
            at = view.mapFromScene(card.sceneBoundingRect().center())
            return PointedAt(card.face.ref, None, at)
        return PointedAt(None, None, view.viewport().rect().center())


def judge(
    plan: AccountPlan, opportunity: Id, persons: Iterable[Id], **values: object
) -> Change:
    """Say something of what several people are in a decision, as one step.

    Who took no part in it joins.
    """
    chosen = [id for id in persons if id in plan.persons]
    steps: list[Change] = []
    for id in chosen:
        if plan.membership(opportunity, id) is None:
            steps.append(join_decision(plan, opportunity, id))
            plan = plan.apply(steps[-1])
        steps.append(set_membership(plan, opportunity, id, **values))
        plan = plan.apply(steps[-1])
    message = Message.of("people.judged", count=len(chosen))
    if len(chosen) == 1:
        message = Message.of("membership.changed", name=plan.label(chosen[0]))
    return combined(message, steps)
