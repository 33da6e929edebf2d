"""B and D, our side: one colleague who earns most of the points, or lets nobody else in."""

from __future__ import annotations

from collections.abc import Iterator

from app.analysis.gap import Gap
from app.analysis.network import SCORE, Network
from app.analysis.rounding import firm
from app.analysis.rules import rule
from app.i18n import mark
from app.model.parameters import exceeds
from app.model.values import Id
from app.model.vocabulary import Level

TEAM = 2  # colleagues from which points can be spread at all
FAIR = 0.5  # share of the points from which the severity counts


@rule(
    "R07",
    name=mark("Everything through one colleague"),
    source="“Natuurwetten in de verkoop”; Palmatier 2007",
    reads=SCORE,
    action_is_contact=False,
    about_us=True,
)
def through_one_colleague(network: Network) -> Iterator[Gap]:
    """A colleague whose ties earn a share h of over 60 % of the score; 100·(h − .5)/.5.

    HHI is the Herfindahl–Hirschman index, the sum of all colleagues' shares squared.
    """
    total = network.score.total
    if not total or len(network.plan.members) < TEAM:
        return
    shares = dict.fromkeys(sorted(network.plan.members), 0.0)
    for tie in network.score.ties.values():
        shares[tie.tie.member] += tie.points / total
    member, share = min(shares.items(), key=lambda one: (-firm(one[1]), one[0]))
    if not exceeds(share, network.parameters.concentration):
        return
    earning = [
        tie for tie in network.score.ties.values() if tie.tie.member == member and tie.points
    ]
    earning.sort(key=lambda tie: (tie.tie.match, -firm(tie.points), tie.tie.person))
    yield Gap(
        "R07",
        member,
        100 * (share - FAIR) / FAIR,
        {"share": share, "HHI": sum(each**2 for each in shares.values())},
        persons=tuple(sorted(tie.tie.person for tie in earning)),
        members=(member,),
        ties=tuple(tie.tie.pair for tie in earning),
        towards=tuple(tie.tie.person for tie in earning),  # who suits others better first
    )


@rule(
    "R16",
    name=mark("Colleague is the only access"),
    source="“Uw beste verkoper is een inkoper”",
    reads=SCORE,
    about_us=True,
)
def only_access(network: Network) -> Iterator[Gap]:
    """A colleague, in a team with management, who alone covers over half of what is covered.

    Weighed by points at stake; severity 100·share.
    """
    members = network.plan.members.values()
    covered = [person for person in network.people if network.active(person)]
    total = sum(network.stakes[person] for person in covered)
    if not total or not any(member.level is Level.EXECUTIVE for member in members):
        return
    alone: dict[Id, list[Id]] = {}
    for person in covered:
        ties = network.active_ties(person)
        if len(ties) == 1:
            alone.setdefault(ties[0].member, []).append(person)
    for member, people in sorted(alone.items()):
        share = sum(network.stakes[person] for person in people) / total
        if not exceeds(share, network.parameters.only_access):
            continue
        yield Gap(
            "R16",
            member,
            100 * share,
            {"share_of_active_points_only_via": share},
            persons=tuple(people),
            members=(member,),
            ties=tuple((member, person) for person in people),
            towards=network.richest_first(people),
        )
