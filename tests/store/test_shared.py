"""What holds for every account of a workspace: a plan of its own, without an account."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app import usecases
from app.errors import UserError
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.people import Account
from app.model.planning import ParameterValue
from app.store.address import Address
from app.store.catalogue import SHARED
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store.conftest import FILE, SERVER


@pytest.fixture(params=[FILE, SERVER])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def set_shared(workspace: Workspace, name: str, value: float, by: str = "Sanne") -> None:
    copy = workspace.shared()
    copy.edit(edits.set_parameter(copy.plan, name, value, "our market"))
    assert copy.sync(workspace.plan_store(SHARED), by) == []


def values(plan: AccountPlan) -> dict[str, float]:
    return {id: one.value for id, one in plan.table(ParameterValue).items()}


def test_a_new_workspace_shares_nothing(workspace: Workspace):
    copy = workspace.shared()

    assert len(copy.plan) == 0
    assert copy.revision == 0
    assert workspace.history(SHARED) == []


def test_what_is_shared_is_there_when_the_workspace_is_opened_again(address: Address):
    with Workspace.open(address) as workspace:
        set_shared(workspace, "covered", 0.4)

    with Workspace.open(address) as workspace:
        copy = workspace.shared()

    assert copy.plan.find(ParameterValue, "covered") == ParameterValue(
        id="covered", value=0.4, reason="our market"
    )
    assert copy.revision == 1


def test_what_is_shared_has_a_history_that_says_who(workspace: Workspace):
    set_shared(workspace, "covered", 0.4, by="Sanne")
    set_shared(workspace, "warm", 0.2, by="Herman")

    told = workspace.history(SHARED)

    assert [(one.revision, one.author) for one in told] == [(1, "Sanne"), (2, "Herman")]
    assert {one.change.message.id for one in told} == {"parameter.changed"}


def test_two_who_set_something_first_both_keep_it(workspace: Workspace):
    ours, theirs = workspace.shared(), workspace.shared()
    ours.edit(edits.set_parameter(ours.plan, "covered", 0.4))
    theirs.edit(edits.set_parameter(theirs.plan, "warm", 0.2))

    theirs.sync(workspace.plan_store(SHARED), "Herman")
    ours.sync(workspace.plan_store(SHARED), "Sanne")

    assert values(ours.plan) == {"warm": 0.2, "covered": 0.4}
    assert workspace.shared().plan == ours.plan


def test_the_shared_plan_is_no_account(workspace: Workspace):
    workspace.add(small_plan(), "Sanne")
    set_shared(workspace, "covered", 0.4)

    assert [account.id for account in workspace.accounts()] == ["acme"]
    assert usecases.find_account(workspace, SHARED) is None


def test_the_shared_plan_cannot_be_removed_nor_taken_for_an_account(workspace: Workspace):
    set_shared(workspace, "covered", 0.4)
    account = replace(Account(id="acme", name="Acme"), id=SHARED)

    with pytest.raises(UserError, match="no longer"):
        workspace.remove(SHARED)
    with pytest.raises(UserError, match="another one"):
        workspace.add(AccountPlan([account]), "Sanne")

    assert values(workspace.shared().plan) == {"covered": 0.4}


def test_a_backup_holds_what_is_shared(workspace: Workspace, tmp_path):
    set_shared(workspace, "covered", 0.4)

    workspace.copy_to(tmp_path / "copy.visavis")

    with Workspace.open(Address.parse(tmp_path / "copy.visavis")) as copy:
        assert values(copy.shared().plan) == {"covered": 0.4}


def test_what_a_crashed_session_had_set_is_taken_up_again(address: Address):
    with Workspace.open(address) as workspace:
        copy = workspace.shared()
        change = copy.edit(edits.set_parameter(copy.plan, "covered", 0.4))
        workspace.journal(SHARED).append(change)

    with Workspace.open(address) as workspace:
        opened = usecases.open_plan(workspace, SHARED)
        opened.copy.sync(opened.store, "Sanne")

        assert values(workspace.shared().plan) == {"covered": 0.4}
