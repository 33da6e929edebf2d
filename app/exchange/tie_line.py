"""A relationship noted by two names cut short: `jan els 3` is Jan de Vries – Els Peeters, 3.

The names may stand in either order, by their beginnings or as initials; the level is a figure
or a word as in a relationship matrix, and may be missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.exchange import cell_words
from app.exchange.called import called
from app.exchange.quick_line import Kind, Understood
from app.exchange.untrusted import one_line
from app.i18n import names, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.labels import label
from app.model.parameters import DEFAULT, Parameters
from app.model.values import Id
from app.model.vocabulary import TieLevel, TieStatus

MOST_NAMED = 4  # of those who fit, in the preview
MOST_WORDS = 12  # nobody types more names than this; ways to part them grow with it
_JOINS = "-–—>→,;:="

Said = TieLevel | TieStatus | None


@dataclass(frozen=True, slots=True)
class TieMeant:
    """Whom a line names on either side, and what it says of the two."""

    members: tuple[Id, ...] = ()
    persons: tuple[Id, ...] = ()
    said: Said = None

    @property
    def pair(self) -> tuple[Id, Id] | None:
        """The colleague and the contact, once the line fits only them."""
        if len(self.members) == 1 and len(self.persons) == 1:
            return self.members[0], self.persons[0]
        return None


def meant(line: str, plan: AccountPlan) -> TieMeant:
    """Return whom a line names; of several ways to read it the one that fits fewest."""
    words = _words(line)
    best, fewest = TieMeant(), 0
    for names_, said in _without_mark(words):
        for first, second in _parted(names_):
            for ours, theirs in ((first, second), (second, first)):
                members = tuple(called(ours, plan.members))
                persons = tuple(called(theirs, plan.persons))
                fits = len(members) * len(persons)
                if fits and (not fewest or fits < fewest):
                    best, fewest = TieMeant(members, persons, said), fits
        if fewest:
            return best
    return _one_side(" ".join(words), plan)


def understand(line: str, plan: AccountPlan, base: Parameters = DEFAULT) -> Understood:
    """Return what a line would do to a plan, with whom it fits so far; nothing is done yet."""
    found = meant(line, plan)
    if not _words(line):
        return Understood()
    if found.pair is None:
        return Understood(Kind.TIE, _so_far(found, plan), problem=_unclear(found, plan))
    member, person = found.pair
    values: dict[str, object] = {}
    if isinstance(found.said, TieStatus):
        values = {"status": found.said}
    elif found.said is not None:
        values = {"level": found.said, "status": None}
    change = edits.set_tie(plan, member, person, base=base, **values)
    said = label(found.said) if found.said is not None else tr("not assessed yet")
    pair = f"{plan.label(member)} – {plan.label(person)}"
    if not change.edits:
        return Understood(Kind.TIE, pair, problem=tr("This is known already."), about=person)
    figure = f"{int(found.said)} · " if isinstance(found.said, TieLevel) else ""
    return Understood(Kind.TIE, f"{pair}: {figure}{said}", change=change, about=person)


def _words(line: str) -> list[str]:
    text = one_line(line)
    for sign in _JOINS:
        text = text.replace(f" {sign} ", " ").replace(sign if sign in ",;:=>→" else "\0", " ")
    return text.split()[:MOST_WORDS]


def _without_mark(words: list[str]) -> Iterator[tuple[list[str], Said]]:
    """The names with what the last words say of the tie; then all words as names."""
    for length in (2, 1):
        if len(words) > length:
            said, _ = cell_words.mark(" ".join(words[-length:]))
            if said is not None:
                yield words[:-length], said
    yield words, None


def _parted(words: list[str]) -> Iterator[tuple[str, str]]:
    for at in range(1, len(words)):
        yield " ".join(words[:at]), " ".join(words[at:])


def _one_side(text: str, plan: AccountPlan) -> TieMeant:
    return TieMeant(tuple(called(text, plan.members)), tuple(called(text, plan.persons)))


def _so_far(found: TieMeant, plan: AccountPlan) -> str:
    """Who is certain already, with room for the other."""
    if len(found.members) == 1 and not found.persons:
        return f"{plan.label(found.members[0])} – …"
    if len(found.persons) == 1 and not found.members:
        return f"… – {plan.label(found.persons[0])}"
    return ""


def _unclear(found: TieMeant, plan: AccountPlan) -> str:
    several = max((found.members, found.persons), key=len)
    if len(several) > 1:
        listed = [plan.label(id) for id in several[:MOST_NAMED]]
        return tr("Several people fit: {names}.", names=names(listed))
    if found.members or found.persons:
        return tr("And with whom?")
    return tr("Nobody on the map is called that.")
