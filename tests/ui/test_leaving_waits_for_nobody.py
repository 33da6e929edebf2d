"""An account is left at once, whatever the worker is at; what was done is handed in after."""

from __future__ import annotations

from threading import Event

import pytest

from app import usecases
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.decision import Opportunity
from app.model.people import Account, Person
from tests.ui.worker import PATIENCE


@pytest.fixture
def session(start, path):
    with usecases.open_workspace(str(path)) as workspace:
        workspace.add(AccountPlan([Account(id="zeta"), Opportunity(id="o")]), "Sanne")
    found = start(path).session
    found.open_account("customer")
    return found


def test_turning_to_another_account_waits_for_no_score_that_is_being_computed(session, until):
    until(lambda: session.account_here == "customer")
    free, done = Event(), Event()

    def long_work() -> None:
        free.wait(PATIENCE / 4)
        done.set()

    session.run(long_work, lambda _: None)
    session.document.attempt(edits.set_fields, Person, "eva", title="Chief")
    session.open_account("zeta")
    was_done = done.is_set()
    free.set()

    assert not was_done
    until(lambda: session.account_here == "zeta")
    found: list[AccountPlan] = []
    session.with_workspace(lambda one: one.load("customer").plan, found.append)
    until(lambda: bool(found))
    assert found[0].persons["eva"].title == "Chief"
