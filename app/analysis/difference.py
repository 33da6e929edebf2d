"""What is different between two states of one decision: score, people, roles, gaps, ways."""

from __future__ import annotations

from dataclasses import dataclass

from app.analysis.gap import Gap, Key
from app.analysis.network import Network
from app.analysis.paths import Path
from app.analysis.report import Report
from app.model.parameters import EPSILON
from app.model.values import Id
from app.model.vocabulary import SIX_ROLES, Role


@dataclass(frozen=True, slots=True)
class Way:
    """The warmest path to a decider, before and after."""

    person: Id
    before: Path
    after: Path

    @property
    def is_other(self) -> bool:
        """Return whether it leads along others, or is warmer or colder."""
        apart = abs(self.before.warmth - self.after.warmth)
        return apart > EPSILON or self.before.nodes != self.after.nodes


@dataclass(frozen=True, slots=True)
class Difference:
    """Before and after side by side; gaps as they stand where they stand, the gravest first."""

    score_before: float
    score_after: float
    support_before: float
    support_after: float
    roles_dark: tuple[Role, ...]  # somebody who holds it was covered, and now nobody is
    roles_lit: tuple[Role, ...]
    people_lost: tuple[Id, ...]  # covered before, and no longer; also who left
    people_won: tuple[Id, ...]
    gaps_opened: tuple[Gap, ...]  # as after
    next_steps: frozenset[Key]  # of those opened: what a plan carried out leads to
    gaps_closed: tuple[Gap, ...]  # as before
    gaps_moot: tuple[Gap, ...]  # gone, but closed by nothing that we can set out to do
    ways: tuple[Way, ...]  # of every decider before or after

    @property
    def points(self) -> float:
        """Return how many points the score rises; negative when it drops."""
        return self.score_after - self.score_before


def difference(before: Report, after: Report, carried_out: Report | None = None) -> Difference:
    """Return what is different.

    `carried_out` is the report on a plan alone, where at most part of what happened was a plan:
    gaps that open in it too are next steps, not setbacks, and only those that are gone in it
    too are closed. Who loses a champion has solved nothing.
    """
    was, now = before.network, after.network
    gaps_before, gaps_after = _undecided(before), _undecided(after)
    opened = tuple(gap for key, gap in gaps_after.items() if key not in gaps_before)
    missing = [gap for key, gap in gaps_before.items() if key not in gaps_after]
    decided = {gap.key for gap in after.decided}
    left_open = set() if carried_out is None else set(_undecided(carried_out))
    moot = tuple(
        gap
        for gap in missing
        if gap.key in left_open or gap.key in decided or _is_moot(gap, was, now)
    )
    covered_before, covered_after = _covered(was), _covered(now)
    roles_before, roles_after = _covered_roles(was), _covered_roles(now)
    return Difference(
        score_before=before.score.total,
        score_after=after.score.total,
        support_before=before.score.support,
        support_after=after.score.support,
        roles_dark=tuple(role for role in roles_before if role not in roles_after),
        roles_lit=tuple(role for role in roles_after if role not in roles_before),
        people_lost=tuple(one for one in covered_before if one not in covered_after),
        people_won=tuple(one for one in covered_after if one not in covered_before),
        gaps_opened=opened,
        next_steps=frozenset(gap.key for gap in opened if gap.key in left_open),
        gaps_closed=tuple(gap for gap in missing if gap not in moot),
        gaps_moot=moot,
        ways=tuple(
            Way(one, was.warmest(one), now.warmest(one))
            for one in dict.fromkeys((*was.deciders, *now.deciders))
        ),
    )


def _undecided(report: Report) -> dict[Key, Gap]:
    return {gap.key: gap for gap in report.gaps if gap.decision is None}


def _covered(network: Network) -> dict[Id, None]:
    return dict.fromkeys(one for one in network.people if network.active(one))


def _covered_roles(network: Network) -> list[Role]:
    return [
        role
        for role in SIX_ROLES
        if any(network.active(one) for one in network.holders.get(role, ()))
    ]


def _is_moot(gap: Gap, was: Network, now: Network) -> bool:
    """Whether a gap is gone only because whom it is about left, on either side."""
    people = was.people.keys() - now.people.keys()
    members = was.plan.members.keys() - now.plan.members.keys()
    return (
        (gap.subject in people and gap.subject in gap.persons)
        or (gap.subject in members and gap.subject in gap.members)
        or any(
            gap.subject == f"{member}->{person}" and (member in members or person in people)
            for member, person in gap.ties
        )
    )
