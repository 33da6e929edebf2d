"""Who can be selected at once: by role, function, level, department or gap, or alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import mark, tr
from app.model.labels import label
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.values import Id
from app.model.vocabulary import Lane, Level, Role
from app.ui import gap_filter
from app.ui.filtering.criteria import Criterion, Filter, Subject
from app.ui.filtering.current import refs_of
from app.ui.filtering.matching import Facts, find

if TYPE_CHECKING:
    from app.ui.document import Document, Ref

MENUS: dict[Subject, str] = {
    Subject.ROLE: mark("By r&ole"),
    Subject.LANE: mark("By f&unction"),
    Subject.LEVEL: mark("By le&vel"),
    Subject.DEPARTMENT: mark("By de&partment"),
    Subject.GAP: mark("By &gap"),
}
_ANY = "any"  # gap


@dataclass(frozen=True, slots=True)
class Choice:
    """Some people who can be selected at once; there is at least one of them."""

    subject: Subject
    value: str
    words: str
    refs: frozenset[Ref]


def choices(document: Document, *subjects: Subject) -> list[Choice]:
    """Return what of these subjects is found on the map, in the order of the trade."""
    facts = _facts(document)
    found = []
    for subject in subjects:
        by_value = _by_value(facts, subject)
        for value, words in _values(subject, by_value):
            if value in by_value:
                found.append(Choice(subject, value, words, frozenset(by_value[value])))
    return found


def alike(document: Document, of: str) -> frozenset[Ref]:
    """Return who has a role, level or such that somebody who is selected has; empty: nobody.

    `of` is the code of a subject. What is not known of somebody is nothing they have.
    """
    subject, facts = Subject(of), _facts(document)
    values = {value for _kind, id in document.selection for value in _had(facts, subject, id)}
    by_value = _by_value(facts, subject)
    return frozenset(ref for value in values for ref in by_value.get(value, ()))


def uncovered(document: Document) -> frozenset[Ref]:
    """Return who of the buying team is not covered; empty before the first analysis."""
    facts = _facts(document)
    if facts.report is None:
        return frozenset()
    asked = Filter((Criterion(Subject.COVERAGE, "uncovered"),))
    return refs_of(find(asked, facts), facts.plan)


def everybody(document: Document) -> frozenset[Ref]:
    """Return who stands on the map: the buying team, ours, and the outsiders."""
    plan = document.plan
    team: frozenset[Ref] = frozenset((Person, id) for id in _facts(document).taking_part)
    ours: frozenset[Ref] = frozenset((TeamMember, id) for id in plan.members)
    return team | ours | frozenset((OutsideInfluence, id) for id in plan.outside)


def _facts(document: Document) -> Facts:
    return Facts(document.plan, document.opportunity, document.as_of, document.report)


def _by_value(facts: Facts, subject: Subject) -> dict[str, set[Ref]]:
    """Everybody of a value, by value; ours have a function and a level as well."""
    found: dict[str, set[Ref]] = {}
    refs: list[Ref] = [(Person, id) for id in facts.taking_part]
    refs += [(TeamMember, id) for id in facts.plan.members]
    for ref in refs:
        for value in _had(facts, subject, ref[1]):
            found.setdefault(value, set()).add(ref)
    return found


def _values(subject: Subject, found: Iterable[str]) -> Iterable[tuple[str, str]]:
    if subject is Subject.ROLE:
        return [(role.value, label(role)) for role in Role]
    if subject is Subject.LANE:
        return [(lane.value, label(lane)) for lane in Lane]
    if subject is Subject.LEVEL:
        return [(str(int(level)), label(level)) for level in sorted(Level, reverse=True)]
    if subject is Subject.GAP:
        families = [(family.name, family.label) for family in gap_filter.Family]
        return [(_ANY, tr("any gap")), *families]
    return [(name, name) for name in sorted(found, key=str.casefold)]


def _had(facts: Facts, subject: Subject, id: Id) -> Iterable[str]:
    """The values that are known of somebody."""
    one = facts.plan.persons.get(id) or facts.plan.members.get(id)
    if one is None:
        return ()
    if subject is Subject.ROLE:
        part = facts.taking_part.get(id)
        return () if part is None else [role.value for role in part.roles]
    if subject is Subject.GAP:
        gaps = facts.gaps.get(id, ())
        return {_ANY, *(gap_filter.family_of(gap.rule).name for gap in gaps)} if gaps else ()
    if subject is Subject.LANE:
        return () if one.lane is None else [one.lane.value]
    if subject is Subject.LEVEL:
        return () if one.level is None else [str(int(one.level))]
    department = getattr(one, "department", None)
    return () if department is None else [department]
