"""What an export leaves out, counted."""

from dataclasses import replace
from typing import Any

from app.model.account_plan import AccountPlan
from app.model.audience import Audience
from app.model.omissions import left_out
from app.model.people import Competitor, Person, TeamMember
from app.model.ties import CompetitorTie
from app.model.values import joined
from tests.plans import DECISION, small_plan


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
    ]


def test_without_names_the_names_and_notes_are_counted():
    assert left_out(annotated(), DECISION, Audience.WITHOUT_NAMES) == ["4 names", "1 note"]


def test_nothing_is_left_out_inside():
    assert left_out(annotated(), DECISION, Audience.INTERNAL) == []
