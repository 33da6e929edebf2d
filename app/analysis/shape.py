"""The shape meter: from bow-tie, where one pair carries it all, to diamond, lane by lane.

After McDonald & Woodburn's picture of key account management. Matched lanes name the shape, as
in R13, and are half of its value; how many know how many, and how evenly, are the other half.
Each part is 0 for one pair of people in one lane, and 1 from four lanes, four people a side
and four pairs that carry alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.analysis.network import Network
from app.analysis.tie_value import TieValue
from app.i18n import mark, number, tr
from app.model.values import Id
from app.model.vocabulary import Lane

WHOLE = len(Lane)  # functions, people a side, and pairs of a full diamond
BOW_TIE, DIAMOND = mark("Bow-tie"), mark("Diamond")
BETWEEN = mark("Between bow-tie and diamond")
LANES_WEIGH = 0.5  # our judgement, after the order of the sources


@dataclass(frozen=True, slots=True)
class Shape:
    """Where we are between bow-tie (0) and diamond (1), and what that is made of."""

    lanes: tuple[Lane, ...]  # in which an active tie joins two of the same function
    theirs: tuple[Id, ...]  # N: of the buying team, who are covered
    ours: tuple[Id, ...]  # M: of us, who cover somebody
    busiest: tuple[Id, Id] | None  # the pair with the most valuable active tie
    busiest_share: float  # of the value of all active ties, 0..1

    @property
    def matched(self) -> float:
        """Return how far the functions are matched: 0 for one, 1 for all four."""
        return _of_whole(len(self.lanes))

    @property
    def breadth(self) -> float:
        """Return how many know how many: by the narrower side, 0 for one, 1 for four."""
        return _of_whole(min(len(self.theirs), len(self.ours)))

    @property
    def spread(self) -> float:
        """Return how far it is from one pair carrying all: 1 when none carries above ¼."""
        if self.busiest is None:
            return 0.0
        return min(1.0, (1 - self.busiest_share) * WHOLE / (WHOLE - 1))

    @property
    def value(self) -> float:
        """Return 0 for one pair of people up to 1 for a diamond that all carry alike."""
        evenness = (self.breadth + self.spread) / 2
        return LANES_WEIGH * self.matched + (1 - LANES_WEIGH) * evenness

    @property
    def name(self) -> str:
        """Return what to call it, in the reader's language."""
        if len(self.lanes) <= 1:
            return tr(BOW_TIE)
        return tr(DIAMOND) if len(self.lanes) == WHOLE else tr(BETWEEN)


def shape_of(network: Network) -> Shape:
    """Return the shape of the active ties with the buying team."""
    active = [tie for person in network.people for tie in network.active_ties(person)]
    busiest = min(active, key=lambda tie: (-round(tie.value, 12), tie.pair), default=None)
    total = sum(tie.value for tie in active)
    return Shape(
        lanes=_matched_lanes(network, active),
        theirs=tuple(dict.fromkeys(tie.person for tie in active)),
        ours=tuple(sorted({tie.member for tie in active})),
        busiest=busiest.pair if busiest else None,
        busiest_share=busiest.value / total if busiest else 0.0,
    )


def in_words(shape: Shape, network: Network) -> str:
    """Return the shape as sentences: what it is, who knows whom, through whom most runs."""
    if shape.busiest is None:
        return tr("No active relationship yet, so there is no shape to see.")
    first = tr(
        "{shape}: {lanes} of {all} functions matched; {ours} of ours with {theirs} of theirs.",
        shape=shape.name,
        lanes=len(shape.lanes),
        all=WHOLE,
        ours=len(shape.ours),
        theirs=len(shape.theirs),
    )
    if shape.spread == 1:
        return first  # no pair carries so much that it is worth a word
    member, person = shape.busiest
    busiest = tr(
        "{share}% of what the relationships are worth runs through {member} and {person}.",
        share=number(100 * shape.busiest_share),
        member=network.plan.label(member),
        person=network.plan.label(person),
    )
    return f"{first} {busiest}"


def _matched_lanes(network: Network, active: Iterable[TieValue]) -> tuple[Lane, ...]:
    plan = network.plan
    joined = {
        plan.members[tie.member].lane
        for tie in active
        if plan.members[tie.member].lane is plan.persons[tie.person].lane
    }
    return tuple(lane for lane in Lane if lane in joined)


def _of_whole(count: int) -> float:
    return min(max(count - 1, 0) / (WHOLE - 1), 1.0)
