"""Going back to a plan as it was is one change, and one undo."""

from __future__ import annotations

import pytest
from hypothesis import given

from app.errors import UserError
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.edits.going_back import go_back
from app.model.people import Account
from tests.plans import plans, small_plan


def test_after_going_back_everything_stands_as_it_did():
    then = small_plan()
    now = then.apply(edits.add_competitor(then, "Rival", "rival"))
    now = now.apply(edits.remove(now, [(type(now.persons["eva"]), "eva")]))

    change = go_back(now, then, "2 March 2026")

    assert now.apply(change) == then
    assert now.apply(change).apply(change.inverse()) == now


@given(plans(), plans())
def test_any_plan_goes_back_to_any_other_of_the_same_account(
    now: AccountPlan, then: AccountPlan
):
    if now == then or now.account.id != then.account.id or not then.opportunities:
        return

    assert now.apply(go_back(now, then, "yesterday")) == then


def test_where_nothing_changed_there_is_nothing_to_go_back_to():
    with pytest.raises(UserError, match="stands as it did"):
        go_back(small_plan(), small_plan(), "yesterday")


def test_before_the_first_decision_there_is_nothing_to_go_back_to():
    with pytest.raises(UserError, match="no buying decision"):
        go_back(small_plan(), AccountPlan([Account(id="acme")]), "yesterday")
