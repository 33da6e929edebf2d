"""What is read in one line is kept in one, however a spreadsheet or a mail pasted it."""

from __future__ import annotations

import pytest

from app.errors import UserError
from app.model import edits
from app.model.people import Person
from tests.plans import DECISION, small_plan

PASTED = "Jan\tPeeters \r\n"  # two cells of Excel


@pytest.mark.parametrize(
    "add",
    [
        lambda plan, name: edits.add_person(plan, DECISION, name),
        lambda plan, name: edits.add_member(plan, DECISION, name),
        edits.add_outside,
        edits.add_opportunity,
        edits.add_competitor,
        lambda plan, name: edits.keep_view(plan, name, "map", "{}"),
    ],
)
def test_a_name_that_is_pasted_is_kept_in_one_line(add):
    change = add(small_plan(), PASTED)

    [named] = [edit.after.name for edit in change.edits if hasattr(edit.after, "name")]
    assert named == "Jan Peeters"


def test_name_title_and_address_are_kept_in_one_line_and_a_note_in_as_many_as_it_has():
    plan = small_plan()
    several = "Head of\u2028radiology\r\n"
    change = edits.set_fields(
        plan,
        Person,
        "eva",
        name=PASTED,
        title=several,
        email="a@b.example\n",
        note="one\n\ttwo",
    )

    [edit] = change.edits
    eva = edit.after
    assert (eva.name, eva.title, eva.email) == (
        "Jan Peeters",
        "Head of radiology",
        "a@b.example",
    )
    assert eva.note == "one\n\ttwo"


def test_a_name_of_nothing_but_breaks_is_none():
    with pytest.raises(UserError):
        edits.add_person(small_plan(), DECISION, "\r\n\t")
