"""What drawing on the map does to the plan: each function returns the change of one gesture."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.analysis.geometry import Box, Layout, Point
from app.analysis.roster import Band, Side
from app.errors import UserError
from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message
from app.model.entities import EntityType
from app.model.guess import guess
from app.model.last_spoken import LastSpoken
from app.model.parameters import DEFAULT, Parameters
from app.model.people import OutsideInfluence, Person, TeamMember
from app.model.places import Seat
from app.model.values import Id
from app.model.vocabulary import Confidence, Role, TieLevel, TieStatus
from app.ui.canvas.content import CARD_KINDS

GRID = 8.0  # a card that is put down between the cells stands on multiples of this
Guided = tuple[bool, bool]  # whether a guide held a card, across and down
_EXACT = 0.5  # scene units: places are kept as whole ones


@dataclass(frozen=True, slots=True)
class Written:
    """What was typed about somebody."""

    name: str
    title: str | None = None
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was chosen about a tie: how well they know each other, and when they last spoke."""

    level: TieLevel | None
    status: TieStatus | None = None
    last: LastSpoken | None = None  # None: leave the date as it is


def add_somebody(
    plan: AccountPlan,
    opportunity: Id,
    layout: Layout,
    at: Point,
    written: Written,
    *,
    id: Id,
    pointed: bool = False,
) -> Change:
    """Put somebody on the map at a place; raises UserError without a name.

    The title tells lane and level; where it says nothing of the level, the band does. A band
    that the user `pointed` at is no guess: it holds, whatever the title makes likely.
    """
    side = side_at(layout, at)
    if side is Side.OUTSIDE:
        return edits.add_outside(plan, written.name, id=id)
    guessed = guess(written.title)
    band = layout.band_at(at[1])
    said = pointed and band is not None
    level = band if said else guessed.level or band
    place = layout.place_of(side, layout.free_slot(side, level, *at))
    values: dict[str, Any] = {
        "title": written.title,
        "lane": guessed.lane,
        "level": level,
        "at": place,
        "id": id,
    }
    if side is Side.OURS:
        added = edits.add_member(plan, opportunity, written.name, **values)
    else:
        roles = written.roles
        added = edits.add_person(plan, opportunity, written.name, roles=roles, **values)
    if not said:
        return added
    sure = edits.set_fields(plan.apply(added), CARD_KINDS[side], id, level_confidence=None)
    return edits.combined(added.message, [added, sure])


def side_at(layout: Layout, at: Point) -> Side:
    """Return what somebody who is put at a point would be: colleague, customer or outsider."""
    if at[0] > layout.bands[0].box.right:
        return Side.OUTSIDE
    return layout.side_at(at[0])


def rewrite(plan: AccountPlan, opportunity: Id, side: Side, id: Id, written: Written) -> Change:
    """Give somebody on the map another name, title or roles, in one change.

    What was guessed from the old title is guessed again; what somebody knows stays.
    """
    kind = CARD_KINDS[side]
    if not written.name.strip():
        raise UserError(tr("Somebody on the map needs a name."))
    values: dict[str, Any] = {"name": written.name}
    if side is not Side.OUTSIDE:
        values["title"] = written.title
        values |= _guessed_again(plan, kind, id, written.title)
    steps = [edits.set_fields(plan, kind, id, **values)]
    message = steps[0].message
    if side is Side.THEIRS:
        steps += _roles(plan, opportunity, id, written.roles)
    if not steps[0].edits and len(steps) > 1:
        message = Message.of("role.changed", name=plan.label(id))
    return edits.combined(message, steps)


def _guessed_again(
    plan: AccountPlan, kind: EntityType, id: Id, title: str | None
) -> dict[str, Any]:
    was = plan.find(kind, id)
    if not isinstance(was, Person | TeamMember) or (was.title or "") == (title or "").strip():
        return {}
    guessed = guess(title)
    values: dict[str, Any] = {}
    if guessed.lane and (was.lane is None or was.lane_confidence is Confidence.ASSUMED):
        values |= {"lane": guessed.lane, "lane_confidence": Confidence.ASSUMED}
    if guessed.level and (was.level is None or was.level_confidence is Confidence.ASSUMED):
        values |= {"level": guessed.level, "level_confidence": Confidence.ASSUMED}
    return values


def _roles(plan: AccountPlan, opportunity: Id, id: Id, roles: frozenset[Role]) -> list[Change]:
    standing = plan.membership(opportunity, id)
    steps: list[Change] = []
    if standing is None:
        if not roles:
            return []
        steps.append(edits.join_decision(plan, opportunity, id))
        plan = plan.apply(steps[0])
    held = frozenset() if standing is None else standing.roles
    for role in sorted(held ^ roles):
        steps.append(edits.toggle_role(plan, opportunity, id, role))
        plan = plan.apply(steps[-1])
    return steps


def toggle_role(
    plan: AccountPlan, opportunity: Id, persons: Iterable[Id], role: Role
) -> Change:
    """Give a role to all of these, or take it away where all of them have it."""
    chosen = [id for id in persons if id in plan.persons]
    parts = {id: plan.membership(opportunity, id) for id in chosen}
    giving = any(part is None or role not in part.roles for part in parts.values())
    steps: list[Change] = []
    for id, part in parts.items():
        held = frozenset() if part is None else part.roles
        wanted = held | {role} if giving else held - {role}
        if wanted != held:
            steps += _roles(plan, opportunity, id, wanted)
    name = plan.label(chosen[0]) if chosen else ""
    return edits.combined(Message.of("role.changed", name=name), steps)


def put_down(
    plan: AccountPlan,
    opportunity: Id,
    layout: Layout,
    boxes: Mapping[Id, Box],
    guided: Guided = (False, False),
) -> Change:
    """Let cards stay where they were put down; in another band they get its level.

    Near a free cell a card takes the cell, but where a guide held it, across or down, it stays
    as it was shown.
    """
    steps: list[Change] = []
    places: dict[Id, Point] = {}
    leveled = 0
    for id, dropped in boxes.items():
        card = layout.cards[id]
        band: Band = card.band
        if card.side is not Side.OUTSIDE:
            band = layout.band_at(dropped.centre[1])
        if band != card.band:
            leveled += 1
            steps.append(_with_level(plan, card.side, id, band))
        places[id] = _snapped(
            layout, card.side, band, dropped, leaving=frozenset(boxes), guided=guided
        )
    move = edits.move_cards(plan, opportunity, places)
    message = move.message
    if leveled and len(boxes) == 1:
        message = Message.of("card.leveled", name=plan.label(next(iter(boxes))))
    return edits.combined(message, [*steps, move])


def _with_level(plan: AccountPlan, side: Side, id: Id, band: Band) -> Change:
    if plan.find(Seat, id) is not None:
        return edits.set_fields(plan, Seat, id, level=band)
    return edits.set_fields(plan, CARD_KINDS[side], id, level=band, level_confidence=None)


def _snapped(
    layout: Layout,
    side: Side,
    band: Band,
    box: Box,
    *,
    leaving: frozenset[Id],
    guided: Guided,
) -> Point:
    """Where a dropped card stays: in the free cell it is near to, else on the fine grid."""
    if side is not Side.OUTSIDE:
        slot = layout.free_slot(side, band, *box.centre, leaving)
        cell = layout.slot_box(side, slot)
        near = layout.measures.snap + (layout.measures.row / 4 if layout.is_dense(side) else 0)
        across, down = (None if held else near for held in guided)
        if _within(cell.x - box.x, across) and _within(cell.y - box.y, down):
            return layout.place_of(side, slot)
        x, y = round(box.x / GRID) * GRID, round(box.y / GRID) * GRID
        box = box.moved(box.x if guided[0] else x, box.y if guided[1] else y)
    return layout.relative(side, band, box.x, box.y)


def _within(far: float, near: float | None) -> bool:
    """Whether a card is near to a cell one way; held by a guide it has to stand right there."""
    return abs(far) <= (_EXACT if near is None else near)


def tie(
    plan: AccountPlan,
    member: Id,
    person: Id,
    spoken: Spoken,
    today: date,
    *,
    base: Parameters = DEFAULT,
) -> Change:
    """Draw a tie as it was chosen, or give the standing one these values."""
    values: dict[str, Any] = {"level": spoken.level, "status": spoken.status}
    if spoken.last is not None:
        on = spoken.last.on(today)
        values["last_contact"] = on
        values["last_contact_confidence"] = None if on is None else Confidence.ASSUMED
    standing = plan.tie_between(member, person)
    if standing is not None and spoken.status is not None and spoken.level is None:
        values.pop("level")
    return edits.set_tie(plan, member, person, base=base, **values)


def ends_of_tie(plan: AccountPlan, one: Id, other: Id) -> tuple[Id, Id] | None:
    """Return colleague and customer of a tie between two cards; None where none makes sense."""
    for member, person in ((one, other), (other, one)):
        if member in plan.members and (person in plan.persons or person in plan.outside):
            return member, person
    return None


def kind_of(plan: AccountPlan, id: Id) -> EntityType:
    """Return what somebody on the map is."""
    if id in plan.members:
        return TeamMember
    return Person if id in plan.persons else OutsideInfluence
