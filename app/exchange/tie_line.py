"""A relationship noted by two names cut short: `jan els 3` is Jan de Vries – Els Peeters, 3.

The names may stand in either order, by their beginnings or as initials; the level is a figure
or a word as in a relationship matrix, and may be missing. Behind it may stand when they last
spoke: `jan els 3 maart`, `jan els 3 12 maart`, `jan els 3 vorige week`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.exchange import cell_words
from app.exchange.called import called
from app.exchange.past_days import day_spoken
from app.exchange.quick_line import Kind, Understood
from app.exchange.untrusted import one_line
from app.i18n import day, names, tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.labels import label
from app.model.parameters import DEFAULT, Parameters
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import Confidence, TieLevel, TieStatus

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
    spoken: date | None = None  # when they last did

    @property
    def pair(self) -> tuple[Id, Id] | None:
        """The colleague and the contact, once the line fits only them."""
        if len(self.members) == 1 and len(self.persons) == 1:
            return self.members[0], self.persons[0]
        return None


def meant(line: str, plan: AccountPlan, today: date) -> TieMeant:
    """Return whom a line names; of several ways to read it the one that fits fewest."""
    words = _words(line)
    found = None if _ends_on_a_day(words, today) else _named(words, plan)
    if found is not None:
        return found
    for at in range(len(words) - 1, 1, -1):  # a figure before the day rather is the level
        spoken = day_spoken(" ".join(words[at:]), today)
        found = None if spoken is None else _named(words[:at], plan)
        if found is not None:
            return replace(found, spoken=spoken)
    return _one_side(" ".join(words), plan)


def understand(
    line: str, plan: AccountPlan, today: date, base: Parameters = DEFAULT
) -> Understood:
    """Return what a line would do to a plan, with whom it fits so far; nothing is done yet."""
    found = meant(line, plan, today)
    if not _words(line):
        return Understood()
    if found.pair is None:
        return Understood(Kind.TIE, _so_far(found, plan), problem=_unclear(found, plan))
    member, person = found.pair
    change = edits.set_tie(plan, member, person, base=base, **_values(found))
    pair = f"{plan.label(member)} – {plan.label(person)}"
    if not change.edits:
        return Understood(Kind.TIE, pair, problem=tr("This is known already."), about=person)
    facts = (spoken_words(found.spoken),) if found.spoken else ()
    told = _told(found, plan.tie_between(member, person))
    return Understood(Kind.TIE, f"{pair}: {told}", facts, change, about=person)


def spoken_words(day_: date) -> str:
    """Return that people last spoke on a day."""
    return tr("last spoken {day}", day=day(day_, long=True))


def _values(found: TieMeant) -> dict[str, object]:
    values: dict[str, object] = {}
    if isinstance(found.said, TieStatus):
        values = {"status": found.said}
    elif found.said is not None:
        values = {"level": found.said, "status": None}
    if found.spoken is not None:
        values |= {
            "last_contact": found.spoken, "last_contact_confidence": Confidence.ASSUMED,
        }  # fmt: skip
    return values


def _told(found: TieMeant, standing: ContactTie | None) -> str:
    """What will hold of the two: what the line says, else what stands already."""
    said = found.said
    if said is None and standing is not None:
        said = standing.status or standing.level
    if said is None:
        return tr("not assessed yet")
    figure = f"{int(said)} · " if isinstance(said, TieLevel) else ""
    return f"{figure}{label(said)}"


def _named(words: list[str], plan: AccountPlan) -> TieMeant | None:
    """Whom words name on both sides, with what the last of them say; None: not both."""
    best, fewest = None, 0
    for names_, said in _without_mark(words):
        for first, second in _parted(names_):
            for ours, theirs in ((first, second), (second, first)):
                members = tuple(called(ours, plan.members))
                persons = tuple(called(theirs, plan.persons))
                fits = len(members) * len(persons)
                if fits and (not fewest or fits < fewest):
                    best, fewest = TieMeant(members, persons, said), fits
        if best is not None:
            return best
    return None


def _ends_on_a_day(words: list[str], today: date) -> bool:
    """Return whether a figure has a day behind it, which a cell of a matrix could not have."""
    return words[-2:-1] != [] and words[-2].isdigit() and bool(day_spoken(words[-1], today))


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
