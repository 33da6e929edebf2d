"""Texts that Qt painted in pieces, a piece for each script and typeface, made whole again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, pairwise

from app.exchange.slide_shapes import Shape, TextBox, around, boxes
from app.exchange.slide_xml import reads_from_the_right
from app.model.plain_text import plain

_GAP = 0.75  # of the size of the letters: two pieces of a text are no further apart
_SPACE = 0.12  # of it: what is nearer stands without a space
_OVERLAP = -0.5  # of it: pieces may run into each other as much
_LEVEL = 0.1  # of it: pieces on one line may differ in height as much


def whole(marks: Iterable[Shape | TextBox], known: Iterable[str]) -> Iterator[Shape | TextBox]:
    """Return marks with pieces of one line as one text; `known` texts as they are written."""
    written = {_letters(text): text for text in filter(None, map(plain, known))}
    pieces: list[TextBox] = []
    for mark in marks:
        goes_on = isinstance(mark, TextBox) and all(_alike(one, mark) for one in pieces[-1:])
        if not goes_on:
            yield from _texts(pieces, written)
            pieces = []
        if isinstance(mark, TextBox):
            pieces.append(mark)
        else:
            yield mark
    yield from _texts(pieces, written)


def _alike(one: TextBox, other: TextBox) -> bool:
    """Whether two pieces look alike and stand on one line."""
    looks = [(text.words.size, text.words.strong, text.words.colour) for text in (one, other)]
    return looks[0] == looks[1] and abs(one.box[1] - other.box[1]) <= _LEVEL * one.words.size


def _texts(pieces: list[TextBox], written: dict[str, str]) -> Iterator[TextBox]:
    """The texts of one line, from the left; their pieces come in the order they are read."""
    side_by_side: list[TextBox] = []
    for piece in sorted(pieces, key=lambda text: text.box[0]):
        if side_by_side and not _adjoin(side_by_side[-1], piece):
            yield _text(side_by_side, written)
            side_by_side = []
        side_by_side.append(piece)
    if side_by_side:
        yield _text(side_by_side, written)


def _adjoin(first: TextBox, second: TextBox) -> bool:
    """Whether a piece stands just right of another."""
    gap = second.box[0] - first.box[0] - first.box[2]
    return _OVERLAP * first.words.size <= gap <= _GAP * first.words.size


def _text(pieces: list[TextBox], written: dict[str, str]) -> TextBox:
    if len(pieces) == 1:
        return pieces[0]
    line = written.get(_letters("".join(_words(one) for one in pieces))) or _in_order(pieces)
    box = around(boxes(tuple(pieces)))
    return TextBox(box, replace(pieces[0].words, lines=(line,)))


def _in_order(placed: list[TextBox]) -> str:
    """The pieces as they are read: those from right to left the other way round."""
    read: list[TextBox] = []
    for turned, several in groupby(placed, lambda one: reads_from_the_right(_words(one))):
        run = list(several)
        read += reversed(run) if turned else run
    line = _words(read[0])
    for before, after in pairwise(read):
        first, second = sorted((before, after), key=lambda text: text.box[0])
        gap = second.box[0] - first.box[0] - first.box[2]
        spaced = gap > _SPACE * before.words.size
        line += (" " if spaced else "") + _words(after)
    return line


def _words(one: TextBox) -> str:
    return plain(" ".join(one.words.lines)) or ""


def _letters(text: str) -> str:
    """The signs of a text in an order of their own, without spaces."""
    return "".join(sorted(sign for sign in text if not sign.isspace()))
