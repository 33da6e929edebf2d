"""What the map shows, as values: a face for every card and a look for every line.

Window and picture are drawn from the same content, with or without a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from app.analysis.roster import Side, taking_part
from app.i18n import tr
from app.model.account_plan import AccountPlan
from app.model.certainty import NOTHING, Share, share_of
from app.model.entities import EntityType
from app.model.people import Account, OutsideInfluence, Person, TeamMember
from app.model.places import Seat
from app.model.planning import PlannedTie
from app.model.ties import Affinity, ContactTie, Influence, ReportingLine
from app.model.values import Id
from app.model.vocabulary import (
    Attitude,
    Confidence,
    InfluenceDegree,
    Lane,
    Level,
    OutsideKind,
    Role,
    TieLevel,
    TieStatus,
)
from app.ui.canvas.line_kinds import Line, LineKind, TieLook

if TYPE_CHECKING:
    from app.analysis.report import Report

Ref = tuple[EntityType, Id]
ROLES = tuple(Role)
CARD_KINDS: dict[Side, EntityType] = {
    Side.OURS: TeamMember,
    Side.THEIRS: Person,
    Side.OUTSIDE: OutsideInfluence,
}
_SMALL_WORDS = frozenset(
    {"aan", "bij", "de", "den", "der", "des", "du", "het", "in", "la", "le", "op", "'t", "te"}
    | {"ten", "ter", "uit", "van", "von", "zu"}
    | {"dr.", "drs.", "ing.", "ir.", "mr.", "mw.", "prof."}
)


@dataclass(frozen=True, slots=True)
class Face:
    """Everything a card shows; equal faces look the same."""

    id: Id
    side: Side
    name: str
    title: str | None = None
    lane: Lane | None = None
    level: Level | None = None
    guessed: bool = False  # lane or level is assumed
    roles: tuple[Role, ...] = ()
    roles_assumed: bool = False
    in_decision: bool = True
    attitude: Attitude | None = None
    influence: InfluenceDegree | None = None
    coverage: float | None = None  # 0..1; None: not known (yet)
    flag: int | None = None  # number of the gap in the list
    kind: OutsideKind | None = None
    sure: Share = NOTHING  # how much of what the card says is certain
    left: bool = False  # in a what-if
    vacant: bool = False  # a function that nobody fills; its name is what it is called
    since: date | None = None  # when it became vacant
    together: tuple[Ref, ...] = ()  # whom the card stands for, where it stands for several

    @property
    def initials(self) -> str:
        return initials(self.name)

    @property
    def ref(self) -> Ref:
        return Seat if self.vacant else CARD_KINDS[self.side], self.id

    @property
    def refs(self) -> tuple[Ref, ...]:
        """What is selected with the card."""
        return self.together or (self.ref,)


@dataclass(frozen=True)
class MapContent:
    """A plan, one decision in it, and what the analysis says of it if there is one."""

    plan: AccountPlan
    opportunity: Id
    coverage: Mapping[Id, float] | None = None  # None: nothing analysed yet
    stale: frozenset[Id] = frozenset()  # ties
    flags: Mapping[Id, int] = field(default_factory=dict)
    left: frozenset[Id] = frozenset()  # who is supposed to have left
    supposed: frozenset[Id] = frozenset()  # ties that are supposed only
    unseen: frozenset[Id] = frozenset()  # judged by others, not yet by who looks
    is_covered: Callable[[Id], bool] | None = None  # None: nothing analysed yet

    @classmethod
    def of(
        cls,
        plan: AccountPlan,
        opportunity: Id,
        report: Report | None = None,
        flags: Mapping[Id, int] | None = None,
        *,
        left: frozenset[Id] = frozenset(),
        supposed: frozenset[Id] = frozenset(),
        unseen: frozenset[Id] = frozenset(),
    ) -> MapContent:
        """Return the content with what a report measures; it may be of a moment ago."""
        if report is None:
            return cls(plan, opportunity, left=left, supposed=supposed, unseen=unseen)
        coverage = {id: person.coverage for id, person in report.score.persons.items()}
        stale = frozenset(
            value.tie.id
            for values in report.network.contacts.values()
            for value in values
            if value.freshness < 1
        )
        covered = report.network.active
        return cls(
            plan, opportunity, coverage, stale, flags or {}, left, supposed, unseen, covered,
        )  # fmt: skip

    @property
    def account(self) -> str:
        """What the customer is called."""
        return next((one.label for one in self.plan.table(Account).values()), "")

    def has_lines_of(self, other: MapContent) -> bool:
        """Return whether another content has the same lines, drawn alike."""
        return (
            self.plan is other.plan
            and self.opportunity == other.opportunity
            and self.stale == other.stale
            and self.supposed == other.supposed
            and self.unseen == other.unseen
        )

    def faces(self) -> Iterator[Face]:
        """Return what each card shows: ours, theirs, outsiders."""
        for member in self.plan.members.values():
            yield Face(
                member.id,
                Side.OURS,
                member.label,
                member.title,
                member.lane,
                member.level,
                guessed=_assumed(member),
                flag=self.flags.get(member.id),
                left=member.id in self.left,
            )
        for id in taking_part(self.plan, self.opportunity):
            yield self._face(self.plan.persons[id])
        for seat in self.plan.where(Seat, "opportunity", self.opportunity):
            yield vacancy(seat)
        for outsider in self.plan.outside.values():
            yield Face(outsider.id, Side.OUTSIDE, outsider.label, kind=outsider.kind)

    def _face(self, person: Person) -> Face:
        part = self.plan.membership(self.opportunity, person.id)
        return Face(
            person.id,
            Side.THEIRS,
            person.label,
            person.title,
            person.lane,
            person.level,
            guessed=_assumed(person),
            roles=() if part is None else tuple(role for role in ROLES if role in part.roles),
            roles_assumed=part is not None and part.role_confidence is Confidence.ASSUMED,
            in_decision=part is not None,
            attitude=None if part is None else part.attitude,
            influence=None if part is None else part.influence,
            coverage=None if self.coverage is None else self.coverage.get(person.id),
            flag=self.flags.get(person.id),
            sure=share_of(self.plan, person, part),
            left=person.id in self.left,
        )

    def lines(self) -> Iterator[Line]:
        """Return every line of the plan; whose ends are not on the map is for the layout."""
        seats = self.plan.where(Seat, "opportunity", self.opportunity)
        at: dict[Id, Id] = {seat.formerly: seat.id for seat in seats if seat.formerly}
        for tie in self.plan.ties.values():
            look = self._tie_look(tie)
            if look is not None and tie.person in at:
                look = TieLook(tie.level, former=True)
            if look is not None:
                end = at.get(tie.person, tie.person)
                yield Line(LineKind.TIE, (ContactTie, tie.id), tie.member, end, look)
        for planned in self.plan.where(PlannedTie, "opportunity", self.opportunity):
            yield Line(
                LineKind.TIE,
                (PlannedTie, planned.id),
                planned.member,
                planned.person,
                TieLook(planned.desired_level or TieLevel.WORKING, planned=True),
            )
        for line in self.plan.table(ReportingLine).values():
            look = TieLook(dotted=line.dotted is True)
            ref: Ref = (ReportingLine, line.id)
            employee, manager = (at.get(id, id) for id in (line.employee, line.manager))
            yield Line(LineKind.REPORTING, ref, employee, manager, look)
        for influence in self.plan.table(Influence).values():
            ref = (Influence, influence.id)
            weight = influence.weight
            yield Line(
                LineKind.INFLUENCE, ref, influence.source, influence.target, TieLook(), weight
            )
        for affinity in self.plan.table(Affinity).values():
            kind = LineKind.ALLIANCE if affinity.sign > 0 else LineKind.CONFLICT
            yield Line(kind, (Affinity, affinity.id), affinity.a, affinity.b, TieLook())

    def _tie_look(self, tie: ContactTie) -> TieLook | None:
        """Return how a tie looks; None where it says that there is none: that is emptiness."""
        if tie.status is TieStatus.NOT_NEEDED:
            return TieLook(tie.level, not_needed=True)
        if tie.status is TieStatus.LOST:
            return TieLook(tie.level, lost=True)
        if tie.level is TieLevel.NONE:
            return None
        if tie.id in self.supposed:
            return TieLook(tie.level, supposed=True)
        return TieLook(tie.level, stale=tie.level is not None and tie.id in self.stale)


def vacancy(seat: Seat) -> Face:
    """Return what the empty card of a vacant function shows."""
    return Face(
        seat.id,
        Side.THEIRS,
        seat.name or tr("function unknown"),
        seat.department,
        seat.lane,
        seat.level,
        roles=tuple(role for role in Role if role in seat.roles),
        roles_assumed=True,
        vacant=True,
        since=seat.vacant_since,
    )


def initials(name: str) -> str:
    """Return the first letters of first and last name, small words left out: DA, HV, EV."""
    parts = name.replace("(", " ").replace(")", " ").split()
    words = [word for word in parts if word[:1].isalnum() and not word.isdecimal()]
    large = [word for word in words if word.casefold() not in _SMALL_WORDS] or words
    if not large:
        return "?"
    letters = large[0][0] + (large[-1][0] if len(large) > 1 else "")
    return letters.upper()


def _assumed(somebody: Person | TeamMember) -> bool:
    return Confidence.ASSUMED in (somebody.lane_confidence, somebody.level_confidence)
