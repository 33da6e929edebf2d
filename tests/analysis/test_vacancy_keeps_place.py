"""On the map a function that came vacant stands where who left it stood."""

from __future__ import annotations

from datetime import date

import pytest

from app.analysis import layout, layout_free
from app.analysis.roster import roster
from app.model import edits
from app.model.edits import add_person, add_reporting_line, add_tie
from app.model.people import Person
from app.model.places import Seat
from app.model.vocabulary import Level
from tests.plans import DECISION, small_plan

TODAY = date(2026, 11, 22)


@pytest.fixture
def plan():
    """Four directors, of whom the last reports to the third, and is known by a colleague."""
    plan = small_plan()
    for number in range(4):
        plan = plan.apply(add_person(plan, DECISION, f"Director {number}", id=f"d{number}"))
        one = plan.persons[f"d{number}"]
        plan = plan.apply(edits.set_fields(plan, Person, one.id, level=Level.EXECUTIVE))
    plan = plan.apply(add_reporting_line(plan, "d3", "d2"))
    [member, *_others] = plan.members
    return plan.apply(add_tie(plan, member, "d3"))


@pytest.mark.parametrize("arrange", [layout.arrange, layout_free.arrange_freely])
def test_who_leaves_is_followed_by_the_vacancy_in_the_same_cell(plan, arrange):
    at_first = arrange(plan, DECISION)
    plan = plan.apply(edits.person_leaves(plan, DECISION, "d0", TODAY, keep_seat=False))
    before = arrange(plan, DECISION, at_first)

    for leaver in ("d1", "d2", "d3"):
        left = plan.apply(edits.person_leaves(plan, DECISION, leaver, TODAY))
        [seat] = left.table(Seat)
        after = arrange(left, DECISION, before)

        was, now = before.cards[leaver].box, after.cards[seat].box
        assert (now.x, now.y) == (was.x, was.y)


def test_a_vacancy_is_drawn_to_those_its_lines_go_to(plan):
    left = plan.apply(edits.person_leaves(plan, DECISION, "d3", TODAY))
    [seat] = left.table(Seat)

    before, after = roster(plan, DECISION), roster(left, DECISION)

    assert after.links[seat] == before.links["d3"]
    assert "d3" not in after.links
