"""Two plans tell at a glance which kinds no change between them touched."""

from __future__ import annotations

from app.model import edits
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from tests.plans import small_plan


def test_a_plan_shares_what_an_edit_left_alone():
    plan = small_plan()

    later = plan.apply(edits.set_fields(plan, Person, "karim", name="Karim"))

    assert later.shares((ContactTie, TeamMember), plan)
    assert not later.shares((ContactTie, Person), plan)


def test_what_was_undone_counts_as_touched():
    plan = small_plan()
    change = edits.set_fields(plan, Person, "karim", name="Karim")

    back = plan.apply(change).apply(change.inverse())

    assert back == plan
    assert not back.shares((Person,), plan)
    assert back.shares((ContactTie,), plan)
