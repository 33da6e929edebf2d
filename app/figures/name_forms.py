"""The forms in which a name may be written, from whole to cut, and how wide each is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

Wide = Callable[[str], float]  # how wide words are, in shares of the height of the text

FEWEST_LETTERS = 4  # of a name that is cut, where one still knows whose it is
FEWEST_OF_SOME = 2  # of a last name that others have too, after the initial
WHOLE, WRAPPED, SHORT, SURNAME, CUT, NONE = range(6)  # what is lost, from nothing to all of it
LOPSIDED = 1.25  # times as wide as on lines of one length a name is that breaks after its first
_PARTICLES = frozenset(
    ("van", "von", "vanden", "vander", "de", "den", "der", "het", "'t", "te", "ten", "ter",
     "la", "le", "du", "di", "da", "dos", "el", "al")
)  # fmt: skip
# of the height of the text; near enough where nobody has a typeface to ask
_NARROW, _BROAD, _CAPITAL, _COMMON = 0.3, 0.9, 0.68, 0.57


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name."""

    lines: tuple[str, ...]
    wide: float  # in shares of the height of the text
    loss: int  # WHOLE and on


def estimated(words: str) -> float:
    """Return about how wide words are, in shares of the height of the text."""
    return sum(map(_estimated, words))


def _estimated(letter: str) -> float:
    if letter in "iljtfrI.,:;'’-|!() ":
        return _NARROW
    if letter in "mwMW@…":
        return _BROAD
    return _CAPITAL if letter.isupper() else _COMMON


def whole(name: str, wide: Wide) -> Form:
    """Return a name as it is."""
    return Form((name,), wide(name), WHOLE)


def forms(name: str, short: str, wide: Wide, *, only_one: bool = True) -> Iterator[Form]:
    """Yield the forms of a name, in which the least is lost first; `short` has an initial.

    The last name alone is a form of whoever is the `only_one` of that name.
    """
    yield whole(name, wide)
    yield from _wrapped(name, wide)
    if short != name:
        yield Form((short,), wide(short), SHORT)
    if only_one:
        for surname in surnames(name):
            yield Form((surname,), wide(surname), SURNAME)


def cut(
    name: str, short: str, room: float, wide: Wide, *, only_one: bool = True
) -> Form | None:
    """Return as much of a name as `room` holds; None where that is too little.

    It begins with the initial where there is room for that, or where others have the last name
    too, and with the first name where they have the initial as well.
    """
    surname = [name, *surnames(name)][-1]
    first = [*without_title(name), name][0]
    tries = [f"{first} {surname[0]}."] if short == name != surname else []
    before = short.partition(" ")[0] + " " if short != name else ""
    for begun in dict.fromkeys((before, "")):
        fewest = FEWEST_LETTERS if only_one or not begun else FEWEST_OF_SOME
        tries += [
            f"{begun}{surname[:letters].rstrip(' -')}…"
            for letters in range(len(surname) - 1, fewest - 1, -1)
        ]
    for words in tries:
        if wide(words) <= room:
            return Form((words,), wide(words), CUT)
    return None


def _wrapped(name: str, wide: Wide) -> Iterator[Form]:
    """Yield a name on two lines, and on three where the last name is a double one."""
    words = name.split()
    breaks = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    if not breaks:
        return
    widths = [max(wide(first), wide(last)) for first, last in breaks]
    least = min(widths)
    at = 0 if widths[0] <= LOPSIDED * least else widths.index(least)  # after the first name
    yield Form(breaks[at], widths[at], WRAPPED)
    double, hyphen, rest = words[-1].partition("-")
    if hyphen and rest:
        lines = (" ".join(words[:-1]), f"{double}-", rest)
        yield Form(lines, max(map(wide, lines)), WRAPPED)


def surnames(name: str) -> Iterator[str]:
    """Yield the last name, and that without what it begins with."""
    words = without_title(name)[1:]
    if words:
        yield " ".join(words)
    while len(words) > 1 and words[0].lower() in _PARTICLES:
        words = words[1:]
        if words[0].lower() not in _PARTICLES:
            yield " ".join(words)


def short_names(names: Sequence[str]) -> list[str]:
    """Return each with an initial for the first name; whole where that is another's too."""
    short = [_shortened(name) for name in names]
    counted: dict[str, int] = {}
    for one in short:
        counted[one] = counted.get(one, 0) + 1
    return [one if counted[one] == 1 else name for one, name in zip(short, names, strict=True)]


def _shortened(name: str) -> str:
    """Return A. van Dijk for Dr. Anton van Dijk; what a letter begins is taken for a name."""
    words = without_title(name)
    if len(words) < 2 or not words[0][0].isalpha():  # noqa: PLR2004  a first and a last name
        return name
    first = ".-".join(part[0] for part in words[0].split("-") if part)
    return " ".join((f"{first}.", *words[1:]))


def without_title(name: str) -> list[str]:
    """Return the words of a name without what stands before it, as Dr."""
    words = name.split()
    while len(words) > 1 and words[0].endswith("."):
        words = words[1:]
    return words
