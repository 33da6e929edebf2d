"""What colleagues each think of a relationship or an attitude, read side by side."""

from __future__ import annotations

from collections.abc import Sequence

from app.model.account_plan import AccountPlan
from app.model.places import Rating
from app.model.values import Id

DIFFERS_FROM = 1  # steps between the highest and the lowest that are worth showing


def ratings_of(plan: AccountPlan, about: Id) -> list[Rating]:
    """Return what colleagues think of a tie or a membership, the highest first."""
    found = plan.where(Rating, "about", about)
    return sorted(found, key=lambda one: (-one.value, one.rater.casefold()))


def has_rated(ratings: Sequence[Rating], rater: str) -> bool:
    """Return whether somebody gave a judgement of their own, and so may see the others'."""
    return any(one.rater == rater for one in ratings)


def differ(ratings: Sequence[Rating]) -> bool:
    """Return whether the judgements lie apart."""
    values = [one.value for one in ratings]
    return bool(values) and max(values) - min(values) >= DIFFERS_FROM


def spread_words(ratings: Sequence[Rating], *, signed: bool = False) -> str:
    """Return who thinks what, by first name: Jan 4, Els 1; attitudes are `signed`."""
    return ", ".join(
        f"{name} {one.value:+d}" if signed and one.value else f"{name} {one.value}"
        for name, one in zip(_short_names(ratings), ratings, strict=True)
    )


def _short_names(ratings: Sequence[Rating]) -> list[str]:
    """First names; whole ones where two would be the same."""
    first = [(one.rater.split() or [one.rater])[0] for one in ratings]
    return [
        name if first.count(name) == 1 else one.rater
        for name, one in zip(first, ratings, strict=True)
    ]
