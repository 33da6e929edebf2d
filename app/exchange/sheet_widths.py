"""How wide the columns of a sheet are, so that it is read on screen and on paper alike."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

_NARROWEST, _WIDEST = 8, 56  # characters; a longer text goes on in a next line
_WIDEST_HEADING = 20
BUTTON = "\u00a0\u00a0▼"  # takes as much room as the button of a filter
_FILTER = len(BUTTON)
_AIR = 2
_TEXT, _NAME = 22, 16  # characters: a sentence, and a shorter text, is given no less of them
_PAGE = 165  # characters of 8 points on a lying A4, also where a wider typeface stands in
_FULL = 175  # characters: more go on a next page


def widths(headings: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    """Return the width of each column in characters.

    Each is as wide as what stands in it, up to a line that one likes to read; where a page is
    too narrow for all, the widest give way first, but no word is broken.
    """
    wanted, least = [], []
    for column, heading in enumerate(headings):
        texts = [row[column] for row in cells]
        longest = max((len(text) for text in texts), default=0) + _AIR
        wide = max(min(len(heading) + _FILTER, _WIDEST_HEADING), longest)
        wide = min(max(wide, _NARROWEST), _WIDEST)
        word = max((_longest_word(text) for text in texts), default=0) + _AIR
        word = max(word, _longest_word(heading) + _FILTER)
        wanted.append(wide)
        least.append(min(wide, max(word, _TEXT if longest > _WIDEST else _NAME)))
    return _narrowed(wanted, least)


def lines(text: str, width: int) -> int:
    """Return in how many lines a text stands in a column; a word that is too long is broken."""
    taken, count = 0, 1
    for word in map(len, text.split()):
        if taken and taken + 1 + word > width:
            taken, count = 0, count + 1
        more, last = divmod(max(word - 1, 0), width)
        count += more
        taken = last + 1 if more else taken + word + (taken > 0)
    return count


def pages_across(columns: Sequence[int]) -> int:
    """Return how many pages beside each other hold columns of these widths.

    The first column stands on each of them.
    """
    first, *others = columns
    return max(ceil(sum(others) / (_FULL - first)), 1)


def _narrowed(columns: list[int], least: list[int]) -> list[int]:
    over = sum(columns) - _PAGE
    while over > 0:
        spare = [wide if wide > low else 0 for wide, low in zip(columns, least, strict=True)]
        if not any(spare):
            break
        columns[spare.index(max(spare))] -= 1
        over -= 1
    return columns


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
