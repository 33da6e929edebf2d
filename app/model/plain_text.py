"""Text as it may stand in front of others: nothing hidden in it, nothing turned around."""

from __future__ import annotations

import unicodedata

_JOINERS = "\u200c\u200d"  # Persian, Hindi and some emoji are spelled with them
_HIDDEN = {"Cc", "Cf", "Cs", "Cn", "Co"}
_MARKS = {"Mn", "Me"}
_MOST_MARKS = 4  # on one letter; more only serves to overprint the lines around it


def plain(text: str | None) -> str | None:
    """Return a text without control, bidi and other invisible characters, on one line.

    None where nothing that can be seen is left.
    """
    if text is None:
        return None
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        marks = marks + 1 if category in _MARKS else 0
        if character.isspace():
            kept.append(" ")
        elif character in _JOINERS or (category not in _HIDDEN and marks <= _MOST_MARKS):
            kept.append(character)
    words = " ".join("".join(kept).split())
    return words if words.strip(_JOINERS) else None
