"""The first look into a file: it shows what the workspace holds, or leaves that to it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app import usecases
from app.errors import Damaged, UserError
from app.model import edits
from app.model.account_plan import AccountPlan
from app.model.change import Change
from app.model.people import Account
from app.model.planning import ParameterValue
from app.store import first_look, lock
from app.store.address import Address
from app.store.catalogue import SHARED
from app.store.first_look import FirstLook
from app.store.workspace import Workspace
from tests.exchange.random_plans import random_plan
from tests.plans import small_plan
from tests.store.filled import bare_plan, full_plan

AUTHOR = "Sanne"


def looked_into(address: Address) -> FirstLook:
    look = first_look.at(address)
    assert look is not None, "the file can be looked into"
    return look


def holding(address: Address, *plans: AccountPlan) -> None:
    with Workspace.open(address) as workspace:
        for plan in plans:
            workspace.add(plan, AUTHOR)


def renamed(plan: AccountPlan, name: str) -> Change:
    return edits.set_fields(plan, Account, plan.account.id, name=name)


PLANS = [small_plan(), full_plan(), bare_plan(), *(random_plan(seed) for seed in range(25))]


@pytest.mark.parametrize("plan", PLANS)
def test_a_look_shows_just_what_the_workspace_does(plan: AccountPlan, address: Address):
    holding(address, plan)
    account = plan.account.id
    with Workspace.open(address) as workspace:
        stands, accounts = workspace.load(account), workspace.accounts()

    look = looked_into(address)

    seen = look.load(account)
    assert seen.plan == stands.plan
    assert list(seen.plan) == list(stands.plan)  # in the same order, and of the same types
    assert [repr(one) for one in seen.plan] == [repr(one) for one in stands.plan]
    assert seen.revision == stands.revision
    assert look.accounts() == accounts
    look.close()


def test_what_holds_for_all_accounts_is_seen_too(address: Address):
    with Workspace.open(address) as workspace:
        shared = workspace.shared()
        shared.edit(edits.set_parameter(shared.plan, "role_weight.decider", 40))
        shared.sync(workspace.plan_store(SHARED), AUTHOR)

    look = looked_into(address)

    assert look.shared().plan.table(ParameterValue)
    assert look.shared().revision == 1
    look.close()


def test_an_edit_of_what_was_seen_is_handed_in(address: Address):
    holding(address, small_plan())
    look = looked_into(address)
    opened = usecases.open_plan(look, small_plan().account.id)

    opened.copy.edit(renamed(opened.copy.plan, "Other"))
    conflicts = opened.copy.sync(opened.store, AUTHOR)
    look.close()

    assert conflicts == []
    with Workspace.open(address) as workspace:
        assert [account.label for account in workspace.accounts()] == ["Other"]


def test_what_a_crashed_session_left_is_replayed(address: Address):
    holding(address, small_plan())
    account = small_plan().account
    with Workspace.open(address) as workspace:
        workspace.journal(account.id).append(renamed(small_plan(), "Other"))
    look = looked_into(address)

    opened = usecases.open_plan(look, account.id)

    assert opened.copy.plan.account.name == "Other"
    assert len(opened.copy.pending) == 1
    look.close()


def test_nobody_else_opens_what_is_looked_into(address: Address):
    holding(address, small_plan())
    look = looked_into(address)

    with pytest.raises(UserError):
        Workspace.open(address)
    with pytest.raises(UserError):
        first_look.at(address)
    look.finish_opening()
    with pytest.raises(UserError):
        Workspace.open(address)
    look.close()

    Workspace.open(address).close()


def test_a_look_that_is_closed_leaves_the_file_as_it_was(address: Address):
    holding(address, small_plan())
    before = address.path.read_bytes()

    look = looked_into(address)
    look.accounts()
    look.close()

    assert address.path.read_bytes() == before
    assert not lock_of(address).exists()


def lock_of(address: Address) -> Path:
    return address.path.with_name(address.path.name + lock.SUFFIX)


def planted(address: Address, *statements: str) -> None:
    """Do to a workspace what another program could do."""
    with closing(sqlite3.connect(address.path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA user_version = 1",
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 7",
        "CREATE VIEW more AS SELECT 1",
    ],
)
def test_a_file_that_is_not_quite_a_workspace_is_left_to_the_workspace(
    address: Address, statement: str
):
    holding(address, small_plan())
    planted(address, statement)

    assert first_look.at(address) is None
    assert not lock_of(address).exists()


def test_a_transaction_that_was_cut_off_is_left_to_the_workspace(
    address: Address, tmp_path: Path
):
    holding(address, small_plan())
    journal = address.path.with_name(address.path.name + "-journal")
    journal.write_bytes(b"something")

    assert first_look.at(address) is None


def test_a_missing_file_is_not_looked_into(address: Address):
    assert first_look.at(address) is None


def test_a_value_that_no_entity_can_have_is_told_by_the_workspace(address: Address):
    holding(address, small_plan())
    planted(address, "UPDATE opportunity SET decision_date = 'never'")
    look = looked_into(address)

    with pytest.raises(Damaged):
        look.load(small_plan().account.id)
    look.close()


def test_a_table_too_many_is_found_when_the_opening_is_finished(address: Address):
    holding(address, small_plan())
    planted(address, "CREATE TABLE more (id TEXT)")
    look = looked_into(address)
    seen = look.load(small_plan().account.id)

    with pytest.raises(UserError):
        look.finish_opening()

    assert seen.plan == small_plan()
    look.close()
    assert not lock_of(address).exists()


def test_a_file_that_went_away_is_missed_when_the_opening_is_finished(
    address: Address, tmp_path: Path
):
    holding(address, small_plan())
    look = looked_into(address)
    shutil.move(address.path, tmp_path / "elsewhere")

    with pytest.raises(UserError):
        look.finish_opening()
    look.close()

    assert not lock_of(address).exists()
