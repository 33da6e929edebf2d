"""What stays behind when people are pasted, and what is never written over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.exchange.copied_people import copied
from app.exchange.pasting import paste
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import Account, Person
from app.model.ties import ContactTie
from app.model.values import joined
from tests.plans import DECISION, small_plan


@pytest.fixture
def plan() -> AccountPlan:
    """Of Eva an address and a number are known; Herman brought Sanne to her."""
    return _with(
        small_plan(),
        (Person, "eva", {"email": "eva@acme.nl", "phone": "070 123", "title": "Head nurse"}),
        (
            ContactTie,
            joined("sanne", "eva"),
            {"note": "talks of her boss", "introduced_by": "karim"},
        ),
    )


@pytest.fixture
def elsewhere() -> AccountPlan:
    return AccountPlan(
        [
            Account(id="globex", name="Globex"),
            Opportunity(id="lab", name="Lab"),
            Person(id="eb", name="E. Brouwer", title="Director", phone=None),
        ]
    )


def _with(plan: AccountPlan, *changes) -> AccountPlan:
    found = {(type(one), one.id): one for one in plan}
    for kind, id, values in changes:
        found[kind, id] = replace(found[kind, id], **values)
    return AccountPlan(found.values())


def test_a_double_has_no_address_and_no_number_of_somebody_else(plan):
    done = paste(plan, DECISION, copied(plan, DECISION, ["eva"]))

    [(_kind, id)] = done.refs
    double = plan.apply(done.change).persons[id]
    assert (double.email, double.phone) == (None, None)
    assert double.title == "Head nurse"


def test_what_was_noted_of_a_relationship_stays_in_its_account(plan, elsewhere):
    done = paste(elsewhere, "lab", copied(plan, DECISION, ["eva", "sanne", "karim"]))

    (tie,) = elsewhere.apply(done.change).ties.values()
    assert (tie.note, tie.introduced_by) == (None, None)
    assert "boss" not in repr(done.change)


def test_what_is_known_of_somebody_stands_when_the_same_person_is_pasted(plan, elsewhere):
    done = paste(elsewhere, "lab", copied(plan, DECISION, ["eva"]), {"eva": "eb"})

    known = elsewhere.apply(done.change).persons["eb"]
    assert (known.name, known.title) == ("E. Brouwer", "Director")
    assert (known.email, known.phone) == ("eva@acme.nl", "070 123")
