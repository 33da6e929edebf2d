"""A tree too large to be read whole opens at the head of the organisation."""

from __future__ import annotations

import pytest

from app.model import edits
from app.model.vocabulary import Level
from app.ui.views.organigram import OrganigramView
from tests.ui.conftest import DECISION

TEAMS, IN_A_TEAM = 14, 12


@pytest.fixture
def large(document):
    """A head over so many teams that the tree cannot be read whole; and one team apart."""

    def add(id, manager=None, level=Level.STAFF):
        name = f"Person {id}"
        document.do(edits.add_person(document.plan, DECISION, name, id=id, level=level))
        if manager is not None:
            document.do(edits.add_reporting_line(document.plan, id, manager))

    add("head", level=Level.EXECUTIVE)
    for team in range(TEAMS):
        add(f"lead{team}", "head", Level.MIDDLE)
        for one in range(IN_A_TEAM):
            add(f"of{team}-{one}", f"lead{team}" if one < 4 else f"of{team}-{one - 4}")
    add("apart", "anton")
    return document


def test_the_head_is_in_view_when_the_tree_opens(large, shown, qtbot):
    tree = shown(OrganigramView(large), 620, 400)
    qtbot.waitUntil(lambda: "head" in tree.map.cards)

    tree.fit(readable=True)

    assert not tree.shows_all()
    assert tree.visible_area().contains(tree.map.cards["head"].sceneBoundingRect())


def test_the_head_is_under_whom_most_stand(large, shown, qtbot):
    tree = shown(OrganigramView(large), 620, 400)
    qtbot.waitUntil(lambda: "head" in tree.map.cards)

    assert tree.map.geometry.head == "head"


def test_a_tree_without_lines_opens_at_its_left(document, shown):
    tree = shown(OrganigramView(document), 300, 200)

    tree.fit(readable=True)

    assert tree.map.geometry.head is None
    assert tree.begins_at() == tree.map.sceneRect().x()


def test_the_team_above_the_tree_is_headed_as_on_the_map_and_spoken_as_it_is_written(
    document, shown
):
    heading = shown(OrganigramView(document), 600, 400).heading.words

    assert heading.whole().isupper()
    assert heading.accessibleName() == "Buying team " + document.plan.account.label
