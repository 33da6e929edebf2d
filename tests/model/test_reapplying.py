"""A change that lost against the work of others is made again over it."""

from __future__ import annotations

import pytest

from app.errors import Conflict
from app.model import edits
from app.model.change import Change, overtaken
from app.model.people import Person
from app.model.reapplying import Lost, reapplied
from tests.plans import small_plan


def lost(ours: Change, *theirs: Change) -> Lost:
    return Lost(ours, overtaken().worded, theirs)


def test_only_the_fields_that_ours_changed_are_set_over_theirs():
    plan = small_plan()
    ours = edits.set_fields(plan, Person, "eva", title="Ours")
    theirs = edits.set_fields(plan, Person, "eva", title="Theirs", email="eva@example.org")
    after = plan.apply(theirs)

    made = after.apply(reapplied(after, lost(ours, theirs)))

    assert made.persons["eva"].title == "Ours"
    assert made.persons["eva"].email == "eva@example.org"


def test_what_was_removed_comes_back_with_all_that_went_with_it():
    plan = small_plan()
    ours = edits.set_fields(plan, Person, "eva", title="Ours")
    theirs = edits.remove(plan, {(Person, "eva")})
    after = plan.apply(theirs)
    found = lost(ours, theirs)

    made = after.apply(reapplied(after, found))

    assert found.was_removed(after)
    assert made == plan.apply(ours)


def test_what_nobody_can_bring_back_is_refused():
    plan = small_plan()
    tie = next(iter(plan.ties.values()))
    ours = edits.set_fields(plan, type(tie), tie.id, note="Ours")
    after = plan.apply(edits.remove(plan, {(Person, tie.person)}))

    with pytest.raises(Conflict):
        reapplied(after, lost(ours))
