"""The lines that are typed in a meeting: what each is for, how it is understood and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.exchange import action_line, quick_line, rating_line, tie_line
from app.exchange.called import called
from app.exchange.quick_line import Understood
from app.i18n import mark, names, tr
from app.model.decision import Membership
from app.model.people import TeamMember
from app.model.ties import ContactTie

if TYPE_CHECKING:
    from app.model.values import Id
    from app.ui.meeting.meeting import Meeting

QUICK, TIE, NOTE, RATE, FIND = "quick", "tie", "note", "rate", "find"
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class LineKind:
    """One kind of line: its key, what it is called, an example, and how it is understood."""

    key: str
    title: str
    example: str
    understand: Callable[[str, Meeting], Understood]
    stays: bool = False  # for the next line, until Esc


def _quick(text: str, meeting: Meeting) -> Understood:
    document = meeting.document
    plan, base = document.plan, document.base
    return quick_line.understand(text, plan, document.opportunity, base)


def _tie(text: str, meeting: Meeting) -> Understood:
    document = meeting.document
    return tie_line.understand(text, document.plan, document.as_of, document.base)


def _note(text: str, meeting: Meeting) -> Understood:
    document, step = meeting.document, meeting.step
    gaps = (" ".join(step.key),) if step and step.key and step.number is not None else ()
    today = document.as_of
    return action_line.understand(text, document.plan, document.opportunity, today, gaps)


def _rate(text: str, meeting: Meeting) -> Understood:
    document = meeting.document
    plan, opportunity = document.plan, document.opportunity
    return rating_line.understand(text, plan, opportunity, rated(meeting), document.as_of)


def _find(text: str, meeting: Meeting) -> Understood:
    """Whom to look at: nobody is changed, so that it is never *not clear* for long."""
    plan = meeting.document.plan
    everybody = {**plan.persons, **plan.members, **plan.outside}
    found = called(text, everybody)
    if not text.strip():
        return Understood()
    if not found:
        return Understood(problem=tr("Nobody on the map is called that."))
    listed = [plan.label(id) for id in found[:MOST_NAMED]]
    if len(found) == 1:
        return Understood(sentence=listed[0], about=found[0])
    return Understood(sentence=names(listed), facts=(tr("Enter takes the first"),),
                      about=found[0])  # fmt: skip


LINES: dict[str, LineKind] = {
    QUICK: LineKind(
        "A", mark("Add"), mark("Nadia Haddad, nurse, U, +1 · us: Jan Peeters"), _quick, True
    ),
    TIE: LineKind("K", mark("Who knows whom"), mark("jan els 3 march"), _tie, True),
    NOTE: LineKind("N", mark("Note"), mark("@Els call Haddad before 12 March"), _note),
    RATE: LineKind(
        "D", mark("Two opinions"), mark("Jan 4, Els 1 @Sanne friday · 2 settles it"), _rate
    ),
    FIND: LineKind("Z", mark("Look at"), mark("the first letters of a name"), _find),
}


def rated(meeting: Meeting) -> ContactTie | Membership | None:
    """Return what opinions differ on: the relationship in hand, else somebody's attitude."""
    plan = meeting.document.plan
    if meeting.tie is not None:
        return plan.tie_between(*meeting.tie)
    person = meeting.about()
    return None if person is None else plan.membership(meeting.document.opportunity, person)


def taken_in_hand(
    kind: str, found: Understood, meeting: Meeting
) -> tuple[Id | None, tuple[Id, Id] | None]:
    """Return who is in hand after a line was kept: a person, or a relationship."""
    edits = () if found.change is None else found.change.edits
    ties = [edit.after for edit in edits if isinstance(edit.after, ContactTie)]
    if kind == TIE and ties:
        return None, (ties[0].member, ties[0].person)
    if kind in (NOTE, RATE):
        return meeting.person, meeting.tie
    added = [edit.id for edit in edits if edit.kind is TeamMember]
    return found.about or next(iter(added), None), None
