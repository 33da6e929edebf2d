"""Of several who may be meant, the likeliest is offered first."""

from __future__ import annotations

from app.exchange.likeness import Likenesses
from app.model.people import Person

PEOPLE = (
    Person(id="far", name="Katrien Maasen", email="km@acme.nl"),
    Person(id="near", name="Katrien Maas"),
    Person(id="same", name="Katrien Maes"),
)


def test_the_name_that_is_nearest_comes_first():
    assert Likenesses(PEOPLE).alike("Katrien Maass") == ["near", "far", "same"]


def test_who_has_the_address_comes_before_who_has_nearly_the_name():
    assert Likenesses(PEOPLE).alike("Katrien Maass", "KM@acme.nl")[0] == "far"


def test_no_more_are_offered_than_were_asked_for():
    assert Likenesses(PEOPLE).alike("Katrien Maass", most=1) == ["near"]
