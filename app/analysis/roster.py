"""Who is on the map of a decision: on which side, at which level, joined to whom."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum

from app.courtesy import giving_way
from app.model.account_plan import AccountPlan
from app.model.decision import Membership
from app.model.places import Seat
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import Id
from app.model.vocabulary import Level

Band = Level | None  # None: level unknown
Links = dict[Id, list[tuple[Id, float]]]

LEVELS: tuple[Level, ...] = tuple(sorted(Level, reverse=True))  # the highest stands on top
REPORTING, INFLUENCE, AFFINITY, TIE = (
    3.0,
    1.0,
    0.7,
    0.5,
)  # how hard a line pulls its ends together


class Side(Enum):
    """The three parts of the map, from left to right."""

    OURS = "ours"
    THEIRS = "theirs"
    OUTSIDE = "outside"

    __hash__ = object.__hash__  # that of Enum is Python, and a layout asks a million times


@dataclass(frozen=True)
class Roster:
    """Everybody on the map by id: equal plans are the same map, however they came about."""

    side: dict[Id, Side]
    band: dict[Id, Band]
    lane: dict[Id, str]  # empty: unknown
    links: Links

    @property
    def bands(self) -> tuple[Band, ...]:
        """The bands from top to bottom; *level unknown* only when somebody stands there."""
        return (*LEVELS, None) if None in self.band.values() else LEVELS

    def of(self, side: Side, band: Band) -> list[Id]:
        return [id for id, at in self.band.items() if at == band and self.side[id] is side]

    def on(self, side: Side) -> list[Id]:
        return [id for id, at in self.side.items() if at is side]


def taking_part(plan: AccountPlan, opportunity: Id) -> list[Id]:
    """Return the customer persons to draw: who takes part, and who is in no decision at all."""
    somewhere = {m.person for m in plan.table(Membership).values()}
    here = {m.person for m in plan.dmu(opportunity) if m.takes_part}
    return [id for id in plan.persons if id in here or id not in somewhere]


def roster(plan: AccountPlan, opportunity: Id) -> Roster:
    """Return who stands on the map of a decision, vacant seats among them."""
    side: dict[Id, Side] = {}
    band: dict[Id, Band] = {}
    lane: dict[Id, str] = {}
    for id, member in sorted(plan.members.items()):
        side[id], band[id], lane[id] = Side.OURS, member.level, member.lane or ""
    for id in sorted(taking_part(plan, opportunity)):
        person = plan.persons[id]
        side[id], band[id], lane[id] = Side.THEIRS, person.level, person.lane or ""
    for seat in sorted(plan.where(Seat, "opportunity", opportunity), key=lambda one: one.id):
        side[seat.id] = Side.THEIRS
        band[seat.id], lane[seat.id] = seat.level, seat.lane or ""
    for id in sorted(plan.outside):
        side[id] = Side.OUTSIDE
    return Roster(side, band, lane, _links(plan, opportunity, side))


def _links(plan: AccountPlan, opportunity: Id, side: dict[Id, Side]) -> Links:
    """Return what draws cards together: the lines on the map, so a vacancy keeps its place."""
    links: Links = defaultdict(list)
    seats = plan.where(Seat, "opportunity", opportunity)
    at: dict[Id, Id] = {seat.formerly: seat.id for seat in seats if seat.formerly}
    for tie in giving_way(plan.table(ContactTie).values()):
        _join(links, side, tie.member, at.get(tie.person, tie.person), TIE)
    for line in plan.table(ReportingLine).values():
        ends = at.get(line.employee, line.employee), at.get(line.manager, line.manager)
        _join(links, side, *ends, REPORTING)
    for influence in giving_way(plan.table(Influence).values()):
        _join(links, side, influence.source, influence.target, INFLUENCE)
    for affinity in plan.table(Affinity).values():
        _join(links, side, affinity.a, affinity.b, AFFINITY)
    return {id: sorted(joined) for id, joined in giving_way(links.items())}


def _join(links: Links, side: dict[Id, Side], a: Id, b: Id, pull: float) -> None:
    if a in side and b in side:
        links[a].append((b, pull))
        links[b].append((a, pull))
