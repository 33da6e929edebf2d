"""People who may be the same: names that nearly agree, or one e-mail address."""

from __future__ import annotations

from collections.abc import Iterable

from app.exchange.headings import plain
from app.model.account_plan import AccountPlan
from app.model.people import Person
from app.model.values import Id

LIKE = 86.0  # of 100, from which on two names may be meant for one person
_PART = 95.0  # of a name all of whose words stand in the other: Karim Amrani, Karim El Amrani


class Likenesses:
    """The people of one side, prepared to be compared with many names."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._ids: list[Id] = []
        self._names: list[str] = []  # their words in the order of the alphabet
        self._by_word: dict[str, list[int]] = {}
        self._by_email: dict[str, list[Id]] = {}
        for person in people:
            words = sorted(plain(person.label).split())
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

        words = sorted(plain(name).split())
        wanted = " ".join(words)
        near: dict[int, float] = {
            place: _PART for place in self._sharing(words) if self._is_part(words, place)
        }
        if wanted:
            found = process.extract(
                wanted, self._names, scorer=fuzz.ratio, score_cutoff=LIKE, limit=None
            )
            near = {place: score for _name, score, place in found} | near
        close = sorted(near, key=lambda place: (-near[place], self._names[place]))
        ids = [self._ids[place] for place in close if self._names[place] != wanted]
        same = self._by_email.get(_folded(email), []) if email else []
        exact = {id for id, held in zip(self._ids, self._names, strict=True) if held == wanted}
        return [id for id in dict.fromkeys([*same, *ids]) if id not in exact][:most]

    def _sharing(self, words: list[str]) -> set[int]:
        return {place for word in words for place in self._by_word.get(word, ())}

    def _is_part(self, words: list[str], place: int) -> bool:
        """Whether the shorter name stands in the longer, word by word; one proves nothing."""
        mine, theirs = set(words), set(self._names[place].split())
        fewer = mine if len(mine) <= len(theirs) else theirs
        return len(fewer) > 1 and fewer == mine & theirs


def alike(name: str, plan: AccountPlan, email: str | None = None, most: int = 3) -> list[Id]:
    """Return who at the customer may be meant by one name or address, the likeliest first."""
    return Likenesses(plan.persons.values()).alike(name, email, most)


def _folded(email: str) -> str:
    return email.strip().casefold()
