"""What each audience may see."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.model.account_plan import AccountPlan
from app.model.audience import NAMELESS, Audience, redact, shown_opportunity
from app.model.decision import Membership, Opportunity
from app.model.entities import KINDS
from app.model.people import Account, Person, TeamMember
from app.model.plain_text import plain
from app.model.ties import Counterpart
from app.model.vocabulary import Lane, Level
from tests.model.redacted import changed, customers
from tests.plans import DECISION, person, plans, small_plan
from tests.planted import MARK, OPEN, opportunity, planted_plan, strings

NEW_ID = re.compile(r"account|opportunity|[pm][1-9]\d*|opportunity(\|[pm][1-9]\d*)+")


def unlike(plan: AccountPlan, **values) -> AccountPlan:
    """The small plan with other values for Karim."""
    return AccountPlan(
        changed(entity, **values) if entity.id == "karim" else entity for entity in plan
    )


def test_the_internal_plan_is_the_plan_itself():
    plan = small_plan()

    assert redact(plan, DECISION, Audience.INTERNAL) is plan
    assert shown_opportunity(DECISION, Audience.INTERNAL) == DECISION


def test_a_decision_that_is_not_in_the_plan_is_refused():
    with pytest.raises(LookupError):
        redact(small_plan(), "another", Audience.CUSTOMER)


# -- customer: what is absent


def test_the_customer_reads_nothing_of_what_stands_in_any_internal_field():
    redacted = customers(planted_plan(), opportunity())

    assert len(redacted.persons) == 2
    assert MARK not in "".join(text for entity in redacted for text in strings(entity))


def test_the_planted_plan_marks_every_field_of_words_that_is_not_open():
    marked = {
        (type(entity), field.name)
        for entity in planted_plan()
        for field in fields(entity)
        if any(MARK in text for text in strings(getattr(entity, field.name)))
    }

    worded = {
        (type(entity), field.name)
        for entity in planted_plan()
        for field in fields(entity)
        if any(strings(getattr(entity, field.name)))
    }
    opened = {(kind, name) for kind, names in OPEN.items() for name in names}
    assert marked == worded - opened
    assert {kind for kind, _ in marked} == set(KINDS.values())


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_internal_values_make_no_difference_to_the_customer(kind):
    plan, other = planted_plan(), planted_plan(1, only_marked=kind)

    assert plan != other
    assert customers(plan, opportunity()) == customers(other, opportunity())


def test_only_the_open_fields_of_the_customers_plan_are_known():
    redacted = customers(planted_plan(), opportunity())

    held = {
        (type(entity), field.name)
        for entity in redacted
        for field in fields(entity)
        if getattr(entity, field.name) not in (None, (), frozenset())
    }
    joints: set[tuple[type, str]] = {(Membership, "opportunity"), (Membership, "person")}
    joints |= {(Counterpart, name) for name in ("opportunity", "member", "person")}
    ids: set[tuple[type, str]] = {
        (kind, "id") for kind in (Account, Opportunity, Person, TeamMember)
    }
    ids |= {(Membership, "id"), (Counterpart, "id")}
    opened = {(kind, name) for kind, names in OPEN.items() for name in names}
    assert held == opened | joints | ids


@given(plan=plans(), data=st.data())
def test_every_text_in_a_customers_plan_is_on_the_list(plan, data):
    words = st.none() | st.text(max_size=12)
    plan = AccountPlan(
        replace(
            entity,
            title=data.draw(words),
            note=data.draw(words),
            **({"department": data.draw(words)} if isinstance(entity, Person) else {}),
        )
        if isinstance(entity, (Person, TeamMember))
        else entity
        for entity in plan
    )

    redacted = customers(plan)

    allowed = {
        plain(getattr(entity, name))
        for kind, names in OPEN.items()
        for name in names
        for entity in plan.table(kind).values()
        if isinstance(getattr(entity, name), str)
    }
    for entity in redacted:
        for text in strings(entity):
            assert text in allowed or text == NAMELESS or NEW_ID.fullmatch(text)


def test_who_is_kept_out_of_the_proposal_is_absent_on_either_side():
    plan = small_plan(
        TeamMember(id="piet", name="Piet", lane=Lane.TECHNICAL, in_proposal=False),
        *person("ruud", "Ruud Postma", lane=Lane.TECHNICAL),
    )
    plan = unlike(plan, in_proposal=False)

    redacted = customers(plan)

    assert [p.name for p in redacted.persons.values()] == ["Eva Brouwer", "Ruud Postma"]
    assert "Piet" not in [m.name for m in redacted.members.values()]


def test_who_no_longer_takes_part_or_takes_part_elsewhere_is_absent():
    plan = small_plan(
        *person("ruud", "Ruud Postma", active=False),
        Person(id="lies", name="Lies Maes"),
    )

    redacted = customers(plan)

    assert {p.name for p in redacted.persons.values()} == {"Karim El Amrani", "Eva Brouwer"}


# -- customer: what is there


def test_the_customer_reads_names_functions_and_how_to_reach_us():
    plan = AccountPlan(
        [
            Account(id="acme", name="Acme"),
            Opportunity(id=DECISION, name="Packaging line"),
            TeamMember(id="x", name="Sanne", title="Sales", email="s@us.example", phone="123"),
            changed(person("k", "Karim")[0], title="CFO", department="Finance", phone="999"),
            person("k", "Karim")[1],
        ]
    )

    redacted = customers(plan)

    assert redacted.account == Account(id="account", name="Acme")
    assert redacted.opportunities == {
        "opportunity": Opportunity(id="opportunity", name="Packaging line")
    }
    assert redacted.members["m1"] == TeamMember(
        id="m1", name="Sanne", title="Sales", email="s@us.example", phone="123"
    )
    assert redacted.persons["p1"] == Person(
        id="p1", name="Karim", title="CFO", department="Finance"
    )
    assert [m.person for m in redacted.dmu("opportunity")] == ["p1"]


def test_level_decides_the_order_and_is_not_told():
    plan = small_plan(
        *person("z", "Zoë", lane=Lane.TECHNICAL, level=Level.EXECUTIVE),
        *person("a", "Aad", lane=Lane.TECHNICAL, level=Level.STAFF),
        *person("b", "Bea", lane=Lane.TECHNICAL),
        *person("c", "Cor"),
    )

    redacted = customers(plan)

    names = [p.name for p in redacted.persons.values()]
    assert names == ["Karim El Amrani", "Zoë", "Eva Brouwer", "Aad", "Bea", "Cor"]
    assert list(redacted.persons) == ["p1", "p2", "p3", "p4", "p5", "p6"]
    assert {p.level for p in redacted.persons.values()} == {None}


def test_without_a_name_the_function_stands_in_and_never_an_id():
    def shown(**values) -> Person:
        return next(iter(customers(unlike(small_plan(), **values)).persons.values()))

    assert shown(name=None, title="CFO").name == "CFO"
    assert shown(name=None, title="CFO").title is None
    assert shown(name="karim", title=" ", department="Finance").name == "Finance"
    assert shown(name=None, title=None, department=None).name == NAMELESS


def test_hidden_characters_are_stripped_from_what_the_customer_reads():
    plan = unlike(small_plan(), name="Ka\u202erim\x07  El\nAmrani\u2066")

    redacted = customers(plan)

    assert redacted.persons["p1"].name == "Karim El Amrani"
