"""What an export leaves out, counted."""

from dataclasses import fields, replace
from typing import Any

import pytest

from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.decision import Membership
from app.model.entities import KINDS
from app.model.omissions import OURS_TO_LOOK, left_out
from app.model.people import Competitor, Person, TeamMember
from app.model.ties import CompetitorTie
from app.model.values import joined
from tests.plans import DECISION, small_plan
from tests.planted import OPEN, opportunity, planted_plan


def annotated() -> AccountPlan:
    """The small plan with a note on Karim, who is known to a competitor, and Eva kept out."""
    plan = small_plan(
        Competitor(id="rival", name="Rival"),
        CompetitorTie(id=joined("rival", "karim"), competitor="rival", person="karim"),
    )
    noted: dict[str, dict[str, Any]] = {
        "karim": {"note": "dislikes us"},
        "eva": {"in_proposal": False},
    }
    return AccountPlan(
        replace(entity, **noted.get(entity.id, {}))
        if isinstance(entity, Person | TeamMember)
        else entity
        for entity in plan
    )


def test_what_the_customer_does_not_see_is_counted_in_words():
    assert left_out(annotated(), DECISION, Audience.CUSTOMER) == [
        "2 attitudes",
        "2 roles",
        "2 degrees of influence",
        "1 note",
        "1 relationship",
        "1 competitor tie",
        "1 line within the customer",
        "1 competitor or outsider",
        "1 person kept out of proposals",
        "6 details of people",
        "1 fact about account and decision",
    ]


def test_without_names_the_names_and_notes_are_counted():
    assert left_out(annotated(), DECISION, Audience.WITHOUT_NAMES) == ["4 names", "1 note"]


def test_nothing_is_left_out_inside():
    assert left_out(annotated(), DECISION, Audience.INTERNAL) == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_every_kind_the_customer_does_not_see_is_counted(kind):
    plan = planted_plan()
    told = left_out(plan, opportunity(), Audience.CUSTOMER)

    less = _emptied(plan, kind)

    without = left_out(less, opportunity(), Audience.CUSTOMER)
    assert (without == told) is (kind in OURS_TO_LOOK)


def _emptied(plan: AccountPlan, kind: Any) -> AccountPlan:
    """The plan without any of a kind; who is shown stays, and loses what may be unknown."""
    if kind in {*OPEN, Membership}:
        return AccountPlan(_without(one, kind) for one in plan)
    return plan.apply(edits.remove(plan, [(kind, id) for id in plan.table(kind)]))


def _without(entity: Any, kind: Any) -> Any:
    """What must stay loses all that may be unknown about it."""
    if type(entity) is not kind:
        return entity
    return replace(
        entity,
        **{field.name: None for field in fields(entity) if field.default is None},
    )
