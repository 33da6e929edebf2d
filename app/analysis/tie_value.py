"""What one tie is worth: its level, how fresh it is, and how well the two match."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.analysis.contact_log import Logged
from app.model.parameters import Parameters
from app.model.people import Person, TeamMember
from app.model.rhythm import cadence_of
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import Role

NOT_LOGGED = Logged()


@dataclass(frozen=True, slots=True)
class TieValue:
    """The value v = q·f·m of a tie, 0..1, with what it is made of."""

    tie: ContactTie
    member: Id  # as the tie says, and `person` too: rules ask a thousand times in an edit
    person: Id
    quality: float  # q, by level
    freshness: float  # f, 0 without any contact
    match: float  # m, by lane and level on both sides
    days: int | None  # since the last contact; None: never, or unknown
    cadence: int  # days
    last_contact: date | None
    last_visit: date | None
    two_way: int  # contacts in twelve months
    value: float

    @property
    def pair(self) -> tuple[Id, Id]:
        return self.member, self.person

    @property
    def subject(self) -> str:
        """What gaps and reports call this tie."""
        return f"{self.member}->{self.person}"

    @property
    def refreshed(self) -> float:
        """The value it would have after a contact today."""
        return 0.0 if self.tie.status is not None else self.quality * self.match


def rank(tie: TieValue) -> tuple[float, Id]:
    """Order ties by value, the best first; of equal ones the smaller colleague's id."""
    return -round(tie.value, 12), tie.member


def value_of(
    tie: ContactTie,
    member: TeamMember,
    person: Person | None,
    *,
    roles: Iterable[Role],
    logged: Logged,
    as_of: date,
    parameters: Parameters,
) -> TieValue:
    """Return what a tie is worth on a day; `person` is None for an outside influence."""
    last_contact = tie.last_contact or logged.last_contact
    days = None if last_contact is None else (as_of - last_contact).days
    cadence = tie.cadence_days or cadence_of(roles, parameters)
    quality = 0.0 if tie.level is None else parameters.level_value[tie.level]
    fresh = freshness(days, cadence)
    match = 1.0 if person is None else match_of(member, person, parameters)
    return TieValue(
        tie=tie,
        member=tie.member,
        person=tie.person,
        quality=quality,
        freshness=fresh,
        match=match,
        days=days,
        cadence=cadence,
        last_contact=last_contact,
        last_visit=tie.last_f2f or logged.last_visit,
        two_way=logged.two_way if tie.two_way_12m is None else tie.two_way_12m,
        value=0.0 if tie.status is not None else quality * fresh * match,
    )


def freshness(days: int | None, cadence: int) -> float:
    """Return 1 within the cadence c, then half of it after every further c: 2^(−(d−c)/c)."""
    if days is None:
        return 0.0
    return 1.0 if days <= cadence else 2.0 ** (-(days - cadence) / cadence)


def match_of(member: TeamMember, person: Person, parameters: Parameters) -> float:
    """Return how well two match, 0..1; what is unknown on either side costs nothing."""
    match = 1.0
    if None not in (member.lane, person.lane) and member.lane != person.lane:
        match *= parameters.other_lane
    if member.level and person.level and member.level < person.level - 1:
        match *= parameters.lower_level
    return match
