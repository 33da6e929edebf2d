"""The organigram of a decision: who stands in it, vacant seats too, and under whom."""

from __future__ import annotations

from dataclasses import dataclass

from app.analysis.roster import taking_part
from app.model.account_plan import AccountPlan
from app.model.places import Seat
from app.model.ties import ReportingLine
from app.model.values import Id


@dataclass(frozen=True, slots=True)
class Reporting:
    """Who is drawn, in the order from left to right, and the lines between them."""

    people: tuple[Id, ...]
    seats: tuple[Seat, ...]
    parent: dict[Id, Id]  # whom the tree puts each under; people and seats by id
    others: tuple[tuple[ReportingLine, Id, Id], ...]  # dotted, or a second manager
    lines: dict[Id, ReportingLine]  # the line that puts somebody under somebody

    @property
    def order(self) -> tuple[Id, ...]:
        return (*self.people, *(seat.id for seat in self.seats))


def reporting(plan: AccountPlan, opportunity: Id) -> Reporting:
    """Return the reporting lines between those who take part, and vacant seats among them.

    A seat stands where who left it stood, with those below who reported to them. Who has two
    managers stands under the higher one.
    """
    seats = tuple(plan.where(Seat, "opportunity", opportunity))
    at = {seat.formerly: seat.id for seat in seats if seat.formerly is not None}
    here = set(taking_part(plan, opportunity))
    people = sorted(here, key=lambda id: _order(plan, id))
    at |= {id: id for id in people}
    parent: dict[Id, Id] = {}
    lines: dict[Id, ReportingLine] = {}
    others: list[tuple[ReportingLine, Id, Id]] = []
    for line in sorted(plan.table(ReportingLine).values(), key=lambda one: _line(plan, one)):
        if line.employee not in here or line.manager not in at:
            continue
        manager = at[line.manager]
        if line.dotted is True or line.employee in parent:
            others.append((line, line.employee, manager))
        else:
            parent[line.employee], lines[line.employee] = manager, line
    for seat in seats:
        if seat.reports_to in at and at[seat.reports_to] != seat.id:
            parent[seat.id] = at[seat.reports_to]
    return Reporting(tuple(people), seats, parent, tuple(others), lines)


def _order(plan: AccountPlan, id: Id) -> tuple[object, ...]:
    person = plan.persons[id]
    return -(person.level or 0), person.department or "", person.lane or "", id


def _line(plan: AccountPlan, line: ReportingLine) -> tuple[object, ...]:
    """Lines to whoever stands higher come first."""
    manager = plan.persons.get(line.manager)
    level = 0 if manager is None else manager.level or 0
    return line.employee, -level, line.manager
