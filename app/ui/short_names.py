"""Last names in less room: small words before them told by their letters, as in v.d. Berg."""

from __future__ import annotations


def with_letters(last_name: str) -> str:
    """Return a last name with a letter for each small word before it, where there are some.

    Words that somebody writes with a capital are part of the name: Van Acker stays.
    """
    *small, last = last_name.split() or [""]
    if not small or not all(word.islower() for word in small):
        return last_name
    return "".join(f"{word[0]}." for word in small) + f" {last}"
