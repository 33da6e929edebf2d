"""What putting cards down and writing people mean where height and half say nothing.

On the free map a place is only a place. By department a block says in which department somebody
is, or in which lane a colleague.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.analysis.arrangement import Arrangement
from app.analysis.geometry import BlockBox, Box, Layout, Point
from app.analysis.roster import Side
from app.errors import UserError
from app.i18n import tr
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change, Message, removals
from app.model.entities import EntityType
from app.model.guess import guess
from app.model.people import TeamMember
from app.model.places import Seat
from app.model.planning import Placement
from app.model.values import Id, joined
from app.model.vocabulary import Lane
from app.ui.canvas import drawn_edits
from app.ui.canvas.drawn_edits import GRID, Guided, Written
from app.ui.canvas.groups import OPEN_FIRST


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

    `pointed` is whether the user chose the place, as in `drawn_edits.add_somebody`.
    """
    if layout.arrangement is Arrangement.TWO_SIDED:
        return drawn_edits.add_somebody(
            plan, opportunity, layout, at, written, id=id, pointed=pointed
        )
    side = drawn_edits.side_at(layout, at)
    if side is Side.OUTSIDE:
        return edits.add_outside(plan, written.name, id=id)
    guessed = guess(written.title)
    values: dict[str, Any] = {"title": written.title, "lane": guessed.lane}
    values |= {"level": guessed.level, "id": id}
    if side is Side.OURS:
        added = edits.add_member(plan, opportunity, written.name, **values)
    else:
        roles = written.roles
        added = edits.add_person(plan, opportunity, written.name, roles=roles, **values)
    plan = plan.apply(added)
    block = layout.block_at(*at)
    if layout.arrangement is Arrangement.FREE:
        more = edits.move_cards(plan, opportunity, {id: at}, layout.arrangement.value)
    elif block is not None and block.key:
        more = _into_block(plan, id, block)
    else:
        return added
    return edits.combined(added.message, [added, more])


def put_down(
    plan: AccountPlan,
    opportunity: Id,
    layout: Layout,
    boxes: Mapping[Id, Box],
    guided: Guided = (False, False),
) -> Change:
    """Let cards stay where they were put down, as the arrangement understands it.

    Raises UserError for a card that stands for several.
    """
    if any(_is_together(layout, id) for id in boxes):
        raise UserError(tr(OPEN_FIRST))
    if layout.arrangement is Arrangement.TWO_SIDED:
        return drawn_edits.put_down(plan, opportunity, layout, boxes, guided)
    boxes = {id: _on_the_grid(box, guided) for id, box in boxes.items()}
    if layout.arrangement is Arrangement.FREE:
        return _moved(plan, opportunity, layout, boxes)
    steps: list[Change] = []
    changed: list[Id] = []
    for id, box in boxes.items():
        block = layout.other_block(id, box)
        if block is not None:
            steps += [_into_block(plan, id, block), _forgotten(plan, opportunity, id)]
            changed.append(id)
        elif _is_home(layout, id, box):
            steps.append(_forgotten(plan, opportunity, id))
        else:
            steps.append(_moved(plan, opportunity, layout, {id: box}))
    message = edits.move_cards(plan, opportunity, dict.fromkeys(boxes, (0.0, 0.0))).message
    if len(boxes) == 1 and changed:
        message = Message.of("card.regrouped", name=plan.label(changed[0]))
    return edits.combined(message, steps)


def _moved(
    plan: AccountPlan, opportunity: Id, layout: Layout, boxes: Mapping[Id, Box]
) -> Change:
    places = {id: layout.spot(id, box.x, box.y) for id, box in boxes.items()}
    return edits.move_cards(plan, opportunity, places, layout.arrangement.value)


def _is_home(layout: Layout, id: Id, box: Box) -> bool:
    """Whether a card is back near its cell, where nothing else stands."""
    side, near = layout.cards[id].side, layout.measures.snap
    home = layout.slot_box(side, layout.homes[id])
    return abs(home.x - box.x) <= near and abs(home.y - box.y) <= near


def _into_block(plan: AccountPlan, id: Id, block: BlockBox) -> Change:
    """Give somebody the department, or the lane, that a block stands for."""
    if block.side is Side.OURS:
        lane = Lane(block.key) if block.key else None
        return edits.set_fields(plan, TeamMember, id, lane=lane, lane_confidence=None)
    kind: EntityType = (
        Seat if plan.find(Seat, id) is not None else drawn_edits.kind_of(plan, id)
    )
    return edits.set_fields(plan, kind, id, department=block.name or None)


def _forgotten(plan: AccountPlan, opportunity: Id, id: Id) -> Change:
    """Let a card stand where it is computed to."""
    view = Arrangement.DEPARTMENT.value
    placed = plan.find(Placement, joined(opportunity, view, id))
    return Change(Message.of("cards.arranged"), removals([placed] if placed else []))


def _is_together(layout: Layout, id: Id) -> bool:
    return any(block.folded and id == block.card for block in layout.blocks)


def _on_the_grid(box: Box, guided: Guided) -> Box:
    x, y = round(box.x / GRID) * GRID, round(box.y / GRID) * GRID
    return box.moved(box.x if guided[0] else x, box.y if guided[1] else y)
