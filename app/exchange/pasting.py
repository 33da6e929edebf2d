"""Copied people in a plan again: as others like them, in another decision, or elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeVar

from app.errors import Conflict
from app.exchange import circles
from app.exchange.copied_people import ENDS, Copied, Line
from app.exchange.likeness import Likenesses
from app.exchange.person_names import key
from app.exchange.preview import Likely
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.decision import Membership
from app.model.entities import Entity, EntityType
from app.model.interactions import Interest
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.reapplying import Lost, reapplied
from app.model.ties import Affinity, ContactTie, ReportingLine
from app.model.values import Id, joined, new_id
from app.model.vocabulary import Confidence

Somebody = TypeVar("Somebody", Person, TeamMember, OutsideInfluence)
_NOBODY: Mapping[Id, Id] = MappingProxyType({})
_OWN = ("email", "phone", "start_date", "end_date", "previous_employers", "note")
_OF_THE_ACCOUNT = (
    "account_role", "capacity_per_year", "other_load_per_year", "note",
    "in_proposal", "perceived_by",
)  # fmt: skip


class Into(Enum):
    """What a paste is, by where it lands."""

    SAME = "same"  # the decision it was copied from: who is there gets a double
    DECISION = "decision"  # another decision of the account: they join it
    ACCOUNT = "account"  # another account: they are added to it


@dataclass(frozen=True)
class Pasted:
    """What a paste does, and whom to select after it."""

    change: Change
    refs: tuple[tuple[EntityType, Id], ...]


def into(plan: AccountPlan, opportunity: Id, copied: Copied) -> Into:
    """Return what pasting into a decision would be."""
    if copied.account != plan.account.id:
        return Into.ACCOUNT
    return Into.SAME if copied.opportunity == opportunity else Into.DECISION


def likely(plan: AccountPlan, copied: Copied) -> tuple[Likely, ...]:
    """Return which of the people copied elsewhere may be known here, with the likeliest.

    `line` is the place among the people that were copied.
    """
    if copied.account == plan.account.id:
        return ()
    known, found = Likenesses(plan.persons.values()), []
    by_name = {key(one.label): one.id for one in reversed(list(plan.persons.values()))}
    for place, one in enumerate(copied.of(Person)):
        near = [id for id in (one.id, by_name.get(key(one.label))) if id in plan.persons]
        near += known.alike(one.label, one.email, 1)
        for there in (plan.persons[id] for id in near[:1] if id):
            found.append(
                Likely(place, one.label, _details(one), there.id, there.label, _details(there))
            )
    return tuple(found)


def paste(
    plan: AccountPlan,
    opportunity: Id,
    copied: Copied,
    same: Mapping[Id, Id] = _NOBODY,
    message: str = "pasted",
) -> Pasted:
    """Return what was copied as one change; `same` says who of the copied is known here.

    In the decision it was copied from, who is there gets a double with an id, and a name, of
    its own; who was cut comes back as before. In another decision of the account the same
    people join. In another account they get ids of their own, and notes stay behind; of
    colleagues those with the same address or name are taken for the same.

    An attitude belongs to a person: it is carried to another decision with the same person
    only, never to a double or to another account, unless the id is the same there. Roles count
    as assumed wherever somebody plays them anew.
    """
    work = _Pasting(plan, opportunity, copied, same)
    work.take_people()
    work.take_memberships()
    work.take_lines()
    refs = tuple(work.refs)
    told = Message.of(f"people.{message}", count=len(refs))
    if len(refs) == 1:
        [one] = copied.everybody
        told = Message.of(f"person.{message}", name=one.label)
    return Pasted(Change(told, tuple(work.edits.values())), refs)


def brought_back(
    plan: AccountPlan, opportunity: Id, copied: Copied, cut: Change
) -> Pasted | None:
    """Return who was cut with all that went with them: contacts, judgements, sources, places.

    In another decision than it was cut from, they play their part there and no longer here.
    None where they are of another account, are here already, or cannot come back as they were.
    """
    here = {*plan.persons, *plan.members, *plan.outside}
    target = into(plan, opportunity, copied)
    if target is Into.ACCOUNT or any(one.id in here for one in copied.everybody):
        return None
    try:
        back = reapplied(plan, Lost(cut.inverse(), None, ()))
        whole = plan.apply(back)
    except Conflict:
        return None
    joining = paste(whole, opportunity, copied)
    steps = [back]
    if target is Into.DECISION:
        whole, steps = whole.apply(joining.change), [back, joining.change]
        parts = [(Membership, part.id) for part in copied.of(Membership)]
        steps.append(edits.remove(whole, parts))
    refs = tuple((type(one), one.id) for one in copied.everybody)
    return Pasted(edits.combined(joining.change.message, steps), refs)


class _Pasting:
    """The edits of a paste as they come together."""

    def __init__(
        self, plan: AccountPlan, opportunity: Id, copied: Copied, same: Mapping[Id, Id]
    ) -> None:
        self.plan, self.opportunity, self.copied, self.same = plan, opportunity, copied, same
        self.into = into(plan, opportunity, copied)
        self.edits: dict[tuple[EntityType, Id], Edit] = {}
        self.refs: list[tuple[EntityType, Id]] = []
        self.now: dict[Id, Id] = {}  # who is who now, by the copied id
        self.doubles: set[Id] = set()  # copied ids of whom somebody else was made
        self._names = {
            key(one.label)
            for of in (plan.persons, plan.members, plan.outside)
            for one in of.values()
        }

    def _put(self, entity: Entity) -> None:
        at = type(entity), entity.id
        self.edits[at] = Edit(self.plan.find(*at), entity)

    # -- who

    def take_people(self) -> None:
        for person in self.copied.of(Person):
            self._take(person, self.plan.persons, self.same.get(person.id))
        for member in self.copied.of(TeamMember):
            self._take(member, self.plan.members, self._colleague(member))
        for outsider in self.copied.of(OutsideInfluence):
            self._take(outsider, self.plan.outside, self._outsider(outsider))
        for kind, id in self.refs:
            edit = self.edits.get((kind, id))
            if edit is not None and isinstance(edit.after, TeamMember) and edit.after.manager:
                self._put(replace(edit.after, manager=self._above(edit.after.manager)))

    def _above(self, manager: Id) -> Id | None:
        stays = self.into is not Into.ACCOUNT and manager in self.plan.members
        return self.now.get(manager) or (manager if stays else None)

    def _take(self, one: Somebody, here: Mapping[Id, Somebody], known: Id | None) -> None:
        taken = any(
            one.id in of for of in (self.plan.persons, self.plan.members, self.plan.outside)
        )
        if self.into is Into.ACCOUNT:
            if known is not None and known in here:
                self._meet(one, here[known])
                return
            fresh = _without(one, _OF_THE_ACCOUNT)
            self._add(replace(fresh, id=new_id()), one.id)
        elif one.id not in here:
            self._add(replace(one, id=new_id()) if taken else one, one.id)
        elif self.into is Into.DECISION or self._is_back(one.id):
            self._is_now(one.id, (type(one), one.id))
        else:
            self.doubles.add(one.id)
            double = _without(one, _OWN)
            self._add(replace(double, id=new_id(), name=self._numbered(one.label)), one.id)

    def _is_back(self, person: Id) -> bool:
        """Return whether somebody is known but stands in no part of this decision."""
        has_part = any(part.person == person for part in self.copied.of(Membership))
        return has_part and self.plan.membership(self.opportunity, person) is None

    def _meet(self, one: Somebody, known: Somebody) -> None:
        """Take somebody for who is known, and fill in what was not known of them."""
        news = {
            name: given
            for name in ("title", "department", "email", "phone", "location")
            if getattr(known, name, "") is None and (given := getattr(one, name, None))
        }
        if news:
            values: dict[str, Any] = news
            self._put(replace(known, **values))
        self._is_now(one.id, (type(known), known.id))

    def _add(self, one: Somebody, copied: Id) -> None:
        self._put(one)
        self._names.add(key(one.label))
        self._is_now(copied, (type(one), one.id))

    def _is_now(self, copied: Id, ref: tuple[EntityType, Id]) -> None:
        self.now[copied] = ref[1]
        self.refs.append(ref)

    def _colleague(self, member: TeamMember) -> Id | None:
        return _meant(member.id, member.label, member.email, self.plan.members.values())

    def _outsider(self, outsider: OutsideInfluence) -> Id | None:
        return _meant(outsider.id, outsider.label, None, self.plan.outside.values())

    def _numbered(self, name: str) -> str:
        number = 2
        while key(f"{name} ({number})") in self._names:
            number += 1
        return f"{name} ({number})"

    # -- their part, and what is among them

    def take_memberships(self) -> None:
        for part in self.copied.of(Membership):
            person = self.now.get(part.person)
            if person is None or self.plan.membership(self.opportunity, person) is not None:
                continue
            self._put(self._part(part, person))
        if self.into is not Into.SAME:
            parts = {part.person for part in self.copied.of(Membership)}
            for one in self.copied.of(Person):
                if one.id not in parts:
                    self._join(self.now[one.id])
        for interest in self.copied.of(Interest):
            is_back = self.now.get(interest.person) == interest.person
            if is_back and self.plan.find(Interest, interest.id) is None:
                self._put(replace(interest, opportunity=self._kept(interest.opportunity)))

    def _part(self, part: Membership, person: Id) -> Membership:
        at = joined(self.opportunity, person)
        if self.into is Into.SAME and person == part.person:
            return part
        return Membership(
            id=at,
            opportunity=self.opportunity,
            person=person,
            roles=part.roles,
            role_confidence=Confidence.ASSUMED if part.roles else None,
            influence=part.influence,
            attitude=part.attitude if person == part.person else None,
        )

    def _join(self, person: Id) -> None:
        if self.plan.membership(self.opportunity, person) is None:
            at = joined(self.opportunity, person)
            part = Membership(
                id=at, opportunity=self.opportunity, person=person, roles=frozenset()
            )
            self._put(part)

    def _kept(self, opportunity: Id | None) -> Id | None:
        return opportunity if opportunity in self.plan.opportunities else None

    def take_lines(self) -> None:
        above: dict[Id, list[Id]] = {}
        for employee, manager in circles.reporting(self.plan):
            above.setdefault(employee, []).append(manager)
        for line in self.copied.lines:
            moved = self._between(line)
            if moved is None or self.plan.find(type(moved), moved.id) is not None:
                continue
            if isinstance(moved, ReportingLine):
                if circles.would_close(above, moved.employee, moved.manager):
                    continue
                above.setdefault(moved.employee, []).append(moved.manager)
            self._put(moved)

    def _between(self, line: Line) -> Line | None:
        """Return a line between those its ends are now; of doubles nobody knows more."""
        names = ENDS[type(line)]
        old = [getattr(line, name) for name in names]
        new = [self.now.get(id) for id in old]
        if None in new or new[0] == new[1]:
            return None
        if new == old:
            return line
        ends: Any = dict(zip(names, new, strict=True))
        at = sorted(ends.values()) if isinstance(line, Affinity) else ends.values()
        moved: Line = replace(line, id=joined(*at), note=None, **ends)
        if isinstance(moved, ContactTie):
            moved = replace(moved, introduced_by=None)
            if not self.doubles.isdisjoint(old):
                moved = _as_new(moved)
        return moved


def _as_new(tie: ContactTie) -> ContactTie:
    """A tie of a double: as good and as often, but nobody has spoken yet."""
    return ContactTie(
        id=tie.id, member=tie.member, person=tie.person, level=tie.level, status=tie.status,
        desired_level=tie.desired_level, cadence_days=tie.cadence_days,
    )  # fmt: skip


def _without(one: Somebody, names: Iterable[str]) -> Somebody:
    """Return somebody with these fields as they are before anything is known."""
    defaults: dict[str, Any] = {f.name: f.default for f in fields(one) if f.name in set(names)}
    return replace(one, **defaults)


def _meant(
    id: Id, name: str, email: str | None, known: Iterable[TeamMember | OutsideInfluence]
) -> Id | None:
    """Return who has this id, this address, or this name without another address."""
    spelled, address = key(name), (email or "").strip().casefold()
    for one in known:
        theirs = (getattr(one, "email", None) or "").strip().casefold()
        if one.id == id or (address and address == theirs):
            return one.id
        if key(one.label) == spelled and not (address and theirs):
            return one.id
    return None


def _details(one: Person) -> str:
    return " · ".join(part for part in (one.title, one.department, one.email) if part)
