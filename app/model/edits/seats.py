"""Edits of seats: somebody leaves, the function stays vacant, somebody follows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message, additions
from app.model.decision import Membership
from app.model.edits.cards import placement
from app.model.edits.general import combined, one_line, set_fields
from app.model.edits.lines import add_reporting_line
from app.model.people import Person
from app.model.places import Seat
from app.model.planning import Placement
from app.model.ties import ReportingLine
from app.model.values import Id, joined, new_id
from app.model.vocabulary import Confidence


def person_leaves(
    plan: AccountPlan, opportunity: Id, person: Id, on: date | None, keep_seat: bool = True
) -> Change:
    """Note that somebody leaves the customer: they take part in no decision any more.

    Their relationships and lines stay as they are. With `keep_seat` the function stays vacant
    in this decision, and in every other one they took part in. Raises UserError for somebody
    who is not there or takes part no longer.
    """
    was = plan.persons.get(person)
    here = plan.membership(opportunity, person)
    if was is None:
        raise UserError(tr("What you want to change is no longer there."))
    if here is not None and not here.takes_part:
        raise UserError(tr("{name} has left already.", name=was.label))
    message = Message.of("person.left", name=was.label)
    steps = [set_fields(plan, Person, person, end_date=on)]
    for part in plan.where(Membership, "person", person):
        if part.takes_part:
            steps.append(set_fields(plan, Membership, part.id, active=False, active_to=on))
            if keep_seat:
                seat = _seat(plan, was, part, on)
                steps.append(Change(message, (Edit(plan.find(Seat, seat.id), seat),)))
                steps.append(Change(message, _stands_there(plan, person, seat)))
    return combined(message, steps)


def fill_seat(
    plan: AccountPlan,
    seat: Id,
    *,
    name: str | None = None,
    person: Id | None = None,
    on: date | None = None,
    id: Id | None = None,
) -> Change:
    """Let somebody new, by name, or somebody known follow on a vacant seat.

    They take title, department, function, level, the roles as assumed, and the reporting lines;
    no attitude and no relationship of who left. Raises UserError without a name, or where a
    reporting line would go round in a circle.
    """
    vacant = plan.find(Seat, seat)
    if vacant is None:
        raise UserError(tr("What you want to change is no longer there."))
    change = _Filling(plan, vacant, Message.of("seat.filled", name=vacant.name or ""))
    if person is None:
        person = change.add_somebody(name, on, id or new_id())
    else:
        change.move_somebody(person, on)
    change.join(person)
    change.stand_there(person)
    change.take_lines(person)
    change.make(Edit(vacant, None))
    return combined(change.message, change.steps)


def could_follow(plan: AccountPlan, seat: Seat) -> list[Person]:
    """Return whom we know already and who could follow, by name."""
    known = (one for one in plan.persons.values() if one.id != seat.formerly)
    here = [one for one in known if one.end_date is None]
    return sorted(here, key=lambda one: one.label.casefold())


def managers_of(plan: AccountPlan, person: Id) -> list[ReportingLine]:
    """Return the lines to whom somebody reports, without the dotted ones."""
    lines = plan.where(ReportingLine, "employee", person)
    return [line for line in lines if line.dotted is not True]


def set_manager(plan: AccountPlan, employee: Id, manager: Id | None) -> Change:
    """Let somebody report to somebody else, or to nobody; dotted lines stay as they are.

    Raises UserError when that makes a circle.
    """
    standing = managers_of(plan, employee)
    if manager is not None and [line.manager for line in standing] == [manager]:
        return Change(Message.of("reporting_line.changed", name=plan.label(employee)), ())
    steps = [_removed(line) for line in standing]
    message = Message.of("reporting_line.removed", name=plan.label(employee))
    if manager is not None:
        left = _after(plan, steps)
        dotted = left.find(ReportingLine, joined(employee, manager))
        if dotted is not None:
            steps.append(_removed(dotted))
            left = left.apply(steps[-1])
        drawn = add_reporting_line(left, employee, manager)
        steps.append(drawn)
        message = drawn.message
    return combined(message, steps)


def report_to_seat(plan: AccountPlan, employee: Id, seat: Id) -> Change:
    """Let somebody report to a vacant function: to who left it, until somebody follows."""
    vacant = plan.find(Seat, seat)
    if vacant is None or vacant.formerly is None:
        raise UserError(
            tr("Fill this function first; then somebody can report to who takes it.")
        )
    return set_manager(plan, employee, vacant.formerly)


def set_seat_manager(plan: AccountPlan, seat: Id, manager: Id | None) -> Change:
    """Let a vacant function stand below somebody else; raises UserError for a circle."""
    vacant = plan.find(Seat, seat)
    if vacant is None:
        raise UserError(tr("What you want to change is no longer there."))
    if manager is not None and vacant.formerly in {manager, *_above(plan, manager)}:
        raise UserError(tr("Reporting lines cannot go round in a circle."))
    return set_fields(plan, Seat, seat, reports_to=manager)


@dataclass
class _Filling:
    """The steps of filling a seat, each made on what the ones before leave."""

    plan: AccountPlan
    seat: Seat
    message: Message

    def __post_init__(self) -> None:
        self.steps: list[Change] = []

    def make(self, *edits: Edit) -> None:
        self.take(Change(self.message, edits))

    def take(self, step: Change) -> None:
        self.plan = self.plan.apply(step)
        self.steps.append(step)

    def add_somebody(self, name: str | None, on: date | None, id: Id) -> Id:
        text: str | None = one_line(name)
        if text is None:
            raise UserError(tr("Somebody on the map needs a name."))
        self.take(Change(self.message, additions([Person(id=id, name=text)])))
        self.move_somebody(id, on)
        return id

    def move_somebody(self, person: Id, on: date | None) -> None:
        """Give somebody the function; what the seat does not know stays as it is."""
        seat, assumed = self.seat, Confidence.ASSUMED
        values: dict[str, Any] = {"end_date": None}
        if on is not None:
            values["start_date"] = on
        values |= {"title": seat.name, "department": seat.department}
        values |= {"lane": seat.lane, "lane_confidence": assumed if seat.lane else None}
        values |= {"level": seat.level, "level_confidence": assumed if seat.level else None}
        unknown = [field for field in ("title", "department") if values[field] is None]
        if seat.lane is None:
            unknown += ["lane", "lane_confidence"]
        if seat.level is None:
            unknown += ["level", "level_confidence"]
        for field in unknown:
            del values[field]
        self.take(set_fields(self.plan, Person, person, **values))

    def join(self, person: Id) -> None:
        """Let them take part with the roles of the function, which are assumed of them."""
        part = self.plan.membership(self.seat.opportunity, person)
        if part is None:
            part = Membership(
                id=joined(self.seat.opportunity, person),
                opportunity=self.seat.opportunity,
                person=person,
                roles=frozenset(),
            )
            self.make(Edit(None, part))
        roles = part.roles | self.seat.roles
        confidence = part.role_confidence
        if roles != part.roles or (roles and confidence is None):
            confidence = Confidence.ASSUMED
        now = replace(
            part, roles=roles, role_confidence=confidence, active=None, active_to=None
        )
        if now != part:
            self.make(Edit(part, now))

    def stand_there(self, person: Id) -> None:
        """Let their card stand where the empty one was put by hand."""
        for placed in self.plan.where(Placement, "card", self.seat.id):
            other = placement(placed.opportunity, placed.view, person, (placed.x, placed.y))
            self.make(Edit(placed, None))
            if self.plan.find(Placement, other.id) is None:
                self.make(Edit(None, other))

    def take_lines(self, person: Id) -> None:
        """Let them report as the function did, and have reporting to them who did so before."""
        seat = self.seat
        below: Iterable[ReportingLine] = ()
        if seat.formerly is not None and seat.formerly != person:
            below = self.plan.where(ReportingLine, "manager", seat.formerly)
        for line in below:
            self.take(_removed(line))
        if seat.formerly != person:
            for line in managers_of(self.plan, person):
                self.take(_removed(line))
        manager = seat.reports_to
        if manager is not None and manager != person and not self._reports(person, manager):
            self.take(add_reporting_line(self.plan, person, manager))
        for line in below:
            if line.employee != person and not self._reports(line.employee, person):
                self.take(
                    add_reporting_line(self.plan, line.employee, person, dotted=line.dotted)
                )
        for other in self.plan.where(Seat, "reports_to", seat.formerly or ""):
            if other.id != seat.id:
                self.make(Edit(other, replace(other, reports_to=person)))

    def _reports(self, employee: Id, manager: Id) -> bool:
        return self.plan.find(ReportingLine, joined(employee, manager)) is not None


def _seat(plan: AccountPlan, person: Person, part: Membership, on: date | None) -> Seat:
    solid = managers_of(plan, person.id)
    return Seat(
        id=joined(part.opportunity, person.id),  # one function is left once, and merges so
        name=person.title,
        opportunity=part.opportunity,
        department=person.department,
        lane=person.lane,
        level=person.level,
        roles=part.roles,
        reports_to=solid[0].manager if solid else None,
        formerly=person.id,
        vacant_since=on,
    )


def _stands_there(plan: AccountPlan, person: Id, seat: Seat) -> tuple[Edit, ...]:
    """The empty card stands where the one who leaves was put by hand."""
    placed = [
        placement(one.opportunity, one.view, seat.id, (one.x, one.y))
        for one in plan.where(Placement, "card", person)
        if one.opportunity == seat.opportunity
    ]
    return tuple(Edit(plan.find(Placement, one.id), one) for one in placed)


def _above(plan: AccountPlan, person: Id) -> set[Id]:
    found: set[Id] = set()
    climb = [person]
    while climb:
        at = climb.pop()
        managers = {line.manager for line in plan.where(ReportingLine, "employee", at)}
        climb += managers - found
        found |= managers
    return found


def _removed(line: ReportingLine) -> Change:
    return Change(Message.of("reporting_line.removed"), (Edit(line, None),))


def _after(plan: AccountPlan, steps: Sequence[Change]) -> AccountPlan:
    for step in steps:
        plan = plan.apply(step)
    return plan
