"""Edits that put people on the map."""

from __future__ import annotations

from collections.abc import Iterable

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message, additions
from app.model.decision import Membership
from app.model.edits.cards import VIEW_MAP, placement
from app.model.edits.general import one_line
from app.model.entities import Entity
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.values import Id, joined, new_id
from app.model.vocabulary import Confidence, Lane, Level, OutsideKind, Role

Point = tuple[float, float]


def add_person(
    plan: AccountPlan,
    opportunity: Id,
    name: str,
    *,
    title: str | None = None,
    lane: Lane | None = None,
    level: Level | None = None,
    assumed: bool = True,
    roles: Iterable[Role] = (),
    at: Point | None = None,
    id: Id | None = None,
) -> Change:
    """Add somebody to the buying team; lane and level that are given count as assumed.

    Roles count as assumed too. Raises UserError without a name.
    """
    person = Person(
        id=_free(plan, id),
        name=_named(name),
        title=one_line(title),
        lane=lane,
        lane_confidence=Confidence.ASSUMED if assumed and lane else None,
        level=level,
        level_confidence=Confidence.ASSUMED if assumed and level else None,
    )
    held = frozenset(roles)
    member = Membership(
        id=joined(opportunity, person.id),
        opportunity=opportunity,
        person=person.id,
        roles=held,
        role_confidence=Confidence.ASSUMED if held else None,
    )
    added: list[Entity] = [person, member]
    if at is not None:
        added.append(placement(opportunity, VIEW_MAP, person.id, at))
    return Change(Message.of("person.added", name=person.label), additions(added))


def add_member(
    plan: AccountPlan,
    opportunity: Id,
    name: str,
    *,
    title: str | None = None,
    lane: Lane | None = None,
    level: Level | None = None,
    assumed: bool = True,
    at: Point | None = None,
    id: Id | None = None,
) -> Change:
    """Add a colleague to our client team; raises UserError without a name."""
    member = TeamMember(
        id=_free(plan, id),
        name=_named(name),
        title=one_line(title),
        lane=lane,
        lane_confidence=Confidence.ASSUMED if assumed and lane else None,
        level=level,
        level_confidence=Confidence.ASSUMED if assumed and level else None,
    )
    added: list[Entity] = [member]
    if at is not None:
        added.append(placement(opportunity, VIEW_MAP, member.id, at))
    return Change(Message.of("member.added", name=member.label), additions(added))


def add_outside(
    plan: AccountPlan, name: str, kind: OutsideKind | None = None, id: Id | None = None
) -> Change:
    """Add an organisation or function outside that weighs on the decision."""
    outsider = OutsideInfluence(id=_free(plan, id), name=_named(name), kind=kind)
    return Change(Message.of("outside.added", name=outsider.label), additions([outsider]))


def _free(plan: AccountPlan, id: Id | None) -> Id:
    taken = id is not None and any(
        id in of for of in (plan.persons, plan.members, plan.outside)
    )
    if taken:
        raise UserError(tr("Somebody with this id is on the map already."))
    return id or new_id()


def _named(name: str) -> str:
    text: str | None = one_line(name)
    if text is None:
        raise UserError(tr("Somebody on the map needs a name."))
    return text
