"""Who can follow on a vacant function, and what they bring along and leave behind."""

from __future__ import annotations

from datetime import date

import pytest

from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.edits.seats import could_follow, managers_of
from app.model.people import Person
from app.model.places import Seat
from app.model.planning import Placement
from app.model.ties import ReportingLine
from app.model.values import joined
from app.model.vocabulary import Role
from tests.plans import DECISION, person, small_plan

LEFT = date(2026, 3, 2)
OTHER = "other decision"


@pytest.fixture
def plan() -> AccountPlan:
    """Nadia reports to Karim, as Eva does, and Mia has left long ago."""
    return small_plan(
        Opportunity(id=OTHER, name="Maintenance"),
        *person("nadia", "Nadia Haddad", Role.GATEKEEPER, active=False, active_to=LEFT),
        ReportingLine(id=joined("nadia", "karim"), employee="nadia", manager="karim"),
        Person(id="mia", name="Mia Claes", end_date=date(2025, 1, 1)),
    )


def leave(plan: AccountPlan, id: str) -> tuple[AccountPlan, Seat]:
    """Let somebody leave; return the plan with the function that they left."""
    after = plan.apply(edits.person_leaves(plan, DECISION, id, LEFT))
    (seat,) = after.table(Seat).values()
    return after, seat


def test_nobody_who_left_is_offered_to_follow(plan):
    vacant, seat = leave(plan, "eva")

    assert [one.id for one in could_follow(vacant, seat)] == ["karim", "nadia"]


def test_who_left_a_function_does_not_follow_on_it_though_nobody_knows_since_when(plan):
    vacant = plan.apply(edits.person_leaves(plan, DECISION, "eva", None))
    (seat,) = vacant.table(Seat).values()

    assert vacant.persons["eva"].end_date is None
    assert "eva" not in {one.id for one in could_follow(vacant, seat)}


def test_who_follows_takes_part_again_and_is_there_since_that_day(plan):
    vacant, seat = leave(plan, "eva")

    after = vacant.apply(edits.fill_seat(vacant, seat.id, person="nadia", on=LEFT))

    part = after.membership(DECISION, "nadia")
    assert part.takes_part
    assert part.active_to is None
    assert part.roles == {Role.GATEKEEPER, Role.USER}
    assert after.persons["nadia"].start_date == LEFT


def test_who_follows_reports_to_whom_the_function_does_and_no_longer_to_their_own(plan):
    vacant, seat = leave(plan, "karim")

    after = vacant.apply(edits.fill_seat(vacant, seat.id, person="eva"))

    assert seat.reports_to is None
    assert [line.manager for line in managers_of(after, "eva")] == []
    assert [line.manager for line in managers_of(after, "nadia")] == ["eva"]


def test_somebody_from_another_corner_leaves_the_manager_they_had(plan):
    new = edits.add_person(plan, DECISION, "Anton Smit", id="anton")
    plan = plan.apply(new)
    plan = plan.apply(edits.set_manager(plan, "nadia", "anton"))
    vacant, seat = leave(plan, "eva")

    after = vacant.apply(edits.fill_seat(vacant, seat.id, person="nadia"))

    assert [line.manager for line in managers_of(after, "nadia")] == ["karim"]


def test_who_was_put_somewhere_by_hand_stays_there_when_they_follow(plan):
    spots = {"eva": (300.0, 40.0), "karim": (500.0, 80.0)}
    plan = plan.apply(edits.move_cards(plan, DECISION, spots))
    vacant, seat = leave(plan, "eva")

    after = vacant.apply(edits.fill_seat(vacant, seat.id, person="karim"))

    (placed,) = after.where(Placement, "card", "karim")
    assert (placed.x, placed.y) == (500.0, 80.0)
    assert not after.where(Placement, "card", seat.id)


def test_the_empty_card_stands_only_in_the_decision_that_was_left(plan):
    plan = plan.apply(edits.move_cards(plan, OTHER, {"eva": (300.0, 40.0)}))

    vacant, seat = leave(plan, "eva")

    assert vacant.where(Placement, "card", "eva")
    assert not vacant.where(Placement, "card", seat.id)
