"""Which gaps the window shows and which first, by person, and under which number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.model.account_plan import AccountPlan
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.model.vocabulary import Role
from app.ui import privacy

if TYPE_CHECKING:
    from app.analysis.gap import Gap
    from app.analysis.report import Report
    from app.ui.document import Ref

TOP = 7


@dataclass(frozen=True, slots=True)
class GapGroup:
    """Gaps about one person, the gravest first; `about` is None for what concerns several."""

    about: Id | None
    gaps: tuple[Gap, ...]


def shown(gaps: Iterable[Gap]) -> list[Gap]:
    """Return the gaps that the window may show, as the user chose what it tells of people."""
    return [gap for gap in gaps if not privacy.hides(gap)]


def waiting(report: Report) -> list[Gap]:
    """Return the open gaps that are shown; all lists and counts in the window start here."""
    return shown(report.open_gaps)


def top(report: Report, plan: AccountPlan) -> list[GapGroup]:
    """Return the top seven, by person; a person stands where their gravest gap stands."""
    return grouped(waiting(report)[:TOP], plan)


def rest(report: Report, plan: AccountPlan) -> list[GapGroup]:
    """Return the open gaps after the top seven, by person."""
    return grouped(waiting(report)[TOP:], plan)


def grouped(gaps: Iterable[Gap], plan: AccountPlan) -> list[GapGroup]:
    """Return gaps by the person they are about, in the order of the first of each."""
    groups: dict[object, list[Gap]] = {}
    for gap in gaps:
        about = subject_person(gap, plan)
        key: object = gap.key if about is None else about
        groups.setdefault(key, []).append(gap)
    return [GapGroup(subject_person(found[0], plan), tuple(found)) for found in groups.values()]


def subject_person(gap: Gap, plan: AccountPlan) -> Id | None:
    """Return the one person or colleague a gap is about; None where it is about several."""
    for end in reversed(gap.subject.split("->")):
        if end in plan.persons or end in plan.members or end in plan.outside:
            return end
    return gap.persons[0] if len(gap.persons) == 1 else None


def numbered(report: Report, plan: AccountPlan) -> list[tuple[int, Gap]]:
    """Return the top seven in the order of the list, each with its number."""
    gaps = [gap for group in top(report, plan) for gap in group.gaps]
    return list(enumerate(gaps, start=1))


def flag_numbers(report: Report, plan: AccountPlan) -> dict[Id, int]:
    """Return per person the number of the first gap about them among the top seven."""
    numbers: dict[Id, int] = {}
    for number, gap in numbered(report, plan):
        about = subject_person(gap, plan)
        for person in gap.persons if about is None else (about,):
            numbers.setdefault(person, number)
    return numbers


def refs(gap: Gap, plan: AccountPlan) -> frozenset[Ref]:
    """Return the people and relationships of a gap, as far as they are in the plan."""
    found: set[Ref] = set()
    for person in gap.persons:
        for kind in (Person, OutsideInfluence):
            if plan.find(kind, person) is not None:
                found.add((kind, person))
    found |= {(TeamMember, member) for member in gap.members if member in plan.members}
    for member, person in gap.ties:
        tie = joined(member, person)
        if tie in plan.ties:
            found.add((ContactTie, tie))
    return frozenset(found)


def role_of(gap: Gap, report: Report, plan: AccountPlan) -> Role | None:
    """Return the role whose badge a gap carries: its own, or the weightiest of its person."""
    for role in Role:
        if gap.subject == role.value or gap.evidence.get("role") == role.value:
            return role
    about = subject_person(gap, plan)
    if about is None:
        return None
    held = report.network.roles_of(about)
    weight = report.network.weights
    return max(held, key=lambda role: weight.get(role, 0.0), default=None)


def gain(gap: Gap, report: Report) -> float | None:
    """Return the points that doing what a gap advises would add; None where it adds none.

    What is parked advises nothing now, and so adds nothing.
    """
    if gap.parked:
        return None
    if gap.rule in _RECOVERS:
        return float(gap.evidence[_RECOVERS[gap.rule]])
    network = report.network
    towards = [person for person in gap.towards if network.may_contact(person)]
    if gap.rule not in _CONTACTS or not towards:
        return None
    from app.analysis.candidates import suggestion  # noqa: PLC0415  comes with the report

    person = max(towards, key=lambda one: network.stakes.get(one, 0.0))
    found = suggestion(network, person, gap.members if gap.rule in _AMONG else None)
    return found.gain if found is not None and found.gain > 0 else None


_RECOVERS = {"R08": "points_recoverable"}  # a rule whose evidence holds the points
_AMONG = frozenset({"R10", "R12"})  # rules that name who of ours could go
_CONTACTS = frozenset({"R02", "R10", "R12", "R14", "R19", "R28"})  # rules that advise a contact
