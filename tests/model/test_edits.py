"""What a user can do to a plan."""

from datetime import date

import pytest

from app.errors import UserError
from app.i18n import speaking
from app.model import edits, wording
from app.model.people import Person
from app.model.planning import GapDecision, Placement
from app.model.values import joined
from app.model.vocabulary import (
    Channel,
    Confidence,
    GapStatus,
    InterestKind,
    Lane,
    Level,
    Role,
    TieLevel,
    TieStatus,
)
from tests.plans import DECISION, small_plan


def test_a_person_added_where_one_points_stands_there_with_assumed_level():
    plan = small_plan()

    change = edits.add_person(
        plan, DECISION, " Joke Peeters ", level=Level.STAFF, at=(10.4, 20), id="joke"
    )

    made = plan.apply(change)
    assert made.persons["joke"].name == "Joke Peeters"
    assert made.persons["joke"].level_confidence is Confidence.ASSUMED
    assert made.find(Placement, joined(DECISION, "map", "joke")).x == 10


def test_somebody_without_a_name_is_refused():
    with pytest.raises(UserError):
        edits.add_person(small_plan(), DECISION, "   ")


def test_the_same_tie_cannot_be_drawn_twice():
    with pytest.raises(UserError):
        edits.add_tie(small_plan(), "sanne", "eva", level=TieLevel.GOOD)


def test_reporting_lines_cannot_go_round():
    plan = small_plan()
    with pytest.raises(UserError):
        edits.add_reporting_line(plan, "karim", "eva")


def test_logging_a_contact_brings_the_tie_up_to_date_in_the_same_change():
    plan = small_plan()
    day = date(2026, 3, 1)

    change = edits.log_contact(
        plan, on=day, members=["sanne"], persons=["eva"], channel=Channel.MEETING
    )

    tie = plan.apply(change).tie_between("sanne", "eva")
    assert (tie.last_contact, tie.last_f2f) == (day, day)
    assert tie.last_contact_confidence is Confidence.CONFIRMED
    assert tie.level is TieLevel.GOOD


def test_logging_an_older_contact_does_not_make_a_tie_older():
    plan = small_plan()

    change = edits.log_contact(plan, on=date(2025, 1, 1), members=["sanne"], persons=["eva"])

    before, after = (
        plan.tie_between("sanne", "eva"),
        plan.apply(change).tie_between("sanne", "eva"),
    )
    assert after.last_contact == before.last_contact


def test_logging_a_first_contact_draws_the_tie():
    plan = small_plan()

    change = edits.log_contact(
        plan, on=date(2026, 3, 1), members=["herman"], persons=["karim"], channel=Channel.CALL
    )

    tie = plan.apply(change).tie_between("herman", "karim")
    assert tie.level is TieLevel.ACQUAINTED
    assert tie.last_f2f is None


def test_a_contact_with_a_lost_relation_finds_it_again():
    plan = small_plan()
    plan = plan.apply(edits.set_tie(plan, "sanne", "eva", status=TieStatus.LOST))

    change = edits.log_contact(plan, on=date(2026, 3, 1), members=["sanne"], persons=["eva"])

    assert plan.apply(change).tie_between("sanne", "eva").status is None


def test_a_role_given_by_hand_counts_as_assumed_until_somebody_says_more():
    plan = small_plan()
    plan = plan.apply(edits.add_person(plan, DECISION, "Joke", id="joke"))

    plan = plan.apply(edits.toggle_role(plan, DECISION, "joke", Role.GATEKEEPER))

    member = plan.membership(DECISION, "joke")
    assert member.roles == {Role.GATEKEEPER}
    assert member.role_confidence is Confidence.ASSUMED


def test_arranging_forgets_where_cards_were_put():
    plan = small_plan()
    plan = plan.apply(edits.move_cards(plan, DECISION, {"eva": (5, 5), "sanne": (1, 1)}))

    arranged = plan.apply(edits.arrange(plan, DECISION))

    assert not arranged.table(Placement)


def test_moving_a_card_to_where_it_stands_changes_nothing():
    plan = small_plan()
    plan = plan.apply(edits.move_cards(plan, DECISION, {"eva": (5, 5)}))

    assert not edits.move_cards(plan, DECISION, {"eva": (5, 5)}).edits


def test_dismissing_a_gap_asks_for_a_reason():
    plan = small_plan()
    with pytest.raises(UserError):
        edits.dismiss_gap(plan, DECISION, "R01", "purchaser", reason=" ")


def test_a_decision_on_a_gap_can_be_taken_back():
    plan = small_plan()
    plan = plan.apply(
        edits.accept_gap(plan, DECISION, "R01", "purchaser", until=date(2026, 6, 1))
    )
    [decided] = plan.table(GapDecision).values()

    reopened = plan.apply(edits.reopen_gap(plan, DECISION, "R01", "purchaser"))

    assert decided.status is GapStatus.ACCEPTED
    assert not reopened.table(GapDecision)


def test_the_same_interest_can_be_noted_twice():
    plan = small_plan()
    for _ in range(2):
        plan = plan.apply(
            edits.add_interest(plan, "eva", InterestKind.PERSONAL, "P02_position")
        )

    assert len(plan.interests_of("eva")) == 2


def test_a_role_noted_as_absent_can_be_found_after_all():
    plan = small_plan()
    plan = plan.apply(edits.mark_role_absent(plan, DECISION, Role.PURCHASER, "no purchasing"))
    [absent] = plan.opportunities[DECISION].roles_confirmed_absent

    found = plan.apply(edits.absent_role_found(plan, DECISION, Role.PURCHASER))

    assert absent.reason == "no purchasing"
    assert not found.opportunities[DECISION].roles_confirmed_absent


def test_a_text_of_more_than_ten_thousand_characters_is_refused():
    with pytest.raises(UserError):
        edits.add_person(small_plan(), DECISION, "x" * 10_001)


def test_every_change_says_what_it_did_in_both_languages():
    plan = small_plan()
    change = edits.add_member(plan, DECISION, "Pieter Janssen", lane=Lane.TECHNICAL)

    said = []
    for language in ("en", "nl"):
        with speaking(language):
            said.append(wording.words(change.message))

    assert said == ["Add colleague Pieter Janssen", "Collega Pieter Janssen toevoegen"]


@pytest.mark.parametrize("typed", ["Chi\0ef\0", "\ud800Chief", "Chief\udfff \0"])
def test_what_no_server_can_keep_is_left_out_of_a_text(typed):
    plan = small_plan()

    change = edits.set_fields(plan, Person, "eva", title=typed)

    assert plan.apply(change).persons["eva"].title == "Chief"
