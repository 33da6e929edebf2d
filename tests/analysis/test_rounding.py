"""What is printed is rounded as if it had been computed exactly."""

from __future__ import annotations

from typing import Any

import pytest

from app.analysis.json_form import as_json
from app.analysis.rounding import rounded
from tests.analysis.cases import report_on


def overloaded(people: int) -> dict[str, Any]:
    """A colleague with 3.5 moments a year elsewhere, and a tie every sixty days with each."""
    ids = [f"p{number}" for number in range(people)]
    return {
        "meta": {"as_of": "2026-03-02"},
        "persons": [{"id": id} for id in ids],
        "dmu": [{"person": id, "roles": ["influencer"]} for id in ids],
        "team": [{"id": "t", "capacity_per_year": 1, "other_load_per_year": 3.5}],
        "ties": [{"member": "t", "person": id, "level": 1, "cadence_days": 60} for id in ids],
    }


def test_the_dust_of_adding_does_not_turn_a_half():
    report = as_json(report_on(overloaded(3)))

    [overload] = [gap for gap in report["gaps"] if gap["rule"] == "R36"]

    assert overload["evidence"]["load"] == 21.8  # 3.5 + 3 · 365/60 = 21.75, a little less added


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (21.749999999999996, 1, 21.8),
        (114.75000000000001, 1, 114.8),
        (2.5, 0, 2.0),
        (1 / 3, 2, 0.33),
    ],
)
def test_a_number_is_rounded_from_what_it_would_be_without_dust(value, decimals, shown):
    assert rounded(value, decimals) == shown


def test_nothing_is_printed_as_less_than_nothing():
    assert str(rounded(-0.0001, 2)) == "0.0"


def test_gaps_stand_in_the_order_of_the_severities_that_are_printed():
    gaps = as_json(report_on(overloaded(7)))["gaps"]

    keys = [(-gap["severity"], gap["rule"], gap["subject"]) for gap in gaps]
    assert keys == sorted(keys)
