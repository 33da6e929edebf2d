"""Names on the wall: as much of them as has room, cut short in the way that keeps most."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt

from app.ui.canvas.content import initials
from app.ui.meeting.lettering import metrics
from app.ui.meeting.stage_look import LINE
from app.ui.short_names import with_letters

_PIECES = re.compile(r"\s*[^\s-]*-+|\s*[^\s-]+")  # of a name, with the blanks before each
LEAST_OF_A_NAME = 4  # letters by which one knows it, before the dots


@dataclass(frozen=True, slots=True)
class Told:
    """A name in lines; a higher `rank` tells less of it, 0 is all."""

    lines: list[str]
    rank: int


def name_lines(
    name: str, width: float, height: float, size: float, *, ours: bool, whole: bool = False
) -> list[str]:
    """Return a name in the lines it has room for, cut short in the way that keeps most.

    Colleagues call one another by the first name, and a customer by the last one. Nothing is
    made smaller: at last its first letters remain, or where these are too few the initials.
    A `whole` name is one of an organisation. Lines break at spaces, and after a hyphen.
    """
    return told(name, width, height, size, ours=ours, whole=whole).lines


def told(
    name: str,
    width: float,
    height: float,
    size: float,
    *,
    ours: bool = False,
    whole: bool = False,
    less: Sequence[float] = (0.0,),
) -> Told:
    """Return the same with how much it tells; each line has so much `less` than the width."""
    measured = metrics(size, strong=True)
    rows = max(1, int(height / (LINE * size)))

    def fits(text: str, line: int) -> bool:
        return measured.horizontalAdvance(text) <= width - less[min(line, len(less) - 1)]

    first, _space, last = name.partition(" ")
    short = (
        [f"{first} {last[:1]}.", first]
        if ours
        else [f"{first[:1]}. {last}", f"{first[:1]}. {with_letters(last)}", last]
    )
    short += [] if ours else last.split()[-1:]
    tries = [name] if whole or not last else [name, *short]
    for rank, text in enumerate(tries):
        if text and (lines := _wrapped(text, rows, fits)):
            return Told(lines, rank)
    letters, least = initials(name), len(tries)
    if whole or not last or measured.horizontalAdvance(letters) > width:
        return Told([measured.elidedText(name, Qt.TextElideMode.ElideRight, width)], least)
    if rows > 1 and not ours and fits(first, 0):
        below = measured.elidedText(last, Qt.TextElideMode.ElideRight, width - less[-1])
        if len(below) > LEAST_OF_A_NAME:
            return Told([first, below], least)
    begun = measured.elidedText(short[-1], Qt.TextElideMode.ElideRight, width - less[0])
    is_known = len(begun) > LEAST_OF_A_NAME
    return Told([begun if is_known else letters], least + (1 if is_known else 2))


def _wrapped(text: str, rows: int, fits: Callable[[str, int], bool]) -> list[str] | None:
    """Return a text in so many lines at most, by what fits in which; None without room."""
    lines = [""]
    for piece in _PIECES.findall(text):
        longer, alone = (lines[-1] + piece).strip(), piece.strip()
        if fits(longer, len(lines) - 1):
            lines[-1] = longer
        elif lines[-1] and fits(alone, len(lines)):
            lines.append(alone)
        else:
            return None
    return lines if len(lines) <= rows else None
