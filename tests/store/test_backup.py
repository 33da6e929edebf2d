"""Copies of a workspace: whole, opened to be sure, never over one that is in use."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import UserError
from app.model.account_plan import AccountPlan
from app.model.people import Account
from app.store import backup, driver, probe
from app.store.address import Address
from app.store.workspace import Workspace
from tests.plans import small_plan


@pytest.fixture
def acme(workspace: Workspace) -> Workspace:
    workspace.add(small_plan(), "Sanne")
    return workspace


def test_a_copy_of_an_open_workspace_can_be_opened_by_itself(acme: Workspace, tmp_path: Path):
    copy = tmp_path / "copy.visavis"

    acme.copy_to(copy)

    with Workspace.open(Address.parse(copy)) as opened:
        assert opened.load("acme").plan == small_plan()
        assert opened.history("acme") == acme.history("acme")


def test_a_copy_takes_the_place_of_an_older_one(acme: Workspace, tmp_path: Path):
    copy = tmp_path / "copy.visavis"
    copy.write_text("an older copy")

    acme.copy_to(copy)

    with Workspace.open(Address.parse(copy), create=False) as opened:
        assert len(opened.accounts()) == 1


def test_a_copy_leaves_nothing_else_behind(acme: Workspace, tmp_path: Path):
    folder = tmp_path / "copies"
    folder.mkdir()

    acme.copy_to(folder / "copy.visavis")

    assert [file.name for file in folder.iterdir()] == ["copy.visavis"]


def test_a_workspace_is_not_copied_over_itself(acme: Workspace):
    with pytest.raises(UserError, match="is open already"):
        acme.copy_to(acme.path)

    assert acme.load("acme").plan == small_plan()


def test_a_copy_into_a_missing_folder_is_refused_in_a_sentence(acme: Workspace, tmp_path: Path):
    with pytest.raises(UserError, match="needs a folder to write in"):
        acme.copy_to(tmp_path / "missing" / "copy.visavis")


def test_a_copy_that_is_not_sound_takes_nobodys_place(
    acme: Workspace, tmp_path: Path, monkeypatch
):
    copy = tmp_path / "copy.visavis"
    copy.write_text("an older copy")

    def unsound(path: Path, *_: object) -> int:
        raise driver.damaged(path)

    monkeypatch.setattr(probe, "look", unsound)
    with pytest.raises(UserError, match="is damaged"):
        acme.copy_to(copy)

    assert copy.read_text() == "an older copy"
    assert not list(tmp_path.glob("*.new*"))


def test_the_copy_of_before_a_version_never_takes_the_place_of_another(tmp_path: Path):
    work = tmp_path / "work.visavis"

    first = backup.before_version(work, 2)
    first.touch()
    second = backup.before_version(work, 2)

    assert first.name == "work-before-v2.visavis"
    assert second.name == "work-before-v2-2.visavis"


def test_a_removed_account_leaves_nothing_in_the_file(address: Address):
    with Workspace.open(address) as workspace:
        workspace.add(small_plan(), "Sanne")
        workspace.add(AccountPlan([Account(id="zeta")]), "Sanne")

        workspace.remove("acme")

        assert [summary.id for summary in workspace.accounts()] == ["zeta"]
    assert b"Karim" not in address.path.read_bytes()


def test_reading_what_is_shared_writes_nothing(workspace: Workspace, address: Address):
    before = address.path.read_bytes()

    workspace.shared()

    assert address.path.read_bytes() == before
