"""The contacts a plan may be made of: who of ours, with whom, and what it leads to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from app.analysis.candidates import fit, introduction, speak
from app.analysis.gap import Gap, Key
from app.analysis.network import Network
from app.analysis.recommend.bonus import closed_by
from app.analysis.tie_value import TieValue, match_of
from app.courtesy import giving_way
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message
from app.model.parameters import EPSILON
from app.model.planning import PlannedTie, RefusedSuggestion
from app.model.ties import ContactTie
from app.model.values import Id, joined
from app.model.vocabulary import ActionKind, TieLevel, TieStatus

Refusal = tuple[Id, Id, ActionKind]  # member, person and what was turned down
Fit = tuple[int, bool, float, Id]


@dataclass(frozen=True, slots=True)
class Step:
    """One contact: it takes one slot of a colleague and leaves a fresh tie of a level."""

    member: Id
    person: Id
    kind: ActionKind
    level: TieLevel
    cold: bool  # nobody can introduce the two
    standing: float  # value of the tie between the two now, 0..1
    value: float  # afterwards
    fit: Fit = field(compare=False)
    gaps: frozenset[Key] = frozenset()  # those of the bonus that it takes away

    @property
    def order(self) -> tuple[Fit, Id, str]:
        """Where it comes among equally good ones."""
        return self.fit, self.person, self.kind.value

    @property
    def pair(self) -> tuple[Id, Id]:
        return self.member, self.person


def possible_steps(
    now: Network,
    ahead: Network,
    bonus: Iterable[Gap],
    refused: Collection[Refusal] = (),
    tick: Callable[[], object] = lambda: None,
) -> tuple[Step, ...]:
    """Return every contact that brings something, by colleague and person.

    What there is is judged by `ahead`, where all that is planned is carried out; who could
    introduce whom by `now`, as nobody can introduce us who is only planned to be met. `tick` is
    called for each person and may raise to stop.
    """
    about: dict[Id, list[Gap]] = {}
    for gap in bonus:
        for person in gap.towards:
            about.setdefault(person, []).append(gap)
    planned = _planned_pairs(now)
    members = sorted(ahead.plan.members)
    found: list[Step] = []
    for person in sorted(ahead.people):
        tick()
        if not now.may_contact(person):
            continue
        ties = {tie.member: tie for tie in ahead.contacts.get(person, ())}
        gaps = about.get(person, ())
        for member in giving_way(members):
            if (member, person) not in planned and speak(now, member, person):
                found += _between(now, ahead, (member, person), ties.get(member), gaps)
    return tuple(one for one in giving_way(found) if (*one.pair, one.kind) not in refused)


def refused_in(plan: AccountPlan, opportunity: Id) -> frozenset[Refusal]:
    """Return what was turned down for a decision."""
    found = plan.where(RefusedSuggestion, "opportunity", opportunity)
    return frozenset((one.member, one.person, one.kind) for one in found)


def _planned_pairs(network: Network) -> frozenset[tuple[Id, Id]]:
    found = network.plan.where(PlannedTie, "opportunity", network.opportunity_id)
    return frozenset((one.member, one.person) for one in found)


def all_planned_done(network: Network) -> Network:
    """Return the network as it will be when every planned tie of the decision is there.

    What a contact policy forbids now has to wait, and is left out.
    """
    planned = network.plan.where(PlannedTie, "opportunity", network.opportunity_id)
    targets = {
        (one.member, one.person): one.desired_level or TieLevel.ACQUAINTED
        for one in planned
        if network.may_contact(one.person)
    }
    return carried_out(network, targets) if targets else network


def carried_out(network: Network, levels: dict[tuple[Id, Id], TieLevel]) -> Network:
    """Return the network after these contacts: fresh ties of at least these levels."""
    plan = network.plan
    edits = []
    for (member, person), level in levels.items():
        was = plan.tie_between(member, person)
        edits.append(Edit(was, _after(was, member, person, level, network.as_of)))
    later = plan.apply(Change(Message.of("several.changed"), tuple(edits)))
    return network.follow(later, [ContactTie])


def _after(
    was: ContactTie | None, member: Id, person: Id, level: TieLevel, on: date
) -> ContactTie:
    if was is None:
        id = joined(member, person)
        return ContactTie(id=id, member=member, person=person, level=level, last_contact=on)
    had = was.level if was.level is not None and was.status is None else TieLevel.NONE
    return replace(was, level=max(had, level), status=None, last_contact=on)


def _between(
    now: Network,
    ahead: Network,
    pair: tuple[Id, Id],
    standing: TieValue | None,
    about: Iterable[Gap],
) -> Iterator[Step]:
    """Yield what a colleague could do with a person: take up, build on or refresh contact."""
    member, person = pair
    tie = standing.tie if standing else None
    value = standing.value if standing else 0.0
    if tie is not None and tie.status is TieStatus.NOT_NEEDED:
        return
    match = match_of(ahead.plan.members[member], ahead.plan.persons[person], ahead.parameters)
    fits = fit(ahead, member, person)
    for kind, level, cold in _ways(now, tie, member, person):
        fresh = max(value, ahead.parameters.level_value[level] * match)
        step = Step(member, person, kind, level, cold, value, fresh, fits)
        gaps = frozenset(gap.key for gap in about if closed_by(gap, step, ahead))
        if gaps:
            yield replace(step, gaps=gaps)
        elif fresh > value + EPSILON:
            yield step


def _ways(
    now: Network, tie: ContactTie | None, member: Id, person: Id
) -> Iterator[tuple[ActionKind, TieLevel, bool]]:
    if tie is None or not tie.level or tie.status is not None:
        warm = introduction(now, member, person) is not None
        yield ActionKind.NEW, TieLevel.WORKING if warm else TieLevel.ACQUAINTED, not warm
        return
    if tie.level < TieLevel.TRUSTED:
        yield ActionKind.STRENGTHEN, TieLevel(tie.level + 1), False
    yield ActionKind.REFRESH, tie.level, False
