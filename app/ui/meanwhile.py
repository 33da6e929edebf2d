"""What is begun at one moment and handed on at a later one, while colleagues go on working.

A form, a field or a card in the hand is about the plan it was begun with. When it is handed on
it is merged into what stands by then, field by field; where a colleague gave the same field
another value it is told as lost, as it would be had it been handed in second.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Protocol

from app.errors import Conflict, UserError
from app.model.change import Edit, overtaken

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.model.account_plan import AccountPlan
    from app.model.change import Change
    from app.model.working_copy import WorkingCopy


class Edited(Protocol):
    """What is worked on while colleagues go on: an account, or what all accounts share."""

    copy: WorkingCopy
    refused: Any  # Signal(str)

    @property
    def plan(self) -> AccountPlan: ...

    @property
    def is_supposing(self) -> bool: ...

    def attempt(self, edit: Callable[..., Change], *arguments: Any, **values: Any) -> bool: ...

    def do(self, change: Change) -> bool: ...

    def lose(self, change: Change, conflict: Conflict) -> None: ...


@dataclass(frozen=True, slots=True)
class Moment:
    """The plan as it stood, and how many changes of colleagues were in it."""

    plan: AccountPlan
    taken_in: int


def moment(document: Edited) -> Moment:
    """Return how things stand now; what is supposed in a what-if is left aside."""
    return Moment(document.copy.plan, document.copy.taken_in)


def hand_on(
    document: Edited,
    begun: Moment,
    edit: Callable[..., Change],
    *arguments: Any,
    **values: Any,
) -> bool:
    """Make the change that was begun at a moment before; tell it where it does not stand.

    While no colleague came in between it is an edit of what stands now, like any other.
    """
    if not _others_came_in(document, begun):
        return document.attempt(edit, *arguments, **values)
    try:
        change = edit(begun.plan, *arguments, **values)
        fits = _fits(document, change)
        if fits:
            edit(document.plan, *arguments, **values)  # what the domain says of it now
    except UserError as error:
        document.refused.emit(str(error))
        return False
    return document.do(change)


def hand_on_unless(
    document: Edited,
    begun: Moment,
    about: Callable[[AccountPlan], object],
    edit: Callable[..., Change],
    *arguments: Any,
) -> bool:
    """As `hand_on`, for what has no one field: lost where `about` reads otherwise by now."""
    if about(begun.plan) == about(document.plan):
        return hand_on(document, begun, edit, *arguments)
    return hand_on_part(document, begun, about, edit, *arguments)


def hand_on_part(
    document: Edited,
    begun: Moment,
    about: Callable[[AccountPlan], object],
    edit: Callable[..., Change],
    *arguments: Any,
    **values: Any,
) -> bool:
    """As `hand_on`, for a part of what is kept as one, and comes and goes with its parts.

    The edit gives the plan as it stands this part only, and leaves what colleagues gave it
    besides; it is lost where the part itself, that which `about` reads, is another one by now.
    """
    if not _others_came_in(document, begun) or about(begun.plan) == about(document.plan):
        return document.attempt(edit, *arguments, **values)
    change = made_now(document, edit, *arguments, **values)
    if change is not None and change.edits:  # none where the colleague did the very same
        document.lose(change, overtaken())
    return change is not None


def made_now(
    document: Edited, edit: Callable[..., Change], *arguments: Any, **values: Any
) -> Change | None:
    """Return what an edit function makes of what stands; tell why not, if so, and None."""
    try:
        return edit(document.plan, *arguments, **values)
    except UserError as error:
        document.refused.emit(str(error))
        return None


def _others_came_in(document: Edited, begun: Moment) -> bool:
    return begun.taken_in != document.copy.taken_in and not document.is_supposing


def as_begun(change: Change, begun: Moment) -> Change:
    """Return a change of what stands as it was meant when what it says was begun.

    Only where a colleague gave a field of it another value meanwhile, it does not fit any more.
    """
    return replace(change, edits=tuple(_as_begun(edit, begun.plan) for edit in change.edits))


def _as_begun(edit: Edit, plan: AccountPlan) -> Edit:
    stood = plan.find(edit.kind, edit.id)
    before, after = edit.before, edit.after
    if stood is None or before is None or after is None or stood == before:
        return edit
    given = {
        field.name: getattr(after, field.name)
        for field in fields(after)
        if getattr(before, field.name) != getattr(after, field.name)
    }
    return Edit(stood, replace(stood, **given))


def fresh(change: Change, plan: AccountPlan) -> Change:
    """Return a change as it reads now, without what stands so already; may raise Conflict."""
    rebased = change.rebased(plan)
    if rebased.edits == change.edits:
        return change
    edits = tuple(edit for edit in rebased.edits if edit.before != edit.after)
    return replace(rebased, edits=edits)


def _fits(document: Edited, change: Change) -> bool:
    try:
        document.plan.apply(fresh(change, document.plan))
    except Conflict:
        return False  # `Document.do` tells it
    return True
