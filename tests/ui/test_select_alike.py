"""Whoever is like one of those selected is selected, not only who is like the first."""

from __future__ import annotations

from app.model import edits
from app.model.people import Person, TeamMember
from app.model.vocabulary import Lane
from app.ui import selecting
from app.ui.filtering.criteria import Subject
from tests.ui.conftest import DECISION


def test_people_like_any_of_those_selected_are_selected(document):
    for id, lane in (("lies", Lane.FINANCIAL), ("tom", Lane.TECHNICAL), ("mia", None)):
        document.attempt(edits.add_person, DECISION, id.title(), id=id, lane=lane)
    document.select([(Person, "eva"), (Person, "anton"), (Person, "mia")])

    alike = selecting.alike(document, Subject.LANE.value)

    assert alike == {
        (Person, "eva"), (Person, "tom"), (Person, "anton"), (TeamMember, "herman"),
    }  # fmt: skip
