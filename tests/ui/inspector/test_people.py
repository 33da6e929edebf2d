"""What is entered about people on their pages."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.model import edits
from app.model.decision import Membership
from app.model.interactions import Interest
from app.model.people import Person, TeamMember
from app.model.ties import CompetitorTie, Influence, ReportingLine
from app.model.values import joined
from app.model.vocabulary import (
    Attitude,
    CompetitorBasis,
    Confidence,
    InfluenceDegree,
    InterestKind,
    Lane,
    Level,
    Role,
    TieLevel,
)
from app.ui.panels.chips import ChoiceField, RoleField
from app.ui.panels.labels import Label
from tests.ui.conftest import DECISION
from tests.ui.fields import choose, field, pick, type_into

ANTON_HERE = joined(DECISION, "anton")


@pytest.mark.parametrize(
    ("place", "typed", "attribute", "value"),
    [
        ("person.anton.name", "Dr. Anton van Dijk", "name", "Dr. Anton van Dijk"),
        ("person.anton.title", "CEO", "title", "CEO"),
        ("person.anton.department", "Board", "department", "Board"),
        ("person.anton.email", "a@b.example", "email", "a@b.example"),
        ("person.anton.phone", "+32 2 1", "phone", "+32 2 1"),
        ("person.anton.start_date", "1-9-2025", "start_date", date(2025, 9, 1)),
        ("person.anton.note", "reads the annexes", "note", "reads the annexes"),
    ],
)
def test_what_is_typed_about_a_person_is_kept(
    inspector, document, qtbot, place, typed, attribute, value
):
    document.select([(Person, "anton")])

    type_into(qtbot, field(inspector, place), typed)

    assert getattr(document.plan.persons["anton"], attribute) == value
    document.undo_stack.undo()
    assert getattr(document.plan.persons["anton"], attribute) != value


def test_escape_takes_back_what_was_typed(inspector, document, qtbot):
    document.select([(Person, "anton")])
    title = field(inspector, "person.anton.title")

    title.setFocus()
    qtbot.keyClicks(title, "CEO")
    qtbot.keyClick(title, Qt.Key.Key_Escape)
    qtbot.keyClick(title, Qt.Key.Key_Tab)

    assert document.plan.persons["anton"].title == "Chair"


def test_lane_and_level_that_were_guessed_say_so_until_somebody_chooses(
    inspector, document, qtbot
):
    document.select([(Person, "anton")])
    guessed = [w.text() for w in inspector.findChildren(Label) if w.isVisible()]

    choose(qtbot, field(inspector, "person.anton.lane"), Lane.FINANCIAL)
    choose(qtbot, field(inspector, "person.anton.level"), Level.HEAD)

    anton = document.plan.persons["anton"]
    assert guessed.count("assumed from the title") == 2
    assert (anton.lane, anton.lane_confidence) == (Lane.FINANCIAL, Confidence.CONFIRMED)
    assert (anton.level, anton.level_confidence) == (Level.HEAD, Confidence.CONFIRMED)


def test_roles_are_toggled_with_a_click(inspector, document, qtbot):
    document.select([(Person, "anton")])
    roles = inspector.findChild(RoleField)

    qtbot.mouseClick(roles.chips[Role.USER], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(roles.chips[Role.DECIDER], Qt.MouseButton.LeftButton)

    assert document.plan.membership(DECISION, "anton").roles == {Role.USER}
    assert [c.role for c in roles.chips.values() if c.isChecked()] == [Role.USER]


def test_attitude_and_influence_are_chosen_with_a_click_and_can_be_unknown_again(
    inspector, document, qtbot
):
    document.select([(Person, "anton")])
    attitude, influence = inspector.findChildren(ChoiceField)

    qtbot.mouseClick(attitude.chips[Attitude.RESERVED], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(influence.chips[InfluenceDegree.HIGH], Qt.MouseButton.LeftButton)
    known = document.plan.membership(DECISION, "anton")
    qtbot.mouseClick(attitude.chips[None], Qt.MouseButton.LeftButton)

    assert (known.attitude, known.influence) == (Attitude.RESERVED, InfluenceDegree.HIGH)
    assert document.plan.membership(DECISION, "anton").attitude is None


def test_how_sure_we_are_of_a_role_is_chosen(inspector, document, qtbot):
    document.select([(Person, "anton")])

    choose(
        qtbot,
        field(inspector, f"membership.{ANTON_HERE}.role_confidence"),
        Confidence.CONFIRMED,
    )

    found = document.plan.find(Membership, ANTON_HERE)
    assert found.role_confidence is Confidence.CONFIRMED


def test_somebody_can_stop_taking_part_and_be_named_in_no_proposal(inspector, document, qtbot):
    document.select([(Person, "anton")])

    field(inspector, f"membership.{ANTON_HERE}.active").click()
    field(inspector, "person.anton.in_proposal").click()

    assert document.plan.membership(DECISION, "anton").active is False
    assert document.plan.persons["anton"].in_proposal is False


def test_interests_of_both_kinds_are_added_and_worded(inspector, document, qtbot):
    document.select([(Person, "eva")])

    pick(inspector, "+ Interest", "financial result")
    pick(inspector, "+ Interest", "own position", which=1)
    QApplication.processEvents()
    business, personal = document.plan.interests_of("eva")
    type_into(qtbot, field(inspector, f"interest.{personal.id}.note"), "wants to be head")
    choose(qtbot, field(inspector, f"interest.{business.id}.evidence"), Confidence.HEARD)

    assert [business.kind, personal.kind] == [InterestKind.BUSINESS, InterestKind.PERSONAL]
    assert document.plan.find(Interest, personal.id).note == "wants to be head"
    assert document.plan.find(Interest, business.id).evidence is Confidence.HEARD


def test_lines_inside_the_customer_are_drawn_from_a_person(inspector, document):
    document.select([(Person, "eva")])

    pick(inspector, "+ Reports to", "Anton van Dijk")
    QApplication.processEvents()
    pick(inspector, "+ Influences", "Anton van Dijk")

    assert document.plan.find(ReportingLine, joined("eva", "anton")) is not None
    assert document.plan.find(Influence, joined("eva", "anton")) is not None


def test_a_competitors_relationship_has_level_and_basis(inspector, document, qtbot):
    document.do(edits.add_competitor(document.plan, "Helion", "helion"))
    document.select([(Person, "eva")])

    pick(inspector, "+ Competitor knows this person", "Helion")
    QApplication.processEvents()
    id = joined("helion", "eva")
    choose(qtbot, field(inspector, f"competitor_tie.{id}.level"), TieLevel.GOOD)
    choose(qtbot, field(inspector, f"competitor_tie.{id}.basis"), CompetitorBasis.PERSONAL)

    tie = document.plan.find(CompetitorTie, id)
    assert (tie.level, tie.basis) == (TieLevel.GOOD, CompetitorBasis.PERSONAL)


def test_a_colleague_has_function_level_capacity_and_a_place_in_proposals(
    inspector, document, qtbot
):
    document.select([(TeamMember, "sanne")])

    choose(qtbot, field(inspector, "member.sanne.lane"), Lane.TECHNICAL)
    choose(qtbot, field(inspector, "member.sanne.level"), Level.EXECUTIVE)
    type_into(qtbot, field(inspector, "member.sanne.capacity_per_year"), "120")
    field(inspector, "member.sanne.in_proposal").click()

    sanne = document.plan.members["sanne"]
    assert (sanne.lane, sanne.level) == (Lane.TECHNICAL, Level.EXECUTIVE)
    assert (sanne.capacity_per_year, sanne.in_proposal) == (120, False)


@pytest.mark.parametrize("text", ["many", "-3", "1e999"])
def test_what_is_no_number_is_refused(inspector, document, qtbot, text):
    document.select([(TeamMember, "sanne")])

    with qtbot.waitSignal(document.refused):
        type_into(qtbot, field(inspector, "member.sanne.capacity_per_year"), text)

    assert document.plan.members["sanne"].capacity_per_year is None


def test_a_role_nobody_holds_is_confirmed_absent_with_a_reason(inspector, document, qtbot):
    field(inspector, "absent.gatekeeper").click()
    QApplication.processEvents()
    type_into(qtbot, field(inspector, "absent.gatekeeper.reason"), "open door, says Eva")

    [absent] = document.plan.opportunities[DECISION].roles_confirmed_absent
    assert (absent.role, absent.reason) == (Role.GATEKEEPER, "open door, says Eva")
    field(inspector, "absent.gatekeeper").click()
    assert document.plan.opportunities[DECISION].roles_confirmed_absent == ()


def test_a_colleague_says_how_many_points_run_through_them(inspector, document, qtbot):
    document.select([(TeamMember, "sanne")])

    with qtbot.waitSignal(document.analysed):
        document.start_analysis()

    def told():
        words = [label.text() for label in inspector.findChildren(Label)]
        assert any(word.startswith("Points through this colleague: ") for word in words)

    qtbot.waitUntil(told)
