"""How often counterparts meet and at which level, said in the reader's language.

How often stands in a plan in the words of the window in which it was chosen.
"""

from __future__ import annotations

from app import i18n
from app.i18n import mark, tr
from app.model.labels import label
from app.model.plain_text import plain
from app.model.ties import Counterpart

RHYTHMS = (
    mark("every week"), mark("every two weeks"), mark("every month"), mark("every quarter"),
    mark("twice a year"), mark("once a year"), mark("when needed"),
)  # fmt: skip


def said(rhythm: str | None) -> str | None:
    """Return how often in the language spoken; one's own words stay as they were typed."""
    typed = plain(rhythm)
    if typed is None:
        return None
    offered = next((one for one in RHYTHMS if typed.casefold() in _in_all_languages(one)), None)
    if offered is None or tr(offered).casefold() == typed.casefold():
        return typed
    return tr(offered)


def agreement(pair: Counterpart) -> str:
    """Return at which level two meet and how often, as far as either is agreed."""
    level = label(pair.tier) if pair.tier else None
    return " · ".join(words for words in (level, said(pair.rhythm)) if words)


def _in_all_languages(rhythm: str) -> set[str]:
    found = {rhythm}
    for language in i18n.CUSTOMER_LANGUAGES:
        with i18n.speaking(language):
            found.add(tr(rhythm).casefold())
    return found
