"""Somebody left: the lines go to the empty card, ties in grey, and are spoken of so."""

from __future__ import annotations

from datetime import date

import pytest

from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.places import Seat
from app.model.ties import ContactTie, ReportingLine
from app.model.values import joined
from app.model.vocabulary import Level, Role
from app.ui.canvas.content import MapContent
from app.ui.canvas.line_kinds import Line, Pattern, stroke
from app.ui.canvas.line_words import line_words
from app.ui.canvas.scene import MapScene
from tests.plans import DECISION, person, small_plan

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def vacant() -> AccountPlan:
    """Eva, who reported to Karim and had Jan below her, is gone; Sanne knew her well."""
    plan = small_plan(
        *person("jan", "Jan Smit", Role.USER, level=Level.STAFF),
        ReportingLine(id=joined("jan", "eva"), employee="jan", manager="eva"),
    )
    return plan.apply(edits.person_leaves(plan, DECISION, "eva", date(2026, 3, 2)))


def the_seat(plan: AccountPlan) -> Seat:
    (seat,) = plan.table(Seat).values()
    return seat


def line(plan: AccountPlan, kind: type, *ends: str) -> Line:
    lines = MapContent(plan, DECISION).lines()
    return next(one for one in lines if one.ref == (kind, joined(*ends)))


def test_a_tie_with_who_left_ends_at_the_empty_card_thin_and_grey(vacant):
    tie = line(vacant, ContactTie, "sanne", "eva")

    drawn, before = stroke(tie), stroke(line(small_plan(), ContactTie, "sanne", "eva"))
    assert (tie.source, tie.target) == ("sanne", the_seat(vacant).id)
    assert (drawn.name, drawn.colour) == ("with who left", "line.not_needed")
    assert drawn.width < before.width


def test_reporting_lines_up_and_down_hold_on_to_the_empty_card(vacant):
    seat = the_seat(vacant).id

    up = line(vacant, ReportingLine, "eva", "karim")
    down = line(vacant, ReportingLine, "jan", "eva")

    assert (up.source, up.target) == (seat, "karim")
    assert (down.source, down.target) == ("jan", seat)
    drawn = {one.line.ref for one in MapScene(MapContent(vacant, DECISION)).lines.values()}
    assert {up.ref, down.ref} <= drawn


def test_a_dotted_reporting_line_is_drawn_dotted():
    plan = small_plan()
    dotted = plan.apply(
        edits.set_fields(plan, ReportingLine, joined("eva", "karim"), dotted=True)
    )

    solid, broken = (stroke(line(one, ReportingLine, "eva", "karim")) for one in (plan, dotted))

    assert (solid.pattern, broken.pattern) == (Pattern.SOLID, Pattern.DOTTED)
    assert broken.name == "reports to, dotted line"


def test_the_line_of_who_left_says_what_is_the_matter_with_it(vacant):
    tie = line(vacant, ContactTie, "sanne", "eva")

    words = line_words(vacant, tie)

    assert "with who left" in words


def test_a_vacancy_that_nobody_can_name_is_never_called_by_its_number(vacant):
    seat = the_seat(vacant)
    assert seat.name is None

    words = line_words(vacant, line(vacant, ContactTie, "sanne", "eva"))

    assert words.startswith("Sanne de Wit – function unknown\n")
    assert seat.id not in words
