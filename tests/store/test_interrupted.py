"""A program is killed while it migrates a workspace: that is as before, or up to date."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.store import driver
from app.store.address import Address
from app.store.version import VERSION
from app.store.workspace import Workspace
from tests.store import interrupted, older, postgres

OLDER = range(1, VERSION)
Disk = dict[str, bytes]  # what follows the name of the file, and what is in it


def disk(path: Path) -> Disk:
    """Return what a program leaves that is killed at this moment."""
    return {
        found.name.removeprefix(path.name): found.read_bytes()
        for found in (path, path.with_name(path.name + "-journal"))
        if found.exists()
    }


def left_at_every_statement(path: Path) -> list[Disk]:
    """Bring a file up to date; return what was on the disk before each statement, once each."""
    found: list[Disk] = []

    def note(_: str) -> None:
        if (now := disk(path)) not in found:
            found.append(now)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(driver, "dbapi", interrupted.Overheard(driver.dbapi, note))
        Workspace.open(Address.parse(path), create=False).close()
    return found


@pytest.mark.parametrize("version", OLDER)
def test_a_file_left_at_any_statement_is_as_before_or_up_to_date(tmp_path: Path, version: int):
    path = tmp_path / "old.visavis"
    older.make_file(path, version)
    before = interrupted.state(Address.parse(path))

    disks = left_at_every_statement(path)

    after = interrupted.state(Address.parse(path))
    states = [interrupted.state(rebuilt(one, tmp_path)) for one in disks]
    assert set(states) <= {before, after}
    assert before in states
    assert before != after
    assert sum(bool(one.get("-journal")) for one in disks) > 1, "some left work to roll back"


def test_the_next_start_brings_a_file_up_to_date_that_was_left_half_way(tmp_path: Path):
    path = tmp_path / "old.visavis"
    older.make_file(path, OLDER[0])
    disks = left_at_every_statement(path)

    half_way = [one for one in disks if one.get("-journal")][-1]
    with Workspace.open(rebuilt(half_way, tmp_path), create=False) as workspace:
        plan = workspace.load("account-1").plan

    assert plan == older.plan_of(OLDER[0])


def rebuilt(left: Disk, folder: Path) -> Address:
    path = folder / "left.visavis"
    for old in folder.glob("left.visavis*"):
        old.unlink()
    for end, content in left.items():
        path.with_name(path.name + end).write_bytes(content)
    return Address.parse(path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows knows no fork")
def test_programs_killed_at_every_statement_of_the_scripts_leave_a_server_as_it_was(
    server: postgres.Server,
):
    address = older.make_on(server, OLDER[0])

    killed = interrupted.run(address, "making")

    assert killed >= len(OLDER), "at the least before each script's last word"
    with Workspace.open(address) as workspace:
        assert workspace.load("account-1").plan == older.plan_of(OLDER[0])
