"""The gap on the wall stays there when others come or go around it."""

from __future__ import annotations

import pytest

from app import resources
from app.exchange import case_json


@pytest.fixture
def sample(room):
    """A meeting on the sample account, at the last of its seven gaps."""
    case = case_json.read(resources.path("samples", "hospital-sint-odrada.json"))
    here = room(case.plan, case.opportunity)
    here.press("end", "left")
    return here


def test_internal_matters_turn_to_no_other_gap(sample):
    before = sample.meeting.step.key

    sample.press("v")
    assert sample.meeting.step.key == before
    assert len(sample.meeting.told_gaps()) == 8

    sample.press("v")
    assert sample.meeting.step.key == before
    assert len(sample.meeting.told_gaps()) == 7


def test_back_to_the_first_seven_one_is_where_one_was(sample):
    sample.press("m", "end", "left")
    before = sample.meeting.step

    sample.press("m")

    assert sample.meeting.step == before
    sample.press("home", "m", "m")
    assert len(sample.meeting.told_gaps()) == 7


def test_what_tells_of_people_goes_with_the_key_that_hides_it(sample):
    sample.press("v")
    sample.go_to("R28")

    sample.press("v")

    assert "R28" not in [step.key[0] for step in sample.meeting.steps if step.number]
