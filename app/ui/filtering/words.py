"""What a filter can ask, and what that is called, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import groupby

from app.i18n import mark, ntr, tr
from app.model.labels import label
from app.model.vocabulary import SIX_ROLES, Attitude, InfluenceDegree, Lane, Level
from app.ui.filtering.criteria import UNKNOWN, Criterion, Filter, Subject
from app.ui.filtering.matching import Facts, days_of
from app.ui.gap_filter import BANDS, Family

SUBJECTS: dict[Subject, str] = {
    Subject.ROLE: mark("Role"),
    Subject.ATTITUDE: mark("Attitude"),
    Subject.CAMP: mark("Supporters and opponents"),
    Subject.INFLUENCE: mark("Influence"),
    Subject.LEVEL: mark("Level"),
    Subject.LANE: mark("Function"),
    Subject.DEPARTMENT: mark("Department"),
    Subject.COVERAGE: mark("Coverage"),
    Subject.FRESHNESS: mark("Freshness"),
    Subject.SPOKEN: mark("Last contact"),
    Subject.TIES: mark("Relationship with us"),
    Subject.KNOWN_BY: mark("Known by"),
    Subject.UNKNOWN_TO: mark("Not known by"),
    Subject.GAP: mark("Gap about"),
    Subject.SEVERITY: mark("Severity of a gap"),
    Subject.FACTS: mark("What we know"),
    Subject.ADDED: mark("Added"),
}
GROUPS: tuple[tuple[Subject, ...], ...] = (  # in the menu, a line between them
    (Subject.ROLE, Subject.ATTITUDE, Subject.CAMP, Subject.INFLUENCE),
    (Subject.LEVEL, Subject.LANE, Subject.DEPARTMENT),
    (Subject.COVERAGE, Subject.FRESHNESS, Subject.SPOKEN, Subject.TIES, Subject.KNOWN_BY,
     Subject.UNKNOWN_TO),
    (Subject.GAP, Subject.SEVERITY, Subject.FACTS, Subject.ADDED),
)  # fmt: skip
_PLAIN: dict[tuple[Subject, str], str] = {
    (Subject.ROLE, UNKNOWN): mark("no role yet"),
    (Subject.CAMP, "supporter"): mark("supporter"),
    (Subject.CAMP, "opponent"): mark("opponent"),
    (Subject.COVERAGE, "uncovered"): mark("not covered"),
    (Subject.COVERAGE, "covered"): mark("covered"),
    (Subject.FRESHNESS, "stale"): mark("contact gone stale"),
    (Subject.SPOKEN, "never"): mark("never spoken"),
    (Subject.TIES, "none"): mark("knows nobody of us"),
    (Subject.TIES, "known"): mark("knows one of us"),
    (Subject.GAP, "any"): mark("any gap"),
    (Subject.FACTS, "assumed"): mark("something is assumed"),
    (Subject.FACTS, "missing"): mark("something is unknown"),
}
_SPOKEN, _ADDED = ("30", "90", "180", "365", "never"), ("7", "30", "90")


def offered(subject: Subject, facts: Facts) -> list[Criterion]:
    """Return what can be asked of a subject; departments and colleagues as there are."""
    return [Criterion(subject, value) for value in _values(subject, facts)]


def _values(subject: Subject, facts: Facts) -> Sequence[str]:
    fixed: dict[Subject, Sequence[str]] = {
        Subject.ROLE: [*(role.value for role in SIX_ROLES), UNKNOWN],
        Subject.ATTITUDE: [*map(_number, sorted(Attitude, reverse=True)), UNKNOWN],
        Subject.INFLUENCE: [*map(_number, sorted(InfluenceDegree, reverse=True)), UNKNOWN],
        Subject.LEVEL: [*map(_number, sorted(Level, reverse=True)), UNKNOWN],
        Subject.LANE: [*(lane.value for lane in Lane), UNKNOWN],
        Subject.SPOKEN: _SPOKEN,
        Subject.GAP: ["any", *(family.name for family in Family)],
        Subject.SEVERITY: list(BANDS),
        Subject.ADDED: _ADDED,
    }
    if subject in fixed:
        return fixed[subject]
    if subject in (Subject.KNOWN_BY, Subject.UNKNOWN_TO):
        return sorted(facts.plan.members, key=lambda id: facts.plan.label(id).casefold())
    if subject is Subject.DEPARTMENT:
        return _departments(facts)
    return [value for about, value in _PLAIN if about is subject]


def _departments(facts: Facts) -> list[str]:
    people = (facts.plan.persons[id] for id in facts.taking_part)
    named = {one.department for one in people if one.department}
    return [*sorted(named, key=str.casefold), *([UNKNOWN] if named else [])]


def _number(code: Attitude | InfluenceDegree | Level) -> str:
    return str(int(code))


def value_words(one: Criterion, facts: Facts) -> str:
    """Return what the value of a criterion is called beside the name of its subject."""
    subject, value = one.subject, one.value
    if (subject, value) in _PLAIN:
        return tr(_PLAIN[subject, value])
    if value == UNKNOWN:
        return tr("unknown")
    if subject is Subject.SPOKEN:
        return ntr("over {count} day ago", "over {count} days ago", _days(value))
    if subject is Subject.ADDED:
        return ntr("in the last day", "in the last {count} days", _days(value))
    if subject in (Subject.KNOWN_BY, Subject.UNKNOWN_TO):
        return facts.plan.label(value) if value in facts.plan.members else tr("who has left")
    if subject is Subject.GAP:
        return Family[value].label if value in Family.__members__ else value
    if subject is Subject.SEVERITY:
        return tr(BANDS[value]) if value in BANDS else value
    code = _code(subject, value)
    return value if code is None else label(code)


def _days(value: str) -> int:
    return days_of(value) or 0


def _code(subject: Subject, value: str) -> Enum | None:
    """The code of the trade that a value stands for; None for what nobody knows."""
    codes: dict[Subject, Iterable[Enum]] = {
        Subject.ROLE: SIX_ROLES,
        Subject.LANE: Lane,
        Subject.ATTITUDE: Attitude,
        Subject.INFLUENCE: InfluenceDegree,
        Subject.LEVEL: Level,
    }
    return next((one for one in codes.get(subject, ()) if str(one.value) == value), None)


def chips(asked: Filter, facts: Facts) -> list[tuple[str, tuple[Criterion, ...]]]:
    """Return what is asked as a row of chips: one a subject, its values with *or* between."""
    order = list(asked.subjects)
    by_subject = sorted(asked.criteria, key=lambda one: order.index(one.subject))
    found = []
    for subject, group in groupby(by_subject, key=lambda one: one.subject):
        criteria = tuple(group)
        values = [value_words(one, facts) for one in criteria]
        said = tr(" or ").join(values)
        if subject in _NAMED_BY_VALUE and all((subject, c.value) in _PLAIN for c in criteria):
            found.append((said[:1].upper() + said[1:], criteria))
        else:
            words = tr("{subject}: {values}", subject=tr(SUBJECTS[subject]), values=said)
            found.append((words, criteria))
    return found


# whose values say enough without the subject before them
_NAMED_BY_VALUE = frozenset(
    {Subject.CAMP, Subject.COVERAGE, Subject.FRESHNESS, Subject.TIES, Subject.FACTS}
)


def sentence(asked: Filter, facts: Facts) -> str:
    """Return a filter as one line; empty when it asks nothing."""
    parts = [words for words, _criteria in chips(asked, facts)]
    if asked.words.strip():
        parts.insert(0, tr("“{words}”", words=asked.words.strip()))
    return " · ".join(parts)
