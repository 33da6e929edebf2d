"""Which entries a few typed letters mean, the likeliest first; slips of the hand included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.i18n import tr
from app.ui.filtering.matching import folded
from app.ui.palette.entries import KINDS, Entry

MOST = 60  # entries that are listed
FEWEST_FUZZY = 3  # letters; of fewer everything is nearly everything
NEAR = 72.0  # of 100, from which on a slip is forgiven
# how much a way of being found counts, over everything that is less
EXACT, BEGINS, WORDS, INITIALS, ALSO, WITHIN = 600.0, 500.0, 400.0, 300.0, 250.0, 200.0
RECENT = 40.0  # for the entry done last; less for those before
USABLE = 20.0


@dataclass(frozen=True, slots=True)
class Sought:
    """An entry with its words as they are compared."""

    entry: Entry
    title: str
    also: str

    @classmethod
    def of(cls, entry: Entry) -> Sought:
        kind = (
            "" if entry.kind == "action" else tr(KINDS[entry.kind][0])
        )  # as shown at the right
        return cls(entry, folded(entry.title), folded(f"{entry.detail} {entry.also} {kind}"))


def ranked(typed: str, offered: Sequence[Sought], recent: Sequence[str] = ()) -> list[Entry]:
    """Return the entries that fit, the likeliest first; without letters the recent ones."""
    wanted = folded(typed).split()
    lately = {key: place for place, key in enumerate(recent)}
    if not wanted:
        return _as_offered(offered, lately)
    points: dict[int, float] = {}
    for place, one in enumerate(offered):
        found = _points(wanted, one)
        if found:
            points[place] = found
    if len("".join(wanted)) >= FEWEST_FUZZY:
        for place, near in _near(" ".join(wanted), offered):
            points.setdefault(place, near)
    for place in points:
        entry = offered[place].entry
        if entry.key in lately:
            points[place] += RECENT * (1 - lately[entry.key] / (len(lately) + 1))
        points[place] += 0 if entry.why_not else USABLE
    order = sorted(points, key=lambda place: (-points[place], len(offered[place].title), place))
    return [offered[place].entry for place in order[:MOST]]


def _as_offered(offered: Sequence[Sought], lately: dict[str, int]) -> list[Entry]:
    entries = [one.entry for one in offered]
    known = sorted((e for e in entries if e.key in lately), key=lambda e: lately[e.key])
    rest = (e for e in entries if e.key not in lately and not e.why_not)
    return [*known, *rest][:MOST]


def _points(wanted: list[str], one: Sought) -> float:
    """How well letters fit as they are; 0 where they do not."""
    whole, title = " ".join(wanted), one.title
    if title == whole:
        return EXACT
    if title.startswith(whole):
        return BEGINS
    words = title.replace("-", " ").split()
    if _each_begins(wanted, words):
        return WORDS
    if len(wanted) == 1 and len(whole) > 1 and _initials(words).startswith(whole):
        return INITIALS
    if _each_begins(wanted, [*words, *one.also.split()]):
        return ALSO
    return WITHIN if all(word in title or word in one.also for word in wanted) else 0.0


def _each_begins(wanted: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(letters) for word in words) for letters in wanted)


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words)


def _near(letters: str, offered: Sequence[Sought]) -> list[tuple[int, float]]:
    """Entries that are nearly what was typed, with how nearly."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  only what searches needs it

    titles = [one.title for one in offered]
    found = process.extract(letters, titles, scorer=fuzz.WRatio, score_cutoff=NEAR, limit=MOST)
    return [(place, score) for _title, score, place in found]
