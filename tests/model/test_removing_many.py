from __future__ import annotations

import pytest

from app.errors import Conflict
from app.model.change import Change, Edit, Message
from app.model.decision import Membership
from app.model.people import Person
from app.model.ties import ContactTie
from app.model.vocabulary import TieLevel
from tests.plans import person, small_plan, tie

PEOPLE = [f"p{number}" for number in range(30)]


@pytest.fixture
def plan():
    everybody = [part for id in PEOPLE for part in person(id, id.upper())]
    return small_plan(*everybody, *(tie("sanne", id, TieLevel.GOOD) for id in PEOPLE))


def removal(plan, *, but=()):
    """Return what removes the people with all that points at them, except some of it."""
    gone = [
        *(one for one in plan.table(ContactTie).values() if one.person in PEOPLE),
        *(one for one in plan.table(Membership).values() if one.person in PEOPLE),
        *(plan.table(Person)[id] for id in PEOPLE),
    ]
    edits = tuple(Edit(one, None) for one in gone if one.id not in but)
    return Change(Message.of("people.cut", count=len(PEOPLE)), edits)


def test_many_people_go_in_one_change_with_all_that_points_at_them(plan):
    after = plan.apply(removal(plan))

    assert not any(id in after.persons for id in PEOPLE)
    assert after.apply(removal(plan).inverse()) == plan


@pytest.mark.parametrize("kind", [ContactTie, Membership])
def test_of_many_who_go_nobody_may_still_be_pointed_at(plan, kind):
    kept = next(one.id for one in plan.table(kind).values() if one.person == PEOPLE[17])

    with pytest.raises(Conflict, match="still points at"):
        plan.apply(removal(plan, but=(kept,)))
