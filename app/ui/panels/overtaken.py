"""Text that is being typed while a colleague sets the same, or removes what it is about.

The field leaves alone what is typed. When it is handed on, it was meant for something that does
not stand any more: so it is told as lost, as it would be had it been handed in second, and
can be set over the colleague's after all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.errors import Conflict, UserError
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit
from app.model.entities import EntityType
from app.model.reapplying import Lost
from app.model.values import Id

if TYPE_CHECKING:
    from app.ui.document import Document

Ref = tuple[EntityType, Id]


@dataclass(frozen=True, slots=True)
class Before:
    """The value that a field showed when typing began, where another one stands now."""

    value: object


class Typed:
    """What a field of text shows, and whether it was overtaken while it was typed in."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.overtaken: Before | None = None
        self._shown = ""
        self._value: object = None

    def _note(self, value: object, text: str, *, typing: bool) -> None:
        """Take note of what stands now; what is typed may be about what stood before."""
        if not typing:
            self.overtaken = None
        elif text != self._shown and self.overtaken is None:
            self.overtaken = Before(self._value)
        self._value, self._shown = value, text


def hand_on(
    document: Document, stood: AccountPlan, ref: Ref, values: dict[str, Any], field: object
) -> None:
    """Give an attribute the value from a field, in the plan that the field showed.

    Where a colleague gave it another one, or removed what it is of, it is told as lost.
    """
    before = field.overtaken if isinstance(field, Typed) else None
    plan, [name] = document.plan, values
    is_gone = plan.find(*ref) is None and stood.find(*ref) is not None
    if document.supposing.is_on or not document.may_edit or not (before or is_gone):
        document.attempt(edits.set_fields, *ref, **values)
        return
    try:
        change = edits.set_fields(stood if is_gone else plan, *ref, **values)
        if before is not None and not is_gone:
            change = replace(change, edits=_as_meant(change, name, before))
        if change.edits:  # none where nothing was typed, or what the colleague set too
            change.rebased(plan)
    except Conflict as conflict:
        document.overtaken.emit(Lost(change, str(conflict), tuple(document.removals)))
    except UserError as error:
        document.refused.emit(str(error))


def _as_meant(change: Change, name: str, before: Before) -> tuple[Edit, ...]:
    """Return the edits of a field as they were meant: on the value that stood before."""
    meant: list[Edit] = []
    for edit in change.edits:
        stood: Any = edit.before
        meant.append(Edit(replace(stood, **{name: before.value}), edit.after))
    return tuple(edit for edit in meant if edit.before != edit.after)
