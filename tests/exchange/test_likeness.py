"""Who may be the same: names that nearly agree, and addresses that do."""

from __future__ import annotations

import pytest

from app.exchange.likeness import Likenesses, alike
from app.model import edits
from app.model.people import Person
from tests.plans import small_plan


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Karim El Amrani", "Karrim El-Amrani"),
        ("Karim El Amrani", "Karim Amrani"),
        ("Jan Smit", "Jan Smits"),
        ("Smits Jan", "Jan Smit"),
        ("Nadia Elamrani", "Nadia El Amrani"),
        ("Greet Vandenbroek", "Greet Van den Broeck"),
        ("Mevr. Katrien Maas", "Katrien Maes"),
    ],
)
def test_slips_turned_names_and_left_out_parts_are_alike(one, other):
    assert Likenesses([Person(id="other", name=other)]).alike(one) == ["other"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jan Smit", "Jan de Vries"),
        ("Jan", "Jan Smit"),
        ("Els Maes", "Lies Maas"),
        ("", "Jan"),
        ("Zoë Brûlé", "Zoe Brule"),
    ],
)
def test_other_people_are_not(one, other):
    assert Likenesses([Person(id="other", name=other)]).alike(one) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("K. Maes", "Katrien Maes"),
        ("Mevr. K. Maes", "Katrien Maes"),
        ("Katrien Maes", "K. Maes"),
        ("A.B. de Groot", "Anna de Groot"),
    ],
)
def test_an_initial_stands_for_a_first_name(one, other):
    assert Likenesses([Person(id="other", name=other)]).alike(one) == ["other"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("P. Maes", "Katrien Maes"),
        ("K. Maas", "Katrien Peeters"),
        ("K. de", "Katrien de Vries"),
        ("K.", "Katrien Maes"),
        ("Dr. Jan", "Jan Smit"),
    ],
)
def test_another_initial_or_surname_is_somebody_else(one, other):
    assert Likenesses([Person(id="other", name=other)]).alike(one) == []


def test_one_address_is_one_person_whatever_the_name():
    plan = small_plan()
    plan = plan.apply(edits.set_fields(plan, Person, "eva", email="E.Brouwer@example.org"))

    assert alike("Mrs. B", plan, "e.brouwer@example.org") == ["eva"]


def test_who_has_exactly_this_name_is_no_guess():
    assert alike("eva brouwer", small_plan()) == []
    assert alike("Eva Brouwers", small_plan()) == ["eva"]
