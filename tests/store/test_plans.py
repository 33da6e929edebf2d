"""Plans in a workspace: what was put in comes out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.change import Change, Edit, Message, additions
from app.model.decision import Opportunity
from app.model.interactions import Interaction
from app.model.people import Account
from app.model.vocabulary import Stage
from app.store.workspace import Workspace
from tests.plans import DECISION, plans, small_plan
from tests.store.conftest import FILE, SERVER
from tests.store.filled import ACCOUNT, bare_plan, full_plan


@pytest.fixture(params=[FILE, SERVER])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("plan", [full_plan(), bare_plan()], ids=["all known", "all unknown"])
def test_a_plan_comes_back_as_it_was_put_in(workspace: Workspace, plan: AccountPlan):
    workspace.add(plan, "Sanne")

    copy = workspace.load(ACCOUNT)

    assert copy.plan == plan
    assert copy.revision == 1
    assert [repr(entity) for entity in copy.plan] == [repr(entity) for entity in plan]


@settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(plan=plans(largest=4))
def test_any_plan_comes_back_as_it_was_put_in(workspace: Workspace, plan: AccountPlan):
    workspace.add(plan, "Sanne")

    loaded = workspace.load("account").plan
    workspace.remove("account")

    assert loaded == plan


@pytest.mark.parametrize("plan", [full_plan(), bare_plan()], ids=["all known", "all unknown"])
def test_the_history_of_a_new_plan_begins_with_all_of_it(
    workspace: Workspace, plan: AccountPlan
):
    workspace.add(plan, "Sanne")

    [first] = workspace.history(ACCOUNT)

    assert AccountPlan().apply(first.change) == plan
    assert set(first.change.edits) == set(additions(plan))
    assert first.author == "Sanne"
    assert abs(datetime.now(UTC) - first.made_at) < timedelta(minutes=1)


@pytest.mark.parametrize("start", [full_plan(), bare_plan()], ids=["all known", "all unknown"])
def test_every_kind_can_be_changed_removed_and_added_again(
    workspace: Workspace, start: AccountPlan
):
    workspace.add(start, "Sanne")
    copy = workspace.load(ACCOUNT)
    other = bare_plan() if start == full_plan() else full_plan()
    edits = tuple(Edit(entity, other.find(type(entity), entity.id)) for entity in start)
    removed = [entity for entity in other if not isinstance(entity, Account)]

    copy.edit(Change(Message("account.changed"), edits))
    copy.sync(workspace.plan_store(ACCOUNT), "Sanne")
    changed = workspace.load(ACCOUNT).plan
    gone = copy.edit(Change(Message("person.removed"), tuple(Edit(e, None) for e in removed)))
    copy.sync(workspace.plan_store(ACCOUNT), "Sanne")
    emptied = workspace.load(ACCOUNT).plan
    copy.edit(gone.inverse())
    copy.sync(workspace.plan_store(ACCOUNT), "Sanne")

    assert changed == other
    assert list(emptied) == [other.account]
    assert workspace.load(ACCOUNT).plan == other


def test_entities_come_back_in_the_order_they_came_in(workspace: Workspace):
    day = date(2026, 3, 1)
    first, second = Interaction(id="z", date=day), Interaction(id="a", date=day)
    workspace.add(small_plan(first, second), "Sanne")
    copy = workspace.load("acme")
    copy.edit(Change(Message("contact.logged"), additions([Interaction(id="m", date=day)])))
    copy.edit(Change(Message("contact.logged"), additions([Interaction(id="b", date=day)])))
    copy.sync(workspace.plan_store("acme"), "Sanne")

    loaded = workspace.load("acme").plan

    assert list(loaded.table(Interaction)) == ["z", "a", "m", "b"]


def test_the_list_of_accounts_tells_their_decisions(workspace: Workspace):
    due = date(2026, 9, 1)
    decision = Opportunity(id="o2", name="Pumps", decision_date=due, stage=Stage.OFFER)
    workspace.add(small_plan(decision), "Sanne")
    workspace.add(AccountPlan([Account(id="zeta")]), "Sanne")
    workspace.add(AccountPlan([Account(id="b", name="aardbei")]), "Sanne")

    berry, acme, zeta = workspace.accounts()

    assert [berry.label, acme.label, zeta.label] == ["aardbei", "Acme", "zeta"]
    assert [one.id for one in acme.opportunities] == [DECISION, "o2"]
    assert acme.opportunities[1].decision_date == due
    assert acme.opportunities[1].stage is Stage.OFFER
    assert acme.opportunities[0].stage is None
    assert zeta.opportunities == ()


def test_the_list_of_accounts_follows_an_edit_of_the_name(workspace: Workspace):
    workspace.add(small_plan(), "Sanne")
    copy = workspace.load("acme")
    account = copy.plan.account
    renamed = Edit(account, replace(account, name="Acme Food"))

    copy.edit(Change(Message("account.changed"), (renamed,)))
    copy.sync(workspace.plan_store("acme"), "Sanne")

    assert [summary.label for summary in workspace.accounts()] == ["Acme Food"]


def test_an_account_that_is_there_is_not_added_again(workspace: Workspace):
    workspace.add(small_plan(), "Sanne")

    with pytest.raises(UserError, match="Acme is in this workspace already"):
        workspace.add(small_plan(), "Herman")

    assert len(workspace.history("acme")) == 1


def test_an_account_that_is_not_there_is_told_in_a_sentence(workspace: Workspace):
    with pytest.raises(UserError, match="no longer in the workspace"):
        workspace.load("acme")
    with pytest.raises(UserError, match="no longer in the workspace"):
        workspace.remove("acme")
