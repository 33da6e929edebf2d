"""The lines of the log in words, which of them are asked for, and what each touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import tr
from app.model import wording
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


@dataclass(frozen=True, slots=True)
class LogLine:
    """One change as it is read."""

    done: Done
    when: str
    who: str
    what: str


def lines_of(log: Iterable[Done]) -> list[LogLine]:
    """Return the log in the reader's words."""
    from app.keeping import moment  # noqa: PLC0415  imports Babel, when first seen

    return [LogLine(one, moment(one.at), one.author, _what(one)) for one in log]


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
        and all(word in f"{line.what} {line.who} {line.when}".casefold() for word in words)
    ]


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


def _what(one: Done) -> str:
    words = wording.words(one.change.message)
    if one.lost:
        return tr("{what} – lost to a colleague’s change", what=words)
    if one.revision is None:
        return tr("{what} – not saved yet", what=words)
    if one.of_workspace:
        return tr("{what} – for all accounts", what=words)
    return words
