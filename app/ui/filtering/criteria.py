"""What one asks of people: criteria that can be combined, kept as data; no Qt."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

UNKNOWN = "unknown"  # the value of a criterion about what nobody recorded


class Subject(StrEnum):
    """What a criterion is about; of one subject several values may hold, any of them does."""

    ROLE = "role"
    ATTITUDE = "attitude"
    CAMP = "camp"
    INFLUENCE = "influence"
    LEVEL = "level"
    LANE = "lane"
    DEPARTMENT = "department"
    COVERAGE = "coverage"
    FRESHNESS = "freshness"
    SPOKEN = "spoken"
    TIES = "ties"
    KNOWN_BY = "known_by"
    UNKNOWN_TO = "unknown_to"
    GAP = "gap"
    SEVERITY = "severity"
    FACTS = "facts"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing asked, as the code of its subject: `role` and `decider`."""

    subject: Subject
    value: str


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked: every subject has to answer, each by one of its values."""

    criteria: tuple[Criterion, ...] = ()
    words: str = ""  # each of them stands somewhere in what is known of somebody

    @property
    def is_on(self) -> bool:
        return bool(self.criteria or self.words.strip())

    def values(self, subject: Subject) -> tuple[str, ...]:
        """Return the values asked of one subject."""
        return tuple(one.value for one in self.criteria if one.subject is subject)

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """What is asked about, in the order in which it was first asked."""
        return tuple(dict.fromkeys(one.subject for one in self.criteria))

    def asking(self, *more: Criterion) -> Filter:
        """Return a filter that asks this as well."""
        return replace(self, criteria=tuple(dict.fromkeys((*self.criteria, *more))))

    def without(self, *less: Criterion) -> Filter:
        """Return a filter that does not ask this any more."""
        return replace(self, criteria=tuple(one for one in self.criteria if one not in less))

    def saying(self, words: str) -> Filter:
        """Return a filter with other words to look for."""
        return replace(self, words=words)

    # -- as text, for a view that is kept

    def to_json(self) -> str:
        """Return the filter as JSON text; an empty one is an empty object."""
        held: dict[str, object] = {}
        if self.words.strip():
            held["words"] = self.words.strip()
        if self.criteria:
            held["criteria"] = [[one.subject.value, one.value] for one in self.criteria]
        return json.dumps(held, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Filter:
        """Return what a text asks, as far as it is understood.

        It may come from a case file or from a later version: nothing in it is relied on.
        """
        try:
            held = json.loads(text)
        except (ValueError, RecursionError):
            return cls()
        if not isinstance(held, dict):
            return cls()
        words, asked = held.get("words"), held.get("criteria")
        return cls(
            tuple(dict.fromkeys(_criteria(asked if isinstance(asked, list) else ()))),
            words if isinstance(words, str) else "",
        )


def _criteria(asked: Iterable[object]) -> Iterable[Criterion]:
    known = {subject.value: subject for subject in Subject}
    for one in asked:
        match one:
            case [str(subject), str(value)] if subject in known:
                yield Criterion(known[subject], value)
