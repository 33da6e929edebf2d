"""Random histories for an account: talks, judgements of a negotiation, what was closed."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from app.model.decision import (
    ClosedOpportunity,
    NegotiationReadiness,
    Review,
    SellerAsBuyer,
)
from app.model.entities import Entity
from app.model.interactions import Interaction
from app.model.vocabulary import Channel, Condition, Outcome, Result, Role, Spin, Stage
from tests.plans import AS_OF, DECISION

_RULES = ["R01", "R12", "R99"]


@st.composite
def stages(draw: st.DrawFn) -> dict[str, Any]:
    """How far the decision is, and whether we were invited to it."""
    return {
        "stage": draw(st.none() | st.sampled_from(Stage)),
        "inbound_invitation": draw(st.sampled_from([None, True, True])),
    }


@st.composite
def histories(draw: st.DrawFn, people: list[str], members: list[str]) -> list[Entity]:
    found: list[Entity] = []
    for number in range(draw(st.integers(0, 8)) if people else 0):
        who = draw(st.sampled_from(people[:2]))
        found.append(draw(_talks(f"talk-{number}", who, members)))
    for who in draw(st.sets(st.sampled_from([*people, "Procurement office"]), max_size=2)):
        found.append(draw(_judgements(who)))
    for number in range(draw(st.integers(0, 5))):
        found.append(draw(_closed(f"closed-{number}")))
    with_form: bool = draw(st.booleans())
    if members and with_form:
        roles = tuple(draw(st.lists(st.sampled_from(Role), max_size=6, unique=True)))
        found.append(SellerAsBuyer(id="form", member=members[0], roles=roles))
    return found


@st.composite
def _talks(draw: st.DrawFn, id: str, person: str, members: list[str]) -> Interaction:
    return Interaction(
        id=id,
        date=AS_OF - timedelta(days=draw(st.integers(-5, 90))),
        persons=(person,),
        members=tuple(draw(st.lists(st.sampled_from(members), max_size=1))) if members else (),
        channel=draw(st.none() | st.sampled_from(Channel)),
        outcome=draw(st.sampled_from([None, *Outcome, *(4 * [Outcome.CONTINUATION])])),
        spin=frozenset(draw(st.sets(st.sampled_from(Spin)))),
        contradiction=draw(st.sampled_from([None, True, False])),
    )


@st.composite
def _judgements(draw: st.DrawFn, who: str) -> NegotiationReadiness:
    scores, ours = (
        {
            one.value: draw(st.integers(1, 5))
            for one in draw(st.sets(st.sampled_from(Condition)))
        }
        for _ in range(2)
    )
    days = draw(st.none() | st.integers(0, 60))
    return NegotiationReadiness(
        id=f"judgement-{who}",
        opportunity=DECISION,
        who=who,
        date=None if days is None else AS_OF - timedelta(days=days),
        scores=json.dumps(scores),
        scores_us=json.dumps(ours) if draw(st.booleans()) else None,
    )


@st.composite
def _closed(draw: st.DrawFn, id: str) -> ClosedOpportunity:
    review = Review(
        own_lesson=draw(st.sampled_from([None, "", "Ask sooner."])),
        customer_reason=draw(st.sampled_from([None, "The price."])),
        gap_rules=tuple(draw(st.lists(st.sampled_from(_RULES), max_size=3))),
    )
    days = draw(st.none() | st.integers(0, 400))
    return ClosedOpportunity(
        id=id,
        name=f"Earlier {id}",
        result=draw(st.sampled_from(Result)),
        closed=None if days is None else AS_OF - timedelta(days=days),
        review=draw(st.sampled_from([None, review])),
    )
