"""People who may be the same: names that nearly agree, or one e-mail address."""

from __future__ import annotations

from functools import lru_cache

from app.exchange.headings import plain
from app.model.account_plan import AccountPlan
from app.model.values import Id

LIKE = 86.0  # of 100; "Karim Amrani" and "Karim El Amrani" are, "Jan Smit" and "Jan Smits" too


def alike(name: str, plan: AccountPlan, email: str | None = None, most: int = 3) -> list[Id]:
    """Return who at the customer may be meant by a name or address, the likeliest first.

    Who has exactly this name is not among them: that is no guess.
    """
    address = (email or "").strip().casefold()
    same = [
        one.id
        for one in plan.persons.values()
        if address and (one.email or "").strip().casefold() == address
    ]
    wanted = plain(name)
    exact = {one.id for one in plan.persons.values() if plain(one.label) == wanted}
    labels = {one.id: one.label for one in plan.persons.values()}
    near = {id: likeness(name, label) for id, label in labels.items()}
    close = sorted(
        (id for id in near if near[id] >= LIKE), key=lambda id: (-near[id], labels[id])
    )
    found = dict.fromkeys([*same, *close])
    return [id for id in found if id not in exact][:most]


def likeness(one: str, other: str) -> float:
    """Return how far two names agree, 0..100, whatever the order of their words.

    Of a name with more words the shorter one has to be a part; a single word proves nothing.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415  only what searches needs it

    a, b = _words(one), _words(other)
    if not a or not b:
        return 0.0
    whole = fuzz.token_sort_ratio(" ".join(a), " ".join(b))
    if min(len(a), len(b)) > 1 and (set(a) <= set(b) or set(b) <= set(a)):
        return max(whole, 95.0)
    return whole


@lru_cache(8192)
def _words(name: str) -> tuple[str, ...]:
    return tuple(plain(name).split())
