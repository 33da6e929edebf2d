"""Who answers a filter: every subject asked about by one of its values; no Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.decision import Membership
from app.model.labels import label
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.places import Seat
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import Confidence, TieLevel
from app.ui import gap_filter, shown_gaps
from app.ui.filtering.criteria import UNKNOWN, Filter, Subject

if TYPE_CHECKING:
    from app.analysis.gap import Gap
    from app.analysis.report import Report

NOBODY: frozenset[Id] = frozenset()
# what only an analysis can tell; until there is one, it is not asked
ANALYSED = frozenset(
    {Subject.COVERAGE, Subject.FRESHNESS, Subject.SPOKEN, Subject.GAP, Subject.SEVERITY}
)
_OF_COLLEAGUES = frozenset({Subject.LEVEL, Subject.LANE})  # what can be asked of ours as well
_OF_SEATS = _OF_COLLEAGUES | {Subject.ROLE, Subject.DEPARTMENT}  # and of a vacant function
_MOST_DIGITS = 5  # of a number of days


@dataclass(frozen=True)
class Facts:
    """What a filter is held against: one decision of a plan on one day."""

    plan: AccountPlan
    opportunity: Id
    as_of: date
    report: Report | None = None
    added: Mapping[Id, date] | None = None  # since when somebody is there; None: not read yet

    @cached_property
    def taking_part(self) -> dict[Id, Membership]:
        """Who is in the buying team now, by person."""
        found = self.plan.dmu(self.opportunity)
        return {one.person: one for one in found if one.takes_part}

    @cached_property
    def seats(self) -> dict[Id, Seat]:
        """The functions of the buying team that nobody fills."""
        return {s.id: s for s in self.plan.where(Seat, "opportunity", self.opportunity)}

    def somebody(self, id: Id) -> Person | TeamMember | Seat | None:
        """Return who, or which vacant function, has a level and a lane under this id."""
        plan = self.plan
        return plan.persons.get(id) or plan.members.get(id) or self.seats.get(id)

    @cached_property
    def known_by(self) -> dict[Id, set[Id]]:
        """By person: which colleagues know them, however little."""
        found: dict[Id, set[Id]] = {}
        for tie in self.plan.ties.values():
            if _is_had(tie):
                found.setdefault(tie.person, set()).add(tie.member)
        return found

    @cached_property
    def _words(self) -> dict[tuple[type, Enum], str]:
        return {}

    def word(self, code: Enum) -> str:
        """Return what a code is called; of thousands of people it is asked again and again."""
        known = self._words.get((type(code), code))
        if known is None:
            known = self._words[type(code), code] = label(code)
        return known

    @cached_property
    def gaps(self) -> dict[Id, list[Gap]]:
        """By person: the open gaps about them that the window shows."""
        found: dict[Id, list[Gap]] = {}
        for gap in shown_gaps.waiting(self.report) if self.report is not None else ():
            for person in gap.persons:
                found.setdefault(person, []).append(gap)
        return found


@dataclass(frozen=True, slots=True)
class Found:
    """Who answers, of how many; `beside` are colleagues who know one of those found."""

    people: frozenset[Id] = NOBODY
    of: int = 0
    others: frozenset[Id] = NOBODY  # colleagues, outsiders, vacancies that answer themselves
    beside: frozenset[Id] = field(default=NOBODY)

    @property
    def forward(self) -> frozenset[Id]:
        """Who does not step back."""
        return self.people | self.others | self.beside


def find(asked: Filter, facts: Facts) -> Found:
    """Return who of the buying team, of ours and of the outsiders answers a filter."""
    team, wanted = list(facts.taking_part), _Wanted.of(asked, facts)
    people = frozenset(id for id in team if _matches(wanted, facts, id))
    around = [*facts.plan.members, *facts.plan.outside, *facts.seats]
    others = frozenset(id for id in around if _matches(wanted, facts, id))
    ties = facts.plan.ties.values()
    beside = {tie.member for tie in ties if tie.person in people and _is_had(tie)}
    return Found(people, len(team), others, frozenset(beside))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked, as far as it can be told already: worked out once for everybody."""

    asked: Filter
    subjects: dict[Subject, tuple[str, ...]]  # with the values of which one is to hold
    words: list[str]

    @classmethod
    def of(cls, asked: Filter, facts: Facts) -> _Wanted:
        subjects = {
            one: asked.values(one)
            for one in asked.subjects
            if (facts.report is not None or one not in ANALYSED)
            and (facts.added is not None or one is not Subject.ADDED)
        }
        return cls(asked, subjects, folded(asked.words).split())


def _matches(wanted: _Wanted, facts: Facts, id: Id) -> bool:
    """Return whether somebody answers all that is asked."""
    subjects = wanted.subjects
    if subjects and id not in facts.plan.persons:
        ours = _OF_COLLEAGUES if id in facts.plan.members else NOBODY
        may_be_asked = _OF_SEATS if id in facts.seats else ours
        if not may_be_asked.issuperset(subjects):
            return False
    answers = all(_ANSWERS[one](facts, id, values) for one, values in subjects.items())
    if answers and Subject.GAP in subjects and Subject.SEVERITY in subjects:
        answers = _in_one_gap(facts, id, wanted.asked)
    if not answers or not wanted.words:
        return answers
    said = texts_of(facts, id)
    return all(word in said for word in wanted.words)


def _is_had(tie: ContactTie) -> bool:
    return tie.level is not TieLevel.NONE and tie.status is None


def folded(text: str) -> str:
    """Return a text for comparing: no capitals, and no accents."""
    if text.isascii():
        return text.casefold()
    parted = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in parted if not unicodedata.combining(sign)).casefold()


def texts_of(facts: Facts, id: Id) -> str:
    """Return what free words are looked for in: who somebody is, and what to us; no notes."""
    plan = facts.plan
    parts: list[str | None] = []
    one: Person | TeamMember | OutsideInfluence | None
    if (one := plan.persons.get(id)) is not None:
        part = facts.taking_part.get(id)
        parts = [one.label, one.title, one.department, one.email, one.phone, one.location]
        parts += [facts.word(code) for code in (one.level, one.lane) if code is not None]
        parts += [facts.word(role) for role in sorted(part.roles)] if part else []
    elif (one := plan.members.get(id)) is not None:
        parts = [one.label, one.title, one.email, one.phone]
    elif (one := plan.outside.get(id)) is not None:
        parts = [one.label, facts.word(one.kind) if one.kind else None]
    elif (seat := facts.seats.get(id)) is not None:
        parts = [seat.name, seat.department, tr("vacant")]
        parts += [facts.word(code) for code in (seat.level, seat.lane) if code is not None]
        parts += [facts.word(role) for role in sorted(seat.roles)]
    return folded("\n".join(part for part in parts if part))


def days_of(value: str) -> int | None:
    """Return the number of days that a criterion asks; None where it is none."""
    is_number = value.isascii() and value.isdecimal() and len(value) <= _MOST_DIGITS
    return int(value) if is_number else None


# -- one answer a subject: whether one of the values holds

Values = tuple[str, ...]


def _role(facts: Facts, id: Id, values: Values) -> bool:
    part = facts.taking_part.get(id) or facts.seats.get(id)
    held = {role.value for role in part.roles} if part else set()
    return not held.isdisjoint(values) or (not held and UNKNOWN in values)


def _of_part(name: str) -> Callable[[Facts, Id, Values], bool]:
    def answer(facts: Facts, id: Id, values: Values) -> bool:
        value = getattr(facts.taking_part.get(id), name, None)
        return (UNKNOWN if value is None else str(int(value))) in values

    return answer


def _camp(facts: Facts, id: Id, values: Values) -> bool:
    part = facts.taking_part.get(id)
    attitude = None if part is None else part.attitude
    if attitude is None:
        return False
    return ("supporter" in values and attitude > 0) or ("opponent" in values and attitude < 0)


def _level(facts: Facts, id: Id, values: Values) -> bool:
    one = facts.somebody(id)
    return (UNKNOWN if one is None or one.level is None else str(int(one.level))) in values


def _lane(facts: Facts, id: Id, values: Values) -> bool:
    one = facts.somebody(id)
    return (UNKNOWN if one is None or one.lane is None else one.lane.value) in values


def _department(facts: Facts, id: Id, values: Values) -> bool:
    one = facts.plan.persons.get(id) or facts.seats.get(id)
    named = folded(one.department or "") if one is not None else ""
    return (named or UNKNOWN) in [folded(value) for value in values]


def _coverage(facts: Facts, id: Id, values: Values) -> bool:
    assert facts.report is not None
    return ("covered" if facts.report.network.active(id) else "uncovered") in values


def _freshness(facts: Facts, id: Id, values: Values) -> bool:
    """Stale: they know us, but nobody of ours kept to the rhythm."""
    assert facts.report is not None
    known = facts.known_by.get(id, set())
    ties = [t for t in facts.report.network.contacts.get(id, ()) if t.member in known]
    stale = bool(ties) and all(tie.freshness < 1 for tie in ties)
    return ("stale" if stale else "fresh") in values


def _spoken(facts: Facts, id: Id, values: Values) -> bool:
    """A number: the last contact is longer ago than so many days, or there never was one."""
    assert facts.report is not None
    ago = [one.days for one in facts.report.network.contacts.get(id, ())]
    least = min((day for day in ago if day is not None), default=None)
    if least is None:
        return bool(values)
    return any(least > days for value in values if (days := days_of(value)) is not None)


def _ties(facts: Facts, id: Id, values: Values) -> bool:
    return ("known" if facts.known_by.get(id) else "none") in values


def _known_by(facts: Facts, id: Id, values: Values) -> bool:
    return not facts.known_by.get(id, set()).isdisjoint(values)


def _unknown_to(facts: Facts, id: Id, values: Values) -> bool:
    return any(member not in facts.known_by.get(id, ()) for member in values)


def _gap(facts: Facts, id: Id, values: Values) -> bool:
    return any(_is_of(gap, values) for gap in facts.gaps.get(id, ()))


def _severity(facts: Facts, id: Id, values: Values) -> bool:
    return any(gap.band in values for gap in facts.gaps.get(id, ()))


def _in_one_gap(facts: Facts, id: Id, asked: Filter) -> bool:
    families, bands = asked.values(Subject.GAP), asked.values(Subject.SEVERITY)
    found = facts.gaps.get(id, ())
    return any(_is_of(gap, families) and gap.band in bands for gap in found)


def _is_of(gap: Gap, families: Values) -> bool:
    return "any" in families or gap_filter.family_of(gap.rule).name in families


def _facts(facts: Facts, id: Id, values: Values) -> bool:
    one, part = facts.plan.persons.get(id), facts.taking_part.get(id)
    if one is None:
        return False
    sure = [one.level_confidence, one.lane_confidence, part.role_confidence if part else None]
    known: list[object] = [one.level, one.lane]
    known += [part.attitude, part.influence, part.roles or None] if part else [None]
    assumed, missing = Confidence.ASSUMED in sure, None in known
    return ("assumed" in values and assumed) or ("missing" in values and missing)


def _added(facts: Facts, id: Id, values: Values) -> bool:
    """A number: within so many days. Who was there before the log began is no newcomer."""
    since = (facts.added or {}).get(id)
    if since is None:
        return False
    asked = [days for value in values if (days := days_of(value)) is not None]
    return any(since > facts.as_of - timedelta(days=days) for days in asked)


_ANSWERS: dict[Subject, Callable[[Facts, Id, Values], bool]] = {
    Subject.ROLE: _role,
    Subject.ATTITUDE: _of_part("attitude"),
    Subject.CAMP: _camp,
    Subject.INFLUENCE: _of_part("influence"),
    Subject.LEVEL: _level,
    Subject.LANE: _lane,
    Subject.DEPARTMENT: _department,
    Subject.COVERAGE: _coverage,
    Subject.FRESHNESS: _freshness,
    Subject.SPOKEN: _spoken,
    Subject.TIES: _ties,
    Subject.KNOWN_BY: _known_by,
    Subject.UNKNOWN_TO: _unknown_to,
    Subject.GAP: _gap,
    Subject.SEVERITY: _severity,
    Subject.FACTS: _facts,
    Subject.ADDED: _added,
}
