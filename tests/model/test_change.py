"""A change as data: made, taken back, rebased, written down and read again."""

from dataclasses import replace

import pytest
from hypothesis import given

from app import i18n
from app.errors import Conflict, UserError
from app.model import codec, edits
from app.model.change import Change, Edit, Message
from app.model.decision import Membership
from app.model.people import Person, TeamMember
from app.model.ties import ContactTie
from app.model.values import joined
from app.model.vocabulary import Attitude, Level, TieLevel
from app.model.wording import words
from tests.plans import DECISION, plans, small_plan


def renamed(plan, id, name):
    return edits.set_fields(plan, Person, id, name=name)


def test_a_change_taken_back_leaves_the_plan_as_it_was():
    plan = small_plan()
    change = edits.remove(plan, [(Person, "eva")])

    changed = plan.apply(change)

    assert changed != plan
    assert changed.apply(change.inverse()) == plan


def test_applying_a_change_leaves_the_plan_it_was_made_on_alone():
    plan = small_plan()

    plan.apply(edits.remove(plan, [(TeamMember, "sanne")]))

    assert "sanne" in plan.members
    assert plan.tie_between("sanne", "eva") is not None


def test_a_change_that_does_not_fit_is_refused_whole():
    plan = small_plan()
    stale = renamed(plan, "karim", "Karim Amrani")
    moved_on = plan.apply(renamed(plan, "karim", "K. El Amrani"))

    with pytest.raises(Conflict):
        moved_on.apply(stale)

    assert moved_on.persons["karim"].name == "K. El Amrani"


def test_changes_of_different_fields_of_one_person_go_together():
    plan = small_plan()
    mine = edits.set_fields(plan, Person, "karim", title="CEO")
    theirs = plan.apply(edits.set_fields(plan, Person, "karim", department="Board"))

    merged = theirs.apply(mine.rebased(theirs))

    assert (merged.persons["karim"].title, merged.persons["karim"].department) == (
        "CEO",
        "Board",
    )


def test_two_values_for_one_field_are_a_conflict():
    plan = small_plan()
    mine = edits.set_membership(plan, DECISION, "karim", attitude=Attitude.FOR)
    theirs = plan.apply(
        edits.set_membership(plan, DECISION, "karim", attitude=Attitude.AGAINST)
    )

    with pytest.raises(Conflict):
        mine.rebased(theirs)


def test_removing_a_person_takes_everything_about_them_along():
    plan = small_plan()

    left = plan.apply(edits.remove(plan, [(Person, "eva")]))

    assert left.membership(DECISION, "eva") is None
    assert not left.ties
    assert "eva" not in str(list(left))


def test_removing_two_people_who_share_a_line_is_one_change():
    plan = small_plan()

    change = edits.remove(plan, [(Person, "eva"), (Person, "karim")])

    assert len({(edit.kind, edit.id) for edit in change.edits}) == len(change.edits)
    assert not plan.apply(change).persons


def test_a_tie_to_nobody_is_refused():
    plan = small_plan()
    nowhere = ContactTie(id=joined("sanne", "ghost"), member="sanne", person="ghost")

    with pytest.raises(Conflict):
        plan.apply(Change(Message.of("tie.added"), (Edit(None, nowhere),)))


@given(plans())
def test_what_is_written_down_is_read_again(plan):
    created = Change(
        Message.of("account.created", name="x"), tuple(Edit(None, e) for e in plan)
    )

    assert codec.decode(codec.encode(created)) == created


@given(plans())
def test_every_removal_can_be_taken_back(plan):
    for id in [*plan.persons]:
        change = edits.remove(plan, [(Person, id)])
        assert plan.apply(change).apply(change.inverse()) == plan


def test_an_index_follows_the_changes():
    plan = small_plan()
    assert [m.person for m in plan.dmu(DECISION)] == ["karim", "eva"]

    more = plan.apply(edits.add_person(plan, DECISION, "Joke Peeters", id="joke"))

    assert [m.person for m in more.dmu(DECISION)] == ["karim", "eva", "joke"]
    assert [m.person for m in plan.dmu(DECISION)] == ["karim", "eva"]


def test_a_value_outside_its_range_is_refused_in_the_words_of_the_domain():
    plan = small_plan()

    with pytest.raises(UserError, match="3650"):
        edits.set_tie(plan, "sanne", "eva", cadence_days=0)


def test_different_parts_never_give_the_same_id():
    assert joined("a|", "b") != joined("a", "|b")
    assert joined("a", "b", "c") != joined("a|b", "c")


def test_unknown_is_kept_apart_from_none_and_neutral():
    plan = small_plan()
    person = plan.membership(DECISION, "karim")

    forgotten = plan.apply(edits.set_membership(plan, DECISION, "karim", attitude=None))

    assert person.attitude is Attitude.NEUTRAL
    assert forgotten.membership(DECISION, "karim").attitude is None
    assert replace(person, attitude=None) == forgotten.find(Membership, person.id)
    assert TieLevel.NONE is not None
    assert Level.STAFF in set(Level)


def test_somebody_is_called_by_their_own_name_when_the_account_has_the_same_id():
    plan = small_plan(Person(id="acme", name="Ans Acme"))

    assert plan.label("acme") == "Ans Acme"


def test_a_participant_without_roles_is_read_back_from_a_change():
    added = edits.add_person(small_plan(), DECISION, "Nadia Haddad", id="nadia")

    assert codec.decode(codec.encode(added)) == added


def test_what_was_done_to_one_is_told_of_one():
    i18n.use("en")

    assert words(Message.of("people.imported", count=1)) == "Import one person"
    assert words(Message.of("people.imported", count=2)) == "Import 2 people"
