"""A decision or action in one line, as it is said: what, by whom, by when.

`Els belt Haddad voor 1 maart`, `@Els 12-3 call Haddad`, `next friday: send the offer @Jan`.
Days are understood in Dutch and English; figures are day-month, as both write them here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.exchange.called import called
from app.exchange.day_words import day_in
from app.exchange.headings import plain
from app.exchange.quick_line import Understood
from app.exchange.untrusted import one_line
from app.i18n import day, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.values import MAX_TEXT, Id

_SHORTEST_NAME = 3  # letters of a name that is recognised within a sentence
_MOST_OF_A_NAME = 4  # words behind @


@dataclass(frozen=True, slots=True)
class ActionMeant:
    """What a line says is to be done, by which colleague and by when."""

    text: str
    owner: Id | None = None
    due: date | None = None
    person: Id | None = None  # the one contact it names
    unknown: str = ""  # behind @, and nobody of ours


def meant(line: str, plan: AccountPlan, today: date) -> ActionMeant:
    """Return what a line says; what is no day and no name stays what is to be done."""
    text, due = day_in(one_line(line)[:MAX_TEXT], today)
    text, owner, unknown = _owner(text, plan)
    words = text.split()
    if owner is None and words:
        owner = _one(called(words[0], plan.members)) if _is_name(words[0]) else None
    return ActionMeant(_tidy(text), owner, due, _person(words, plan), unknown)


def understand(
    line: str, plan: AccountPlan, opportunity: Id, today: date, gaps: Iterable[str] = ()
) -> Understood:
    """Return what a line would note, `gaps` being what it is about; nothing is done yet."""
    found = meant(line, plan, today)
    if not found.text:
        words = tr("Say what is to be done.") if line.strip() else ""
        return Understood(problem=words)
    facts = (
        tr("by {name}", name=plan.label(found.owner)) if found.owner else tr("nobody yet"),
        tr("before {day}", day=day(found.due, long=True)) if found.due else tr("no date"),
    )
    problem = tr("Nobody of ours is called {name}.", name=found.unknown)
    if found.unknown:
        return Understood(sentence=found.text, facts=facts, problem=problem)
    change = edits.add_action(
        plan, opportunity, text=found.text, person=found.person, gaps=gaps,
        owner=found.owner, due=found.due,
    )  # fmt: skip
    return Understood(sentence=found.text, facts=facts, change=change, about=found.person)


def _owner(text: str, plan: AccountPlan) -> tuple[str, Id | None, str]:
    """Take `@Els` or `@Els Peeters` out of a text: who that is, else the words behind @."""
    words = text.split()
    at = next((n for n, word in enumerate(words) if word.startswith("@") and word[1:]), None)
    if at is None:
        return text, None, ""
    for length in range(min(_MOST_OF_A_NAME, len(words) - at), 0, -1):
        name = " ".join(words[at : at + length]).lstrip("@").rstrip(",.:;")
        found = _one(called(name, plan.members))
        if found is not None and (length == 1 or _names_all(name, plan.label(found))):
            return " ".join(words[:at] + words[at + length :]), found, ""
    return text, None, words[at].lstrip("@").rstrip(",.:;")


def _names_all(name: str, whole: str) -> bool:
    """Return whether several words are a name in full: *Els Van* may go on as *Van Acker*."""
    words = plain(name).split()
    return plain(whole).split()[: len(words)] == words


def _person(words: list[str], plan: AccountPlan) -> Id | None:
    """The one contact of whom a sentence holds a whole name or surname."""
    said = {plain(word) for word in words if _is_name(word)}
    found = [
        id
        for id, person in plan.persons.items()
        if said & {word for word in plain(person.label).split() if len(word) >= _SHORTEST_NAME}
    ]
    return _one(found)


def _is_name(word: str) -> bool:
    """Return whether a word can be a name: three letters, and written as one."""
    letters = word.strip(".,:;!?()")
    return len(letters) >= _SHORTEST_NAME and letters[:1].isupper()


def _one(found: list[Id]) -> Id | None:
    return found[0] if len(found) == 1 else None


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:-–")
