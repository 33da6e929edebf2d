"""What a change would suppose: every gesture of the user, read as steps of a what-if.

While a what-if is on, what a user does is not made but read here: who is removed leaves, a tie
that is drawn is had, an attitude that is chosen is held. What says nothing of the decision is
refused, with a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from app.analysis.what_if import (
    Supposed,
    WhatIf,
    attitude_becomes,
    colleague_leaves,
    contact_leaves,
    tie_becomes,
    tie_lost,
)
from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit
from app.model.decision import Membership
from app.model.entities import EntityType
from app.model.parameters import DEFAULT, Parameters
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.planning import Placement
from app.model.ties import Affinity, CompetitorTie, ContactTie, Influence, ReportingLine
from app.model.values import Id
from app.model.vocabulary import TieLevel, TieStatus

LINES: dict[EntityType, tuple[str, str]] = {
    ContactTie: ("member", "person"),
    CompetitorTie: ("competitor", "person"),
    ReportingLine: ("employee", "manager"),
    Influence: ("source", "target"),
    Affinity: ("a", "b"),
}
AS_THEY_ARE = frozenset({Membership, *LINES})  # kinds that can be supposed in any state
_OF_A_TIE = frozenset({"level", "status", "last_contact", "last_contact_confidence"})


@dataclass(frozen=True, slots=True)
class Supposition:
    """One step for `WhatIf.supposing`."""

    edit: Supposed
    arguments: tuple[Any, ...]
    values: tuple[tuple[str, Any], ...] = ()

    def on(self, what_if: WhatIf) -> WhatIf:
        """Return the what-if with this supposed; raises UserError where it makes no sense."""
        for id in what_if.left.intersection(self._about):
            name = what_if.base.network.plan.label(id)
            raise UserError(tr("In this what-if {name} has left already.", name=name))
        later = what_if.supposing(self.edit, *self.arguments, **dict(self.values))
        if not later.steps[-1].change.edits:
            raise UserError(tr("That is so already; nothing would change."))
        return later

    @property
    def _about(self) -> Iterator[Id]:
        for argument in self.arguments:
            if isinstance(argument, str):
                yield argument
            elif isinstance(argument, Change):
                yield from (id for edit in argument.edits for id in _ends(edit))


def read(
    change: Change, opportunity: Id, as_of: date, base: Parameters = DEFAULT
) -> list[Supposition]:
    """Return what a change would suppose; raises UserError for what is no part of a what-if.

    Ties made or strengthened are supposed fresh on `as_of`.
    """
    gone = [edit for edit in change.edits if _is_gone(edit) and edit.kind in _LEAVES]
    if not gone:
        _refuse(change)
    left = {edit.id for edit in gone}
    found = [_leaving(edit, opportunity) for edit in gone]
    for edit in change.edits:
        if edit in gone or (gone and not _stands_apart(edit, left)):
            continue  # goes along with who leaves
        found += _read_one(edit, change, opportunity, as_of, base)
    return found


_LEAVES = frozenset({TeamMember, Person})


def as_drawn(plan: AccountPlan, drawn: Change) -> Change:
    """Suppose what was drawn or chosen as it is."""
    return drawn.rebased(plan)


def _read_one(
    edit: Edit, change: Change, opportunity: Id, as_of: date, base: Parameters
) -> list[Supposition]:
    as_it_is = Supposition(as_drawn, (Change(change.message, (edit,)),))
    entity = edit.entity
    if isinstance(entity, Membership):
        if edit.before is None or edit.after is None or _differing(edit) != {"attitude"}:
            return [as_it_is]
        of = (opportunity, entity.person, entity.attitude)
        return [Supposition(attitude_becomes, of)]
    if isinstance(entity, ContactTie):
        return _of_tie(edit, entity, as_it_is, as_of, base)
    return [as_it_is]


def _of_tie(
    edit: Edit, tie: ContactTie, as_it_is: Supposition, as_of: date, base: Parameters
) -> list[Supposition]:
    was = edit.before if isinstance(edit.before, ContactTie) else None
    pair = (tie.member, tie.person)
    nothing = tie.level is TieLevel.NONE or tie.status is TieStatus.LOST
    if edit.after is None or (nothing and was is not None):
        return [Supposition(tie_lost, pair)]
    if nothing:
        raise UserError(tr("There is no relationship between the two; nothing would change."))
    level = tie.level
    if level is None or tie.status is not None or not _differing(edit) <= _OF_A_TIE:
        return [as_it_is]
    if was is not None and was.status is None and level < (was.level or level):
        return [as_it_is]
    return [Supposition(tie_becomes, (*pair, level, as_of), (("base", base),))]


def _leaving(edit: Edit, opportunity: Id) -> Supposition:
    if edit.kind is TeamMember:
        return Supposition(colleague_leaves, (edit.id,))
    return Supposition(contact_leaves, (opportunity, edit.id))


def _refuse(change: Change) -> None:
    """Raise UserError for what is no part of a what-if."""
    strange = change.kinds - AS_THEY_ARE
    added = {edit.kind for edit in change.edits if edit.before is None}
    if strange & added & {Person, TeamMember, OutsideInfluence}:
        raise UserError(
            tr("In a what-if nobody is added. Let it go first, or keep it as a plan.")
        )
    if Placement in strange:
        raise UserError(tr("In a what-if every card stays where it is."))
    if strange:
        raise UserError(
            tr("That is no part of a what-if. Let it go first, or keep it as a plan.")
        )


def _is_gone(edit: Edit) -> bool:
    return edit.after is None


def _stands_apart(edit: Edit, left: Iterable[Id]) -> bool:
    """Whether a line is removed for itself, and not only because one of its ends leaves."""
    return edit.kind in LINES and not set(left).intersection(_ends(edit))


def _ends(edit: Edit) -> tuple[Id, ...]:
    if edit.kind is Membership:
        return (getattr(edit.entity, "person"),)  # noqa: B009  an entity of any kind
    return tuple(getattr(edit.entity, name) for name in LINES.get(edit.kind, ()))


def _differing(edit: Edit) -> set[str]:
    """Return the fields that an edit gives another value; none where one side is missing."""
    if edit.before is None or edit.after is None:
        return set()
    return {
        field.name
        for field in fields(edit.after)
        if getattr(edit.before, field.name) != getattr(edit.after, field.name)
    }
