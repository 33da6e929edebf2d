"""Whom a few letters mean: the beginnings of somebody's names, or their initials."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from app.exchange.headings import plain
from app.model.values import Id


class Labelled(Protocol):
    """Somebody with a name."""

    @property
    def label(self) -> str: ...


def called(letters: str, people: Mapping[Id, Labelled]) -> list[Id]:
    """Return who is meant: by the whole name, else by its beginnings, else by initials.

    `jan` and `j vries` begin a name, `jv` and `jdv` are initials of Jan de Vries. Empty where
    nobody is meant; several where the letters fit several equally well.
    """
    wanted = plain(letters).split()
    if not wanted:
        return []
    names = {id: plain(one.label).split() for id, one in people.items()}
    whole = [id for id, words in names.items() if words == wanted]
    if whole:
        return whole
    first = [id for id, words in names.items() if words[: len(wanted)] == wanted]
    if first:
        return first
    begun = [id for id, words in names.items() if begins(wanted, words)]
    if begun:
        return begun
    joined = "".join(wanted)
    return [id for id, words in names.items() if _are_initials(joined, words)]


def begins(wanted: list[str], words: list[str]) -> bool:
    """Return whether these begin words of a name, in its order."""
    rest = iter(words)
    return all(any(word.startswith(piece) for word in rest) for piece in wanted)


def _are_initials(letters: str, words: list[str]) -> bool:
    """Return whether these are first letters of a name in order, its very first among them."""
    least = 2
    if len(letters) < least or not words or words[0][0] != letters[0]:
        return False
    rest = iter(word[0] for word in words)
    return all(letter in rest for letter in letters)
