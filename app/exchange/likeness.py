"""People who may be the same: names that nearly agree, or one e-mail address."""

from __future__ import annotations

from collections.abc import Iterable

from app.exchange.headings import plain
from app.exchange.person_names import without_address
from app.model.account_plan import AccountPlan
from app.model.people import Person
from app.model.values import Id

LIKE = 86.0  # of 100, from which on two names may be meant for one person
_PART = 95.0  # of a name all of whose words stand in the other: Karim Amrani, Karim El Amrani
_INITIAL = 90.0  # of a name with initials in the place of first names: K. Maes, Katrien Maes


class Likenesses:
    """The people of one side, prepared to be compared with many names."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._ids: list[Id] = []
        self._names: list[str] = []  # their words in the order of the alphabet
        self._joined: list[str] = []  # their letters: one writes Elamrani, another El Amrani
        self._by_word: dict[str, list[int]] = {}
        self._by_email: dict[str, list[Id]] = {}
        for person in people:
            spoken = _words(person.label)
            words = sorted(spoken)
            self._joined.append("".join(spoken))
            for word in set(words):
                self._by_word.setdefault(word, []).append(len(self._ids))
            self._ids.append(person.id)
            self._names.append(" ".join(words))
            if person.email:
                self._by_email.setdefault(_folded(person.email), []).append(person.id)

    def alike(self, name: str, email: str | None = None, most: int = 3) -> list[Id]:
        """Return who may be meant by a name or address, the likeliest first.

        Who has exactly this name is not among them: that is no guess.
        """
        from rapidfuzz import fuzz, process  # noqa: PLC0415  only what searches needs it

        spoken = _words(name)
        words = sorted(spoken)
        wanted, joined = " ".join(words), "".join(spoken)
        near: dict[int, float] = {
            place: score
            for place in self._sharing(words)
            if (score := self._score_of_words(words, place)) is not None
        }
        for letters, names in ((wanted, self._names), (joined, self._joined)):
            if letters:
                found = process.extract(
                    letters, names, scorer=fuzz.ratio, score_cutoff=LIKE, limit=None
                )
                near = {place: score for _name, score, place in found} | near
        close = sorted(near, key=lambda place: (-near[place], self._names[place]))
        ids = [self._ids[place] for place in close if self._names[place] != wanted]
        same = self._by_email.get(_folded(email), []) if email else []
        exact = {id for id, held in zip(self._ids, self._names, strict=True) if held == wanted}
        return [id for id in dict.fromkeys([*same, *ids]) if id not in exact][:most]

    def _sharing(self, words: list[str]) -> set[int]:
        return {place for word in words for place in self._by_word.get(word, ())}

    def _score_of_words(self, words: list[str], place: int) -> float | None:
        """How near a name is that shares a word; None where that proves nothing."""
        mine, theirs = set(words), set(self._names[place].split())
        fewer = mine if len(mine) <= len(theirs) else theirs
        if len(fewer) > 1 and fewer == mine & theirs:
            return _PART
        return _INITIAL if _abbreviates(mine, theirs) or _abbreviates(theirs, mine) else None


def alike(name: str, plan: AccountPlan, email: str | None = None, most: int = 3) -> list[Id]:
    """Return who at the customer may be meant by one name or address, the likeliest first."""
    return Likenesses(plan.persons.values()).alike(name, email, most)


def _words(name: str) -> list[str]:
    return without_address(plain(name).split())


def _abbreviates(short: set[str], whole: set[str]) -> bool:
    """Whether one name is the other with an initial for the rest of it: K. Maes."""
    initials = {word for word in short if len(word) == 1}
    rest = whole - short
    full = short - initials
    if not initials or not rest or not full or not full <= whole:
        return False
    return {word[0] for word in rest} <= initials


def _folded(email: str) -> str:
    return email.strip().casefold()
