"""In the window a role that is given ages no tie, and undo takes back what that took."""

from __future__ import annotations

from app.model import edits
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Role
from tests.ui.conftest import DECISION

KNOWN = joined("sanne", "eva")


def test_a_role_given_leaves_a_tie_from_a_file_its_rhythm_and_is_one_step(document):
    document.attempt(edits.set_fields, ContactTie, KNOWN, cadence_days=None)
    steps = document.undo_stack.count()

    document.attempt(edits.toggle_role, DECISION, "eva", Role.DECIDER)
    given = document.plan.ties[KNOWN].cadence_days
    taken = document.undo_stack.count() - steps
    document.undo()

    assert (given, taken) == (60, 1)
    assert document.plan.ties[KNOWN].cadence_days is None
    assert document.plan.membership(DECISION, "eva").roles == {Role.INFLUENCER}
