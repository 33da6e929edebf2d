"""From a file to a server and back: everything included, into an empty workspace only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app import usecases, workspace_care
from app.errors import UserError
from app.model import edits
from app.model.change import Change, Edit, Message, additions
from app.model.people import Person
from app.store.address import Address
from app.store.catalogue import SHARED
from app.store.workspace import Workspace
from tests.plans import small_plan
from tests.store import postgres
from tests.store.conftest import FILE, SERVER
from tests.store.filled import ACCOUNT, bare_plan, full_plan


@pytest.fixture(params=[FILE, SERVER])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def filled(address: Address) -> Address:
    """Two accounts with a history of several people, and a number that holds for all."""
    with Workspace.open(address) as workspace:
        workspace.add(full_plan(), "Sanne")
        workspace.add(small_plan(), "Herman")
        copy = workspace.load("acme")
        eva = copy.plan.persons["eva"]
        copy.edit(Change(Message("person.changed"), (Edit(eva, replace(eva, name="é ’")),)))
        copy.sync(workspace.plan_store("acme"), "Wim ’t Hoen")
        shared = workspace.shared()
        shared.edit(edits.set_parameter(shared.plan, "covered", 0.4, "our market"))
        shared.sync(workspace.plan_store(SHARED), "Sanne")
    return address


def everything(address: Address) -> dict[str, object]:
    with Workspace.open(address, create=False) as workspace:
        found: dict[str, object] = {"accounts": workspace.accounts()}
        for plan in (SHARED, ACCOUNT, "acme"):
            copy = workspace.load(plan)
            order = [repr(entity) for entity in copy.plan]
            found[plan] = (copy.plan, order, copy.revision, workspace.history(plan))
        return found


def test_a_workspace_copied_to_a_file_and_to_a_server_is_the_same(
    filled: Address, server: postgres.Server, tmp_path: Path
):
    before = everything(filled)
    file, elsewhere = tmp_path / "copy.visavis", server.new_workspace()

    assert workspace_care.copy(filled.label, str(file)).accounts == 2
    assert workspace_care.copy(str(file), elsewhere.label).accounts == 2

    assert everything(Address.parse(file)) == everything(elsewhere) == before
    assert workspace_care.check(elsewhere.label).faults == ()


def test_what_a_crash_left_waiting_goes_along(filled: Address, tmp_path: Path):
    with Workspace.open(filled) as workspace:
        copy = workspace.load("acme")
        change = Change(Message("person.added"), additions([Person(id="new")]))
        workspace.journal("acme").append(copy.edit(change))
    target = tmp_path / "copy.visavis"

    workspace_care.copy(filled.label, str(target))

    with Workspace.open(Address.parse(target)) as copied:
        assert "new" in copied.load("acme").plan.persons


def test_nothing_is_copied_into_a_workspace_with_something_in_it(
    filled: Address, server: postgres.Server, tmp_path: Path
):
    file, elsewhere = tmp_path / "full.visavis", server.new_workspace()
    for target in (Address.parse(file), elsewhere):
        with Workspace.open(target) as workspace:
            workspace.add(bare_plan(), "Eva")

        with pytest.raises(UserError, match="must be an empty one"):
            workspace_care.copy(filled.label, target.label)

        with Workspace.open(target) as workspace:
            assert workspace.load(ACCOUNT).plan == bare_plan()


def test_only_an_owner_fills_a_workspace(filled: Address, server: postgres.Server):
    editor = server.role(server.new_workspace(), "editor")

    with pytest.raises(UserError, match="Only an owner"):
        workspace_care.copy(filled.label, editor.label)


def test_a_copy_that_fails_leaves_no_file(filled: Address, tmp_path: Path, monkeypatch):
    def fail(*_: object) -> int:
        raise UserError("The disk is full.")

    monkeypatch.setattr(Workspace, "copy_into", fail)
    target = tmp_path / "copy.visavis"

    with pytest.raises(UserError, match="disk is full"):
        workspace_care.copy(filled.label, str(target))

    assert not target.exists()


def test_a_backup_of_a_workspace_can_be_opened_by_itself(filled: Address, tmp_path: Path):
    before = everything(filled)
    target = tmp_path / "backup.visavis"
    target.write_text("an older backup")
    with Workspace.open(filled) as workspace:
        workspace.copy_to(target)

    assert everything(Address.parse(target)) == before


def test_a_sound_workspace_is_found_so(filled: Address):
    found = workspace_care.check(filled.label)

    assert (found.place, found.accounts, found.changes) == (filled.label, 2, 4)
    assert found.faults == ()


def test_rows_that_do_not_agree_with_their_history_are_found(filled: Address):
    with (
        Workspace.open(filled) as workspace,
        workspace._database.writing() as connection,  # noqa: SLF001  to do what nobody may
    ):
        connection.exec_driver_sql("UPDATE person SET name = 'somebody' WHERE id = 'eva'")

    found = workspace_care.check(filled.label)

    assert len(found.faults) == 1
    assert "acme" in found.faults[0]


def test_a_workspace_that_is_not_there_is_not_made_by_looking(tmp_path: Path):
    with pytest.raises(UserError, match="There is no workspace"):
        workspace_care.check(str(tmp_path / "none.visavis"))

    assert list(tmp_path.glob("*.visavis")) == []


def test_a_workspace_is_made_once(tmp_path: Path):
    place = str(tmp_path / "new.visavis")

    made = workspace_care.create(place)

    assert made == place
    with usecases.open_workspace(place, create=False) as workspace:
        assert workspace.accounts() == []
    with pytest.raises(UserError, match="There is a workspace already"):
        workspace_care.create(place)
