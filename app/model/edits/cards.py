"""Edits of where cards stand; they wake no rule."""

from __future__ import annotations

from collections.abc import Mapping

from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message, removals
from app.model.planning import Placement
from app.model.values import Id, joined

VIEW_MAP = "map"


def placement(opportunity: Id, view: str, card: Id, at: tuple[float, float]) -> Placement:
    """Return where a card stands; whole coordinates in scene units."""
    return Placement(
        id=joined(opportunity, view, card),
        opportunity=opportunity,
        view=view,
        card=card,
        x=float(round(at[0])),
        y=float(round(at[1])),
    )


def move_cards(
    plan: AccountPlan,
    opportunity: Id,
    positions: Mapping[Id, tuple[float, float]],
    view: str = VIEW_MAP,
) -> Change:
    """Put cards where they were dragged; they stay there until *Arrange*."""
    edits = []
    for card, at in positions.items():
        after = placement(opportunity, view, card, at)
        before = plan.find(Placement, after.id)
        if before != after:
            edits.append(Edit(before, after))
    if len(positions) == 1:
        [card] = positions
        return Change(Message.of("card.moved", name=plan.label(card)), tuple(edits))
    return Change(Message.of("cards.moved", count=len(positions)), tuple(edits))


def arrange(plan: AccountPlan, opportunity: Id, view: str = VIEW_MAP) -> Change:
    """Forget where cards were put by hand, so that the computed layout holds again."""
    placed = [p for p in plan.where(Placement, "opportunity", opportunity) if p.view == view]
    return Change(Message.of("cards.arranged"), removals(placed))
