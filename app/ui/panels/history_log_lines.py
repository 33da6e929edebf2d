"""The lines of the log in words: what was done, and what each field was before and is after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.model import altered
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.decision import Opportunity
from app.model.entities import REFERENCES, Entity, EntityType, targets
from app.model.people import Account, Competitor, OutsideInfluence, Person, TeamMember
from app.model.places import Seat
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import Id

if TYPE_CHECKING:
    from app.past import Done

Ref = tuple[EntityType, Id]
# what can be selected by itself; anything else stands for whom it is about
SELECTABLE: tuple[EntityType, ...] = (
    Person, TeamMember, OutsideInfluence, Seat, ContactTie, ReportingLine, Influence, Affinity,
)  # fmt: skip
_WHOLE: tuple[EntityType, ...] = (Account, Opportunity, Competitor)


@dataclass(frozen=True)
class LogLine:
    """One change as it is read; what it altered is put in words when somebody looks."""

    done: Done
    when: str
    who: str
    what: str
    called: altered.Called

    @cached_property
    def values(self) -> str:
        """What was altered, on one line."""
        return altered.in_short(self.done.change, self.called, self.what)

    @cached_property
    def each(self) -> list[str]:
        """The same, a line each."""
        return altered.in_words(self.done.change, self.called)


def lines_of(log: Sequence[Done], plan: AccountPlan) -> list[LogLine]:
    """Return the log in the reader's words; the plan says what everybody is called now."""
    from app.keeping import moment  # noqa: PLC0415  imports Babel, when first seen

    called = altered.calling(plan, (one.change for one in log))
    return [LogLine(one, moment(one.at), one.author, one.words, called) for one in log]


def authors_of(log: Iterable[Done]) -> list[str]:
    """Return who changed something, by name."""
    return sorted({one.author for one in log if one.author}, key=str.casefold)


def matching(lines: Sequence[LogLine], who: object, text: str) -> list[LogLine]:
    """Return the lines of one author (None: of all) in which all these words stand."""
    words = text.casefold().split()
    return [
        line
        for line in lines
        if (who is None or line.done.author == who)
        and (not words or all(word in _all_of(line) for word in words))
    ]


def _all_of(line: LogLine) -> str:
    return f"{line.what} {line.who} {line.when} {line.values}".casefold()


def touched(change: Change, plan: AccountPlan) -> frozenset[Ref]:
    """Return what can be selected of what a change was about, as far as it is there."""
    found = {ref for edit in change.edits for ref in _about(edit.entity)}
    there = frozenset(ref for ref in found if plan.find(*ref) is not None)
    return frozenset(ref for ref in there if ref[0] in SELECTABLE) or there


def _about(entity: Entity) -> list[Ref]:
    kind = type(entity)
    if kind in SELECTABLE or kind in _WHOLE:
        return [(kind, entity.id)]
    found: list[Ref] = []
    for name in REFERENCES.get(kind, {}):
        value = getattr(entity, name)
        for id in value if isinstance(value, tuple) else (value,):
            found += [(of, id) for of in targets(entity, name) if id is not None]
    return found
