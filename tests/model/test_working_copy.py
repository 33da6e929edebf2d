"""Whatever two people do to a plan, in whatever order, both end with the same plan."""

import itertools
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.model import edits
from app.model.change import Change
from app.model.people import Person
from app.model.vocabulary import Role, TieLevel
from app.model.working_copy import Exchange, WorkingCopy
from tests.plans import DECISION, small_plan


class FakeStore:
    """Keeps accepted changes in memory, compare-and-set on their number."""

    def __init__(self):
        self.accepted = []

    def exchange(self, ours, base, author):
        others = tuple(self.accepted[base:])
        if others or not ours:
            return Exchange(others, 0, len(self.accepted))
        self.accepted += ours
        return Exchange((), len(ours), len(self.accepted))


STEPS = ("add", "remove", "rename", "tie", "role", "move", "undo", "hand in")


def made(plan, kind, number):
    people = sorted(plan.persons)
    who = people[number % len(people)] if people else None
    if kind == "add":
        return edits.add_person(plan, DECISION, f"N{number}")
    if who is None:
        return None
    if kind == "remove":
        return edits.remove(plan, [(Person, who)])
    if kind == "rename":
        return edits.set_fields(plan, Person, who, name=f"N{number}")
    if kind == "tie":
        return edits.set_tie(plan, "herman", who, level=TieLevel(number % 5))
    if kind == "role":
        return edits.toggle_role(plan, DECISION, who, list(Role)[number % 6])
    return edits.move_cards(plan, DECISION, {who: (number, number)})


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(0, 1), st.sampled_from(STEPS), st.integers(0, 9)), max_size=40
    )
)
def test_two_people_at_work_end_with_the_same_plan(steps):
    store = FakeStore()
    done: tuple[list[Change], list[Change]] = ([], [])
    users = [WorkingCopy(small_plan(), 0), WorkingCopy(small_plan(), 0)]
    ids = (f"id{n}" for n in itertools.count())

    with patch("app.model.edits.people.new_id", lambda: next(ids)):
        for who, kind, number in steps:
            user = users[who]
            try:
                if kind == "hand in":
                    user.sync(store, str(who))
                elif kind == "undo":
                    if done[who]:
                        user.edit(done[who].pop().inverse())
                elif (change := made(user.plan, kind, number)) is not None:
                    done[who].append(user.edit(change))
            except UserError:
                continue
    for who in (0, 1, 0):
        users[who].sync(store, str(who))

    stored = small_plan()
    for change in store.accepted:
        stored = stored.apply(change)
    assert users[0].plan == users[1].plan == stored
