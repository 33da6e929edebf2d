"""One line, as it is said in a meeting, understood in Dutch or English before it is kept.

`Nadia Haddad, verpleegkundige, U, +1` is a contact; `wij: Jan Peeters, controller` a colleague;
`Sanne - Nadia 3` a relationship. Names may be cut short as long as they fit one person only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.exchange import cell_words
from app.exchange.called import begins
from app.exchange.draft import Draft
from app.exchange.headings import plain
from app.exchange.people_rows import Given
from app.exchange.preview import Outcome
from app.exchange.untrusted import one_line
from app.i18n import names, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message
from app.model.labels import label
from app.model.parameters import DEFAULT, Parameters
from app.model.people import Person, TeamMember
from app.model.values import Id
from app.model.vocabulary import TieLevel, TieStatus


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


_OURS = re.compile(r"^\s*(?:wij|ons|onze|us|we|our|ours)\s*:\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:[-–—>→]|->|=>|kent|knows|met|with)\s+", re.IGNORECASE)
_ATTITUDE = re.compile(r"^(?:[+\-−–]\s?[0-2]|0|[+]{1,2}|--|[★▲●▼✕×])$")
_SIGNS = {"★": "2", "▲": "1", "●": "0", "▼": "-1", "✕": "-2", "×": "-2"}
_INFLUENCE = re.compile(
    r"^(?:invloed|influence|inv|i)\s*[:=]?\s*(?P<value>\w+)$", re.IGNORECASE
)
_LEVEL = re.compile(r"^(?:niveau|level|niv|n|lvl)\s*[:=]?\s*(?P<value>\w+)$", re.IGNORECASE)
_ADDRESS = re.compile(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
_PHONE = re.compile(r"^\+?[\d\s()./-]{8,}$")
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
    halves = _BETWEEN.split(text, maxsplit=1)
    two = 2
    if len(halves) != two:
        return None
    first, rest = halves
    second, said = _with_mark(rest, plan)
    for ours, theirs in ((first, second), (second, first)):
        member, person = _found(ours, plan.members), _found(theirs, plan.persons)
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
    said: TieLevel | TieStatus | None,
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


def _with_mark(text: str, plan: AccountPlan) -> tuple[str, TieLevel | TieStatus | None]:
    """Part "Nadia 3" and "Nadia: goed" into the name and what is said of the relationship."""
    if _found(text, plan.members) or _found(text, plan.persons):
        return text, None
    words = text.replace(":", " ").replace("=", " ").split()
    for length in (1, 2):
        said, _ = (
            cell_words.mark(" ".join(words[-length:])) if len(words) > length else (None, "")
        )
        if said is not None:
            return " ".join(words[:-length]), said
    return text, None


def _found(name: str, people: Iterable[Id]) -> list[Id]:
    """Return whose name this is, or begins with: of all its words, or of some in order."""
    if not hasattr(people, "items"):
        return []
    wanted = plain(name).split()
    if not wanted:
        return []
    labels = {id: plain(one.label).split() for id, one in people.items()}
    whole = [id for id, words in labels.items() if words == wanted]
    return whole or [id for id, words in labels.items() if begins(wanted, words)]


# -- people


@dataclass(slots=True)
class _Facts:
    given: Given
    told: list[str] = field(default_factory=list)
    quiet: dict[str, str] = field(default_factory=dict)  # what is told in the place of some
    words: list[str] = field(default_factory=list)  # title first, then department
    ties: list[tuple[Id, TieLevel | TieStatus | None]] = field(default_factory=list)


def _person(text: str, plan: AccountPlan, opportunity: Id, base: Parameters) -> Understood:
    name, facts = _facts(text, plan)
    if len(plain(name)) < _NAME_ONLY:
        return Understood(Kind.PERSON, problem=tr("Begin with a name."))
    draft = Draft(plan, opportunity, base)
    id, outcome, words = draft.take_person(facts.given)
    added = outcome is Outcome.ADDED
    kind = "person.added" if added else "person.changed"
    change = draft.change(Message.of(kind, name=facts.given.name))
    after = plan.apply(change)
    told = list(facts.told)
    for member, said in facts.ties:
        known = _joined(after, member, id, said, base)
        if known.change is not None:
            change = Change(change.message, (*change.edits, *known.change.edits))
            after = after.apply(known.change)
            told.append(known.sentence)
    if not change.edits:
        return Understood(Kind.PERSON, problem=tr("This is known already."), about=id)
    sentence = (
        tr("{name} joins the buying team", name=facts.given.name)
        if added
        else tr("{name} is known already; filled in", name=plan.label(id))
    )
    all_told = (*told, *_guessed(words, told))
    quiet = tuple(facts.quiet.get(fact, fact) for fact in all_told)
    return Understood(Kind.PERSON, sentence, all_told, change, about=id, quiet=quiet)


def _guessed(words: str, told: list[str]) -> tuple[str, ...]:
    """What was assumed from the title, as the import words it, unless it was said."""
    return () if told or not words else (words,)


def _member(text: str, plan: AccountPlan, opportunity: Id, base: Parameters) -> Understood:
    name, _, title = (part.strip() for part in text.partition(","))
    if len(plain(name)) < _NAME_ONLY:
        return Understood(Kind.MEMBER, problem=tr("Begin with a name."))
    draft = Draft(plan, opportunity, base)
    id = draft.take_member(name, title or None)
    change = draft.change(Message.of("member.added", name=name))
    if not change.edits:
        return Understood(Kind.MEMBER, problem=tr("This is known already."), about=id)
    sentence = tr("{name} joins our client team", name=name)
    return Understood(Kind.MEMBER, sentence, (title,) if title else (), change, about=id)


def _facts(text: str, plan: AccountPlan) -> tuple[str, _Facts]:
    name, *parts = (part.strip() for part in text.split(","))
    facts = _Facts(Given(line=1, name=name))
    for part in filter(None, parts):
        if not _coded(part, facts, plan):
            facts.words.append(part)
    title, department = [*facts.words, None, None][:2]
    facts.told = [*facts.words[:2], *facts.told]
    if len(facts.words) > 2:  # noqa: PLR2004  a title, a department, and what is left
        facts.told.append(tr("not understood: {words}", words=", ".join(facts.words[2:])))
    facts.given = replace(facts.given, title=title, department=department)
    return name, facts


def _coded(part: str, facts: _Facts, plan: AccountPlan) -> bool:
    """Take a part in as a code; False where it is a word of the title."""
    return (
        _take_attitude(part, facts)
        or _take_contact(part, facts)
        or _take_scale(part, facts)
        or _take_tie(part, facts, plan)
        or _take_roles(part, facts)
    )


def _take_attitude(part: str, facts: _Facts) -> bool:
    sign = _SIGNS.get(part, part)
    said = cell_words.attitude(sign) if _ATTITUDE.match(part) or not part.isdigit() else None
    if said is None:
        return False
    facts.given = replace(facts.given, attitude=said)
    facts.told.append(label(said))
    facts.quiet[label(said)] = tr("attitude")
    return True


def _take_contact(part: str, facts: _Facts) -> bool:
    if _ADDRESS.match(part):
        facts.given = replace(facts.given, email=part)
    elif _PHONE.match(part):
        facts.given = replace(facts.given, phone=part)
    else:
        return False
    facts.told.append(part)
    return True


def _take_scale(part: str, facts: _Facts) -> bool:
    """Influence and level, as `invloed hoog`, `i3`, `niveau 4`."""
    by_influence, by_level = _INFLUENCE.match(part), _LEVEL.match(part)
    influence = cell_words.influence(by_influence["value"]) if by_influence else None
    if influence is not None:
        facts.given = replace(facts.given, influence=influence)
        facts.told.append(tr("influence: {degree}", degree=label(influence)))
        facts.quiet[facts.told[-1]] = tr("influence")
        return True
    level = cell_words.level(by_level["value"]) if by_level else None
    if level is not None:
        facts.given = replace(facts.given, level=level)
        facts.told.append(label(level))
        return True
    return False


def _take_tie(part: str, facts: _Facts, plan: AccountPlan) -> bool:
    """A colleague's name with a level: `Sanne 3`, `@Wim`."""
    name, said = _with_mark(part.lstrip("@"), plan)
    if said is None and not part.startswith("@"):
        return False
    found = _found(name, plan.members)
    if len(found) != 1:
        return False
    facts.ties.append((found[0], said))
    return True


def _take_roles(part: str, facts: _Facts) -> bool:
    roles = cell_words.roles(part)
    if not roles:
        return False
    facts.given = replace(facts.given, roles=facts.given.roles | roles)
    facts.told.append(names([label(role) for role in sorted(roles)]))
    return True


def suggestions(text: str, plan: AccountPlan, most: int = 6) -> list[str]:
    """Return known names that the last words of a line may be meant to be, to complete it."""
    tail = re.split(r"[,:>→–-]", text)[-1].strip().lstrip("@")
    if len(plain(tail)) < _NAME_ONLY:
        return []
    people: dict[Id, Person | TeamMember] = {**plan.members, **plan.persons}
    return [people[id].label for id in _found(tail, people)[:most]]
