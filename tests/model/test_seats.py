"""Somebody leaves, the function stays vacant, and who follows takes the function only."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import UserError
from app.model import edits, wording
from app.model.account_plan import AccountPlan
from app.model.audience import Audience, redact
from app.model.decision import Opportunity
from app.model.people import Account, Person
from app.model.places import Seat
from app.model.planning import Placement
from app.model.ties import Counterpart, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Attitude, Confidence, Lane, Level, Role, TieLevel

LEFT = date(2026, 3, 2)
DECISION, OTHER = "imaging", "service"


@pytest.fixture
def plan():
    """Anton over Carla over Dirk; Eva reports to Carla by a dotted line; Sanne knows Carla."""
    made = AccountPlan(
        [
            Account(id="customer", name="St. Maarten"),
            Opportunity(id=DECISION, name="Imaging"),
            Opportunity(id=OTHER, name="Service"),
        ]
    )
    for id in ("anton", "dirk", "eva"):
        made = made.apply(edits.add_person(made, DECISION, id.title(), id=id))
    for change in (
        lambda p: edits.add_person(
            p, DECISION, "Carla Smit", id="carla", title="Head of radiology",
            lane=Lane.TECHNICAL, level=Level.HEAD, assumed=False, roles=[Role.DECIDER],
        ),
        lambda p: edits.set_membership(
            p, DECISION, "carla", attitude=Attitude.ADVOCATE, role_confidence=None
        ),
        lambda p: edits.add_member(p, DECISION, "Sanne de Wit", id="sanne"),
        lambda p: edits.add_tie(p, "sanne", "carla", level=TieLevel.TRUSTED),
        lambda p: edits.add_reporting_line(p, "carla", "anton"),
        lambda p: edits.add_reporting_line(p, "dirk", "carla"),
        lambda p: edits.add_reporting_line(p, "eva", "carla", dotted=True),
    ):  # fmt: skip
        made = made.apply(change(made))
    return made


@pytest.fixture
def vacant(plan):
    return plan.apply(edits.person_leaves(plan, DECISION, "carla", LEFT))


def the_seat(plan):
    (seat,) = plan.table(Seat).values()
    return seat


def filled(plan, **how):
    return plan.apply(edits.fill_seat(plan, the_seat(plan).id, **how))


def lines(plan):
    return {
        (line.employee, line.manager, line.dotted is True)
        for line in plan.table(ReportingLine).values()
    }


def test_who_leaves_takes_part_no_longer_since_that_day(vacant):
    part = vacant.membership(DECISION, "carla")

    assert not part.takes_part
    assert part.active_to == LEFT
    assert vacant.persons["carla"].end_date == LEFT


def test_the_function_stays_with_all_that_belongs_to_it(vacant):
    seat = the_seat(vacant)

    assert (seat.name, seat.lane, seat.level) == (
        "Head of radiology", Lane.TECHNICAL, Level.HEAD,
    )  # fmt: skip
    assert seat.roles == {Role.DECIDER}
    assert (seat.reports_to, seat.formerly, seat.vacant_since) == ("anton", "carla", LEFT)


def test_relationships_of_who_left_stay_on_record(plan, vacant):
    assert vacant.ties == plan.ties
    assert lines(vacant) == lines(plan)


def test_no_seat_is_kept_where_the_function_goes_as_well(plan):
    gone = plan.apply(edits.person_leaves(plan, DECISION, "carla", LEFT, keep_seat=False))

    assert not gone.table(Seat)
    assert not gone.membership(DECISION, "carla").takes_part


def test_somebody_who_leaves_the_customer_leaves_every_decision(plan):
    plan = plan.apply(edits.join_decision(plan, OTHER, "carla"))

    gone = plan.apply(edits.person_leaves(plan, DECISION, "carla", LEFT))

    assert not gone.membership(OTHER, "carla").takes_part
    assert {seat.opportunity for seat in gone.table(Seat).values()} == {DECISION, OTHER}


def test_nobody_leaves_twice(vacant):
    with pytest.raises(UserError, match="Carla Smit has left already"):
        edits.person_leaves(vacant, DECISION, "carla", LEFT)


def test_leaving_and_filling_are_one_step_each_and_can_be_undone(plan, vacant):
    leaving = edits.person_leaves(plan, DECISION, "carla", LEFT)
    filling = edits.fill_seat(vacant, the_seat(vacant).id, name="Nadia Haddad")

    assert plan.apply(leaving).apply(leaving.inverse()) == plan
    assert vacant.apply(filling).apply(filling.inverse()) == vacant
    assert wording.words(leaving.message) == "Note that Carla Smit leaves"
    assert wording.words(filling.message) == "Fill the function Head of radiology"


def test_a_successor_takes_function_level_and_department(vacant):
    after = filled(vacant, name="Nadia Haddad", id="nadia")

    nadia = after.persons["nadia"]
    assert (nadia.title, nadia.lane, nadia.level) == (
        "Head of radiology", Lane.TECHNICAL, Level.HEAD,
    )  # fmt: skip
    assert nadia.level_confidence is Confidence.ASSUMED


def test_a_successor_has_the_roles_as_assumed(vacant):
    after = filled(vacant, name="Nadia Haddad", id="nadia")

    part = after.membership(DECISION, "nadia")
    assert part.roles == {Role.DECIDER}
    assert part.role_confidence is Confidence.ASSUMED


def test_a_successor_inherits_no_attitude_and_no_relationship(vacant):
    after = filled(vacant, name="Nadia Haddad", id="nadia")

    assert after.membership(DECISION, "nadia").attitude is None
    assert after.membership(DECISION, "nadia").influence is None
    assert after.tie_between("sanne", "nadia") is None
    assert after.tie_between("sanne", "carla").level is TieLevel.TRUSTED


def test_a_successor_takes_the_reporting_lines_dotted_ones_as_dotted(vacant):
    after = filled(vacant, name="Nadia Haddad", id="nadia")

    assert lines(after) >= {
        ("nadia", "anton", False), ("dirk", "nadia", False), ("eva", "nadia", True),
    }  # fmt: skip
    assert not after.where(ReportingLine, "manager", "carla")


def test_a_filled_seat_is_no_longer_vacant(vacant):
    assert not filled(vacant, name="Nadia Haddad").table(Seat)


def test_somebody_from_the_own_team_can_follow_and_reports_one_higher(vacant):
    after = filled(vacant, person="dirk")

    assert ("dirk", "anton", False) in lines(after)
    assert ("eva", "dirk", True) in lines(after)
    assert after.persons["dirk"].title == "Head of radiology"
    assert not {line for line in lines(after) if line[:2] == ("dirk", "carla")}


def test_who_follows_from_within_keeps_the_own_attitude(vacant):
    vacant = vacant.apply(
        edits.set_membership(vacant, DECISION, "dirk", attitude=Attitude.RESERVED)
    )

    assert filled(vacant, person="dirk").membership(DECISION, "dirk").attitude is (
        Attitude.RESERVED
    )


def test_a_successor_needs_a_name(vacant):
    with pytest.raises(UserError, match="needs a name"):
        edits.fill_seat(vacant, the_seat(vacant).id, name="  ")


def test_a_vacancy_below_a_vacancy_follows_who_fills_the_upper_one(vacant):
    both = vacant.apply(edits.person_leaves(vacant, DECISION, "dirk", LEFT))
    upper = next(s for s in both.table(Seat).values() if s.formerly == "carla")

    after = both.apply(edits.fill_seat(both, upper.id, name="Nadia Haddad", id="nadia"))

    assert the_seat(after).reports_to == "nadia"


def test_removing_who_left_lets_the_vacancy_stand(vacant):
    after = vacant.apply(edits.remove(vacant, [(Person, "carla")]))

    assert the_seat(after).formerly is None


def test_somebody_reports_to_somebody_else_in_one_step(plan):
    after = plan.apply(edits.set_manager(plan, "dirk", "anton"))

    assert ("dirk", "anton", False) in lines(after)
    assert ("dirk", "carla", False) not in lines(after)


def test_a_dotted_line_that_is_drawn_out_becomes_solid(plan):
    after = plan.apply(edits.set_manager(plan, "eva", "carla"))

    assert ("eva", "carla", False) in lines(after)


def test_a_manager_taken_away_leaves_the_dotted_lines(plan):
    plan = plan.apply(edits.add_reporting_line(plan, "eva", "anton"))

    after = plan.apply(edits.set_manager(plan, "eva", None))

    assert ("eva", "carla", True) in lines(after)
    assert ("eva", "anton", False) not in lines(after)


def test_a_circle_of_reporting_lines_is_refused_with_a_sentence(plan):
    with pytest.raises(UserError, match="circle"):
        edits.set_manager(plan, "anton", "dirk")


def test_a_vacancy_cannot_be_put_below_who_reports_to_it(vacant):
    with pytest.raises(UserError, match="circle"):
        edits.set_seat_manager(vacant, the_seat(vacant).id, "dirk")


def test_a_manager_that_stands_already_changes_nothing(plan):
    assert not edits.set_manager(plan, "dirk", "carla").edits


def test_what_a_customer_gets_shows_no_vacancy_and_nobody_who_left(vacant):
    marked = Counterpart(
        id=joined(DECISION, "sanne", "carla"), opportunity=DECISION, member="sanne",
        person="carla",
    )  # fmt: skip
    vacant = AccountPlan([*vacant, marked])

    given = redact(vacant, DECISION, Audience.CUSTOMER)

    assert not given.table(Seat)
    assert "Carla Smit" not in {person.name for person in given.persons.values()}
    assert "radiology" not in repr(list(given))


def test_the_empty_card_and_who_follows_stand_where_the_card_was_put(plan):
    plan = plan.apply(edits.move_cards(plan, DECISION, {"carla": (300.0, 40.0)}))
    plan = plan.apply(edits.person_leaves(plan, DECISION, "carla", LEFT))

    after = filled(plan, name="Nadia Haddad", id="nadia")

    def spots(of):
        return {(placed.x, placed.y) for placed in of.where(Placement, "card", "nadia")}

    assert spots(after) == {(300.0, 40.0)}
    assert {p.card for p in plan.table(Placement).values()} == {"carla", the_seat(plan).id}
