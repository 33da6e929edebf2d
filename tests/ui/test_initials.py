"""Somebody has the same initials on the map and in the inspector."""

from dataclasses import replace

import pytest

from app.model.change import Change, Edit, Message
from app.model.people import Person, TeamMember
from app.ui.canvas.content import MapContent, initials
from app.ui.panels.controls import Disc
from app.ui.panels.inspector import Inspector
from tests.ui.conftest import DECISION

NAME = "Jan Willem van den Berg-Oosterhuizen"


@pytest.mark.parametrize("kind", [Person, TeamMember])
def test_the_inspector_shows_the_initials_of_the_card(document, shown, kind):
    inspector = shown(Inspector(document))
    was = next(iter(document.plan.table(kind).values()))
    document.do(Change(Message("x"), (Edit(was, replace(was, name=NAME)),)))

    document.select([(kind, was.id)])

    faces = MapContent.of(document.plan, DECISION).faces()
    card = next(face.initials for face in faces if face.id == was.id)
    on_page = [disc.initials for disc in inspector.findChildren(Disc) if disc.isVisible()]
    assert on_page == [card] == ["JB"]


@pytest.mark.parametrize(
    ("name", "letters"), [("Jo Vranckx (2)", "JV"), ("Lies Maes (CFO)", "LC"), ("42", "?")]
)
def test_the_number_of_a_double_is_no_initial(name, letters):
    assert initials(name) == letters
