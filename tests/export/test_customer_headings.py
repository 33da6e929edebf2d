"""Headings of lanes in the customer's picture: no line runs through one."""

from __future__ import annotations

import pytest

from app import resources
from app.exchange import case_json
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.audience import Audience, redact
from app.model.vocabulary import Lane
from app.ui import proposal
from app.ui.proposal_headings import area_of, runs_through
from tests.export.customer_pictures import crowd, drawn
from tests.plans import DECISION, person, small_plan


def across(*pairs: tuple[str, str], plan: AccountPlan | None = None) -> AccountPlan:
    """A plan in which colleagues work with people of other lanes."""
    plan = plan or crowd(8, 8)
    for member, somebody in pairs:
        plan = plan.apply(edits.toggle_counterpart(plan, DECISION, member, somebody))
    return plan


def run_through(sheet) -> list[str]:
    """The headings through which a line runs."""
    return [
        band.heading.text
        for band in sheet.bands
        for link in sheet.links
        if runs_through(link, area_of(band.heading))
    ]


PLANS = {
    "one": across(("t0", "c4")),
    "up and down": across(("t0", "c3"), ("t3", "c0")),
    "several": across(("t0", "c4"), ("t0", "c2"), ("t4", "c0"), ("t2", "c0")),
    "two and a few": across(
        ("sanne", "x"),
        plan=small_plan(*person("x", "Xander", lane=Lane.FINANCIAL)),
    ),
}


@pytest.mark.parametrize("shape", [None, 9 / 16, 1.4], ids=["by content", "slide", "page"])
@pytest.mark.parametrize("name", PLANS)
def test_no_line_runs_through_the_heading_of_a_lane(qapp, name, shape):
    sheet = drawn(PLANS[name], shape=shape)

    assert run_through(sheet) == []


def test_the_test_would_find_a_line_through_a_heading(qapp, monkeypatch):
    monkeypatch.setattr("app.ui.proposal_arrangement.are_clear", lambda _sheet: True)

    assert run_through(drawn(PLANS["several"])) != []


def test_headings_that_no_line_comes_by_stand_between_the_sides(qapp):
    case = case_json.read(resources.path("samples", "hospital-sint-odrada.json"))
    redacted = redact(case.plan, case.opportunity, Audience.CUSTOMER)
    sheet = proposal.sheet(redacted, proposal.Wording(), None)

    left = max(link.start.x() for link in sheet.links)
    right = min(link.end.x() for link in sheet.links)
    assert {round(band.heading.at.x()) for band in sheet.bands} == {round((left + right) / 2)}


@pytest.mark.parametrize("name", PLANS)
def test_no_heading_lies_on_a_card_and_each_lies_in_its_band(qapp, name):
    sheet = drawn(PLANS[name])

    for band in sheet.bands:
        letters = area_of(band.heading).adjusted(8, 2, -8, -2)
        assert band.area.contains(letters)
        assert not [card for card in sheet.cards if card.area.intersects(letters)]
