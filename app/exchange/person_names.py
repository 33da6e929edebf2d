"""Names of people: put together from columns, turned round, and compared."""

from __future__ import annotations

import re

from app.exchange.headings import plain, spellings
from app.exchange.untrusted import bare_lines, one_line
from app.model.guess import Guess, guess, guess_role

# Dutch, Flemish, French, German and some other prefixes that belong to a surname.
_PREFIXES = spellings(
    """van, von, de, der, den, ter, ten, te, t, het, op, aan, in, onder, over, uit, voor, bij,
    d, des, du, della, di, da, do, dos, la, le, les, los, l, s, el, al, ben, bin, zu, zum,
    zur, v, vd, vander, vanden, vande, af"""
)
_AFTER_NAME = spellings(
    """jr, sr, ii, iii, phd, msc, bsc, mba, ma, ba, llm, ra, rc, ir, ing, bc, md, mph, emba,
    cpa, pmp, dr, drs, prof, emim"""
)
_BEFORE_NAME = spellings(
    "dr, drs, ir, ing, prof, mr, mrs, ms, mw, mevr, mevrouw, dhr, heer, bc"
)
_TITLE_BESIDE = (  # a name with the title in the same cell; a comma stands in names too
    re.compile(r"(?P<name>[^(]+?)\s*\((?P<title>[^()]+)\)"),
    re.compile(r"(?P<name>[^\n]+?)\s*\n\s*(?P<title>\S.*)", re.DOTALL),
    re.compile(r"(?P<name>.+?)\s+[-–—|]\s+(?P<title>.+)"),
    re.compile(r"(?P<name>[^,\s]+\s[^,]+),\s*(?P<title>.+)"),
)
_DUTCH_VAN = re.compile(r"\b(?:van (?:de|der|den)|v ?d|vd|vander|vanden|vande)\b")


def whole_name(first: str, infix: str, last: str, middle: str = "") -> str:
    """Return the parts of a name as it is said: Jan, de, Vries; middle names are left out.

    A surname written "Vries, de" is turned round; a middle name that is a surname prefix, as
    Outlook keeps it, counts as one.
    """
    if not infix and middle and all(word in _PREFIXES for word in plain(middle).split()):
        infix = middle
    if not infix:
        last = turned(last)
    parts = [one_line(part) for part in (first, infix, last)]
    return " ".join(part for part in parts if part)


def turned(name: str) -> str:
    """Return "Vries, Jan de" and "de Vries, Jan" as Jan de Vries; other names as they are."""
    name = one_line(name)
    surname, comma, rest = (part.strip() for part in name.partition(","))
    if not comma or "," in rest or not surname or not rest:
        return name
    if all(plain(word) in _AFTER_NAME for word in rest.split()):
        return name
    return f"{rest} {surname}"


def parted(cell: str) -> tuple[str, str | None]:
    """Return "Lies Maes (CFO)", "Lies Maes - CFO" and "Lies Maes, CFO" as name and title.

    What stands beside a name is a title when it says a function, a level or a role.
    """
    bare = bare_lines(cell)
    for form in _TITLE_BESIDE:
        found = form.fullmatch(bare)
        if found and looks_like_name(found["name"]):
            title = one_line(found["title"])
            if guess(title) != Guess() or guess_role(title) is not None:
                return turned(found["name"]), title
    return turned(cell), None


def key(name: str) -> str:
    """Return what two spellings of one name have in common: letters only, words sorted."""
    text = _DUTCH_VAN.sub("vd", plain(turned(name)))
    return " ".join(sorted(without_address(text.split())))


def without_address(words: list[str]) -> list[str]:
    """Return the words of a name, as `plain` leaves them, without Mr, mevr. and dr."""
    return [word for word in words if word not in _BEFORE_NAME]


def looks_like_name(text: str) -> bool:
    """Return whether a heading may be somebody's name: few words, a capital, no digits."""
    words = re.split(r"[\s.-]+", text.partition("(")[0].strip())
    return (
        0 < len(words) <= 7  # noqa: PLR2004  "Maria del Carmen van den Broek" still is one
        and not any(letter.isdigit() for letter in text)
        and any(word[:1].isupper() for word in words)
    )


def is_full_name(text: str) -> bool:
    """Return whether a heading can hardly be anything but a name: Sanne de Wit."""
    words = text.partition("(")[0].replace(",", " ").split()
    capitals = sum(word[:1].isupper() and not word.isupper() for word in words)
    return looks_like_name(text) and capitals > 1
