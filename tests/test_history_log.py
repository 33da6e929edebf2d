"""The log that a history is told from: of the account and of the workspace, in one order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app import usecases
from app.analysis import history
from app.errors import UserError
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.people import Person
from app.model.vocabulary import TieLevel
from tests.dated import Dated
from tests.plans import AS_OF, DECISION, small_plan

START, LATER = date(2025, 1, 6), date(2025, 3, 3)


@pytest.fixture
def dated(tmp_path):
    return Dated(tmp_path / "team.visavis", small_plan(), START)


def log_of(dated, unsaved=None, today=None):
    with usecases.open_workspace(str(dated.path)) as workspace:
        return usecases.log_of(workspace, dated.account, unsaved, today)


def test_the_log_says_who_made_what_on_which_day(dated):
    change = edits.set_fields(dated.plan, Person, "eva", note="on leave")
    dated.add(LATER, change, "Jan")

    log = log_of(dated)

    assert [(one.made_on, one.author) for one in log] == [(START, "Sanne"), (LATER, "Jan")]
    assert log[1].change == change
    assert history.at_the_end_of(log, LATER).plan == dated.plan


def test_what_was_set_for_all_accounts_stands_where_it_came_about(dated):
    between = date(2025, 2, 1)
    dated.add(LATER, edits.set_fields(dated.plan, Person, "eva", note="on leave"))
    dated.add_shared(between, edits.set_parameter(AccountPlan(), "level_value.3", 0.6))

    log = log_of(dated)

    assert [(one.made_on, one.of_workspace) for one in log] == [
        (START, False),
        (between, True),
        (LATER, False),
    ]


def test_what_is_not_handed_in_yet_is_told_as_of_today(dated):
    plan = dated.plan
    pending = edits.set_tie(plan, "sanne", "eva", level=TieLevel.TRUSTED)

    log = log_of(dated, usecases.Unsaved(1, (pending,), "Herman"), LATER)

    assert (log[-1].made_on, log[-1].author, log[-1].change) == (LATER, "Herman", pending)
    assert history.at_the_end_of(log, LATER).plan == plan.apply(pending)


def test_what_others_did_after_the_revision_on_the_screen_is_not_told_yet(dated):
    before = dated.plan
    dated.add(LATER, edits.set_fields(before, Person, "eva", note="on leave"), "Jan")

    log = log_of(dated, usecases.Unsaved(1, (), "Herman"), AS_OF)

    assert history.at_the_end_of(log, AS_OF).plan == before
    assert DECISION in before.opportunities


def test_a_clock_that_was_set_back_turns_no_order_round(dated):
    dated.add(LATER, edits.set_fields(dated.plan, Person, "eva", note="on leave"))
    dated.add(date(2025, 2, 1), edits.set_fields(dated.plan, Person, "eva", note="back"))

    log = log_of(dated)

    assert [one.made_on for one in log] == [START, LATER, LATER]
    assert history.at_the_end_of(log, LATER).plan.persons["eva"] == replace(
        dated.plan.persons["eva"], note="back"
    )


def test_an_account_that_is_not_there_has_no_log(dated):
    with usecases.open_workspace(str(dated.path)) as workspace:
        assert usecases.log_of(workspace, "nobody") == []
        with pytest.raises(UserError):
            workspace.load("nobody")
