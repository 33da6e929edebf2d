"""The customer's drawing in pages whose letters can be read from the last row.

It works on a plan that was redacted, and only takes away from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from app.i18n import names, tr
from app.model.account_plan import AccountPlan
from app.model.decision import Membership
from app.model.labels import label
from app.model.people import Person, TeamMember
from app.model.ties import Counterpart
from app.model.values import Id
from app.model.vocabulary import Lane
from app.ui.meeting import lettering
from app.ui.proposal_arrangement import arrange
from app.ui.proposal_look import look, size
from app.ui.proposal_sheet import Sheet, Words

ROOM = (1800.0, 800.0)  # of a wall of 1920 by 1080
WALL = 1080.0
LETTERS = ("name", "detail", "lane", "lane_chip", "initials", "heading")  # none but these
EDGE = 16.0  # that is left around the drawing, in its units
MOST = 6  # people of one lane on a page; more are never readable


@dataclass(frozen=True)
class Page:
    """A part of the plan that fits on the wall, and which part it is."""

    title: str
    plan: AccountPlan


def pages(plan: AccountPlan) -> list[Page]:
    """Return a redacted plan in as few pages as can be read; in one, if they all fit.

    Telephone numbers and addresses are left out: nobody copies them from a wall.
    """
    everybody = list(plan.persons)
    if is_readable(_of(plan, everybody)):
        return [Page("", _of(plan, everybody))]
    found: list[tuple[list[str], list[Id]]] = []
    for lane, people in groupby(_by_lane(plan), key=lambda one: one.lane):
        title = label(lane) if lane else tr("other functions")
        for part in _parts(plan, [person.id for person in people]):
            if found and is_readable(_of(plan, [*found[-1][1], *part])):
                titles, ids = found.pop()
                found.append(([*titles, title], [*ids, *part]))
            else:
                found.append(([title], part))
    return [Page(names(list(dict.fromkeys(titles))), _of(plan, ids)) for titles, ids in found]


def drawing(plan: AccountPlan) -> Sheet:
    """Return a page as narrow as its letters ask, so that they come out large."""
    words = Words(None, None, tr("Our team"), plan.account.name or tr("Your organisation"))
    return arrange(plan, words, ROOM[0] / _scale() + 2 * trim())


def is_readable(plan: AccountPlan) -> bool:
    """Return whether every letter is large enough with all of a plan on the wall."""
    return (drawing(plan).height - 2 * trim()) * _scale() <= ROOM[1]


def trim() -> float:
    """Return how much of each edge of the drawing a wall, which has its own, does without."""
    return size("margin") - EDGE


def _scale() -> float:
    """How much larger than drawn the smallest letters that are to be read must be."""
    return lettering.least(WALL) / min(float(look()["font"][name]) for name in LETTERS)


def _by_lane(plan: AccountPlan) -> list[Person]:
    lanes: list[Lane | None] = [*Lane, None]
    return sorted(plan.persons.values(), key=lambda one: lanes.index(one.lane))


def _parts(plan: AccountPlan, ids: Sequence[Id]) -> Iterable[list[Id]]:
    """All of a lane at once, or as many on a page as can be read, as evenly as can be."""
    for most in range(len(ids), 1, -1):
        parts = [list(ids[at : at + most]) for at in range(0, len(ids), most)]
        if len(parts[0]) <= MOST and all(is_readable(_of(plan, part)) for part in parts):
            even = -(-len(ids) // len(parts))
            spread = [list(ids[at : at + even]) for at in range(0, len(ids), even)]
            return spread if all(is_readable(_of(plan, one)) for one in spread) else parts
    return [[id] for id in ids]


def _of(plan: AccountPlan, ids: Sequence[Id]) -> AccountPlan:
    """The plan with these people and whom they work with."""
    shown = set(ids)
    pairs = [one for one in plan.table(Counterpart).values() if one.person in shown]
    whole = shown >= plan.persons.keys()
    met = {one.member for one in pairs} if not whole else set(plan.members)
    kept = [
        one
        for one in plan
        if not (
            (isinstance(one, Person) and one.id not in shown)
            or (isinstance(one, (Membership, Counterpart)) and one.person not in shown)
            or (isinstance(one, TeamMember) and one.id not in met)
        )
    ]
    return AccountPlan(
        replace(one, email=None, phone=None) if isinstance(one, TeamMember) else one
        for one in kept
    )
