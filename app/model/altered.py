"""What a change altered, field by field: what it was called before and what after, in words.

It is for internal use: it names people and repeats what was noted about them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from itertools import islice
from typing import Any, TypeGuard

from app.i18n import day, names, number, tr
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit
from app.model.decision import AbsentRole, Membership, NegotiationReadiness
from app.model.entities import Entity, EntityType
from app.model.field_names import field_name, goes_with_of
from app.model.interactions import Interaction, Interest
from app.model.labels import LABELS, interest_label, label
from app.model.people import Person, TeamMember
from app.model.plain_text import plain
from app.model.planning import Action, ParameterValue, PlannedTie, RefusedSuggestion
from app.model.sources import FactSource
from app.model.ties import (
    Affinity,
    CompetitorTie,
    ContactTie,
    Counterpart,
    Influence,
    ReportingLine,
)
from app.model.tuning import TUNABLE
from app.model.values import Id, Named

MOST = 12  # of one change; a whole account may be brought in at once
LONGEST = 80  # signs of a text; the note itself is a click away
_AROUND = 12  # signs that are kept before the first that differs
Called = Callable[[Id], str]

_PAIRS: dict[EntityType, tuple[str, ...]] = {  # what a line or a part in something joins
    Membership: ("person",),
    ContactTie: ("member", "person"),
    Counterpart: ("member", "person"),
    ReportingLine: ("employee", "manager"),
    Influence: ("source", "target"),
    Affinity: ("a", "b"),
    CompetitorTie: ("competitor", "person"),
    Interaction: ("persons",),
    Interest: ("person",),
    NegotiationReadiness: ("who",),
    PlannedTie: ("member", "person"),
    Action: (),
    RefusedSuggestion: ("member", "person"),
}
_UNKNOWN_IS: dict[tuple[EntityType, str], bool] = {  # switches that stand somehow anyway
    (Membership, "active"): True,
    (Person, "in_proposal"): True,
    (TeamMember, "in_proposal"): True,
}
_CLOSED = frozenset(  # what is not put in a line
    {"coach_tests", "champion_tests", "filters", "scores", "scores_us"} | {"review", "logo"}
)
_POINTING = frozenset(
    {"manager", "named_contact", "incumbent", "reports_to", "formerly", "owner", "persons"}
    | {"members", "member", "person", "introduced_by", "next_step_owner", "opportunity"}
)
_TEXTS = frozenset(
    {"name", "title", "department", "email", "phone", "location", "note", "text", "reason"}
    | {"metrics", "decision_criteria", "decision_process", "paper_process", "questions"}
    | {"identified_pain", "contact_exception", "next_step", "offer_translated", "source"}
    | {"sector", "country", "contradicts", "rhythm", "company", "data_owner", "font_family"}
    | {"introduced_by", "next_step_owner", "contact_language"}
)


@dataclass(frozen=True, slots=True)
class Altered:
    """One field of something; without `what` it came or went as a whole."""

    about: str  # whose it is; empty where nothing is called anything
    what: str
    before: str | None = None  # None where it was not there before
    after: str | None = None
    is_noun: bool = True

    @property
    def words(self) -> str:
        """As a line: “Influence of Eva Brouwer: low → high”."""
        if not self.what:
            if self.after is None:
                return tr("Removed: {name}", name=self.about)
            return tr("New: {name}", name=self.about)
        if not self.about:
            return self.short
        if not self.is_noun:
            return f"{self.about} · {self.short}"
        return f"{tr('{what} of {name}', what=self.what, name=self.about)}: {self.value}"

    @property
    def value(self) -> str:
        """Only the values: “low → high”."""
        return " → ".join(one for one in (self.before, self.after) if one is not None)

    @property
    def short(self) -> str:
        """Without whose it is, where that stands beside it."""
        return f"{self.what}: {self.value}" if self.what else self.words


def altered(change: Change, called: Called, most: int = MOST) -> list[Altered]:
    """Return what a change altered, in its order; no more than so many, and one more."""
    named = {edit.id: edit.entity.label for edit in change.edits if _is_named(edit.entity)}

    def called_here(id: Id) -> str:
        found = called(id)
        return named.get(id, found) if found == id else found

    of_facts = [edit for edit in change.edits if edit.kind is FactSource]
    others = [edit for edit in change.edits if edit.kind is not FactSource]
    told = others or of_facts
    briefly = len(told) > most  # a list of people that is brought in: who, and no more
    return list(islice(_told(told, called_here, briefly=briefly), most + 1))


def in_words(change: Change, called: Called, most: int = MOST) -> list[str]:
    """Return the same as lines, the last saying that there is more."""
    found = altered(change, called, most)
    lines = [one.words for one in found[:most]]
    return [*lines, "…"] if len(found) > most else lines


def in_short(change: Change, called: Called, message: str) -> str:
    """Return what was altered on one line beside the message, which may say whose it is."""
    found = altered(change, called)
    abouts = {one.about for one in found if one.about}
    beside = len(abouts) == 1 and next(iter(abouts)) in message
    parts = [
        one.short if beside else one.words
        for one in found[:MOST]
        if one.what or one.about not in message
    ]
    if len(found) > MOST:
        parts.append("…")
    return "; ".join(parts)


def calling(plan: AccountPlan, changes: Iterable[Change] = ()) -> Called:
    """Return what says what an id is called: as it is now, else as it last was in a log."""
    gone: dict[Id, str] = {}
    for change in changes:
        for edit in change.edits:
            if edit.after is None and isinstance(edit.before, Named):
                gone.setdefault(edit.id, edit.before.label)

    def called(id: Id) -> str:
        found = plan.label(id)
        return gone.get(id, found) if found == id else found

    return called


# -- the lines


def _told(edits: Iterable[Edit], called: Called, *, briefly: bool) -> Iterator[Altered]:
    whole: set[str] = set()  # of somebody who goes, their parts and lines go too
    for edit in edits:
        brief = briefly and edit.before is None
        if brief and not _is_named(edit.entity):
            continue
        about = _about(edit.entity, called)
        if not about and edit.before is not None:
            about = _about(edit.before, called)
        lines = [] if brief else list(_fields(edit, about, called))
        as_a_whole = about not in {"", *whole} and (
            edit.kind in _PAIRS or _is_named(edit.entity)
        )
        if edit.after is None and as_a_whole:
            whole.add(about)
            yield Altered(about, "", before="")
        elif edit.before is None and not lines and as_a_whole:
            yield Altered(about, "", after="")
        yield from lines


def _is_named(entity: Entity) -> TypeGuard[Named]:
    return isinstance(entity, Named)


def _fields(edit: Edit, about: str, called: Called) -> Iterator[Altered]:
    """The fields that differ; of what is new those that say something."""
    was, now = edit.before, edit.after
    if now is None:
        return
    for field in fields(now):
        what = field_name(edit.kind, field.name)
        before, after = getattr(was, field.name, None), getattr(now, field.name)
        if what is None or (was is not None and before == after):
            continue
        noun = goes_with_of(edit.kind, field.name)
        if was is None:
            if after not in (None, "", (), frozenset()) and field.name != "name":
                words = _cut(_value(edit, field.name, after, called))
                yield Altered(about, what, None, words, noun)
            continue
        if field.name in _CLOSED:
            yield Altered(about, what, None, tr("changed"), noun)
            continue
        both = [_value(edit, field.name, one, called) for one in (before, after)]
        yield Altered(about, what, *_cut_together(*both), noun)


def _about(entity: Entity, called: Called) -> str:
    if isinstance(entity, Named):
        return _cut(entity.label)
    if isinstance(entity, ParameterValue):
        known = TUNABLE.get(entity.id)
        return entity.id if known is None else known.label
    if isinstance(entity, Action):
        return _cut(entity.text or "") or _name(entity.person or "", called)
    parts = [getattr(entity, name) for name in _PAIRS.get(type(entity), ())]
    ids = [id for part in parts for id in (part if isinstance(part, tuple) else (part,)) if id]
    return _cut(" – ".join(_name(id, called) for id in ids))


# -- the values


def _value(edit: Edit, field: str, value: Any, called: Called) -> str:
    if value is None and (edit.kind, field) in _UNKNOWN_IS:
        value = _UNKNOWN_IS[edit.kind, field]
    if value is None:
        return tr("empty") if field in _TEXTS else tr("unknown")
    if field in _CLOSED:
        return tr("filled in")
    if (edit.kind, field) == (Affinity, "sign"):
        return tr("alliance") if value > 0 else tr("conflict")
    if (edit.kind, field) == (Interest, "code"):
        return interest_label(value)
    if field in _POINTING:
        return _several(value, lambda id: _name(id, called))
    return _several(value, _one)


def _several(value: Any, words: Callable[[Any], str]) -> str:
    if isinstance(value, frozenset | tuple):
        found = [words(one) for one in value]
        if isinstance(value, frozenset):
            found.sort(key=str.casefold)
        return _cut(names(found)) if found else tr("none")
    return words(value)


def _one(value: Any) -> str:
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    if isinstance(value, AbsentRole):
        return label(value.role)
    if isinstance(value, Enum):
        return label(value) if (type(value), value) in LABELS else str(value.value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, int | float):
        return number(value, _decimals(value))
    return _cut_text(str(value))


def _decimals(value: float) -> int:
    """How many say all there is to a number; no more than two."""
    return next((places for places in (0, 1) if round(value, places) == round(value, 2)), 2)


def _name(id: Id, called: Called) -> str:
    """What an id is called; an owner may be a name that stands for nobody here."""
    found = tr("us") if id == "us" else called(id)
    return plain(found) or ""


def _cut_text(text: str) -> str:
    """A text on one line, whole: it is cut beside what it was before."""
    return plain(text) or tr("empty")


def _cut(text: str) -> str:
    words = plain(text) or ""
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _cut_together(before: str, after: str) -> tuple[str, str]:
    """Cut two long texts so that what differs is still there."""
    same = 0
    for was, now in zip(before, after, strict=False):
        if was != now:
            break
        same += 1
    start = same - _AROUND
    if max(len(before), len(after)) <= LONGEST or start <= 0:
        return _cut(before), _cut(after)
    return _cut(f"…{before[start:]}"), _cut(f"…{after[start:]}")
