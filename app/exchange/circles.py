"""Lines upwards that lead round in a circle: nobody is their own manager in the end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.errors import UserError
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.entities import Entity
from app.model.people import TeamMember
from app.model.ties import ReportingLine
from app.model.values import Id

Lines = Sequence[tuple[Id, Id]]  # employee, manager
_SHOWN = 8


def reporting(entities: Iterable[Entity]) -> Lines:
    """Return who reports to whom on the customer's side."""
    lines = (line for line in entities if isinstance(line, ReportingLine))
    return [(line.employee, line.manager) for line in lines]


def managed(members: Iterable[TeamMember]) -> Lines:
    """Return who reports to whom on our side."""
    return [(member.id, member.manager) for member in members if member.manager is not None]


def circle(lines: Lines) -> tuple[int, list[Id]] | None:
    """Return the place of the first line that leads into a circle, and the way round."""
    above: dict[Id, list[Id]] = {}
    for employee, manager in lines:
        above.setdefault(employee, []).append(manager)
    cleared: set[Id] = set()
    for index, (start, _) in enumerate(lines):
        way = _way_round(start, above, cleared)
        if way:
            return index, way
    return None


def would_close(above: Mapping[Id, Iterable[Id]], employee: Id, manager: Id) -> bool:
    """Return whether letting one report to the other leads round, given whom each is under."""
    seen: set[Id] = set()
    climb = [manager]
    while climb:
        at = climb.pop()
        if at == employee:
            return True
        if at not in seen:
            seen.add(at)
            climb += above.get(at, ())
    return False


def worded(ids: Sequence[str]) -> str:
    """Return what is wrong, with those on the way round."""
    return tr("the reporting lines go round in a circle: {ids}", ids=" → ".join(ids[:_SHOWN]))


def refuse(plan: AccountPlan) -> None:
    """Raise UserError where anybody in a plan is their own manager in the end."""
    for lines in (reporting(plan), managed(plan.members.values())):
        found = circle(lines)
        if found:
            raise UserError(worded([plan.label(id) for id in found[1]]) + ".")


def _way_round(start: Id, above: dict[Id, list[Id]], cleared: set[Id]) -> list[Id]:
    """Return a way from `start` up to somebody passed before, or nothing; fills `cleared`."""
    way = [start]
    passed = {start}
    choices = [iter(above.get(start, ()))]
    while way:
        following = next(choices[-1], None)
        if following is None:
            passed.discard(way[-1])
            cleared.add(way.pop())
            choices.pop()
        elif following in passed:
            return [*way[way.index(following) :], following]
        elif following not in cleared:
            way.append(following)
            passed.add(following)
            choices.append(iter(above.get(following, ())))
    return []
