"""What the map shows, as values: a face for every card and a look for every line.

Window and picture are drawn from the same content, with or without a report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from app.analysis.roster import Side, taking_part
from app.model.account_plan import AccountPlan
from app.model.certainty import NOTHING, Share, Sources, share, sources_of
from app.model.decision import Membership
from app.model.entities import EntityType
from app.model.people import Account, OutsideInfluence, Person, TeamMember
from app.model.places import Rating, Seat
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
from app.ui.canvas.kept import Kept
from app.ui.canvas.line_kinds import Line, LineKind, TieLook

if TYPE_CHECKING:
    from app.analysis.report import Report
    from app.ui.document import Document

Ref = tuple[EntityType, Id]
ROLES = tuple(Role)
OF_ALL = "all "  # begins the key of a flag that is nobody's but the whole buying team's
LINES_OF = (ContactTie, PlannedTie, ReportingLine, Influence, Affinity, Seat, Rating)
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
    flags: Mapping[Id, int] = field(default_factory=dict)  # also of gaps about all
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

    @property
    def flags_of_all(self) -> tuple[int, ...]:
        """The numbers of the gaps about the whole buying team, which nobody wears."""
        return tuple(self.flags[id] for id in self.flags if id.startswith(OF_ALL))

    def has_lines_of(self, other: MapContent) -> bool:
        """Return whether another content has the same lines, drawn alike."""
        return (
            self.plan.shares(LINES_OF, other.plan)
            and self.opportunity == other.opportunity
            and self.stale == other.stale
            and self.supposed == other.supposed
            and self.unseen == other.unseen
        )

    def has_faces_of(self, other: MapContent) -> bool:
        """Return whether another content has the same people, shown alike."""
        return (
            self.plan is other.plan
            and self.opportunity == other.opportunity
            and self.left == other.left
            and self.flags == other.flags
            and self.is_covered == other.is_covered
            and self.coverage == other.coverage
        )

    def faces(self, known: Kept[Face] | None = None) -> Iterator[Face]:
        """Return what each card shows: ours, theirs, outsiders; as `known` where it is so."""
        kept = Kept[Face]() if known is None else known
        kept.begin()
        for id, member in self.plan.members.items():
            yield kept.of(id, (member, self.flags.get(id), id in self.left), _colleague)
        parts = {part.person: part for part in self.plan.dmu(self.opportunity)}
        for id in taking_part(self.plan, self.opportunity):
            yield kept.of(id, self._looks(self.plan.persons[id], parts.get(id)), _person)
        for seat in self.plan.where(Seat, "opportunity", self.opportunity):
            yield vacancy(seat)
        for outsider in self.plan.outside.values():
            yield kept.of(outsider.id, (outsider,), _outsider)

    def _looks(self, person: Person, part: Membership | None) -> tuple[Any, ...]:
        """All that a person's card shows, for `_person`."""
        id, coverage = person.id, self.coverage
        covered = None if coverage is None else coverage.get(id)
        sources = sources_of(self.plan, part)
        return person, part, sources, covered, (self.flags.get(id), id in self.left)

    def lines(self, known: Kept[Line] | None = None) -> Iterator[Line]:
        """Return every line of the plan; whose ends are not on the map is for the layout.

        A line is taken from `known` where it is as it was.
        """
        kept = Kept[Line]() if known is None else known
        kept.begin()
        seats = self.plan.where(Seat, "opportunity", self.opportunity)
        at: dict[Id, Id] = {seat.formerly: seat.id for seat in seats if seat.formerly}
        for id, tie in self.plan.ties.items():
            look = (tie, id in self.stale, id in self.supposed, at.get(tie.person))
            if tie.level is not TieLevel.NONE or tie.status is not None:  # else it is emptiness
                yield kept.of((ContactTie, id), look, _tie)
        for planned in self.plan.where(PlannedTie, "opportunity", self.opportunity):
            yield kept.of((PlannedTie, planned.id), (planned,), _planned)
        for id, line in self.plan.table(ReportingLine).items():
            ends = at.get(line.employee, line.employee), at.get(line.manager, line.manager)
            yield kept.of((ReportingLine, id), (line, *ends), _reporting)
        for id, influence in self.plan.table(Influence).items():
            yield kept.of((Influence, id), (influence,), _influence)
        for id, affinity in self.plan.table(Affinity).items():
            yield kept.of((Affinity, id), (affinity,), _affinity)


def content_of(document: Document, flags: Mapping[Id, int]) -> MapContent:
    """Return what a map in the window shows: the plan that stands, or the one supposed."""
    supposing = document.supposing
    return MapContent.of(
        document.plan, document.opportunity, document.report, flags,
        left=supposing.left, supposed=supposing.ties, unseen=document.unseen(),
    )  # fmt: skip


def vacancy(seat: Seat) -> Face:
    """Return what the empty card of a vacant function shows."""
    return Face(
        seat.id,
        Side.THEIRS,
        seat.label,
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


def _colleague(member: TeamMember, flag: int | None, left: bool) -> Face:
    return Face(
        member.id,
        Side.OURS,
        member.label,
        member.title,
        member.lane,
        member.level,
        guessed=_assumed(member),
        flag=flag,
        left=left,
    )


def _person(
    person: Person,
    part: Membership | None,
    sources: Sources,
    coverage: float | None,
    flagged_left: tuple[int | None, bool],
) -> Face:
    flag, left = flagged_left
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
        coverage=coverage,
        flag=flag,
        sure=share(person, part, sources),
        left=left,
    )


def _outsider(outsider: OutsideInfluence) -> Face:
    return Face(outsider.id, Side.OUTSIDE, outsider.label, kind=outsider.kind)


def _tie(tie: ContactTie, stale: bool, supposed: bool, seat: Id | None) -> Line:
    """A tie; with who has left it ends at the `seat` that they left."""
    look = _tie_look(tie, stale, supposed) if seat is None else TieLook(tie.level, former=True)
    return Line(LineKind.TIE, (ContactTie, tie.id), tie.member, seat or tie.person, look)


def _tie_look(tie: ContactTie, stale: bool, supposed: bool) -> TieLook:
    if tie.status is TieStatus.NOT_NEEDED:
        return TieLook(tie.level, not_needed=True)
    if tie.status is TieStatus.LOST:
        return TieLook(tie.level, lost=True)
    if supposed:
        return TieLook(tie.level, supposed=True)
    return TieLook(tie.level, stale=tie.level is not None and stale)


def _planned(planned: PlannedTie) -> Line:
    look = TieLook(planned.desired_level or TieLevel.WORKING, planned=True)
    ref = PlannedTie, planned.id
    return Line(LineKind.TIE, ref, planned.member, planned.person, look)


def _reporting(line: ReportingLine, employee: Id, manager: Id) -> Line:
    look = TieLook(dotted=line.dotted is True)
    return Line(LineKind.REPORTING, (ReportingLine, line.id), employee, manager, look)


def _influence(line: Influence) -> Line:
    ref = Influence, line.id
    return Line(LineKind.INFLUENCE, ref, line.source, line.target, TieLook(), line.weight)


def _affinity(line: Affinity) -> Line:
    kind = LineKind.ALLIANCE if line.sign > 0 else LineKind.CONFLICT
    return Line(kind, (Affinity, line.id), line.a, line.b, TieLook())


def _assumed(somebody: Person | TeamMember) -> bool:
    return Confidence.ASSUMED in (somebody.lane_confidence, somebody.level_confidence)
