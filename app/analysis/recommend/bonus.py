"""Which gaps one contact takes away: those for which a single right contact is enough.

The bonus of a plan counts them once each. A first contact with somebody nobody knows counts
for a broker, an island or a hidden influencer: no first contact makes a tie that covers, and
without a warm path nothing else would ever be suggested towards them. What a plan is said to
close in the end is what the rules no longer find, not this.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.analysis.gap import Gap
from app.analysis.network import Network
from app.analysis.score import coverage
from app.model.parameters import exceeds, reaches
from app.model.ties import CompetitorTie
from app.model.values import Id
from app.model.vocabulary import Level, TieLevel

if TYPE_CHECKING:
    from app.analysis.recommend.steps import Step

Test = Callable[[Gap, "Step", Network], bool]


def closed_by(gap: Gap, step: Step, network: Network) -> bool:
    """Return whether a contact with one of those a gap is about takes it away."""
    return step.person in gap.towards and BONUS[gap.rule](gap, step, network)


def _covers(gap: Gap, step: Step, network: Network) -> bool:  # noqa: ARG001  one form for all
    """R02, R20, R27: the person is covered from now on (θ)."""
    return _active(step.value, network) and not network.active(step.person)


def _meets(gap: Gap, step: Step, network: Network) -> bool:
    """R17, R18, R19: somebody of ours knows them at last."""
    return network.best(step.person) <= 0 or _covers(gap, step, network)


def _second_thread(gap: Gap, step: Step, network: Network) -> bool:
    """R05: another colleague has an active tie, too."""
    return step.member not in gap.members and _active(step.value, network)


def _revives(gap: Gap, step: Step, network: Network) -> bool:
    """R08: the tie is fresh again, or a better one makes it worth no call any more."""
    if step.pair in gap.ties:
        return True
    [pair] = gap.ties
    silent = next(tie for tie in network.contacts[step.person] if tie.pair == pair)
    lapsed = silent.days is None or exceeds(
        silent.days, network.parameters.lapsed_after * silent.cadence
    )
    if lapsed:
        return False
    others = [
        tie.value
        for tie in network.contacts[step.person]
        if tie.member not in (step.member, silent.member)
    ]
    recoverable = network.stakes[step.person] * (
        coverage([*others, step.value, silent.refreshed], network.parameters)
        - coverage([*others, step.value, silent.value], network.parameters)
    )
    return not exceeds(recoverable, network.parameters.worth_refreshing)


def _pairs_lane(gap: Gap, step: Step, network: Network) -> bool:
    """R10: like meets like."""
    lane = network.plan.members[step.member].lane
    return lane is not None and lane.value == gap.subject and _active(step.value, network)


def _matches_level(gap: Gap, step: Step, network: Network) -> bool:  # noqa: ARG001  as above
    """R11: somebody at most one level below has an active tie."""
    ours = network.plan.members[step.member].level
    theirs = network.plan.persons[step.person].level
    near = ours is not None and theirs is not None and ours >= theirs - 1
    return near and _active(step.value, network)


def _visits(gap: Gap, step: Step, network: Network) -> bool:
    """R12: the last one unknown to management is known to an executive who visited them.

    A contact is no visit face to face until somebody logs it as one, so only the level can
    have been missing.
    """
    if step.level < TieLevel.WORKING or gap.towards != (step.person,):
        return False
    seen = next((t for t in network.contacts.get(step.person, ()) if t.pair == step.pair), None)
    return (
        network.plan.members[step.member].level is Level.EXECUTIVE
        and seen is not None
        and seen.last_visit is not None
        and (network.as_of - seen.last_visit).days <= network.parameters.recent_visit
    )


def _catches_up(gap: Gap, step: Step, network: Network) -> bool:
    """R27: the person is covered from now on, or the competitor's lead is gone."""
    if _covers(gap, step, network):
        return True
    theirs = max(
        network.parameters.level_value[tie.level or TieLevel.NONE]
        for tie in network.plan.where(CompetitorTie, "person", step.person)
    )
    lead = theirs - max(step.value, network.best(step.person))
    return not reaches(lead, network.parameters.competitor_lead)


def _active(value: float, network: Network) -> bool:
    return reaches(value, network.parameters.covered)


BONUS: dict[Id, Test] = {
    "R02": _covers,
    "R05": _second_thread,
    "R08": _revives,
    "R10": _pairs_lane,
    "R11": _matches_level,
    "R12": _visits,
    "R17": _meets,
    "R18": _meets,
    "R19": _meets,
    "R20": _covers,
    "R27": _catches_up,
}
