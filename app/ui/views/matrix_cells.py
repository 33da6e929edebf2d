"""What the cells of the matrix show, as values: who has what with whom, and how fresh it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from app.analysis.roster import Side, taking_part
from app.courtesy import giving_way
from app.model.account_plan import AccountPlan
from app.model.places import Rating
from app.model.planning import PlannedTie
from app.model.ties import ContactTie
from app.model.values import Id
from app.model.vocabulary import Confidence, TieLevel, TieStatus
from app.ui.canvas.content import Face, MapContent
from app.ui.canvas.spreads import spread_of

if TYPE_CHECKING:
    from app.analysis.network import Network
    from app.analysis.report import Report
    from app.analysis.tie_value import TieValue
    from app.ui.document import Document

Pair = tuple[Id, Id]  # colleague, person


class Freshness(Enum):
    """How long two have not spoken, measured by the rhythm they should keep."""

    UNKNOWN = "unknown"  # not analysed yet
    FRESH = "fresh"
    STALE = "stale"
    LAPSED = "lapsed"
    NEVER = "never"  # no contact is known


@dataclass(frozen=True, slots=True)
class Cell:
    """Everything one cell shows; equal cells look the same."""

    has_tie: bool = False
    level: TieLevel | None = None
    status: TieStatus | None = None
    freshness: Freshness = Freshness.UNKNOWN
    last_contact: date | None = None
    last_assumed: bool = False
    rhythm: int | None = None  # days
    value: float | None = None  # 0..1
    points: float | None = None
    planned: bool = False
    desired: TieLevel | None = None
    due: date | None = None
    owner: Id | None = None
    supposed: bool = False  # in a what-if
    spread: str = ""  # who thinks what, where colleagues differ

    @property
    def is_contact(self) -> bool:
        """Return whether the two know each other, as far as anybody assessed it."""
        return self.has_tie and self.status is None and self.level is not TieLevel.NONE


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What stands beside the cells of a person."""

    face: Face
    department: str | None = None
    points: float | None = None  # None: not analysed yet
    at_stake: float | None = None
    restricted: str = ""  # which contact policy forbids contact now


@dataclass(frozen=True, slots=True)
class Colleague:
    """What stands above and below the cells of a colleague."""

    face: Face
    ties: int = 0
    active: int | None = None  # ties that cover somebody; None: not analysed yet
    points: float | None = None
    load: float | None = None  # contact moments a year
    capacity: float | None = None


@dataclass(frozen=True)
class MatrixContent:
    """People, colleagues and what there is between them, of one state of the plan."""

    people: Mapping[Id, PersonRow] = field(default_factory=dict)
    colleagues: Mapping[Id, Colleague] = field(default_factory=dict)
    cells: Mapping[Pair, Cell] = field(default_factory=dict)
    analysed: bool = False

    def cell(self, member: Id, person: Id) -> Cell:
        return self.cells.get((member, person), EMPTY)


@dataclass(frozen=True)
class Seen:
    """What the matrix is made of, as it is at one moment; it can be read in a worker."""

    plan: AccountPlan
    opportunity: Id
    report: Report | None
    flags: Mapping[Id, int]
    left: frozenset[Id]  # who is supposed to have left
    supposed: frozenset[Id]  # ties
    unseen: frozenset[Id]  # judged by others, not yet by who looks

    @classmethod
    def of(cls, document: Document) -> Seen:
        """Return what a document is now."""
        plan, supposing = document.plan, document.supposing
        unseen = document.unseen() if plan.table(Rating) else frozenset()
        return cls(
            plan, document.opportunity, document.report, document.flag_numbers(),
            supposing.left, supposing.ties, unseen,
        )  # fmt: skip


def content_of(seen: Seen) -> MatrixContent:
    """Return what the matrix shows of a plan."""
    plan, report = seen.plan, seen.report
    shown = MapContent.of(plan, seen.opportunity, report, seen.flags, left=seen.left)
    faces = {face.id: face for face in shown.faces() if face.side is not Side.OUTSIDE}
    network = None if report is None else report.network
    people = {
        id: _row(plan, faces[id], report)
        for id in giving_way(taking_part(plan, seen.opportunity))
        if id in faces
    }
    cells = _cells(seen, people)
    colleagues = {id: _colleague(plan, faces[id], network) for id in plan.members}
    _count(colleagues, cells, network)
    return MatrixContent(people, colleagues, cells, analysed=report is not None)


def _row(plan: AccountPlan, face: Face, report: Report | None) -> PersonRow:
    person = plan.persons[face.id]
    if report is None:
        return PersonRow(face, person.department)
    score = report.score.persons.get(face.id)
    return PersonRow(
        face,
        person.department,
        0.0 if score is None else score.points,
        0.0 if score is None else score.at_stake,
        _restricted(report.network, face.id),
    )


def _restricted(network: Network, person: Id) -> str:
    if not network.restrictions:
        return ""
    from app.analysis.wording.suppression import restricted  # noqa: PLC0415  with the report

    restriction = network.restriction_on(person)
    return "" if restriction is None else restricted(restriction, network)


def _cells(seen: Seen, people: Mapping[Id, PersonRow]) -> dict[Pair, Cell]:
    plan, report = seen.plan, seen.report
    values: dict[Pair, TieValue] = {}
    if report is not None:
        contacts = report.network.contacts
        values = {tie.pair: tie for person in people for tie in contacts.get(person, ())}
    planned = {
        (one.member, one.person): one
        for one in plan.where(PlannedTie, "opportunity", seen.opportunity)
        if one.person in people
    }
    judged = bool(plan.table(Rating))
    found = {}
    for tie in giving_way(plan.ties.values()):
        if tie.person in people:
            pair = (tie.member, tie.person)
            cell = _cell(tie, values.get(pair), planned.pop(pair, None), report, seen.supposed)
            spread = spread_of(plan, tie.id, seen.unseen) if judged else ""
            found[pair] = replace(cell, spread=spread) if spread else cell
    for pair, one in planned.items():
        found[pair] = Cell(
            planned=True, desired=one.desired_level, due=one.due, owner=one.owner
        )
    return found


def _cell(
    tie: ContactTie,
    value: TieValue | None,
    planned: PlannedTie | None,
    report: Report | None,
    supposed: frozenset[Id],
) -> Cell:
    points = None if report is None else report.score.ties.get((tie.member, tie.person))
    measured = value is not None and value.tie == tie  # the report may be of a moment ago
    return Cell(
        has_tie=True,
        level=tie.level,
        status=tie.status,
        freshness=_freshness(value, report) if measured else Freshness.UNKNOWN,
        last_contact=value.last_contact if value and measured else tie.last_contact,
        last_assumed=tie.last_contact_confidence is Confidence.ASSUMED,
        rhythm=value.cadence if value and measured else tie.cadence_days,
        value=value.value if value and measured else None,
        points=points.points if points and measured else None,
        planned=planned is not None,
        desired=planned.desired_level if planned else None,
        due=planned.due if planned else None,
        owner=planned.owner if planned else None,
        supposed=tie.id in supposed,
    )


def _freshness(value: TieValue | None, report: Report | None) -> Freshness:
    if value is None or report is None:
        return Freshness.UNKNOWN
    if value.days is None:
        return Freshness.NEVER
    if value.freshness >= 1:
        return Freshness.FRESH
    lapsed = value.days > report.network.parameters.lapsed_after * value.cadence
    return Freshness.LAPSED if lapsed else Freshness.STALE


def _colleague(plan: AccountPlan, face: Face, network: Network | None) -> Colleague:
    member = plan.members[face.id]
    load = None if network is None else network.loads.get(face.id)
    return Colleague(face, load=load, capacity=member.capacity_per_year)


def _count(
    colleagues: dict[Id, Colleague], cells: Mapping[Pair, Cell], network: Network | None
) -> None:
    """Fill in how many ties each colleague has, and what they bring."""
    ties = dict.fromkeys(colleagues, 0)
    active, points = dict.fromkeys(colleagues, 0), dict.fromkeys(colleagues, 0.0)
    least = 1.0 if network is None else network.parameters.covered
    for (member, _person), cell in cells.items():
        if member not in ties or not cell.is_contact:
            continue
        ties[member] += 1
        active[member] += (cell.value or 0.0) >= least
        points[member] += cell.points or 0.0
    for id, one in colleagues.items():
        colleagues[id] = Colleague(
            one.face,
            ties[id],
            None if network is None else active[id],
            None if network is None else points[id],
            one.load,
            one.capacity,
        )
