"""Seats that can be vacant, colleagues' separate judgements, and views kept under a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.i18n import tr
from app.model.values import Id, Named
from app.model.vocabulary import Lane, Level, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Named):
    """A function at the customer's that nobody fills now; its name is what it is called.

    Who follows takes the seat, and with it the function, not the attitude of who left.
    """

    opportunity: Id
    department: str | None = None
    lane: Lane | None = None
    level: Level | None = None
    roles: frozenset[Role] = frozenset()  # that came with the function
    reports_to: Id | None = None  # a person
    formerly: Id | None = None  # who left it
    vacant_since: date | None = None
    note: str | None = None

    @property
    def label(self) -> str:
        """What to call it, also where nobody knows what it is called."""
        return self.name or tr("function unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """What one colleague thinks of a relationship or of an attitude, apart from the others."""

    id: Id  # joined(about, rater)
    about: Id  # the id of a tie (level 0..4) or of a membership (attitude -2..2)
    rater: str  # who, by name: whoever works here need not be in the client team
    value: int
    rated_on: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Named):
    """A view with its filters, under a name."""

    view: str  # map, matrix, organigram, power
    filters: str = "{}"  # JSON
