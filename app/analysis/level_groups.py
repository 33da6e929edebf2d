"""Groups of the map with two sides, where many take part: who is of one level and department.

Where few departments are known, or there are too many of them, it is one level and lane.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from app.analysis.arrangement import department_key, department_of, group_card
from app.analysis.geometry import BlockBox, Box, Layout
from app.analysis.ordering import Slot
from app.analysis.roster import Band, Links, Roster, Side, taking_part
from app.courtesy import giving_way
from app.model.account_plan import AccountPlan
from app.model.people import Person, TeamMember
from app.model.places import Seat
from app.model.values import Id

V = TypeVar("V")
MANY = 120  # so many cards are read one by one; a map of more has groups
MOST_GROUPS = 60  # of theirs by department; with more they are made by lane


@dataclass(frozen=True, slots=True)
class Group:
    """People of one side and level for whom one card can stand."""

    side: Side
    band: Band
    key: str  # of a department or a lane; empty: unknown
    name: str  # as people write a department; empty for a lane
    by_lane: bool
    people: tuple[Id, ...]

    @property
    def tier(self) -> str:
        return "level unknown" if self.band is None else self.band.name

    @property
    def card(self) -> Id:
        """The card that stands for all while the group is folded."""
        return group_card(self.side, self.key, self.tier)


def groups(plan: AccountPlan, opportunity: Id) -> list[Group]:
    """Return the groups of a decision, those of our side first; none where few take part."""
    people: list[Person | Seat] = [plan.persons[id] for id in taking_part(plan, opportunity)]
    people += plan.where(Seat, "opportunity", opportunity)
    if len(people) + len(plan.members) <= MANY:
        return []
    return [
        *_by_lane(Side.OURS, plan.members.values()),
        *(_by_department(plan, people) or _by_lane(Side.THEIRS, people)),
    ]


def _by_lane(side: Side, people: Iterable[Person | Seat | TeamMember]) -> list[Group]:
    held: dict[tuple[Band, str], list[Id]] = defaultdict(list)
    for one in people:
        held[one.level, one.lane or ""].append(one.id)
    return [
        Group(side, band, key, "", True, tuple(sorted(ids)))
        for (band, key), ids in held.items()
    ]


def _by_department(plan: AccountPlan, people: Iterable[Person | Seat]) -> list[Group]:
    """Nothing where lanes make better groups."""
    held: dict[tuple[Band, str], list[Id]] = defaultdict(list)
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    unknown, total = 0, 0
    for one in people:
        written = department_of(plan, one.id)
        key = department_key(written)
        held[one.level, key].append(one.id)
        spelled[key][written] += 1
        unknown, total = unknown + (not key), total + 1
    if unknown * 2 > total or len(held) > MOST_GROUPS:
        return []
    usual = {key: min(of, key=lambda name: (-of[name], name)) for key, of in spelled.items()}
    return [
        Group(Side.THEIRS, band, key, usual[key], False, tuple(sorted(ids)))
        for (band, key), ids in held.items()
    ]


def gathered(people: Roster, all_groups: Iterable[Group], folded: frozenset[Id]) -> Roster:
    """Return who stands on the map while one card stands for each group that is folded."""
    at = {id: group.card for group in all_groups if group.card in folded for id in group.people}
    if not at:
        return people
    links: dict[Id, dict[Id, float]] = defaultdict(dict)
    for id, joined in giving_way(people.links.items()):
        one = at.get(id, id)
        for far, pull in joined:
            other = at.get(far, far)
            if one != other:
                links[one][other] = links[one].get(other, 0.0) + pull
    merged: Links = {id: sorted(joined.items()) for id, joined in links.items()}
    return Roster(
        _merged(people.side, at), _merged(people.band, at), _merged(people.lane, at), merged
    )


def _merged(values: Mapping[Id, V], at: Mapping[Id, Id]) -> dict[Id, V]:
    return {at.get(id, id): value for id, value in values.items()}


def homes_for(keep: Layout | None, all_groups: Iterable[Group]) -> Layout | None:
    """Let who comes out of a group stand near its card, and its card where they stood."""
    if keep is None:
        return None
    homes: dict[Id, Slot] = {}
    for group in all_groups:
        known = [keep.homes[id] for id in (group.card, *group.people) if id in keep.homes]
        if known:
            homes |= dict.fromkeys((group.card, *group.people), known[0])
    return replace(keep, homes={**homes, **keep.homes}) if homes else keep


def with_groups(layout: Layout, all_groups: Iterable[Group]) -> Layout:
    """Return the layout with the groups as blocks, folded where their card stands."""
    return replace(layout, blocks=tuple(_blocks(layout, all_groups)))


def _blocks(layout: Layout, all_groups: Iterable[Group]) -> Iterator[BlockBox]:
    for group in all_groups:
        folded = group.card in layout.cards
        ids = (group.card,) if folded else group.people
        boxes = [layout.cards[id].box for id in ids if id in layout.cards]
        if not boxes:
            continue
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
        yield BlockBox(
            group.key, group.name, group.side, Box(left, top, right - left, bottom - top),
            Slot(None, 0, 0), 1, group.people, folded, tier=group.tier, by_lane=group.by_lane,
        )  # fmt: skip
