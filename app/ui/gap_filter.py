"""Which gaps the user picked out of all: by what they are about, how grave they are, by words.

It rules the window alone, list and flags alike, and holds until it is cleared or another
decision comes into view.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from app.i18n import mark, tr

if TYPE_CHECKING:
    from app.analysis.gap import Gap


class Family(Enum):
    """The families of rules, by what they ask; the value is a msgid."""

    KNOWING = mark("Do we know the buying team?")
    THREADS = mark("Lines and freshness")
    MATCHING = mark("Function and level")
    WAYS = mark("Ways in")
    INFLUENCE = mark("Influence and attitude")
    COMPETITORS = mark("Competition")
    CONVERSATION = mark("The conversation")
    ROBUSTNESS = mark("Robustness and capacity")
    OUTSIDE = mark("Outside, negotiation, learning")

    @property
    def label(self) -> str:
        """Return what it is called, in the reader's words."""
        return tr(self.value)


_LAST = (  # the last rule of each family; rules are numbered through
    (4, Family.KNOWING), (9, Family.THREADS), (13, Family.MATCHING), (18, Family.WAYS),
    (26, Family.INFLUENCE), (29, Family.COMPETITORS), (33, Family.CONVERSATION),
    (36, Family.ROBUSTNESS), (40, Family.OUTSIDE),
)  # fmt: skip
BANDS = {  # how grave a gap can be, the gravest first
    "critical": mark("critical"),
    "high": mark("high"),
    "medium": mark("medium"),
    "low": mark("low"),
}


def family_of(rule: str) -> Family:
    """Return the family that a rule, as `R05`, belongs to."""
    number = int(rule.removeprefix("R"))
    return next(family for last, family in _LAST if number <= last)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is picked out; an empty set picks all of its sort."""

    families: frozenset[Family] = frozenset()
    bands: frozenset[str] = frozenset()
    words: str = ""  # each of them stands somewhere in the gap's texts

    @property
    def is_on(self) -> bool:
        return bool(self.families or self.bands or self.words.strip())

    def label(self) -> str:
        """Return what is picked out, in the reader's words; empty when that is all."""
        parts = [family.label for family in Family if family in self.families]
        parts += [tr(words) for band, words in BANDS.items() if band in self.bands]
        if self.words.strip():
            parts.append(tr("“{words}”", words=self.words.strip()))
        return " · ".join(parts)

    def picks(self, gap: Gap, texts: Callable[[], Iterable[str]]) -> bool:
        """Return whether a gap is among what is picked; its texts are asked for last."""
        if self.families and family_of(gap.rule) not in self.families:
            return False
        if self.bands and gap.band not in self.bands:
            return False
        wanted = self.words.casefold().split()
        if not wanted:
            return True
        said = "\n".join(texts()).casefold()
        return all(word in said for word in wanted)


class _State:
    """The filter that holds in the window."""

    filter = Filter()


def current() -> Filter:
    """Return what is picked out in the window."""
    return _State.filter


def use(chosen: Filter) -> None:
    """Let a filter hold from now on; whoever shows gaps has to be told by the caller."""
    _State.filter = chosen
