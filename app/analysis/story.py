"""What a meeting is told of a decision: its steps in order, what is lit in each, and the words.

Who they are, who of us knows whom, where it is thin, gap by gap, the plan. Attitudes, interests
and what lies behind them are told in none of the overviews; `tells_of_people` says of a gap
whether its words do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from app.analysis.candidates import Suggestion
from app.analysis.gap import Gap, Key
from app.analysis.network import Network
from app.analysis.report import Report
from app.analysis.roster import LEVELS, taking_part
from app.analysis.what_if import tie_becomes
from app.analysis.wording import GapText
from app.analysis.wording.phrases import named, some
from app.errors import Conflict, UserError
from app.i18n import mark, names, ntr, number, tr
from app.model.account_plan import AccountPlan
from app.model.entities import EntityType
from app.model.labels import label
from app.model.values import Id, joined
from app.model.vocabulary import SIX_ROLES, Level, Role

# Rules whose words say what somebody thinks of us, wants, fears, or let slip in a talk: the
# gate's attitude (R15), influence and attitude (R20-R26), competitors, who may be said to be
# preferred (R27-R29), the conversation (R30-R33).
TELLING = frozenset({"R15", *(f"R{number}" for number in range(20, 34))})
MOST_NAMES = 2  # of a role, in a line on the wall
MOST_COLLEAGUES = 8  # in the list of who knows how many


class Part(StrEnum):
    """The parts of the story, in the order in which they are told."""

    PEOPLE = "people"
    TIES = "ties"
    THIN = "thin"
    GAPS = "gaps"
    PLAN = "plan"


PART_NAMES: dict[Part, str] = {
    Part.PEOPLE: mark("Who they are"),
    Part.TIES: mark("Who of us knows whom"),
    Part.THIN: mark("Where it is thin"),
    Part.GAPS: mark("Gap by gap"),
    Part.PLAN: mark("Who does what by when"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an overview: what it is about, with a figure or names beside it."""

    text: str
    value: str = ""
    role: Role | None = None
    weak: bool = False  # nobody is there
    share: float | None = None  # 0..1, of what a bar beside it shows


@dataclass(frozen=True, slots=True)
class Step:
    """One picture of the story; `lit` and `ties` are None where nothing steps back."""

    part: Part
    title: str
    lit: frozenset[Id] | None = None
    ties: frozenset[Id] | None = None
    rows: tuple[Row, ...] = ()
    why: str = ""
    todo: str = ""
    before: float | None = None
    after: float | None = None  # None: not known what closing it brings
    number: int | None = None
    key: Key | None = None
    closed: bool = False
    contacts: tuple[Suggestion, ...] = ()
    names_us: bool = False  # what to do says who of ours does it
    missing: frozenset[Level] = frozenset()  # of ours, that the gap is about

    @property
    def mark(self) -> tuple[Part, Key | None]:
        """What a step is known by when the story is told anew."""
        return self.part, self.key


@dataclass(frozen=True, slots=True)
class Numbered:
    """A gap of the meeting: the number it was given, and as it stands or last stood."""

    number: int
    gap: Gap
    text: GapText
    closed: bool = False


def tells_of_people(gap: Gap) -> bool:
    """Return whether a gap's words tell of attitudes, interests, or of colleagues."""
    return gap.about_us or gap.rule in TELLING


def story(
    report: Report | None, told: Iterable[Numbered], parts: Iterable[Part] = tuple(Part)
) -> list[Step]:
    """Return the steps of these parts; without a report only the plan can be told of."""
    wanted = frozenset(parts)
    steps: list[Step] = []
    if report is not None:
        overviews = {Part.PEOPLE: people, Part.TIES: knowing, Part.THIN: thin}
        steps += [tell(report) for part, tell in overviews.items() if part in wanted]
        if Part.GAPS in wanted:
            steps += [of_gap(report, one) for one in told]
    if Part.PLAN in wanted:
        steps.append(Step(Part.PLAN, tr("Who does what by when")))
    return steps


def people(report: Report) -> Step:
    """Who takes part in the decision, by role."""
    network = report.network
    rows = [_holders(network, role) for role in _by_weight(network)]
    return Step(Part.PEOPLE, tr("Who has a say in this?"), ties=frozenset(), rows=tuple(rows))


def knowing(report: Report) -> Step:
    """Who of us knows whom, and how many."""
    network = report.network
    known: dict[Id, int] = dict.fromkeys(network.plan.members, 0)
    for tie in network.plan.ties.values():
        if tie.level and tie.status is None and tie.person in network.people:
            known[tie.member] = known.get(tie.member, 0) + 1
    ranked = sorted(known, key=lambda id: (-known[id], network.plan.label(id), id))
    rows = [
        Row(network.plan.label(id), str(known[id]), weak=not known[id])
        for id in ranked[:MOST_COLLEAGUES]
    ]
    if (more := len(ranked) - MOST_COLLEAGUES) > 0:
        rows.append(Row(ntr("{count} more colleague", "{count} more colleagues", more)))
    met = {t.person for t in network.plan.ties.values() if t.level and t.status is None}
    why = _how_many(network, len(met & network.people.keys()))
    return Step(Part.TIES, tr("Who of us knows whom?"), rows=tuple(rows), why=why)


def _how_many(network: Network, count: int) -> str:
    """How many of them somebody of ours knows, in a sentence that is true of none as well."""
    if not network.people:
        return tr("Nobody of the customer takes part yet.")
    if not network.plan.members:
        return tr("Nobody of ours is in the client team yet.")
    if not count:
        return tr("Nobody of ours knows any of them.")
    return ntr(
        "Somebody of ours knows the one person there is.",
        "Somebody of ours knows {known} of the {count} people.",
        len(network.people),
        known=count,
    )


def thin(report: Report) -> Step:
    """Where we are thin: whom we do not know well enough, by role and by level."""
    network = report.network
    uncovered = [person for person in network.people if not network.active(person)]
    rows = [
        Row(
            _capital(label(role)),
            tr("{share}%", share=number(100 * share)) if held else tr("nobody"),
            role,
            weak=not held,
            share=share,
        )
        for role in _by_weight(network)
        if role not in network.absent_roles
        for held, share in [(role in network.holders, network.score.roles[role].share)]
    ]
    said = [
        ntr(
            "Not covered: {uncovered} of {count} person.",
            "Not covered: {uncovered} of {count} people.",
            len(network.people),
            uncovered=len(uncovered),
        )
        if network.people
        else tr("Nobody of the customer takes part yet.")
    ]
    if empty := empty_levels(network):
        levels = names([label(level) for level in empty])
        said.append(tr("Nobody of ours at the level of {levels}.", levels=levels))
    if report.parked:
        said.append(
            ntr(
                "{count} gap is parked: the contact policy forbids to act on it now.",
                "{count} gaps are parked: the contact policy forbids to act on them now.",
                len(report.parked),
            )
        )
    return Step(
        Part.THIN,
        tr("Where is it thin?"),
        lit=frozenset(uncovered),
        ties=frozenset(),
        rows=tuple(rows),
        why=" ".join(said),
        before=network.score.total,
    )


def empty_levels(network: Network) -> list[Level]:
    """Return the levels on which they have people and we have nobody, the highest first."""
    plan = network.plan
    theirs = {plan.persons[id].level for id in taking_part(plan, network.opportunity_id)}
    ours = {member.level for member in plan.members.values()}
    return [level for level in LEVELS if level in theirs - ours]


def of_gap(report: Report, one: Numbered) -> Step:
    """One gap: whom it is about, why it is one, and what to do about it."""
    gap, text = one.gap, one.text
    plan, pairs = report.network.plan, [*gap.ties]
    contacts = () if one.closed else text.contacts
    about = {*gap.persons, *gap.members, *(end for pair in pairs for end in pair)}
    about |= {end for contact in contacts for end in (contact.member, contact.person)}
    asked = frozenset() if one.closed else named_in(plan, text.action or "")
    known = {id for id, tie in plan.ties.items() if {tie.member, tie.person} <= asked}
    about |= asked
    there = plan.persons.keys() | plan.members.keys() | plan.outside.keys()
    return Step(
        Part.GAPS,
        text.title,
        lit=frozenset(about & there),
        ties=frozenset(joined(*pair) for pair in pairs) | known,
        why=text.explanation,
        todo=text.action or text.suppressed or "",
        before=report.score.total,
        after=None if one.closed else score_with(report, contacts),
        number=one.number,
        key=gap.key,
        closed=one.closed,
        contacts=tuple(contacts),
        names_us=bool(asked & plan.members.keys()),
        missing=frozenset() if one.closed else missing_levels(report.network, gap),
    )


def missing_levels(network: Network, gap: Gap) -> frozenset[Level]:
    """Return the levels on which we have nobody, where it is that what a gap is about."""
    plan = network.plan
    wanted: set[Level | None] = set()
    if gap.rule == "R11":
        wanted = {plan.persons[id].level for id in gap.persons if id in plan.persons}
    elif gap.rule == "R12":
        wanted = {Level.EXECUTIVE}
    return frozenset(level for level in empty_levels(network) if level in wanted)


def named_in(plan: AccountPlan, text: str) -> frozenset[Id]:
    """Return the contacts and colleagues whom a text calls by their whole name."""
    return frozenset(
        id
        for id in (*plan.persons, *plan.members)
        if (name := plan.label(id)) in text
        and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)
    )


def score_with(report: Report, contacts: Iterable[Suggestion]) -> float | None:
    """Return the score once these contacts are had; None where none is advised or counts."""
    network, kinds = report.network, set[EntityType]()
    plan = network.plan
    for contact in contacts:
        if contact.person not in network.people:
            continue
        pair = contact.member, contact.person, contact.level, report.as_of
        try:
            change = tie_becomes(plan, *pair, base=network.base)
            plan = plan.apply(change)
        except (UserError, Conflict):
            continue
        kinds |= change.kinds
    return network.follow(plan, frozenset(kinds)).score.total if kinds else None


def _holders(network: Network, role: Role) -> Row:
    name = _capital(label(role))
    if role in network.absent_roles:
        return Row(name, tr("does not exist here"), role)
    held = network.holders.get(role, ())
    if not held:
        return Row(name, tr("nobody yet known"), role, weak=True)
    first = network.richest_first(held)
    brief = named(network, first) if len(first) <= MOST_NAMES else some(network, first, 2)
    return Row(name, brief, role)


def _by_weight(network: Network) -> list[Role]:
    weight = network.parameters.role_weight
    return sorted(SIX_ROLES, key=lambda role: -weight[role])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
