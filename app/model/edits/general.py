"""Edits of any entity: set fields, remove, several at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.edits.proposal import names_in_proposals
from app.model.entities import NAMES, Entity, EntityType
from app.model.ties import Affinity, CompetitorTie, ContactTie, Influence, ReportingLine
from app.model.values import MAX_TEXT, Id, Named

_NOT_KEPT = re.compile("[\0\ud800-\udfff]")  # pasted from elsewhere: NUL, half of a character
_ONE_LINE = {"name", "title", "department", "email", "phone", "location"}
_ENDS: dict[EntityType, tuple[str, str]] = {
    ContactTie: ("member", "person"),
    ReportingLine: ("employee", "manager"),
    Influence: ("source", "target"),
    Affinity: ("a", "b"),
    CompetitorTie: ("competitor", "person"),
}


def set_fields(plan: AccountPlan, kind: EntityType, id: Id, **values: Any) -> Change:
    """Give an entity other values; text is trimmed, and empty text means unknown.

    Raises UserError for a text over 10,000 characters or a value the domain refuses. The
    change has no edits when nothing differs.
    """
    was = _existing(plan, kind, id)
    kept = {
        name: one_line(value) if name in _ONE_LINE else cleaned(value)
        for name, value in values.items()
    }
    now = replace(was, **kept)
    edits = () if now == was else (Edit(was, now),)
    return Change(Message.of(f"{NAMES[kind]}.changed", name=title_of(plan, was)), edits)


def remove(plan: AccountPlan, refs: Iterable[tuple[EntityType, Id]]) -> Change:
    """Remove entities together with everything that cannot stand without them."""
    gone = [ref for ref in refs if plan.find(*ref) is not None]
    edits: list[Edit] = []
    left = plan
    for kind, id in gone:
        if left.find(kind, id) is not None:
            with_it = left.removal_of(kind, id) + names_in_proposals(left, id)
            step = Change(Message.of("removed"), with_it)
            edits += step.edits
            left = left.apply(step)
    if len(gone) == 1:
        kind, id = gone[0]
        name = title_of(plan, _existing(plan, kind, id))
        return Change(Message.of(f"{NAMES[kind]}.removed", name=name), squeezed(edits))
    return Change(Message.of("several.removed", count=len(gone)), squeezed(edits))


def combined(message: Message, steps: Sequence[Change]) -> Change:
    """Return several changes, each made on top of the one before, as one."""
    return Change(message, squeezed([edit for step in steps for edit in step.edits]))


def squeezed(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return the edits with those of one entity drawn together, first before and last after."""
    net: dict[tuple[EntityType, Id], Edit] = {}
    for edit in edits:
        key = (edit.kind, edit.id)
        first = net.pop(key, None)
        net[key] = edit if first is None else Edit(first.before, edit.after)
    return tuple(edit for edit in net.values() if edit.before != edit.after)


def cleaned(value: Any) -> Any:
    """Return a value as it is kept: text trimmed, and None for empty text.

    What no server can keep is left out of it: a change that holds it would never be handed in,
    and nothing that is done after it either.
    """
    if not isinstance(value, str) or type(value) is not str:
        return value
    text = _NOT_KEPT.sub("", value).strip()
    if len(text) > MAX_TEXT:
        raise UserError(tr("A text can have 10,000 characters; this one has more."))
    return text or None


def one_line(value: Any) -> Any:
    """Return a value as it is kept where it is read in one line: a name, a title, an address.

    A cell of a spreadsheet brings a line break along, and several bring tabs.
    """
    text = cleaned(value)
    return " ".join(text.split()) if type(text) is str else text


def title_of(plan: AccountPlan, entity: Entity) -> str:
    """Return what to call an entity in the undo menu: its name, or whom it joins."""
    if type(entity) in _ENDS:
        a, b = _ENDS[type(entity)]
        return f"{plan.label(getattr(entity, a))} – {plan.label(getattr(entity, b))}"
    if isinstance(entity, Named):
        return entity.label
    who = getattr(entity, "person", None) or getattr(entity, "card", None) or entity.id
    return plan.label(who)


def _existing(plan: AccountPlan, kind: EntityType, id: Id) -> Entity:
    entity: Entity | None = plan.find(kind, id)
    if entity is None:
        raise UserError(tr("What you want to change is no longer there."))
    return entity
