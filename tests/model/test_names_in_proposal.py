"""Other names for a proposal: kept with the decision, in store and case file, till erased."""

from __future__ import annotations

import json

import pytest

from app.exchange import case_json
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.audience import Audience, redact
from app.model.called import SECTION, Called, called_in
from app.model.codec import from_row, to_row
from app.model.decision import Opportunity
from app.model.omissions import left_out
from app.model.people import Person
from app.model.planning import KeptRecord
from tests.plans import DECISION, small_plan

OTHER = Called("E. B.", "Head nurse")


def renamed(called: Called = OTHER, plan: AccountPlan | None = None) -> AccountPlan:
    plan = plan or small_plan()
    return plan.apply(edits.call_in_proposal(plan, DECISION, "eva", called))


def test_a_name_outlives_the_program_in_the_rows_of_a_workspace():
    rows = [(type(one), to_row(one)) for one in renamed()]

    again = AccountPlan([from_row(kind, json.loads(json.dumps(row))) for kind, row in rows])

    assert called_in(again, DECISION) == {"eva": OTHER}


def test_a_name_goes_into_the_case_file_and_comes_back_under_the_same_id():
    plan = renamed()

    content = case_json.write(plan, DECISION)
    again = case_json.read(content).plan

    assert json.loads(content)[SECTION] == [
        {"name": "E. B.", "of": "eva", "title": "Head nurse"}
    ]
    assert set(again.table(KeptRecord)) == set(plan.table(KeptRecord))
    assert called_in(again, DECISION) == {"eva": OTHER}
    assert case_json.write(again, DECISION) == content


def test_another_decision_calls_everybody_as_before():
    plan = renamed(plan=small_plan(Opportunity(id="second", name="Second line")))

    assert called_in(plan, "second") == {}


def test_as_we_call_them_ourselves_nothing_is_kept():
    plan = renamed(Called(), renamed())

    assert plan.table(KeptRecord) == {}
    assert edits.call_in_proposal(plan, DECISION, "eva", Called()).edits == ()


@pytest.mark.parametrize(("kind", "id"), [(Person, "eva"), (Opportunity, DECISION)])
def test_a_name_goes_with_whom_it_is_of_and_with_its_decision(kind, id):
    plan = renamed(plan=small_plan(Opportunity(id="second", name="Second line")))

    left = plan.apply(edits.remove(plan, [(kind, id)]))

    assert left.table(KeptRecord) == {}


def test_it_is_nothing_that_an_audience_is_told_was_left_out():
    for audience in (Audience.CUSTOMER, Audience.WITHOUT_NAMES):
        assert left_out(renamed(), DECISION, audience) == left_out(
            small_plan(), DECISION, audience
        )


def test_without_names_it_is_gone():
    assert redact(renamed(), DECISION, Audience.WITHOUT_NAMES).table(KeptRecord) == {}


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "3", '{"of": "eva", "name": 3, "title": []}', '{"of": "eva"}',
                '{"name": "x"}']
)  # fmt: skip
def test_a_record_that_was_tampered_with_calls_nobody_here_otherwise(content):
    plan = small_plan()
    one = KeptRecord(id="x", opportunity=DECISION, section=SECTION, position=0, content=content)

    shown = redact(AccountPlan([*plan, one]), DECISION, Audience.CUSTOMER)

    assert list(shown) == list(redact(plan, DECISION, Audience.CUSTOMER))
