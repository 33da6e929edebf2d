"""Who works with whom: marked by hand, or else suggested from lane and level alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from app.model.people import Person, TeamMember
from app.model.ties import Counterpart
from app.model.values import Id, joined
from app.model.vocabulary import Lane, Level

VIEW_PROPOSAL = "proposal"  # of the placements that say who stands above whom there
_LANES = tuple(Lane)
_UNKNOWN_DISTANCE = len(Level)  # further than any two known levels


def level_distance(one: Level | None, other: Level | None) -> int:
    """Return how many levels lie between; an unknown level is further than any known one."""
    if one is None or other is None:
        return _UNKNOWN_DISTANCE
    return abs(one - other)


def lane_order(lane: Lane | None) -> int:
    """Return where a lane stands from top to bottom; an unknown one stands last."""
    return len(_LANES) if lane is None else _LANES.index(lane)


def suggested(
    person: Person, team: Iterable[TeamMember], meets: Mapping[Id, int] | None = None
) -> TeamMember | None:
    """Return the colleague to stand opposite a person; None only where there is no team.

    In the person's own lane the nearest in level; where nobody of ours is in that lane, the
    nearest in level of any lane, by lane. Of colleagues as near, the one who `meets` fewest
    so far, then by name; an id counts only where nothing visible differs. Nothing else may
    count: the answer goes to the customer, who must not read our ties in it.
    """
    load = meets or {}
    members = list(team)
    same_lane = [m for m in members if person.lane is not None and m.lane is person.lane]
    return min(
        same_lane or members,
        key=lambda m: (
            level_distance(person.level, m.level),
            lane_order(m.lane),
            load.get(m.id, 0),
            m.name or "",
            m.title or "",
            m.id,
        ),
        default=None,
    )


def counterparts(
    opportunity: Id,
    marked: Iterable[Counterpart],
    persons: Sequence[Person],
    team: Sequence[TeamMember],
) -> list[Counterpart]:
    """Return the counterparts of these persons among this team.

    Marked ones as they are; whoever is left without one, because none was marked or the
    marked colleague is not of this team, gets the suggested one, spread over colleagues who
    are as near, from the top of the customer's organisation down.
    """
    shown, ours = {person.id for person in persons}, {member.id for member in team}
    found = [one for one in marked if one.person in shown and one.member in ours]
    met = {one.person for one in found}
    meets = Counter(one.member for one in found)
    for person in sorted(persons, key=_from_the_top):
        member = None if person.id in met else suggested(person, team, meets)
        if member is not None:
            meets[member.id] += 1
            pair = joined(opportunity, member.id, person.id)
            found.append(
                Counterpart(
                    id=pair, opportunity=opportunity, member=member.id, person=person.id
                )
            )
    return found


def _from_the_top(person: Person) -> tuple[int, str, str]:
    return -(person.level or 0), person.name or "", person.title or ""
