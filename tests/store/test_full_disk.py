"""A disk that is full and a folder that may not be written to: a sentence, and nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app import usecases
from app.errors import UserError
from app.model.change import Change, Edit, Message
from app.store import backups
from app.store.address import Address
from app.store.backups import Reason
from app.store.salvage import salvage
from app.store.workspace import Workspace
from tests.plans import small_plan

SIZE = 1 << 20  # bytes of the disk


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte; where none can be made, its tests are left out, and said so."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux can make a small disk")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)],
        capture_output=True, check=False,
    )  # fmt: skip
    if made.returncode:
        pytest.skip("this system makes no small disk")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, leave: int = 0) -> Path:
    """Fill a disk but for so many bytes."""
    filling = folder / "filling"
    with filling.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(b"\0" * 4096)
        except OSError:
            pass
    if leave:
        os.truncate(filling, max(0, filling.stat().st_size - leave))
    return filling


@pytest.mark.parametrize("leave", [0, 4096, 8192, 16384])
def test_an_edit_waits_in_the_journal_while_the_disk_is_full(disk: Path, leave: int):
    with usecases.open_workspace(str(disk / "team.visavis")) as workspace:
        workspace.add(small_plan(), "Sanne")
        opened = usecases.open_plan(workspace, "acme")
        filling = fill(disk, leave)
        eva = opened.copy.plan.persons["eva"]
        edit = Edit(eva, replace(eva, note="a long note " * 2000))
        change = opened.copy.edit(Change(Message("person.changed"), (edit,)))
        opened.journal.append(change)

        with pytest.raises(UserError, match="is full"):
            opened.copy.sync(opened.store, "Sanne")
        assert workspace.load("acme").plan == small_plan()
        assert opened.journal.pending() == [change]
        filling.unlink()
        opened.copy.sync(opened.store, "Sanne")

        assert workspace.load("acme").plan == opened.copy.plan


def test_on_a_full_disk_no_workspace_is_made_and_that_is_told(disk: Path):
    fill(disk)

    with pytest.raises(UserError, match=str(disk)):
        Workspace.open(Address.parse(disk / "team.visavis"))

    assert not (disk / "team.visavis").exists()


def test_on_a_full_disk_no_backup_is_made_and_none_is_lost(
    disk: Path, tmp_path: Path, monkeypatch
):
    path = tmp_path / "team.visavis"
    with Workspace.open(Address.parse(path)) as workspace:
        workspace.add(small_plan(), "Sanne")
    monkeypatch.setenv("VISAVIS_HOME", str(disk))
    made = backups.make(path, Reason.REGULAR)
    fill(disk)

    with pytest.raises(UserError, match=r"full|No space"):
        backups.make(path, Reason.REGULAR)

    assert backups.found(path) == [made]
    backups.verify(made)
    assert [one.name for one in made.file.parent.iterdir()] == [made.file.name]


def test_nothing_is_restored_onto_a_full_disk_and_the_workspace_stays(disk: Path):
    path = disk / "team.visavis"
    with Workspace.open(Address.parse(path)) as workspace:
        workspace.add(small_plan(), "Sanne")
    made = backups.make(path, Reason.REGULAR)
    before = path.read_bytes()
    fill(disk)

    with pytest.raises(UserError, match=r"No space|room"):
        backups.restore(path, made)

    assert path.read_bytes() == before


def test_nothing_is_salvaged_onto_a_full_disk_and_that_is_told(disk: Path, tmp_path: Path):
    path = tmp_path / "team.visavis"
    with Workspace.open(Address.parse(path)) as workspace:
        workspace.add(small_plan(), "Sanne")
    fill(disk)

    with pytest.raises(UserError):
        salvage(path, disk / "new.visavis")

    assert not (disk / "new.visavis").exists()


def test_a_workspace_on_a_read_only_disk_is_read_and_takes_no_change(disk: Path):
    path = disk / "team.visavis"
    with Workspace.open(Address.parse(path)) as workspace:
        workspace.add(small_plan(), "Sanne")
    before = path.read_bytes(), sorted(disk.iterdir())
    remount(disk, "ro")

    try:
        with usecases.open_workspace(str(path)) as workspace:
            assert workspace.load("acme").plan == small_plan()
            assert not workspace.rights.may_edit
            with pytest.raises(UserError, match="can only be read"):
                workspace.add(small_plan(), "Sanne")
            with pytest.raises(UserError, match="can only be read"):
                workspace.remove("acme")
        with pytest.raises(UserError, match="needs a folder to write in"):
            Workspace.open(Address.parse(disk / "new.visavis"))
        assert (path.read_bytes(), sorted(disk.iterdir())) == before
    finally:
        remount(disk, "rw")


def remount(disk: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)
