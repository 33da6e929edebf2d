"""The story of a score in sentences: each line with its part, and the parts add up.

A line says what happened in the words of the trade: the map grew, a relationship went stale,
somebody was spoken, a number was set. What time did is told once for each person.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from app.analysis.history import NOTHING, Step, Story
from app.analysis.network import Network
from app.analysis.rounding import DECIMALS, firm, rounded_together
from app.analysis.wording.phrases import some
from app.i18n import names, ntr, signed, tr
from app.model.change import Change, Edit
from app.model.decision import Membership, Opportunity
from app.model.interactions import Interaction
from app.model.labels import label
from app.model.people import Person, TeamMember
from app.model.planning import ParameterValue
from app.model.ties import ContactTie
from app.model.tuning import TUNABLE
from app.model.values import Id
from app.model.wording import words


class About(Enum):
    """What kind of thing a line tells."""

    MAP = "map"  # we know more of the buying team, or otherwise: no relationship changed
    RELATION = "relation"
    TIME = "time"
    SETTING = "setting"


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its part of the difference."""

    about: About
    sentence: str
    points: float  # unrounded; the lines of a story add up to its difference
    shown: float  # to one decimal; so do these
    on: date  # the last day it happened on
    author: str  # empty where it was time
    persons: tuple[Id, ...]  # whom to light up


@dataclass(slots=True)
class _Draft:
    about: About
    sentence: str
    points: float
    on: date
    author: str
    persons: tuple[Id, ...]


def lines(story: Story) -> list[Line]:
    """Return why a score changed, the greatest part first; equal sentences are told once."""
    drafts: dict[tuple[About, str], _Draft] = {}
    for step in story.steps:
        for draft in _told(step):
            known = drafts.setdefault((draft.about, draft.sentence), draft)
            if known is not draft:
                known.points += draft.points
                known.on = draft.on
                known.author = known.author if known.author == draft.author else ""
    kept = [draft for draft in drafts.values() if abs(draft.points) > NOTHING]
    kept.sort(key=lambda draft: (-abs(round(draft.points, 6)), draft.on, draft.sentence))
    shown = rounded_together([draft.points for draft in kept], story.difference)
    return [
        Line(d.about, d.sentence, d.points, value, d.on, d.author, d.persons)
        for d, value in zip(kept, shown, strict=True)
    ]


def sentence(line: Line) -> str:
    """Return a line as it stands in a list: “−4.5: Nadia Haddad was added …”."""
    return f"{signed(line.shown, DECIMALS)}: {line.sentence}"


def _told(step: Step) -> Iterator[_Draft]:
    if step.entry is None:
        yield from _time(step)
        return
    about, text = _change(step)
    persons = tuple(step.by_person)
    yield _Draft(about, text, step.points, step.on, step.entry.author, persons)


# -- time


def _time(step: Step) -> Iterator[_Draft]:
    for person, points in step.by_person.items():
        grown = points > 0
        text = _came_up(step.after, person) if grown else _went_stale(step, person)
        yield _Draft(About.TIME, text, points, step.on, "", (person,))


def _went_stale(step: Step, person: Id) -> str:
    """Name the relationship that lost most of its value."""
    was = {tie.member: tie.value for tie in step.before.contacts.get(person, ())}
    ties = step.after.contacts.get(person, ())
    sunk = max(ties, key=lambda tie: (firm(was.get(tie.member, 0.0) - tie.value), tie.member))
    member, customer = step.after.plan.label(sunk.member), step.after.plan.label(person)
    return tr("the relationship {member} – {person} went stale", member=member, person=customer)


def _came_up(network: Network, person: Id) -> str:
    return tr("the contact planned with {person} took place", person=network.plan.label(person))


# -- changes


def _change(step: Step) -> tuple[About, str]:
    assert step.entry is not None
    change = step.entry.change
    if step.is_setting:
        return About.SETTING, _setting(change)
    for told in (_growth, _decision, _participation, _people, _relations):
        found = told(change, step)
        if found is not None:
            return found
    return About.RELATION, tr("“{change}”", change=words(change.message))


def _setting(change: Change) -> str:
    set_ = [edit for edit in change.edits if edit.kind is ParameterValue]
    known = [TUNABLE[edit.id].label if edit.id in TUNABLE else edit.id for edit in set_]
    return tr("the setting “{name}” was changed", name=names(known))


def _growth(change: Change, step: Step) -> tuple[About, str] | None:
    """People who came onto the map."""
    joined = [
        edit.after.person
        for edit in change.edits
        if isinstance(edit.after, Membership) and _takes_part(edit) and not _took_part(edit)
    ]
    if not joined:
        return None
    whom = some(step.after, joined)
    if step.points >= 0:
        return About.MAP, _for(
            joined, tr("{names} was added", names=whom), tr("{names} were added", names=whom)
        )
    return About.MAP, _for(
        joined,
        tr("{names} was added and nobody knows them well yet", names=whom),
        tr("{names} were added and nobody knows them well yet", names=whom),
    )


def _decision(change: Change, _step: Step) -> tuple[About, str] | None:
    for edit in change.edits:
        if not isinstance(edit.before, Opportunity) or not isinstance(edit.after, Opportunity):
            continue
        was = {absent.role for absent in edit.before.roles_confirmed_absent}
        now = {absent.role for absent in edit.after.roles_confirmed_absent}
        for role in sorted(now - was):
            return About.MAP, tr("it was noted that there is no {role}", role=label(role))
        for role in sorted(was - now):
            return About.MAP, tr("it turned out that there is a {role}", role=label(role))
    return None


def _participation(change: Change, step: Step) -> tuple[About, str] | None:
    """People who left, or play another part than we thought."""
    left = [
        edit.before.person
        for edit in change.edits
        if isinstance(edit.before, Membership) and _took_part(edit) and not _takes_part(edit)
    ]
    if left:
        whom = some(step.before, left)
        return About.MAP, _for(
            left,
            tr("{names} left the buying team", names=whom),
            tr("{names} have left the buying team", names=whom),
        )
    for edit in _of(change, Membership):
        was, now = edit.before, edit.after
        if not isinstance(was, Membership) or not isinstance(now, Membership):
            continue
        person = step.after.plan.label(now.person)
        if was.roles != now.roles:
            roles = names([label(role) for role in sorted(now.roles)])
            if not roles:
                return About.MAP, tr("{person} has no role any more", person=person)
            return About.MAP, tr("{person} is now {roles}", person=person, roles=roles)
        if was.influence is not now.influence:
            degree = label(now.influence)
            text = tr("the influence of {person} is now {degree}", person=person, degree=degree)
            return About.MAP, text
    return None


def _people(change: Change, step: Step) -> tuple[About, str] | None:
    """A colleague or contact whose function or level is another one."""
    for edit in change.edits:
        if isinstance(edit.before, TeamMember) and edit.after is None:
            name = edit.before.label
            return About.RELATION, tr("{member} left our client team", member=name)
        if edit.kind in (TeamMember, Person) and edit.before is not None:
            name = step.after.plan.label(edit.id)
            return About.MAP, tr("the function or level of {name} changed", name=name)
    return None


def _relations(change: Change, step: Step) -> tuple[About, str] | None:
    spoken = [edit.after for edit in _of(change, Interaction) if edit.before is None]
    for contact in spoken:
        if isinstance(contact, Interaction):
            return About.RELATION, ntr(
                "{members} spoke with {persons}",
                "{members} spoke with {persons}",
                len(contact.members),
                members=some(step.after, contact.members),
                persons=some(step.after, contact.persons),
            )
    ties = _of(change, ContactTie)
    if not ties:
        return None
    if len(ties) > 1:
        return About.RELATION, tr("“{change}”", change=words(change.message))
    return About.RELATION, _tie(ties[0], step)


def _tie(edit: Edit, step: Step) -> str:
    tie = edit.entity
    assert isinstance(tie, ContactTie)
    plan = step.before.plan if edit.after is None else step.after.plan
    between = {"member": plan.label(tie.member), "person": plan.label(tie.person)}
    if edit.after is None:
        return tr("the relationship {member} – {person} was removed", **between)
    was, now = edit.before, edit.after
    assert isinstance(now, ContactTie)
    if now.status is not None and (not isinstance(was, ContactTie) or was.status is None):
        status = label(now.status)
        return tr("the relationship {member} – {person} is now: {to}", to=status, **between)
    if not isinstance(was, ContactTie):
        return tr("{member} has a relationship with {person}", **between)
    if was.level is not now.level:
        return tr(
            "the relationship {member} – {person} went from “{level}” to “{to}”",
            level=label(was.level),
            to=label(now.level),
            **between,
        )
    if was.last_contact != now.last_contact:
        return tr("{member} spoke with {person}", **between)
    return tr("the relationship {member} – {person} was changed", **between)


# -- what an edit does


def _of(change: Change, kind: type) -> list[Edit]:
    return [edit for edit in change.edits if edit.kind is kind]


def _takes_part(edit: Edit) -> bool:
    return isinstance(edit.after, Membership) and edit.after.takes_part


def _took_part(edit: Edit) -> bool:
    return isinstance(edit.before, Membership) and edit.before.takes_part


def _for(several: Sequence[Id], one: str, many: str) -> str:
    return one if len(several) == 1 else many
