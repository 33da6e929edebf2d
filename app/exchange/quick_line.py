"""One line, as it is said in a meeting, understood in Dutch or English before it is kept.

`Nadia Haddad, verpleegkundige, U, +1` is a contact; `wij: Jan Peeters, controller` a colleague;
`Sanne - Nadia 3` a relationship. Names may be cut short as long as they fit one person only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from app.exchange.corrections import corrections
from app.exchange.draft import Draft
from app.exchange.headings import plain
from app.exchange.preview import Outcome
from app.exchange.quick_parts import Facts, Said, facts_of, found, parted, with_mark
from app.exchange.untrusted import one_line
from app.i18n import names, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message
from app.model.labels import label
from app.model.parameters import DEFAULT, Parameters
from app.model.people import Person, TeamMember
from app.model.values import Id
from app.model.vocabulary import TieStatus


class Kind(StrEnum):
    """What a line is about."""

    PERSON = "person"
    MEMBER = "member"
    TIE = "tie"


@dataclass(frozen=True, slots=True)
class Understood:
    """What a line would do; without a change, `problem` says what is missing or unclear."""

    kind: Kind | None = None
    sentence: str = ""  # what it adds or changes, in the reader's words
    facts: tuple[str, ...] = ()
    change: Change | None = None
    problem: str = ""
    about: Id | None = None  # whom it is about, to bring into view
    quiet: tuple[str, ...] | None = (
        None  # the facts for where attitudes are not told, if others
    )


_OURS = re.compile(
    r"^\s*(?:(?:wij|ons|onze|us|we|our|ours|team)\s*:"
    r"|(?:onze |our )?(?:collega|colleague)\s*:?\s)\s*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s+(?:[-–—>→]|->|=>|kent|knows|met|with)\s+", re.IGNORECASE)
_UNSPACED = re.compile(
    r"(?<=\w)(?:[-–—>→]|->|=>)(?=\w)"
)  # only with a level: Ann-Sofie is a name
_NAME_ONLY = 2  # letters that a name has at least


def understand(
    line: str, plan: AccountPlan, opportunity: Id, base: Parameters = DEFAULT
) -> Understood:
    """Return what a line would do to a plan; nothing is done yet."""
    text = one_line(line)
    if not text:
        return Understood()
    ours = _OURS.match(text)
    if ours:
        return _member(text[ours.end() :], plan, opportunity, base)
    tie = _tie(text, plan, base)
    return tie or _person(text, plan, opportunity, base)


# -- a relationship


def _tie(text: str, plan: AccountPlan, base: Parameters) -> Understood | None:
    """A line that joins two known names; None where it is no such line."""
    two = 2
    halves = _BETWEEN.split(text, maxsplit=1)
    spaced = len(halves) == two
    if not spaced:
        halves = _UNSPACED.split(text, maxsplit=1)
    if len(halves) != two:
        return None
    first, rest = halves
    second, said = with_mark(rest, plan)
    if not spaced and said is None:
        return None
    for ours, theirs in ((first, second), (second, first)):
        member, person = found(ours, plan.members), found(theirs, plan.persons)
        if len(member) == 1 and len(person) == 1:
            return _joined(plan, member[0], person[0], said, base)
        if member and person:
            several = [plan.label(id) for id in (member if len(member) > 1 else person)]
            problem = tr("Several people fit: {names}.", names=names(several[:4]))
            return Understood(Kind.TIE, problem=problem)
    return None


def _joined(
    plan: AccountPlan,
    member: Id,
    person: Id,
    said: Said,
    base: Parameters,
) -> Understood:
    values = (
        {"status": said} if isinstance(said, TieStatus) else {"level": said, "status": None}
    )
    standing = plan.tie_between(member, person)
    if standing is not None and said is None:
        values = {}
    change = edits.set_tie(plan, member, person, base=base, **values)
    sentence = tr(
        "{member} – {person}: {level}",
        member=plan.label(member),
        person=plan.label(person),
        level=label(said) if said is not None else tr("relationship, not assessed yet"),
    )
    if not change.edits:
        return Understood(Kind.TIE, problem=tr("This is known already."), about=person)
    return Understood(Kind.TIE, sentence, change=change, about=person)


# -- people


def _person(text: str, plan: AccountPlan, opportunity: Id, base: Parameters) -> Understood:
    facts = facts_of(text, plan)
    name = facts.given.name
    if len(plain(name)) < _NAME_ONLY:
        return Understood(Kind.PERSON, problem=tr("Begin with a name."))
    draft = Draft(plan, opportunity, base)
    id, outcome, words = draft.take_person(facts.given)
    added = outcome is Outcome.ADDED
    message = Message.of("person.added" if added else "person.changed", name=name)
    steps = [draft.change(message)]
    after = plan.apply(steps[0])
    corrected = corrections(after, opportunity, id, facts.given)
    steps.append(corrected.change)
    facts.correct(corrected.was)
    steps += _lines(facts, id, after.apply(corrected.change), base)
    change = edits.combined(message, steps)
    if not change.edits:
        return Understood(Kind.PERSON, problem=tr("This is known already."), about=id)
    all_told = (*facts.told, *_guessed(words, facts.told))
    quiet = tuple(facts.quiet.get(fact, fact) for fact in all_told)
    sentence = _joins(plan.label(id) if id in plan.persons else name, added, corrected.was)
    return Understood(Kind.PERSON, sentence, all_told, change, about=id, quiet=quiet)


def _joins(name: str, added: bool, was: dict[str, str]) -> str:
    if added:
        return tr("{name} joins the buying team", name=name)
    if was:
        return tr("{name} is known already; changed", name=name)
    return tr("{name} is known already; filled in", name=name)


def _lines(facts: Facts, id: Id, after: AccountPlan, base: Parameters) -> list[Change]:
    """Draw whom somebody reports to, and who of us knows them; tell of the latter."""
    steps = []
    if facts.manager is not None and facts.manager != id:
        steps.append(edits.set_manager(after, id, facts.manager))
        after = after.apply(steps[-1])
    for member, said in facts.ties:
        known = _joined(after, member, id, said, base)
        if known.change is not None:
            steps.append(known.change)
            after = after.apply(known.change)
            facts.told.append(known.sentence)
    return steps


def _guessed(words: str, told: list[str]) -> tuple[str, ...]:
    """What was assumed from the title, as the import words it, unless it was said."""
    return () if told or not words else (words,)


def _member(text: str, plan: AccountPlan, opportunity: Id, base: Parameters) -> Understood:
    name, title = [*parted(text), ""][:2]
    if len(plain(name)) < _NAME_ONLY:
        return Understood(Kind.MEMBER, problem=tr("Begin with a name."))
    draft = Draft(plan, opportunity, base)
    id = draft.take_member(name, title or None)
    change = draft.change(Message.of("member.added", name=name))
    if not change.edits:
        return Understood(Kind.MEMBER, problem=tr("This is known already."), about=id)
    sentence = tr("{name} joins our client team", name=name)
    return Understood(Kind.MEMBER, sentence, (title,) if title else (), change, about=id)


def suggestions(text: str, plan: AccountPlan, most: int = 6) -> list[str]:
    """Return known names that the last words of a line may be meant to be, to complete it."""
    tail = re.split(r"[,;:>→–-]", text)[-1].strip().lstrip("@")
    if len(plain(tail)) < _NAME_ONLY:
        return []
    people: dict[Id, Person | TeamMember] = {**plan.members, **plan.persons}
    return [people[id].label for id in found(tail, people)[:most]]
