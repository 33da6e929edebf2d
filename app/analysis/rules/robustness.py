"""H. Robustness: what is lost when a colleague leaves."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.gap import Gap
from app.analysis.network import SCORE, Network
from app.analysis.rules import rule
from app.analysis.tie_value import TieValue
from app.i18n import mark
from app.model.parameters import reaches
from app.model.values import Id

RICHEST = 3


@rule(
    "R34",
    name=mark("What if our colleague leaves"),
    source="Bendapudi & Leone 2002; Borgatti 2006",
    reads=SCORE,
    about_us=True,
    decimals={"score": 1, "without": 1},
)
def colleague_leaves(network: Network) -> Iterator[Gap]:
    """A colleague with whom 40 % of the score or more would go; severity 100·share lost."""
    score = network.score.total
    if not score:
        return
    for member in sorted(network.plan.members):
        ties = [tie for tie in network.ties if tie.member == member]
        lost = sum(_points_lost(network, tie) for tie in ties)
        if not reaches(lost / score, network.parameters.loss_share):
            continue
        richest = sorted(ties, key=lambda tie: (-_points(network, tie), tie.person))[:RICHEST]
        yield Gap(
            "R34",
            member,
            100 * lost / score,
            {"score": score, "without": score - lost},
            persons=_going_dark(network, ties),
            members=(member,),
            ties=tuple(tie.pair for tie in ties if tie.value),
            towards=tuple(tie.person for tie in richest if tie.value),
        )


def _points_lost(network: Network, tie: TieValue) -> float:
    now = network.score.persons[tie.person]
    without = network.coverage_with(tie.person, tie.member, 0.0)
    return now.at_stake * (now.coverage - without)


def _points(network: Network, tie: TieValue) -> float:
    return network.score.ties[tie.pair].points


def _going_dark(network: Network, ties: list[TieValue]) -> tuple[Id, ...]:
    """Whom nobody else of ours covers."""
    return tuple(
        tie.person
        for tie in ties
        if network.active(tie.person)
        and all(other.member == tie.member for other in network.active_ties(tie.person))
    )
